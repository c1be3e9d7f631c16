//! Whether every cell and every discipline has its examples.

mod rules;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::located::{self, Located};
use crate::analysis::discipline::PLACEHOLDER;
use crate::diagnostic::{At, Part, Problem, Segment, Source, Sourced};
use crate::model::{Behavior, Discipline, Id, ParsedFramework};

pub use self::rules::RULES;

/// A cell with fewer examples than this is not called crowded.
const CROWD: usize = 6;

/// Everything that is missing, or far more than beside it.
pub fn problems(parts: &ParsedFramework) -> Vec<Problem> {
    let Some(steps) = &parts.steps else { return Vec::new() };
    let coverage = Coverage::new(parts, steps.value.iter().map(|step| &step.id).collect());
    let mut problems = Vec::new();
    for filed in &parts.behaviors {
        coverage.empty_cells(filed, &mut problems);
        coverage.no_general_example(filed, &mut problems);
        let count = |step: &Id| {
            let cell = filed.value.examples.get(step).into_iter().flatten();
            cell.filter(|example| example.disciplines.is_empty()).count()
        };
        coverage.crowded_cells(&filed.source, &["examples".into()], count, &mut problems);
    }
    for filed in &parts.disciplines {
        coverage.gaps(filed, &mut problems);
        if is_placeholder(&filed.value.summary) {
            let problem = filed.problem("placeholder", At::value(["summary".into()]), YET_TO_WRITE);
            problems.push(problem.help("say what the discipline is for, in a sentence or two"));
        }
        for (behavior, steps) in &filed.value.examples {
            let count = |step: &Id| steps.get(step).map_or(0, Vec::len);
            let path = ["examples".into(), behavior.into()];
            coverage.crowded_cells(&filed.source, &path, count, &mut problems);
        }
    }
    let unwritten = located::examples(parts).filter(|located| is_placeholder(&located.example.text));
    problems.extend(unwritten.map(|located| {
        let problem = located.problem("placeholder", Part::Value, YET_TO_WRITE.to_owned());
        problem.help("say what somebody does, or remove the example")
    }));
    problems
}

const YET_TO_WRITE: &str = "this is yet to be written";

/// Whether a text still reads as a new discipline's file began with it.
fn is_placeholder(text: &str) -> bool {
    text.trim_start().starts_with(PLACEHOLDER)
}

/// What there is, counted once.
struct Coverage<'a> {
    parts: &'a ParsedFramework,
    /// Narrowest first.
    steps: Vec<&'a Id>,
    /// The cells that hold an example, for whomever it is.
    filled: BTreeSet<(&'a Id, &'a Id)>,
    /// The steps at which a discipline has examples of its own, by discipline and behavior.
    own: BTreeMap<&'a Id, BTreeMap<&'a Id, BTreeSet<&'a Id>>>,
    /// The behaviors in which more than half of the disciplines that have anything differ.
    differing: BTreeSet<&'a Id>,
}

