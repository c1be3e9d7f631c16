//! What a change to the framework means for people: what is expected of whom that was not before,
//! what is no longer, and which rise of the version that asks for.

mod demand;
mod examples;
#[cfg(test)]
mod pairs_tests;
mod parts;
mod renames;
mod rewording;
mod scope;
#[cfg(test)]
mod tests;
mod touched;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Example, Framework, Id, Referred, Replaces};

pub use rewording::{Change, Meaning, Rewording};
pub use scope::{ScopeChange, ScopeWord};
pub use touched::{Touched, touched};
pub use version::{Raised, Rise, VersionChange, raised};

/// Everything in which two states of a framework differ.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// Of the framework itself, its steps, behaviors, ratings, disciplines and roles, in this order.
    pub parts: Vec<PartChange<'a>>,
    /// What weighs most comes first; then in the order of the framework.
    pub examples: Vec<ExampleChange<'a>>,
    pub version: VersionChange<'a>,
}

/// What kind of part changed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Noun {
    Framework,
    Step,
    Behavior,
    Rating,
    Discipline,
    Role,
}

impl From<Referred> for Noun {
    fn from(kind: Referred) -> Self {
        match kind {
            Referred::Step => Noun::Step,
            Referred::Behavior => Noun::Behavior,
            Referred::Rating => Noun::Rating,
            Referred::Discipline => Noun::Discipline,
        }
    }
}

/// A change to a part other than an example.
#[derive(Clone, Debug)]
pub struct PartChange<'a> {
    pub noun: Noun,
    /// The part's id and name; the framework's own where the order of a list changed.
    pub id: &'a Id,
    pub name: &'a str,
    pub kind: PartKind<'a>,
    /// The rise that this alone asks for.
    pub asks: Rise,
}

/// What became of a part.
#[derive(Clone, Debug)]
pub enum PartKind<'a> {
    /// It is new; or it had this id before, as far as it seems, and does not say so.
    Added(Option<&'a Id>),
    Removed,
    /// It had this id before, as it says.
    NewId(&'a Id),
    /// The text at this key reads otherwise.
    Reworded(&'static str, Rewording),
    /// This key holds another id: the old one and the new one; empty where there is none.
    Decided(&'static str, String, String),
    /// The list has this order now, by names.
    Reordered(Vec<&'a str>),
}

/// Where an example is, and for whom.
#[derive(Clone, Debug)]
pub struct Placement<'a> {
    pub example: &'a Example,
    pub behavior: &'a Id,
    pub step: &'a Id,
    /// The disciplines that it is for, in the order of their ids; none where it is for everybody.
    pub audience: Vec<&'a Id>,
}

/// A change to an example.
#[derive(Clone, Debug)]
pub struct ExampleChange<'a> {
    /// Missing where the example is new.
    pub before: Option<Placement<'a>>,
    /// Missing where it is gone.
    pub after: Option<Placement<'a>>,
    /// What became of it, what weighs most first; there is always something.
    pub kinds: Vec<ExampleKind>,
    /// The text word by word, where there are two that differ.
    pub rewording: Option<Rewording>,
    /// By which words the text reaches further or less far than before, where it does.
    pub scope: Option<ScopeChange<'a>>,
}

/// What became of an example; what people are told first comes first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum ExampleKind {
    /// It is at a narrower step: steps are cumulative, so more people are expected to show it.
    Earlier,
    /// Its text reaches further, by a scope word of a wider step.
    WiderScope,
    New,
    /// Its text asks for more.
    MoreAsked,
    /// It is for everybody now, or for more disciplines.
    ForMore,
    /// It replaces one that is gone, as its `replaces` says.
    Replaces,
    /// Its text means something else: one expectation is gone, and another is there.
    OtherMeaning,
    /// It is at another step, and nothing tells whether that one is wider.
    OtherStep,
    OtherBehavior,
    /// It is at a wider step.
    Later,
    /// Its text reaches less far.
    NarrowerScope,
    /// Its text asks for less.
    LessAsked,
    /// It is for fewer disciplines now.
    ForFewer,
    /// Its text reads otherwise and means the same.
    Reworded,
    Gone,
}

impl ExampleKind {
    /// The rise that this asks for.
    pub fn asks(self) -> Rise {
        match self {
            ExampleKind::Earlier
            | ExampleKind::WiderScope
            | ExampleKind::New
            | ExampleKind::MoreAsked
            | ExampleKind::ForMore
            | ExampleKind::OtherMeaning => Rise::Major,
            ExampleKind::Reworded => Rise::Patch,
            _ => Rise::Minor,
        }
    }
}

impl<'a> ExampleChange<'a> {
    /// What weighs most of what became of it.
    pub fn kind(&self) -> ExampleKind {
        self.kinds.first().copied().unwrap_or(ExampleKind::Reworded)
    }

    /// Whether it is no longer for some whom it was for.
    pub fn loses_some(&self) -> bool {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return false };
        !after.audience.is_empty() && before.audience.iter().any(|id| !after.audience.contains(id))
    }

    /// Where it is now, or was last.
    pub fn latest(&self) -> Option<&Placement<'a>> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

impl Changes<'_> {
    /// Whether both states say the same.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.examples.is_empty()
    }
}

/// Ids that new examples replace, and that neither of two states has: they came and went between.
pub fn between<'a>(before: &Framework, after: &'a Framework) -> BTreeSet<&'a Id> {
    let ids = |framework: &'_ Framework| {
        framework.located_examples().map(|located| located.example.id.clone()).collect()
    };
    let [old, new]: [BTreeSet<Id>; 2] = [ids(before), ids(after)];
    let of_new = after.located_examples().filter(|located| !old.contains(&located.example.id));
    let replaced = of_new.flat_map(|located| &located.example.replaces);
    replaced.filter(|id| !old.contains(*id) && !new.contains(*id)).collect()
}

/// Everything in which `after` differs from `before`, known by ids: where files lie does not matter.
///
/// `replaced` tells which ids an id replaced that came and went between the two.
pub fn changes<'a>(
    before: &'a Framework,
    after: &'a Framework,
    replaced: &BTreeMap<Id, Replaces>,
) -> Changes<'a> {
    let renames = renames::Renames::between(before, after);
    let parts = parts::changes(before, after, &renames);
    let examples = examples::changes(before, after, &renames, replaced);
    let of_parts = parts.iter().map(|change| change.asks);
    let of_examples = examples.iter().flat_map(|change| change.kinds.iter().map(|kind| kind.asks()));
    let asks = of_parts.chain(of_examples).max();
    let version = VersionChange::new(&before.manifest.version, &after.manifest.version, asks);
    Changes { parts, examples, version }
}
