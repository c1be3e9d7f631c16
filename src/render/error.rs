//! What could not be done, and how to go on: `error:` and `hint:` lines.

use anstyle::{AnsiColor, Style};

use super::visible;

/// An error with its hints, one per line.
pub fn trouble(message: &str, hints: &[String], color: bool) -> String {
    let paint = |style: Style, word: &str| {
        if color { format!("{style}{word}{style:#}") } else { word.to_owned() }
    };
    let error = paint(AnsiColor::Red.on_default().bold(), "error:");
    let hint = paint(AnsiColor::Cyan.on_default().bold(), "hint:");
    let mut text = format!("{error} {}\n", visible(message));
    for line in hints {
        text.push_str(&format!("{hint} {}\n", visible(line)));
    }
    text
}
