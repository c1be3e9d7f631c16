//! The last line of a check: how much was found, where, and what was left out.

use crate::analysis::check::severity::Tally;
use crate::render::words::{count, list};

/// What a check came to, in one sentence.
pub fn summary(tally: &Tally) -> String {
    let kinds = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")];
    let found: Vec<String> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let mut sentence = match found.as_slice() {
        [] => format!("No findings in {}", count(tally.files, "file")),
        found => format!("{} in {}", list(found), count(tally.files_with_findings, "file")),
    };
    if tally.silenced > 0 {
        sentence.push_str(&format!(", {} silenced", tally.silenced));
    }
    if tally.in_baseline > 0 {
        sentence.push_str(&format!(", {} in the baseline", tally.in_baseline));
    }
    sentence + "."
}
