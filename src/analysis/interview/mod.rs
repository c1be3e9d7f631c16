//! The interview behind `steps assess`: which question comes next, what an answer changes, and the page
//! that each question is asked on. Pure: it draws nothing, reads no keys and writes no files.

mod bookmark;
mod breadth;
mod closing;
#[cfg(test)]
mod closing_tests;
#[cfg(test)]
mod conversation_tests;
mod course;
mod entry;
mod evidence;
mod interviewer;
mod last_time;
mod overview;
mod plan;
mod questions;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

pub use bookmark::named_cell;
pub use course::Interview;
pub use entry::{Entry, Refusal};
pub use interviewer::{Beginning, Conclusion, Interviewer, Session, Subject};
pub use last_time::LastTime;
pub use overview::Said;
pub use plan::Plan;
pub use words::forward;

use crate::model::{Id, Request};

/// What an interview covers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub depth: Depth,
    /// The narrowest step to ask about. `None`: all of them.
    pub from: Option<Id>,
    /// The widest step of the line to ask about. `None`: every line.
    pub line: Option<Id>,
    /// What a peer was asked about. `None`: everything.
    pub request: Option<Request>,
}

/// How much is asked about each cell.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Depth {
    /// The examples, the rating, a note and evidence.
    #[default]
    Full,
    /// The examples and the rating.
    Quick,
    /// The rating, a note, and how far both may go: what a peer is asked. The examples are there to read.
    Peer,
}

/// What is rated: one behavior at one step. Each is one question of the interview.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Cell {
    pub behavior: Id,
    pub step: Id,
}

/// The question that an interview has come to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Position {
    At(Cell),
    /// Past the last question.
    End,
}

impl Cell {
    pub fn of(behavior: &Id, step: &Id) -> Self {
        Self { behavior: behavior.clone(), step: step.clone() }
    }
}

/// The form in which a draft keeps it: `mastery/squad`.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.behavior, self.step)
    }
}
