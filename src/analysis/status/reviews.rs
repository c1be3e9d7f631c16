//! What is waiting in the reviews: one's own assessment, the other side's, or the meeting.

use super::{Kind, Question, State, Waiting};
use crate::analysis::interview::named_cell;
use crate::analysis::reveal::{Awaited, Extent, Opened, Revealed, Withheld, awaited, owner, seals};
use crate::model::{Cycle, Id, Person, Review, Rhythm, SealState, Side};

impl Question<'_> {
    pub(super) fn reviews(&self, person: &Person) -> Vec<Waiting> {
        let current = self.settings.cycle.cycle(self.today);
        let begun = person.reviews.iter().filter(|review| !review.cycle.begins_after(self.today));
        let mut found: Vec<Waiting> =
            begun.filter_map(|review| self.review(person, review, review.cycle.name == current)).collect();
        if person.review(&current).is_none() && self.is_expected(person) {
            let cycle = Cycle::new(current, Some(self.today));
            found.push(self.assessment(person, &cycle, State::NotBegun, Vec::new()));
        }
        found
    }

    /// Whether a review of the cycle that it is today is to be begun, though nobody has.
    fn is_expected(&self, person: &Person) -> bool {
        let has_two_sides = !person.entry.managers_on(self.today).is_empty() || !person.reviews.is_empty();
        // Where every day is a cycle, none is expected on any day.
        self.settings.cycle != Rhythm::Date && has_two_sides
    }

    fn side(&self, person: &Person) -> Side {
        if self.is_about_me(person) { Side::Oneself } else { Side::Manager }
    }

    fn review(&self, person: &Person, review: &Review, is_current: bool) -> Option<Waiting> {
        let revealed = self.reveal(person, review);
        let state = self.own_state(person, review, &revealed);
        let is_past = !is_current && self.is_superseded(person, review);
        // A draft closes what came before it, however old it is.
        let matters = match &state {
            Some(State::Draft(_)) => true,
            Some(State::ChangedAfterwards | State::Unreadable) => !is_past,
            Some(State::NotBegun) | None => false,
        };
        if let Some(state) = state.clone().filter(|_| matters) {
            let sealed = self.others_who_sealed(review);
            return Some(self.assessment(person, &review.cycle, state, sealed));
        }
        let is_open_meeting = revealed
            .withheld
            .iter()
            .any(|(key, why)| key.side == Side::Agreed && *why == Withheld::NotSealed);
        let is_agreed = review.keys().any(|key| key.side == Side::Agreed) && !is_open_meeting;
        if is_agreed || is_past {
            return None;
        }
        let awaited = awaited(person, review, self.today);
        if state.is_none() {
            if is_open_meeting {
                return Some(self.meeting(person, review, true));
            }
            let names: Vec<String> = awaited.iter().map(|whom| self.name_of(person, *whom)).collect();
            return Some(match names.is_empty() {
                true => self.meeting(person, review, false),
                false => self.others(person, review, names),
            });
        }
        // Of a review in the past, only that the other side has sealed tells that there is one.
        let sealed = self.others_who_sealed(review);
        let is_mine = awaited.iter().any(|whom| self.is_me(person, *whom));
        let is_asked = !sealed.is_empty() || (is_current && self.is_expected(person));
        (is_mine && is_asked).then(|| self.assessment(person, &review.cycle, State::NotBegun, sealed))
    }

    /// How far one's own side is; `None` where it is sealed.
    fn own_state(&self, person: &Person, review: &Review, revealed: &Revealed<'_>) -> Option<State> {
        let is_own = |one: &&Opened<'_>| one.extent == Extent::Own && one.key.side == self.side(person);
        if let Some(own) = revealed.opened.iter().find(is_own) {
            return match own.assessment.seal_state() {
                SealState::Sealed => None,
                SealState::ChangedAfterwards => Some(State::ChangedAfterwards),
                SealState::Draft => {
                    let resume = own.assessment.resume.as_ref();
                    let cell = resume.and_then(|resume| named_cell(&resume.question));
                    let is_known = |cell: &super::Cell| {
                        self.framework.behavior(&cell.behavior).is_some()
                            && self.framework.steps.get(&cell.step).is_some()
                    };
                    Some(State::Draft(cell.filter(is_known)))
                }
            };
        }
        // One's own envelope, where the file is on another machine.
        if seals(review).iter().any(|seal| seal.rater == *self.me && seal.side == self.side(person)) {
            return None;
        }
        let mut unreadable = revealed.withheld.iter().filter(|(_, why)| *why == Withheld::Unreadable);
        let is_mine = unreadable.any(|(key, _)| owner(person, key, &review.cycle) == [self.me]);
        Some(if is_mine { State::Unreadable } else { State::NotBegun })
    }

    /// Whether something was agreed in a later review, so that nobody goes back to this one.
    fn is_superseded(&self, person: &Person, review: &Review) -> bool {
        let mut later = person.reviews.iter().filter(|later| later.cycle > review.cycle);
        later.any(|later| later.keys().any(|key| key.side == Side::Agreed))
    }

    fn others_who_sealed(&self, review: &Review) -> Vec<String> {
        let others = seals(review).into_iter().filter(|seal| seal.rater != *self.me);
        others.map(|seal| self.people.name_of(&seal.rater)).collect()
    }

    fn name_of(&self, person: &Person, whom: Awaited<'_>) -> String {
        match whom {
            Awaited::Person => person.name.clone(),
            Awaited::Manager(id) => self.people.name_of(id),
            Awaited::SomeManager => "the manager".to_owned(),
        }
    }

    fn is_me(&self, person: &Person, whom: Awaited<'_>) -> bool {
        match whom {
            Awaited::Person => self.is_about_me(person),
            Awaited::Manager(id) => id == self.me,
            Awaited::SomeManager => false,
        }
    }

    fn assessment(&self, person: &Person, cycle: &Cycle, state: State, sealed: Vec<String>) -> Waiting {
        let side = self.side(person);
        let command = match state {
            State::Unreadable => "steps check".to_owned(),
            State::ChangedAfterwards => format!("{} --reopen", side.assess_command(person.id())),
            State::NotBegun | State::Draft(_) => side.assess_command(person.id()),
        };
        // Files are checked whatever their cycle.
        let of = (state != State::Unreadable).then(|| cycle.name.clone());
        let kind = Kind::Assessment { cycle: cycle.name.clone(), side, state, sealed };
        Waiting { cycle: of, ..Waiting::about(person, kind, last_day(cycle), command) }
    }

    /// The command that hands over what whoever asks has sealed about somebody.
    pub fn send_command(&self, person: &Id) -> String {
        if person == self.me { "steps send".to_owned() } else { format!("steps send {person}") }
    }

    fn others(&self, person: &Person, review: &Review, awaited: Vec<String>) -> Waiting {
        let kind = Kind::Others { cycle: review.cycle.name.clone(), awaited };
        in_review(person, review, kind, self.send_command(person.id()))
    }

    fn meeting(&self, person: &Person, review: &Review, begun: bool) -> Waiting {
        let kind = Kind::Meeting { cycle: review.cycle.name.clone(), begun };
        in_review(person, review, kind, Side::Agreed.assess_command(person.id()))
    }
}

fn in_review(person: &Person, review: &Review, kind: Kind, command: String) -> Waiting {
    let cycle: Option<Id> = Some(review.cycle.name.clone());
    Waiting { cycle, ..Waiting::about(person, kind, last_day(&review.cycle), command) }
}

/// The day by which a cycle is over; none where its name tells no days.
fn last_day(cycle: &Cycle) -> Option<jiff::civil::Date> {
    (!cycle.has_free_name()).then(|| cycle.last_day())
}
