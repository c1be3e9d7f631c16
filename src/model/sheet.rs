//! A table as spreadsheets hold it, before anybody says what its columns mean.

use std::borrow::Cow;

use jiff::civil::Date;

/// A table: its rows that say something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub rows: Vec<SheetRow>,
    /// What somebody should know about how it was read, in sentences.
    pub remarks: Vec<String>,
}

/// A row, by the number that a spreadsheet shows beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    pub number: usize,
    pub cells: Vec<Cell>,
}

/// What is in a place of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A day that the spreadsheet itself takes for one.
    Day(Date),
}

impl Sheet {
    /// A sheet of these rows, without those that say nothing.
    pub fn of(rows: impl IntoIterator<Item = SheetRow>, remarks: Vec<String>) -> Self {
        let says_something = |row: &SheetRow| row.cells.iter().any(|cell| !cell.text().is_empty());
        Self { rows: rows.into_iter().filter(says_something).collect(), remarks }
    }
}

impl SheetRow {
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

impl Cell {
    /// What it says, without white space around it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) => text.trim().into(),
            Self::Day(day) => day.to_string().into(),
        }
    }
}
