//! What a table of people, as other programs export it, would make of `people.yaml`: who is new, what changes, and
//! what is wrong with it, by row and column. Nothing of the past is rewritten, and nobody is taken out.

mod columns;
mod dates;
mod ids;
mod managers;
mod plan;
#[cfg(test)]
mod tests;

use crate::diagnostic::Problem;
use crate::model::{Id, ManagerTerm, People, PersonEntry, PublicKey};

pub use columns::{Columns, Field};
pub use dates::{DateOrder, Orders, Reading};
pub use plan::{Surroundings, plan};

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub new: Vec<PersonEntry>,
    pub changed: Vec<Changed>,
    /// How many people are in the table just as they are in `people.yaml`.
    pub unchanged: usize,
    /// Who is in `people.yaml` and not in the table.
    pub absent: Vec<Id>,
    /// What somebody should know before they say yes, in sentences.
    pub remarks: Vec<String>,
    /// What is wrong; with any of it, nothing is to be written.
    pub troubles: Vec<Trouble>,
    /// Everybody, as they would be.
    pub outcome: People,
}

/// Somebody who is in `people.yaml` and would be there otherwise.
#[derive(Clone, Debug)]
pub struct Changed {
    pub before: PersonEntry,
    pub after: PersonEntry,
    pub changes: Vec<Change>,
}

/// What would change for somebody.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Change {
    Name {
        before: Option<String>,
        after: String,
    },
    /// The managers of today, and the one who comes after them.
    Manager {
        before: Vec<Id>,
        after: ManagerTerm,
    },
    Disciplines {
        before: Vec<Id>,
        after: Vec<Id>,
    },
    Key {
        before: Option<PublicKey>,
        after: PublicKey,
    },
}

/// Something that is wrong with the table, or with what it would make of `people.yaml`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Trouble {
    /// The row's number; missing for what is not from the table.
    pub row: Option<usize>,
    /// The column's head, where it is about one.
    pub column: String,
    pub message: String,
    pub help: Option<String>,
}

impl Plan {
    /// Whether there is anything to write.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

impl Trouble {
    fn at(row: usize, column: &str, message: impl Into<String>) -> Self {
        Self { row: Some(row), column: column.to_owned(), message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What `check` would find in the outcome, told by the row that it comes from.
    fn found(problem: Problem, row: Option<usize>, column: &str) -> Self {
        let help = problem.help.or(problem.expected);
        Self { row, column: column.to_owned(), message: problem.message, help }
    }
}
