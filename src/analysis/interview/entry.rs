//! What is answered about a cell, and how it changes the assessment.

use super::{Cell, Plan};
use crate::model::{Answer, Assessment, Forward, Id, JournalEntry, Rating, web_address};

/// What the page of a cell holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// The examples shown that describe the person, by id. `None`: not asked.
    pub examples: Option<Vec<Id>>,
    pub rating: Option<Rating>,
    /// Why, or what shows it. `None`: not asked.
    pub note: Option<String>,
    /// `None`: not asked.
    pub evidence: Option<Typed>,
    /// How far it may go beyond the manager. `None`: not asked.
    pub forward: Option<Option<Forward>>,
}

/// What is given as evidence.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Typed {
    /// The ids of the journal's entries that were ticked.
    pub entries: Vec<Id>,
    /// Links, or ids of entries, separated by spaces.
    pub text: String,
}

/// Why an entry was not taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Refusal {
    NoRating,
    /// What does not apply needs a reason.
    NoReason,
    /// This is neither a web link nor the id of a journal entry.
    NotEvidence(String),
}

/// Writes an entry into the assessment, which is complete. Every other answer stays as it is.
///
/// # Errors
/// A [`Refusal`], and then nothing was changed.
pub fn accept(
    plan: &Plan<'_>,
    journal: &[JournalEntry],
    assessment: &mut Assessment,
    cell: &Cell,
    entry: &Entry,
) -> Result<(), Refusal> {
    let rating = entry.rating.clone().ok_or(Refusal::NoRating)?;
    let before = assessment.answer(&cell.behavior, &cell.step).and_then(|answer| answer.note.clone());
    let note = entry.note.as_deref().map_or(before, said);
    if rating == Rating::NotApplicable && note.is_none() {
        return Err(Refusal::NoReason);
    }
    if let Some(piece) = entry.evidence.as_ref().and_then(|typed| no_evidence(journal, &typed.text)) {
        return Err(Refusal::NotEvidence(piece.to_owned()));
    }
    keep(plan, journal, assessment, cell, entry);
    Ok(())
}

/// Writes as much of an entry into the assessment as makes sense; gives back what was typed as evidence and leads
/// nowhere.
pub fn keep(
    plan: &Plan<'_>,
    journal: &[JournalEntry],
    assessment: &mut Assessment,
    cell: &Cell,
    entry: &Entry,
) -> Option<String> {
    let mut answer = assessment.answer(&cell.behavior, &cell.step).cloned().unwrap_or_default();
    if let Some(marked) = &entry.examples {
        answer.examples = marks(plan, cell, &answer, marked);
    }
    // One that the scale has no longer stays until another is chosen.
    if entry.rating.is_some() {
        answer.rating.clone_from(&entry.rating);
    }
    if let Some(note) = &entry.note {
        answer.note = said(note);
    }
    let mut nowhere = None;
    if let Some(Typed { entries, text }) = &entry.evidence {
        nowhere = no_evidence(journal, text).map(|_| text.clone());
        let typed = text.split_whitespace().filter(|piece| leads(journal, piece)).map(str::to_owned);
        let mut evidence: Vec<String> = entries.iter().map(Id::to_string).collect();
        for piece in typed {
            if !evidence.contains(&piece) {
                evidence.push(piece);
            }
        }
        answer.evidence = evidence;
    }
    if let Some(forward) = entry.forward {
        // Of what nobody can say there is nothing to pass on.
        answer.forward = forward.filter(|_| answer.rating != Some(Rating::Unsure));
    }
    let known = assessment.answer(&cell.behavior, &cell.step).is_some();
    if known || !answer.is_empty() {
        *assessment.answer_mut(&cell.behavior, &cell.step) = answer;
    }
    nowhere
}

/// The marked ones of the examples shown, in the framework's order, then the ids kept from before
/// that were not shown: of another discipline, or no longer in the framework.
fn marks(plan: &Plan<'_>, cell: &Cell, before: &Answer, marked: &[Id]) -> Vec<Id> {
    let shown: Vec<&Id> = plan.examples(cell).iter().map(|tagged| &tagged.example.id).collect();
    let kept = before.examples.iter().filter(|id| !shown.contains(id));
    shown.iter().copied().filter(|id| marked.contains(id)).chain(kept).cloned().collect()
}

/// The first piece that leads nowhere.
fn no_evidence<'a>(journal: &[JournalEntry], text: &'a str) -> Option<&'a str> {
    text.split_whitespace().find(|piece| !leads(journal, piece))
}

fn leads(journal: &[JournalEntry], piece: &str) -> bool {
    web_address(piece).is_some() || journal.iter().any(|entry| entry.id == piece)
}

/// A text without the space around it, or none where nothing is left.
fn said(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
