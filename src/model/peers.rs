//! What goes between a manager and the peers that they ask, and what of it reaches the person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::framework::sha256_of;
use super::{Id, Person, Pin, Rating, Side, SideKey};

/// How far a peer lets an answer go beyond the manager.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forward {
    /// To the person, among others and without a name.
    WithoutName,
    /// To the person, under the peer's name.
    WithName,
}

/// What a manager asks a peer about somebody: the file `request-<peer>.yaml` of a cycle, on both their machines.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The id of the person that it is about.
    pub person: Id,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// The id of who is asked.
    pub peer: Id,
    /// The id of who asks, and reads the answers.
    pub from: Id,
    /// The day on which they were asked.
    pub asked: Date,
    /// The day by which they were asked to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What the manager says to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// The ids of the behaviors that it is about.
    #[schemars(length(min = 1))]
    pub behaviors: Vec<Id>,
    /// The ids of the steps at which they are asked about. They are the manager's choice, and say nothing of the person's own step.
    #[schemars(length(min = 1))]
    pub steps: Vec<Id>,
    /// Set once the peer has said that they would rather not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Declined>,
}

/// That somebody who was asked would rather not.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Declined {
    /// The day on which they said so.
    pub date: Date,
    /// Why, in their own words. Nobody has to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub reason: Option<String>,
}

/// What the peers allowed the person to read, without an id: what is in `peers.steps`.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Opinions {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The id of the person that it is about.
    pub person: Id,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// The framework that was rated.
    pub framework: Pin,
    /// By behavior and step.
    #[serde(default)]
    pub cells: BTreeMap<Id, BTreeMap<Id, Opinion>>,
}

/// What peers said about one cell.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// The ratings of those without a name, lowest first: at least three, or none at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Rating>,
    /// What they wrote, in the order of the alphabet, which does not tell who wrote what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What those said who gave their names, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Named>,
}

/// What one peer said about a cell, under their name.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name that they are called by.
    pub name: String,
    /// The rating.
    pub rating: Rating,
    /// In their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What is inside a parcel.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// A request, on its way to a peer or, declined, back.
    Request,
    /// What the peers allowed, on its way to the person.
    Opinions,
}

/// An envelope around something about peers that is no assessment.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// What is inside.
    pub holds: Holds,
    /// The id of the person that it is about.
    pub person: Id,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// The id of who wrote it.
    pub from: Id,
    /// The ids of those whom it is written to.
    pub to: Vec<Id>,
    /// The day on which it was written.
    pub date: Date,
    /// What is inside, encrypted: an age file in its text form.
    #[schemars(length(min = 1))]
    pub letter: String,
    /// SHA-256 over everything above, in lower-case hex.
    pub digest: String,
}

impl Request {
    pub const FORMAT: u8 = 1;

    /// Whether this peer has neither answered nor declined it.
    pub fn is_open(&self, person: &Person, peer: &Id) -> bool {
        let key = SideKey::of(Side::Peer, peer);
        let has_sealed = || person.review(&self.cycle).is_some_and(|review| review.has_sealed(&key));
        self.peer == *peer && self.declined.is_none() && !has_sealed()
    }

    /// Whether it asks about a behavior at a step.
    pub fn asks(&self, behavior: &Id, step: &Id) -> bool {
        self.behaviors.contains(behavior) && self.steps.contains(step)
    }
}

impl Opinions {
    /// How many answers without a name a cell needs, so that nobody can be picked out.
    pub const LEAST: usize = 3;

    /// That nothing was said.
    pub fn none(person: Id, cycle: Id, framework: Pin) -> Self {
        Self { format: 1, person, cycle, framework, cells: BTreeMap::new() }
    }

    /// What was said of a cell, made empty where there is nothing yet.
    pub fn at(&mut self, behavior: &Id, step: &Id) -> &mut Opinion {
        self.cells.entry(behavior.clone()).or_default().entry(step.clone()).or_default()
    }

    /// The same after `sent`: where fewer than three more have answered without a name since, it says what was said then,
    /// for whoever compares the two would know what those few say. Tells whether anything was held back.
    pub fn after(mut self, sent: &Self) -> (Self, bool) {
        let mut is_held_back = false;
        for (behavior, by_step) in &sent.cells {
            for (step, before) in by_step.iter().filter(|(_, before)| !before.ratings.is_empty()) {
                let now = self.at(behavior, step);
                let more = now.ratings.len().saturating_sub(before.ratings.len());
                if (1..Self::LEAST).contains(&more) {
                    now.ratings.clone_from(&before.ratings);
                    now.notes.clone_from(&before.notes);
                    is_held_back = true;
                }
            }
        }
        self.retain(|_, _| true);
        (self, is_held_back)
    }

    /// Keeps the cells that `keep` lets through and in which anything is said.
    pub fn retain(&mut self, keep: impl Fn(&Id, &Id) -> bool) {
        for (behavior, by_step) in &mut self.cells {
            by_step.retain(|step, opinion| keep(behavior, step) && *opinion != Opinion::default());
        }
        self.cells.retain(|_, by_step| !by_step.is_empty());
    }
}

impl Parcel {
    const FORMAT: u8 = 1;

    /// A parcel around an encrypted text.
    pub fn new(
        holds: Holds,
        (person, cycle): (&Id, &Id),
        (from, to): (&Id, Vec<Id>),
        date: Date,
        letter: String,
    ) -> Self {
        let mut parcel = Self {
            format: Self::FORMAT,
            holds,
            person: person.clone(),
            cycle: cycle.clone(),
            from: from.clone(),
            to,
            date,
            letter,
            digest: String::new(),
        };
        parcel.digest = parcel.digest();
        parcel
    }

    fn digest(&self) -> String {
        sha256_of(&Self { digest: String::new(), ..self.clone() })
    }

    /// The same around another letter, which holds the same text.
    pub fn with_letter(self, letter: String) -> Self {
        let mut parcel = Self { letter, ..self };
        parcel.digest = parcel.digest();
        parcel
    }

    /// Whether it is as it was made.
    pub fn is_whole(&self) -> bool {
        self.format == Self::FORMAT && self.digest == self.digest()
    }
}
