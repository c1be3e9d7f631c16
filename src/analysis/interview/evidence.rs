//! What of the journal is offered beside a question.

use super::Cell;
use crate::model::{Answer, JournalEntry};

/// The entries to tick for a cell, the newest of each kind first: of the behavior and the step, then the others of
/// the behavior, then those of none, and last what is cited already.
pub fn offered<'a>(
    journal: &'a [JournalEntry],
    cell: &Cell,
    answer: Option<&Answer>,
) -> Vec<&'a JournalEntry> {
    let rank = |entry: &JournalEntry| {
        let is_of_behavior = entry.behaviors.contains(&cell.behavior);
        match &entry.step {
            Some(step) if is_of_behavior && *step == cell.step => Some(0),
            _ if is_of_behavior => Some(1),
            _ if entry.behaviors.is_empty() => Some(2),
            _ if is_cited(answer, entry) => Some(3),
            _ => None,
        }
    };
    let mut offered: Vec<_> = journal.iter().filter_map(|entry| Some((rank(entry)?, entry))).collect();
    offered.sort_by_key(|(rank, entry)| (*rank, std::cmp::Reverse(entry.date)));
    offered.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether an answer names the entry as evidence.
pub fn is_cited(answer: Option<&Answer>, entry: &JournalEntry) -> bool {
    answer.is_some_and(|answer| answer.evidence.iter().any(|piece| entry.id == piece.as_str()))
}
