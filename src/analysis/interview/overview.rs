//! What an interview says about itself: how far it is, how long it takes, and what was said.

use std::fmt;

use super::{Cell, Depth, Interview};
use crate::model::Rating;

/// How fast somebody reads who weighs each sentence.
pub const WORDS_A_MINUTE: usize = 200;
/// What deciding on a rating takes, in seconds.
const SECONDS: usize = 10;
/// The same with a sentence of one's own at some of the questions.
const SECONDS_WITH_NOTE: usize = 20;

/// Where the interview is, for the top of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Progress<'a> {
    pub behavior: &'a str,
    pub step: &'a str,
    /// Which one it is of those asked about, from 1.
    pub number: usize,
    /// How many there are, unless a rating ends a behavior early.
    pub at_most: usize,
}

/// What was said about a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Said<'a> {
    Rated(&'a Rating),
    /// Asked, and not rated.
    Skipped,
    /// Behind a rating that ended its behavior.
    NotAsked,
}

impl<'a> Interview<'a> {
    pub fn progress(&self, cell: &Cell) -> Progress<'a> {
        let framework = self.plan.framework;
        let path: Vec<&Cell> = self.path().collect();
        Progress {
            behavior: framework.behavior(&cell.behavior).map_or("", |behavior| behavior.short()),
            step: framework.steps.get(&cell.step).map_or("", |step| &step.name),
            number: path.iter().position(|other| *other == cell).map_or(1, |at| at + 1),
            at_most: path.len(),
        }
    }

    /// How many cells still need an answer, unless a rating ends a behavior early.
    pub fn open_cells(&self) -> usize {
        self.path().filter(|cell| !self.plan.is_complete(&self.assessment, cell)).count()
    }

    /// How many words there are to read in the cells that still need an answer.
    pub fn words(&self) -> usize {
        let open = self.path().filter(|cell| !self.plan.is_complete(&self.assessment, cell));
        let examples = open.flat_map(|cell| self.plan.examples(cell));
        examples.map(|tagged| tagged.example.text.split_whitespace().count()).sum()
    }

    /// How many minutes the cells that still need an answer take at this pace, at least 1.
    pub fn minutes(&self) -> usize {
        (self.words() * 60 / WORDS_A_MINUTE + self.open_cells() * self.seconds_each()).div_ceil(60).max(1)
    }

    /// How many seconds it takes to decide on an answer, and to write a sentence at some of the questions.
    pub fn seconds_each(&self) -> usize {
        match self.plan.depth {
            Depth::Full | Depth::Peer => SECONDS_WITH_NOTE,
            Depth::Quick => SECONDS,
        }
    }

    /// What was said about every cell, in order.
    pub fn said(&self) -> Vec<(&Cell, Said<'_>)> {
        let asked: Vec<&Cell> = self.path().collect();
        let said = |cell: &Cell| match self.assessment.rating(&cell.behavior, &cell.step) {
            Some(rating) => Said::Rated(rating),
            None if asked.contains(&cell) => Said::Skipped,
            None => Said::NotAsked,
        };
        self.plan.cells().iter().map(|cell| (cell, said(cell))).collect()
    }

    /// The first cell that is said not to apply without a reason: it cannot be sealed like that.
    pub fn without_reason(&self) -> Option<&Cell> {
        self.plan.cells().iter().find(|cell| self.plan.lacks_reason(&self.assessment, cell))
    }
}

impl Progress<'_> {
    /// `Craft · Shop`
    pub fn title(&self) -> String {
        format!("{} · {}", self.behavior, self.step)
    }
}

/// `question 6 of up to 20`
impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "question {} of up to {}", self.number, self.at_most)
    }
}
