//! Answers that were given under ids which the framework has replaced, carried over to the ones it has now.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::{Assessment, SealState};
use crate::model::{Focus, Framework, Id, Journal, JournalEntry, Packet, Person, Rating, Referred, Review};

/// That answers were carried over for showing.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// What the seal said of them as they were given.
    pub(super) seal: SealState,
    /// Each id that was replaced, in the order of the kinds.
    pub ids: Vec<CarriedId>,
}

/// An id that answers referred to, and the one that takes its place.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct CarriedId {
    pub kind: Referred,
    pub was: Id,
    pub now: Id,
}

/// Looks up what takes the place of ids, and keeps in mind what was found.
struct Carrier<'a> {
    framework: &'a Framework,
    /// Ids that stay as they are: answers to two of them would meet in one place.
    kept: BTreeSet<(Referred, Id)>,
    ids: Vec<CarriedId>,
}

impl<'a> Carrier<'a> {
    /// For answers that are compared with each other.
    fn for_all<'b>(framework: &'a Framework, assessments: impl IntoIterator<Item = &'b Assessment>) -> Self {
        let mut places: BTreeMap<(Referred, &Id), BTreeSet<Id>> = BTreeMap::new();
        for assessment in assessments {
            let steps = assessment.cells.values().flat_map(BTreeMap::keys).map(|id| (Referred::Step, id));
            let behaviors = assessment.cells.keys().map(|id| (Referred::Behavior, id));
            let breadth = assessment.breadth.iter().flat_map(BTreeMap::keys);
            let breadth = breadth.map(|id| (Referred::Discipline, id));
            for (kind, id) in behaviors.chain(steps).chain(breadth) {
                if let Some(now) = framework.successor(kind, id) {
                    places.entry((kind, now)).or_default().insert(id.clone());
                }
            }
        }
        let several = places.into_iter().filter(|(_, ids)| ids.len() > 1);
        let kept = several.flat_map(|((kind, _), ids)| ids.into_iter().map(move |id| (kind, id)));
        Self { framework, kept: kept.collect(), ids: Vec::new() }
    }

    fn carry(&mut self, kind: Referred, id: &mut Id) {
        let Some(now) = self.framework.successor(kind, id) else { return };
        if self.kept.contains(&(kind, id.clone())) {
            return;
        }
        let was = mem::replace(id, now.clone());
        let carried = CarriedId { kind, was, now: now.clone() };
        if !self.ids.contains(&carried) {
            self.ids.push(carried);
        }
    }

    /// Entries under the ids that they have now. One that is taken already stays where it is.
    fn carry_keys<T>(&mut self, kind: Referred, entries: &mut BTreeMap<Id, T>) {
        let known: Vec<Id> = entries.keys().cloned().collect();
        for was in known {
            if self.framework.successor(kind, &was).is_some_and(|now| entries.contains_key(now)) {
                continue;
            }
            let mut now = was.clone();
            self.carry(kind, &mut now);
            if let Some(entry) = entries.remove(&was) {
                entries.insert(now, entry);
            }
        }
    }

    /// A list of ids, in which each stands once.
    fn carry_list(&mut self, kind: Referred, ids: &mut Vec<Id>) {
        ids.iter_mut().for_each(|id| self.carry(kind, id));
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    }

    /// What was noted down, wherever it is.
    fn carry_entries(&mut self, entries: &mut [JournalEntry]) {
        for entry in entries {
            self.carry_list(Referred::Behavior, &mut entry.behaviors);
            entry.step.iter_mut().for_each(|id| self.carry(Referred::Step, id));
        }
    }

    fn carry_assessment(&mut self, assessment: &mut Assessment) {
        self.carry_keys(Referred::Behavior, &mut assessment.cells);
        for steps in assessment.cells.values_mut() {
            self.carry_keys(Referred::Step, steps);
            for answer in steps.values_mut() {
                if let Some(Rating::Rated(id)) = &mut answer.rating {
                    self.carry(Referred::Rating, id);
                }
            }
        }
        self.carry_list(Referred::Discipline, &mut assessment.disciplines);
        assessment.step.iter_mut().for_each(|id| self.carry(Referred::Step, id));
        for Focus { behavior, step, .. } in &mut assessment.focus {
            self.carry(Referred::Behavior, behavior);
            self.carry(Referred::Step, step);
        }
        for follow_up in &mut assessment.follow_up {
            self.carry(Referred::Behavior, &mut follow_up.behavior);
            self.carry(Referred::Step, &mut follow_up.step);
        }
        if let Some(breadth) = &mut assessment.breadth {
            self.carry_keys(Referred::Discipline, breadth);
            let steps = breadth.values_mut().filter_map(|other| other.step.as_mut());
            steps.for_each(|step| self.carry(Referred::Step, step));
        }
        self.carry_entries(&mut assessment.cited);
        let questions = assessment.resume.as_mut().map(|resume| &mut resume.question);
        for place in assessment.left_open.iter_mut().chain(questions) {
            let Some((behavior, step)) = place.split_once('/') else { continue };
            let (Ok(mut behavior), Ok(mut step)) = (behavior.parse(), step.parse()) else { continue };
            self.carry(Referred::Behavior, &mut behavior);
            self.carry(Referred::Step, &mut step);
            *place = format!("{behavior}/{step}");
        }
    }

    /// The assessment with its answers under the ids of today, for showing.
    fn shown(&mut self, assessment: &Assessment) -> Assessment {
        let mut carried = assessment.clone();
        if assessment.framework.matches(self.framework) {
            return carried;
        }
        self.ids.clear();
        self.carry_assessment(&mut carried);
        let mut ids = mem::take(&mut self.ids);
        ids.sort();
        if !ids.is_empty() {
            carried.carried = Some(Carried { seal: assessment.seal_state(), ids });
        }
        carried
    }
}

