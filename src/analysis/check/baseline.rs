//! A baseline: faults that were there when a framework was taken on board, so that new ones stand out.
//!
//! An entry is known by its rule, its file and the line's text, not by the line's number, so that it
//! stays the same when something is added above it, and is gone when the line is touched.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Finding;

/// The version of the file format.
const VERSION: u8 = 1;

/// The faults of old, in the order of files.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    pub version: u8,
    pub findings: Vec<Entry>,
}

/// One fault of old.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file's path below the workspace.
    pub file: String,
    pub rule: String,
    /// The line that the finding is about, without white space around it.
    pub line: String,
}

/// Findings parted by a baseline.
#[derive(Debug, Default)]
pub struct Parted {
    /// Those that are not in it.
    pub new: Vec<Finding>,
    /// How many are in it.
    pub known: usize,
    /// Entries that no finding answers to any more.
    pub gone: Vec<Entry>,
}

impl Baseline {
    /// The baseline of these findings; `below` gives a file's path below the workspace.
    pub fn of(findings: &[Finding], below: impl Fn(&str) -> String) -> Self {
        let mut entries: Vec<Entry> = findings.iter().map(|finding| Entry::of(finding, &below)).collect();
        entries.sort();
        Self { version: VERSION, findings: entries }
    }

    /// ParsedFramework findings into those of old and new ones. Of two that are alike, each needs its own entry.
    pub fn part(&self, findings: Vec<Finding>, below: impl Fn(&str) -> String) -> Parted {
        let mut open = self.findings.clone();
        open.sort();
        let mut parted = Parted::default();
        for finding in findings {
            let entry = Entry::of(&finding, &below);
            match open.binary_search(&entry) {
                Ok(index) => {
                    open.remove(index);
                    parted.known += 1;
                }
                Err(_) => parted.new.push(finding),
            }
        }
        parted.gone = open;
        parted
    }

    /// As JSON with one entry per line, in a stable order.
    pub fn to_json(&self) -> String {
        let line = |entry: &Entry| serde_json::to_string(entry).unwrap_or_default();
        let lines: Vec<String> = self.findings.iter().map(|entry| format!("    {}", line(entry))).collect();
        let inside = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{inside}]\n}}\n")
    }

    /// Reads what [`Baseline::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match read.version {
            VERSION => Ok(read),
            other => Err(format!("version {other}, where this version of steps reads {VERSION}")),
        }
    }
}

impl Entry {
    fn of(finding: &Finding, below: impl Fn(&str) -> String) -> Self {
        let (line, _) = finding.position();
        let line = finding.source.text.lines().nth(line - 1).unwrap_or_default();
        Self {
            file: below(&finding.source.name),
            rule: finding.rule.to_owned(),
            line: line.trim().to_owned(),
        }
    }
}
