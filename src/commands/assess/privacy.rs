//! Keeps what people write about each other out of git.

use super::AssessArgs;
use super::open_assessment::OpenAssessment;
use crate::commands::asking::agreed;
use crate::commands::init::ignore_reviews;
use crate::commands::{Context, privacy};

/// Offers to keep the reviews out of git, where it would commit them. Gives whether they are out of it.
pub fn keep_private(
    context: &Context,
    arguments: &AssessArgs,
    open: &OpenAssessment<'_>,
) -> anyhow::Result<bool> {
    if !open.would_be_committed() {
        return Ok(true);
    }
    let question = "These answers are private, but git would commit them. Add `reviews/` to .gitignore?";
    let wanted = arguments.yes
        || (context.streams.attended && !open.resumed && agreed(context, "Private answers", question)?);
    if wanted {
        ignore_reviews(&open.workspace.root)?;
        return Ok(!open.would_be_committed());
    }
    // Where nothing comes between, the warning at the end is enough.
    if arguments.edit || context.streams.attended {
        warn_of_git(context, open);
    }
    Ok(false)
}

/// Warns that git would commit the answers.
pub fn warn_of_git(context: &Context, open: &OpenAssessment<'_>) {
    let hint = "add the line `reviews/` to .gitignore, or run this with `--yes`";
    privacy::warn_of_git(context, open.shown(), hint);
}
