//! What changed beside the ratings, review by review: versions, disciplines, managers, the step, and what was opened
//! again. What stays as it was is not repeated.

use std::collections::BTreeSet;

use crate::analysis::Caveat;
use crate::analysis::history::{Change, History, SeenReview, SeenSide, Term, Told};
use crate::model::{CarriedId, Framework, Id, Pin, Reopening, Side};
use crate::render::{Block, Document, Line, Style, list, words};

/// Adds what there is to tell of each review.
pub(super) fn tell(document: &mut Document, framework: &Framework, history: &History<'_>) {
    let mut items: Vec<Line> = Vec::new();
    for review in &history.reviews {
        let lines = lines(framework, review);
        if !lines.is_empty() {
            items.push(item(review.cycle.name.as_str(), lines));
        }
    }
    if !history.managers_today.is_empty() {
        let managers = format!("Manager: {}", terms(&history.managers_today));
        items.push(item("Since then", vec![managers]));
    }
    if !items.is_empty() {
        document.heading(1, "Along the way");
        document.push(Block::List(items));
    }
}

fn item(head: &str, lines: Vec<String>) -> Line {
    let head = Line::new().with(Style::Strong, head);
    lines.into_iter().fold(head, |line, next| line.text(format!("\n{next}")))
}

/// What there is to tell of a review, a line each.
fn lines(framework: &Framework, review: &SeenReview<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(review.circumstances.agreed_on.map(|day| format!("Agreed on {day}")));
    lines.extend(review.changes.iter().map(|it| change(framework, it)));
    for side in &review.sides {
        lines.extend(side.caveats.iter().filter_map(|it| caveat(it, side)));
    }
    let carried: BTreeSet<&CarriedId> =
        review.sides.iter().flat_map(|side| side.assessment.carried_ids()).collect();
    if !carried.is_empty() {
        lines.push(format!("Carried over: {}", words::carried(carried)));
    }
    if !review.sealed_since.is_empty() {
        lines.push(words::sealed_since(&review.sealed_since));
    }
    lines.extend(review.other_record.iter().map(|(name, compare)| words::other_record(name, compare)));
    lines
}

/// What changed, as a line.
pub fn change(framework: &Framework, change: &Change<'_>) -> String {
    match change {
        Change::Framework { now, before } => {
            let name = |pin: &Pin| words::rated_version(framework, pin);
            let before: Vec<String> = before.iter().map(|pin| name(pin)).collect();
            format!("Framework: {}", and_before(told(now, |pin| name(pin)), &before))
        }
        Change::Disciplines { now, before } => {
            let before: Vec<String> = before.iter().map(|ids| words::disciplines(framework, ids)).collect();
            let now = told(now, |ids| words::disciplines(framework, ids));
            format!("Disciplines: {}", and_before(now, &before))
        }
        Change::Managers { now, before } => format!("Manager: {}", and_before(terms(now), before)),
        Change::Step { now, before } => {
            let before_step = before;
            let before: Vec<&str> = before.iter().map(|step| words::step(framework, step)).collect();
            let crosses = |before: &&Id| {
                let steps = &framework.steps;
                steps.get(before).is_some() && steps.get(now).is_some() && !steps.on_one_line(before, now)
            };
            let words = format!("Step: {}", and_before(words::step(framework, now).to_owned(), &before));
            // A change of line is told as a move: neither of the two steps is the wider one.
            if before_step.iter().any(crosses) {
                format!("{words}, a move to another line of steps")
            } else {
                words
            }
        }
    }
}

/// The word for what changed.
pub fn change_key(change: &Change<'_>) -> &'static str {
    match change {
        Change::Framework { .. } => "framework",
        Change::Disciplines { .. } => "disciplines",
        Change::Managers { .. } => "managers",
        Change::Step { .. } => "step",
    }
}

fn and_before(now: String, before: &[impl AsRef<str>]) -> String {
    if before.is_empty() { now } else { format!("{now}; before, {}", list(before)) }
}

/// Values; each with those who have it, where they differ.
fn told<T>(told: &[Told<T>], name: impl Fn(&T) -> String) -> String {
    let one = |one: &Told<T>| {
        let sides: Vec<&str> = one.sides.iter().map(|side| side.word()).collect();
        match told.len() {
            1 => name(&one.value),
            _ => format!("{} ({})", name(&one.value), list(&sides)),
        }
    };
    told.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn terms(terms: &[Term<'_>]) -> String {
    let term = |term: &Term<'_>| match term.since {
        Some(day) => format!("{}, since {day}", term.name),
        None => term.name.clone(),
    };
    terms.iter().map(term).collect::<Vec<_>>().join("; ")
}

/// What sets an assessment apart, where nothing else tells it.
pub fn caveat(caveat: &Caveat<'_>, side: &SeenSide<'_>) -> Option<String> {
    let name = &side.name;
    match caveat {
        Caveat::Reopened(reopening) => Some(words::reopened(name, reopening)),
        Caveat::MeetingReopened(Reopening { date, reason, .. }) => {
            Some(format!("What was agreed was opened again on {date}: {reason}"))
        }
        Caveat::CameTwice(before) => Some(words::came_twice(name, *before)),
        Caveat::Partial => Some(format!("{name} sealed with some questions left open")),
        Caveat::ChangedAfterwards if side.key.side == Side::Agreed => {
            Some("What was agreed was changed after it was sealed".to_owned())
        }
        Caveat::ChangedAfterwards => Some(format!("{name}'s ratings were changed after they were sealed")),
        _ => None,
    }
}
