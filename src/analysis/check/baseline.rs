//! A baseline: findings that were there when a framework was adopted, so that new ones stand out.
//!
//! An entry is known by its rule, its file and the line's text, not by the line's number, so that it
//! stays the same when something is added above it, and no longer matches when the line is changed.
//! A baseline is for everybody to read, so of reviews it holds what anybody may know, and no line.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reviews;
use crate::diagnostic::key::without_secrets;
use crate::diagnostic::{Finding, Source, rules};

/// The version of the file format.
const VERSION: u8 = 1;
/// How to come by one that reads.
const REMEDY: &str = "restore it from git, or remove it and write it anew with `--update-baseline`";

/// The known findings, in the order of files.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    pub version: u8,
    pub findings: Vec<BaselineEntry>,
}

/// One known finding.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// The file's path below the workspace.
    pub file: String,
    pub rule: String,
    /// The line that the finding is about, without white space around it.
    pub line: String,
}

/// Findings split by a baseline.
#[derive(Debug, Default)]
pub struct Split {
    /// Those that are not in it.
    pub new: Vec<Finding>,
    /// How many are in it.
    pub known: usize,
    /// Entries that no longer match a finding.
    pub gone: Vec<BaselineEntry>,
}

impl Baseline {
    /// The baseline of these findings; `below` gives a file's path below the workspace.
    pub fn of(findings: &[Finding], below: impl Fn(&str) -> String) -> Self {
        let mut entries: Vec<BaselineEntry> =
            findings.iter().filter_map(|finding| BaselineEntry::of(finding, &below)).collect();
        entries.sort();
        Self { version: VERSION, findings: entries }
    }

    /// Splits findings into known and new ones. Of two that are alike, each needs its own entry.
    pub fn split(&self, findings: Vec<Finding>, below: impl Fn(&str) -> String) -> Split {
        let mut open = self.findings.clone();
        open.sort();
        let mut split = Split::default();
        for finding in findings {
            let entry = BaselineEntry::of(&finding, &below);
            match entry.and_then(|entry| open.binary_search(&entry).ok()) {
                Some(index) => {
                    open.remove(index);
                    split.known += 1;
                }
                None => split.new.push(finding),
            }
        }
        split.gone = open;
        split
    }

    /// As JSON with one entry per line, in a stable order.
    pub fn to_json(&self) -> String {
        let line = |entry: &BaselineEntry| serde_json::to_string(entry).unwrap_or_default();
        let lines: Vec<String> = self.findings.iter().map(|entry| format!("    {}", line(entry))).collect();
        let inside = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{inside}]\n}}\n")
    }

    /// Reads what [`Baseline::to_json`] wrote.
    ///
    /// # Errors
    /// Where it is something else: what, and where that shows.
    pub fn from_json(source: &Arc<Source>) -> Result<Self, Finding> {
        let refused = |byte: usize, why: &str| {
            let message = format!("this is not a baseline: {why}");
            Finding::at(rules::DOES_NOT_PARSE.id, source, byte..byte, message).help(REMEDY)
        };
        let read: Self = serde_json::from_str(&source.text).map_err(|error| {
            let said = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            refused(byte_at(&source.text, error.line(), error.column()), said.trim_end_matches(&place))
        })?;
        match read.version {
            VERSION => Ok(read),
            other => {
                let why = format!("it has version {other}, where this version of steps reads {VERSION}");
                Err(refused(source.text.find("\"version\"").unwrap_or(0), &why))
            }
        }
    }
}

/// Where a line and a column of `serde_json` are, which count from 1, the columns in bytes.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

impl BaselineEntry {
    /// `None` where a baseline cannot hold it.
    fn of(finding: &Finding, below: impl Fn(&str) -> String) -> Option<Self> {
        let file = below(&finding.source.name);
        let withheld = file.starts_with("reviews/").then(|| reviews::withhold(finding.clone()));
        let finding = match &withheld {
            Some(withheld) => withheld.as_ref()?,
            None => finding,
        };
        let line = finding.source.line(finding.span.start);
        let line = finding.source.text.get(line).unwrap_or_default();
        Some(Self { file, rule: finding.rule.to_owned(), line: without_secrets(line.trim()).into_owned() })
    }
}
