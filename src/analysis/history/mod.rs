//! How the pattern moved over a person's reviews: what each side saw in each cycle, what moved since the last time,
//! what became of what was agreed to work on, and what else changed along the way.
//!
//! It takes what the gate opened. Nothing is added up, and no two sides are mixed; peers are left out.

mod circumstances;
mod focus;
mod moves;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Caveat;
use super::interview::{Cell, named_cell};
use super::line;
use super::pattern::{CellState, GapLens, Pattern};
use super::reveal::{Extent, Opened, Revealed, Withheld, sealed_since};
use crate::model::{
    Assessment, Behavior, Cycle, Framework, Id, People, Person, Rating, Referred, Review, Side, SideKey, Step,
};

pub use circumstances::{Change, Circumstances, Term, Told};
pub use focus::{FocusItem, Outcome};
pub use moves::{Moved, Moves, Said};

/// What is asked for; nothing named means all.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// Only this side's ratings.
    pub side: Option<Side>,
    /// Only cycles that go on to this day or begin later.
    pub since: Option<Date>,
    /// Only these behaviors.
    pub behaviors: Vec<&'a Id>,
}

/// One review, and what may be seen of it.
#[derive(Clone, Debug)]
pub struct Glimpse<'a> {
    pub review: &'a Review,
    pub revealed: &'a Revealed<'a>,
    /// Why the rest of it may not be seen.
    pub unseen: Vec<Unseen<'a>>,
    /// Whose other record of what was agreed there is, and the command that compares the two.
    pub other_record: Option<(String, String)>,
}

/// Sides of a review that are not shown, all for one reason.
#[derive(Clone, Debug)]
pub struct Unseen<'a> {
    pub keys: Vec<&'a SideKey>,
    pub why: String,
    /// What can be done about it.
    pub hints: Vec<String>,
}

/// A person over their reviews.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The behaviors that are looked at, in the framework's order.
    pub behaviors: Vec<&'a Behavior>,
    /// The steps of the person's line, and those of others at which something was rated.
    pub steps: Vec<&'a Step>,
    /// The reviews, the earliest first.
    pub reviews: Vec<SeenReview<'a>>,
    /// What moved between the last two reviews that can be compared.
    pub moves: Option<Moves<'a>>,
    /// What was agreed to work on, the earliest first.
    pub focus: Vec<FocusItem<'a>>,
    /// What was talked about the last time, and stays open.
    pub left_open: Vec<Cell>,
    /// Who the managers are today, where they are others than in the last review.
    pub managers_today: Vec<Term<'a>>,
    pub today: Date,
}

/// What is seen of one review.
#[derive(Clone, Debug)]
pub struct SeenReview<'a> {
    pub cycle: &'a Cycle,
    /// In the order of the sides.
    pub sides: Vec<SeenSide<'a>>,
    /// Which sides there are, and why each of them is not shown.
    pub withheld: Vec<(&'a SideKey, Withheld<'a>)>,
    pub unseen: Vec<Unseen<'a>>,
    pub circumstances: Circumstances<'a>,
    /// What is other than in the review before; in the first one, all.
    pub changes: Vec<Change<'a>>,
    /// Who sealed again since something was agreed, by name.
    pub sealed_since: Vec<String>,
    pub other_record: Option<(String, String)>,
}

/// What one side saw.
#[derive(Clone, Debug)]
pub struct SeenSide<'a> {
    pub key: &'a SideKey,
    /// The name of whoever wrote it.
    pub name: String,
    pub assessment: &'a Assessment,
    pub extent: Extent,
    /// One for each behavior that is looked at.
    pub patterns: Vec<SeenPattern<'a>>,
    /// Ratings that today's framework has no place for.
    pub gone: Vec<(&'a Id, &'a Id, &'a Rating)>,
    pub caveats: Vec<Caveat<'a>>,
}

/// One behavior across the steps, as one side saw it.
#[derive(Clone, Debug)]
pub struct SeenPattern<'a> {
    pub pattern: Pattern<'a>,
    /// The same as the pattern's states; `None` where the answer is not shown.
    pub states: Vec<(&'a Step, Option<CellState<'a>>)>,
    /// Whether something of it was rated under another id.
    pub is_carried: bool,
    /// Whether it was asked about, wherever there is anything to rate of it, and there is no answer at all.
    pub is_unrated: bool,
}

