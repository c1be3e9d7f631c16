//! A person with everything that is known of them, read once. Whoever wants to show another side's answers
//! asks `analysis::reveal`, the only one who looks into [`Review::unrevealed`] to show them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Assessment, Cycle, Envelope, Id, JournalEntry, OuterSeal, Packet, PersonEntry, Profile, Request,
    SealState, Side, SideKey,
};

/// A person and their reviews.
#[derive(Clone, Debug)]
pub struct Person {
    pub entry: PersonEntry,
    /// The name to call them by.
    pub name: String,
    pub profile: Profile,
    /// What whoever runs the program has noted about the person. Nobody else's journal is ever read.
    pub journal: Vec<JournalEntry>,
    /// Whoever was asked about the person as a peer, as far as this machine knows. Who they are is between each of them and
    /// whoever asked.
    pub requests: Vec<Request>,
    /// The reviews, earliest first.
    pub reviews: Vec<Review>,
}

/// One cycle of a person: each side's assessment, as far as it can be read.
#[derive(Clone, Debug)]
pub struct Review {
    pub cycle: Cycle,
    /// The request for a move that was made on what was agreed, as far as it can be read.
    pub packet: Option<Packet>,
    sides: BTreeMap<SideKey, Content>,
}

/// One side of a review, as far as it can be read.
pub type Content = Result<Assessment, Closed>;

/// Why nothing is known of what an assessment says.
#[derive(Clone, Debug, PartialEq)]
pub enum Closed {
    /// Its file cannot be read or has faults. They are its rater's to see.
    Unreadable,
    /// It is in an envelope that nobody has opened.
    Enveloped(Box<Envelope>),
}

