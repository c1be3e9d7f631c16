//! A person with everything that is known of them, read once. Whoever wants to show another side's answers
//! asks `analysis::reveal`, the only one who looks into [`Review::unrevealed`] to show them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Assessment, Cycle, Id, JournalEntry, PersonEntry, Profile, Side, SideKey};

/// A person and their reviews.
#[derive(Clone, Debug)]
pub struct Person {
    pub entry: PersonEntry,
    /// The name to call them by.
    pub name: String,
    pub profile: Profile,
    /// What whoever runs the program has noted about the person. Nobody else's journal is ever read.
    pub journal: Vec<JournalEntry>,
    /// The reviews, earliest first.
    pub reviews: Vec<Review>,
}

/// One cycle of a person: each side's assessment, as far as it can be read.
#[derive(Clone, Debug)]
pub struct Review {
    pub cycle: Cycle,
    sides: BTreeMap<SideKey, Result<Assessment, Unreadable>>,
}

/// An assessment whose file cannot be read or has faults. They are its rater's to see.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unreadable;

impl Person {
    pub fn id(&self) -> &Id {
        &self.entry.id
    }

    pub fn review(&self, cycle: &Id) -> Option<&Review> {
        self.reviews.iter().find(|review| review.cycle.name == *cycle)
    }

    /// The latest review, of those that do not begin after `today`.
    pub fn latest_review(&self, today: Date) -> Option<&Review> {
        self.reviews.iter().rfind(|review| !review.cycle.begins_after(today))
    }
}

impl Review {
    /// A review of these files. Its cycle is ordered by its name, else by the day on which it was begun.
    ///
    /// A file that says that it belongs elsewhere counts as unreadable: it opens nothing here, and nothing of
    /// it is shown.
    pub fn new(person: &Id, name: Id, mut sides: BTreeMap<SideKey, Result<Assessment, Unreadable>>) -> Self {
        for (key, content) in &mut sides {
            if matches!(content, Ok(assessment) if !belongs(assessment, person, &name, key)) {
                *content = Err(Unreadable);
            }
        }
        let begun = sides.values().flatten().map(|assessment| assessment.started).min();
        Self { cycle: Cycle::new(name, begun), sides }
    }

    /// Whose assessments there are, readable or not.
    pub fn keys(&self) -> impl Iterator<Item = &SideKey> {
        self.sides.keys()
    }

    /// Whether a side has sealed, and nothing else of what it holds.
    pub fn has_sealed(&self, key: &SideKey) -> bool {
        matches!(self.sides.get(key), Some(Ok(assessment)) if assessment.is_sealed())
    }

    /// Whether there is an assessment that cannot be read.
    pub fn is_unreadable(&self, key: &SideKey) -> bool {
        matches!(self.sides.get(key), Some(Err(Unreadable)))
    }

    /// Every assessment, whatever its rater has sealed: for the gate, and for whoever looks for faults.
    pub fn unrevealed(&self) -> impl Iterator<Item = (&SideKey, &Result<Assessment, Unreadable>)> {
        self.sides.iter()
    }
}

/// Whether an assessment is where it says that it belongs.
fn belongs(assessment: &Assessment, person: &Id, cycle: &Id, key: &SideKey) -> bool {
    let rater = if key.side == Side::Oneself { Some(person) } else { key.rater.as_ref() };
    assessment.person == *person
        && assessment.cycle == *cycle
        && assessment.relation == key.side
        && rater.is_none_or(|rater| assessment.rater == *rater)
}
