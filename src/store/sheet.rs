//! Reads tables that spreadsheets write, whatever a file is called: CSV in the usual encodings, .xlsx, .ods, .xls.

mod csv;
mod encoding;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use calamine::{Data, DataType, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs};
use jiff::civil::Date;

pub(super) use csv::records_below_title as csv_records;
pub(super) use encoding::decode;

use super::{path, read};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Cell, Sheet, SheetRow};

/// How the files begin that hold sheets: those in a zip archive, and the older ones of one vendor.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// The table in a file.
pub fn sheet_of_file(file: &Path, shown: &str) -> anyhow::Result<Sheet> {
    if !path::is_there(file) {
        return Err(UserError::new(format!("there is no file `{shown}`")).into());
    }
    sheet(&path::bytes(file, shown).map_err(|finding| InvalidFiles(vec![finding]))?, shown)
}

/// The table on standard input.
pub fn sheet_of_standard_input() -> anyhow::Result<Sheet> {
    let bytes = read::standard_input_bytes()?.map_err(|finding| InvalidFiles(vec![finding]))?;
    sheet(&bytes, "<stdin>")
}

fn sheet(bytes: &[u8], shown: &str) -> anyhow::Result<Sheet> {
    if is_workbook(bytes) {
        let read = unless_it_panics(|| workbook(bytes).map_err(|why| why.to_string()));
        return read.unwrap_or_else(|| Err("it is damaged".to_owned())).map_err(|why| {
            UserError::new(format!("`{shown}` cannot be read as a spreadsheet: {why}"))
                .hint("open it and save it again as .xlsx, .ods or CSV, without a password")
                .into()
        });
    }
    let (text, remark) = decode(bytes).ok_or_else(|| {
        UserError::new(format!("`{shown}` is neither a spreadsheet nor a text"))
            .hint("export the table as .xlsx, .ods or CSV")
    })?;
    Ok(Sheet::of(csv::rows(&text)?, remark.into_iter().collect()))
}

/// Whether a file begins as those do that hold sheets.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    WORKBOOKS.iter().any(|opening| bytes.starts_with(opening))
}

/// What a reader of somebody else's format gives; `None` where it trips over a file that nobody's program wrote.
pub(super) fn unless_it_panics<T>(read: impl FnOnce() -> T) -> Option<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(AssertUnwindSafe(read)).ok();
    panic::set_hook(hook);
    read
}

/// How many columns are looked at, and rows: as many as spreadsheets have, and what nobody's table needs.
pub(super) const MOST_COLUMNS: usize = 1_000;
const MOST_ROWS: usize = 1_048_576;

/// The first sheet of a workbook that says something.
fn workbook(bytes: &[u8]) -> Result<Sheet, calamine::Error> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes))?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect();
    for name in &names {
        let mut sheet = Sheet::of(rows(&mut workbook, name)?, Vec::new());
        if sheet.rows.is_empty() {
            continue;
        }
        if names.len() > 1 {
            sheet.remarks.push(format!("Of its {} sheets, `{name}` was read.", names.len()));
        }
        return Ok(sheet);
    }
    Ok(Sheet::default())
}

/// The rows of a sheet, with as many cells as each has.
fn rows(workbook: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Vec<SheetRow>, calamine::Error> {
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let mut put = |row: usize, column: usize, cell: Cell| {
        if cell != Cell::Empty && column < MOST_COLUMNS && row < MOST_ROWS {
            let cells = rows.entry(row).or_default();
            cells.resize(cells.len().max(column.saturating_add(1)), Cell::Empty);
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        }
    };
    match workbook {
        // One by one: a cell that strayed to the last row would make a range of all between.
        Sheets::Xlsx(workbook) => {
            let mut cells = workbook.worksheet_cells_reader(name)?;
            while let Some(found) = cells.next_cell()? {
                let (row, column) = found.get_position();
                put(row as usize, column as usize, cell(&found.get_value().clone().into()));
            }
        }
        workbook => {
            let range = workbook.worksheet_range(name)?;
            let (row, column) = range.start().unwrap_or_default();
            for (below, behind, data) in range.used_cells() {
                put(
                    (row as usize).saturating_add(below),
                    (column as usize).saturating_add(behind),
                    cell(data),
                );
            }
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| SheetRow { number: row.saturating_add(1), cells }).collect())
}

pub(super) fn cell(data: &Data) -> Cell {
    let day = |text: &str| text.get(..10).and_then(|day| day.parse::<Date>().ok());
    match data {
        Data::Empty => Cell::Empty,
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
            let (Ok(year), Ok(month), Ok(day)) = parts else { return Cell::Text(data.to_string()) };
            Date::new(year, month, day).map_or_else(|_| Cell::Text(data.to_string()), Cell::Day)
        }
        Data::DateTimeIso(text) => day(text).map_or_else(|| Cell::Text(text.clone()), Cell::Day),
        other => Cell::Text(other.as_string().unwrap_or_else(|| other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_an_error(
            bytes in proptest::collection::vec(proptest::sample::select(b"a,;\t\"\r\n\xe9\x00\xff\xfe1".to_vec()), 0..60),
        ) {
            if let Ok(sheet) = sheet(&bytes, "staff.csv") {
                prop_assert!(sheet.rows.is_sorted_by(|one, next| one.number < next.number));
            }
        }
    }
}
