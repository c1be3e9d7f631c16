//! What goes between a manager and the peers that they ask, and what of it reaches the person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::framework::sha256_of;
use super::{Assessment, Id, Person, Pin, Rating, Side, SideKey};

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

    /// What peers' sealed answers say, as far as each was allowed to go; `order` tells where a rating stands.
    pub fn of(
        place: (&Id, &Id),
        framework: Pin,
        answers: &[(String, &Assessment)],
        order: impl Fn(&Rating) -> usize,
    ) -> Self {
        let mut cells: BTreeMap<Id, BTreeMap<Id, Opinion>> = BTreeMap::new();
        for (name, assessment) in answers {
            for (behavior, step, rating) in assessment.rated() {
                let Some(answer) = assessment.answer(behavior, step) else { continue };
                let Some(forward) = answer.forward else { continue };
                let opinion = cells.entry(behavior.clone()).or_default().entry(step.clone()).or_default();
                let (rating, note) = (rating.clone(), answer.note.clone());
                match forward {
                    Forward::WithName => opinion.named.push(Named { name: name.clone(), rating, note }),
                    Forward::WithoutName => {
                        opinion.ratings.push(rating);
                        opinion.notes.extend(note);
                    }
                }
            }
        }
        for opinion in cells.values_mut().flat_map(BTreeMap::values_mut) {
            if opinion.ratings.len() < Self::LEAST {
                opinion.ratings.clear();
                opinion.notes.clear();
            }
            opinion.ratings.sort_by_key(&order);
            opinion.notes.sort();
            opinion.named.sort_by(|one, other| one.name.cmp(&other.name));
        }
        let (person, cycle) = (place.0.clone(), place.1.clone());
        let mut opinions = Self { format: 1, person, cycle, framework, cells };
        opinions.retain(|_, _| true);
        opinions
    }

    /// The same after `sent`: where fewer than three more have answered without a name since, it says what was said then,
    /// for whoever compares the two would know what those few say. Tells whether anything was held back.
    pub fn after(mut self, sent: &Self) -> (Self, bool) {
        let mut is_held_back = false;
        for (behavior, by_step) in &sent.cells {
            for (step, before) in by_step.iter().filter(|(_, before)| !before.ratings.is_empty()) {
                let now = self.cells.entry(behavior.clone()).or_default().entry(step.clone()).or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Each peer as name and what they said of the one cell: a rating, a note, and how far it may go.
    #[track_caller]
    fn check(peers: &[(&str, &str)], expect: &str) {
        let assessment = |answer: &str| {
            let text = format!(
                "{{format: 1, framework: {{id: bakery, version: 1.0.0}}, person: mika, rater: sam, relation: peer, \
                 cycle: 2026-h2, started: 2026-11-01, cells: {{baking: {{bench: {answer}}}}}}}"
            );
            serde_yaml::from_str::<Assessment>(&text).expect("an assessment")
        };
        let all: Vec<(String, Assessment)> =
            peers.iter().map(|(name, answer)| ((*name).to_owned(), assessment(answer))).collect();
        let all: Vec<(String, &Assessment)> = all.iter().map(|(name, one)| (name.clone(), one)).collect();
        let pin = Pin {
            id: "bakery".parse().expect("an id"),
            version: semver::Version::new(1, 0, 0),
            digest: None,
        };
        let order = |rating: &Rating| {
            ["seldom", "often"].iter().position(|id| rating.rated().is_some_and(|it| it == id)).unwrap_or(9)
        };
        let (mika, cycle) = ("mika".parse().expect("an id"), "2026-h2".parse().expect("an id"));
        let opinions = Opinions::of((&mika, &cycle), pin, &all, order);
        let cells = serde_json::to_string(&opinions.cells).expect("writes");
        assert_eq!(cells.replace('"', ""), expect);
    }

    #[test]
    fn a_cell_shows_those_without_a_name_from_three_on() {
        let [one, two, three] = ["often, note: Zest", "seldom", "often, note: Apples"]
            .map(|said| format!("{{rating: {said}, forward: without-name}}"));
        check(&[("Kim", &one), ("Noor", &two)], "{}");
        check(
            &[("Kim", &one), ("Noor", &two), ("Sam", &three)],
            "{baking:{bench:{ratings:[seldom,often,often],notes:[Apples,Zest]}}}",
        );
        // Those with a name do not count, and what is for the manager alone goes nowhere.
        let named = "{rating: often, note: Mine, forward: with-name}";
        check(
            &[("Kim", &one), ("Noor", &two), ("Sam", named)],
            "{baking:{bench:{named:[{name:Sam,rating:often,note:Mine}]}}}",
        );
        check(&[("Kim", &one), ("Noor", &two), ("Sam", "{rating: often, note: Mine}")], "{}");
    }

    #[test]
    fn the_order_tells_nothing_of_who_is_who() {
        let [one, two, three] = ["often, note: C", "seldom, note: B", "unsure, note: A"]
            .map(|said| format!("{{rating: {said}, forward: without-name}}"));
        let expect = "{baking:{bench:{ratings:[seldom,often,unsure],notes:[A,B,C]}}}";
        check(&[("Kim", &one), ("Noor", &two), ("Sam", &three)], expect);
        check(&[("Sam", &three), ("Kim", &one), ("Noor", &two)], expect);
    }
}
