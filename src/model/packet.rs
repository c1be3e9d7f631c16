//! What goes to the people who approve a move: the words of the two who ask for it, and what was decided about it.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::assessment::unless_blank;
use super::framework::sha256_of;
use super::{Framework, Id, Side};

/// A request for a move to a step: the file `reviews/<person>/<cycle>/packet.yaml`, beside what was agreed in that cycle.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Packet {
    /// The version of this file format: 1, also where it is missing.
    #[serde(default = "first_format")]
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The id of the person who moves. Missing: told by the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id>,
    /// The cycle of what was agreed. Missing: told by the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Id>,
    /// The id of the step to move to.
    #[serde(rename = "to")]
    pub step: Id,
    /// Why, in their own words.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub request: Words,
    /// What is not there yet, each with what makes up for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_yet: Vec<NotYet>,
    /// That the person has seen the words of their manager, which are left out of a packet until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
    /// While it is being written: where to continue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<PacketResume>,
    /// What was decided, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<MoveDecision>,
}

/// What the person and their manager say, each in their own words.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What the person says.
    #[serde(
        rename = "self",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "unless_blank"
    )]
    pub oneself: Option<String>,
    /// What the manager says.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "unless_blank")]
    pub manager: Option<String>,
}

/// A behavior that is not there yet up to the step.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NotYet {
    /// The id of the behavior.
    pub behavior: Id,
    /// What makes up for it: strength in one behavior can make up for another.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub instead: Words,
}

/// That the person has seen what their manager wrote.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The day on which they saw it.
    pub date: Date,
    /// SHA-256 over the manager's words as they were then, in lower-case hex.
    pub digest: String,
}

/// Where to continue to write.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PacketResume {
    /// Whose words they are: `self` or `manager`.
    pub side: Side,
    /// The question that is open: `request`, `seen`, or the id of a behavior.
    pub question: String,
}

/// What somebody decided about the move.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MoveDecision {
    /// What was decided.
    pub outcome: Outcome,
    /// The name of who decided.
    #[schemars(length(min = 1))]
    pub by: String,
    /// The day of the decision.
    pub date: Date,
    /// Why, in their words.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
}

/// Words of one's own that another copy has otherwise, and that stay as they are.
#[derive(Debug, Default, Eq, PartialEq)]
pub struct Stayed<'o> {
    /// Whether the request is among them.
    pub request: bool,
    /// The behaviors for which something else makes up.
    pub instead: Vec<&'o Id>,
}

/// What can be decided about a move.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The person moves.
    Approved,
    /// Not at this time.
    NotNow,
}

/// What `serde` takes for a missing format.
fn first_format() -> u8 {
    Packet::FORMAT
}

impl Packet {
    const FORMAT: u8 = 1;

    /// Within how many months a move that was not approved is looked at again, unless another day is given.
    pub const MONTHS_TO_LOOK_AGAIN: u8 = 6;

    /// A new one, without a word.
    pub fn new(person: Id, cycle: Id, step: Id) -> Self {
        Self {
            format: Self::FORMAT,
            person: Some(person),
            cycle: Some(cycle),
            step,
            request: Words::default(),
            not_yet: Vec::new(),
            seen: None,
            resume: None,
            decisions: Vec::new(),
        }
    }

    /// What a side says makes up for a behavior.
    pub fn instead(&self, behavior: &Id, side: Side) -> Option<&str> {
        self.not_yet.iter().find(|it| it.behavior == *behavior)?.instead.of(side)
    }

    /// Keeps what a side says makes up for a behavior; nothing is kept of nothing.
    pub fn set_instead(&mut self, behavior: &Id, side: Side, text: &str) {
        match self.not_yet.iter_mut().find(|it| it.behavior == *behavior) {
            Some(known) => known.instead.set(side, text),
            None => {
                let mut instead = Words::default();
                instead.set(side, text);
                self.not_yet.push(NotYet { behavior: behavior.clone(), instead });
            }
        }
        self.not_yet.retain(|it| !it.instead.is_empty());
    }

