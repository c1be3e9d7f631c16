//! Over the reviews of many people: where two sides read the framework differently. It names nobody, and tells nothing
//! about few people.

mod tally;
#[cfg(test)]
pub mod tests;

use super::suppression::FEWEST;
use crate::model::{Behavior, Compared, Id, Step, Tagged};

pub use tally::{LeftOut, Tally};

/// What is told of the reviews of a cycle.
#[derive(Clone, Debug)]
pub struct Calibration<'a> {
    pub cycle: Id,
    /// How many people were counted.
    pub people: usize,
    /// Of how many of them both sides have sealed; `None` where that would tell of few.
    pub pairs: Option<usize>,
    /// Everything that is asked, in the framework's order.
    pub questions: Vec<Question<'a>>,
    /// By the disciplines that people have together, in the order of their ids.
    pub groups: Vec<Group<'a>>,
}

/// One behavior at one step.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    pub behavior: &'a Behavior,
    pub step: &'a Step,
    /// Of how many people the two sides relate so, as [`Compared::ALL`] has them.
    pub counts: [Option<usize>; 5],
    /// In how many records of what was agreed nobody could say.
    pub agreed_cannot_say: Option<usize>,
    /// Its examples, in the framework's order.
    pub examples: Vec<Marked<'a>>,
}

/// By how many people's sides an example was marked.
#[derive(Clone, Debug)]
pub struct Marked<'a> {
    pub tagged: Tagged<'a>,
    pub self_alone: Option<usize>,
    pub manager_alone: Option<usize>,
    pub both: Option<usize>,
}

/// People of the same disciplines, and their steps.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// `None`: everybody whose disciplines too few people have.
    pub disciplines: Option<Vec<Id>>,
    pub people: usize,
    /// How many of them are at each step.
    pub steps: Vec<(&'a Step, Option<usize>)>,
}

/// What is unclear about a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unclear {
    /// Enough people differ from their managers in the same direction.
    Differs,
    /// More cannot say than all others that are told, or most could not when they talked about it.
    CannotSay,
    /// An example is marked by one side alone.
    OneSided,
}

impl Question<'_> {
    pub fn count(&self, compared: Compared) -> Option<usize> {
        Compared::ALL.iter().position(|one| *one == compared).and_then(|at| self.counts[at])
    }

    /// What is unclear here about so many people, by nothing but the numbers that are told.
    pub fn unclear(&self, people: usize) -> Vec<Unclear> {
        let told = |compared: Compared| self.count(compared).unwrap_or(0);
        let others: usize = self.counts.iter().flatten().sum::<usize>() - told(Compared::CannotSay);
        let differs =
            [Compared::SelfHigher, Compared::ManagerHigher].map(told).iter().any(|it| *it >= FEWEST);
        let cannot_say =
            told(Compared::CannotSay) > others || self.agreed_cannot_say.unwrap_or(0) * 2 > people;
        let one_sided = self.examples.iter().any(Marked::is_one_sided);
        [(differs, Unclear::Differs), (cannot_say, Unclear::CannotSay), (one_sided, Unclear::OneSided)]
            .into_iter()
            .filter_map(|(holds, what)| holds.then_some(what))
            .collect()
    }
}

impl Marked<'_> {
    pub fn is_one_sided(&self) -> bool {
        self.self_alone.is_some() || self.manager_alone.is_some()
    }

    /// Whether any number of it is told.
    pub fn is_told(&self) -> bool {
        self.is_one_sided() || self.both.is_some()
    }
}
