//! The gate: commit, then reveal, and one sees as much as one gave. Every report gets other people's answers
//! from here and from nowhere else.
//!
//! - One's own assessments are open to oneself, whatever their state.
//! - The person and a manager open to each other once both have sealed; so do two managers. Whoever sealed
//!   only part sees, of the others, only what they answered themself.
//! - To a former manager nothing opens that was sealed or agreed after they left, and nobody waits for them.
//! - Somebody else, or nobody known, sees what both sides answered once all who are waited for have sealed.
//! - One's own unsealed draft of a later cycle closes the earlier ratings. For nobody known, anybody's does.
//! - What was agreed opens with the two sides, once it is sealed; what somebody wrote by hand counts as it is.
//!   What was agreed to work on is never closed.
//! - The step that was decided and what became of what was agreed are for the person, their manager, and whoever has a
//!   side of their own.
//! - A peer's assessment is open to the peer; what of it others read is settled in `peers`.
//! - What came in an envelope counts as sealed. Whoever sealed theirs may open a record of the meeting that came.

mod awaited;
mod peers;
#[cfg(test)]
mod peers_tests;
mod seals;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::{
    Assessment, Closed, Content, Cycle, Focus, Id, Outside, Person, Review, SealState, Side, SideKey, outside,
};

use awaited::sealed_managers;
pub use awaited::{Awaited, awaited, is_shared_with};
pub use peers::{Reader, allowed_by_peers, open_to_both, reveal_peers};
pub use seals::{sealed_since, seals};

/// Who wants to see something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Asker<'a> {
    Known(&'a Id),
    Unknown,
}

/// What somebody may see of a review.
#[derive(Clone, Debug)]
pub struct Revealed<'a> {
    /// In the order of the sides.
    pub opened: Vec<Opened<'a>>,
    pub withheld: Vec<(&'a SideKey, Withheld<'a>)>,
    /// Whether the step and what became of what was agreed are left out, and what was left open is cut.
    pub is_for_the_two: bool,
    /// What was agreed to work on, here or the last time before.
    pub focus: &'a [Focus],
}

/// An assessment that is shown, cut to what may be seen of it.
#[derive(Clone, Debug)]
pub struct Opened<'a> {
    pub key: &'a SideKey,
    pub assessment: Cow<'a, Assessment>,
    pub extent: Extent,
}

/// How much of an assessment is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// It is one's own.
    Own,
    Whole,
    /// Only what the others answered, too.
    Shared,
}

/// Why an assessment is not shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Withheld<'a> {
    /// Its rater has not sealed it.
    NotSealed,
    /// It was changed after it was sealed, which counts as not sealed.
    ChangedAfterwards,
    /// Its file has faults, which its rater has to fix.
    Unreadable,
    /// It may be seen, and is in an envelope that could not be opened here.
    Enveloped,
    /// Whoever asks has not sealed their own.
    OwnNotSealed,
    /// Somebody else has to seal first.
    OthersNotSealed,
    /// Whoever asks has an unsealed draft of this later cycle.
    LaterDraft(&'a Cycle),
    /// It was sealed after whoever asks had ceased to be the manager.
    SealedAfterLeaving,
    /// A peer's answers are not for whoever asks.
    Peer,
}

impl Revealed<'_> {
    pub fn get(&self, side: Side) -> Option<&Opened<'_>> {
        self.opened.iter().find(|opened| opened.key.side == side)
    }
}

/// What `asker` may see of a review of the person.
pub fn reveal<'a>(person: &'a Person, review: &'a Review, asker: Asker<'_>, today: Date) -> Revealed<'a> {
    let gate = Gate::new(person, review, asker, today);
    let focus = focus(person, review, gate.left);
    let mut revealed = Revealed { opened: Vec::new(), withheld: Vec::new(), is_for_the_two: false, focus };
    for (key, content) in review.unrevealed() {
        let outcome = match (outside(content), content) {
            (Some(outside), Ok(assessment)) => gate.open(key, outside).map(|extent| (assessment, extent)),
            (Some(outside), Err(_)) => gate.open(key, outside).and(Err(Withheld::Enveloped)),
            (None, _) => Err(Withheld::Unreadable),
        };
        match outcome {
            Err(why) => revealed.withheld.push((key, why)),
            Ok((assessment, Extent::Shared)) => {
                let cut = gate.cut(key, assessment);
                // Where all is shared, nothing has to be said of it.
                let is_all = cut.cells == assessment.cells && cut.breadth == assessment.breadth;
                let extent = if is_all { Extent::Whole } else { Extent::Shared };
                let is_for_the_two = key.side == Side::Agreed && !gate.is_of_the_two;
                revealed.is_for_the_two |= is_for_the_two;
                let assessment = match is_all && !is_for_the_two {
                    true => Cow::Borrowed(assessment),
                    false => Cow::Owned(cut),
                };
                revealed.opened.push(Opened { key, assessment, extent });
            }
            Ok((assessment, extent)) => {
                revealed.opened.push(Opened { key, assessment: Cow::Borrowed(assessment), extent });
            }
        }
    }
    revealed
}

