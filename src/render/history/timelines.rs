//! Each behavior cycle by cycle, every side in a column of its own.

use super::sentences;
use crate::analysis::history::{History, SeenReview, SeenSide};
use crate::analysis::pattern::CellState;
use crate::analysis::reveal::Withheld;
use crate::model::{Framework, SealState, Side};
use crate::render::gap::{Shown, shown};
use crate::render::{Band, Block, Document, Line, Mark, Sign, Spot, Style, Timeline, lines};

/// The sign where an answer is not shown.
const NOT_SHOWN: &str = "…";

/// The sides in the order of the columns.
const SIDES: [Side; 3] = [Side::Oneself, Side::Manager, Side::Agreed];

/// Adds what the signs mean, and a timeline for each behavior.
pub(super) fn draw(document: &mut Document, framework: &Framework, history: &History<'_>) {
    let legend = legend(framework, history).into_iter();
    let legend = legend.map(|line| Block::Paragraph(Line::new().with(Style::Quiet, line)));
    document.push(Block::Picture { drawn: legend.collect(), said: Vec::new() });
    for (at, behavior) in history.behaviors.iter().enumerate() {
        document.heading(2, behavior.short());
        document.push(Block::Timeline(timeline(history, at)));
    }
}

/// One behavior, by its place among those that are looked at.
fn timeline(history: &History<'_>, behavior: usize) -> Timeline {
    let is_there = |side: &Side| {
        history.reviews.iter().any(|review| {
            review.sides.iter().any(|it| it.key.side == *side)
                || review.withheld.iter().any(|(key, _)| key.side == *side)
        })
    };
    let band = |side: Side| Band {
        name: sentences::head(side).to_owned(),
        spots: history.reviews.iter().map(|review| spots(review, side, behavior)).collect(),
    };
    Timeline {
        title: history.behaviors.get(behavior).map_or("", |it| it.short()).to_owned(),
        steps: history.steps.iter().map(|step| step.name.clone()).collect(),
        cycles: history.reviews.iter().map(|review| review.cycle.to_string()).collect(),
        bands: SIDES.into_iter().filter(is_there).map(band).collect(),
    }
}

/// What everybody with this side said in a review, and that somebody's is not shown.
fn spots(review: &SeenReview<'_>, side: Side, behavior: usize) -> Vec<Spot> {
    let seen: Vec<&SeenSide<'_>> = review.sides.iter().filter(|it| it.key.side == side).collect();
    let withheld: Vec<_> = review.withheld.iter().filter(|(key, _)| key.side == side).collect();
    let are_several = seen.len() + withheld.len() > 1;
    let mut spots = Vec::new();
    for one in seen {
        let Some(pattern) = one.patterns.get(behavior) else { continue };
        let seal = match one.assessment.seal_state() {
            _ if one.is_final() => None,
            SealState::ChangedAfterwards => Some("changed"),
            _ => Some("draft"),
        };
        spots.push(Spot {
            who: are_several.then(|| one.name.clone()),
            signs: match pattern.is_unrated {
                true => Vec::new(),
                false => pattern.states.iter().map(|(_, state)| sign(*state)).collect(),
            },
            said: sentences::pattern(pattern),
            notes: seal.into_iter().chain(pattern.is_carried.then_some("carried")).collect(),
        });
    }
    spots.extend(withheld.into_iter().map(|(key, why)| Spot {
        who: key.rater.as_ref().filter(|_| are_several).map(|id| id.to_name()),
        signs: Vec::new(),
        said: reason(*why).to_owned(),
        notes: Vec::new(),
    }));
    spots
}

fn sign(state: Option<CellState<'_>>) -> Sign {
    let mark = match state {
        Some(CellState::Demonstrated) => Mark::Whole,
        Some(CellState::InPart) => Mark::Part,
        Some(CellState::NotYet) => Mark::Hollow,
        _ => Mark::Sign,
    };
    match state.map(shown) {
        Some(Shown { sign, style, .. }) => Sign { sign, style, mark },
        None => Sign { sign: NOT_SHOWN, style: Style::Quiet, mark },
    }
}

/// Why something is not shown, in a word or two; the whole reason is above.
fn reason(why: Withheld<'_>) -> &'static str {
    match why {
        Withheld::NotSealed => "not sealed",
        Withheld::ChangedAfterwards => "changed",
        Withheld::Unreadable => "unreadable",
        Withheld::Enveloped
        | Withheld::OwnNotSealed
        | Withheld::OthersNotSealed
        | Withheld::LaterDraft(_)
        | Withheld::SealedAfterLeaving
        | Withheld::Peer => "withheld",
    }
}

/// What the signs mean, those only that occur.
fn legend(framework: &Framework, history: &History<'_>) -> Vec<String> {
    let patterns = || history.reviews.iter().flat_map(|it| &it.sides).flat_map(|side| &side.patterns);
    let mut states: Vec<Option<CellState<'_>>> = patterns()
        .filter(|it| !it.is_unrated)
        .flat_map(|pattern| pattern.states.iter().map(|(_, state)| *state))
        .collect();
    states.sort_by_key(|state| (state.is_none(), *state));
    let sign = |state: Option<CellState<'_>>| match state.map(shown) {
        Some(it) => format!("{} {}", it.sign, it.meaning),
        None => format!("{NOT_SHOWN} {}", sentences::NOT_SHOWN),
    };
    let mut signs: Vec<String> = states.into_iter().map(sign).collect();
    signs.dedup();
    let mut lines = vec![format!("Steps: {}", lines::in_order(framework, &history.steps)), signs.join(", ")];
    if patterns().any(|pattern| pattern.is_carried) {
        lines.push("carried: rated under another id, as told under \"Along the way\"".to_owned());
    }
    lines
}