/// What can be told of an assessment without reading its answers.
#[derive(Clone, Copy, Debug)]
pub struct Outside<'a> {
    pub rater: &'a Id,
    pub relation: Side,
    pub state: SealState,
    /// The day of its seal; where it has none, the day on which it was begun.
    pub dated: Date,
    /// Whether it is in an envelope that nobody has opened.
    pub is_enveloped: bool,
    /// Whether it is the record of a meeting that is not over.
    pub is_open_meeting: bool,
}

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
    pub fn new(person: &Id, name: Id, mut sides: BTreeMap<SideKey, Content>) -> Self {
        for (key, content) in &mut sides {
            let is_elsewhere = match content {
                Ok(assessment) => !belongs(assessment, person, &name, key),
                Err(Closed::Enveloped(envelope)) => {
                    let rater = if key.side == Side::Oneself { Some(person) } else { key.rater.as_ref() };
                    (&envelope.person, &envelope.cycle, envelope.side) != (person, &name, key.side)
                        || rater.is_some_and(|rater| *rater != envelope.rater)
                }
                Err(Closed::Unreadable) => false,
            };
            if is_elsewhere {
                *content = Err(Closed::Unreadable);
            }
        }
        let day = |content: &Content| match content {
            Ok(assessment) => Some(assessment.started),
            Err(Closed::Enveloped(envelope)) => Some(envelope.sealed.date),
            Err(Closed::Unreadable) => None,
        };
        let begun = sides.values().filter_map(day).min();
        Self { cycle: Cycle::new(name, begun), packet: None, sides }
    }

    /// With the envelopes that lie beside the files. One is left out where the same rater's own file is there, and one
    /// that is the only one of its side is called by the side alone.
    pub fn with_envelopes(self, person: &Id, envelopes: Vec<(SideKey, Content)>) -> Self {
        let mut sides = self.sides;
        let count = |side: Side| envelopes.iter().filter(|(key, _)| key.side == side).count();
        let several = [Side::Manager, Side::Agreed].map(|side| (side, count(side) > 1));
        for (mut key, content) in envelopes.iter().cloned() {
            if sides.values().any(|there| is_the_same(there, &content)) {
                continue;
            }
            let alone = SideKey { rater: None, ..key };
            let is_alone =
                several.contains(&(key.side, false)) && !sides.keys().any(|other| other.side == alone.side);
            if is_alone {
                key = alone;
            }
            let Err(Closed::Enveloped(envelope)) = &content else {
                sides.entry(key).or_insert(content);
                continue;
            };
            // Of two records of a meeting by one rater, the later one counts.
            let by_the_same = sides.iter().find_map(|(there, record)| match record {
                Ok(record) if there.side == Side::Agreed && record.rater == envelope.rater => {
                    Some((there.clone(), OuterSeal::of(record)?))
                }
                _ => None,
            });
            match by_the_same.filter(|_| key.side == Side::Agreed) {
                Some((_, seal)) if envelope.sealed.is_before(&seal) => {}
                Some((there, _)) => drop(sides.insert(there, content)),
                None => drop(sides.entry(key).or_insert(content)),
            }
        }
        Self::new(person, self.cycle.name, sides).with_packet(self.packet)
    }

    /// With the request for a move that lies beside the assessments.
    pub fn with_packet(self, packet: Option<Packet>) -> Self {
        Self { packet, ..self }
    }

    /// Puts in what an envelope holds, once it was opened.
    pub fn open(&mut self, key: &SideKey, content: Content) {
        if let Some(closed) = self.sides.get_mut(key) {
            *closed = content;
        }
    }

    /// The envelope that a side is in, as long as it is closed.
    pub fn envelope(&self, key: &SideKey) -> Option<&Envelope> {
        match self.sides.get(key) {
            Some(Err(Closed::Enveloped(envelope))) => Some(envelope),
            _ => None,
        }
    }

    /// Whose assessments there are, readable or not.
    pub fn keys(&self) -> impl Iterator<Item = &SideKey> {
        self.sides.keys()
    }

    /// Whether a side has sealed, and nothing else of what it holds.
    pub fn has_sealed(&self, key: &SideKey) -> bool {
        let outside = self.sides.get(key).and_then(outside);
        outside.is_some_and(|outside| outside.state == SealState::Sealed)
    }

    /// The day of a side's seal, and nothing else of what it holds.
    pub fn sealed_on(&self, key: &SideKey) -> Option<Date> {
        self.sides.get(key).and_then(outside).map(|it| it.dated).filter(|_| self.has_sealed(key))
    }

    /// Whether there is an assessment that cannot be read.
    pub fn is_unreadable(&self, key: &SideKey) -> bool {
        matches!(self.sides.get(key), Some(Err(Closed::Unreadable)))
    }

    /// The same review with other assessments in the place of those that can be read, made of all of them: nothing
    /// of it is shown by that.
    pub(super) fn map(&self, other: impl FnOnce(Vec<&Assessment>) -> Vec<Assessment>) -> Self {
        let readable = self.sides.values().filter_map(|content| content.as_ref().ok());
        let mut others = other(readable.collect()).into_iter();
        let mut sides = self.sides.clone();
        for assessment in sides.values_mut().filter_map(|content| content.as_mut().ok()) {
            if let Some(other) = others.next() {
                *assessment = other;
            }
        }
        Self { cycle: self.cycle.clone(), packet: self.packet.clone(), sides }
    }

    /// Every assessment, whatever its rater has sealed: for the gate, and for whoever looks for faults.
    pub fn unrevealed(&self) -> impl Iterator<Item = (&SideKey, &Content)> {
        self.sides.iter()
    }
}

/// What can be told of an assessment without reading its answers; nothing of one that cannot be read.
pub fn outside(content: &Content) -> Option<Outside<'_>> {
    match content {
        Ok(assessment) => Some(Outside {
            rater: &assessment.rater,
            relation: assessment.relation,
            state: assessment.seal_state(),
            dated: assessment.sealed.as_ref().map_or(assessment.started, |seal| seal.date),
            is_enveloped: false,
            is_open_meeting: assessment.is_open_meeting(),
        }),
        Err(Closed::Enveloped(envelope)) => Some(Outside {
            rater: &envelope.rater,
            relation: envelope.side,
            state: SealState::Sealed,
            dated: envelope.sealed.date,
            is_enveloped: true,
            is_open_meeting: false,
        }),
        Err(Closed::Unreadable) => None,
    }
}

/// Whether a file is what somebody has in an envelope, too. Of what was agreed, each record is one of its own.
fn is_the_same(file: &Content, enveloped: &Content) -> bool {
    let (Ok(file), Err(Closed::Enveloped(envelope))) = (file, enveloped) else { return false };
    let is_theirs = file.relation == envelope.side && file.rater == envelope.rater;
    match (envelope.side, &file.sealed) {
        (Side::Agreed, Some(seal)) => file.relation == Side::Agreed && seal.digest == envelope.sealed.digest,
        (Side::Agreed, None) => false,
        _ => is_theirs,
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
