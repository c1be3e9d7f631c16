//! Texts that are written in the user's editor: opened, and opened again with what is wrong with them on top.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::diagnostic::Finding;
use crate::error::{Left, UserError};
use crate::render::visible_line;
use crate::terminal::HeldSignals;

/// Marks the lines that hold errors, so that they are left out when a text is opened again.
pub const ERROR: &str = "#! line ";

/// An editor that comes back sooner than this with nothing changed has opened a window and not waited.
pub const AT_ONCE: Duration = Duration::from_millis(1500);

/// The editors that take `+12` for line 12.
const TAKE_A_LINE: [&str; 12] =
    ["vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"];

/// Opens a file in the editor that the user has set, at this line where the editor can be told, and waits for it.
/// `kept` says where the text is and how to go on, should that fail.
pub fn open(path: &Path, line: Option<usize>, kept: &str) -> anyhow::Result<()> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words = shell_words::split(&editor)
        .map_err(|error| UserError::new(format!("`{editor}` cannot be run as an editor: {error}")))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(UserError::new("no editor is set").hint("set VISUAL or EDITOR").into());
    };
    // Ctrl-C in an editor is the editor's.
    let signals = HeldSignals::hold()?;
    let status = Command::new(program)
        .args(arguments)
        .args(line.filter(|_| takes_a_line(program)).map(|line| format!("+{line}")))
        .arg(path)
        .status()
        .map_err(|error| {
            UserError::new(format!("the editor `{program}` did not start: {error}"))
                .hint("set VISUAL or EDITOR")
        })?;
    if let Some(signal) = signals.received().filter(|signal| *signal != Left::by_key().0) {
        return Err(Left(signal).into());
    }
    if status.success() {
        Ok(())
    } else {
        Err(UserError::new(format!("the editor `{program}` failed, and nothing was taken over"))
            .hint(kept)
            .into())
    }
}

fn takes_a_line(program: &str) -> bool {
    let name = Path::new(program).file_name().unwrap_or_default();
    TAKE_A_LINE.iter().any(|known| name == *known)
}

/// That an editor came back too soon; `kept` says where the text is and how to go on.
pub fn did_not_wait(kept: &str) -> anyhow::Error {
    UserError::new("the editor came back at once, and nothing was changed")
        .hint("an editor with a window has to be told to wait, as in `VISUAL=\"code --wait\"`")
        .hint(kept)
        .into()
}

/// A text with what is wrong with it on top.
pub fn with_errors(text: &str, findings: &[Finding]) -> String {
    let errors = findings.iter().map(|finding| {
        let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let (line, column) = finding.position();
        // The lines on top push the rest down by as many.
        let line = without_errors_line(line, text) + findings.len();
        // A line break in what was written must not end the comment.
        let said = format!("{}{help}", finding.message);
        format!("{ERROR}{line}, column {column}: {}\n", visible_line(&said))
    });
    format!("{}{}", errors.collect::<String>(), without_errors(text))
}

/// The number of a line of the text once earlier error lines are left out.
fn without_errors_line(line: usize, text: &str) -> usize {
    line - text.lines().take(line).filter(|line| line.starts_with(ERROR)).count()
}

/// A text without what was said to be wrong with it.
pub fn without_errors(text: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with(ERROR));
    lines.collect()
}
