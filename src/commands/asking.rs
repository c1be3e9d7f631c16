//! Short questions around a command: the same pages and keys as every conversation.

use super::Context;
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Value};
use crate::error::{Left, UserError};
use crate::terminal::{Input as Asking, dialog};

/// Asks whether to do something that Enter may say yes to.
pub fn agreed(context: &Context, title: &str, question: &str) -> anyhow::Result<bool> {
    yes(context, title, Field::yes_or_no(question))
}

/// Asks whether to do something that should not happen by a slip: nothing is chosen beforehand.
pub fn confirmed(context: &Context, title: &str, question: &str) -> anyhow::Result<bool> {
    let choices = ["Yes", "No"].map(Item::new).into();
    yes(context, title, Field::new(question, Input::Choose(choices, None)))
}

/// Asks one question of yes or no.
fn yes(context: &Context, title: &str, field: Field) -> anyhow::Result<bool> {
    let page = Page { title: title.to_owned(), fields: vec![field], accept: "accept", ..Page::default() };
    let asked = dialog::ask(page, context.streams.look())?;
    Ok(asked.values().first().is_some_and(Value::is_yes))
}

/// Asks for a text that says something. Going back leaves.
pub fn text(context: &Context, title: &str, question: &str) -> anyhow::Result<String> {
    let mut notice = None;
    loop {
        let page = Page {
            title: title.to_owned(),
            notice,
            fields: vec![Field::new(question, Input::Write(String::new(), Lines::Several))],
            accept: "accept",
            ..Page::default()
        };
        let asked = dialog::ask(page, context.streams.look())?;
        let Some(value) = asked.values().first() else { return Err(Left::by_key().into()) };
        if !value.text().trim().is_empty() {
            return Ok(value.text().trim().to_owned());
        }
        notice = Some("A few words, please.".to_owned());
    }
}

/// Says why nothing is asked where nobody is there to answer; `hint` says what to write instead.
pub fn unattended(context: &Context, missing: &str, hint: &str) -> UserError {
    let cannot = match context.streams.input {
        Asking::Never => format!("`--no-input` asks nothing, and {missing}"),
        Asking::Ask => "there is no terminal to ask in".to_owned(),
    };
    UserError::new(cannot).hint(hint)
}
