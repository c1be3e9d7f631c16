//! A person over their reviews, to read: what moved since the last time, what became of what was agreed to work on,
//! and how each behavior stood cycle by cycle.

mod along;
mod records;
pub(super) mod sentences;
mod timelines;

use super::{Block, Document, Line, Style, focus};
use crate::analysis::history::{Change, FocusItem, Gone, History, Moved, Moves, SeenReview};
use crate::analysis::reveal::Extent;
use crate::model::{Focus, Framework};

pub use along::{caveat, change, change_key};
pub use records::records;

/// The history of `person` as a report.
pub fn document(framework: &Framework, history: &History<'_>, person: &str) -> Document {
    let mut document = Document::titled(sentences::title(history, person));
    for notice in notices(history) {
        document.push(Block::Notice(notice.into()));
    }
    moves(&mut document, framework, history);
    focus_areas(&mut document, framework, history);
    if history.reviews.iter().any(|review| !review.sides.is_empty()) {
        document.heading(1, "How far each behavior reached");
        timelines::draw(&mut document, framework, history);
    }
    withheld(&mut document, history);
    along::tell(&mut document, framework, history);
    gone(&mut document, framework, history);
    document
}

/// What nobody must miss: that ratings may still change, or are only a part.
fn notices(history: &History<'_>) -> Vec<String> {
    let of = |is_it: &dyn Fn(&SeenReview<'_>) -> bool| {
        let cycles: Vec<&str> =
            history.reviews.iter().filter(|it| is_it(it)).map(|it| it.cycle.name.as_str()).collect();
        cycles
    };
    let drafts = of(&|review| review.sides.iter().any(|side| !side.is_final()));
    let shared = of(&|review| review.sides.iter().any(|side| side.extent == Extent::Shared));
    let withheld = of(&|review| !review.unseen.is_empty());
    let notices = [sentences::drafts(&drafts), sentences::shared(&shared), sentences::withheld(&withheld)];
    notices.into_iter().flatten().collect()
}

/// What may not be seen, cycle by cycle, and why.
fn withheld(document: &mut Document, history: &History<'_>) {
    let lines: Vec<Line> = history
        .reviews
        .iter()
        .flat_map(|review| review.unseen.iter().map(move |unseen| (review, unseen)))
        .map(|(review, unseen)| {
            let what = format!("{}, {}", review.cycle, sentences::sides_of(&unseen.keys));
            Line::new().with(Style::Strong, what).text(format!(": {}", unseen.why))
        })
        .collect();
    let Some(last) = history.reviews.iter().rev().find_map(|review| review.unseen.last()) else { return };
    document.heading(1, "What is withheld");
    document.push(Block::List(lines));
    for hint in &last.hints {
        document.paragraph(Line::new().with(Style::Quiet, format!("Hint: {hint}")));
    }
}

/// What moved between the last two reviews that can be compared.
fn moves(document: &mut Document, framework: &Framework, history: &History<'_>) {
    let Some(moves) = &history.moves else {
        document.paragraph(sentences::nothing_to_compare(history));
        return;
    };
    let Moves { before, now, moved, .. } = moves;
    document.heading(1, format!("What moved from {before} to {now}"));
    let (both, once): (Vec<&Moved<'_>>, Vec<_>) = moved.iter().partition(|one| one.was_rated_twice());
    match both.is_empty() {
        true => document.paragraph(sentences::nothing_moved(moves)),
        false => document.push(Block::List(sentences::moved(framework, &both))),
    }
    if !once.is_empty() {
        document.paragraph(Line::new().with(Style::Strong, "Rated only one of the two times:"));
        document.push(Block::List(sentences::moved(framework, &once)));
    }
    let between = history.reviews.iter().filter(|it| it.cycle > before && it.cycle <= now);
    let changes: Vec<&Change<'_>> = between.flat_map(|review| &review.changes).collect();
    if let Some(also) = sentences::also_changed(&changes) {
        document.paragraph(also);
    }
}

/// What is worked on, then what became of the rest.
fn focus_areas(document: &mut Document, framework: &Framework, history: &History<'_>) {
    let (open, over): (Vec<&FocusItem<'_>>, Vec<_>) = history.focus.iter().partition(|item| item.is_open);
    if !open.is_empty() {
        document.heading(1, "Agreed focus");
        let lines = open.iter().map(|item| {
            let line = focus::line(framework, &as_focus(item), history.today);
            match sentences::outcome(item) {
                Some(outcome) => line.text("\n").with_all(outcome),
                None => line,
            }
        });
        document.push(Block::List(lines.collect()));
    }
    if !history.left_open.is_empty() {
        document.paragraph(super::gap::sentences::left_open(framework, &history.left_open));
    }
    if over.is_empty() {
        return;
    }
    document.heading(1, "What became of the focus before");
    let line = |item: &&FocusItem<'_>| {
        let tried = focus::tried(framework, (item.behavior, item.step), item.attempt);
        let cycle = item.cycle.map(|cycle| format!("{cycle}, ")).unwrap_or_default();
        let line = Line::new().with(Style::Strong, cycle).with_all(tried);
        match sentences::outcome(item) {
            Some(outcome) => line.text("\n").with_all(outcome),
            None => line,
        }
    };
    document.push(Block::List(over.iter().map(line).collect()));
}

fn as_focus(item: &FocusItem<'_>) -> Focus {
    Focus {
        behavior: item.behavior.clone(),
        step: item.step.clone(),
        attempt: item.attempt.to_owned(),
        support: item.support.map(str::to_owned),
        look_again: item.look_again,
    }
}

/// Ratings that today's framework has no place for.
fn gone(document: &mut Document, framework: &Framework, history: &History<'_>) {
    let lines: Vec<Line> = history
        .reviews
        .iter()
        .flat_map(|review| review.gone().into_iter().map(|gone: Gone<'_>| (review.cycle, gone)))
        .map(|(cycle, gone)| sentences::gone(framework, cycle, &gone))
        .collect();
    if !lines.is_empty() {
        document.heading(1, "No longer in the framework");
        document.push(Block::List(lines));
    }
}
