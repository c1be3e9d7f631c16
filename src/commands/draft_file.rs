//! The file of an assessment that is being answered: locked while it is, saved as a whole, and what has to be said
//! where it is opened again.

use std::path::{Path, PathBuf};

use super::{Context, asking};
use crate::analysis::check::reviews;
use crate::diagnostic::{Source, Sourced};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Assessment, Framework, JournalEntry, Pin, Reopening};
use crate::render::words;
use crate::store::{self, ChangedMeanwhile, Lock, OpenFile, Reviews, Workspace};

/// A file that is open to be answered.
#[derive(Debug)]
pub struct DraftFile<'a> {
    workspace: &'a Workspace,
    file: OpenFile,
    /// Released when the file is closed.
    _lock: Lock,
}

impl<'a> DraftFile<'a> {
    /// Opens the file at this path, whose lock is held.
    pub fn open(workspace: &'a Workspace, path: PathBuf, lock: Lock) -> anyhow::Result<Self> {
        let shown = workspace.shown(&path);
        Ok(Self { workspace, file: OpenFile::open(path, shown)?, _lock: lock })
    }

    /// The path, as people read it.
    pub fn shown(&self) -> &str {
        self.file.shown()
    }

    /// Where a form is while it is being filled in.
    pub fn form_path(&self) -> PathBuf {
        Reviews::of(self.workspace).form_path(self.file.path())
    }

    /// Whether git would take the file along.
    pub fn would_be_committed(&self) -> bool {
        store::would_pick_up(self.file.path())
    }

    /// Saves, of which nothing is written where another program changed the file meanwhile.
    pub fn save(&self, assessment: &Assessment, framework: &Framework) -> anyhow::Result<()> {
        self.file.save(assessment, framework)
    }

    /// Saves by `save`, also where another program changed the file meanwhile.
    ///
    /// # Errors
    /// That it was changed: both versions are kept by then.
    pub fn insist(&self, save: &dyn Fn() -> anyhow::Result<()>) -> anyhow::Result<()> {
        let saved = save();
        match saved.as_ref().err().and_then(|error| error.downcast_ref::<ChangedMeanwhile>()) {
            None => saved,
            Some(changed) => {
                save()?;
                let hint =
                    format!("your answers are saved in `{}`: compare the two, then go on", self.shown());
                Err(UserError::new(changed.to_string()).hint(hint).into())
            }
        }
    }

    /// Refuses what `steps check` would find fault with once it is sealed, in the file as it was saved.
    pub fn refuse_faults(
        &self,
        assessment: &Assessment,
        framework: &Framework,
        journal: &[JournalEntry],
    ) -> anyhow::Result<()> {
        let path: &Path = self.file.path();
        let source = store::source_of_path(path, self.shown());
        let source = source.map_err(|finding| InvalidFiles(vec![finding]))?;
        let sourced = Sourced { source, value: assessment.clone() };
        let mut problems = assessment.unknown_ids(&sourced.source, framework);
        problems.extend(reviews::answers(&sourced, &assessment.cells, journal));
        if problems.is_empty() { Ok(()) } else { Err(InvalidFiles(store::placed(problems)).into()) }
    }
}

/// Takes a draft of another version of the framework along. One that names what is no longer there stays of its
/// version, so that nothing of it is lost or taken for a mistake.
pub fn take_along(context: &Context, framework: &Framework, assessment: &mut Assessment) {
    let (then, now) = (assessment.framework.clone(), Pin::of(framework));
    let mut current = Assessment { framework: now.clone(), ..assessment.clone() };
    // What is added to a seal is added to what was sealed.
    let mut carried = if current.continues.is_none() { current.carry(framework) } else { Vec::new() };
    match current.unknown_ids(&Source::new("", ""), framework).is_empty() {
        true => *assessment = current,
        false => carried.clear(),
    }
    let changed = match then.version == now.version {
        true => "The framework's texts have changed since this was begun.".to_owned(),
        false => {
            format!("The framework has changed since this was begun ({}, now {}).", then.version, now.version)
        }
    };
    let kept = match carried.as_slice() {
        [] => "Your answers are kept.".to_owned(),
        ids => format!("Your answers are carried over: {}.", words::carried(ids)),
    };
    context.streams.say(&format!("{changed} {kept}"));
}

/// The record of an opening: its reason is given, or asked for.
pub fn reopening(
    context: &Context,
    what: &str,
    reason: Option<&str>,
    after_reveal: bool,
) -> anyhow::Result<Reopening> {
    let reason = match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
        Some(reason) => reason.to_owned(),
        None if context.streams.attended => asking::text(
            context,
            "Changing what you sealed",
            "Why do you change it? The other side will read this.",
        )?,
        None => {
            return Err(UserError::new(format!("{what} needs a reason"))
                .hint("give it with `--reason TEXT`; the other side will read it")
                .into());
        }
    };
    Ok(Reopening { date: context.today, reason, after_reveal })
}