    /// Takes over what another copy says: the words of the other side, and those of one's own side only where it has
    /// none here; what was seen, where that is what is here then; and decisions that are not here yet. Tells which words
    /// stay although the copy has others.
    pub fn take_over<'o>(&mut self, other: &'o Packet, own: Side) -> Stayed<'o> {
        let mut stayed = Stayed::default();
        for side in Words::SIDES {
            let takes = |here: Option<&str>| side != own || here.is_none();
            if let Some(text) = other.request.of(side).map(str::trim) {
                match self.request.of(side) {
                    here if takes(here) => self.request.set(side, text),
                    here => stayed.request |= here != Some(text),
                }
            }
            for it in &other.not_yet {
                let Some(text) = it.instead.of(side).map(str::trim) else { continue };
                match self.instead(&it.behavior, side) {
                    here if takes(here) => self.set_instead(&it.behavior, side, text),
                    here if here != Some(text) => stayed.instead.push(&it.behavior),
                    _ => {}
                }
            }
        }
        if self.is_unseen() {
            let theirs = other.seen.iter().find(|seen| self.managers_digest().as_ref() == Some(&seen.digest));
            self.seen = theirs.cloned().or(self.seen.take());
        }
        for decision in &other.decisions {
            if !self.decisions.contains(decision) {
                self.decisions.push(decision.clone());
            }
        }
        self.decisions.sort_by_key(|decision| decision.date);
        stayed
    }

    /// Notes that the person has seen what their manager wrote, where there is anything.
    pub fn see(&mut self, date: Date) {
        self.seen = self.managers_digest().map(|digest| Seen { date, digest });
    }

    /// Whether the manager wrote what the person has not seen.
    pub fn is_unseen(&self) -> bool {
        self.managers_digest()
            .is_some_and(|digest| self.seen.as_ref().is_none_or(|seen| seen.digest != digest))
    }

    /// The packet without the manager's words, as long as the person has not seen them.
    pub fn without_unseen(mut self) -> Self {
        if self.is_unseen() {
            self.request.manager = None;
            self.not_yet.iter_mut().for_each(|it| it.instead.manager = None);
            self.not_yet.retain(|it| !it.instead.is_empty());
        }
        self
    }

    /// SHA-256 over all that was written, in lower-case hex.
    pub fn digest(&self) -> String {
        sha256_of(&Self { resume: None, ..self.clone() })
    }

    /// SHA-256 over everything that the manager wrote, in lower-case hex.
    fn managers_digest(&self) -> Option<String> {
        self.managers_words().map(|words| sha256_of(&words))
    }

    /// Everything that the manager wrote; `None` where that is nothing. The order of what makes up tells nothing.
    fn managers_words(&self) -> Option<(Option<&str>, Vec<&str>)> {
        let request = self.request.manager.as_deref();
        let mut instead: Vec<&str> =
            self.not_yet.iter().filter_map(|it| it.instead.manager.as_deref()).collect();
        instead.sort_unstable();
        (request.is_some() || !instead.is_empty()).then_some((request, instead))
    }

    /// What was decided last.
    pub fn last_decision(&self) -> Option<&MoveDecision> {
        self.decisions.last()
    }

    /// Puts what is not there yet into the order of the framework's behaviors.
    pub fn sort(&mut self, framework: &Framework) {
        self.not_yet.sort_by_key(|it| framework.behavior_order(&it.behavior));
    }
}

impl Words {
    /// Who has words of their own.
    pub const SIDES: [Side; 2] = [Side::Oneself, Side::Manager];

    /// What a side says; peers and what was agreed have no words here.
    pub fn of(&self, side: Side) -> Option<&str> {
        match side {
            Side::Oneself => self.oneself.as_deref(),
            Side::Manager => self.manager.as_deref(),
            Side::Peer | Side::Agreed => None,
        }
    }

