//! What is here as records for other programs: lines of JSON, rows of CSV, or a workbook for people.

mod examples;
mod journal;

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;
use serde::Serialize;

use super::Printable;
use super::csv::{Records, csv};
use super::workbook::{Sheet, workbook};

pub use examples::examples;
pub use journal::journal;

/// How records are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExportFormat {
    Csv,
    Ndjson,
    /// A workbook, which is bytes and so goes into a file.
    Xlsx,
}

/// Records in every format.
#[derive(Debug)]
pub struct Export {
    title: String,
    /// A line of JSON for each record.
    lines: String,
    table: Records,
    sheets: Vec<Sheet>,
}

/// What an export is written as.
#[derive(Debug)]
pub enum Exported {
    Text(Printable),
    Bytes(Vec<u8>),
}

impl ExportFormat {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Ndjson, Self::Xlsx];

    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
        }
    }
}

impl Export {
    /// The export in this format.
    ///
    /// # Errors
    /// What does not fit into a workbook.
    pub fn render(&self, format: ExportFormat, today: Date) -> Result<Exported, XlsxError> {
        Ok(match format {
            ExportFormat::Csv => Exported::Text(Printable::text(&csv(&self.table))),
            ExportFormat::Ndjson => Exported::Text(Printable::json(&self.lines)),
            ExportFormat::Xlsx => Exported::Bytes(workbook(&self.title, &self.sheets, today)?),
        })
    }
}

/// Each record as a line of JSON.
fn lines<T: Serialize>(records: &[T]) -> String {
    #[expect(clippy::unwrap_used, reason = "plain structs with string keys always serialize")]
    let line = |record: &T| serde_json::to_string(record).unwrap() + "\n";
    records.iter().map(line).collect()
}

/// Ids in a cell.
fn joined<T: ToString>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
