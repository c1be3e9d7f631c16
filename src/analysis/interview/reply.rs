//! Answers to the questions, and how each changes the assessment.

use super::{Kind, Plan, Question};
use crate::model::{Answer, Assessment, Id, Rating, web_address};

/// An answer to a question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reply {
    /// The examples shown that describe the person, by id.
    Marks(Vec<Id>),
    Rating(Rating),
    Reason(String),
    /// Empty: no note.
    Note(String),
    Links(Vec<String>),
    GoOn(Onward),
}

/// What to do after a rating that ends a behavior.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Onward {
    NextBehavior,
    /// Look at the next wider step anyway.
    WiderStep,
}

/// Why a reply was not taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// What does not apply needs a reason.
    NoReason,
    /// This is neither a web link nor the id of a journal entry.
    NotEvidence(String),
    /// The reply answers another question.
    OtherQuestion,
}

impl Reply {
    fn kind(&self) -> Kind {
        match self {
            Reply::Marks(_) => Kind::Marks,
            Reply::Rating(_) => Kind::Rating,
            Reply::Reason(_) => Kind::Reason,
            Reply::Note(_) => Kind::Note,
            Reply::Links(_) => Kind::Links,
            Reply::GoOn(_) => Kind::GoOn,
        }
    }
}

/// Writes a reply into the assessment. Every other answer stays as it is. `journal` has the ids of the
/// entries that evidence may name.
///
/// # Errors
/// A [`Refusal`], and then nothing was changed.
pub fn record(
    plan: &Plan<'_>,
    journal: &[Id],
    assessment: &mut Assessment,
    question: &Question,
    reply: Reply,
) -> Result<(), Refusal> {
    if reply.kind() != question.kind {
        return Err(Refusal::OtherQuestion);
    }
    let cell = &question.cell;
    let mut answer = assessment.answer(&cell.behavior, &cell.step).cloned().unwrap_or_default();
    match reply {
        Reply::Marks(marked) => answer.examples = marks(plan, question, &answer, &marked),
        Reply::Rating(rating) => answer.rating = Some(rating),
        Reply::Reason(reason) => answer.note = Some(said(&reason).ok_or(Refusal::NoReason)?),
        Reply::Note(note) => answer.note = said(&note),
        Reply::Links(links) => answer.evidence = evidence(journal, links)?,
        Reply::GoOn(_) => {}
    }
    let known = assessment.answer(&cell.behavior, &cell.step).is_some();
    if known || !answer.is_empty() {
        *assessment.answer_mut(&cell.behavior, &cell.step) = answer;
    }
    Ok(())
}

/// The marked ones of the examples shown, in the framework's order, then the ids kept from before
/// that were not shown: of another discipline, or no longer in the framework.
fn marks(plan: &Plan<'_>, question: &Question, before: &Answer, marked: &[Id]) -> Vec<Id> {
    let shown: Vec<&Id> = plan.examples(&question.cell).iter().map(|tagged| &tagged.example.id).collect();
    let kept = before.examples.iter().filter(|id| !shown.contains(id));
    shown.iter().copied().filter(|id| marked.contains(id)).chain(kept).cloned().collect()
}

/// The links and ids, if each of them leads somewhere.
fn evidence(journal: &[Id], pieces: Vec<String>) -> Result<Vec<String>, Refusal> {
    let leads =
        |piece: &&String| web_address(piece).is_some() || journal.iter().any(|id| id == piece.as_str());
    match pieces.iter().find(|piece| !leads(piece)) {
        Some(piece) => Err(Refusal::NotEvidence(piece.clone())),
        None => Ok(pieces),
    }
}

/// A text without the space around it, or none where nothing is left.
fn said(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
