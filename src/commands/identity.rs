//! Who somebody is: a flag, the environment, the user file, or asked once.

use std::str::FromStr;

use dialoguer::console::Term;
use dialoguer::{Confirm, Input};

use super::Context;
use crate::error::{Left, Trouble};
use crate::model::Id;
use crate::store::UserFile;

/// Who the user is, if it is known without asking.
pub fn known(context: &Context) -> anyhow::Result<Option<Id>> {
    match &context.person {
        Some(text) => Id::from_str(text).map(Some).map_err(|error| {
            let near = Id::from_name(text).filter(|id| *id != text.as_str());
            Trouble::new(error.to_string()).maybe_hint(near.map(|id| format!("write `--person {id}`"))).into()
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
        return Err(Trouble::new("it is not known who you are")
            .hint(
                "say so with `--person ID`, the variable STEPS_PERSON, or `person = \"ID\"` in the user file",
            )
            .into());
    }
    ask(context)
}

fn ask(context: &Context) -> anyhow::Result<Id> {
    let term = Term::stderr();
    let suggestion =
        std::env::var("USER").ok().and_then(|user| Id::from_name(&user)).filter(|id| *id != "root");
    let mut prompt = Input::<String>::new()
        .with_prompt("Who are you? Your name as an id, such as robin-ek")
        .validate_with(|text: &String| Id::from_name(text).map(|_| ()).ok_or("letters and digits, please"));
    if let Some(id) = suggestion {
        prompt = prompt.default(id.to_string());
    }
    let name = prompt.interact_text_on(&term).map_err(|error| left(&term, error))?;
    let Some(me) = Id::from_name(&name) else { anyhow::bail!("the prompt let an empty name pass") };
    let keep = Confirm::new()
        .with_prompt(format!("Keep `{me}` for the next time?"))
        .default(true)
        .interact_on_opt(&term)
        .map_err(|error| left(&term, error))?;
    if keep == Some(true) {
        let path = UserFile::keep_person(&me)?;
        context.streams.say(&format!("Kept in `{}`.", path.display()));
    }
    Ok(me)
}

/// A prompt that was left: the cursor comes back, and what is said is who can be named instead.
fn left(term: &Term, error: dialoguer::Error) -> anyhow::Error {
    let dialoguer::Error::IO(error) = error;
    // The terminal may be gone; then there is no cursor to show either.
    let _ = term.show_cursor();
    match error.kind() {
        std::io::ErrorKind::Interrupted | std::io::ErrorKind::UnexpectedEof => Left.into(),
        _ => error.into(),
    }
}
