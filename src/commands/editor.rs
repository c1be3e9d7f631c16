//! Texts that are written in the user's editor: opened, and opened again with what is wrong with them on top.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::Context;
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, UserError};
use crate::render::visible_line;
use crate::store::{self, Privacy};
use crate::terminal::{AT_ONCE, open_editor};

/// Marks the lines that hold errors, so that they are left out when a text is opened again.
pub const ERROR: &str = "#! line ";

/// A file that is edited until it is sound.
#[derive(Clone, Debug)]
pub struct Edited {
    pub path: PathBuf,
    pub shown: String,
    /// Where the text is and how to go on, should that fail.
    pub kept: String,
}

/// What an edited text is checked by, and what becomes of it.
pub trait Editing {
    /// Whether a text says nothing that was not there when it was opened.
    fn is_unchanged(&self, text: &str, as_opened: &str) -> bool;

    /// Takes a text where it is sound; else gives what is wrong with it.
    fn take(&mut self, source: &Arc<Source>) -> anyhow::Result<Vec<Finding>>;
}

impl Edited {
    /// Opens the file in the editor, at this line, until its text is taken: again with what is wrong on top, as git
    /// does it. Then it is removed.
    ///
    /// # Errors
    /// The text stays faulty and nobody mends it, or it cannot be read; then the file is kept, and that is said.
    pub fn edit(
        &self,
        context: &Context,
        mut line: Option<usize>,
        editing: &mut dyn Editing,
    ) -> anyhow::Result<()> {
        // What is in another encoding can be put right in the editor alone.
        let mut before = self.read().map_or_else(|_| String::new(), |source| source.text.clone());
        loop {
            let started = Instant::now();
            open_editor(&self.path, line.take(), &self.kept)?;
            let source = self.read().inspect_err(|_| self.say(context))?;
            let after = &source.text;
            if editing.is_unchanged(after, &before) && started.elapsed() < AT_ONCE {
                return Err(did_not_wait(&self.kept));
            }
            let findings = editing.take(&source)?;
            if findings.is_empty() {
                // Its content is saved elsewhere; a file that stays behind is only opened again.
                let _ = fs_err::remove_file(&self.path);
                return Ok(());
            }
            // Where nobody is there, a program that repeats its mistake would be run without end.
            let was_told = before.starts_with(ERROR);
            let has_given_up = without_errors(after) == without_errors(&before);
            if was_told && (has_given_up || !context.streams.attended) {
                self.say(context);
                return Err(InvalidFiles(findings).into());
            }
            before = with_errors(after, &findings);
            store::replace(&self.path, &before, Privacy::Private)?;
        }
    }

    /// The text as it is now.
    pub fn read(&self) -> anyhow::Result<Arc<Source>> {
        store::refuse_other(&self.path, &self.shown)?;
        store::source_of_path(&self.path, &self.shown).map_err(|finding| InvalidFiles(vec![finding]).into())
    }

    /// Says where the text is, as a sentence.
    pub fn say(&self, context: &Context) {
        let mut letters = self.kept.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        context.streams.say(&format!("{first}{}.", letters.as_str()));
    }
}

/// That an editor came back too soon; `kept` says where the text is and how to go on.
pub fn did_not_wait(kept: &str) -> anyhow::Error {
    UserError::new("the editor came back at once, and nothing was changed")
        .hint("an editor with a window has to be told to wait, as in `VISUAL=\"code --wait\"`")
        .hint(kept)
        .into()
}

/// A text with what is wrong with it on top.
fn with_errors(text: &str, findings: &[Finding]) -> String {
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
fn without_errors(text: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with(ERROR));
    lines.collect()
}
