//! CSV and the like, each cell with the line on which its record begins.

use crate::model::{Grid, GridCell, Place};
use crate::store::sheet;

/// The one table of a text.
pub fn grids(text: &str) -> anyhow::Result<Vec<Grid>> {
    let mut rows = Vec::new();
    for record in sheet::csv_records(text)? {
        let cells = record.cells.into_iter().enumerate().map(|(column, text)| {
            GridCell::new(text, Place::Text { line: record.line, column: column.saturating_add(1) })
        });
        rows.push(cells.collect());
    }
    Ok(vec![Grid { rows, ..Grid::default() }])
}
