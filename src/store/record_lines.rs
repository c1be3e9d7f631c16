//! Records of reviews, one to a line of JSON: read one after another, so that a file may have any number of them.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use crate::diagnostic::{Finding, Source, rules};
use crate::error::{InvalidFiles, UserError};
use crate::model::ReviewRecord;
use crate::yaml::LONGEST_FILE;

/// How many faults are told at once.
const MOST_FAULTS: usize = 20;
/// What UTF-8 may begin with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What is wrong with a line.
#[derive(Debug)]
struct Fault {
    line: usize,
    /// In characters, from 1.
    column: usize,
    message: String,
}

/// Takes the records of a file, or of standard input where there is none, one after another.
///
/// # Errors
/// Where something cannot be read, or is no record: with all the faults up to a limit. Once there is one, nothing more
/// is taken.
pub fn for_each_record(
    file: Option<&Path>,
    shown: &str,
    mut take: impl FnMut(&ReviewRecord),
) -> anyhow::Result<()> {
    let (mut faults, mut number) = (Vec::new(), 0_usize);
    let mut reader: Box<dyn BufRead> = match file {
        Some(file) => Box::new(BufReader::new(fs_err::File::open(file)?)),
        None => Box::new(std::io::stdin().lock()),
    };
    let (mut line, mut has_text) = (Vec::new(), false);
    while faults.len() < MOST_FAULTS {
        line.clear();
        let length = reader.by_ref().take(LONGEST_FILE).read_until(b'\n', &mut line)?;
        if length == 0 {
            break;
        }
        number = number.saturating_add(1);
        if length as u64 == LONGEST_FILE && !line.ends_with(b"\n") {
            let message = "this line is longer than 4 MB, which no record is".to_owned();
            faults.push(Fault { line: number, column: 1, message });
            break;
        }
        let text = line.strip_prefix(MARK).filter(|_| number == 1).unwrap_or(&line);
        if text.trim_ascii().is_empty() {
            continue;
        }
        // What does not begin as a record does is another kind of file, in which every line would be a fault.
        if !has_text && !text.trim_ascii_start().starts_with(b"{") {
            return Err(UserError::new(format!("`{shown}` holds no records: its first line is no JSON"))
                .hint("`steps export reviews -o reviews.ndjson` writes what is read here")
                .into());
        }
        has_text = true;
        match record(text) {
            Ok(record) if faults.is_empty() => take(&record),
            Ok(_) => {}
            Err((column, message)) => faults.push(Fault { line: number, column, message }),
        }
    }
    match faults.as_slice() {
        [] if number == 0 => Err(UserError::new(format!("`{shown}` is empty")).into()),
        [] => Ok(()),
        faults => Err(InvalidFiles(placed(faults, shown)).into()),
    }
}

/// The record that a text is.
pub fn record_in(text: &str) -> Option<ReviewRecord> {
    record(text.trim().as_bytes()).ok()
}

/// A record, or what is wrong and in which column.
fn record(text: &[u8]) -> Result<ReviewRecord, (usize, String)> {
    // Of another version, nothing else is known.
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u64,
    }
    let error = match serde_json::from_slice::<ReviewRecord>(text) {
        Ok(record) if record.version == ReviewRecord::VERSION => return Ok(record),
        Ok(record) => return Err((1, other_version(record.version.into()))),
        Err(error) => error,
    };
    if let Ok(Versioned { version }) = serde_json::from_slice(text)
        && version != u64::from(ReviewRecord::VERSION)
    {
        return Err((1, other_version(version)));
    }
    let before = text.get(..error.column().saturating_sub(1)).unwrap_or(text);
    let column = String::from_utf8_lossy(before).chars().count().saturating_add(1);
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    Err((column, format!("this is no record of a review: {said}")))
}

fn other_version(version: u64) -> String {
    format!("this is a record of version {version}, and `steps` knows version {}", ReviewRecord::VERSION)
}

/// The faults at their places. Records are private, so that nothing of them is shown.
fn placed(faults: &[Fault], shown: &str) -> Vec<Finding> {
    let (mut text, mut at, mut line) = (String::new(), Vec::new(), 1_usize);
    for fault in faults {
        text.push_str(&"\n".repeat(fault.line.saturating_sub(line)));
        line = fault.line;
        text.push_str(&" ".repeat(fault.column.saturating_sub(1)));
        at.push(text.len());
    }
    let source = Source::new(shown, text);
    let finding = |(at, fault): (usize, &Fault)| {
        let finding = Finding::at(rules::DOES_NOT_PARSE.id, &source, at..at, fault.message.clone());
        finding.help("`steps export reviews` writes such records, and `steps schema review-record` tells what they hold")
    };
    at.into_iter().zip(faults).map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_at_its_line_and_column() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("reviews.ndjson");
        let check = |text: &str, expect: &[&str]| {
            std::fs::write(&path, text).expect("writes");
            let error = for_each_record(Some(&path), "r.ndjson", |_| {}).expect_err("faults");
            assert_eq!(error.to_string().lines().collect::<Vec<_>>(), expect, "{text}");
        };
        check("", &["`r.ndjson` is empty"]);
        check(
            "\u{feff}{}\n\n[1\n{\"record\": \"review\", \"version\": 2, \"new\": 1}\n",
            &[
                "r.ndjson:1:2: this is no record of a review: missing field `record`",
                "r.ndjson:3:2: this is no record of a review: expected value",
                "r.ndjson:4:1: this is a record of version 2, and `steps` knows version 1",
            ],
        );
        check("record,version\nreview,1\n", &["`r.ndjson` holds no records: its first line is no JSON"]);
        let many = "{\n".repeat(30);
        std::fs::write(&path, many).expect("writes");
        let error = for_each_record(Some(&path), "r.ndjson", |_| {}).expect_err("faults");
        assert_eq!(error.to_string().lines().count(), MOST_FAULTS);
    }
}
