//! Keeps what people write about each other out of git.

use super::Context;
use super::asking::agreed;
use super::init::ignore_reviews;
use crate::render;
use crate::store::{JournalFile, Workspace, would_pick_up};

/// Whether a journal may be kept out of git by a line in `.gitignore`.
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
        ignore_reviews(&workspace.root)?;
    }
    Ok(())
}

/// Warns where git would commit a journal all the same.
pub fn warn_if_open(context: &Context, journal: &JournalFile) {
    if would_pick_up(journal.path()) {
        warn_of_git(context, journal.shown(), "add the line `reviews/` to .gitignore");
    }
}

/// Warns that git would commit a private file.
pub fn warn_of_git(context: &Context, shown: &str, hint: &str) {
    let message = format!("git would commit `{shown}`, which is private");
    context.streams.report(&render::warning(&message, &[hint.to_owned()], context.streams.err.page()));
}
