//! Reads a ladder out of the tables of a file.

use super::builder::one_line;
use super::heads::{Role, folded};
use super::mapping::{Layout, Mapping};
use super::shape::{Shape, says_below, shape};
use super::{Ladder, Leftover, lines, texts};
use crate::analysis::list;
use crate::analysis::lookup::{Candidate, NotFound, find};
use crate::model::{Grid, GridCell, Merged, Place};

/// The ladder in these tables: of the one that is named, else of the first that holds one, together with those below
/// it under the same heads.
///
/// # Errors
/// None of them holds a ladder, or the mapping names what is not there.
pub fn read(grids: &[Grid], mapping: &Mapping) -> Result<Ladder, NotFound> {
    let chosen = choose(grids, mapping)?;
    let mut first_error = None;
    for (at, grid) in chosen.iter().enumerate() {
        let shape = match shape(grid, mapping) {
            Ok(shape) => shape,
            Err(error) => {
                first_error.get_or_insert(error);
                continue;
            }
        };
        let joined = joined(grid, &shape, &chosen[at + 1..], mapping);
        let mut ladder = Ladder { is_guess: shape.is_guess, ..Ladder::empty(shape.layout) };
        let name = |grid: &Grid| if joined.is_empty() { String::new() } else { grid.name.clone() };
        ladder.take_grid(grid, &shape, &name(grid));
        for (grid, shape) in &joined {
            ladder.take_grid(grid, shape, &name(grid));
        }
        if ladder.texts.is_empty() {
            first_error.get_or_insert_with(no_texts);
            continue;
        }
        lines::arrange(&mut ladder, mapping)?;
        let is_read = |other: &Grid| {
            std::ptr::eq(other, *grid) || joined.iter().any(|(it, _)| std::ptr::eq(other, *it))
        };
        tell_others(&mut ladder, grids, is_read);
        return Ok(ladder);
    }
    Err(first_error.unwrap_or_else(no_texts))
}

fn no_texts() -> NotFound {
    NotFound {
        message: "there are no texts between the steps and the behaviors".to_owned(),
        hint: Some("say how the table is laid out, as in `--map steps=down` or `--map header=3`".to_owned()),
    }
}

/// The tables to look at.
pub(super) fn choose<'a>(grids: &'a [Grid], mapping: &Mapping) -> Result<Vec<&'a Grid>, NotFound> {
    let Some(name) = &mapping.sheet else { return Ok(grids.iter().collect()) };
    if let Some(grid) = name.parse::<usize>().ok().and_then(|number| grids.get(number.checked_sub(1)?)) {
        return Ok(vec![grid]);
    }
    let known = grids.iter().map(|grid| Candidate { thing: grid, id: &grid.name, names: Vec::new() });
    find("sheet", name, known).map(|grid| vec![grid])
}

/// The tables below one that have the same heads, as a text has under one heading after the other. Sheets of a
/// workbook stay apart: what tells them apart may be anything.
fn joined<'a>(grid: &Grid, found: &Shape, others: &[&'a Grid], mapping: &Mapping) -> Vec<(&'a Grid, Shape)> {
    let heads = |grid: &Grid, row: usize| -> Vec<String> {
        (1..grid.width()).map(|column| folded(grid.text(row, column))).collect()
    };
    let is_sheet = |grid: &Grid| matches!(grid.cell(0, 0).map(|cell| &cell.place), Some(Place::Sheet { .. }));
    if is_sheet(grid) || found.layout == Layout::Down {
        return Vec::new();
    }
    let alike = |other: &&&'a Grid| -> Option<Shape> {
        let shape = shape(other, mapping).ok()?;
        let is_same = shape.layout == found.layout && heads(other, shape.header) == heads(grid, found.header);
        is_same.then_some(shape)
    };
    others.iter().filter_map(|other| Some((*other, alike(&other)?))).collect()
}

/// Says which tables were not read.
fn tell_others(ladder: &mut Ladder, grids: &[Grid], is_read: impl Fn(&Grid) -> bool) {
    for (at, grid) in grids.iter().enumerate().filter(|(_, grid)| !is_read(grid)) {
        let is_only = grids.iter().filter(|other| other.name == grid.name).count() == 1;
        let (called, by) = match grid.name.is_empty() || !is_only {
            true => (format!("The table {} of the file", at + 1), (at + 1).to_string()),
            false => (format!("The table `{}`", grid.name), format!("\"{}\"", grid.name)),
        };
        ladder.remarks.push(format!("{called} is not read; `--map sheet={by}` reads it alone."));
    }
}

impl Ladder {
    fn take_grid(&mut self, grid: &Grid, shape: &Shape, group: &str) {
        self.take_title(grid, shape);
        let unread =
            [Role::Rating, Role::Note, Role::Evidence].into_iter().flat_map(|role| shape.columns.all(role));
        let unread: Vec<usize> = unread.chain(shape.columns.rest.iter().copied()).collect();
        match shape.layout {
            Layout::Across => self.take_across(grid, shape, group),
            Layout::Down => self.take_down(grid, shape),
            Layout::Rows => self.take_rows(grid, shape, group),
        }
        self.tell_texts(grid, shape);
        self.leave(grid, shape.header, &unread);
    }

