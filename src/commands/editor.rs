//! Texts that are written in the user's editor: opened, and opened again with what is wrong with them on top.

use crate::diagnostic::Finding;
use crate::error::UserError;
use crate::render::visible_line;

/// Marks the lines that hold errors, so that they are left out when a text is opened again.
pub const ERROR: &str = "#! line ";

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
