//! What is waiting for somebody: their own part of the reviews, and the days on which to look at something again.
//!
//! Only what the gate opens is looked into. Of the other side it tells who has sealed, and nothing else.

mod peers;
mod reviews;
#[cfg(test)]
mod tests;

use jiff::Span;
use jiff::civil::Date;

use super::interview::Cell;
use super::reveal::{Asker, Revealed, reveal};
use crate::model::{Framework, Id, JournalKind, People, Person, Review, Settings, Side};

/// What is waiting for one person.
#[derive(Clone, Debug)]
pub struct Status {
    pub person: Id,
    pub name: String,
    pub today: Date,
    /// About themself, the most urgent first.
    pub own: Vec<Waiting>,
    /// About each of those whose manager they are, whoever has the most urgent thing first.
    pub reports: Vec<Vec<Waiting>>,
}

/// Something that is waiting.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Whom it is about.
    pub person: Id,
    pub name: String,
    pub kind: Kind,
    pub due: Option<Date>,
    /// What goes on with it, without the flags that tell who asks; `None` where nothing is left to do but wait.
    pub command: Option<String>,
    /// The cycle that the command is for.
    pub cycle: Option<Id>,
}

/// What it is that waits.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One's own assessment, and who of the others has sealed theirs.
    Assessment { cycle: Id, side: Side, state: State, sealed: Vec<String> },
    /// Others, by name, after whoever asks has sealed.
    Others { cycle: Id, awaited: Vec<String> },
    /// The meeting, for which both have sealed.
    Meeting { cycle: Id, begun: bool },
    /// What whoever asks was asked as a peer, by somebody.
    Request { cycle: Id, from: String },
    /// Peers, by name, whom they asked and who have not answered.
    Peers { cycle: Id, awaited: Vec<String> },
    /// The first step of somebody who has none.
    FirstStep,
    /// Something that was agreed to work on, to be looked at again.
    Focus { behavior: Id, step: Id, attempt: String },
    /// A decision that whoever asks noted, to be looked at again.
    Decision { id: Id, behaviors: Vec<Id>, text: String },
    /// What was decided about a move that was asked for in this cycle, to be looked at again.
    Packet { cycle: Id, reason: String },
}

/// How far one's own assessment is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    NotBegun,
    /// Begun, and where it stopped, as far as that is known.
    Draft(Option<Cell>),
    ChangedAfterwards,
    Unreadable,
}

/// Who asks, and what of.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub me: &'a Id,
    pub people: &'a People,
    pub framework: &'a Framework,
    pub settings: &'a Settings,
    pub today: Date,
}

impl Status {
    /// What is waiting, of everybody's that was found.
    pub fn of(question: &Question<'_>, own: Vec<Waiting>, reports: Vec<Vec<Waiting>>) -> Self {
        let mut reports: Vec<_> = reports.into_iter().filter(|waiting| !waiting.is_empty()).collect();
        reports.sort_by_key(|waiting| waiting.first().map(Waiting::urgency));
        let name = question.people.name_of(question.me);
        Self { person: question.me.clone(), name, today: question.today, own, reports }
    }

    /// Everything, one's own first.
    pub fn all(&self) -> impl Iterator<Item = &Waiting> {
        self.own.iter().chain(self.reports.iter().flatten())
    }

    /// These many of all, the most urgent first.
    pub fn most_urgent(&self, most: usize) -> Vec<&Waiting> {
        let mut all: Vec<&Waiting> = self.all().collect();
        all.sort_by_key(|waiting| waiting.urgency());
        all.truncate(most);
        all
    }

    /// Whether the day of anything has come.
    pub fn is_anything_due(&self) -> bool {
        self.all().any(|waiting| waiting.is_due(self.today))
    }
}

impl Waiting {
    /// Whether its day has come.
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_some_and(|day| day <= today)
    }

    /// By day, and what has none last.
    fn urgency(&self) -> (bool, Option<Date>) {
        (self.due.is_none(), self.due)
    }

    fn about(person: &Person, kind: Kind, due: Option<Date>, command: String) -> Self {
        let (person, name) = (person.id().clone(), person.name.clone());
        Self { person, name, kind, due, command: Some(command), cycle: None }
    }
}

