//! The rule `meaning-changed`.

use super::Before;
use super::locations::Locations;
use crate::analysis::changes::{ExampleChange, ExampleKind, Meaning};
use crate::diagnostic::{Group, Problem, Rule};

pub const RULE: Rule = Rule {
    id: "meaning-changed",
    catches: "An example keeps its id, but its text means something else than before.",
    explanation: "People who marked the example earlier said something about another text. A rewording may keep the id, and so may a text that asks for more or less of the same: most of the words that carry the meaning stay, by their stems, the verb says the same, and the two texts agree on whether they say \"not\". A new meaning gets a new id, and `replaces` names the old one.",
    bad: "# before: Tastes the dough\n- id: b-tastes\n  text: Sweeps the bakery floor",
    good: "- id: b-sweeps\n  replaces: b-tastes\n  text: Sweeps the bakery floor",
    ..Rule::warning(Group::History)
};

pub fn find(before: Before<'_>, change: &ExampleChange<'_>, locations: &Locations<'_>) -> Option<Problem> {
    let (rewording, after) = (change.rewording.as_ref()?, change.after.as_ref()?);
    if rewording.meaning != Meaning::Changed || change.kinds.contains(&ExampleKind::Replaces) {
        return None;
    }
    let id = &after.example.id;
    let message = format!("`{id}` no longer means what it meant in {}", before.name);
    let mut problem = locations.problem(&RULE, id, "text", message)?;
    problem.expected = change.before.as_ref().map(|before| format!("it said \"{}\"", before.example.text));
    Some(problem.help(format!("give it a new id and `replaces: {id}`, or keep the old meaning")))
}
