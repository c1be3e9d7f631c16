//! From today's ratings to a step: what is there, what is open, and where to begin. Never whether to move.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Caveat;
use super::breadth::{Tee, tee};
use super::interview::{Cell, named_cell};
use super::line;
use super::pattern::{CellState, Pattern};
use crate::model::{
    Answer, Assessment, Behavior, Focus, FollowUp, Framework, Id, Lens, Rating, Role, Route, Side, Step,
    Tagged,
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
    pub goal: Goal<'a>,
    /// Where the goal is on another line of steps than today's.
    pub crossing: Option<Crossing<'a>>,
    pub lens: GapLens<'a>,
    pub caveats: Vec<Caveat<'a>>,
    /// How far each behavior reaches today, in the framework's order.
    pub patterns: Vec<Pattern<'a>>,
    /// Depth and breadth, where somebody was asked about breadth; not looked at sideways.
    pub breadth: Option<Tee<'a>>,
    /// What the steps below the goal still lack, or what does not apply there; narrowest first.
    pub below: Vec<GapCell<'a>>,
    /// Every cell of the goal, also what has no examples there.
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

/// What a gap looks to: a step, or a role with the pattern that it expects.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    pub step: &'a Step,
    pub role: Option<&'a Role>,
}

/// What a move to another line of steps means.
#[derive(Clone, Debug)]
pub struct Crossing<'a> {
    /// The steps that both lines have: what is demonstrated there counts on both.
    pub shared: Vec<&'a Step>,
    /// The steps of the other line, up to the goal.
    pub new: Vec<&'a Step>,
    /// The steps of today's line that reach as far as the goal.
    pub beside: Vec<&'a Step>,
    /// The steps of today's line, up to today's, that the other one does not have.
    pub left: Vec<&'a Step>,
}

impl<'a> Goal<'a> {
    pub fn step(step: &'a Step) -> Self {
        Self { step, role: None }
    }

    /// A role as a goal: at its step, else at the widest one that it expects. `None` where it names neither.
    pub fn role(framework: &'a Framework, role: &'a Role) -> Option<Self> {
        let expected = role.expects.values().filter_map(|step| framework.steps.get(step));
        let own = role.step.as_ref().and_then(|step| framework.steps.get(step));
        let step = own.or_else(|| expected.max_by_key(|step| framework.steps.list_order(&step.id)))?;
        Some(Self { step, role: Some(role) })
    }

    /// What it is called.
    pub fn name(self) -> &'a str {
        self.role.map_or(&self.step.name, |role| &role.name)
    }

    /// The step that a behavior is expected at; `None` where the role does not name the behavior and has no step.
    pub fn expects(self, framework: &'a Framework, behavior: &Id) -> Option<&'a Step> {
        let (expects, rest) = match self.role {
            Some(role) => (&role.expects, role.step.as_ref().map(|_| self.step)),
            None => (&self.step.expects, Some(self.step)),
        };
        expects.get(behavior).and_then(|step| framework.steps.get(step)).or(rest)
    }

    /// Whether behaviors are expected at different steps.
    pub fn is_profile(self) -> bool {
        self.role.map_or(&self.step.expects, |role| &role.expects).values().any(|step| *step != self.step.id)
    }
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

/// Looks from one assessment to a goal. `today` is the step that the person is at, where it is known, and
/// `agreed_focus` what was last agreed to work on.
pub fn gap<'a>(
    framework: &'a Framework,
    (assessment, today): (&'a Assessment, Option<&'a Id>),
    goal: Goal<'a>,
    lens: GapLens<'a>,
    agreed_focus: &'a [Focus],
) -> Gap<'a> {
    let steps = line::columns(framework, Some(&goal.step.id), &[assessment]);
    let whose = match lens {
        GapLens::Own => Lens::Of(&assessment.disciplines),
        GapLens::Sideways(discipline) => Lens::Of(std::slice::from_ref(&discipline.id)),
    };
    let pattern = |behavior| Pattern::of(framework, assessment, behavior, &steps, lens);
    let patterns: Vec<Pattern<'_>> = framework.behaviors_of(whose).map(pattern).collect();
    let marked: BTreeSet<&Id> = assessment
        .cells
        .values()
        .flat_map(|steps| steps.values())
        .flat_map(|answer| &answer.examples)
        .collect();
    let (mut below, mut at_target) = (Vec::new(), Vec::new());
    for step in &framework.steps {
        for behavior in patterns.iter().map(|pattern| pattern.behavior) {
            let expected = goal.expects(framework, &behavior.id);
            if !expected.is_some_and(|expected| framework.steps.includes(&expected.id, &step.id)) {
                continue;
            }
            let state = CellState::of(framework, assessment, behavior, step, lens);
            let cell = || cell(framework, assessment, lens, (behavior, step, state), &marked);
            if expected.is_some_and(|expected| expected.id == step.id) {
                at_target.push(cell());
            } else if state.is_open() || state == CellState::NotApplicable {
                below.push(cell());
            }
        }
    }
    // By behavior, where a profile expects them at different steps.
    at_target.sort_by_key(|cell: &GapCell<'_>| framework.behavior_order(&cell.behavior.id));
    // Only the record of a meeting has these.
    let record = (assessment.relation == Side::Agreed).then_some(assessment);
    let left_open = record.into_iter().flat_map(|record| &record.left_open);
    Gap {
        assessment,
        goal,
        crossing: crossing(framework, (assessment, today), goal),
        lens,
        caveats: Caveat::of(framework, assessment),
        candidates: candidates(framework, &below, &at_target, agreed_focus),
        undescribed: undescribed(framework, (assessment, lens), &patterns, goal),
        breadth: tee(framework, assessment, assessment).filter(|_| matches!(lens, GapLens::Own)),
        patterns,
        below,
        at_target,
        follow_up: record.map_or(&[], |record| &record.follow_up),
        left_open: left_open.filter_map(|cell| named_cell(cell)).collect(),
        step_by: record.and_then(|record| record.step_by),
        agreed_focus,
        route: framework.route_to(goal.step).filter(|_| goal.role.is_none()),
    }
}