    /// Says how more is taken for texts, where each row is one and a column that is not read may hold others.
    fn tell_texts(&mut self, grid: &Grid, shape: &Shape) {
        let head = |column: usize| one_line(grid.text(shape.header, column));
        let read: Vec<String> = shape.columns.all(Role::Text).map(head).collect();
        let more = shape.columns.rest.iter().filter(|column| says_below(grid, shape.header, **column));
        let more = more.map(|column| head(*column));
        let more: Vec<String> = more.filter(|head| Role::Text.rank(head).is_some()).collect();
        if shape.layout == Layout::Rows && !more.is_empty() {
            let all: Vec<&str> = read.iter().chain(&more).map(String::as_str).collect();
            self.remarks.push(format!(
                "{} may hold texts as well: `--map \"text={}\"` takes them, too.",
                list(&more.iter().map(|head| format!("`{head}`")).collect::<Vec<_>>()),
                all.join(",")
            ));
        }
    }

    /// What stands above the heads: a title where it stands alone, and what fits nowhere.
    fn take_title(&mut self, grid: &Grid, shape: &Shape) {
        let top = shape.above.unwrap_or(shape.header);
        for cell in grid.rows.iter().take(top).flatten().filter(|cell| !cell.text.trim().is_empty()) {
            if self.title.is_none() && cell.text.trim().chars().count() <= 80 {
                self.title = Some(one_line(&cell.text));
            } else {
                self.leftovers.push(Leftover::of(cell, "it stands above the table".to_owned()));
            }
        }
    }

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

    fn take_across(&mut self, grid: &Grid, shape: &Shape, named: &str) {
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
            if !has_texts && !key.is_empty() && shape.columns.first(Role::Summary).is_none_or(|at| !says(at))
            {
                // Alone on its row: what the rows below are grouped by, or what they are about.
                self.leave_heading(heading.take());
                heading = grid.cell(row, behaviors);
                continue;
            }
            if !has_texts && key.is_empty() {
                self.leave_row(grid, row, shape);
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
                self.leave_row(grid, row, shape);
                continue;
            };
            for column in shape.columns.all(Role::Summary) {
                if let Some(cell) = grid.cell(row, column) {
                    self.summarize(behavior, cell, &cell.text);
                }
            }
            let disciplines = self.disciplines_of(grid, row, shape);
            for (column, step) in &steps {
                if let Some(cell) = grid.cell(row, *column) {
                    self.take(cell, behavior, *step, &disciplines, &[]);
                    self.tell_spanning(grid, row, *column, cell);
                }
            }
            self.leave_links(grid, row, shape);
        }
        self.leave_heading(heading);
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
    fn leave_row(&mut self, grid: &Grid, row: usize, shape: &Shape) {
        let cells = grid.rows.get(row).into_iter().flatten().enumerate();
        for (_, cell) in
            cells.filter(|(at, cell)| !shape.columns.rest.contains(at) && !cell.text.trim().is_empty())
        {
            let why = "it is not clear which behavior and step it is about".to_owned();
            self.leftovers.push(Leftover::of(cell, why));
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

    fn disciplines_of(&mut self, grid: &Grid, row: usize, shape: &Shape) -> Vec<usize> {
        let column = shape.columns.first(Role::Discipline);
        column.map(|column| self.disciplines_in(grid.text(row, column))).unwrap_or_default()
    }

    fn take_down(&mut self, grid: &Grid, shape: &Shape) {
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
            if !key.is_empty() {
                let (name, about) = key.split_once('\n').unwrap_or((key, ""));
                let step = self.step(name, &track);
                self.summarize_step(step, about);
                current = Some(step);
            }
            let Some(step) = current else {
                self.leave_row(grid, row, shape);
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

    fn take_rows(&mut self, grid: &Grid, shape: &Shape, named: &str) {
        let columns = &shape.columns;
        let (mut group, mut behavior, mut step, mut track) =
            (named.to_owned(), String::new(), String::new(), String::new());
        for row in shape.header + 1..grid.rows.len() {
            let says = |role: Role| columns.first(role).map_or("", |column| grid.text(row, column));
            let has_text = columns.all(Role::Text).any(|column| !grid.text(row, column).is_empty());
            // What stays the same is often written once, above the rows that it is for.
            for (kept, role) in
                [(&mut group, Role::Group), (&mut step, Role::Step), (&mut track, Role::Track)]
            {
                if !says(role).is_empty() {
                    *kept = says(role).to_owned();
                }
            }
            if !says(Role::Behavior).is_empty() {
                behavior = says(Role::Behavior).to_owned();
            }
            if !has_text && !step.is_empty() && !says(Role::StepSummary).is_empty() {
                let at = self.step(&step, &track);
                self.summarize_step(at, says(Role::StepSummary));
                continue;
            }
            if !has_text || step.is_empty() || behavior.is_empty() {
                self.leave_row(grid, row, shape);
                continue;
            }
            let at = (self.behavior(&behavior, &group), self.step(&step, &track));
            self.summarize_step(at.1, says(Role::StepSummary));
            for cell in columns.all(Role::Summary).filter_map(|column| grid.cell(row, column)) {
                self.summarize(at.0, cell, &cell.text);
            }
            let disciplines = self.disciplines_of(grid, row, shape);
            let links = columns.all(Role::Links).filter_map(|column| grid.cell(row, column));
            let links: Vec<String> = links.flat_map(texts::links).collect();
            for cell in columns.all(Role::Text).filter_map(|column| grid.cell(row, column)) {
                self.take(cell, at.0, at.1, &disciplines, &links);
            }
        }
    }
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
