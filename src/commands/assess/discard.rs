//! `--discard`: removes a draft, and nothing that was ever sealed.

use super::AssessArgs;
use super::assignment::Assignment;
use crate::commands::Context;
use crate::commands::asking::confirmed;
use crate::error::{Status, UserError};
use crate::model::Framework;
use crate::store::{Lock, Reviews, Workspace};

/// Removes a draft. What is sealed stays.
pub fn discard(
    context: &Context,
    arguments: &AssessArgs,
    workspace: &Workspace,
    framework: &Framework,
    assignment: &Assignment,
) -> anyhow::Result<Status> {
    let reviews = Reviews::of(workspace);
    let (id, cycle, key) = (assignment.person.id(), &assignment.cycle, &assignment.key);
    let path = reviews.path(id, cycle, key);
    let shown = workspace.shown(&path);
    if assignment.displaced.is_some() || !reviews.has(id, cycle, key) {
        return Err(UserError::new(format!("there is no draft to remove for {cycle}")).into());
    }
    let lock = Lock::take(&path, &shown, assignment.rater.as_str())?;
    let draft = reviews.own(id, cycle, key, framework)?;
    if let Some(seal) = &draft.sealed {
        return Err(UserError::new(format!(
            "`{shown}` was sealed on {}; only a draft can be removed",
            seal.date
        ))
        .into());
    }
    if draft.continues.is_some() || !draft.reopened.is_empty() {
        return Err(UserError::new(format!(
            "`{shown}` was sealed before, and the other side may have seen it"
        ))
        .hint("change it and seal it again, or undo your change")
        .into());
    }
    if !arguments.yes {
        if !context.streams.attended {
            return Err(UserError::new(format!("removing `{shown}` needs a yes"))
                .hint("give it with `--yes`")
                .into());
        }
        if !confirmed(context, "Your draft", &format!("Remove `{shown}` for good?"))? {
            context.streams.say(&format!("Kept `{shown}`."));
            return Ok(Status::Done);
        }
    }
    reviews.remove(id, cycle, key, lock)?;
    context.streams.say(&format!("Removed `{shown}`."));
    Ok(Status::Done)
}
