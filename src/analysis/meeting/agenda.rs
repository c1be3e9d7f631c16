//! What there is to talk about, cell by cell, and what of the sides' evidence a decision takes along.

use std::collections::BTreeMap;

use crate::analysis::asked::was_asked;
use crate::analysis::diff::{Compared, Diff, Kind, Rater, diff};
use crate::analysis::interview::Cell;
use crate::analysis::strengths::{Strength, strengths};
use crate::model::{Answer, Assessment, Framework, Id, JournalEntry, Rating};

/// What the sides said, and what is to be decided about it.
#[derive(Clone, Debug)]
pub struct Agenda<'a> {
    pub framework: &'a Framework,
    pub diff: Diff<'a>,
    pub strengths: Vec<Strength<'a>>,
    /// The journal entries that the sides cite, by ids that tell them apart.
    pub entries: Vec<JournalEntry>,
    /// By rater: which entries have another id here, since another side's has the same one.
    renamed: Vec<BTreeMap<String, String>>,
}

/// What a decision about a cell takes over where nobody decides otherwise.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    pub examples: Vec<Id>,
    pub evidence: Vec<String>,
}

impl<'a> Agenda<'a> {
    /// What these raters, as far as everybody in the room may see it, have to talk about.
    pub fn new(framework: &'a Framework, raters: Vec<Rater<'a>>) -> Self {
        let diff = diff(framework, raters);
        let assessments: Vec<&Assessment> = diff.raters.iter().map(|rater| rater.assessment).collect();
        let (mut entries, mut renamed): (Vec<JournalEntry>, _) = (Vec::new(), Vec::new());
        for assessment in &assessments {
            let mut names = BTreeMap::new();
            for entry in &assessment.cited {
                match entries.iter().find(|known| known.id == entry.id) {
                    None => entries.push(entry.clone()),
                    Some(known) if known == entry => {}
                    Some(_) => {
                        let name = format!("{}-{}", assessment.rater, entry.id);
                        if let Ok(id) = name.parse() {
                            names.insert(entry.id.to_string(), name);
                            entries.push(JournalEntry { id, ..entry.clone() });
                        }
                    }
                }
            }
            renamed.push(names);
        }
        Self { framework, strengths: strengths(framework, &assessments), diff, entries, renamed }
    }

    /// The cells in which the sides differ, in the order in which they are talked about.
    pub fn differences(&self) -> impl Iterator<Item = Cell> {
        self.diff.differences.iter().map(cell)
    }

    /// The cells about which the sides say the same, be it that nobody can say.
    pub fn shared(&self) -> impl Iterator<Item = Cell> {
        self.diff.agreements.iter().chain(&self.diff.open).map(cell)
    }

    /// The cells about which one side was asked, and about which `record` leaves something to ask.
    pub fn one_sided(&self, record: &Assessment) -> Vec<Cell> {
        // What stayed open so far is to be found out here.
        let record = Assessment { left_open: Vec::new(), ..record.clone() };
        let is_open = |cell: &Cell| was_asked(self.framework, &record, &cell.behavior, &cell.step);
        self.diff.not_asked.iter().map(cell).filter(is_open).collect()
    }

    /// What the sides say about a cell.
    pub fn compared(&self, cell: &Cell) -> Option<&Compared<'a>> {
        let Diff { differences, agreements, open, not_asked, .. } = &self.diff;
        let mut all = differences.iter().chain(agreements).chain(open).chain(not_asked);
        all.find(|one| *one.behavior == cell.behavior && *one.step == cell.step)
    }

    /// The rating that both sides share.
    pub fn shared_rating(&self, cell: &Cell) -> Option<Rating> {
        let compared = self.compared(cell)?;
        match compared.kind {
            Kind::Same => compared.answers.iter().flatten().find_map(|answer| answer.rating.clone()),
            Kind::NobodyKnows => Some(Rating::Unsure),
            _ => None,
        }
    }

    /// The examples that somebody marked and all the evidence of a cell.
    pub fn joined(&self, cell: &Cell) -> Joined {
        let Some(compared) = self.compared(cell) else { return Joined::default() };
        let mut evidence: Vec<String> = Vec::new();
        for (answer, renamed) in compared.answers.iter().zip(&self.renamed) {
            for piece in answer.iter().flat_map(|answer| &answer.evidence) {
                let piece = renamed.get(piece).unwrap_or(piece);
                if !evidence.contains(piece) {
                    evidence.push(piece.clone());
                }
            }
        }
        Joined { examples: compared.examples.iter().map(|marked| marked.id.clone()).collect(), evidence }
    }

    /// Takes over what both sides share, where nothing is decided yet.
    pub fn accept_shared(&self, record: &mut Assessment) {
        for cell in self.shared() {
            let Some(rating) = self.shared_rating(&cell) else { continue };
            if record.rating(&cell.behavior, &cell.step).is_none() {
                let before = record.answer(&cell.behavior, &cell.step).and_then(|answer| answer.note.clone());
                // The reason why something does not apply, in the words of whoever gave one.
                let reason = || {
                    let answers = self.compared(&cell)?.answers.iter().flatten();
                    answers.filter_map(|answer| answer.note.clone()).next()
                };
                let note = if rating == Rating::NotApplicable { before.or_else(reason) } else { before };
                let Joined { examples, evidence } = self.joined(&cell);
                let answer = Answer { rating: Some(rating), examples, note, evidence, forward: None };
                *record.answer_mut(&cell.behavior, &cell.step) = answer;
            }
        }
        self.settle(record);
    }

    /// Brings what follows from the answers of a record up to date: the entries that it cites, and what stays open.
    pub fn settle(&self, record: &mut Assessment) {
        record.drop_empty_answers();
        let kept = std::mem::take(&mut record.cited);
        let known = |entry: &JournalEntry| self.entries.iter().any(|known| known.id == entry.id);
        record.cited = self.entries.iter().cloned().chain(kept.into_iter().filter(|it| !known(it))).collect();
        record.drop_uncited();
        let all = self.differences().chain(self.shared()).chain(self.one_sided(record));
        let mut open: Vec<Cell> =
            all.filter(|cell| record.rating(&cell.behavior, &cell.step).is_none()).collect();
        let Framework { behaviors, steps, .. } = self.framework;
        let row = |cell: &Cell| behaviors.iter().position(|behavior| behavior.id == cell.behavior);
        open.sort_by_key(|cell| (row(cell).unwrap_or(usize::MAX), steps.list_order(&cell.step)));
        record.left_open = open.iter().map(Cell::to_string).collect();
    }
}

fn cell(compared: &Compared<'_>) -> Cell {
    Cell::of(compared.behavior, compared.step)
}
