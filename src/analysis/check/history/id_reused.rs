//! The rule `id-reused`.

use super::locations::Locations;
use super::{Before, history_unread};
use crate::analysis::changes::{ExampleChange, Meaning, Rewording};
use crate::diagnostic::{Group, Problem, Rule};
use crate::model::Framework;

pub const RULE: Rule = Rule {
    id: "id-reused",
    catches: "A new example has the id of another one that was removed.",
    explanation: "Earlier assessments still refer to the id, and would now seem to be about this text. The history of the files before the base is searched, as far as the clone has it; an id that was added and removed within one branch is free. An example that comes back with its last text, or a rewording of it, keeps its id: it is the same one.",
    bad: "# b-tastes, \"Tastes the dough\", was removed in version 1.2.0\n- id: b-tastes\n  text: Asks guests about the cakes",
    good: "- id: b-asks-guests\n  text: Asks guests about the cakes",
    ..Rule::error(Group::History)
};

/// An id that comes back with what it meant is the same example again.
pub fn find(
    before: Before<'_>,
    change: &ExampleChange<'_>,
    after: &Framework,
    locations: &Locations<'_>,
) -> Option<Problem> {
    let example = change.after.as_ref()?.example;
    let id = &example.id;
    if change.before.as_ref().is_some_and(|before| before.example.id == *id) {
        return None;
    }
    if let Some(fault) = before.uncertain.get(id) {
        return history_unread::in_older_version(id, fault, locations);
    }
    let text = before.retired.get(id)?;
    let language = after.manifest.language.as_deref();
    if Rewording::of(text, &example.text, language).meaning != Meaning::Changed {
        return None;
    }
    let message = format!("`{id}` was the id of an example that was removed");
    let problem = locations.problem(&RULE, id, "id", message)?.expected(format!("it said \"{text}\""));
    Some(problem.help("choose an id that was never used: earlier assessments still refer to this one"))
}
