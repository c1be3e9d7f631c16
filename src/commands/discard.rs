//! `--discard`: removes a draft, and nothing that was ever sealed.

use super::Context;
use super::asking::confirmed;
use crate::error::{Status, UserError};
use crate::model::{Framework, Id, SideKey};
use crate::store::{Lock, Reviews, Workspace};

/// The draft to remove.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    pub person: &'a Id,
    pub cycle: &'a Id,
    pub key: &'a SideKey,
    /// Whoever removes it.
    pub holder: &'a Id,
    /// Whether there is nothing of theirs, whatever bears the name.
    pub is_anothers: bool,
}

/// Removes a draft, once somebody says yes. What is sealed stays.
pub fn discard(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
    draft: Draft<'_>,
    yes: bool,
) -> anyhow::Result<Status> {
    let reviews = Reviews::of(workspace);
    let Draft { person: id, cycle, key, holder, is_anothers } = draft;
    let path = reviews.path(id, cycle, key);
    let shown = workspace.shown(&path);
    if is_anothers || !reviews.has(id, cycle, key) {
        return Err(UserError::new(format!("there is no draft to remove for {cycle}")).into());
    }
    let lock = Lock::take(&path, &shown, holder.as_str())?;
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
    let is_agreed = *key == SideKey::AGREED;
    if is_agreed && !draft.is_open_meeting() {
        return Err(UserError::new(format!("`{shown}` was written by hand, and reports go by it"))
            .hint("`--seal` seals it; where none of it counts, delete the file yourself")
            .into());
    }
    if !yes {
        if !context.streams.attended {
            return Err(UserError::new(format!("removing `{shown}` needs a yes"))
                .hint("give it with `--yes`")
                .into());
        }
        let title = if is_agreed { "The draft of what you agree on" } else { "Your draft" };
        if !confirmed(context, title, &format!("Remove `{shown}` for good?"))? {
            context.streams.say(&format!("Kept `{shown}`."));
            return Ok(Status::Done);
        }
    }
    reviews.remove(id, cycle, key, lock)?;
    context.streams.say(&format!("Removed `{shown}`."));
    Ok(Status::Done)
}
