//! Reads a ladder out of the tables of a file.

use super::builder::one_line;
use super::heads::{Role, folded};
use super::mapping::{Layout, Mapping};
use super::own::OwnExport;
use super::shape::{Shape, says_below, shape};
use super::{Ladder, Leftover, layouts, lines};
use crate::analysis::list;
use crate::analysis::lookup::{Candidate, NotFound, find};
use crate::model::{Grid, GridCell, Place};

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
        ladder.gather_groups();
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
    find("sheet", name, known).map(|grid| vec![grid]).map_err(|why| {
        if let [Grid { name, .. }] = grids
            && name.is_empty()
        {
            let hint = Some("the file has one table, which bears no name; leave `sheet` out".to_owned());
            return NotFound { hint, ..why };
        }
        let names = grids.iter().enumerate().map(|(at, grid)| match grid.name.is_empty() {
            true => format!("`{}`", at + 1),
            false => format!("`{}`", grid.name),
        });
        let hint = format!("the file has {}", list(&names.collect::<Vec<_>>()));
        NotFound { hint: Some(hint), ..why }
    })
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

/// A text of so few words may be a title or a name, and says nothing that somebody does.
const FEW_WORDS: usize = 2;

impl Ladder {
    /// Which behaviors may be none, in sentences: those with a few words at each step, where others have sentences.
    pub fn doubts(&self) -> Vec<String> {
        let words = |behavior: usize| {
            let texts = self.texts.iter().filter(move |text| text.behavior == behavior);
            texts.map(|text| text.text.split_whitespace().count())
        };
        let is_doubtful = |at: &usize| words(*at).count() > 1 && words(*at).all(|words| words <= FEW_WORDS);
        let doubtful: Vec<usize> = (0..self.behaviors.len()).filter(is_doubtful).collect();
        // Where they are many, this is how the ladder speaks.
        let with_texts = (0..self.behaviors.len()).filter(|at| words(*at).count() > 0).count();
        if doubtful.len() * 2 >= with_texts {
            return Vec::new();
        }
        let told = |at: &usize| {
            let name = &self.behaviors[*at].name;
            let leave = match self.layout {
                Layout::Down => format!("If not, `--map \"skip={name}\"` leaves it out."),
                _ => "If not, take it out of the file.".to_owned(),
            };
            format!("`{name}` has no more than a few words at each step. Is it a behavior? {leave}")
        };
        doubtful.iter().map(told).collect()
    }

    fn take_grid(&mut self, grid: &Grid, shape: &Shape, group: &str) {
        self.take_title(grid, shape);
        let unread =
            [Role::Rating, Role::Note, Role::Evidence].into_iter().flat_map(|role| shape.columns.all(role));
        let ids =
            shape.columns.all(Role::Id).filter(|column| layouts::id_column(grid, shape) != Some(*column));
        let own = OwnExport::of(grid, shape);
        let is_read = |column: usize| own.is_some_and(|own| own.is_read(grid.text(shape.header, column)));
        let rest = shape.columns.rest.iter().copied().filter(|column| !is_read(*column));
        let unread: Vec<usize> = unread.chain(ids).chain(rest).collect();
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
        for row in grid.rows.iter().take(top) {
            let says: Vec<&GridCell> = row.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
            match says.as_slice() {
                [alone] if self.title.is_none() && alone.text.trim().chars().count() <= 80 => {
                    self.title = Some(one_line(&alone.text));
                }
                cells => self.leftovers.extend(
                    cells.iter().map(|cell| Leftover::of(cell, "it stands above the table".to_owned())),
                ),
            }
        }
    }
}
