//! What one said oneself in the review before, and what was agreed to work on: never a rating.

use super::Cell;
use crate::model::{Answer, Assessment, Focus, JournalEntry};

/// One's own words of an earlier review.
#[derive(Clone, Debug, Default)]
pub struct LastTime {
    /// The earlier review's cycle, in words.
    pub cycle: String,
    answers: Vec<(Cell, Said)>,
    focus: Vec<(Cell, String)>,
}

#[derive(Clone, Debug)]
struct Said {
    note: Option<String>,
    evidence: Vec<String>,
}

impl LastTime {
    /// What an assessment says, without its ratings. An entry of the journal is told in its words.
    pub fn of(assessment: &Assessment, cycle: &str) -> Self {
        let said = |answer: &Answer| Said {
            note: answer.note.clone(),
            evidence: answer.evidence.iter().map(|piece| in_words(piece, &assessment.cited)).collect(),
        };
        let cells = assessment.cells.iter().flat_map(|(behavior, by_step)| {
            by_step.iter().map(move |(step, answer)| (Cell::of(behavior, step), said(answer)))
        });
        let answers = cells.filter(|(_, said)| said.note.is_some() || !said.evidence.is_empty()).collect();
        Self { cycle: cycle.to_owned(), answers, focus: Vec::new() }
    }

    /// The same with what was agreed to work on since.
    pub fn and_agreed(self, focus: &[Focus]) -> Self {
        let cell = |focus: &Focus| Cell::of(&focus.behavior, &focus.step);
        let focus = focus.iter().map(|focus| (cell(focus), focus.attempt.clone())).collect();
        Self { focus, ..self }
    }

    /// What was agreed to try about a cell.
    pub fn agreed(&self, cell: &Cell) -> Vec<&str> {
        self.focus.iter().filter(|(other, _)| other == cell).map(|(_, attempt)| attempt.as_str()).collect()
    }

    /// What was said about a cell, a line each.
    pub fn about(&self, cell: &Cell) -> Vec<String> {
        let Some((_, said)) = self.answers.iter().find(|(other, _)| other == cell) else { return Vec::new() };
        said.note.iter().chain(&said.evidence).cloned().collect()
    }
}

fn in_words(piece: &str, cited: &[JournalEntry]) -> String {
    let entry = cited.iter().find(|entry| entry.id == piece);
    entry.map_or_else(|| piece.to_owned(), |entry| entry.text.clone())
}
