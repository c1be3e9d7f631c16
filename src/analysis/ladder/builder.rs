//! A ladder on its way: what was named before is found again by its name.

use std::collections::BTreeMap;

use super::heads::folded;
use super::texts::{self, CellLine};
use super::{Ladder, LadderBehavior, LadderStep, LadderText, Layout, Leftover};
use crate::model::{Grid, GridCell, Place};

/// The head of what a tree holds beside its levels.
const UNREAD: &str = "not read";
/// Words for everybody where a discipline may stand.
const EVERYBODY: [&str; 6] = ["all", "any", "everybody", "everyone", "general", "shared"];

impl Ladder {
    pub(super) fn empty(layout: Layout) -> Self {
        Self {
            layout,
            is_guess: false,
            title: None,
            steps: Vec::new(),
            behaviors: Vec::new(),
            disciplines: Vec::new(),
            texts: Vec::new(),
            ids: BTreeMap::new(),
            own_export: None,
            leftovers: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// The step of this name on this line.
    pub(super) fn step(&mut self, name: &str, track: &str) -> usize {
        let (name, track) = (as_name(name), one_line(track));
        let is_it = |step: &LadderStep| {
            folded_or(&step.name) == folded_or(&name) && folded(&step.track) == folded(&track)
        };
        self.steps.iter().position(is_it).unwrap_or_else(|| {
            self.steps.push(LadderStep { name, track, ..LadderStep::default() });
            self.steps.len() - 1
        })
    }

    /// The behavior of this name.
    pub(super) fn behavior(&mut self, name: &str, group: &str) -> usize {
        let (name, group) = (as_name(name), one_line(group));
        let is_it = |behavior: &LadderBehavior| folded_or(&behavior.name) == folded_or(&name);
        let found = self.behaviors.iter().position(is_it).unwrap_or_else(|| {
            self.behaviors.push(LadderBehavior { name, ..LadderBehavior::default() });
            self.behaviors.len() - 1
        });
        if self.behaviors[found].group.is_empty() {
            self.behaviors[found].group = group;
        }
        found
    }

    /// Puts the behaviors of a group one after another, each group where its first one is.
    pub(super) fn gather_groups(&mut self) {
        let first = |at: usize| {
            let group = &self.behaviors[at].group;
            let is_one = |other: &LadderBehavior| !group.is_empty() && other.group == *group;
            self.behaviors.iter().position(is_one).unwrap_or(at)
        };
        let mut places: Vec<usize> = (0..self.behaviors.len()).collect();
        places.sort_by_key(|at| first(*at));
        self.behaviors = places.iter().map(|place| self.behaviors[*place].clone()).collect();
        let moved = |behavior: usize| places.iter().position(|place| *place == behavior).unwrap_or(behavior);
        self.texts.iter_mut().for_each(|text| text.behavior = moved(text.behavior));
    }

    /// What a behavior is about; the first that is said of it counts, and what differs is left over.
    pub(super) fn summarize(&mut self, behavior: usize, cell: &GridCell, text: &str) {
        let text = one_line(text);
        let summary = &mut self.behaviors[behavior].summary;
        if text.is_empty() || *summary == text {
            return;
        }
        if summary.is_empty() {
            *summary = text;
        } else {
            let name = &self.behaviors[behavior].name;
            let why = format!("`{name}` has another summary already");
            self.leftovers.push(Leftover::of(cell, why));
        }
    }

    /// What somebody at a step does, from a cell that says more than its name.
    pub(super) fn summarize_step(&mut self, step: usize, text: &str) {
        let summary = &mut self.steps[step].summary;
        let text = one_line(text);
        if !text.is_empty() && *summary != text {
            if !summary.is_empty() {
                summary.push(' ');
            }
            summary.push_str(&text);
        }
    }

    /// The disciplines that a cell names, none where it is everybody.
    pub(super) fn disciplines_in(&mut self, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for name in text.split([',', ';', '\n']).map(as_name).filter(|name| !name.is_empty()) {
            if EVERYBODY.contains(&folded(&name).as_str()) || name == "*" || name == "-" {
                continue;
            }
            let at = self.disciplines.iter().position(|known| folded_or(known) == folded_or(&name));
            let at = at.unwrap_or_else(|| {
                self.disciplines.push(name);
                self.disciplines.len() - 1
            });
            if !found.contains(&at) {
                found.push(at);
            }
        }
        found
    }

    /// Takes the texts of a cell.
    pub(super) fn take(
        &mut self,
        cell: &GridCell,
        behavior: usize,
        step: usize,
        disciplines: &[usize],
        links: &[String],
    ) {
        let lines = texts::lines(cell);
        if lines.is_empty() && !cell.text.trim().is_empty() {
            self.leftovers.push(Leftover::of(cell, "there is no text in it".to_owned()));
        }
        let (lines, fillers): (Vec<CellLine>, Vec<CellLine>) =
            lines.into_iter().partition(|line| texts::why_no_text(&line.text).is_none());
        for line in fillers {
            let why = texts::why_no_text(&line.text).unwrap_or_default().to_owned();
            self.leftovers.push(Leftover { text: line.text, ..Leftover::of(cell, why) });
        }
        for (at, line) in lines.into_iter().enumerate() {
            let mut all = line.links;
            // What stands in a column of its own belongs to the only text, or to the first.
            if at == 0 {
                all.extend(links.iter().cloned());
            }
            let mut kept: Vec<String> = Vec::new();
            for link in all {
                if !kept.contains(&link) {
                    kept.push(link);
                }
            }
            let is_same = |known: &LadderText| {
                known.behavior == behavior
                    && known.step == step
                    && known.text == line.text
                    && known.disciplines == disciplines
            };
            if self.texts.iter().any(is_same) {
                let text = GridCell { text: line.text, links: Vec::new(), place: cell.place.clone() };
                self.leftovers.push(Leftover::of(&text, "the same text is there already".to_owned()));
                continue;
            }
            self.texts.push(LadderText {
                behavior,
                step,
                disciplines: disciplines.to_vec(),
                text: line.text,
                links: kept,
                id: None,
                place: cell.place.clone(),
            });
        }
    }

    /// Notes the columns that are not read.
    pub(super) fn leave(&mut self, grid: &Grid, header: usize, columns: &[usize]) {
        for &column in columns {
            let cells = (header + 1..grid.rows.len()).filter_map(|row| grid.cell(row, column));
            let cells: Vec<&GridCell> = cells.filter(|cell| !cell.text.trim().is_empty()).collect();
            let head = one_line(grid.text(header, column).lines().next().unwrap_or_default());
            let (why, few) = match head.as_str() {
                "" => ("the column has no head".to_owned(), 3),
                UNREAD => ("it is no part of a ladder".to_owned(), 20),
                head => (format!("the column `{head}` is not read"), 3),
            };
            match cells.as_slice() {
                [] => {}
                [first, .., last] if cells.len() > few => self.leftovers.push(Leftover {
                    to: Some((last.place.clone(), cells.len())),
                    ..Leftover::of(first, why)
                }),
                each => self.leftovers.extend(each.iter().map(|cell| Leftover::of(cell, why.clone()))),
            }
        }
    }
}

impl Leftover {
    pub(super) fn of(cell: &GridCell, why: String) -> Self {
        Self { place: cell.place.clone(), to: None, text: one_line(&cell.text), why }
    }

    /// The place of what was left, or its first and last.
    pub fn places(&self) -> String {
        match &self.to {
            None => self.place.to_string(),
            Some((to, _)) => format!("{} to {}", self.place, within(&self.place, to)),
        }
    }
}

/// A place without what is said already of another.
fn within(from: &Place, to: &Place) -> String {
    let shown = to.to_string();
    match (from, to) {
        (Place::Sheet { sheet, .. }, Place::Sheet { .. }) => {
            shown.strip_prefix(&format!("{sheet}!")).map_or(shown.clone(), str::to_owned)
        }
        _ => shown,
    }
}

/// A name in one line. What is written as an id, as data for programs has it, begins with a capital letter.
fn as_name(text: &str) -> String {
    let name = one_line(text);
    let is_id = name.len() > 1
        && name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_".contains(sign));
    if !is_id {
        return name;
    }
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or(name, |first| first.to_uppercase().chain(letters).collect())
}

/// A text with one space between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is compared; one of signs alone by its signs.
fn folded_or(name: &str) -> String {
    let folded = folded(name);
    if folded.is_empty() { name.to_owned() } else { folded }
}
