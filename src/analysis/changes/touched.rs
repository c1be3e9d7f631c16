//! How many answers of past reviews a change touches: counts, without a word about whose they are.

use super::{Changes, ExampleChange, ExampleKind, Noun, PartKind, Placement};
use crate::model::{Assessment, Id};

/// How many answers a change touches.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Touched {
    /// Examples that somebody marked, and that are gone, are elsewhere or mean something else.
    pub marked: usize,
    /// Cells that somebody rated, and that are gone or whose examples are other ones now.
    pub rated: usize,
    /// Cells that somebody rated, and whose behavior, step, rating or discipline says by `replaces` that it had
    /// that id: the ratings are carried over.
    pub carried: usize,
}

/// Counts the answers of these assessments. What is only worded otherwise touches none.
pub fn touched<'a>(changes: &Changes<'_>, assessments: impl IntoIterator<Item = &'a Assessment>) -> Touched {
    let mut touched = Touched::default();
    for assessment in assessments {
        let marked = assessment.cells.values().flat_map(|steps| steps.values());
        let marked = marked.flat_map(|answer| &answer.examples);
        touched.marked += marked.filter(|id| changes.examples.iter().any(|it| concerns(it, id))).count();
        for (behavior, step, rating) in assessment.rated() {
            let Some(rating) = rating.rated() else { continue };
            let cell = Cell { behavior, step, rating, disciplines: &assessment.disciplines };
            touched.rated += usize::from(cell.is_touched(changes));
            touched.carried += usize::from(cell.is_carried(changes));
        }
    }
    touched
}

/// Whether this is what became of an example that was marked.
fn concerns(change: &ExampleChange<'_>, id: &Id) -> bool {
    change.kind() != ExampleKind::Reworded
        && change.before.as_ref().is_some_and(|before| before.example.id == *id)
}

/// A rating of the scale, and what it was given to by somebody of these disciplines.
struct Cell<'a> {
    behavior: &'a Id,
    step: &'a Id,
    rating: &'a Id,
    disciplines: &'a [Id],
}

impl Cell<'_> {
    /// Whether what was rated is another one now, or gone.
    fn is_touched(&self, changes: &Changes<'_>) -> bool {
        let here = |placement: &Placement<'_>| {
            let audience = &placement.audience;
            let for_them = audience.is_empty() || audience.iter().any(|id| self.disciplines.contains(id));
            placement.behavior == self.behavior && placement.step == self.step && for_them
        };
        let of_examples = changes.examples.iter().filter(|change| change.kind() != ExampleKind::Reworded);
        let mut placements = of_examples.flat_map(|change| change.before.iter().chain(&change.after));
        let mut parts = changes.parts.iter();
        placements.any(here)
            || parts.any(|part| match (part.noun, &part.kind) {
                // On another scale, every rating says something else.
                (Noun::Rating, PartKind::Added(_) | PartKind::Removed | PartKind::Reordered(_)) => true,
                (noun, PartKind::Removed) => self.is_of(noun, part.id),
                _ => false,
            })
    }

    /// Whether it is known by another id now.
    fn is_carried(&self, changes: &Changes<'_>) -> bool {
        changes.parts.iter().any(|part| match part.kind {
            PartKind::NewId(before) => self.is_of(part.noun, before),
            _ => false,
        })
    }

    /// Whether it refers to a part that had this id.
    fn is_of(&self, noun: Noun, id: &Id) -> bool {
        match noun {
            Noun::Step => self.step == id,
            Noun::Behavior => self.behavior == id,
            Noun::Rating => self.rating == id,
            Noun::Discipline => self.disciplines.contains(id),
            Noun::Framework | Noun::Role => false,
        }
    }
}
