//! Who somebody is: a flag, the environment, the user file, or asked once.

use std::str::FromStr;

use super::Context;
use crate::error::{Left, UserError};
use crate::model::Id;
use crate::store::UserFile;
use crate::terminal::prompts;

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

/// Who the user is; asked where somebody is there to answer.
pub fn required(context: &Context) -> anyhow::Result<Id> {
    if let Some(me) = known(context)? {
        return Ok(me);
    }
    if !context.streams.attended {
        return Err(UserError::new("it is not known who you are")
            .hint(
                "say so with `--person ID`, the variable STEPS_PERSON, or `person = \"ID\"` in the user file",
            )
            .into());
    }
    ask(context)
}

fn ask(context: &Context) -> anyhow::Result<Id> {
    let suggestion =
        std::env::var("USER").ok().and_then(|user| Id::from_name(&user)).filter(|id| *id != "root");
    let question = "Who are you? Your name as an id, such as robin-ek";
    let check = |text: &String| Id::from_name(text).map(|_| ()).ok_or("some letters or digits, please");
    let name = prompts::line(question, suggestion.map(String::from), check)?.ok_or(Left)?;
    let Some(me) = Id::from_name(&name) else { anyhow::bail!("the prompt let an empty name pass") };
    if prompts::agreed(&format!("Keep `{me}` for the next time?"))?.ok_or(Left)? {
        let path = UserFile::keep_person(&me)?;
        context.streams.say(&format!("Kept in `{}`.", path.display()));
    }
    Ok(me)
}