/// Whether whoever asks is the person or one of today's managers, whom alone the person's step is for.
pub fn is_of_the_two(person: &Person, asker: Asker<'_>, today: Date) -> bool {
    let Asker::Known(id) = asker else { return false };
    id == person.id() || person.entry.managers_on(today).contains(&id)
}

/// Whether the sides were open to a rater of one of them before they opened theirs again, be they closed since:
/// by a later draft, or because the other side opened theirs first.
pub fn was_open(person: &Person, review: &Review, rater: &Id) -> bool {
    let was_open = |assessment: &Assessment| {
        assessment.sealed.is_some()
            || assessment.reopened.iter().any(|reopening| reopening.after_reveal)
            || assessment.continues.as_ref().is_some_and(|earlier| earlier.after_reveal)
    };
    let (mut own, mut others) = (None, Vec::new());
    for (key, content) in review.unrevealed() {
        match content {
            Ok(assessment) if is_own(person, Asker::Known(rater), key, content) => {
                own = assessment.sealed.is_some().then_some(key.side);
            }
            Ok(assessment) if !was_open(assessment) => {}
            // What does not read today may have been open before, and an envelope may have been opened.
            Ok(_) | Err(Closed::Unreadable | Closed::Enveloped(_)) => others.push(key.side),
        }
    }
    match own {
        // To a peer, the sides open together.
        Some(Side::Peer) => others.contains(&Side::Oneself) && others.contains(&Side::Manager),
        Some(_) => others.contains(&Side::Oneself) || others.contains(&Side::Manager),
        None => false,
    }
}

/// What bears on every assessment of a review.
struct Gate<'a, 'q> {
    person: &'a Person,
    asker: Asker<'q>,
    /// What whoever asks has sealed here as one of the two sides.
    own: Option<&'a Assessment>,
    /// Whether whoever asks has a side of their own, or is the person or today's manager.
    is_of_the_two: bool,
    /// The day on which whoever asks ceased to be the manager.
    left: Option<Date>,
    later_draft: Option<&'a Cycle>,
    /// Why nobody's answers but one's own are shown.
    closed: Option<Withheld<'a>>,
    /// Whether the person has sealed, and whether a manager has.
    has_sealed: [bool; 2],
    oneself: Option<&'a Assessment>,
    managers: Vec<&'a Assessment>,
}

impl<'a, 'q> Gate<'a, 'q> {
    fn new(person: &'a Person, review: &'a Review, asker: Asker<'q>, today: Date) -> Self {
        let sealed = || {
            review.unrevealed().filter_map(|(key, content)| match content {
                Ok(assessment) if assessment.is_sealed() => Some((key, content, assessment)),
                _ => None,
            })
        };
        // What a peer gives opens nothing.
        let own = sealed()
            .find(|(key, content, _)| key.side != Side::Peer && is_own(person, asker, key, content))
            .map(|(_, _, assessment)| assessment);
        let left = left(person, asker);
        let awaited = awaited(person, review, today);
        let is_awaited = match asker {
            Asker::Known(id) => {
                awaited.iter().any(|whom| whom.is(person, id))
                    || has_draft(person, review, id)
                    || is_to_rate(person, review, id)
            }
            // It may be anybody who has still to rate, whatever day they say it is.
            Asker::Unknown => has_somebody_to_rate(person, review),
        };
        let closed = match own {
            Some(own) if left.is_some_and(|left| sealed_on(own) > left) => Some(Withheld::SealedAfterLeaving),
            Some(_) => None,
            None if is_awaited && asker != Asker::Unknown => Some(Withheld::OwnNotSealed),
            None if is_awaited || !awaited.is_empty() => Some(Withheld::OthersNotSealed),
            None => None,
        };
        let of = |side: Side| {
            sealed().filter(move |(key, ..)| key.side == side).map(|(_, _, assessment)| assessment)
        };
        let has_sealed = [review.has_sealed(&SideKey::ONESELF), !sealed_managers(review).is_empty()];
        Self {
            person,
            asker,
            own,
            is_of_the_two: own.is_some() || is_of_the_two(person, asker, today),
            left,
            later_draft: later_draft(person, review, asker),
            closed,
            has_sealed,
            oneself: of(Side::Oneself).next(),
            managers: of(Side::Manager).collect(),
        }
    }