impl Assessment {
    /// The assessment with its answers under the ids that this framework has now, for showing: it counts as sealed
    /// where it was, and is not to be written over what was sealed.
    pub fn carried_to(&self, framework: &Framework) -> Self {
        Carrier::for_all(framework, [self]).shown(self)
    }

    /// Puts the answers of a draft under the ids that this framework has now; gives those that were replaced.
    pub fn carry(&mut self, framework: &Framework) -> Vec<CarriedId> {
        let mut carrier = Carrier::for_all(framework, [&*self]);
        carrier.carry_assessment(self);
        carrier.ids.sort();
        carrier.ids
    }

    /// The ids that were replaced, where answers were carried over.
    pub fn carried_ids(&self) -> &[CarriedId] {
        self.carried.as_ref().map_or(&[], |carried| &carried.ids)
    }

    /// Whether this draft answers, under the id of today, what an earlier, partial seal answered under another one.
    pub fn answers_again(&self, framework: &Framework) -> bool {
        let now = |kind: Referred, id: &Id| framework.successor(kind, id).unwrap_or(id).clone();
        let sealed = self.continues.iter().flat_map(|earlier| &earlier.cells);
        let mut sealed = sealed.flat_map(|(behavior, steps)| steps.iter().map(move |step| (behavior, step)));
        sealed.any(|(behavior, step)| {
            let today = (now(Referred::Behavior, behavior), now(Referred::Step, step));
            today != (behavior.clone(), step.clone()) && self.rating(&today.0, &today.1).is_some()
        })
    }
}

impl Review {
    /// The review with every side's answers under the ids that this framework has now, for showing. What cannot be
    /// told apart there stays as it was.
    fn carried_to(&self, framework: &Framework) -> Self {
        self.map(|all| {
            let mut carrier = Carrier::for_all(framework, all.iter().copied());
            all.into_iter().map(|assessment| carrier.shown(assessment)).collect()
        })
    }
}

impl Journal {
    /// What was noted under the ids that this framework has now, for showing.
    pub fn carried_to(mut self, framework: &Framework) -> Self {
        Carrier::for_all(framework, []).carry_entries(&mut self.0);
        self
    }
}

impl Person {
    /// Everything about the person under the ids that this framework has now, for showing.
    pub fn carried_to(&self, framework: &Framework) -> Self {
        let reviews = self.reviews.iter().map(|review| review.carried_to(framework)).collect();
        let mut person = Self { reviews, ..self.clone() };
        person.carry(framework);
        person
    }

    /// Puts what the person's files refer to under the ids that this framework has now, the assessments aside.
    pub fn carry(&mut self, framework: &Framework) {
        let mut carrier = Carrier::for_all(framework, []);
        self.profile.step.iter_mut().for_each(|id| carrier.carry(Referred::Step, id));
        self.entry.disciplines.iter_mut().for_each(|ids| carrier.carry_list(Referred::Discipline, ids));
        carrier.carry_entries(&mut self.journal);
        let packets = self.reviews.iter_mut().filter_map(|review| review.packet.as_mut());
        packets.for_each(|packet| packet.carry(framework));
    }
}

impl Packet {
    /// Puts what it refers to under the ids that this framework has now.
    pub fn carry(&mut self, framework: &Framework) {
        let mut carrier = Carrier::for_all(framework, []);
        carrier.carry(Referred::Step, &mut self.step);
        self.not_yet.iter_mut().for_each(|it| carrier.carry(Referred::Behavior, &mut it.behavior));
        // Where it stops is a behavior, too, or no id that anything ever had.
        if let Some(resume) = &mut self.resume
            && let Ok(mut behavior) = resume.question.parse()
        {
            carrier.carry(Referred::Behavior, &mut behavior);
            resume.question = behavior.to_string();
        }
    }
}
