//! Envelopes: a sealed assessment as it crosses from one machine to another. Outside stands what is no secret; the
//! assessment is inside, encrypted.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::framework::sha256_of;
use super::{Assessment, Id, Pin, Profile, Side, SideKey};

/// A sealed assessment on its way: a file such as `reviews/<person>/<cycle>/self.steps`.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The id of the person that the assessment is about.
    pub person: Id,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// From which side it was written.
    pub side: Side,
    /// The id of who wrote it.
    pub rater: Id,
    /// The framework that was rated.
    pub framework: Pin,
    /// When it was sealed, and the digest of its seal.
    pub sealed: OuterSeal,
    /// The ids of those whom it is written to.
    pub to: Vec<Id>,
    /// The assessment, encrypted: an age file in its text form.
    #[schemars(length(min = 1))]
    pub letter: String,
    /// SHA-256 over everything above, in lower-case hex.
    pub digest: String,
}

/// What the outside tells of a seal.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OuterSeal {
    /// The day of sealing.
    pub date: Date,
    /// How often it had been opened again by then.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub reopened: usize,
    /// The digest of the seal inside, which is salted and so tells nothing.
    pub digest: String,
}

/// What is inside an envelope, once it is opened.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub assessment: Assessment,
    /// The person's start date and step, which the other machine does not have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
}

impl Envelope {
    const FORMAT: u8 = 1;

    /// The envelope of a sealed assessment, around its encrypted text. `None` of a draft.
    pub fn new(assessment: &Assessment, to: Vec<Id>, letter: String) -> Option<Self> {
        let mut envelope = Self {
            format: Self::FORMAT,
            person: assessment.person.clone(),
            cycle: assessment.cycle.clone(),
            side: assessment.relation,
            rater: assessment.rater.clone(),
            framework: assessment.framework.clone(),
            sealed: OuterSeal::of(assessment)?,
            to,
            letter,
            digest: String::new(),
        };
        envelope.digest = envelope.digest();
        Some(envelope)
    }

    /// SHA-256 over everything but the digest itself, in lower-case hex.
    pub fn digest(&self) -> String {
        sha256_of(&Self { digest: String::new(), ..self.clone() })
    }

    /// Whether it is as it was made.
    pub fn is_whole(&self) -> bool {
        self.format == Self::FORMAT && self.digest == self.digest()
    }

    /// The same around another letter, which holds the same text.
    pub fn with_letter(self, letter: String) -> Self {
        let mut envelope = Self { letter, ..self };
        envelope.digest = envelope.digest();
        envelope
    }

    /// Whose it is: each rater has a name of their own, so that two of them never meet in one file.
    pub fn key(&self) -> SideKey {
        let rater = (self.side != Side::Oneself).then(|| self.rater.clone());
        SideKey { side: self.side, rater }
    }

    /// Whether what is inside is what the outside says.
    pub fn holds(&self, letter: &Letter) -> bool {
        let Assessment { person, cycle, relation, rater, framework, .. } = &letter.assessment;
        letter.assessment.is_sealed()
            && (person, cycle, rater) == (&self.person, &self.cycle, &self.rater)
            && (*relation, framework) == (self.side, &self.framework)
            && OuterSeal::of(&letter.assessment).as_ref() == Some(&self.sealed)
    }
}

impl OuterSeal {
    /// What the outside tells of an assessment's seal; nothing of a draft.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let seal = assessment.sealed.as_ref()?;
        Some(Self { date: seal.date, reopened: assessment.reopened.len(), digest: seal.digest.clone() })
    }

    /// Whether it was sealed before another of the same side.
    pub fn is_before(&self, other: &Self) -> bool {
        (self.date, self.reopened) < (other.date, other.reopened)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}
