//! From today's ratings to a step: what is there, what is open, and where to begin. Never whether to move.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Caveat;
use super::breadth::{Tee, tee};
use super::interview::{Cell, named_cell};
use super::pattern::{CellState, Pattern};
use crate::model::{
    Answer, Assessment, Behavior, Focus, FollowUp, Framework, Id, Rating, Route, Side, Step, Tagged,
};

pub use super::pattern::GapLens;

/// How the candidates to focus on are chosen; the help text prints it.
pub const FOCUS_RULE: &str = "The narrowest step that is not yet demonstrated comes first, because wider steps \
    include it. Within a step, the behavior that is nearest to demonstrated comes first, then what nobody could \
    judge, has rated or was asked about. Where this leaves a choice, the framework's order of behaviors decides. What was agreed to \
    focus on already is left out, and at most three are named.";

/// How many candidates are named: more than this is no focus.
const MOST_CANDIDATES: usize = 3;

/// What lies between an assessment and a step.
#[derive(Clone, Debug)]
pub struct Gap<'a> {
    pub assessment: &'a Assessment,
    pub target: &'a Step,
    pub lens: GapLens<'a>,
    pub caveats: Vec<Caveat<'a>>,
    /// How far each behavior reaches today, in the framework's order.
    pub patterns: Vec<Pattern<'a>>,
    /// Depth and breadth, where somebody was asked about breadth; not looked at sideways.
    pub breadth: Option<Tee<'a>>,
    /// What the steps below the target still lack, or what does not apply there; narrowest first.
    pub below: Vec<GapCell<'a>>,
    /// Every cell of the target, also what has no examples there.
    pub at_target: Vec<GapCell<'a>>,
    /// By behavior, the steps up to the target at which there is nothing to rate.
    pub undescribed: Vec<(&'a Behavior, Vec<&'a Step>)>,
    /// Of what was agreed: what became of what was agreed before.
    pub follow_up: &'a [FollowUp],
    /// Of what was agreed: the cells that stay open.
    pub left_open: Vec<Cell>,
    /// Of what was agreed: the day by which the first step is to be set.
    pub step_by: Option<Date>,
    /// What was agreed to work on next.
    pub agreed_focus: &'a [Focus],
    /// Where to begin, by [`FOCUS_RULE`], beside what was agreed already.
    pub candidates: Vec<Candidate<'a>>,
    pub route: Option<Route<'a>>,
}

/// One cell on the way.
#[derive(Clone, Debug)]
pub struct GapCell<'a> {
    pub behavior: &'a Behavior,
    pub step: &'a Step,
    pub state: CellState<'a>,
    pub answer: Option<&'a Answer>,
    /// The marked examples.
    pub there: Vec<Tagged<'a>>,
    /// Marked examples that are no longer in the framework.
    pub gone: Vec<&'a Id>,
    /// Examples that nobody marked; none where the cell is demonstrated or does not apply.
    pub triggers: Vec<Tagged<'a>>,
}

/// A cell that could be worked on next.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub behavior: &'a Behavior,
    pub step: &'a Step,
    pub state: CellState<'a>,
    pub rating: Option<&'a Rating>,
}

/// Looks from one assessment to a step. `agreed_focus` is what was last agreed to work on.
pub fn gap<'a>(
    framework: &'a Framework,
    assessment: &'a Assessment,
    target: &'a Step,
    lens: GapLens<'a>,
    agreed_focus: &'a [Focus],
) -> Gap<'a> {
    let pattern = |behavior| Pattern::of(framework, assessment, behavior, lens);
    let patterns: Vec<Pattern<'_>> = framework.behaviors.iter().map(pattern).collect();
    let marked: BTreeSet<&Id> = assessment
        .cells
        .values()
        .flat_map(|steps| steps.values())
        .flat_map(|answer| &answer.examples)
        .collect();
    let (mut below, mut at_target) = (Vec::new(), Vec::new());
    for step in framework.steps.up_to(&target.id) {
        for (behavior, state) in row(&patterns, step) {
            let cell = || cell(framework, assessment, lens, (behavior, step, state), &marked);
            if step.id == target.id {
                at_target.push(cell());
            } else if state.is_open() || state == CellState::NotApplicable {
                below.push(cell());
            }
        }
    }
    // Only the record of a meeting has these.
    let record = (assessment.relation == Side::Agreed).then_some(assessment);
    let left_open = record.into_iter().flat_map(|record| &record.left_open);
    Gap {
        assessment,
        target,
        lens,
        caveats: Caveat::of(framework, assessment),
        candidates: candidates(framework, &below, &at_target, agreed_focus),
        undescribed: undescribed(framework, &patterns, target),
        breadth: tee(framework, assessment, assessment).filter(|_| matches!(lens, GapLens::Own)),
        patterns,
        below,
        at_target,
        follow_up: record.map_or(&[], |record| &record.follow_up),
        left_open: left_open.filter_map(|cell| named_cell(cell)).collect(),
        step_by: record.and_then(|record| record.step_by),
        agreed_focus,
        route: framework.route_to(target),
    }
}

