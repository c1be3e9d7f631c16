//! Somebody's ratings in a table: steps across or down with a rating in each cell, or a row for each rating.

use std::collections::BTreeMap;

use super::Leftover;
use super::heads::{self, Role, folded};
use super::mapping::{Layout, Mapping};
use super::texts;
use crate::analysis::lookup::{self, Candidate, NotFound};
use crate::diagnostic::suggestion::one_of;
use crate::model::{Framework, Grid, GridCell, Id, Rating, Side};

/// What a table says of somebody.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// In the order of the table.
    pub rated: Vec<Rated>,
    /// What was not understood, and why.
    pub not_understood: Vec<Leftover>,
}

/// A rating, and where it stands.
#[derive(Clone, Debug)]
pub struct Rated {
    pub behavior: Id,
    pub step: Id,
    pub rating: Rating,
    pub note: String,
    pub evidence: Vec<String>,
    pub cell: GridCell,
}

/// How far down the heads may stand.
const DEEPEST_HEADER: usize = 15;

/// The ratings in these tables.
///
/// # Errors
/// None of them has any, or the mapping names what is not there.
pub fn ratings(
    grids: &[Grid],
    mapping: &Mapping,
    framework: &Framework,
    side: Side,
) -> Result<Ratings, NotFound> {
    let chosen = super::read::choose(grids, mapping)?;
    let mut first_error = None;
    for grid in chosen {
        let mut reading = Reading { grid, framework, found: Ratings::default() };
        match reading.read(mapping, side) {
            Ok(()) if !reading.found.rated.is_empty() || !reading.found.not_understood.is_empty() => {
                reading.settle();
                return Ok(reading.found);
            }
            Ok(()) => {}
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    Err(first_error.unwrap_or_else(|| NotFound {
        message: "there are no ratings in it".to_owned(),
        hint: Some("name the columns, as in `--map behavior=A --map step=B --map rating=C`".to_owned()),
    }))
}

/// A table that is being read.
struct Reading<'a> {
    grid: &'a Grid,
    framework: &'a Framework,
    found: Ratings,
}

/// Where things stand in a table with a row for each rating.
struct Columns {
    behavior: usize,
    step: usize,
    rating: usize,
    note: Option<usize>,
    evidence: Option<usize>,
}

impl<'a> Reading<'a> {
    fn read(&mut self, mapping: &Mapping, side: Side) -> Result<(), NotFound> {
        let last = self.grid.rows.len().min(DEEPEST_HEADER);
        for header in 0..last {
            if mapping.header.is_some_and(|row| !super::shape::is_row(self.grid, header, row)) {
                continue;
            }
            if matches!(mapping.layout, None | Some(Layout::Rows))
                && let Some(columns) = self.columns(header, mapping, side)?
            {
                self.rows(header, &columns);
                return Ok(());
            }
            let heads = |names: &dyn Fn(&str) -> bool| {
                (0..self.grid.width()).filter(|at| names(self.grid.text(header, *at))).count()
            };
            let steps = heads(&|name| self.step(name).is_ok());
            let behaviors = heads(&|name| self.behavior(name).is_ok());
            match mapping.layout {
                None if steps == 0 && behaviors == 0 => continue,
                Some(Layout::Rows) => continue,
                Some(Layout::Across) => self.across(header),
                Some(Layout::Down) => self.down(header),
                None if steps >= behaviors => self.across(header),
                None => self.down(header),
            }
            return Ok(());
        }
        Err(NotFound {
            message: "no row names steps or behaviors of the framework, or a column of ratings".to_owned(),
            hint: Some("name the columns, as in `--map behavior=A --map step=B --map rating=C`".to_owned()),
        })
    }

    fn step(&self, name: &str) -> Result<&'a Id, NotFound> {
        let line = name.lines().next().unwrap_or_default();
        lookup::step(self.framework, line).map(|step| &step.id)
    }

    fn behavior(&self, name: &str) -> Result<&'a Id, NotFound> {
        let line = name.lines().next().unwrap_or_default();
        lookup::behavior(self.framework, line).map(|behavior| &behavior.id)
    }

    /// The columns of a table with a row for each rating, where these heads are of one.
    fn columns(&self, header: usize, mapping: &Mapping, side: Side) -> Result<Option<Columns>, NotFound> {
        let heads: Vec<&str> = (0..self.grid.width()).map(|at| self.grid.text(header, at)).collect();
        let by_head = heads::roles(&heads);
        let column = |role: Role| -> Result<Option<usize>, NotFound> {
            let named = mapping.columns(role, self.grid, header)?;
            Ok(named.first().copied().or_else(|| by_head.iter().position(|given| *given == Some(role))))
        };
        let rating = match mapping.columns(Role::Rating, self.grid, header)?.first() {
            Some(named) => Some(*named),
            None => rating_column(&heads, side),
        };
        let columns = (column(Role::Behavior)?.or(column(Role::Group)?), column(Role::Step)?, rating);
        let (note, evidence) = (column(Role::Note)?, column(Role::Evidence)?);
        let (Some(behavior), Some(step), Some(rating)) = columns else { return Ok(None) };
        Ok(Some(Columns { behavior, step, rating, note, evidence }))
    }

    fn rows(&mut self, header: usize, columns: &Columns) {
        let (mut behavior, mut step) = ("", "");
        for row in header + 1..self.grid.rows.len() {
            // What stays the same is often written once.
            for (kept, column) in [(&mut behavior, columns.behavior), (&mut step, columns.step)] {
                let text = self.grid.text(row, column);
                if !text.is_empty() {
                    *kept = text;
                }
            }
            let Some(cell) = self.grid.cell(row, columns.rating).filter(|cell| !cell.text.trim().is_empty())
            else {
                self.leave_note(row, columns);
                continue;
            };
            let beside = |column: Option<usize>| column.map_or("", |column| self.grid.text(row, column));
            let mut note = vec![beside(columns.note).to_owned()];
            // Only an address is evidence by itself; words about it are a note.
            let proof = columns.evidence.and_then(|at| self.grid.cell(row, at));
            note.extend(proof.map(texts::lines).unwrap_or_default().into_iter().map(|line| line.text));
            let evidence = proof.map(texts::links).unwrap_or_default();
            let before = self.found.rated.len();
            let place = self.behavior(behavior).and_then(|found| Ok((found, self.step(step)?)));
            self.take(cell, place);
            if let Some(rated) = self.found.rated.get_mut(before) {
                let said = std::iter::once(rated.note.clone()).chain(note).filter(|text| !text.is_empty());
                rated.note = said.collect::<Vec<_>>().join("\n");
                rated.evidence = evidence;
            }
        }
    }

    fn leave_note(&mut self, row: usize, columns: &Columns) {
        let cells = [columns.note, columns.evidence].into_iter().flatten();
        let cells = cells
            .filter_map(|column| self.grid.cell(row, column))
            .filter(|cell| !cell.text.trim().is_empty());
        let why = "there is no rating beside it";
        self.found.not_understood.extend(cells.map(|cell| Leftover::of(cell, why.to_owned())));
    }

    fn across(&mut self, header: usize) {
        let key = self.key(header, &|name| self.behavior(name).is_ok());
        let columns: Vec<usize> = (0..self.grid.width())
            .filter(|at| *at != key && !self.grid.text(header, *at).is_empty())
            .collect();
        for row in header + 1..self.grid.rows.len() {
            for column in &columns {
                let Some(cell) = self.grid.cell(row, *column).filter(|cell| !cell.text.trim().is_empty())
                else {
                    continue;
                };
                let step = self.step(self.grid.text(header, *column));
                let place = step.and_then(|step| Ok((self.behavior(self.grid.text(row, key))?, step)));
                self.take(cell, place);
            }
        }
    }

    fn down(&mut self, header: usize) {
        let key = self.key(header, &|name| self.step(name).is_ok());
        let columns: Vec<usize> = (0..self.grid.width())
            .filter(|at| *at != key && !self.grid.text(header, *at).is_empty())
            .collect();
        for row in header + 1..self.grid.rows.len() {
            for column in &columns {
                let Some(cell) = self.grid.cell(row, *column).filter(|cell| !cell.text.trim().is_empty())
                else {
                    continue;
                };
                let behavior = self.behavior(self.grid.text(header, *column));
                let place =
                    behavior.and_then(|behavior| Ok((behavior, self.step(self.grid.text(row, key))?)));
                self.take(cell, place);
            }
        }
    }

    /// The column whose cells are known best.
    fn key(&self, header: usize, is_known: &dyn Fn(&str) -> bool) -> usize {
        let known = |column: usize| {
            (header + 1..self.grid.rows.len()).filter(|row| is_known(self.grid.text(*row, column))).count()
        };
        (0..self.grid.width()).rev().max_by_key(|column| known(*column)).unwrap_or_default()
    }

    /// Takes a rating at its place, or notes why not.
    fn take(&mut self, cell: &GridCell, place: Result<(&Id, &Id), NotFound>) {
        let read = place.and_then(|place| Ok((place, self.rating(&cell.text)?)));
        match read {
            Ok(((behavior, step), (rating, note))) => self.found.rated.push(Rated {
                behavior: behavior.clone(),
                step: step.clone(),
                rating,
                note,
                evidence: Vec::new(),
                cell: cell.clone(),
            }),
            Err(NotFound { message, hint }) => {
                let why = hint.map_or(message.clone(), |hint| format!("{message}; {hint}"));
                self.found.not_understood.push(Leftover::of(cell, why));
            }
        }
    }

    /// The rating in a cell, with the note behind it.
    fn rating(&self, text: &str) -> Result<(Rating, String), NotFound> {
        let (first, below) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
        let whole = self.known_rating(first.trim());
        if let Ok(rating) = whole {
            return Ok((rating, below.trim().to_owned()));
        }
        for mark in [": ", " - ", " – ", " — ", "; ", " (", ", "] {
            if let Some((word, note)) = first.split_once(mark)
                && let Ok(rating) = self.known_rating(word.trim())
            {
                let note = if mark == " (" { note.trim_end().trim_end_matches(')') } else { note };
                return Ok((rating, [note.trim(), below.trim()].join("\n").trim().to_owned()));
            }
        }
        whole.map(|rating| (rating, String::new()))
    }

    fn known_rating(&self, word: &str) -> Result<Rating, NotFound> {
        let outside = [
            (Rating::Unsure, Rating::UNSURE, [Rating::UNSURE_LABEL, "not sure", "?"]),
            (
                Rating::NotApplicable,
                Rating::NOT_APPLICABLE,
                [Rating::NOT_APPLICABLE_LABEL, "n/a", "not applicable"],
            ),
        ];
        let outside =
            outside.into_iter().map(|(thing, id, names)| Candidate { thing, id, names: names.to_vec() });
        let scale = self.framework.manifest.scale.ratings.iter().map(|point| Candidate {
            thing: Rating::Rated(point.id.clone()),
            id: point.id.as_str(),
            names: [point.label.as_str()].into_iter().chain(point.short.as_deref()).collect(),
        });
        lookup::find("rating", word, scale.chain(outside)).map_err(|why| match texts::is_number(word) {
            // Whether 1 is the first or the last of them, nobody knows but who wrote it.
            true => NotFound {
                message: format!("`{word}` is a number, and ratings are words here"),
                hint: Some(format!("write {}", one_of(&self.labels()))),
            },
            false => why,
        })
    }

    fn labels(&self) -> Vec<String> {
        self.framework.manifest.scale.ratings.iter().map(|point| format!("`{}`", point.label)).collect()
    }

    /// One rating for each place; where two differ, neither is taken. One that says that it does not apply needs why.
    fn settle(&mut self) {
        let mut places: BTreeMap<(Id, Id), Vec<Rated>> = BTreeMap::new();
        let mut order = Vec::new();
        for rated in std::mem::take(&mut self.found.rated) {
            let key = (rated.behavior.clone(), rated.step.clone());
            let here = places.entry(key.clone()).or_default();
            if here.is_empty() {
                order.push(key);
            }
            here.push(rated);
        }
        for key in order {
            let Some(mut here) = places.remove(&key) else { continue };
            let differ = here.iter().any(|rated| rated.rating != here[0].rating);
            let lacks_reason =
                here[0].rating == Rating::NotApplicable && here.iter().all(|rated| rated.note.is_empty());
            let why = match (differ, lacks_reason) {
                (true, _) => format!("{} at {} has several ratings here, and they differ", key.0, key.1),
                (_, true) => "why it does not apply is missing; write it behind the rating".to_owned(),
                _ => {
                    let rest = here.split_off(1);
                    self.found.rated.extend(here.into_iter().map(|first| joined(first, &rest)));
                    continue;
                }
            };
            self.found.not_understood.extend(here.iter().map(|rated| Leftover::of(&rated.cell, why.clone())));
        }
    }
}

/// A rating together with others that say the same.
fn joined(mut rated: Rated, others: &[Rated]) -> Rated {
    for other in others {
        if !other.note.is_empty() && !rated.note.contains(&other.note) {
            rated.note = [rated.note.as_str(), other.note.as_str()].join("\n").trim().to_owned();
        }
        rated.evidence.extend(
            other.evidence.iter().filter(|one| !rated.evidence.contains(one)).cloned().collect::<Vec<_>>(),
        );
    }
    rated
}

/// The column of ratings by its head: of several, the one that names the side.
fn rating_column(heads: &[&str], side: Side) -> Option<usize> {
    let names_side = |head: &str| heads::words(head).any(|word| word == side.word());
    let is_rating = |at: &usize| {
        let head = heads[*at];
        Role::Rating.rank(head).is_some() || folded(head).contains("rating") || folded(head) == side.word()
    };
    let found: Vec<usize> = (0..heads.len()).filter(is_rating).collect();
    let own = found.iter().copied().find(|at| names_side(heads[*at]));
    own.or_else(|| found.first().copied().filter(|_| found.len() == 1))
}
