//! The rule `discipline-gap`.

use std::collections::BTreeSet;

use super::{Check, Coverage, lacks};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Sourced};
use crate::model::{Discipline, Id};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "discipline-gap",
    catches: "A discipline has no example of its own at a step of a behavior in which disciplines differ.",
    explanation: "At one step, people of this discipline read what their craft looks like, and at the next only what applies to everybody. A discipline needs examples in each behavior in which it has any, and in which most disciplines have some. Both its own file and `disciplines` in the behavior's file count.",
    bad: "id: pastry\nexamples:\n  craft:\n    own:\n      - id: folds-dough\n        text: Folds the dough",
    good: "id: pastry\nexamples:\n  craft:\n    own:\n      - id: folds-dough\n        text: Folds the dough\n    shop:\n      - id: designs-range\n        text: Designs the range of cakes for the season",
    ..Rule::warning(Group::Coverage)
};

fn find(coverage: &Coverage<'_>, problems: &mut Vec<Problem>) {
    coverage.parts.disciplines.iter().for_each(|filed| gaps(coverage, filed, problems));
}

fn gaps(coverage: &Coverage<'_>, filed: &Sourced<Discipline>, problems: &mut Vec<Problem>) {
    let Some(own) = coverage.own.get(&filed.value.id) else { return };
    let none = BTreeSet::new();
    let behaviors: BTreeSet<&Id> = own.keys().copied().chain(coverage.differing.iter().copied()).collect();
    let parts = coverage.parts;
    let is_unread = |behavior: &Id| parts.unread_behaviors.iter().any(|id| id == behavior.as_str());
    for behavior in behaviors.into_iter().filter(|behavior| !is_unread(behavior)) {
        let shared = parts.behaviors.iter().find(|shared| shared.value.id == *behavior);
        let has = own.get(behavior).unwrap_or(&none);
        for step in coverage.steps.iter().map(|step| &step.id).filter(|step| !has.contains(step)) {
            let cell = [Segment::from("examples"), behavior.into(), Segment::from(step)];
            // Where nobody has an example, another rule says so.
            let empty = !coverage.filled.contains(&(behavior, step));
            let in_shared = [cell[0].clone(), cell[2].clone()];
            let shared_lacks = shared.is_some_and(|shared| lacks(&shared.source, &in_shared));
            let outside = !parts.has_place(&filed.value.id, behavior, step);
            if empty || outside || shared_lacks || lacks(&filed.source, &cell) {
                continue;
            }
            problems.push(gap(filed, behavior, step));
        }
    }
}

fn gap(filed: &Sourced<Discipline>, behavior: &Id, step: &Id) -> Problem {
    let cell = [Segment::from("examples"), behavior.into(), step.into()];
    let at = match filed.value.examples.get(behavior) {
        Some(steps) if steps.contains_key(step) => At { path: cell.into(), part: Part::Key },
        Some(_) => At { path: cell[..2].into(), part: Part::Key },
        None => At::value(["id".into()]),
    };
    let message =
        format!("`{}` has no example of its own for `{behavior}` at the step `{step}`", filed.value.id);
    filed.problem(RULE.id, at, message).help(format!(
        "add one or more under `examples`, `{behavior}`, `{step}`: disciplines differ in this behavior"
    ))
}