impl Question<'_> {
    /// What is waiting about a person, the most urgent first: about whoever asks, or somebody whose manager they are.
    pub fn waiting(&self, person: &Person) -> Vec<Waiting> {
        let mut found = self.reviews(person);
        found.extend(self.peers(person));
        found.extend(self.first_step(person));
        found.extend(self.focus(person));
        found.extend(self.decisions(person));
        found.extend(self.packet(person));
        found.sort_by_key(Waiting::urgency);
        found
    }

    fn reveal<'p>(&self, person: &'p Person, review: &'p Review) -> Revealed<'p> {
        reveal(person, review, Asker::Known(self.me), self.today)
    }

    fn is_about_me(&self, person: &Person) -> bool {
        person.id() == self.me
    }

    /// A newcomer's step is set some months after they started, or when it was agreed to set it.
    fn first_step(&self, person: &Person) -> Option<Waiting> {
        if person.profile.step.is_some() {
            return None;
        }
        let mut by = None;
        for review in person.reviews.iter().rev() {
            let revealed = self.reveal(person, review);
            if let Some(record) = revealed.get(Side::Agreed) {
                if record.assessment.step.is_some() {
                    return None;
                }
                by = by.or(record.assessment.step_by);
            }
        }
        let after_start = || {
            let by = self.settings.first_step_by(person.profile.start?);
            // Whoever has been here for longer is no newcomer.
            (by >= self.today.checked_sub(Span::new().years(1)).ok()?).then_some(by)
        };
        let by = by.or_else(after_start)?;
        let command = Side::Agreed.assess_command(person.id());
        Some(Waiting::about(person, Kind::FirstStep, Some(by), command))
    }

    fn focus(&self, person: &Person) -> Vec<Waiting> {
        let Some(latest) = person.latest_review(self.today) else { return Vec::new() };
        let revealed = self.reveal(person, latest);
        let command = match self.is_about_me(person) {
            true => "steps gap".to_owned(),
            false => format!("steps gap {}", person.id()),
        };
        let mut found = Vec::new();
        for focus in revealed.focus.iter().filter(|focus| focus.look_again.is_some()) {
            let kind = Kind::Focus {
                behavior: focus.behavior.clone(),
                step: focus.step.clone(),
                attempt: focus.attempt.clone(),
            };
            found.push(Waiting::about(person, kind, focus.look_again, command.clone()));
        }
        found
    }

    /// What was decided last about a move, unless another one was asked for since.
    fn packet(&self, person: &Person) -> Option<Waiting> {
        let begun = person.reviews.iter().filter(|review| !review.cycle.begins_after(self.today));
        let (review, packet) = begun.filter_map(|it| Some((it, it.packet.as_ref()?))).next_back()?;
        let last = packet.last_decision().filter(|last| last.look_again.is_some())?;
        let cycle = review.cycle.name.clone();
        let kind = Kind::Packet { cycle: cycle.clone(), reason: last.reason.clone() };
        let command = match self.is_about_me(person) {
            true => "steps packet".to_owned(),
            false => format!("steps packet {}", person.id()),
        };
        let waiting = Waiting::about(person, kind, last.look_again, command);
        Some(Waiting { cycle: Some(cycle), ..waiting })
    }

    fn decisions(&self, person: &Person) -> Vec<Waiting> {
        let about =
            if self.is_about_me(person) { String::new() } else { format!(" --about {}", person.id()) };
        let decisions = person.journal.iter().filter(|entry| entry.kind == JournalKind::Decision);
        let mut found = Vec::new();
        for entry in decisions.filter(|entry| entry.look_again.is_some()) {
            let kind = Kind::Decision {
                id: entry.id.clone(),
                behaviors: entry.behaviors.clone(),
                text: entry.text.clone(),
            };
            let command = format!("steps notes edit {}{about}", entry.id);
            found.push(Waiting::about(person, kind, entry.look_again, command));
        }
        found
    }
}
