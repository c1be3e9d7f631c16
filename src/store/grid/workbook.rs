//! The sheets of a workbook that are shown, with what is merged and linked in them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs};

use crate::model::{CellLink, Grid, GridCell, Merged, Place};
use crate::store::sheet;

/// What is in a sheet, by row and column.
type Cells = BTreeMap<(usize, usize), GridCell>;

/// The sheets; `None` where they hold more than so many cells.
pub fn grids(bytes: &[u8], most: usize) -> Result<Option<Vec<Grid>>, String> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|_| "it is damaged, or of a kind that is not known here".to_owned())?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect();
    let (mut grids, mut left) = (Vec::new(), most);
    for name in names {
        let cells = cells(&mut workbook, &name, left).map_err(|why| why.to_string())?;
        let Some(rest) = left.checked_sub(cells.len()) else { return Ok(None) };
        left = rest;
        grids.push(grid(&mut workbook, name, cells));
    }
    Ok(Some(grids))
}

/// The cells of a sheet that say something: at most one more than so many.
fn cells(workbook: &mut Sheets<Cursor<&[u8]>>, name: &str, most: usize) -> Result<Cells, calamine::Error> {
    let sheet: Arc<str> = name.into();
    let mut found = Cells::new();
    let mut put = |row: usize, column: usize, data: &Data| {
        let text = sheet::cell(data).text().into_owned();
        if !text.is_empty() && column < sheet::MOST_COLUMNS {
            let place = Place::Sheet { sheet: Arc::clone(&sheet), row, column };
            found.insert((row, column), GridCell::new(text, place));
        }
        found.len() <= most
    };
    match workbook {
        // One by one: a cell that strayed to the last row would make a range of all between.
        Sheets::Xlsx(workbook) => {
            let mut reader = workbook.worksheet_cells_reader(name)?;
            while let Some(next) = reader.next_cell()? {
                let (row, column) = next.get_position();
                if !put(row as usize, column as usize, &next.get_value().clone().into()) {
                    break;
                }
            }
        }
        workbook => {
            let range = workbook.worksheet_range(name)?;
            let (row, column) = range.start().unwrap_or_default();
            for (below, behind, data) in range.used_cells() {
                if !put((row as usize).saturating_add(below), (column as usize).saturating_add(behind), data)
                {
                    break;
                }
            }
        }
    }
    Ok(found)
}

/// The sheet as a table, without the rows that say nothing.
fn grid(workbook: &mut Sheets<Cursor<&[u8]>>, name: String, mut cells: Cells) -> Grid {
    let mut merged = Vec::new();
    // What is wrong with these is no reason not to read the texts.
    if let Sheets::Xlsx(workbook) = workbook {
        merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        for link in workbook.hyperlinks_by_sheet_name(&name).unwrap_or_default() {
            let (row, column) = link.range.start;
            if let (Some(cell), Some(target)) = (cells.get_mut(&(row as usize, column as usize)), link.target)
            {
                cell.links.push(CellLink { line: 0, address: target });
            }
        }
    }
    let sheet: Arc<str> = name.as_str().into();
    let mut numbers: Vec<usize> = cells.keys().map(|(row, _)| *row).collect();
    numbers.dedup();
    let mut rows = Vec::new();
    for row in &numbers {
        let width =
            cells.range((*row, 0)..=(*row, usize::MAX)).map(|((_, column), _)| column.saturating_add(1));
        let width = width.max().unwrap_or_default();
        let empty = |column| GridCell::new("", Place::Sheet { sheet: Arc::clone(&sheet), row: *row, column });
        rows.push(
            (0..width).map(|column| cells.remove(&(*row, column)).unwrap_or_else(|| empty(column))).collect(),
        );
    }
    let merged = merged.iter().filter_map(|range| in_rows(range, &numbers)).collect();
    Grid { name, rows, merged }
}

/// A range as it is in the table, which leaves out rows that say nothing.
fn in_rows(range: &Dimensions, numbers: &[usize]) -> Option<Merged> {
    let (first, last) = (range.start.0 as usize, range.end.0 as usize);
    let mut rows = numbers.iter().enumerate().filter(|(_, row)| (first..=last).contains(*row));
    let start = rows.next()?.0;
    let end = rows.map(|(at, _)| at).max().unwrap_or(start);
    Some(Merged { rows: (start, end), columns: (range.start.1 as usize, range.end.1 as usize) })
}
