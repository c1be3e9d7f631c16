//! The cells of a table by its layout: what each says, and what fits nowhere.

use super::builder::one_line;
use super::heads::{Role, folded, sums_up};
use super::shape::Shape;
use super::{Ladder, Layout, Leftover, texts};
use crate::model::{Grid, GridCell, Id, Merged};

/// Why a row is left: it is about nothing, or it sums up.
pub(super) const UNCLEAR: &str = "it is not clear which behavior and step it is about";
pub(super) const NUMBERS: &str = "the row sums up, and holds no texts";

impl Ladder {
    /// The steps of the columns, each column with its own.
    fn steps_across(&mut self, grid: &Grid, shape: &Shape) -> Vec<(usize, usize)> {
        let lines = shape.above.map(|above| filled_right(grid, above)).unwrap_or_default();
        let mut found: Vec<(usize, usize)> = Vec::new();
        let last = grid.width();
        let first = shape.across.iter().min().copied().unwrap_or_default();
        for column in first..last {
            let head = grid.text(shape.header, column);
            if shape.across.contains(&column) {
                let track = lines.get(column).map_or("", String::as_str);
                let (name, about) = head.split_once('\n').unwrap_or((head, ""));
                let step = self.step(name, track);
                self.summarize_step(step, about);
                found.push((column, step));
                continue;
            }
            // A head that is merged over several columns stands in the first of them.
            let is_open = head.is_empty() && is_free(shape, column);
            let before = found.last().copied().filter(|(before, _)| before + 1 == column);
            if let (true, Some((_, step))) = (is_open, before) {
                found.push((column, step));
                let is_merged = grid.merged.iter().any(|merged| {
                    merged.rows.0 <= shape.header
                        && shape.header <= merged.rows.1
                        && merged.columns.1 >= column
                });
                let first = (shape.header + 1..grid.rows.len()).filter_map(|row| grid.cell(row, column));
                let first = first.into_iter().find(|cell| !cell.text.trim().is_empty());
                if let (false, Some(cell)) = (is_merged, first) {
                    let name = &self.steps[step].name;
                    self.remarks.push(format!(
                        "The column from {} on has no head, and is taken for `{name}`, the one before it.",
                        cell.place
                    ));
                }
            }
        }
        found
    }

    pub(super) fn take_across(&mut self, grid: &Grid, shape: &Shape, named: &str) {
        let steps = self.steps_across(grid, shape);
        let behaviors = shape.columns.first(Role::Behavior).unwrap_or_default();
        let groups = shape.columns.first(Role::Group);
        let (mut group, mut current): (String, Option<usize>) = (named.to_owned(), None);
        let mut heading: Option<&GridCell> = None;
        for row in shape.header + 1..grid.rows.len() {
            let key = grid.text(row, behaviors);
            if let Some(text) = groups.map(|column| grid.text(row, column)).filter(|text| !text.is_empty()) {
                group = one_line(text);
            }
            let says = |column: usize| !grid.text(row, column).is_empty();
            let has_texts = steps.iter().any(|(column, _)| says(*column));
            let is_sum = match has_texts {
                true => says_numbers(grid, row, steps.iter().map(|(column, _)| *column)),
                false => sums_up(key),
            };
            if is_sum {
                self.leave_row(grid, row, shape, NUMBERS);
                continue;
            }
            if !has_texts && !key.is_empty() && shape.columns.first(Role::Summary).is_none_or(|at| !says(at))
            {
                // Alone on its row: what the rows below are grouped by, or what they are about.
                self.leave_heading(heading.take());
                match groups {
                    None => heading = grid.cell(row, behaviors),
                    Some(_) => self.leave_heading(grid.cell(row, behaviors)),
                }
                continue;
            }
            if !has_texts && key.is_empty() {
                self.leave_row(grid, row, shape, UNCLEAR);
                continue;
            }
            if current.is_none() && heading.is_none() && self.take_about(grid, row, key, &steps) {
                continue;
            }
            match (heading.take(), key.is_empty()) {
                (Some(above), false) => group = one_line(&above.text),
                (Some(above), true) => current = Some(self.behavior(&above.text, &group)),
                _ => {}
            }
            if !key.is_empty() {
                let (name, about) = key.split_once('\n').unwrap_or((key, ""));
                let behavior = self.behavior(name, &group);
                if let Some(cell) = grid.cell(row, behaviors) {
                    self.summarize(behavior, cell, about);
                }
                current = Some(behavior);
            }
            let Some(behavior) = current else {
                self.leave_row(grid, row, shape, UNCLEAR);
                continue;
            };
            self.take_cells(grid, row, shape, (behavior, &steps));
        }
        self.leave_heading(heading);
    }

