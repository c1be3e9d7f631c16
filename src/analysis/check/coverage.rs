//! Whether every behavior and every discipline has its examples: a file for each rule.

mod crowded_cell;
mod discipline_gap;
mod empty_cell;
mod empty_discipline;
mod no_general_example;
mod placeholder;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::located::{self, Located};
use crate::diagnostic::{Problem, Rule, Segment, Source};
use crate::model::{Id, ParsedFramework, Steps};

/// A rule, and the function that finds what breaks it.
#[derive(Clone, Copy)]
struct Check {
    rule: Rule,
    find: fn(&Coverage<'_>, &mut Vec<Problem>),
}

const CHECKS: &[Check] = &[
    empty_cell::CHECK,
    discipline_gap::CHECK,
    crowded_cell::CHECK,
    empty_discipline::CHECK,
    no_general_example::CHECK,
    placeholder::CHECK,
];

/// The rules of coverage.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    CHECKS.iter().map(|check| &check.rule)
}

/// Everything that is missing, or far more than beside it.
pub fn problems(parts: &ParsedFramework) -> Vec<Problem> {
    let Some(steps) = parts.steps.as_ref().map(|filed| &filed.value) else { return Vec::new() };
    let coverage = Coverage::new(parts, steps);
    let mut problems = Vec::new();
    CHECKS.iter().for_each(|check| (check.find)(&coverage, &mut problems));
    problems
}

/// What there is, counted once.
struct Coverage<'a> {
    parts: &'a ParsedFramework,
    steps: &'a Steps,
    /// The cells that hold an example, for whomever it is.
    filled: BTreeSet<(&'a Id, &'a Id)>,
    /// The steps at which a discipline has examples of its own, by discipline and behavior.
    own: BTreeMap<&'a Id, BTreeMap<&'a Id, BTreeSet<&'a Id>>>,
    /// The behaviors in which more than half of the disciplines that have anything differ.
    differing: BTreeSet<&'a Id>,
}

impl<'a> Coverage<'a> {
    fn new(parts: &'a ParsedFramework, steps: &'a Steps) -> Self {
        let mut filled = BTreeSet::new();
        let mut own: BTreeMap<&Id, BTreeMap<&Id, BTreeSet<&Id>>> = BTreeMap::new();
        for located in located::examples(parts) {
            let Located { behavior, step, .. } = located;
            filled.insert((behavior, step));
            for discipline in located.disciplines() {
                own.entry(discipline).or_default().entry(behavior).or_default().insert(step);
            }
        }
        let mut having: BTreeMap<&Id, usize> = BTreeMap::new();
        for behavior in own.values().flat_map(BTreeMap::keys) {
            *having.entry(behavior).or_default() += 1;
        }
        // A discipline that could not be read may have examples in any other behavior.
        let all = own.len() + parts.unread_disciplines.len();
        let differing =
            having.into_iter().filter(|(_, having)| having * 2 > all).map(|(behavior, _)| behavior);
        let differing = differing.collect();
        Self { parts, steps, filled, own, differing }
    }
}

/// Whether examples of a cell were left out because they are faulty.
fn lacks(source: &Source, cell: &[Segment]) -> bool {
    source.left_out.iter().any(|left_out| left_out.starts_with(cell) || cell.starts_with(left_out))
}
