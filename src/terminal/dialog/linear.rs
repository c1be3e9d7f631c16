//! Conversations line by line: what is asked is said once, and a typed line answers it. Nothing is redrawn, no
//! cursor moves, and nothing is told by place or color. The same pages as on a screen, and the same answers.

mod answer;
mod sheet;
#[cfg(test)]
mod tests;
mod typed;
mod words;

use std::io;

use signal_hook::consts::SIGINT;

use super::{Save, not_saved};
use crate::analysis::dialog::{Ask, Conversation, Lines, Page, Response, Value};
use crate::error::Left;
use answer::{Asked, Outcome};
use sheet::Sheet;
use typed::Typed;
use words::Telling;

/// Where lines are said and heard.
trait Teletype {
    /// Says something, as it is.
    fn say(&mut self, text: &str) -> io::Result<()>;
    /// Waits for a line.
    fn hear(&mut self) -> io::Result<Heard>;
    /// Whether a further line came with the last one: nobody types as fast as that, so it was pasted.
    fn has_more(&mut self) -> io::Result<bool>;
    /// Forgets the rest of a paste.
    fn drain(&mut self) -> io::Result<()>;
    /// How many columns a row has.
    fn columns(&self) -> usize;
    /// Whether nobody was told yet how to answer.
    fn is_first(&mut self) -> bool;
}

/// What came from the keyboard.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Heard {
    /// A line, without its end.
    Line(String),
    /// The person left or this signal arrived, with the beginning of a line.
    Gone { signal: i32, begun: String },
}

/// What comes next on a page.
enum Turn {
    /// All its fields are answered.
    Reply,
    /// To the page before.
    Back,
    /// One of its actions, by its key.
    Act(char),
}

/// Holds a conversation, as [`super::hold`] does.
pub fn hold<C: Conversation>(conversation: &mut C, save: Save<'_, C>) -> anyhow::Result<()> {
    converse(conversation, &mut Typed::open()?, save)
}

/// A terminal that shows nothing of what is typed, for as long as this lives: also not of what is typed ahead.
pub struct Concealed(Typed);

impl Concealed {
    pub fn open() -> anyhow::Result<Self> {
        let typed = Typed::open()?;
        typed.conceal()?;
        Ok(Self(typed))
    }

    /// Asks for a line.
    ///
    /// # Errors
    /// As [`super::hold`].
    pub fn ask(&mut self, question: &str) -> anyhow::Result<String> {
        self.0.say(&format!("{question} "))?;
        let heard = self.0.hear()?;
        self.0.say("\n")?;
        match heard {
            Heard::Line(line) => Ok(line),
            Heard::Gone { signal, .. } => Err(Left(signal).into()),
        }
    }
}

fn converse<C: Conversation>(
    conversation: &mut C,
    wire: &mut dyn Teletype,
    save: Save<'_, C>,
) -> anyhow::Result<()> {
    if wire.is_first() {
        say(words::HINTS, wire)?;
    }
    let mut before = Page::default();
    let mut sheet = Sheet::new(conversation.page());
    say_page(&sheet.page, &before, wire)?;
    loop {
        let response = match answer(&mut sheet, conversation, wire, save)? {
            Turn::Reply => conversation.reply(&sheet.values),
            Turn::Back => conversation.back(&sheet.values),
            Turn::Act(key) => {
                conversation.keep(&sheet.values);
                conversation.act(key)
            }
        };
        if let Response::Refused { why, field } = response {
            say(&why, wire)?;
            sheet.turn_back_to(field);
            continue;
        }
        save_or_ask(conversation, wire, save)?;
        if response == Response::Finished {
            return Ok(());
        }
        before = std::mem::replace(&mut sheet, Sheet::new(conversation.page())).page;
        say_page(&sheet.page, &before, wire)?;
    }
}

/// Asks for one field after the other, until the page is answered or left.
fn answer<C: Conversation>(
    sheet: &mut Sheet,
    conversation: &mut C,
    wire: &mut dyn Teletype,
    save: Save<'_, C>,
) -> anyhow::Result<Turn> {
    loop {
        for text in sheet.unread() {
            let text = words::set(&words::paragraphs(&text), wire.columns());
            wire.say(&format!("\n{text}"))?;
        }
        let (outcome, values) = ask(sheet, conversation, wire, save)?;
        let changed = values != sheet.values;
        sheet.values = values;
        if changed && !matches!(outcome, Outcome::Leave(_)) {
            conversation.keep(&sheet.values);
            save_or_ask(conversation, wire, save)?;
            if let Some(page) = conversation.revise(&sheet.values) {
                sheet.revise(page);
            }
        }
        match outcome {
            Outcome::On(said) => {
                wire.say(&words::set(said.as_slice(), wire.columns()))?;
                if !sheet.go_on() {
                    return Ok(Turn::Reply);
                }
            }
            Outcome::Stay(said) => wire.say(&words::set(&said, wire.columns()))?,
            Outcome::Back if sheet.go_back() => {}
            Outcome::Back if sheet.page.can_go_back => return Ok(Turn::Back),
            Outcome::Back => say("There is nothing to go back to; quit leaves.", wire)?,
            Outcome::Act(key) => return Ok(Turn::Act(key)),
            Outcome::Help => {
                wire.say(&words::set(&words::help(&sheet.page), wire.columns()))?;
                sheet.tell(Telling::Question);
            }
            Outcome::Again => {
                say_page(&sheet.page, &Page::default(), wire)?;
                sheet.tell_again();
            }
            Outcome::Leave(signal) => {
                conversation.keep(&sheet.values);
                if signal == SIGINT {
                    save_or_ask(conversation, wire, save)?;
                } else {
                    save(conversation)?;
                }
                return Err(Left(signal).into());
            }
        }
    }
}