impl<'a> Coverage<'a> {
    fn new(parts: &'a ParsedFramework, steps: Vec<&'a Id>) -> Self {
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

    fn empty_cells(&self, filed: &Sourced<Behavior>, problems: &mut Vec<Problem>) {
        let behavior = &filed.value;
        // A discipline that could not be read, or an example left out of one, may well fill the cell.
        if !self.parts.unread_disciplines.is_empty() {
            return;
        }
        let sources = self.parts.disciplines.iter().map(|discipline| &discipline.source);
        let faulty: Vec<&Arc<Source>> = sources.filter(|source| !source.left_out.is_empty()).collect();
        for step in self.steps.iter().filter(|step| !self.filled.contains(&(&behavior.id, **step))) {
            let path = [Segment::from("examples"), Segment::from(*step)];
            let own = [path[0].clone(), Segment::from(&behavior.id), path[1].clone()];
            if lacks(&filed.source, &path) || faulty.iter().any(|source| lacks(source, &own)) {
                continue;
            }
            let at = if behavior.examples.contains_key(*step) {
                At { path: path.into(), part: Part::Key }
            } else {
                At::value(["id".into()])
            };
            let message = format!("`{}` has no example at the step `{step}`", behavior.id);
            problems.push(filed.problem("empty-cell", at, message).help(format!(
                "add one or more under `{step}`: a question, who showed this there last year?"
            )));
        }
    }

    fn no_general_example(&self, filed: &Sourced<Behavior>, problems: &mut Vec<Problem>) {
        let mut examples = filed.value.examples.values().flatten();
        if examples.any(|example| example.disciplines.is_empty()) || !filed.source.left_out.is_empty() {
            return;
        }
        let message = format!("`{}` has no example for everybody", filed.value.id);
        problems.push(
            filed
                .problem("no-general-example", At::value(["id".into()]), message)
                .expected("an example without `disciplines` at one step or more")
                .help("people whose discipline has no examples here have nothing to read"),
        );
    }

    fn gaps(&self, filed: &Sourced<Discipline>, problems: &mut Vec<Problem>) {
        let discipline = &filed.value;
        // A behavior that could not be read may well hold some of its examples.
        let whole = filed.source.left_out.is_empty() && self.parts.unread_behaviors.is_empty();
        let Some(own) = self.own.get(&discipline.id) else {
            if whole {
                let message = format!("`{}` has no example of its own", discipline.id);
                problems.push(
                    filed
                        .problem("empty-discipline", At::value(["id".into()]), message)
                        .help("add examples for the behaviors where disciplines differ, or remove the file"),
                );
            }
            return;
        };
        let none = BTreeSet::new();
        let behaviors: BTreeSet<&Id> = own.keys().copied().chain(self.differing.iter().copied()).collect();
        let is_unread = |behavior: &Id| self.parts.unread_behaviors.iter().any(|id| id == behavior.as_str());
        for behavior in behaviors.into_iter().filter(|behavior| !is_unread(behavior)) {
            let shared = self.parts.behaviors.iter().find(|shared| shared.value.id == *behavior);
            let has = own.get(behavior).unwrap_or(&none);
            for step in self.steps.iter().filter(|step| !has.contains(*step)) {
                let cell = [Segment::from("examples"), behavior.into(), Segment::from(*step)];
                // Where nobody has an example, another rule says so.
                let empty = !self.filled.contains(&(behavior, *step));
                let in_shared = [cell[0].clone(), cell[2].clone()];
                let shared_lacks = shared.is_some_and(|shared| lacks(&shared.source, &in_shared));
                if empty || shared_lacks || lacks(&filed.source, &cell) {
                    continue;
                }
                problems.push(gap(filed, behavior, step));
            }
        }
    }

    /// Cells with more than twice the examples of any neighbor that has one.
    fn crowded_cells(
        &self,
        source: &Arc<Source>,
        path: &[Segment],
        count: impl Fn(&Id) -> usize,
        problems: &mut Vec<Problem>,
    ) {
        let counts: Vec<usize> = self.steps.iter().map(|step| count(step)).collect();
        for (place, step) in self.steps.iter().enumerate() {
            let before = place.checked_sub(1).map(|before| counts[before]);
            let neighbors = before.into_iter().chain(counts.get(place + 1).copied());
            let Some(most) = neighbors.filter(|count| *count > 0).max() else { continue };
            if counts[place] < CROWD || counts[place] <= 2 * most {
                continue;
            }
            let path = path.iter().cloned().chain([Segment::from(*step)]).collect();
            let message = format!("`{step}` holds {} examples, its neighbors {most} at most", counts[place]);
            let problem = Problem::new("crowded-cell", source, At { path, part: Part::Key }, message);
            problems.push(
                problem.help("keep those that say most, or move some to the step whose scope they have"),
            );
        }
    }
}

fn gap(filed: &Sourced<Discipline>, behavior: &Id, step: &Id) -> Problem {
    let steps = filed.value.examples.get(behavior);
    let cell = [Segment::from("examples"), behavior.into(), step.into()];
    let at = match steps {
        Some(steps) if steps.contains_key(step) => At { path: cell.into(), part: Part::Key },
        Some(_) => At { path: cell[..2].into(), part: Part::Key },
        None => At::value(["id".into()]),
    };
    let message =
        format!("`{}` has no example of its own for `{behavior}` at the step `{step}`", filed.value.id);
    filed.problem("discipline-gap", at, message).help(format!(
        "add one or more under `examples`, `{behavior}`, `{step}`: disciplines differ in this behavior"
    ))
}

/// Whether examples of a cell were left out because they are faulty.
fn lacks(source: &Source, cell: &[Segment]) -> bool {
    source.left_out.iter().any(|left_out| left_out.starts_with(cell) || cell.starts_with(left_out))
}
