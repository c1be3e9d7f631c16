//! Reads tables that spreadsheets write, whatever a file is called: CSV in the usual encodings, .xlsx, .ods, .xls.

mod csv;
mod encoding;

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType, Reader, open_workbook_auto_from_rs};
use jiff::civil::Date;

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
    if WORKBOOKS.iter().any(|opening| bytes.starts_with(opening)) {
        return workbook(bytes).map_err(|why| {
            UserError::new(format!("`{shown}` cannot be read as a spreadsheet: {why}"))
                .hint("open it and save it again as .xlsx, .ods or CSV")
                .into()
        });
    }
    let (text, remark) = encoding::decode(bytes).ok_or_else(|| {
        UserError::new(format!("`{shown}` is neither a spreadsheet nor a text"))
            .hint("export the table as .xlsx, .ods or CSV")
    })?;
    Ok(Sheet::of(csv::rows(&text)?, remark.into_iter().collect()))
}

/// The first sheet of a workbook that says something.
fn workbook(bytes: &[u8]) -> Result<Sheet, calamine::Error> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes))?;
    let names = workbook.sheet_names();
    for name in &names {
        let range = workbook.worksheet_range(name)?;
        let first = range.start().map_or(0, |(row, _)| row as usize);
        let row = |(index, cells): (usize, &[Data])| SheetRow {
            number: first.saturating_add(index).saturating_add(1),
            cells: cells.iter().map(cell).collect(),
        };
        let mut sheet = Sheet::of(range.rows().enumerate().map(row), Vec::new());
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

fn cell(data: &Data) -> Cell {
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