/// Asks for the field that it is the turn of; gives what a line means, and what all fields hold then.
fn ask<C: Conversation>(
    sheet: &mut Sheet,
    conversation: &mut C,
    wire: &mut dyn Teletype,
    save: Save<'_, C>,
) -> anyhow::Result<(Outcome, Vec<Value>)> {
    let telling = sheet.take_telling();
    let asked = Asked { page: &sheet.page, field: sheet.field(), value: sheet.value() };
    wire.say(&words::set(&words::field(&asked, telling), wire.columns()))?;
    wire.say(&words::prompt(&asked))?;
    let line = match hear(wire)? {
        Heard::Line(line) => line,
        Heard::Gone { signal, begun } => {
            wire.say("\n")?;
            return Ok((Outcome::Leave(signal), sheet.with(asked.begun(&begun))));
        }
    };
    match asked.lines() {
        Some(Lines::One) => match joined(line, wire)? {
            Heard::Line(line) => {
                let (outcome, value) = asked.written(&line);
                Ok((outcome, sheet.with(value)))
            }
            Heard::Gone { signal, begun } => Ok((Outcome::Leave(signal), sheet.with(asked.begun(&begun)))),
        },
        // A paste may begin with an empty line.
        Some(Lines::Several) if line.trim().is_empty() && wire.has_more()? => {
            write(Vec::new(), sheet, conversation, wire, save)
        }
        Some(Lines::Several) => match asked.begins(&line) {
            Ok(text) => write(text, sheet, conversation, wire, save),
            Err((outcome, value)) => Ok((outcome, sheet.with(value))),
        },
        None if wire.has_more()? => {
            wire.drain()?;
            let said = "Several lines came at once, which answer nothing here; nothing was changed.";
            Ok((Outcome::Stay(vec![said.to_owned()]), sheet.values.clone()))
        }
        None => {
            let (outcome, value) = asked.answered(&line);
            Ok((outcome, sheet.with(value)))
        }
    }
}

/// Takes the further lines of a text up to an empty one; each is kept as it comes.
fn write<C: Conversation>(
    mut text: Vec<String>,
    sheet: &Sheet,
    conversation: &mut C,
    wire: &mut dyn Teletype,
    save: Save<'_, C>,
) -> anyhow::Result<(Outcome, Vec<Value>)> {
    loop {
        let values = held(&text, sheet);
        conversation.keep(&values);
        save_or_ask(conversation, wire, save)?;
        match hear(wire)? {
            // Within a paste an empty line is one of the text.
            Heard::Line(line) if line.trim().is_empty() && !wire.has_more()? => {
                return Ok((Outcome::On(None), values));
            }
            Heard::Line(line) => {
                text.push(line);
            }
            Heard::Gone { signal, begun } => {
                wire.say("\n")?;
                text.push(begun);
                return Ok((Outcome::Leave(signal), held(&text, sheet)));
            }
        }
    }
}

/// What the fields hold when the text has these lines.
fn held(text: &[String], sheet: &Sheet) -> Vec<Value> {
    sheet.with(Some(Value::Text(text.join("\n").trim_end().to_owned())))
}

/// Waits for a line. A terminal drops what makes one too long, and tells nobody.
fn hear(wire: &mut dyn Teletype) -> io::Result<Heard> {
    let heard = wire.hear()?;
    if let Heard::Line(line) = &heard
        && typed::may_be_cut(line)
    {
        say("The terminal takes no longer lines than this one: look at how it ends.", wire)?;
    }
    Ok(heard)
}

/// A line and what was pasted with it, as one; also where somebody left in the middle of that.
fn joined(line: String, wire: &mut dyn Teletype) -> io::Result<Heard> {
    let mut joined = line;
    while wire.has_more()? {
        let (more, gone) = match hear(wire)? {
            Heard::Line(more) => (more, None),
            Heard::Gone { signal, begun } => (begun, Some(signal)),
        };
        joined = format!("{} {}", joined.trim_end(), more.trim());
        if let Some(signal) = gone {
            return Ok(Heard::Gone { signal, begun: joined });
        }
    }
    Ok(Heard::Line(joined))
}

/// Says a sentence of our own.
fn say(sentence: &str, wire: &mut dyn Teletype) -> io::Result<()> {
    wire.say(&words::set(&[sentence.to_owned()], wire.columns()))
}

/// Says what is above the fields of a page, as far as it was not said on the page before.
fn say_page(page: &Page, before: &Page, wire: &mut dyn Teletype) -> io::Result<()> {
    let text = words::set(&words::page(page, before), wire.columns());
    wire.say(&format!("\n{text}"))
}

/// Saves; where that fails, until it works or the person leaves.
fn save_or_ask<C: Conversation>(
    conversation: &C,
    wire: &mut dyn Teletype,
    save: Save<'_, C>,
) -> anyhow::Result<()> {
    while let Err(error) = save(conversation) {
        converse(&mut Ask::new(not_saved(&error)), wire, &mut |_| Ok(()))?;
    }
    Ok(())
}
