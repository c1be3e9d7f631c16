//! What moved between the last two reviews that can be compared, side by side and cell by cell. A fall is told as a
//! rise is: what was said, and what is said now.

use super::{SeenReview, SeenSide};
use crate::analysis::asked::was_asked;
use crate::analysis::line;
use crate::model::{Assessment, Behavior, Cycle, Framework, Rating, Side, Step};

/// What moved.
#[derive(Clone, Debug)]
pub struct Moves<'a> {
    pub before: &'a Cycle,
    pub now: &'a Cycle,
    /// The sides that rated both times.
    pub sides: Vec<Side>,
    /// Those of them that gave a rating to the same cell both times, of what is looked at.
    pub rated_twice: Vec<Side>,
    /// In the framework's order.
    pub moved: Vec<Moved<'a>>,
}

/// One cell of which a side says something else.
#[derive(Clone, Debug)]
pub struct Moved<'a> {
    pub behavior: &'a Behavior,
    pub step: &'a Step,
    pub side: Side,
    /// Who says so, where several have the side.
    pub name: Option<String>,
    pub before: Said<'a>,
    pub now: Said<'a>,
}

impl Moved<'_> {
    /// Whether there is a rating from both times.
    pub fn was_rated_twice(&self) -> bool {
        matches!((self.before, self.now), (Said::Rated(_), Said::Rated(_)))
    }
}

/// What a side said of a cell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Said<'a> {
    Rated(&'a Rating),
    /// Asked about, and left open.
    Unrated,
    NotAsked,
    /// It may not be seen.
    NotShown,
}

/// The sides of one review beside those of an earlier one.
type Pairs<'r, 'a> = Vec<(&'r SeenSide<'a>, &'r SeenSide<'a>)>;

/// What moved between the latest review and the one before it in which a side rated as well; `None` where no side
/// rated twice.
pub(super) fn moves<'a>(
    framework: &'a Framework,
    reviews: &[SeenReview<'a>],
    behaviors: &[&'a Behavior],
) -> Option<Moves<'a>> {
    let compared = |at: usize| {
        let now = reviews.get(at)?;
        let earlier = reviews.get(..at)?.iter().rev();
        earlier.map(|before| (before, now, pairs(before, now))).find(|(.., pairs)| !pairs.is_empty())
    };
    let (before, now, pairs) = (0..reviews.len()).rev().find_map(compared)?;
    let mut moved = Vec::new();
    let mut rated_twice = Vec::new();
    for behavior in behaviors {
        for step in &framework.steps {
            moved.extend(pairs.iter().filter_map(|pair| of_side(framework, *pair, (behavior, step))));
            let is_rated = |side: &SeenSide<'_>| side.assessment.rating(&behavior.id, &step.id).is_some();
            let twice = pairs.iter().filter(|(before, now)| is_rated(before) && is_rated(now));
            rated_twice.extend(twice.map(|(_, now)| now.key.side));
        }
    }
    rated_twice.sort();
    rated_twice.dedup();
    let several = |side: Side| pairs.iter().filter(|(_, now)| now.key.side == side).count() > 1;
    for one in &mut moved {
        one.name = one.name.take().filter(|_| several(one.side));
    }
    let mut sides: Vec<Side> = pairs.iter().map(|(_, now)| now.key.side).collect();
    sides.dedup();
    Some(Moves { before: before.cycle, now: now.cycle, sides, rated_twice, moved })
}

/// Each side with what it was before: by the same rater, or where there is one each time by whoever had it then.
fn pairs<'r, 'a>(before: &'r SeenReview<'a>, now: &'r SeenReview<'a>) -> Pairs<'r, 'a> {
    let of = |review: &'r SeenReview<'a>, side: Side| {
        let sides = review.sides.iter().filter(move |it| it.key.side == side && it.is_final());
        sides.collect::<Vec<_>>()
    };
    let pair = |one: &'r SeenSide<'a>| {
        let side = one.key.side;
        let earlier = of(before, side);
        let by_same = earlier.iter().find(|it| it.assessment.rater == one.assessment.rater).copied();
        let only = || match (earlier.as_slice(), of(now, side).len()) {
            ([only], 1) => Some(*only),
            _ => None,
        };
        Some((by_same.or_else(only)?, one))
    };
    now.sides.iter().filter(|side| side.is_final()).filter_map(pair).collect()
}

fn of_side<'a>(
    framework: &'a Framework,
    (before, now): (&SeenSide<'a>, &SeenSide<'a>),
    (behavior, step): (&'a Behavior, &'a Step),
) -> Option<Moved<'a>> {
    let (then, today) = (before.assessment, now.assessment);
    let (before, said) = (said(framework, then, (behavior, step)), said(framework, today, (behavior, step)));
    let is_known = before != Said::NotShown && said != Said::NotShown;
    let is_other = then.rating(&behavior.id, &step.id) != today.rating(&behavior.id, &step.id);
    // Whoever moved to another line is not asked about the steps of the one before, and lost nothing; nor is it a
    // change of what was said that the steps of the new one come up.
    let is_behind = said == Said::NotAsked && !line::is_on(framework, today, &step.id);
    let is_ahead = before == Said::NotAsked && !line::is_on(framework, then, &step.id);
    let name = Some(now.name.clone());
    (is_known && is_other && !is_behind && !is_ahead).then_some(Moved {
        behavior,
        step,
        side: now.key.side,
        name,
        before,
        now: said,
    })
}

fn said<'a>(
    framework: &Framework,
    assessment: &'a Assessment,
    (behavior, step): (&Behavior, &Step),
) -> Said<'a> {
    match assessment.rating(&behavior.id, &step.id) {
        Some(rating) => Said::Rated(rating),
        None if assessment.is_cut => Said::NotShown,
        None if was_asked(framework, assessment, &behavior.id, &step.id) => Said::Unrated,
        None => Said::NotAsked,
    }
}
