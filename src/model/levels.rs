//! Levels of examples that are left out, or are one too many: told with the ids that may be meant.

use super::KnownIds;
use crate::diagnostic::rules::WRONG_TYPE;
use crate::diagnostic::suggestion::{Candidate, nearest};
use crate::diagnostic::{Finding, Segment};

impl KnownIds<'_> {
    /// Says of values of the wrong type in examples which level is missing above them, or is one too many; once in
    /// a file.
    pub fn name_levels(&self, findings: &mut Vec<Finding>) {
        let files: Vec<String> = findings
            .iter()
            .filter(|finding| self.level(finding).is_some())
            .map(|finding| finding.source.name.clone())
            .collect();
        let mut told: Vec<String> = Vec::new();
        findings.retain_mut(|finding| {
            let Some((message, help)) = self.level(finding) else { return true };
            if told.contains(&finding.source.name) {
                return false;
            }
            told.push(finding.source.name.clone());
            let more = files.iter().filter(|file| **file == finding.source.name).count().saturating_sub(1);
            finding.message = if more > 0 { format!("{message}, and {more} more below") } else { message };
            finding.help = Some(help);
            finding.expected = None;
            true
        });
    }

    /// What is wrong with the levels where a finding is.
    fn level(&self, finding: &Finding) -> Option<(String, String)> {
        let is_in = |folder: &str| finding.source.name.rsplit(['/', '\\']).nth(1) == Some(folder);
        let keys: Vec<&str> = finding.path.iter().filter_map(Segment::key).collect();
        if finding.rule != WRONG_TYPE.id
            || keys.first() != Some(&"examples")
            || keys.len() < finding.path.len()
        {
            return None;
        }
        let is_list = finding.message.ends_with(", not a list");
        let in_disciplines = is_in("disciplines");
        let above = |level: &str, ids: &[Candidate<'_>]| {
            format!(
                "write the {level} above it, {}, and indent what is below it by two more spaces",
                shown(ids)
            )
        };
        match keys.as_slice() {
            ["examples"] if is_list && !in_disciplines => {
                let message = "the step is missing between `examples` and the list below it";
                Some((message.to_owned(), above("step", &self.steps)))
            }
            ["examples"] if is_list => {
                let message =
                    "the behavior and the step are missing between `examples` and the list below it";
                Some((message.to_owned(), above("behavior and the step", &self.behaviors)))
            }
            ["examples", key] if is_list && in_disciplines => {
                match nearest(key, self.steps.iter().copied()) {
                    Some(_) => {
                        let message = format!("`{key}` is a step, and the behavior above it is missing");
                        Some((message, above("behavior", &self.behaviors)))
                    }
                    None => {
                        let message = format!("the step is missing between `{key}` and the list below it");
                        Some((message, above("step", &self.steps)))
                    }
                }
            }
            ["examples", key] if !in_disciplines => {
                let is_one =
                    self.behaviors.iter().any(|behavior| behavior.id == *key || behavior.name == *key);
                let message =
                    format!("`{key}` is a behavior, and the examples of a behavior are by step alone");
                let help = "remove this line, and indent what is below it by two spaces less".to_owned();
                is_one.then_some((message, help))
            }
            _ => None,
        }
    }
}

/// A few ids as keys.
fn shown(ids: &[Candidate<'_>]) -> String {
    let mut keys: Vec<String> = ids.iter().map(|candidate| format!("`{}:`", candidate.id)).collect();
    keys.dedup();
    keys.truncate(6);
    format!("such as {}", crate::diagnostic::suggestion::one_of(&keys))
}
