//! What an interview says about itself: how far it is, how long it takes, and what was said.

use std::fmt;

use super::{Cell, Depth, Interview};
use crate::model::{Id, Rating};

/// Where the interview is, for the top of a screen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Progress<'a> {
    pub behavior: &'a str,
    /// The behavior's place among those asked about, from 1.
    pub behavior_number: usize,
    pub behaviors: usize,
    pub step: &'a str,
    /// The cell's place among those asked about, from 1.
    pub cell_number: usize,
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
        let behaviors = self.behaviors();
        let path: Vec<&Cell> = self.path().collect();
        let number_of = |at: Option<usize>| at.map_or(1, |at| at + 1);
        Progress {
            behavior: framework.behavior(&cell.behavior).map_or("", |behavior| behavior.short()),
            behavior_number: number_of(behaviors.iter().position(|id| **id == cell.behavior)),
            behaviors: behaviors.len(),
            step: framework.steps.get(&cell.step).map_or("", |step| &step.name),
            cell_number: number_of(path.iter().position(|other| *other == cell)),
            at_most: path.len(),
        }
    }

    /// How many cells still need an answer, unless a rating ends a behavior early.
    pub fn open_cells(&self) -> usize {
        self.path().filter(|cell| !self.plan.is_complete(&self.assessment, cell)).count()
    }

    /// Roughly how many minutes the cells that still need an answer take, at least 1.
    pub fn minutes(&self) -> usize {
        let seconds_each = match self.plan.depth {
            Depth::Full => 30,
            Depth::Quick => 10,
        };
        (self.open_cells() * seconds_each).div_ceil(60).max(1)
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

    fn behaviors(&self) -> Vec<&Id> {
        let mut behaviors: Vec<&Id> = self.plan.cells().iter().map(|cell| &cell.behavior).collect();
        behaviors.dedup();
        behaviors
    }
}

/// `Mastery, 2 of 5 · Squad/Chapter, cell 6 of at most 20`
impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, {} of {} · {}, cell {} of at most {}",
            self.behavior, self.behavior_number, self.behaviors, self.step, self.cell_number, self.at_most
        )
    }
}