    /// What a row says of a behavior: what it is about, and its texts at each step.
    fn take_cells(&mut self, grid: &Grid, row: usize, shape: &Shape, of: (usize, &[(usize, usize)])) {
        let (behavior, steps) = of;
        for cell in shape.columns.all(Role::Summary).filter_map(|column| grid.cell(row, column)) {
            self.summarize(behavior, cell, &cell.text);
        }
        let disciplines = self.disciplines_of(grid, row, shape);
        for (column, step) in steps {
            if let Some(cell) = grid.cell(row, *column) {
                self.take(cell, behavior, *step, &disciplines, &[]);
                self.tell_spanning(grid, row, *column, cell);
            }
        }
        self.leave_links(grid, row, shape);
    }

    /// A row that says of the steps themselves what they are about, above all behaviors.
    fn take_about(&mut self, grid: &Grid, row: usize, key: &str, steps: &[(usize, usize)]) -> bool {
        let key = folded(key);
        let is_scope = matches!(key.as_str(), "scope" | "reach" | "scopeofimpact");
        let is_summary = matches!(
            key.as_str(),
            "summary"
                | "overview"
                | "description"
                | "about"
                | "levelsummary"
                | "rolesummary"
                | "purpose"
                | "definition"
        );
        if !is_scope && !is_summary {
            return false;
        }
        for (column, step) in steps {
            match is_scope {
                true => self.steps[*step].scope = one_line(grid.text(row, *column)),
                false => self.summarize_step(*step, grid.text(row, *column)),
            }
        }
        true
    }

    fn leave_heading(&mut self, heading: Option<&GridCell>) {
        self.leftovers
            .extend(heading.map(|cell| Leftover::of(cell, "there are no texts beside it".to_owned())));
    }

    /// Notes what a row says that is about nothing.
    pub(super) fn leave_row(&mut self, grid: &Grid, row: usize, shape: &Shape, why: &str) {
        let cells = grid.rows.get(row).into_iter().flatten().enumerate();
        for (_, cell) in
            cells.filter(|(at, cell)| !shape.columns.rest.contains(at) && !cell.text.trim().is_empty())
        {
            self.leftovers.push(Leftover::of(cell, why.to_owned()));
        }
    }

    /// Links that stand beside a whole behavior, which has no place for them.
    fn leave_links(&mut self, grid: &Grid, row: usize, shape: &Shape) {
        let cells = shape.columns.all(Role::Links).filter_map(|column| grid.cell(row, column));
        let cells = cells.filter(|cell| !cell.text.trim().is_empty());
        let why = "a link belongs to a text, and this one stands beside several";
        self.leftovers.extend(cells.map(|cell| Leftover::of(cell, why.to_owned())));
    }

    fn tell_spanning(&mut self, grid: &Grid, row: usize, column: usize, cell: &GridCell) {
        let covers =
            |merged: &Merged| merged.rows.0 == row && merged.columns.0 == column && merged.columns.1 > column;
        if !cell.text.trim().is_empty() && grid.merged.iter().any(covers) {
            self.remarks.push(format!(
                "{} spans several steps; its texts are at the narrowest of them, which the wider ones include.",
                cell.place
            ));
        }
    }

    pub(super) fn disciplines_of(&mut self, grid: &Grid, row: usize, shape: &Shape) -> Vec<usize> {
        let column = shape.columns.first(Role::Discipline);
        column.map(|column| self.disciplines_in(grid.text(row, column))).unwrap_or_default()
    }

