//! CSV as it is found: separated by whatever its first line is separated by.

use csv::{ByteRecord, ReaderBuilder};

use crate::model::{Cell, SheetRow};

/// What separates cells; where several may, the one that is rarer in a text first.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// A record of a text.
pub struct Record {
    /// The number that a spreadsheet shows beside it.
    pub row: usize,
    /// The line that it begins on, counted from 1.
    pub line: usize,
    pub cells: Vec<String>,
}

/// The rows of a text, each by the number that a spreadsheet shows beside it.
pub fn rows(text: &str) -> anyhow::Result<Vec<SheetRow>> {
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let row =
        |record: Record| SheetRow { number: record.row, cells: record.cells.into_iter().map(cell).collect() };
    Ok(records(text, separator(text))?.into_iter().map(row).collect())
}

/// The records of a table that may stand below a title: what separates its cells shows in the first line that has
/// more than one.
pub fn records_below_title(text: &str) -> anyhow::Result<Vec<Record>> {
    let first = text.lines().map(separator_in).find(Option::is_some).flatten();
    let told = told_separator(text);
    records(text, told.or(first).unwrap_or_else(|| separator(text)))
}

fn records(text: &str, separator: char) -> anyhow::Result<Vec<Record>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let (mut records, mut record, mut row) = (Vec::new(), ByteRecord::new(), 0);
    let (mut line, mut counted) = (1_usize, 0);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default();
        if !reader.read_byte_record(&mut record)? {
            return Ok(records);
        }
        // Empty lines are no records, and rows all the same.
        let blank = blank_lines(text, start);
        row = usize::saturating_add(row, blank).saturating_add(1);
        line = line.saturating_add(line_ends(text.get(counted..start).unwrap_or_default()));
        counted = start;
        if row == 1 && told_separator(text).is_some() {
            continue;
        }
        let cells = record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
        records.push(Record { row, line: line.saturating_add(blank), cells });
    }
}

/// How many lines end in a part of a text. An end of two signs is whole, or its first sign is in the part before.
fn line_ends(part: &str) -> usize {
    let part = part.replace("\r\n", "\n");
    part.matches(['\r', '\n']).count()
}

/// How many empty lines begin at a byte, or behind the line end that it is in the middle of.
fn blank_lines(text: &str, start: usize) -> usize {
    let (before, behind) = text.split_at_checked(start).unwrap_or((text, ""));
    let behind = if before.ends_with('\r') { behind.strip_prefix('\n').unwrap_or(behind) } else { behind };
    let is_end = |sign: &char| matches!(sign, '\r' | '\n');
    let ends: String = behind.chars().take_while(is_end).collect();
    ends.replace("\r\n", "\n").len()
}

/// What a first line such as `sep=;` says, which spreadsheets write for each other.
fn told_separator(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim_end();
    let told = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?.chars().next()?;
    SEPARATORS.contains(&told).then_some(told)
}

/// What the first line is separated by most often, outside of quotes.
fn separator(text: &str) -> char {
    if let Some(told) = told_separator(text) {
        return told;
    }
    let first = text.trim_start_matches(['\r', '\n']);
    separator_in(first).unwrap_or(',')
}

/// What the first line of a text is separated by, where it has more than one cell.
fn separator_in(first: &str) -> Option<char> {
    let (mut counts, mut is_quoted) = ([0_usize; SEPARATORS.len()], false);
    for sign in first.chars().take_while(|sign| *sign != '\n') {
        is_quoted ^= sign == '"';
        for (count, _) in counts.iter_mut().zip(SEPARATORS).filter(|(_, it)| *it == sign && !is_quoted) {
            *count = count.saturating_add(1);
        }
    }
    // Of equals, the first one.
    let most = SEPARATORS.into_iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map(|(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_whatever_separates_them() {
        let check = |text: &str, expect: &[(usize, &[&str])]| {
            let rows = rows(text).expect("reads");
            let found: Vec<(usize, Vec<String>)> = rows
                .iter()
                .map(|row| (row.number, row.cells.iter().map(|cell| cell.text().into_owned()).collect()))
                .collect();
            let expect: Vec<(usize, Vec<String>)> = expect
                .iter()
                .map(|(number, cells)| (*number, cells.iter().map(|&cell| cell.to_owned()).collect()))
                .collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a;b, c\r\n1;2\r\n", &[(1, &["a", "b, c"]), (2, &["1", "2"])]);
        check("a\tb\n1\t2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("\"a;b;c\",d\n", &[(1, &["a;b;c", "d"])]);
        check("\na,b\n\n\n1\n", &[(2, &["a", "b"]), (5, &["1"])]);
        check(
            "a,b\n\"1\n2 \"\"x\"\"\",3\n4,5\n",
            &[(1, &["a", "b"]), (2, &["1\n2 \"x\"", "3"]), (3, &["4", "5"])],
        );
        check("a,b\r1,2\r\r3\r", &[(1, &["a", "b"]), (2, &["1", "2"]), (4, &["3"])]);
        check("a\r\n\r\n1\r\n", &[(1, &["a"]), (3, &["1"])]);
        check("", &[]);
    }
}
