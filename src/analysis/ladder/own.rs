//! An export of a framework of our own: what it says beside names, and which of it is read.

use super::heads::folded;
use super::shape::Shape;
use super::{Ladder, Layout};
use crate::model::{Grid, Id};

/// An export of our own, as a table of records or as a sheet for people.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OwnExport {
    Records,
    Sheet,
}

impl OwnExport {
    /// Which of them a table is, by its heads.
    pub(super) fn of(grid: &Grid, shape: &Shape) -> Option<Self> {
        let has = |heads: &[&str]| heads.iter().all(|head| column(grid, shape, head).is_some());
        match shape.layout {
            Layout::Rows if has(&["framework_version", "behavior_name", "step_name", "id", "text"]) => {
                Some(Self::Records)
            }
            Layout::Rows if has(&["Behavior", "Step", "Example", "Id"]) => Some(Self::Sheet),
            _ => None,
        }
    }

    /// Whether a column of it is read, or tells nothing that a ladder has.
    pub(super) fn is_read(self, head: &str) -> bool {
        self == Self::Records && head != "replaces"
    }
}

/// The column with exactly this head.
fn column(grid: &Grid, shape: &Shape, head: &str) -> Option<usize> {
    (0..grid.width()).find(|at| grid.text(shape.header, *at) == head)
}

impl Ladder {
    /// Notes what a row of our own export says of its behavior, its step and its disciplines: their ids, and the lines
    /// that the step is on.
    pub(super) fn take_own(
        &mut self,
        grid: &Grid,
        (row, shape): (usize, &Shape),
        (behavior, step): (usize, usize),
        disciplines: &[usize],
    ) {
        let Some(own) = OwnExport::of(grid, shape) else { return };
        self.own_export = Some(own);
        let says = |head: &str| column(grid, shape, head).map_or("", |column| grid.text(row, column));
        let ends: Vec<String> = match own {
            OwnExport::Records => says("lines").split(' ').map(str::to_owned).collect(),
            OwnExport::Sheet => says("Line").split(", ").map(folded).collect(),
        };
        self.steps[step].ends = ends.into_iter().filter(|end| !end.is_empty()).collect();
        if own == OwnExport::Sheet {
            return;
        }
        let mut keep = |name: &str, id: &str| {
            if let Ok(id) = id.parse::<Id>() {
                self.ids.insert(name.to_owned(), id);
            }
        };
        keep(&self.behaviors[behavior].name, says("behavior"));
        keep(&self.steps[step].name, says("step"));
        for (at, id) in disciplines.iter().zip(says("disciplines").split(' ')) {
            keep(&self.disciplines[*at], id);
        }
    }

    /// Puts the steps of our own export in the order of the framework: each behavior has some of them in that order.
    pub(super) fn order_own(&mut self) {
        if self.own_export.is_none() {
            return;
        }
        let mut places: Vec<usize> = Vec::new();
        for behavior in 0..self.behaviors.len() {
            let mut own: Vec<usize> = Vec::new();
            for text in self.texts.iter().filter(|text| text.behavior == behavior) {
                if !own.contains(&text.step) {
                    own.push(text.step);
                }
            }
            for (at, step) in own.iter().enumerate() {
                if places.contains(step) {
                    continue;
                }
                // Before the next one that has a place already.
                let next = own[at..].iter().find_map(|wider| places.iter().position(|known| known == wider));
                places.insert(next.unwrap_or(places.len()), *step);
            }
        }
        places.extend((0..self.steps.len()).filter(|step| !places.contains(step)).collect::<Vec<_>>());
        self.steps = places.iter().map(|place| self.steps[*place].clone()).collect();
        let moved = |step: usize| places.iter().position(|place| *place == step).unwrap_or(step);
        self.texts.iter_mut().for_each(|text| text.step = moved(text.step));
    }

    /// Where lines part, by what each of them ends with: a step comes after the last one before it that is on all of
    /// its lines.
    pub(super) fn part_lines(&mut self) {
        for at in 1..self.steps.len() {
            let own = &self.steps[at].ends;
            let is_before = |before: &usize| own.iter().all(|end| self.steps[*before].ends.contains(end));
            let before = (0..at).rev().find(is_before);
            self.steps[at].after = before.filter(|before| before + 1 != at).or(self.steps[at].after);
        }
    }
}
