//! A table with a row for each text, its step and its behavior beside it.

use super::heads::Role;
use super::layouts::{NUMBERS, UNCLEAR, id_column, says_numbers};
use super::shape::Shape;
use super::{Ladder, texts};
use crate::model::{Grid, Place};

/// What stays the same from row to row until a row says otherwise.
#[derive(Default)]
struct Kept {
    group: String,
    behavior: String,
    step: String,
    track: String,
}

impl Kept {
    /// Takes over what a row says. What stays the same is often written once, above the rows that it is for.
    fn take<'g>(&mut self, says: impl Fn(Role) -> &'g str) {
        let kept = [
            (&mut self.group, Role::Group),
            (&mut self.behavior, Role::Behavior),
            (&mut self.step, Role::Step),
            (&mut self.track, Role::Track),
        ];
        for (kept, role) in kept.into_iter().filter(|(_, role)| !says(*role).is_empty()) {
            says(role).clone_into(kept);
        }
    }
}

impl Ladder {
    pub(super) fn take_rows(&mut self, grid: &Grid, shape: &Shape, named: &str) {
        let columns = &shape.columns;
        let mut kept = Kept { group: named.to_owned(), ..Kept::default() };
        let mut taken = Vec::new();
        for row in shape.header + 1..grid.rows.len() {
            let says = |role: Role| columns.first(role).map_or("", |column| grid.text(row, column));
            let has_text = columns.all(Role::Text).any(|column| !grid.text(row, column).is_empty());
            if says_numbers(grid, row, columns.all(Role::Text)) {
                self.leave_row(grid, row, shape, NUMBERS);
                continue;
            }
            kept.take(says);
            if !has_text && !kept.step.is_empty() && !says(Role::StepSummary).is_empty() {
                let at = self.step(&kept.step, &kept.track);
                self.summarize_step(at, says(Role::StepSummary));
                continue;
            }
            if !has_text || kept.step.is_empty() || kept.behavior.is_empty() {
                self.leave_row(grid, row, shape, UNCLEAR);
                continue;
            }
            taken.push(row);
            self.take_row(grid, row, shape, &kept);
        }
        for role in [Role::Step, Role::Behavior] {
            columns.first(role).iter().for_each(|column| self.tell_filled(grid, *column, shape, &taken));
        }
    }

    fn take_row(&mut self, grid: &Grid, row: usize, shape: &Shape, kept: &Kept) {
        let columns = &shape.columns;
        let is_own = super::OwnExport::of(grid, shape).is_some();
        let track = if is_own { "" } else { &kept.track };
        let at = (self.behavior(&kept.behavior, &kept.group), self.step(&kept.step, track));
        let about = columns.first(Role::StepSummary).map_or("", |column| grid.text(row, column));
        self.summarize_step(at.1, about);
        for cell in columns.all(Role::Summary).filter_map(|column| grid.cell(row, column)) {
            self.summarize(at.0, cell, &cell.text);
        }
        let disciplines = self.disciplines_of(grid, row, shape);
        self.take_own(grid, (row, shape), at, &disciplines);
        let links = columns.all(Role::Links).filter_map(|column| grid.cell(row, column));
        let mut links: Vec<String> = links.flat_map(texts::links).collect();
        let cells = columns.all(Role::Text).filter_map(|column| grid.cell(row, column));
        let before = self.texts.len();
        for cell in cells.filter(|cell| !cell.text.trim().is_empty()) {
            self.take(cell, at.0, at.1, &disciplines, &std::mem::take(&mut links));
        }
        self.take_id(id_column(grid, shape).and_then(|column| grid.cell(row, column)), before);
    }

    /// Says which cells were taken to say what the one above them says, where they are not merged with it.
    fn tell_filled(&mut self, grid: &Grid, column: usize, shape: &Shape, rows: &[usize]) {
        let is_merged = |row: usize| {
            grid.merged.iter().any(|it| {
                it.rows.0 < row && row <= it.rows.1 && it.columns.0 <= column && column <= it.columns.1
            })
        };
        let is_filled = |row: &&usize| grid.text(**row, column).is_empty() && !is_merged(**row);
        let filled: Vec<&usize> = rows.iter().filter(is_filled).collect();
        let Some(place) = filled.first().and_then(|row| place(grid, **row, column)) else { return };
        let head = super::builder::one_line(grid.text(shape.header, column));
        self.remarks.push(match filled.len() {
            1 => format!("`{head}` is empty in {place}; what stands above it was taken."),
            cells => format!(
                "`{head}` is empty in {cells} cells, first in {place}; what stands above them was taken."
            ),
        });
    }
}

/// Where a cell is, or would be if the row reached so far.
fn place(grid: &Grid, row: usize, column: usize) -> Option<Place> {
    let cell = grid.cell(row, column).or_else(|| grid.rows.get(row)?.last())?;
    Some(match cell.place.clone() {
        Place::Sheet { sheet, row, .. } => Place::Sheet { sheet, row, column },
        other => other,
    })
}
