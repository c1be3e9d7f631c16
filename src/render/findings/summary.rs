//! The last line of a check: how much was found, where, and what was left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::check::severity::Tally;
use crate::diagnostic::Finding;
use crate::render::{count, counts};

/// From so many findings on, it is worth knowing of which rules they are.
const MANY: usize = 10;

/// How often each rule was broken, the most frequent first, where there are many findings.
pub fn by_rule(findings: &[Finding]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.rule).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let shown: Vec<String> = counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    (findings.len() >= MANY && counts.len() > 1).then(|| format!("By rule: {}.", shown.join(", ")))
}

/// What a check came to, in one sentence.
pub fn summary(tally: &Tally) -> String {
    let kinds = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")];
    let mut sentence = match counts(kinds) {
        None => format!("No findings in {}", count(tally.files, "file")),
        Some(found) => format!("{found} in {}", count(tally.files_with_findings, "file")),
    };
    if tally.silenced > 0 {
        sentence.push_str(&format!(", {} silenced", tally.silenced));
    }
    if tally.in_baseline > 0 {
        sentence.push_str(&format!(", {} in the baseline", tally.in_baseline));
    }
    if tally.elsewhere > 0 {
        sentence.push_str(&format!(", {} where the change touched nothing", tally.elsewhere));
    }
    sentence + "."
}