    fn open(&self, key: &SideKey, outside: Outside<'_>) -> Result<Extent, Withheld<'a>> {
        if is_own_outside(self.person, self.asker, key, outside) {
            return Ok(Extent::Own);
        }
        match key.side {
            Side::Peer => return Err(Withheld::Peer),
            // One that is not over is nobody's word yet.
            Side::Agreed if outside.is_open_meeting => return Err(Withheld::NotSealed),
            // It is written in the meeting, by when both have sealed.
            Side::Agreed => {}
            Side::Oneself | Side::Manager => match outside.state {
                SealState::Draft => return Err(Withheld::NotSealed),
                SealState::ChangedAfterwards => return Err(Withheld::ChangedAfterwards),
                SealState::Sealed => {}
            },
        }
        if let Some(later) = self.later_draft {
            return Err(Withheld::LaterDraft(later));
        }
        if let Some(why) = self.closed {
            return Err(why);
        }
        if self.left.is_some_and(|left| outside.dated > left) {
            return Err(Withheld::SealedAfterLeaving);
        }
        // A sealed record is of a meeting for which both had sealed, be the other side's on another machine.
        let is_of_a_meeting = self.own.is_some() && outside.state == SealState::Sealed;
        match (key.side, self.own) {
            // What came is for those who gave theirs.
            (Side::Agreed, None) if outside.is_enveloped => Err(Withheld::OwnNotSealed),
            (Side::Agreed, _) if self.has_sealed == [false, false] => Ok(Extent::Whole),
            // The other side may be what is missing.
            (Side::Agreed, _) if self.has_sealed != [true, true] && !is_of_a_meeting => {
                Err(Withheld::OthersNotSealed)
            }
            (_, Some(own)) => Ok(if own.partial { Extent::Shared } else { Extent::Whole }),
            (_, None) => Ok(Extent::Shared),
        }
    }

    /// The assessment with only what the others answered, too: what whoever asks did, else the other side.
    fn cut(&self, key: &SideKey, assessment: &Assessment) -> Assessment {
        let others: Vec<&Assessment> = match (self.own, key.side) {
            (Some(own), _) => vec![own],
            (None, Side::Oneself) => self.managers.clone(),
            (None, Side::Manager) => self.oneself.into_iter().collect(),
            (None, Side::Agreed | Side::Peer) => Vec::new(),
        };
        let answered = |behavior: &Id, step: &Id| {
            let by = |one: &Assessment| one.rating(behavior, step).is_some();
            match key.side {
                // What was agreed is shown where both sides answered.
                Side::Agreed if self.own.is_none() => {
                    self.oneself.is_some_and(by) && self.managers.iter().any(|one| by(one))
                }
                _ => others.iter().any(|one| by(one)),
            }
        };
        let cut = assessment.cut(answered);
        if self.is_of_the_two { cut } else { cut.for_others(answered) }
    }
}

/// Whether an assessment is that of whoever asks, by its place and by what it says of its rater.
fn is_own(person: &Person, asker: Asker<'_>, key: &SideKey, content: &Content) -> bool {
    outside(content).is_some_and(|outside| is_own_outside(person, asker, key, outside))
}

fn is_own_outside(person: &Person, asker: Asker<'_>, key: &SideKey, outside: Outside<'_>) -> bool {
    let Asker::Known(asker) = asker else { return false };
    let is_in_place = match key.side {
        Side::Oneself => asker == person.id(),
        Side::Manager => asker != person.id(),
        Side::Peer => key.rater.as_ref() == Some(asker),
        Side::Agreed => false,
    };
    is_in_place && outside.rater == asker && outside.relation == key.side
}

/// Whether somebody has begun here, and not sealed.
fn has_draft(person: &Person, review: &Review, id: &Id) -> bool {
    review.unrevealed().any(|(key, content)| match content {
        Ok(assessment) => is_own(person, Asker::Known(id), key, content) && !assessment.is_sealed(),
        Err(Closed::Unreadable) => owner(person, key, &review.cycle).contains(&id),
        Err(Closed::Enveloped(_)) => false,
    })
}

/// Whether somebody is one of the managers by the end of a review that has begun, whatever day they say it is.
fn is_to_rate(person: &Person, review: &Review, id: &Id) -> bool {
    has_two_sides(review) && person.entry.managers_on(last_day(person, review)).contains(&id)
}

/// Whether one of the managers by the end of a review that has begun has not sealed.
fn has_somebody_to_rate(person: &Person, review: &Review) -> bool {
    let sealed = sealed_managers(review);
    let managers = person.entry.managers_on(last_day(person, review));
    has_two_sides(review) && managers.into_iter().any(|manager| !sealed.contains(&manager))
}

/// The last day of a review. One with a free name goes on until the next one begins.
fn last_day(person: &Person, review: &Review) -> Date {
    if !review.cycle.has_free_name() {
        return review.cycle.last_day();
    }
    let later = person.reviews.iter().find(|later| later.cycle > review.cycle);
    later.map_or(Date::MAX, |later| later.cycle.first_day().yesterday().unwrap_or(Date::MIN))
}

fn has_two_sides(review: &Review) -> bool {
    review.keys().any(|key| matches!(key.side, Side::Oneself | Side::Manager))
}

/// Whose a file is by its place alone: of a manager's, any who was one in that time.
pub fn owner<'a>(person: &'a Person, key: &'a SideKey, cycle: &Cycle) -> Vec<&'a Id> {
    match (key.side, &key.rater) {
        (Side::Oneself, _) => vec![person.id()],
        (Side::Manager, None) => person.entry.managers_during(cycle.first_day(), cycle.last_day()),
        (_, Some(rater)) => vec![rater],
        (Side::Peer | Side::Agreed, None) => Vec::new(),
    }
}

/// The earliest later cycle with a draft that closes the earlier ones.
fn later_draft<'a>(person: &'a Person, review: &Review, asker: Asker<'_>) -> Option<&'a Cycle> {
    let is_open = |later: &&Review| match asker {
        Asker::Known(id) => has_draft(person, later, id),
        Asker::Unknown => {
            let mut sides = later.keys().filter(|key| matches!(key.side, Side::Oneself | Side::Manager));
            sides.any(|key| !later.has_sealed(key))
        }
    };
    let mut later = person.reviews.iter().filter(|later| later.cycle > review.cycle);
    later.find(is_open).map(|later| &later.cycle)
}

/// The day on which whoever asks ceased to be the manager.
fn left(person: &Person, asker: Asker<'_>) -> Option<Date> {
    match asker {
        Asker::Known(id) => person.entry.manager_left(id),
        Asker::Unknown => None,
    }
}

fn sealed_on(assessment: &Assessment) -> Date {
    assessment.sealed.as_ref().map_or(Date::MAX, |seal| seal.date)
}

/// What was agreed to work on by then, and before a manager who asks had left.
fn focus<'a>(person: &'a Person, review: &Review, left: Option<Date>) -> &'a [Focus] {
    let is_after = |content| outside(content).is_some_and(|it| left.is_some_and(|left| it.dated > left));
    let agreed = |review: &'a Review| match review.unrevealed().find(|(key, _)| key.side == Side::Agreed) {
        Some((_, content)) if is_after(content) => None,
        Some((_, Ok(assessment))) if !assessment.is_open_meeting() => Some(assessment),
        _ => None,
    };
    let until = person.reviews.iter().rev().filter(|other| other.cycle <= review.cycle);
    // What was done with the last time is worked on no more, though nothing else was chosen.
    let last = until.filter_map(agreed).find(|record| !record.focus.is_empty() || record.closes_focus());
    last.map(|record| record.focus.as_slice()).unwrap_or_default()
}
