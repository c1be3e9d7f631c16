//! How one assessment stands, cell by cell, and how far each behavior's pattern reaches.

use super::asked;
use crate::model::{Assessment, Behavior, Discipline, Framework, Lens, Rating, Step, Steps, Tagged};

/// Through whose examples an assessment is looked at.
#[derive(Clone, Copy, Debug)]
pub enum GapLens<'a> {
    /// Those of the disciplines that were rated.
    Own,
    /// Those of another discipline: where it has its own, today's ratings were given for other work.
    Sideways(&'a Discipline),
}

/// One behavior across the steps.
#[derive(Clone, Debug)]
pub struct Pattern<'a> {
    pub behavior: &'a Behavior,
    /// One per step that is looked at, in the framework's order.
    pub states: Vec<(&'a Step, CellState<'a>)>,
    pub reach: Reach<'a>,
}

/// How a cell stands today, in the order in which a legend explains it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum CellState<'a> {
    Demonstrated,
    /// Rated below that, with something there to build on.
    InPart,
    /// Rated lowest, with no example marked.
    NotYet,
    /// There was not enough evidence to say.
    Unsure,
    /// Asked about, and left open.
    Unrated,
    /// The question never came up.
    NotAsked,
    /// It did not come up since the interview began at a wider step, which includes this one.
    TakenAsGiven,
    NotApplicable,
    /// Rated, with a rating that the scale no longer has.
    OffScale(&'a Rating),
    /// Rated for the work of another discipline.
    Elsewhere(&'a Rating),
    /// There is nothing to rate here.
    NoExamples,
}

/// How far a behavior's pattern reaches.
#[derive(Clone, Debug, Default)]
pub struct Reach<'a> {
    /// The widest step that is demonstrated together with all the steps it includes.
    pub whole: Option<&'a Step>,
    /// The first step that is open, and how it stands.
    pub open: Option<(&'a Step, CellState<'a>)>,
    /// Steps demonstrated beyond the open one.
    pub beyond: Vec<&'a Step>,
}

impl<'a> Pattern<'a> {
    /// `steps` are those to look at, in the framework's order.
    pub fn of(
        framework: &'a Framework,
        assessment: &'a Assessment,
        behavior: &'a Behavior,
        steps: &[&'a Step],
        lens: GapLens<'a>,
    ) -> Self {
        let state = |step: &&'a Step| (*step, CellState::of(framework, assessment, behavior, step, lens));
        let states: Vec<_> = steps.iter().map(state).collect();
        let reach = Reach::over(&framework.steps, &states);
        Self { behavior, states, reach }
    }

    /// How many of the steps that are looked at are reached; `None` where nothing was rated.
    pub fn columns(&self) -> Option<usize> {
        let says = |state: CellState<'_>| {
            matches!(state, CellState::Demonstrated | CellState::InPart | CellState::NotYet)
        };
        let rated = self.states.iter().any(|(_, state)| says(*state));
        let reached = self
            .states
            .iter()
            .position(|(step, _)| self.reach.whole.is_some_and(|whole| whole.id == step.id));
        let given = self.states.iter().take_while(|(_, state)| *state == CellState::TakenAsGiven).count();
        rated.then(|| reached.map_or(given, |last| last + 1))
    }
}

impl<'a> CellState<'a> {
    pub fn of(
        framework: &Framework,
        assessment: &'a Assessment,
        behavior: &Behavior,
        step: &Step,
        lens: GapLens<'_>,
    ) -> Self {
        let scale = &framework.manifest.scale;
        let answer = assessment.answer(&behavior.id, &step.id);
        let marked = answer.is_some_and(|answer| !answer.examples.is_empty());
        let Some(rating) = answer.and_then(|answer| answer.rating.as_ref()) else {
            let nothing_to_rate = lens.examples(framework, assessment, behavior, step).is_empty();
            let given = || asked::began_wider(framework, assessment, &step.id);
            return match () {
                () if nothing_to_rate && !marked => CellState::NoExamples,
                () if asked::was_asked(framework, assessment, &behavior.id, &step.id) => CellState::Unrated,
                () if given() && !lens.is_elsewhere(assessment, behavior) => CellState::TakenAsGiven,
                () => CellState::NotAsked,
            };
        };
        if lens.is_elsewhere(assessment, behavior) && *rating != Rating::Unsure {
            return CellState::Elsewhere(rating);
        }
        let id = match rating {
            Rating::Unsure => return CellState::Unsure,
            Rating::NotApplicable => return CellState::NotApplicable,
            Rating::Rated(id) => id,
        };
        match scale.position(id) {
            None => CellState::OffScale(rating),
            Some(_) if scale.demonstrated(rating) => CellState::Demonstrated,
            Some(0) if !marked => CellState::NotYet,
            Some(_) => CellState::InPart,
        }
    }

    /// Whether something about this cell is still to be shown or found out.
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            CellState::Demonstrated
                | CellState::TakenAsGiven
                | CellState::NotApplicable
                | CellState::NoExamples
        )
    }
}

impl<'a> Reach<'a> {
    fn over(steps: &Steps, states: &[(&'a Step, CellState<'a>)]) -> Self {
        let is_open =
            |step: &Step| states.iter().any(|(other, state)| other.id == step.id && state.is_open());
        let carried = |step: &Step| !steps.up_to(&step.id).any(is_open);
        let (carried, beyond): (Vec<&Step>, Vec<&Step>) = states
            .iter()
            .filter(|(_, state)| *state == CellState::Demonstrated)
            .map(|(step, _)| *step)
            .partition(|step| carried(step));
        let open = states.iter().find(|(_, state)| state.is_open()).copied();
        Self { whole: carried.last().copied(), open, beyond }
    }
}

impl GapLens<'_> {
    /// Whether a behavior's ratings of today were given for other work than what is looked at.
    fn is_elsewhere(self, assessment: &Assessment, behavior: &Behavior) -> bool {
        match self {
            GapLens::Own => false,
            GapLens::Sideways(discipline) => {
                !assessment.disciplines.contains(&discipline.id) && discipline.has_own_for(behavior)
            }
        }
    }

    /// The examples to talk about in a cell, those for everybody first.
    ///
    /// Looked at sideways, only the other discipline's own, where it has some.
    pub fn examples<'f>(
        self,
        framework: &'f Framework,
        assessment: &Assessment,
        behavior: &Behavior,
        step: &Step,
    ) -> Vec<Tagged<'f>> {
        let GapLens::Sideways(discipline) = self else {
            return framework.examples(&behavior.id, &step.id, Lens::Of(&assessment.disciplines));
        };
        let only = std::slice::from_ref(&discipline.id);
        let mut examples = framework.examples(&behavior.id, &step.id, Lens::Of(only));
        let own = examples.iter().any(|tagged| !tagged.disciplines.is_empty());
        if own && self.is_elsewhere(assessment, behavior) {
            examples.retain(|tagged| !tagged.disciplines.is_empty());
        }
        examples
    }
}
