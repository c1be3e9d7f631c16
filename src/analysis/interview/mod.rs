//! The interview behind `steps assess`: which question comes next, what an answer changes, and the page
//! that each question is asked on. Pure: it draws nothing, reads no keys and writes no files.

mod bookmark;
mod closing;
#[cfg(test)]
mod conversation_tests;
mod course;
mod interviewer;
mod overview;
mod plan;
mod questions;
mod reply;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::fmt;

pub use course::Interview;
pub use interviewer::{Beginning, Conclusion, Interviewer, Session, Subject};
pub use overview::Said;
pub use plan::Plan;
pub use reply::{Onward, Refusal, Reply};

use crate::model::Id;

/// What an interview covers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub depth: Depth,
    /// The narrowest step to ask about. `None`: all of them.
    pub from: Option<Id>,
}

/// How much is asked about each cell.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Depth {
    /// The examples, the rating, a note and links.
    #[default]
    Full,
    /// The rating alone.
    Quick,
}

/// What is rated: one behavior at one step.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Cell {
    pub behavior: Id,
    pub step: Id,
}

/// What is asked about a cell, in the order in which it is asked.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// Which examples describe the person today.
    Marks,
    Rating,
    /// Why the cell does not apply.
    Reason,
    Note,
    /// Links, or ids of journal entries.
    Links,
    /// Whether to continue with wider steps after a rating that ends the behavior.
    GoOn,
}

/// One question of the interview.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Question {
    pub cell: Cell,
    pub kind: Kind,
}

/// The question that an interview has come to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Position {
    At(Question),
    /// Past the last question.
    End,
}

impl Kind {
    pub const ALL: [Kind; 6] = [Kind::Marks, Kind::Rating, Kind::Reason, Kind::Note, Kind::Links, Kind::GoOn];

    /// The word that a draft's bookmark uses.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Marks => "marks",
            Kind::Rating => "rating",
            Kind::Reason => "reason",
            Kind::Note => "note",
            Kind::Links => "links",
            Kind::GoOn => "go-on",
        }
    }
}

/// The form in which a draft keeps it: `mastery/squad/note`.
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.cell.behavior, self.cell.step, self.kind.word())
    }
}
