//! Tables as an .xlsx workbook, for people: heads that stay in sight, texts that wrap, a filter.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};

use super::{visible, web_address};
use crate::diagnostic::key::without_secrets;

/// A table of a workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in sight, from the left.
    pub frozen: u16,
}

/// A column: its head, and its width in characters.
#[derive(Clone, Debug)]
pub struct Column {
    pub head: String,
    pub width: u8,
}

/// What a cell holds.
#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    Day(Option<Date>),
    /// Addresses; a single one can be followed.
    Links(Vec<String>),
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Day(day) => day.is_none(),
            Self::Links(links) => links.is_empty(),
        }
    }
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    day: Format,
    link: Format,
}

/// The workbook as the bytes of its file, which are the same for the same tables and day.
///
/// # Errors
/// What does not fit into a workbook, such as a text longer than a cell takes.
pub fn workbook(title: &str, sheets: &[Sheet], today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (year, month, day) = excel(today);
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    workbook.set_properties(&DocProperties::new().set_title(safe(title)).set_creation_datetime(&made));
    let body = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let looks = Looks {
        head: body().set_bold().set_background_color("E8ECF0"),
        text: body(),
        day: Format::new().set_align(FormatAlign::Top).set_num_format("yyyy-mm-dd"),
        link: body().set_font_color("0B57B0"),
    };
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, &looks)?;
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?.set_landscape().set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, sheet.frozen)?;
    for (at, column) in (0..).zip(&sheet.columns) {
        worksheet.set_column_width(at, f64::from(column.width))?;
        worksheet.write_string_with_format(0, at, safe(&column.head), &looks.head)?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            write(worksheet, (row, column), cell, looks)?;
        }
    }
    if let (Some(column), Ok(row)) = (sheet.columns.len().checked_sub(1), u32::try_from(sheet.rows.len())) {
        worksheet.autofilter(0, 0, row, u16::try_from(column).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

/// A text is written as one, so that none is taken for a formula.
fn write(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Day(None) => {}
        Cell::Day(Some(date)) => {
            let (year, month, day) = excel(*date);
            match ExcelDateTime::from_ymd(year, month, day) {
                Ok(date) => worksheet.write_datetime_with_format(row, column, &date, &looks.day)?,
                // Spreadsheets know no day before 1900.
                Err(_) => worksheet.write_string_with_format(row, column, date.to_string(), &looks.text)?,
            };
        }
        Cell::Links(links) => match links.as_slice() {
            [link] if can_be_followed(link) => {
                worksheet.write_url_with_format(row, column, Url::new(link.as_str()), &looks.link)?;
            }
            links => {
                worksheet.write_string_with_format(row, column, safe(&links.join("\n")), &looks.text)?;
            }
        },
        Cell::Text(text) => {
            worksheet.write_string_with_format(row, column, safe(text), &looks.text)?;
        }
    }
    Ok(())
}

/// Spreadsheets take no longer addresses.
fn can_be_followed(link: &str) -> bool {
    web_address(link).is_some_and(|address| address == link) && link.len() <= 2_000 && safe(link) == link
}

fn excel(date: Date) -> (u16, u8, u8) {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    (u16::try_from(date.year()).unwrap_or(0), part(date.month()), part(date.day()))
}

/// The text without a hidden character and without a private key.
fn safe(text: &str) -> String {
    visible(&without_secrets(text)).into_owned()
}
