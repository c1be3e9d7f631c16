//! The last line of a check: how much was found, where, and what was left out.

use crate::analysis::check::severity::Tally;
use crate::render::{count, counts};

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
    sentence + "."
}
