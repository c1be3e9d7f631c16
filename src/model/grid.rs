//! A table with the place of each cell, whatever file it was found in, before anybody says what it means.

use std::fmt;
use std::sync::Arc;

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What it is called in its file: a sheet's name, or the heading above it; empty where there is none.
    pub name: String,
    pub rows: Vec<Vec<GridCell>>,
    /// What covers several cells at once.
    pub merged: Vec<Merged>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    pub text: String,
    /// What it links to, beside the addresses in its text.
    pub links: Vec<CellLink>,
    pub place: Place,
}

/// A link that a cell has, and not as a part of its text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CellLink {
    /// The line of the cell that it is on, as counted from 0.
    pub line: usize,
    pub address: String,
}

/// Where somebody finds a cell again.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Place {
    /// In a sheet, by row and column as counted from 0: `Sheet1!C4`.
    Sheet { sheet: Arc<str>, row: usize, column: usize },
    /// In a text, by line and column as counted from 1: `line 4, column 3`.
    Text { line: usize, column: usize },
    /// On a line of a text.
    Line(usize),
}

/// Cells that are merged to one, by their first and last rows and columns.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Merged {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

impl Grid {
    /// The cell in a row and a column, where the table reaches so far.
    pub fn cell(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.rows.get(row)?.get(column)
    }

    /// What a cell says, without white space around it.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.trim())
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(|cell| cell.text.trim().is_empty())
    }
}

impl GridCell {
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), links: Vec::new(), place }
    }

    /// Adds a link to what is the last line by now.
    pub fn link(&mut self, address: impl Into<String>) {
        let line = self.text.matches('\n').count();
        self.links.push(CellLink { line, address: address.into() });
    }
}

/// A column as spreadsheets name it: `C` for the third, `AA` for the twenty-seventh.
pub fn column_letters(column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet { sheet, row, column } => write!(f, "{sheet}!{}{}", column_letters(*column), row + 1),
            Self::Text { line, column } => write!(f, "line {line}, column {column}"),
            Self::Line(line) => write!(f, "line {line}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_spreadsheets_call_them() {
        let sheet: Arc<str> = "Sheet1".into();
        let check = |row, column, expect: &str| {
            assert_eq!(Place::Sheet { sheet: Arc::clone(&sheet), row, column }.to_string(), expect);
        };
        check(0, 0, "Sheet1!A1");
        check(3, 2, "Sheet1!C4");
        check(9, 25, "Sheet1!Z10");
        check(9, 26, "Sheet1!AA10");
        check(9, 701, "Sheet1!ZZ10");
        check(9, 702, "Sheet1!AAA10");
    }
}
