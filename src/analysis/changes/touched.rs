//! How many answers of past reviews a change touches: counts, without a word about whose they are.

use super::{Changes, ExampleChange, ExampleKind, Noun, PartKind, Placement};
use crate::model::{Assessment, Id};

/// How many answers a change touches.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Touched {
    /// Examples that somebody marked, and that are gone, are elsewhere or mean something else.
    pub marked: usize,
    /// Cells that somebody rated, and whose examples are other ones now.
    pub rated: usize,
}

/// Counts the answers of these assessments. What is only worded otherwise touches none.
pub fn touched<'a>(changes: &Changes<'_>, assessments: impl IntoIterator<Item = &'a Assessment>) -> Touched {
    let mut touched = Touched::default();
    for assessment in assessments {
        let marked = assessment.cells.values().flat_map(|steps| steps.values());
        let marked = marked.flat_map(|answer| &answer.examples);
        touched.marked += marked.filter(|id| changes.examples.iter().any(|it| concerns(it, id))).count();
        let rated = assessment.rated();
        touched.rated += rated
            .filter(|(behavior, step, rating)| {
                let is_of_scale = rating.rated().is_some();
                is_of_scale && is_touched(changes, behavior, step, &assessment.disciplines)
            })
            .count();
    }
    touched
}

/// Whether this is what became of an example that was marked.
fn concerns(change: &ExampleChange<'_>, id: &Id) -> bool {
    change.kind() != ExampleKind::Reworded
        && change.before.as_ref().is_some_and(|before| before.example.id == *id)
}

/// Whether a rating of this cell, given by somebody of these disciplines, was given to something else.
fn is_touched(changes: &Changes<'_>, behavior: &Id, step: &Id, disciplines: &[Id]) -> bool {
    let here = |placement: &Placement<'_>| {
        let audience = &placement.audience;
        let for_them = audience.is_empty() || audience.iter().any(|id| disciplines.contains(id));
        placement.behavior == behavior && placement.step == step && for_them
    };
    let of_examples = changes.examples.iter().filter(|change| change.kind() != ExampleKind::Reworded);
    let mut placements = of_examples.flat_map(|change| change.before.iter().chain(&change.after));
    let mut parts = changes.parts.iter();
    placements.any(here)
        || parts.any(|part| match (part.noun, &part.kind) {
            (Noun::Step, PartKind::Removed) => part.id == step,
            (Noun::Behavior, PartKind::Removed) => part.id == behavior,
            // On another scale, every rating says something else.
            (Noun::Rating, PartKind::Added | PartKind::Removed | PartKind::Reordered(_)) => true,
            _ => false,
        })
}
