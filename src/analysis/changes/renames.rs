//! Steps, behaviors, ratings and disciplines that have another id now: nothing else about them changed.
//!
//! Where `replaces` says so, it is the same part, and answers are carried over. What only looks like it is told,
//! so that somebody adds `replaces`; until then it is a removal and an addition.

use std::collections::BTreeMap;

use super::examples::placements;
use super::{Meaning, Noun, Rewording};
use crate::model::{Framework, Id, Referred};

/// By kind and the id before, the id after.
type Now<'a> = BTreeMap<(Noun, &'a Id), &'a Id>;

/// What is known by another id now, as it says itself or as it seems.
#[derive(Debug, Default)]
pub struct Renames<'a> {
    said: Now<'a>,
    seeming: Now<'a>,
}

impl<'a> Renames<'a> {
    pub fn between(before: &'a Framework, after: &'a Framework) -> Self {
        let mut renames = Self::default();
        for kind in Referred::ALL {
            for (id, _) in before.referred(kind) {
                if let Some(now) = after.successor(kind, id) {
                    renames.said.insert((Noun::from(kind), id), now);
                }
            }
        }
        renames.seem_by_examples(before, after);
        Referred::ALL.into_iter().for_each(|kind| renames.seem_by_texts(before, after, kind));
        renames
    }

    /// Whether what was known by the one id is known by the other now, as far as anybody can tell.
    pub fn is_now(&self, noun: Noun, before: &str, after: &str) -> bool {
        let mut all = self.said.iter().chain(&self.seeming);
        all.any(|((known, id), now)| *known == noun && **id == *before && **now == *after)
    }

    /// The id that a part from before has now, as far as anybody can tell.
    pub fn now(&self, noun: Noun, id: &'a Id) -> &'a Id {
        self.seeming.get(&(noun, id)).copied().unwrap_or_else(|| self.said(noun, id))
    }

    /// The id that a part from before has now, where that says so.
    pub fn said(&self, noun: Noun, id: &'a Id) -> &'a Id {
        self.said.get(&(noun, id)).copied().unwrap_or(id)
    }

    /// The id from before of the part that a new one seems to be, without saying so.
    pub fn seems(&self, noun: Noun, id: &Id) -> Option<&'a Id> {
        let mut all = self.seeming.iter();
        all.find(|((known, _), now)| *known == noun && **now == id).map(|((_, before), _)| *before)
    }

    /// A part seems to be another one under a new id where that one is new, and holds more than half of the
    /// examples, by their ids, of one that is gone.
    fn seem_by_examples(&mut self, before: &'a Framework, after: &'a Framework) {
        let places: BTreeMap<&Id, [Vec<&'a Id>; 3]> = placements(after)
            .into_iter()
            .map(|it| (&it.example.id, [vec![it.step], vec![it.behavior], it.audience]))
            .collect();
        let mut moves: BTreeMap<(Referred, &'a Id), Vec<&'a Id>> = BTreeMap::new();
        for placement in placements(before) {
            let now = places.get(&placement.example.id);
            let then = [vec![placement.step], vec![placement.behavior], placement.audience];
            let kinds = [Referred::Step, Referred::Behavior, Referred::Discipline];
            for (index, kind) in kinds.into_iter().enumerate() {
                for id in then[index].iter().filter(|id| !has(after, kind, id)) {
                    let now = now.and_then(|now| match now[index].as_slice() {
                        [only] if !has(before, kind, only) => Some(*only),
                        _ => None,
                    });
                    // The part's own id stands for an example that did not move to a new part.
                    moves.entry((kind, id)).or_default().push(now.unwrap_or(id));
                }
            }
        }
        for ((kind, id), now) in moves {
            let is_most =
                |one: &&Id| 2 * now.iter().filter(|other| *other == one).count() > now.len() && *one != id;
            if let Some(most) = now.iter().copied().find(is_most) {
                self.seem(kind, id, most);
            }
        }
    }

    /// Without examples that tell, the name does, or what the part is about.
    fn seem_by_texts(&mut self, before: &'a Framework, after: &'a Framework, kind: Referred) {
        let language = after.manifest.language.as_deref();
        let gone = texts(before, kind).into_iter().filter(|it| !has(after, kind, it.id));
        let new: Vec<Texts<'a>> =
            texts(after, kind).into_iter().filter(|it| !has(before, kind, it.id)).collect();
        for old in gone {
            let is_named_so = |new: &&Texts<'a>| new.name.to_lowercase() == old.name.to_lowercase();
            let is_about_it =
                |new: &&Texts<'a>| Rewording::of(old.about, new.about, language).meaning != Meaning::Changed;
            if let Some(same) = new.iter().find(is_named_so).or_else(|| new.iter().find(is_about_it)) {
                self.seem(kind, old.id, same.id);
            }
        }
    }

    /// Each part was at most one before, and is at most one now.
    fn seem(&mut self, kind: Referred, before: &'a Id, now: &'a Id) {
        let noun = Noun::from(kind);
        let is_taken =
            |(known, old): (&(Noun, &Id), &&Id)| *known == (noun, before) || (known.0, *old) == (noun, now);
        if !self.said.iter().chain(&self.seeming).any(is_taken) {
            self.seeming.insert((noun, before), now);
        }
    }
}

/// What a part is called, and what it is about.
struct Texts<'a> {
    id: &'a Id,
    name: &'a str,
    about: &'a str,
}

fn texts(framework: &Framework, kind: Referred) -> Vec<Texts<'_>> {
    fn of<'a>(id: &'a Id, name: &'a str, about: &'a str) -> Texts<'a> {
        Texts { id, name, about }
    }
    match kind {
        Referred::Step => framework.steps.iter().map(|it| of(&it.id, &it.name, &it.summary)).collect(),
        Referred::Behavior => {
            framework.behaviors.iter().map(|it| of(&it.id, &it.name, &it.summary)).collect()
        }
        Referred::Rating => {
            framework.manifest.scale.ratings.iter().map(|it| of(&it.id, &it.label, &it.meaning)).collect()
        }
        Referred::Discipline => {
            framework.disciplines.iter().map(|it| of(&it.id, &it.name, &it.summary)).collect()
        }
    }
}

fn has(framework: &Framework, kind: Referred, id: &Id) -> bool {
    framework.referred(kind).iter().any(|(known, _)| *known == id)
}