/// A cell that today's framework has no place for, or no such rating.
#[derive(Clone, Debug)]
pub struct Gone<'a> {
    pub behavior: &'a Id,
    pub step: &'a Id,
    /// Each rating with those who gave it.
    pub ratings: Vec<(&'a Rating, Vec<Side>)>,
}

impl<'a> SeenReview<'a> {
    /// What today's framework has no place for, cell by cell.
    pub fn gone(&self) -> Vec<Gone<'a>> {
        let mut found: Vec<Gone<'_>> = Vec::new();
        for side in &self.sides {
            for (behavior, step, rating) in side.gone.iter().copied() {
                let is_it = |gone: &&mut Gone<'_>| (gone.behavior, gone.step) == (behavior, step);
                let given = (rating, vec![side.key.side]);
                let Some(gone) = found.iter_mut().find(is_it) else {
                    found.push(Gone { behavior, step, ratings: vec![given] });
                    continue;
                };
                match gone.ratings.iter_mut().find(|(other, _)| *other == rating) {
                    Some((_, sides)) => sides.push(side.key.side),
                    None => gone.ratings.push(given),
                }
            }
        }
        found.sort_by_key(|gone| (gone.behavior, gone.step));
        found
    }
}

impl SeenSide<'_> {
    /// Whether it is somebody's word, and not a draft of it.
    pub fn is_final(&self) -> bool {
        self.key.side == Side::Agreed || self.assessment.is_sealed()
    }
}

/// A person over these reviews, the earliest first.
pub fn history<'a>(
    framework: &'a Framework,
    (person, people): (&'a Person, &People),
    glimpses: &[Glimpse<'a>],
    wanted: &Wanted<'_>,
    today: Date,
) -> History<'a> {
    let is_wanted = |id: &Id| wanted.behaviors.is_empty() || wanted.behaviors.contains(&id);
    let behaviors: Vec<&Behavior> = framework.behaviors.iter().filter(|it| is_wanted(&it.id)).collect();
    let rated = glimpses.iter().flat_map(|glimpse| &glimpse.revealed.opened);
    let rated = rated.filter(|opened| opened.key.side != Side::Peer);
    let rated: Vec<&Assessment> = rated.map(|opened| opened.assessment.as_ref()).collect();
    let steps = line::columns(framework, person.profile.step.as_ref(), &rated);
    let all: Vec<SeenReview<'_>> = glimpses
        .iter()
        .enumerate()
        .map(|(at, glimpse)| {
            let next = glimpses.get(at + 1).map(|next| &next.review.cycle);
            let until = circumstances::until(&glimpse.review.cycle, next, today);
            seen_review(framework, (person, people), glimpse, (&behaviors, &steps, wanted), until)
        })
        .collect();
    let mut focus = focus::focus(glimpses);
    let is_shown =
        |cycle: &Cycle| wanted.since.is_none_or(|since| cycle.last_day().max(cycle.first_day()) >= since);
    focus.retain(|item| is_wanted(item.behavior) && (item.is_open || item.cycle.is_none_or(is_shown)));
    let mut reviews: Vec<SeenReview<'_>> = all.into_iter().filter(|it| is_shown(it.cycle)).collect();
    circumstances::tell_changes(&mut reviews);
    let managers_today = circumstances::managers_today((person, people), reviews.last(), today);
    History {
        moves: moves::moves(framework, &reviews, &behaviors),
        left_open: left_open(&reviews).into_iter().filter(|cell| is_wanted(&cell.behavior)).collect(),
        behaviors,
        steps,
        reviews,
        focus,
        managers_today,
        today,
    }
}

