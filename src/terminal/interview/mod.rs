//! The interview of `steps assess`, one question per screen.
//!
//! What comes next is decided by [`crate::analysis::interview`]; here is how it looks and listens.

mod closing;
mod help;
mod pages;
mod questions;
mod words;

use std::collections::BTreeMap;
use std::io;

pub use super::rows::Palette;
use super::rows::{Row, Tone, wrap};
use super::screen::Screen;
use crate::analysis::interview::{Interview, Place, Question, Refusal, Reply, Scope};
use crate::model::{Assessment, Framework};
use closing::Closing;
use words::Words;

/// What an interview needs to begin.
#[derive(Debug)]
pub struct Session<'a> {
    pub framework: &'a Framework,
    /// The rater's own assessment, as far as it goes. Nobody else's is ever passed in.
    pub assessment: Assessment,
    pub subject: Subject,
    pub scope: Scope,
    /// Said first, a paragraph each: who, for whom, which cycle, who will be able to read it.
    pub opening: Vec<String>,
    pub beginning: Beginning,
    pub palette: Palette,
}

/// Whom the interview is about, as seen by the person who answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Subject {
    You,
    /// Somebody else, by name.
    Other(String),
}

/// Whether there are answers from before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Beginning {
    New,
    Resumed,
}

/// How an interview ended. The assessment in it was saved after its last answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Finished, and to be sealed.
    Seal(Assessment),
    /// Finished for now, and kept as a draft.
    Draft(Assessment),
    /// Left before the end: by `q`, Ctrl-C or the end of input.
    Left(Assessment),
}

/// What somebody did at a question.
#[derive(Debug)]
enum Move {
    Answer(Reply),
    Back,
    SkipCell,
    SkipBehavior,
    Leave,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Going {
    On,
    Leaving,
}

/// Why the conversation stopped.
enum Ending {
    Seal,
    Draft,
    Left,
}

/// An interview, the screen it is held on, and where answers are saved.
struct Conversation<'a, 's> {
    interview: Interview<'a>,
    screen: Screen,
    words: Words,
    opening: Vec<String>,
    beginning: Beginning,
    /// Texts that were begun and left by going back, so that they are not lost.
    unsent: BTreeMap<Question, String>,
    notice: Option<String>,
    save: &'s mut dyn FnMut(&Assessment) -> anyhow::Result<()>,
}

/// Holds the interview on the terminal. `save` is called after every answer, before the next
/// question is shown; if it fails, the person may try again or leave.
///
/// Both standard input and standard error must be terminals, and Ctrl-C must have a handler.
///
/// # Errors
/// Where the terminal cannot be used. The end of input is no error: it is leaving.
pub fn conduct(
    session: Session<'_>,
    save: &mut dyn FnMut(&Assessment) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut conversation = Conversation {
        interview: Interview::begin(session.framework, session.assessment, &session.scope),
        screen: Screen::open(session.palette)?,
        words: Words::about(session.subject),
        opening: session.opening,
        beginning: session.beginning,
        unsent: BTreeMap::new(),
        notice: None,
        save,
    };
    let ending = match conversation.hold() {
        Err(error) if is_leaving(&error) => Ending::Left,
        other => other?,
    };
    // A terminal that is gone needs no clearing.
    let _ = conversation.screen.clear();
    let assessment = conversation.interview.into_assessment();
    Ok(match ending {
        Ending::Seal => Outcome::Seal(assessment),
        Ending::Draft => Outcome::Draft(assessment),
        Ending::Left => Outcome::Left(assessment),
    })
}

/// Whether an error says that nobody is there any more, or that Ctrl-C was pressed in a prompt.
fn is_leaving(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| {
        matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::Interrupted)
    })
}

impl Conversation<'_, '_> {
    fn hold(&mut self) -> anyhow::Result<Ending> {
        if self.open()? == Going::Leaving {
            return Ok(Ending::Left);
        }
        loop {
            self.screen.drain()?;
            let going = match self.interview.place().clone() {
                Place::At(question) => {
                    let next = self.ask(&question)?;
                    self.make(next)?
                }
                Place::End => match self.close()? {
                    Closing::Seal => return Ok(Ending::Seal),
                    Closing::Draft => return Ok(Ending::Draft),
                    Closing::Stay => Going::On,
                    Closing::Leave => Going::Leaving,
                },
            };
            if going == Going::Leaving {
                return Ok(Ending::Left);
            }
        }
    }

    fn make(&mut self, next: Move) -> anyhow::Result<Going> {
        match next {
            Move::Answer(reply) => match self.interview.answer(reply) {
                Ok(()) => return self.keep(),
                Err(Refusal::NoReason) => {
                    self.notice = Some("A reason is needed: it is what there is to talk about.".into());
                }
                Err(Refusal::OtherQuestion) => {}
            },
            Move::SkipCell => {
                self.interview.skip_cell();
                return self.keep();
            }
            Move::SkipBehavior => {
                self.interview.skip_behavior();
                return self.keep();
            }
            Move::Back => {
                if !self.interview.back() {
                    self.screen.drain()?;
                    return self.open();
                }
            }
            Move::Leave => return Ok(Going::Leaving),
        }
        Ok(Going::On)
    }

    /// Saves; where that fails, until it works or the person leaves.
    fn keep(&mut self) -> anyhow::Result<Going> {
        while let Err(error) = (self.save)(self.interview.assessment()) {
            self.screen.drain()?;
            if self.say_not_saved(&error)? == Going::Leaving {
                return Ok(Going::Leaving);
            }
        }
        Ok(Going::On)
    }

    /// Where a cell is, in a row where there is room for no more.
    fn head(&self, question: &Question) -> impl Fn(super::screen::Size) -> Vec<Row> + use<> {
        let progress = self.interview.progress(&question.cell);
        let long = progress.to_string();
        let short = format!("{} · {}", progress.behavior, progress.step);
        move |size| {
            let text =
                if size.rows < 16 && super::rows::width(&long) >= size.columns { &short } else { &long };
            wrap(Tone::Strong, text, size.columns - 1)
        }
    }
}
