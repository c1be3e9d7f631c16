//! A review as a record for other programs: one line of what `steps export reviews` writes.

use std::fmt;

use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};

use super::{Id, Rating};

/// One review: a person in a cycle, with what both sides sealed and what was agreed.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRecord {
    /// What it is a record of: `review`.
    pub record: RecordKind,
    /// The version of this format: 1. It rises when a key is added, goes away or changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The person's id; in an anonymous export a random key, another one for each review and each run.
    pub person: Id,
    /// The person's name. Missing in an anonymous export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The cycle, such as `2026-h2`; in an anonymous export `cycle-1` and so on in the place of a name that tells no days.
    pub cycle: Id,
    /// The id of the framework. Answers are under the ids that it has today.
    pub framework: Id,
    /// The version that was rated. Missing in an anonymous export, and where the sides rated different ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework_version: Option<Version>,
    /// The ids of the disciplines whose examples were rated, by both sides. Null: left out, for it would tell who it is.
    pub disciplines: Option<Vec<Id>>,
    /// The id of the person's step, as far as it is known. Null, too, where it would tell who it is.
    pub person_step: Option<Id>,
    /// Whether both sides have sealed, so that the answers of both are here.
    pub has_pair: bool,
    /// Whether there is a sealed record of what was agreed.
    pub has_agreed: bool,
    /// The answers, in the framework's order.
    pub answers: Vec<RecordAnswer>,
}

/// What was said about one behavior at one step.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RecordAnswer {
    /// The id of the behavior.
    pub behavior: Id,
    /// The id of the step.
    pub step: Id,
    /// How the ratings of the two sides relate. Null without two sides, and where one gave no rating or one that the scale no longer has.
    pub compared: Option<Compared>,
    /// The person's rating: the id of one of the scale, `unsure` or `not-applicable`.
    #[serde(rename = "self")]
    pub oneself: Option<Rating>,
    /// The manager's rating. Of several managers it is today's, or the first one by id.
    pub manager: Option<Rating>,
    /// The rating that was agreed on.
    pub agreed: Option<Rating>,
    /// The ids of the examples that the person marked. Null where they were not asked for examples.
    pub self_examples: Option<Vec<Id>>,
    /// The ids of the examples that the manager marked. Null where they were not asked for examples.
    pub manager_examples: Option<Vec<Id>>,
    /// The ids of the examples that were agreed on. Null where none were asked for.
    pub agreed_examples: Option<Vec<Id>>,
    /// The person's note. Missing in an anonymous export, as all notes and evidence are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_note: Option<String>,
    /// The manager's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager_note: Option<String>,
    /// The note on what was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_note: Option<String>,
    /// The person's evidence: links, or ids of entries of the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub self_evidence: Vec<String>,
    /// The manager's evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub manager_evidence: Vec<String>,
    /// The evidence for what was agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed_evidence: Vec<String>,
}

/// What a record is of.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// A review.
    Review,
}

/// How the ratings of the two sides relate.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compared {
    /// Both said the same.
    Same,
    /// The person's rating is the higher one.
    SelfHigher,
    /// The manager's rating is the higher one.
    ManagerHigher,
    /// One of them, or both, could not say.
    CannotSay,
    /// One of them said that it does not apply, and the other rated it.
    NotApplicable,
}

impl ReviewRecord {
    pub const VERSION: u8 = 1;
}

impl Compared {
    pub const ALL: [Self; 5] =
        [Self::Same, Self::SelfHigher, Self::ManagerHigher, Self::CannotSay, Self::NotApplicable];

    /// As it stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::SelfHigher => "self-higher",
            Self::ManagerHigher => "manager-higher",
            Self::CannotSay => "cannot-say",
            Self::NotApplicable => "not-applicable",
        }
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
