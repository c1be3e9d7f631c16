//! What the findings come to: how much each one matters here, and whether that is too much.

use std::collections::BTreeMap;

use crate::model::{Finding, Level, Severity};

/// The findings with the severity that each has in this workspace, without those that are off.
///
/// They come in the order of files and places.
pub fn weigh(findings: Vec<Finding>, levels: &BTreeMap<String, Level>) -> Vec<Finding> {
    let severities: BTreeMap<&str, Severity> = super::rules().map(|rule| (rule.id, rule.severity)).collect();
    let mut weighed = Vec::new();
    for mut finding in findings {
        finding.severity = match levels.get(finding.rule) {
            Some(Level::Off) => continue,
            Some(Level::Error) => Severity::Error,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Note) => Severity::Note,
            None => severities.get(finding.rule).copied().unwrap_or(Severity::Error),
        };
        weighed.push(finding);
    }
    weighed.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.source.name.clone(), finding.span.start);
        key(one).cmp(&key(other))
    });
    weighed
}

/// What a check came to, in numbers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// How many files were looked at.
    pub files: usize,
    /// How many files have findings.
    pub files_with_findings: usize,
    pub silenced: usize,
    pub in_baseline: usize,
}

impl Tally {
    /// Counts findings that are sorted by file.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let mut files: Vec<&str> = findings.iter().map(|finding| finding.source.name.as_str()).collect();
        files.dedup();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            files_with_findings: files.len(),
            ..Self::default()
        }
    }
}
