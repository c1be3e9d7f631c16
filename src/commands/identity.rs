//! Who somebody is: a flag, the environment, the user file, or asked once.

use std::str::FromStr;

use super::Context;
use crate::analysis::dialog::{Naming, Newcomer};
use crate::error::UserError;
use crate::model::Id;
use crate::store::UserFile;
use crate::terminal::dialog;

/// Who the user is, if it is known without asking.
pub fn known(context: &Context) -> anyhow::Result<Option<Id>> {
    match &context.person {
        Some(text) => Id::from_str(text).map(Some).map_err(|error| {
            let near = Id::from_name(text).filter(|id| *id != text.as_str());
            UserError::new(error.to_string())
                .maybe_hint(near.map(|id| format!("write `--person {id}`")))
                .into()
        }),
        None => Ok(UserFile::load()?.person),
    }
}

/// Who the user is, as far as a command needs it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Me {
    pub id: Id,
    /// Their name as they typed it, where they were asked just now.
    pub name: Option<String>,
}

/// Whether the next command knows who the user is without being told.
pub fn is_remembered(me: &Id) -> bool {
    let variable = std::env::var("STEPS_PERSON").ok().filter(|person| !person.is_empty());
    match variable {
        Some(person) => *me == person.as_str(),
        // What the user file could not tell either is no reason to stop: then everything is named.
        None => UserFile::load().is_ok_and(|file| file.person.as_ref() == Some(me)),
    }
}

/// Who the user is; asked where somebody is there to answer.
pub fn required(context: &Context) -> anyhow::Result<Me> {
    if let Some(id) = known(context)? {
        return Ok(Me { id, name: None });
    }
    if !context.streams.attended {
        return Err(UserError::new("cannot tell who you are")
            .hint(
                "say so with `--person ID`, the variable STEPS_PERSON, or `person = \"ID\"` in `~/.config/steps/config.toml`",
            )
            .into());
    }
    ask(context)
}

fn ask(context: &Context) -> anyhow::Result<Me> {
    let suggestion =
        std::env::var("USER").ok().filter(|user| user != "root" && Id::from_name(user).is_some());
    let mut naming = Naming::new(suggestion);
    dialog::hold(&mut naming, context.streams.look(), &mut |_| Ok(()))?;
    let Some(Newcomer { name, id, remember }) = naming.newcomer() else {
        anyhow::bail!("the question who you are ended without an answer")
    };
    if remember {
        let path = UserFile::keep_person(&id)?;
        context.streams.say(&format!("Saved who you are in `{}`.", path.display()));
    }
    Ok(Me { id, name: Some(name) })
}
