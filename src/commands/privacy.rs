//! Keeps what people write about each other out of git.

use std::path::Path;

use super::Context;
use super::asking::agreed;
use super::draft_file::DraftFile;
use super::init::{ignore_reviews, let_envelopes_through};
use crate::model::Share;
use crate::render;
use crate::store::{JournalFile, Workspace, would_pick_up};

/// Whether what is private may be kept out of git by a line in `.gitignore`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Consent {
    /// As was said on the command line.
    Given,
    /// Whoever is there is asked.
    Ask,
    /// Nobody is asked; a warning follows.
    Unasked,
}

/// Keeps a journal out of git, where git would commit it and that is wanted.
pub fn keep_private(
    context: &Context,
    workspace: &Workspace,
    journal: &JournalFile,
    consent: Consent,
) -> anyhow::Result<()> {
    if consent == Consent::Unasked || !would_pick_up(journal.path()) {
        return Ok(());
    }
    let question = "This journal is private, but git would commit it. Add `reviews/` to .gitignore?";
    if consent == Consent::Given || agreed(context, "Private notes", question)? {
        keep_out(workspace)?;
    }
    Ok(())
}

/// Keeps answers out of git, where it would commit them and that is wanted. Gives whether they are out of it.
pub fn keep_answers_private(
    context: &Context,
    workspace: &Workspace,
    file: &DraftFile<'_>,
    consent: Consent,
) -> anyhow::Result<bool> {
    if !file.would_be_committed() {
        return Ok(true);
    }
    let question = "These answers are private, but git would commit them. Add `reviews/` to .gitignore?";
    let wanted = match consent {
        Consent::Given => true,
        Consent::Ask => agreed(context, "Private answers", question)?,
        Consent::Unasked => false,
    };
    if wanted {
        keep_out(workspace)?;
        return Ok(!file.would_be_committed());
    }
    Ok(false)
}

/// Keeps the reviews out of git, all but the envelopes where those cross with it.
fn keep_out(workspace: &Workspace) -> anyhow::Result<()> {
    match workspace.settings.value.share {
        Some(Share::Git) => let_envelopes_through(&workspace.root).map(drop),
        None => ignore_reviews(&workspace.root).map(drop),
    }
}

/// Warns that git would commit the answers.
pub fn warn_of_answers(context: &Context, file: &DraftFile<'_>) {
    let hint = "add the line `reviews/` to .gitignore, or run this with `--yes`";
    warn_of_git(context, file.shown(), hint);
}

/// Warns where git would commit a private file.
pub fn warn_if_taken(context: &Context, path: &Path, shown: &str) {
    if would_pick_up(path) {
        warn_of_git(context, shown, "keep it out of git with a line in .gitignore");
    }
}

/// Warns where git would commit a journal all the same.
pub fn warn_if_open(context: &Context, journal: &JournalFile) {
    warn_if_taken(context, journal.path(), journal.shown());
}

/// Warns that git would commit a private file.
pub fn warn_of_git(context: &Context, shown: &str, hint: &str) {
    let message = format!("git would commit `{shown}`, which is private");
    context.streams.report(&render::warning(&message, &[hint.to_owned()], context.streams.err.page()));
}
