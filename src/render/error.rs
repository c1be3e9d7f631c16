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

/// A list in words that names at most `most`: `a, b and 3 more`.
pub fn some_of(words: &[String], most: usize) -> String {
    if words.len() <= most {
        return list_in_words(words);
    }
    format!("{} and {} more", words[..most].join(", "), words.len() - most)
}

/// A list in words: `a`, `a and b`, `a, b and c`.
pub fn list_in_words(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}
