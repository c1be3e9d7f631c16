//! `--map`: what somebody says about a table where it was taken for something else.

use std::collections::BTreeMap;

use super::heads::{Role, folded};
use crate::analysis::lookup::NotFound;
use crate::diagnostic::suggestion::{Candidate, did_you_mean};
use crate::model::{Grid, column_letters};

/// How a table is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Layout {
    /// A column for each step.
    Across,
    /// A row for each step.
    Down,
    /// A row for each text.
    Rows,
}

/// What was said about a table.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub layout: Option<Layout>,
    /// The table to read, by its name or its number.
    pub sheet: Option<String>,
    /// What the framework is called.
    pub name: Option<String>,
    /// The row of the heads, as it is counted in the file.
    pub header: Option<usize>,
    /// The steps, narrowest first.
    pub order: Vec<String>,
    /// The first step of a line, and the step that it comes after.
    pub after: Vec<(String, String)>,
    /// Columns that are not read.
    pub skip: Vec<String>,
    columns: BTreeMap<Role, Vec<String>>,
}

/// What is said in so many words, and not of a column.
const WORDS: [&str; 7] = ["name", "steps", "sheet", "header", "order", "after", "skip"];

impl Mapping {
    /// Reads `KEY=VALUE` of each argument.
    ///
    /// # Errors
    /// One of them is of no known key or says nothing.
    pub fn of(arguments: &[String]) -> Result<Self, NotFound> {
        let mut mapping = Self::default();
        for argument in arguments {
            mapping.take(argument)?;
        }
        Ok(mapping)
    }

    fn take(&mut self, argument: &str) -> Result<(), NotFound> {
        let refuse = |message: String, hint: &str| NotFound { message, hint: Some(hint.to_owned()) };
        let Some((key, value)) = argument.split_once('=') else {
            return Err(refuse(
                format!("`--map {argument}` does not say what stands where"),
                "write `--map KEY=VALUE`, as in `--map step=Level`",
            ));
        };
        let (key, value) = (key.trim().to_lowercase(), value.trim());
        if value.is_empty() {
            return Err(refuse(
                format!("`--map {argument}` says nothing"),
                "name a column by its head or its letter",
            ));
        }
        let several =
            || value.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
        match key.as_str() {
            "steps" => {
                self.layout = Some(match value {
                    "across" => Layout::Across,
                    "down" => Layout::Down,
                    "rows" => Layout::Rows,
                    _ => {
                        let message = format!("`--map {argument}`: steps are not laid out like that");
                        return Err(refuse(message, "expected `across`, `down` or `rows`"));
                    }
                });
            }
            "name" => self.name = Some(value.to_owned()),
            "sheet" => self.sheet = Some(value.to_owned()),
            "header" => {
                let row = value.parse().ok().filter(|row| *row > 0);
                let message = || format!("`--map {argument}`: `{value}` is not the number of a row");
                self.header = Some(row.ok_or_else(|| {
                    refuse(message(), "count as the file shows it, as in `--map header=3`")
                })?);
            }
            "order" => self.order = several(),
            "skip" => self.skip.extend::<Vec<String>>(several()),
            "after" => {
                let (first, before) = value.split_once(':').ok_or_else(|| {
                    let message = format!("`--map {argument}` does not name two steps");
                    refuse(message, "write `--map after=\"STEP:THE STEP BEFORE IT\"`")
                })?;
                self.after.push((first.trim().to_owned(), before.trim().to_owned()));
            }
            key => match Role::ALL.into_iter().find(|role| role.word() == key) {
                Some(role) => self.columns.entry(role).or_default().extend::<Vec<String>>(several()),
                None => {
                    let known = WORDS.into_iter().chain(Role::ALL.map(Role::word));
                    let known = known.map(|word| Candidate { id: word, name: word });
                    let message = format!("`--map {argument}`: there is nothing called `{key}` to be mapped");
                    return Err(NotFound { message, hint: did_you_mean(key, known) });
                }
            },
        }
        Ok(())
    }

    /// The columns that were named for something.
    ///
    /// # Errors
    /// There is no such column.
    pub fn columns(&self, role: Role, grid: &Grid, header: usize) -> Result<Vec<usize>, NotFound> {
        let named = self.columns.get(&role).into_iter().flatten();
        named.map(|name| column(grid, header, name)).collect()
    }

    /// The columns that are not read.
    pub fn skipped(&self, grid: &Grid, header: usize) -> Result<Vec<usize>, NotFound> {
        self.skip.iter().map(|name| column(grid, header, name)).collect()
    }
}

/// The column of a head, a letter as in spreadsheets, or a number.
fn column(grid: &Grid, header: usize, name: &str) -> Result<usize, NotFound> {
    let width = grid.width();
    let head = |column: usize| grid.text(header, column).lines().next().unwrap_or_default();
    let by_head = (0..width).find(|at| head(*at).eq_ignore_ascii_case(name));
    let by_words = || (0..width).find(|at| !folded(name).is_empty() && folded(head(*at)) == folded(name));
    let by_letter = || (0..width).find(|at| column_letters(*at) == name);
    let by_number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < width);
    by_head.or_else(by_words).or_else(by_letter).or_else(by_number).ok_or_else(|| {
        let heads: Vec<&str> = (0..width).map(head).filter(|head| !head.is_empty()).collect();
        let known = heads.iter().map(|head| Candidate { id: head, name: head });
        NotFound { message: format!("no column is called `{name}`"), hint: did_you_mean(name, known) }
    })
}
