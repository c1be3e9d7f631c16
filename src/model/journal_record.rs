//! An entry of a journal as a record for other programs: one line of what `steps export journal` writes.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Id, JournalEntry, JournalKind};

/// One entry of a journal.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct JournalRecord {
    /// What it is a record of: `journal-entry`.
    #[schemars(extend("const" = "journal-entry"))]
    pub record: &'static str,
    /// The version of this format: 1. It rises when a key is added, goes away or changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The id of whom the entry is about.
    pub person: Id,
    /// The id of who wrote it.
    pub writer: Id,
    /// The entry's id, as an answer's `evidence` names it.
    pub id: Id,
    /// The day it happened.
    pub date: Date,
    /// What kind of entry it is.
    pub kind: JournalKind,
    /// What happened.
    pub text: String,
    /// The ids of the behaviors that it speaks of, as the framework has them today.
    pub behaviors: Vec<Id>,
    /// The id of the step that it reached.
    pub step: Option<Id>,
    /// Links to where it can be seen.
    pub links: Vec<String>,
    /// Of feedback: from whom.
    pub from: Option<String>,
    /// Of feedback: whether they agreed to be named.
    pub with_leave: bool,
    /// Of a decision: the reasons.
    pub why: Option<String>,
    /// Of a decision: when to look at it again.
    pub look_again: Option<Date>,
    /// What an import took it from.
    pub source: Option<String>,
}

impl JournalRecord {
    pub const RECORD: &str = "journal-entry";
    pub const VERSION: u8 = 1;

    /// An entry of somebody's journal.
    pub fn of(person: &Id, writer: &Id, entry: &JournalEntry) -> Self {
        let JournalEntry { id, date, kind, text, behaviors, step, links, .. } = entry.clone();
        let JournalEntry { from, with_leave, why, look_again, source, .. } = entry.clone();
        let (person, writer) = (person.clone(), writer.clone());
        Self {
            record: Self::RECORD,
            version: Self::VERSION,
            person,
            writer,
            id,
            date,
            kind,
            text,
            behaviors,
            step,
            links,
            from,
            with_leave,
            why,
            look_again,
            source,
        }
    }
}