    pub(super) fn take_down(&mut self, grid: &Grid, shape: &Shape) {
        let groups = shape.above.map(|above| filled_right(grid, above)).unwrap_or_default();
        let mut behaviors = Vec::new();
        for column in &shape.across {
            let head = grid.text(shape.header, *column);
            let (name, about) = head.split_once('\n').unwrap_or((head, ""));
            let behavior = self.behavior(name, groups.get(*column).map_or("", String::as_str));
            if let Some(cell) = grid.cell(shape.header, *column) {
                self.summarize(behavior, cell, about);
            }
            behaviors.push((*column, behavior));
        }
        let steps = shape.columns.first(Role::Step).unwrap_or_default();
        let (mut track, mut current) = (String::new(), None);
        for row in shape.header + 1..grid.rows.len() {
            let says = |role: Role| shape.columns.first(role).map(|column| grid.text(row, column));
            if let Some(text) = says(Role::Track).filter(|text| !text.is_empty()) {
                track = text.to_owned();
            }
            let key = grid.text(row, steps);
            let has_texts = shape.across.iter().any(|column| !grid.text(row, *column).is_empty());
            if says_numbers(grid, row, shape.across.iter().copied()) || !has_texts && sums_up(key) {
                self.leave_row(grid, row, shape, NUMBERS);
                continue;
            }
            if !key.is_empty() {
                let (name, about) = key.split_once('\n').unwrap_or((key, ""));
                let step = self.step(name, &track);
                self.summarize_step(step, about);
                current = Some(step);
            }
            let Some(step) = current else {
                self.leave_row(grid, row, shape, UNCLEAR);
                continue;
            };
            self.summarize_step(step, says(Role::StepSummary).unwrap_or_default());
            let disciplines = self.disciplines_of(grid, row, shape);
            for (column, behavior) in &behaviors {
                if let Some(cell) = grid.cell(row, *column) {
                    self.take(cell, *behavior, step, &disciplines, &[]);
                }
            }
        }
    }

    /// The id that a row gives its only text. What numbers the rows, or is an id of another program, is none of ours.
    pub(super) fn take_id(&mut self, cell: Option<&GridCell>, before: usize) {
        let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) else { return };
        let id = cell.text.trim().parse::<Id>().ok().filter(|id| is_of_words(id.as_str()));
        match (self.texts.get_mut(before..), id) {
            (Some([only]), Some(id)) => only.id = Some(id),
            _ => self.leftovers.push(Leftover::of(cell, "it is no id of an example".to_owned())),
        }
    }
}

/// Whether a row holds numbers alone in these columns, as one with sums does.
pub(super) fn says_numbers(grid: &Grid, row: usize, columns: impl Iterator<Item = usize>) -> bool {
    let mut says = columns.map(|column| grid.text(row, column)).filter(|text| !text.is_empty()).peekable();
    says.peek().is_some() && says.all(texts::is_number)
}

/// The column with the ids of examples: one of numbers, or of another program's ids, is none of ours.
pub(super) fn id_column(grid: &Grid, shape: &Shape) -> Option<usize> {
    let has_ids = |column: &usize| {
        let mut below = (shape.header + 1..grid.rows.len()).map(|row| grid.text(row, *column));
        below.any(|text| text.parse::<Id>().is_ok_and(|id| is_of_words(id.as_str())))
    };
    shape.columns.first(Role::Id).filter(|_| shape.layout == Layout::Rows).filter(has_ids)
}

/// Whether an id is made of words, and not of the digits that programs make theirs of.
fn is_of_words(id: &str) -> bool {
    let digits = id.bytes().filter(u8::is_ascii_digit).count();
    id.contains('-') && digits * 4 < id.len()
}

/// Whether a column has no role.
fn is_free(shape: &Shape, column: usize) -> bool {
    !shape.columns.rest.contains(&column)
        && Role::ALL.iter().all(|role| shape.columns.all(*role).all(|at| at != column))
}

/// The texts of a row, each over all the columns that it is merged over, or up to the next one where nothing is
/// merged in the row.
fn filled_right(grid: &Grid, row: usize) -> Vec<String> {
    let merged: Vec<&Merged> =
        grid.merged.iter().filter(|merged| merged.rows.0 <= row && row <= merged.rows.1).collect();
    let mut filled: Vec<String> = Vec::new();
    for column in 0..grid.width() {
        let over = merged.iter().find(|merged| merged.columns.0 <= column && column <= merged.columns.1);
        let text = match over {
            Some(over) => grid.text(row, over.columns.0),
            None if merged.is_empty() && grid.text(row, column).is_empty() => {
                filled.last().map_or("", String::as_str)
            }
            None => grid.text(row, column),
        };
        let text = one_line(text);
        filled.push(text);
    }
    filled
}
