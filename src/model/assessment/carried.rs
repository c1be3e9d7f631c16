//! Answers that were given under ids which the framework has replaced, carried over to the ones it has now.

use std::collections::BTreeMap;
use std::mem;

use super::{Assessment, SealState};
use crate::model::{Focus, Framework, Id, Person, Rating, Referred};

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
    ids: Vec<CarriedId>,
}

impl Carrier<'_> {
    fn carry(&mut self, kind: Referred, id: &mut Id) {
        let Some(now) = self.framework.successor(kind, id) else { return };
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
            let mut now = was.clone();
            let is_taken = self.framework.successor(kind, &was).is_some_and(|now| entries.contains_key(now));
            if is_taken {
                continue;
            }
            self.carry(kind, &mut now);
            if let Some(entry) = entries.remove(&was) {
                entries.insert(now, entry);
            }
        }
    }

    fn carry_focus(&mut self, focus: &mut Focus) {
        self.carry(Referred::Behavior, &mut focus.behavior);
        self.carry(Referred::Step, &mut focus.step);
    }

    fn carry_assessment(&mut self, assessment: &mut Assessment) {
        self.carry_cells(assessment);
        assessment.disciplines.iter_mut().for_each(|id| self.carry(Referred::Discipline, id));
        assessment.step.iter_mut().for_each(|id| self.carry(Referred::Step, id));
        assessment.focus.iter_mut().for_each(|focus| self.carry_focus(focus));
        for follow_up in &mut assessment.follow_up {
            self.carry(Referred::Behavior, &mut follow_up.behavior);
            self.carry(Referred::Step, &mut follow_up.step);
        }
        if let Some(breadth) = &mut assessment.breadth {
            self.carry_keys(Referred::Discipline, breadth);
            let steps = breadth.values_mut().filter_map(|other| other.step.as_mut());
            steps.for_each(|step| self.carry(Referred::Step, step));
        }
        let places =
            assessment.left_open.iter_mut().chain(assessment.resume.as_mut().map(|it| &mut it.question));
        for place in places {
            let Some((behavior, step)) = place.split_once('/') else { continue };
            let (Ok(mut behavior), Ok(mut step)) = (behavior.parse(), step.parse()) else { continue };
            self.carry(Referred::Behavior, &mut behavior);
            self.carry(Referred::Step, &mut step);
            *place = format!("{behavior}/{step}");
        }
    }

    fn carry_cells(&mut self, assessment: &mut Assessment) {
        self.carry_keys(Referred::Behavior, &mut assessment.cells);
        for steps in assessment.cells.values_mut() {
            self.carry_keys(Referred::Step, steps);
            for answer in steps.values_mut() {
                if let Some(Rating::Rated(id)) = &mut answer.rating {
                    self.carry(Referred::Rating, id);
                }
            }
        }
    }
}

impl Assessment {
    /// The assessment with its answers under the ids that this framework has now; `None` where none was replaced.
    ///
    /// For showing: it counts as sealed where it was, and is not to be written over what was sealed.
    pub fn carried_to(&self, framework: &Framework) -> Option<Self> {
        if self.framework.matches(framework) {
            return None;
        }
        let mut carried = self.clone();
        let ids = carried.carry(framework);
        if ids.is_empty() {
            return None;
        }
        carried.carried = Some(Carried { seal: self.seal_state(), ids });
        Some(carried)
    }

    /// Puts the answers of a draft under the ids that this framework has now; gives those that were replaced.
    pub fn carry(&mut self, framework: &Framework) -> Vec<CarriedId> {
        let mut carrier = Carrier { framework, ids: Vec::new() };
        carrier.carry_assessment(self);
        carrier.ids.sort();
        carrier.ids
    }

    /// The ids that were replaced, where answers were carried over.
    pub fn carried_ids(&self) -> &[CarriedId] {
        self.carried.as_ref().map_or(&[], |carried| &carried.ids)
    }
}

impl Person {
    /// Puts what the person's files refer to under the ids that this framework has now, the reviews aside.
    pub fn carry(&mut self, framework: &Framework) {
        let mut carrier = Carrier { framework, ids: Vec::new() };
        self.profile.step.iter_mut().for_each(|id| carrier.carry(Referred::Step, id));
        let disciplines = self.entry.disciplines.iter_mut().flatten();
        disciplines.for_each(|id| carrier.carry(Referred::Discipline, id));
        for entry in &mut self.journal {
            entry.behaviors.iter_mut().for_each(|id| carrier.carry(Referred::Behavior, id));
            entry.step.iter_mut().for_each(|id| carrier.carry(Referred::Step, id));
        }
    }
}

impl Focus {
    /// The same under the ids that this framework has now.
    pub fn carried_to(&self, framework: &Framework) -> Self {
        let mut focus = self.clone();
        Carrier { framework, ids: Vec::new() }.carry_focus(&mut focus);
        focus
    }
}