/// What a move to the goal means, where it is on another line of steps than today's step, else than what was rated.
fn crossing<'a>(
    framework: &'a Framework,
    (assessment, today): (&'a Assessment, Option<&'a Id>),
    goal: Goal<'a>,
) -> Option<Crossing<'a>> {
    let steps = &framework.steps;
    let today = today.or(assessment.step.as_ref());
    let rated = || {
        let mut answered = steps.iter().filter(|step| assessment.rated().any(|(_, at, _)| *at == step.id));
        answered.next_back().map(|step| &step.id)
    };
    let own = today.filter(|step| steps.get(step).is_some()).or_else(rated)?;
    let goal = &goal.step.id;
    if steps.on_one_line(own, goal) {
        return None;
    }
    let is_shared = |step: &&Step| steps.includes(own, &step.id) && steps.includes(goal, &step.id);
    Some(Crossing {
        shared: steps.up_to(goal).filter(is_shared).collect(),
        new: steps.up_to(goal).filter(|step| !is_shared(step)).collect(),
        beside: steps.beside(goal).filter(|step| steps.on_one_line(own, &step.id)).collect(),
        left: steps.up_to(own).filter(|step| !is_shared(step)).collect(),
    })
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
    let line = line::along(&framework.steps, today, &[assessment]);
    let open = |step: &&Step| {
        let state = |behavior| CellState::of(framework, assessment, behavior, step, GapLens::Own);
        framework.behaviors.iter().any(|behavior| state(behavior).is_open())
    };
    let next = |today: &Id| line.iter().copied().find(|step| framework.steps.is_wider(&step.id, today));
    today.and_then(next).or_else(|| line.iter().copied().find(open)).or_else(|| line.last().copied())
}

/// Where nothing can be rated up to the goal.
fn undescribed<'a>(
    framework: &'a Framework,
    (assessment, lens): (&Assessment, GapLens<'_>),
    patterns: &[Pattern<'a>],
    goal: Goal<'a>,
) -> Vec<(&'a Behavior, Vec<&'a Step>)> {
    let of = |pattern: &Pattern<'a>| {
        let behavior = pattern.behavior;
        let expected = goal.expects(framework, &behavior.id);
        let is_empty = |step: &&Step| {
            CellState::of(framework, assessment, behavior, step, lens) == CellState::NoExamples
        };
        let steps = expected.into_iter().flat_map(|step| framework.steps.up_to(&step.id));
        (behavior, steps.filter(is_empty).collect::<Vec<_>>())
    };
    patterns.iter().map(of).filter(|(_, steps)| !steps.is_empty()).collect()
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
