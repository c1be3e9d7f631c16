//! `--edit`: a commented form in the editor, reopened with the errors on top, and kept where it is not finished.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Context;
use super::editor::{Edited, Editing};
use crate::diagnostic::{Finding, Source};
use crate::error::InvalidFiles;
use crate::model::{Answer, Id};
use crate::store::{self, Privacy, Workspace};
use crate::yaml;

/// Begins the line that says which answers a form was made from.
const MADE_FROM: &str = "#= ";

/// A form to fill in.
#[derive(Debug)]
pub struct Form {
    pub path: PathBuf,
    /// What it asks, with what is answered already.
    pub blank: String,
    /// What tells the answers that it was made from.
    pub made_from: String,
}

/// What takes over what a form says.
pub trait Reads {
    /// Takes over what the form says, and saves it.
    ///
    /// # Errors
    /// [`InvalidFiles`] where it has faults.
    fn read(&mut self, source: &Arc<Source>) -> anyhow::Result<()>;
}

/// A form that is being filled in.
struct Filling<'f, 'r, R> {
    form: &'f Form,
    reads: &'r mut R,
}

impl Form {
    /// Opens the form until it reads, and lets it be taken over.
    pub fn fill(
        self,
        context: &Context,
        workspace: &Workspace,
        reads: &mut impl Reads,
    ) -> anyhow::Result<()> {
        let shown = workspace.shown(&self.path);
        self.begin(context, &shown)?;
        let kept = format!("the form is kept in `{shown}`; `--edit` opens it again");
        let edited = Edited { path: self.path.clone(), shown, kept };
        edited.edit(context, None, &mut Filling { form: &self, reads })
    }

    /// Lays out the form to open: the one that was left before, unless there are other answers since.
    fn begin(&self, context: &Context, shown: &str) -> anyhow::Result<()> {
        let made_from = format!("{MADE_FROM}{}\n", self.made_from);
        let path: &Path = &self.path;
        store::refuse_other(path, shown)?;
        if path.is_file() {
            // What is in another encoding can be put right in the editor alone.
            let Ok(kept) = store::source_of_path(path, shown) else { return Ok(()) };
            if kept.text.contains(&made_from) {
                return Ok(());
            }
            let says = match kept.text.contains(MADE_FROM) {
                true => format!("There are other answers since the form in `{shown}` was left"),
                false => format!("What is in `{shown}` does not say which answers it was made from"),
            };
            let aside = store::keep_aside(path, shown, "old")?;
            context.streams.say(&format!("{says}: it is kept in `{aside}`."));
        }
        store::replace(path, &format!("{made_from}{}", self.blank), Privacy::Private)
    }
}

impl<R: Reads> Editing for Filling<'_, '_, R> {
    /// What was filled in while nobody waited is taken over.
    fn is_unchanged(&self, text: &str, as_opened: &str) -> bool {
        text == as_opened && text.ends_with(&self.form.blank)
    }

    fn take(&mut self, source: &Arc<Source>) -> anyhow::Result<Vec<Finding>> {
        match self.reads.read(source) {
            Ok(()) => Ok(Vec::new()),
            Err(error) => error.downcast().map(|InvalidFiles(findings)| findings),
        }
    }
}

/// The lines of a cell's answer, with what is said already.
pub fn answer(out: &mut String, answer: &Answer) -> anyhow::Result<()> {
    let Answer { rating, examples, note, evidence, forward: _ } = answer;
    let rating = rating.clone().map(Id::from);
    let evidence = (!evidence.is_empty()).then_some(evidence);
    out.push_str(&yaml::form_entry("rating", &rating, 6)?);
    let examples: Vec<&str> = examples.iter().map(Id::as_str).collect();
    out.push_str(&format!("      examples: [{}]\n", examples.join(", ")));
    out.push_str(&yaml::form_entry("note", note, 6)?);
    out.push_str(&yaml::form_entry("evidence", &evidence, 6)?);
    Ok(())
}