    /// Keeps what a side says; a blank text is none.
    pub fn set(&mut self, side: Side, text: &str) {
        let text = Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        match side {
            Side::Oneself => self.oneself = text,
            Side::Manager => self.manager = text,
            Side::Peer | Side::Agreed => {}
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl MoveDecision {
    /// The day to look again where nobody named one: some months after a move was not approved.
    pub fn look_again_by(outcome: Outcome, date: Date) -> Option<Date> {
        let months = Span::new().months(Packet::MONTHS_TO_LOOK_AGAIN);
        (outcome == Outcome::NotNow).then(|| date.checked_add(months).unwrap_or(date))
    }
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Approved, Self::NotNow];

    /// The word for it, in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::NotNow => "not-now",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        text.parse().expect("an id")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn packet() -> Packet {
        Packet::new(id("mika"), id("2026-h1"), id("house"))
    }

    #[test]
    fn what_the_manager_wrote_is_left_out_until_the_person_has_seen_it() {
        let mut packet = packet();
        assert!(!packet.is_unseen(), "nothing was written");
        packet.request.set(Side::Oneself, "Mine");
        packet.request.set(Side::Manager, "Theirs");
        packet.set_instead(&id("care"), Side::Manager, "Baking");
        assert!(packet.is_unseen());
        let shown = packet.clone().without_unseen();
        assert_eq!((shown.request.of(Side::Oneself), shown.request.of(Side::Manager)), (Some("Mine"), None));
        assert_eq!(shown.not_yet, []);
        packet.see(day("2026-06-01"));
        assert_eq!(packet.clone().without_unseen(), packet);
        // What is added has to be seen as well.
        packet.set_instead(&id("guests"), Side::Manager, "Care");
        assert!(packet.is_unseen());
    }

    #[test]
    fn another_copy_adds_to_what_is_here() {
        let mut mine = packet();
        mine.request.set(Side::Oneself, "Mine");
        let decision = |reason: &str, date: &str| MoveDecision {
            outcome: Outcome::NotNow,
            by: "Noor".to_owned(),
            date: day(date),
            reason: reason.to_owned(),
            look_again: None,
        };
        mine.decisions.push(decision("later", "2026-07-01"));
        let mut theirs = packet();
        theirs.request.set(Side::Manager, "Theirs");
        theirs.set_instead(&id("care"), Side::Manager, "Baking");
        theirs.decisions = vec![decision("first", "2026-06-01"), decision("later", "2026-07-01")];
        assert_eq!(mine.take_over(&theirs, Side::Oneself), Stayed::default());
        assert_eq!(
            (mine.request.of(Side::Oneself), mine.request.of(Side::Manager)),
            (Some("Mine"), Some("Theirs"))
        );
        assert_eq!(mine.instead(&id("care"), Side::Manager), Some("Baking"));
        assert_eq!(mine.decisions, theirs.decisions);
    }

    #[test]
    fn words_of_ones_own_are_taken_only_where_there_are_none() {
        let mut copy = packet();
        copy.request.set(Side::Oneself, "First try");
        copy.set_instead(&id("care"), Side::Oneself, "Baking");
        copy.set_instead(&id("guests"), Side::Oneself, "Care");
        copy.request.set(Side::Manager, "Theirs");
        copy.see(day("2026-06-01"));
        let mut mine = packet();
        assert_eq!(mine.take_over(&copy, Side::Oneself), Stayed::default());
        assert_eq!(mine, copy, "from scratch, all of it");
        mine.request.set(Side::Oneself, "Second version");
        mine.set_instead(&id("care"), Side::Oneself, "Rye");
        let expected = mine.clone();
        let stayed = mine.take_over(&copy, Side::Oneself);
        assert_eq!(stayed, Stayed { request: true, instead: vec![&id("care")] });
        assert_eq!(mine, expected);
        // For the other side, these are the newer words.
        assert_eq!(copy.take_over(&mine, Side::Manager), Stayed::default());
        assert_eq!(copy, mine);
    }

    #[test]
    fn what_was_seen_is_taken_only_where_it_is_what_is_here() {
        let mut older = packet();
        older.request.set(Side::Manager, "Older");
        older.see(day("2026-06-01"));
        let mut mine = packet();
        mine.request.set(Side::Manager, "Newer");
        let unseen = mine.clone();
        mine.take_over(&older, Side::Manager);
        assert_eq!(mine, unseen, "what was seen is something else");
        let mut newer = mine.clone();
        newer.see(day("2026-07-01"));
        mine.take_over(&newer, Side::Manager);
        assert_eq!(mine, newer);
        mine.take_over(&older, Side::Manager);
        assert_eq!(mine, newer, "and stays");
    }

    #[test]
    fn what_was_not_approved_is_looked_at_again_in_half_a_year() {
        let by = |outcome: Outcome| MoveDecision::look_again_by(outcome, day("2026-08-31"));
        assert_eq!(by(Outcome::NotNow), Some(day("2027-02-28")));
        assert_eq!(by(Outcome::Approved), None);
    }
}