/// The step to look at where none is named.
///
/// The next after the one that was agreed, else after the profile's; without either, the narrowest with
/// an open cell; without one, the widest. `None` only where the framework has no step.
pub fn default_target<'a>(
    framework: &'a Framework,
    assessment: &Assessment,
    profile_step: Option<&Id>,
) -> Option<&'a Step> {
    let today = assessment.step.as_ref().or(profile_step);
    let open = |step: &&Step| {
        let state = |behavior| CellState::of(framework, assessment, behavior, step, GapLens::Own);
        framework.behaviors.iter().any(|behavior| state(behavior).is_open())
    };
    today
        .and_then(|step| framework.steps.next(step))
        .or_else(|| framework.steps.iter().find(open))
        .or_else(|| framework.steps.iter().last())
}

/// Where nothing can be rated up to the target.
fn undescribed<'a>(
    framework: &'a Framework,
    patterns: &[Pattern<'a>],
    target: &'a Step,
) -> Vec<(&'a Behavior, Vec<&'a Step>)> {
    let of = |pattern: &Pattern<'a>| {
        let steps = framework.steps.up_to(&target.id);
        let empty = steps.filter(|step| pattern.state(step) == Some(CellState::NoExamples));
        (pattern.behavior, empty.collect::<Vec<_>>())
    };
    patterns.iter().map(of).filter(|(_, steps)| !steps.is_empty()).collect()
}

/// The cells of one step, in the order of the behaviors.
fn row<'a, 'p>(
    patterns: &'p [Pattern<'a>],
    step: &'p Step,
) -> impl Iterator<Item = (&'a Behavior, CellState<'a>)> + 'p {
    patterns.iter().filter_map(|pattern| Some((pattern.behavior, pattern.state(step)?)))
}

fn cell<'a>(
    framework: &'a Framework,
    assessment: &'a Assessment,
    lens: GapLens<'a>,
    (behavior, step, state): (&'a Behavior, &'a Step, CellState<'a>),
    marked: &BTreeSet<&Id>,
) -> GapCell<'a> {
    let answer = assessment.answer(&behavior.id, &step.id);
    let mut triggers = lens.examples(framework, assessment, behavior, step);
    triggers.retain(|tagged| state.is_open() && !marked.contains(&tagged.example.id));
    let mut cell = GapCell { behavior, step, state, answer, there: Vec::new(), gone: Vec::new(), triggers };
    // What was marked for the work of another discipline says nothing about this one.
    if matches!(state, CellState::Elsewhere(_)) {
        return cell;
    }
    for id in answer.into_iter().flat_map(|answer| &answer.examples) {
        match framework.tagged(id) {
            Some(tagged) => cell.there.push(tagged),
            None => cell.gone.push(id),
        }
    }
    cell
}

fn candidates<'a>(
    framework: &Framework,
    below: &[GapCell<'a>],
    at_target: &[GapCell<'a>],
    agreed: &[Focus],
) -> Vec<Candidate<'a>> {
    let is_agreed = |cell: &GapCell<'_>| {
        agreed.iter().any(|focus| focus.behavior == cell.behavior.id && focus.step == cell.step.id)
    };
    let mut open: Vec<Candidate<'a>> = below
        .iter()
        .chain(at_target)
        .filter(|cell| cell.state.is_open() && !is_agreed(cell))
        .map(|cell| Candidate {
            behavior: cell.behavior,
            step: cell.step,
            state: cell.state,
            rating: cell.answer.and_then(|answer| answer.rating.as_ref()),
        })
        .collect();
    // Stable, so that the framework's order decides the rest.
    open.sort_by_key(|candidate| {
        (framework.steps.list_order(&candidate.step.id), nearness(framework, candidate))
    });
    open.truncate(MOST_CANDIDATES);
    open
}

/// Ratings from the highest down, then what nobody could judge.
fn nearness(framework: &Framework, candidate: &Candidate<'_>) -> Reverse<Option<usize>> {
    let rating = match candidate.state {
        CellState::InPart | CellState::NotYet => candidate.rating.and_then(Rating::rated),
        _ => None,
    };
    Reverse(rating.and_then(|id| framework.manifest.scale.position(id)))
}

#[cfg(test)]
mod tests;
