//! Whom a review waits for, and whose side is here at all.

use jiff::civil::Date;

use super::has_two_sides;
use crate::model::{Id, Person, Review, SealState, Side, SideKey, outside};

/// Whom a review waits for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Awaited<'a> {
    Person,
    Manager(&'a Id),
    /// A manager whom nothing names.
    SomeManager,
}

impl Awaited<'_> {
    /// Whether there is anything here of whom a review waits for, be it a draft.
    pub fn has_begun_here(self, review: &Review) -> bool {
        review.unrevealed().any(|(key, content)| match self {
            Awaited::Person => key.side == Side::Oneself,
            Awaited::Manager(id) => {
                key.side == Side::Manager && outside(content).is_none_or(|outside| outside.rater == id)
            }
            Awaited::SomeManager => key.side == Side::Manager,
        })
    }

    pub(super) fn is(self, person: &Person, id: &Id) -> bool {
        match self {
            Awaited::Person => person.id() == id,
            Awaited::Manager(manager) => manager == id,
            Awaited::SomeManager => false,
        }
    }
}

/// Whom a review waits for before both sides are sealed, as of today. Nobody is waited for where only what was
/// agreed was kept.
pub fn awaited<'a>(person: &'a Person, review: &'a Review, today: Date) -> Vec<Awaited<'a>> {
    if !has_two_sides(review) && review.keys().any(|key| key.side == Side::Agreed) {
        return Vec::new();
    }
    let mut missing = Vec::new();
    if !review.has_sealed(&SideKey::ONESELF) {
        missing.push(Awaited::Person);
    }
    let managers = person.entry.managers_on(review.cycle.last_day().min(today));
    let sealed = sealed_managers(review);
    let unsealed = managers.into_iter().filter(|manager| !sealed.contains(manager));
    match person.entry.managers.is_empty() {
        true if sealed.is_empty() => missing.push(some_manager(review)),
        true => {}
        false => missing.extend(unsealed.map(Awaited::Manager)),
    }
    missing
}

/// Whether the side that answers this one lies here as a file, and so needs no envelope to come.
pub fn is_shared_with(review: &Review, side: Side) -> bool {
    let is_other = |key: &SideKey| matches!(key.side, Side::Oneself | Side::Manager) && key.side != side;
    review.unrevealed().any(|(key, content)| is_other(key) && content.is_ok())
}

/// The managers who have sealed.
pub(super) fn sealed_managers(review: &Review) -> Vec<&Id> {
    let managers = review.unrevealed().filter(|(key, _)| key.side == Side::Manager);
    let outside = managers.filter_map(|(_, content)| outside(content));
    outside.filter(|outside| outside.state == SealState::Sealed).map(|outside| outside.rater).collect()
}

/// The manager who has begun, where nothing says who the manager is.
fn some_manager(review: &Review) -> Awaited<'_> {
    let begun = review.unrevealed().find(|(key, _)| key.side == Side::Manager);
    match begun.and_then(|(_, content)| outside(content)) {
        Some(outside) => Awaited::Manager(outside.rater),
        None => Awaited::SomeManager,
    }
}
