//! What the findings come to: how much each one matters here, and whether that is too much.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::Level;

/// The findings with the severity that each has in this workspace, without those that are off.
///
/// A rule that is firm stays what it is. They come in the order of files and places.
pub fn apply(findings: Vec<Finding>, levels: &BTreeMap<String, Level>) -> Vec<Finding> {
    let rules: BTreeMap<&str, &Rule> = super::rules().map(|rule| (rule.id, rule)).collect();
    let mut kept = Vec::new();
    for mut finding in findings {
        let rule = rules.get(finding.rule);
        let level = levels.get(finding.rule).filter(|_| rule.is_none_or(|rule| !rule.firm));
        finding.severity = match level {
            Some(Level::Off) => continue,
            Some(Level::Error) => Severity::Error,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Note) => Severity::Note,
            None => rule.map_or(Severity::Error, |rule| rule.severity),
        };
        kept.push(finding);
    }
    sort(&mut kept);
    kept
}

/// Puts findings in the order of files and places.
pub fn sort(findings: &mut [Finding]) {
    let key = |finding: &Finding| (finding.source.name.clone(), finding.span.start);
    findings.sort_by_cached_key(key);
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
    /// How many findings the change has nothing to do with, where only its own were asked for.
    pub elsewhere: usize,
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
