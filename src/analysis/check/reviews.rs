//! What people wrote about each other: whether it holds together and stays private.

mod assessment;
mod envelope;
mod evidence;
mod journal;
mod packet;
mod privacy;
mod request;
mod seal;

use self::evidence::Evidence;
use crate::diagnostic::{At, Problem, Rule, Sourced, rules};
use crate::model::{
    Assessment, Cells, Envelope, Framework, Id, Journal, JournalEntry, Packet, Profile, Referred, Request,
    Side, SideKey,
};

pub use assessment::forwards;
pub use envelope::{EnvelopePlace, envelope, parcel};
pub use packet::unknown_ids as unknown_ids_of_packet;
pub use privacy::{open_to_others, readable_by_others, tracked_by_git, withhold};

/// The rules about what people wrote about each other.
pub const RULES: &[Rule] = &[
    assessment::WRONG_PLACE,
    assessment::OTHER_VERSION,
    assessment::REASON_MISSING,
    assessment::NO_EVIDENCE,
    assessment::FOCUS_DATE,
    envelope::DAMAGED_ENVELOPE,
    evidence::BAD_LINK,
    journal::WRONG_KIND,
    seal::BROKEN_SEAL,
    seal::REOPENED,
    privacy::READABLE_BY_OTHERS,
    privacy::TRACKED_BY_GIT,
    privacy::WITHHELD,
];

/// One person's files, as far as they could be read.
#[derive(Debug, Default)]
pub struct PersonFiles {
    pub profile: Option<Sourced<Profile>>,
    /// Each with its writer.
    pub journals: Vec<(Id, Sourced<Journal>)>,
    /// Whether there is a journal that could not be read, so that any id may be in it.
    pub journal_unread: bool,
    pub assessments: Vec<AssessmentFile>,
    pub requests: Vec<RequestFile>,
    pub envelopes: Vec<Envelope>,
    pub packets: Vec<PacketPlace>,
}

/// A request for a move, and what it should say of itself by its place.
#[derive(Debug)]
pub struct PacketPlace {
    pub person: Id,
    pub cycle: Id,
    pub sourced: Sourced<Packet>,
}

/// An assessment, and what it should say of itself by its place.
#[derive(Debug)]
pub struct AssessmentFile {
    pub person: Id,
    pub cycle: Id,
    pub key: SideKey,
    pub sourced: Sourced<Assessment>,
}

/// What a manager asked a peer, and what it should say of itself by its place.
#[derive(Debug)]
pub struct RequestFile {
    pub person: Id,
    pub cycle: Id,
    pub peer: Id,
    pub sourced: Sourced<Request>,
}

/// A framework together with its digest, which is reckoned once.
#[derive(Debug)]
pub struct Pinned<'a> {
    pub framework: &'a Framework,
    /// `None` where parts of it could not be read: then nothing can be said to be unknown to it.
    pub digest: Option<String>,
}

impl<'a> Pinned<'a> {
    /// A framework whose every part was read.
    pub fn whole(framework: &'a Framework) -> Self {
        Self { framework, digest: Some(framework.digest().to_owned()) }
    }

    /// The framework, where what it does not know does not exist.
    pub fn known(&self) -> Option<&'a Framework> {
        self.digest.is_some().then_some(self.framework)
    }

    /// A framework as far as it could be read.
    pub fn in_part(framework: &'a Framework) -> Self {
        Self { framework, digest: None }
    }
}

/// What is wrong with one person's files.
pub fn problems(files: &PersonFiles, pinned: Option<&Pinned<'_>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let framework = pinned.and_then(Pinned::known);
    if let Some(profile) = &files.profile {
        check_profile(profile, framework, &mut problems);
    }
    for (_, journal) in &files.journals {
        journal::check(journal, framework, &mut problems);
    }
    for file in &files.requests {
        request::check(file, framework, &mut problems);
    }
    for packet in &files.packets {
        problems.extend(packet::problems(packet, framework));
    }
    for file in &files.assessments {
        // What was sealed takes along what it cites, since others cannot read the journal.
        let assessment = &file.sourced.value;
        let own = files.journals.iter().filter(|(writer, _)| *writer == assessment.rater);
        let noted = own.flat_map(|(_, journal)| &journal.value.0);
        let known = noted.chain(&assessment.cited).map(|entry| entry.id.as_str()).collect();
        // What was agreed may cite what either side has noted.
        let evidence = match files.journal_unread || file.key.side == Side::Agreed {
            true => Evidence::AnyId,
            false => Evidence::Entries(&known),
        };
        problems.extend(assessment::problems(file, evidence, pinned));
    }
    problems
}

/// What no answer may be sealed with, beside what the framework does not know.
pub fn answers<T>(sourced: &Sourced<T>, cells: &Cells, journal: &[JournalEntry]) -> Vec<Problem> {
    let entries = journal.iter().map(|entry| entry.id.as_str()).collect();
    assessment::answers(sourced, cells, Evidence::Entries(&entries))
}

fn check_profile(profile: &Sourced<Profile>, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let Some(framework) = framework else { return };
    if let Some(step) = &profile.value.step {
        problems.extend(unknown(profile, At::value(["step".into()]), Referred::Step, step, framework));
    }
}

/// An id that the framework neither has nor had.
fn unknown<T>(filed: &Sourced<T>, at: At, kind: Referred, id: &Id, framework: &Framework) -> Option<Problem> {
    let known: Vec<&str> = framework.referred(kind).into_iter().map(|(known, _)| known.as_str()).collect();
    if known.contains(&id.as_str()) || framework.successor(kind, id).is_some() {
        return None;
    }
    let problem = filed.problem(rules::UNKNOWN_ID.id, at, format!("no {} is called `{id}`", kind.noun()));
    Some(problem.meant(id.as_str(), known))
}
