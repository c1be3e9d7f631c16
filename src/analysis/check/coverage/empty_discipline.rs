//! The rule `empty-discipline`.

use super::{Check, Coverage};
use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::Discipline;

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "empty-discipline",
    catches: "A discipline has no example of its own at all.",
    explanation: "People who choose it see nothing that they would not see without it. Add examples for the behaviors in which disciplines differ, or remove the file.",
    bad: "id: pastry\nname: Pastry\nsummary: Sweet things.",
    good: "id: pastry\nname: Pastry\nsummary: Sweet things.\nexamples:\n  craft:\n    own:\n      - id: folds-dough\n        text: Folds the dough",
    ..Rule::warning(Group::Coverage)
};

fn find(coverage: &Coverage<'_>, problems: &mut Vec<Problem>) {
    // A behavior that could not be read may well hold some of its examples.
    if !coverage.parts.unread_behaviors.is_empty() {
        return;
    }
    let has_none = |filed: &&Sourced<Discipline>| {
        filed.source.left_out.is_empty() && !coverage.own.contains_key(&filed.value.id)
    };
    problems.extend(coverage.parts.disciplines.iter().filter(has_none).map(|filed| {
        let message = format!("`{}` has no example of its own", filed.value.id);
        filed
            .problem(RULE.id, At::value(["id".into()]), message)
            .help("add examples for the behaviors in which disciplines differ, or remove the file")
    }));
}
