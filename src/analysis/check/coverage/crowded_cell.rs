//! The rule `crowded-cell`.

use std::sync::Arc;

use super::{Check, Coverage};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Source, Sourced};
use crate::model::{Id, Steps};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "crowded-cell",
    catches: "A step of a behavior has far more examples than its neighbors.",
    explanation: "Examples start a conversation; a long list of them is read as a checklist, and makes its step look larger than it is. A step is crowded with six examples or more, and more than twice as many as at a neighboring step that has any. Examples for everybody and those of each discipline are counted separately.",
    bad: "shop:   # six examples, one at each neighboring step\n  - id: plans-nights\n    text: Plans the night shifts\n  # and five more",
    good: "shop:\n  - id: plans-nights\n    text: Plans the night shifts\n  # and one more",
    ..Rule::warning(Group::Coverage)
};

/// A cell with fewer examples than this is not called crowded.
const CROWD: usize = 6;

fn find(coverage: &Coverage<'_>, problems: &mut Vec<Problem>) {
    for Sourced { source, value } in &coverage.parts.behaviors {
        let count = |step: &Id| {
            let cell = value.examples.get(step).into_iter().flatten();
            cell.filter(|example| example.disciplines.is_empty()).count()
        };
        crowded_cells(coverage.steps, source, &["examples".into()], count, problems);
    }
    for Sourced { source, value } in &coverage.parts.disciplines {
        for (behavior, by_step) in &value.examples {
            let count = |step: &Id| by_step.get(step).map_or(0, Vec::len);
            crowded_cells(coverage.steps, source, &["examples".into(), behavior.into()], count, problems);
        }
    }
}

/// The steps below a path with more than twice the examples of any neighbor that has one.
fn crowded_cells(
    steps: &Steps,
    source: &Arc<Source>,
    path: &[Segment],
    count: impl Fn(&Id) -> usize,
    problems: &mut Vec<Problem>,
) {
    for step in steps.iter().map(|step| &step.id) {
        let here = count(step);
        let neighbors = steps.previous(step).into_iter().chain(steps.all_next(step));
        let counts = neighbors.map(|neighbor| count(&neighbor.id));
        let Some(most) = counts.filter(|count| *count > 0).max() else { continue };
        if here < CROWD || here <= 2 * most {
            continue;
        }
        let path = path.iter().cloned().chain([Segment::from(step)]).collect();
        let message = format!("`{step}` has {here} examples, its neighbors at most {most}");
        let problem = Problem::new(RULE.id, source, At { path, part: Part::Key }, message);
        problems
            .push(problem.help("keep the most telling ones, or move some to the step whose scope they have"));
    }
}
