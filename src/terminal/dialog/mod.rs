//! Conversations, a page at a time, on a screen or line by line. What is asked, and what an answer changes, is up to the
//! conversation; here is how it looks and listens.

#[cfg(test)]
#[path = "../../../tests/fuzz/any_keys.rs"]
mod any_keys;
mod choices;
mod form;
mod frame;
mod input;
mod keys;
mod layout;
mod line_editor;
mod linear;
mod rows;
mod scale;
mod screen;

pub use linear::Concealed;
pub use rows::Palette;

use crate::analysis::dialog::{Ask, Conversation, Field, Page, Paragraph, Response, Tone};
use crate::error::{Left, UserError};
use crate::terminal::editor::{Edited, edited};
use form::{Form, Wish};
use input::Event;
use screen::Screen;

/// How a conversation is held.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// Each page painted over the one before.
    Screen(Palette),
    /// Line after line.
    Linear,
}

/// Saves what a conversation has come to.
type Save<'s, C> = &'s mut dyn FnMut(&C) -> anyhow::Result<()>;

/// Holds a conversation on the terminal. `save` is called after every reply, before the next page is
/// shown, and whenever somebody pauses in a text; if it fails, they may try again or leave.
///
/// Both standard input and standard error must be terminals.
///
/// # Errors
/// [`Left`] where the person left, a signal arrived or the terminal was closed: what was typed is saved
/// by then. Else where the terminal cannot be used.
pub fn hold<C: Conversation>(conversation: &mut C, look: Look, save: Save<'_, C>) -> anyhow::Result<()> {
    let Look::Screen(palette) = look else { return linear::hold(conversation, save) };
    let mut screen = Screen::open(palette)?;
    let held = converse(conversation, &mut screen, save);
    // A terminal that is gone needs no clearing.
    let _ = screen.clear();
    held
}

/// Asks one page, and gives back what its fields held.
///
/// # Errors
/// As [`hold`].
pub fn ask(page: Page, look: Look) -> anyhow::Result<Ask> {
    let mut asked = Ask::new(page);
    hold(&mut asked, look, &mut |_| Ok(()))?;
    Ok(asked)
}

fn converse<C: Conversation>(
    conversation: &mut C,
    screen: &mut Screen,
    save: Save<'_, C>,
) -> anyhow::Result<()> {
    screen.drain()?;
    let mut form = Form::new(conversation.page());
    loop {
        let wish = match screen.show(&mut |size| form.draw(size))? {
            Some(Event::Key(key)) => form.press(key, screen.size()),
            Some(Event::Paste(text)) => {
                form.paste(&text);
                Wish::Stay
            }
            Some(Event::Signal(signal)) => {
                conversation.keep(&form.values());
                save(conversation)?;
                return Err(Left(signal).into());
            }
            None if form.take_edited() => {
                conversation.keep(&form.values());
                save_or_ask(conversation, screen, save)?;
                continue;
            }
            None => continue,
        };
        let response = match wish {
            // What is typed changes nothing of what is asked, and may be long.
            Wish::Stay if form.is_writing() => continue,
            Wish::Stay => {
                if let Some(page) = conversation.revise(&form.values()) {
                    form.revise(page);
                }
                continue;
            }
            Wish::Help => {
                conversation.keep(&form.values());
                save_or_ask(conversation, screen, save)?;
                show(keys::help(&form.page), screen)?;
                continue;
            }
            Wish::Edit => {
                conversation.keep(&form.values());
                save_or_ask(conversation, screen, save)?;
                // Before the terminal is taken back, which may be gone by then.
                let trouble = screen.leave_to(|| {
                    let Edited { text, trouble } = edited(&form.text());
                    if let Some(text) = text {
                        form.rewrite(&text);
                        conversation.keep(&form.values());
                        // What could not be saved is told below.
                        let _ = save(conversation);
                    }
                    trouble
                })?;
                save_or_ask(conversation, screen, save)?;
                match trouble {
                    Some(left) if left.is::<Left>() => return Err(left),
                    Some(trouble) => form.say(in_a_sentence(&trouble)),
                    None => {}
                }
                continue;
            }
            Wish::Leave => {
                conversation.keep(&form.values());
                save_or_ask(conversation, screen, save)?;
                return Err(Left::by_key().into());
            }
            Wish::Reply => conversation.reply(&form.values()),
            Wish::Back => conversation.back(&form.values()),
            Wish::Act(key) => {
                conversation.keep(&form.values());
                conversation.act(key)
            }
        };
        if let Response::Refused { why, field } = response {
            form.say(why);
            form.focus_on(field);
            continue;
        }
        save_or_ask(conversation, screen, save)?;
        if response == Response::Finished {
            return Ok(());
        }
        screen.drain()?;
        form = Form::new(conversation.page());
    }
}

/// What went wrong, and what to do about it.
fn in_a_sentence(error: &anyhow::Error) -> String {
    let hints = error.downcast_ref::<UserError>().map_or(&[][..], |trouble| &trouble.hints);
    std::iter::once(format!("{error:#}")).chain(hints.iter().cloned()).collect::<Vec<_>>().join("; ")
}

/// Saves; where that fails, until it works or the person leaves.
fn save_or_ask<C: Conversation>(
    conversation: &C,
    screen: &mut Screen,
    save: Save<'_, C>,
) -> anyhow::Result<()> {
    while let Err(error) = save(conversation) {
        show(not_saved(&error), screen)?;
    }
    Ok(())
}

fn show(page: Page, screen: &mut Screen) -> anyhow::Result<()> {
    converse(&mut Ask::new(page), screen, &mut |_| Ok(()))
}

/// Says that an answer could not be saved; accepting it means trying again.
fn not_saved(error: &anyhow::Error) -> Page {
    let explanation = "Your answer is kept here as long as this stays open. Make room or fix the folder, then \
                       try again. If you leave now, only this answer is lost.";
    Page {
        title: "The answer could not be saved".into(),
        fields: vec![Field::read(vec![
            Paragraph::new(Tone::Alert, format!("{error:#}")),
            Paragraph::new(Tone::Plain, explanation),
        ])],
        accept: "try again",
        ..Page::default()
    }
}
