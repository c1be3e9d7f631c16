//! The rule `empty-cell`.

use std::sync::Arc;

use super::{Check, Coverage, lacks};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Source, Sourced};
use crate::model::Behavior;

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "empty-cell",
    catches: "A behavior has no example at a step, either for everybody or for a discipline.",
    explanation: "Raters have only the names of the behavior and the step to go by, so two raters rate two different things. Add one or more examples, even if only for one discipline.",
    bad: "examples:\n  own:\n    - id: weighs-flour\n      text: Weighs the flour\n  shop: []",
    good: "examples:\n  own:\n    - id: weighs-flour\n      text: Weighs the flour\n  shop:\n    - id: plans-nights\n      text: Plans the night shifts of the shop",
    ..Rule::warning(Group::Coverage)
};

fn find(coverage: &Coverage<'_>, problems: &mut Vec<Problem>) {
    // A discipline that could not be read, or an example left out of one, may well fill the cell.
    if coverage.parts.unread_disciplines.is_empty() {
        coverage.parts.behaviors.iter().for_each(|filed| empty_cells(coverage, filed, problems));
    }
}

/// The steps of a behavior at which nobody has an example.
fn empty_cells(coverage: &Coverage<'_>, filed: &Sourced<Behavior>, problems: &mut Vec<Problem>) {
    let behavior = &filed.value;
    let sources = coverage.parts.disciplines.iter().map(|discipline| &discipline.source);
    let faulty: Vec<&Arc<Source>> = sources.filter(|source| !source.left_out.is_empty()).collect();
    let is_empty = |step| {
        !coverage.filled.contains(&(&behavior.id, step)) && coverage.parts.is_for_somebody(behavior, step)
    };
    for step in coverage.steps.iter().map(|step| &step.id).filter(|step| is_empty(step)) {
        let path = [Segment::from("examples"), Segment::from(step)];
        let own = [path[0].clone(), Segment::from(&behavior.id), path[1].clone()];
        if lacks(&filed.source, &path) || faulty.iter().any(|source| lacks(source, &own)) {
            continue;
        }
        let at = if behavior.examples.contains_key(step) {
            At { path: path.into(), part: Part::Key }
        } else {
            At::value(["id".into()])
        };
        let message = format!("`{}` has no example at the step `{step}`", behavior.id);
        let help = format!("add one or more under `{step}`: who showed this there last year?");
        problems.push(filed.problem(RULE.id, at, message).help(help));
    }
}