fn seen_review<'a>(
    framework: &'a Framework,
    (person, people): (&'a Person, &People),
    glimpse: &Glimpse<'a>,
    (behaviors, steps, wanted): (&[&'a Behavior], &[&'a Step], &Wanted<'_>),
    until: Date,
) -> SeenReview<'a> {
    let Glimpse { review, revealed, unseen, other_record } = glimpse;
    let is_wanted = |key: &SideKey| key.side != Side::Peer && wanted.side.is_none_or(|side| side == key.side);
    let opened = revealed.opened.iter().filter(|opened| is_wanted(opened.key));
    let sides: Vec<SeenSide<'_>> = opened
        .map(|opened| {
            let name = people.name_of(&opened.assessment.rater);
            let mut side = seen_side(framework, opened, (behaviors, steps), name);
            let is_wanted = |id: &Id| wanted.behaviors.is_empty() || wanted.behaviors.contains(&id);
            side.gone.retain(|(behavior, ..)| is_wanted(behavior));
            side
        })
        .collect();
    let agreed = revealed.get(Side::Agreed).map(|agreed| agreed.assessment.as_ref());
    let since = agreed.map(|agreed| sealed_since(review, agreed)).unwrap_or_default();
    let unseen = unseen.iter().filter_map(|one| {
        let keys: Vec<&SideKey> = one.keys.iter().copied().filter(|key| is_wanted(key)).collect();
        (!keys.is_empty()).then(|| Unseen { keys, ..one.clone() })
    });
    SeenReview {
        cycle: &review.cycle,
        circumstances: Circumstances::of((person, people), &revealed.opened, until),
        sides,
        withheld: revealed.withheld.iter().copied().filter(|(key, _)| is_wanted(key)).collect(),
        unseen: unseen.collect(),
        changes: Vec::new(),
        sealed_since: since.into_iter().map(|id| people.name_of(id)).collect(),
        other_record: other_record.clone(),
    }
}

fn seen_side<'a>(
    framework: &'a Framework,
    opened: &'a Opened<'a>,
    (behaviors, steps): (&[&'a Behavior], &[&'a Step]),
    name: String,
) -> SeenSide<'a> {
    let assessment: &Assessment = &opened.assessment;
    let pattern = |behavior: &&'a Behavior| {
        let pattern = Pattern::of(framework, assessment, behavior, steps, GapLens::Own);
        // Of an assessment that was cut, what is missing tells nothing.
        let is_shown = |step: &Step, state: CellState<'_>| {
            !assessment.is_cut
                || state == CellState::NoExamples
                || assessment.rating(&behavior.id, &step.id).is_some()
        };
        let states =
            pattern.states.iter().map(|(step, state)| (*step, is_shown(step, *state).then_some(*state)));
        SeenPattern {
            states: states.collect(),
            is_carried: is_carried(assessment, behavior),
            is_unrated: is_unrated(assessment, &pattern),
            pattern: pattern.clone(),
        }
    };
    let scale = &framework.manifest.scale;
    let is_gone = |(behavior, step, rating): &(&Id, &Id, &Rating)| {
        framework.behavior(behavior).is_none() || framework.steps.get(step).is_none() || scale.is_off(rating)
    };
    SeenSide {
        key: opened.key,
        name,
        assessment,
        extent: opened.extent,
        patterns: behaviors.iter().map(pattern).collect(),
        gone: assessment.rated().filter(is_gone).collect(),
        caveats: Caveat::of(framework, assessment),
    }
}

/// Whether what was said of a behavior was said under another id of it, of a step or of a rating.
fn is_carried(assessment: &Assessment, behavior: &Behavior) -> bool {
    let Some(answers) = assessment.cells.get(&behavior.id) else { return false };
    assessment.carried_ids().iter().any(|carried| match carried.kind {
        Referred::Behavior => carried.now == behavior.id,
        Referred::Step => answers.contains_key(&carried.now),
        Referred::Rating => {
            answers.values().any(|it| it.rating.as_ref().and_then(Rating::rated) == Some(&carried.now))
        }
        Referred::Discipline => false,
    })
}

/// Whether a behavior was asked about and nothing was said of it, as far as that may be seen.
fn is_unrated(assessment: &Assessment, pattern: &Pattern<'_>) -> bool {
    let is_answered = assessment.cells.get(&pattern.behavior.id).is_some_and(|steps| !steps.is_empty());
    let to_rate = || pattern.states.iter().filter(|(_, state)| *state != CellState::NoExamples);
    let is_open = to_rate().next().is_some() && to_rate().all(|(_, state)| *state == CellState::Unrated);
    !assessment.is_cut && !is_answered && is_open
}

/// What the last record of a meeting leaves open.
fn left_open(reviews: &[SeenReview<'_>]) -> Vec<Cell> {
    let agreed = |review: &SeenReview<'_>| {
        let record = review.sides.iter().find(|side| side.key.side == Side::Agreed)?;
        Some(record.assessment.left_open.iter().filter_map(|cell| named_cell(cell)).collect())
    };
    reviews.iter().rev().find_map(agreed).unwrap_or_default()
}
