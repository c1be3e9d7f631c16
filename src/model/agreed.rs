//! What only the record of a review meeting has: what it was agreed on, what became of the last one, and what to work
//! on next.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::assessment::unless_blank;
use super::{Answer, Assessment, Id, Rating, Side};

/// A sealed assessment that something was agreed on.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AgreedOn {
    /// The side that it is.
    pub side: Side,
    /// The id of who wrote it.
    pub rater: Id,
    /// The digest of its seal.
    pub digest: String,
}

/// What became of something that was agreed to work on.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The id of the behavior that was to be widened.
    pub behavior: Id,
    /// The id of the step that it was to be widened to.
    pub step: Id,
    /// What was to be tried.
    #[serde(rename = "try")]
    #[schemars(length(min = 1))]
    pub attempt: String,
    /// What became of it. Missing: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<Became>,
    /// A word about it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "unless_blank")]
    pub note: Option<String>,
}

/// What can become of something that was agreed to work on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It was done.
    Done,
    /// It is still being worked on.
    GoesOn,
    /// It was given up.
    Dropped,
}

/// Something to work on next.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// The id of the behavior to widen.
    pub behavior: Id,
    /// The id of the step to widen it to.
    pub step: Id,
    /// What to try.
    #[serde(rename = "try")]
    #[schemars(length(min = 1))]
    pub attempt: String,
    /// What the manager does for it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "unless_blank")]
    pub support: Option<String>,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
}

/// What was decided about one cell, without a terminal. What it does not name stays as it is.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id of a rating of the framework's scale, `unsure` or `not-applicable`.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// The ids of the examples that hold.
    #[serde(default)]
    pub examples: Option<Vec<Id>>,
    /// Why it was decided so; for `not-applicable`, the reason. A blank one is none.
    #[serde(default, deserialize_with = "unless_blank")]
    pub note: Option<String>,
    /// Links, or ids of journal entries.
    #[serde(default)]
    pub evidence: Option<Vec<String>>,
}

/// Decisions by behavior and step.
pub type DecidedCells = BTreeMap<Id, BTreeMap<Id, Decision>>;

/// What was decided, without a terminal: the file that `steps agree --answers` takes. What it does not name stays as it
/// is.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Whether the answers that both sides share are taken as they are.
    #[serde(default)]
    pub accept_shared: bool,
    /// What became of what was agreed to work on the last time.
    #[serde(default)]
    pub follow_up: Option<Vec<FollowUp>>,
    /// What was decided, by behavior and step.
    #[serde(default)]
    pub cells: DecidedCells,
    /// What to work on next, one to three.
    #[serde(default)]
    #[schemars(length(max = 3))]
    pub focus: Option<Vec<Focus>>,
    /// The id of the step that was decided.
    #[serde(default)]
    pub step: Option<Id>,
    /// For somebody without a step: the day by which their first one is to be set.
    #[serde(default)]
    pub step_by: Option<Date>,
}

impl Decision {
    /// The answer with what is decided here in the place of what was said `before`.
    pub fn over(&self, before: &Answer) -> Answer {
        let Self { rating, examples, note, evidence } = self.clone();
        Answer {
            rating: rating.or_else(|| before.rating.clone()),
            examples: examples.unwrap_or_else(|| before.examples.clone()),
            note: note.or_else(|| before.note.clone()),
            evidence: evidence.unwrap_or_else(|| before.evidence.clone()),
            forward: before.forward,
        }
    }
}

impl From<&Focus> for FollowUp {
    /// Of which nobody has said yet what became of it.
    fn from(focus: &Focus) -> Self {
        Self {
            behavior: focus.behavior.clone(),
            step: focus.step.clone(),
            attempt: focus.attempt.clone(),
            became: None,
            note: None,
        }
    }
}

impl Became {
    pub const ALL: [Self; 3] = [Self::Done, Self::GoesOn, Self::Dropped];

    /// In words: `Goes on`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::GoesOn => "Goes on",
            Self::Dropped => "Dropped",
        }
    }
}

impl Assessment {
    /// Whether nothing goes on of what was agreed to work on the time before.
    pub fn closes_focus(&self) -> bool {
        let is_over = |it: &FollowUp| matches!(it.became, Some(Became::Done | Became::Dropped));
        !self.follow_up.is_empty() && self.follow_up.iter().all(is_over)
    }

    /// Whether it is the record of a meeting that is not over: nobody has said yes to it. What somebody wrote by hand,
    /// without a place to continue, is no such draft.
    pub fn is_open_meeting(&self) -> bool {
        self.relation == Side::Agreed && self.sealed.is_none() && self.resume.is_some()
    }
}
