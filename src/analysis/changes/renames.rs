//! Steps, behaviors and disciplines that have another id now: nothing else about them changed.

use std::collections::BTreeMap;

use super::Noun;
use super::examples::placements;
use crate::model::{Framework, Id};

/// What is known by another id now.
#[derive(Debug, Default)]
pub struct Renames<'a> {
    /// The id before, and the one after.
    now: BTreeMap<(Noun, &'a Id), &'a Id>,
}

impl<'a> Renames<'a> {
    /// A part is taken for another one under a new id where that one is new, and holds more than half
    /// of the examples, by their ids, of one that is gone.
    pub fn between(before: &'a Framework, after: &'a Framework) -> Self {
        let places: BTreeMap<&Id, [Vec<&'a Id>; 3]> = placements(after)
            .into_iter()
            .map(|it| (&it.example.id, [vec![it.step], vec![it.behavior], it.audience]))
            .collect();
        let mut moves: BTreeMap<(Noun, &'a Id), Vec<&'a Id>> = BTreeMap::new();
        for placement in placements(before) {
            let now = places.get(&placement.example.id);
            let then = [vec![placement.step], vec![placement.behavior], placement.audience];
            for (index, noun) in NOUNS.into_iter().enumerate() {
                for id in then[index].iter().filter(|id| !has(after, noun, id)) {
                    let now = now.and_then(|now| match now[index].as_slice() {
                        [only] if !has(before, noun, only) => Some(*only),
                        _ => None,
                    });
                    // The part's own id stands for an example that did not move to a new part.
                    moves.entry((noun, id)).or_default().push(now.unwrap_or(id));
                }
            }
        }
        let mut renames = Self::default();
        for ((noun, id), now) in moves {
            let most = now
                .iter()
                .copied()
                .find(|one| *one != id && 2 * now.iter().filter(|other| *other == one).count() > now.len());
            if let Some(most) = most
                && !renames.now.iter().any(|((other, _), taken)| *other == noun && *taken == most)
            {
                renames.now.insert((noun, id), most);
            }
        }
        renames
    }

    /// Whether what was known by the one id is known by the other now.
    pub fn is_now(&self, noun: Noun, before: &str, after: &str) -> bool {
        self.now.iter().any(|((known, id), now)| *known == noun && **id == *before && **now == *after)
    }

    /// The id that a part from before has now.
    pub fn now(&self, noun: Noun, id: &'a Id) -> &'a Id {
        self.now.get(&(noun, id)).copied().unwrap_or(id)
    }
}

const NOUNS: [Noun; 3] = [Noun::Step, Noun::Behavior, Noun::Discipline];

fn has(framework: &Framework, noun: Noun, id: &Id) -> bool {
    match noun {
        Noun::Step => framework.steps.get(id).is_some(),
        Noun::Behavior => framework.behavior(id).is_some(),
        _ => framework.discipline(id).is_some(),
    }
}
