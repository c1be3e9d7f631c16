//! What only the record of a review meeting has: what it was agreed on, what became of the last one, and what to work
//! on next.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::assessment::unless_blank;
use super::{Assessment, Cells, Id, Side};

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
    pub cells: Cells,
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

impl Became {
    pub const ALL: [Self; 3] = [Self::Done, Self::GoesOn, Self::Dropped];

    /// In words: `It was done`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::GoesOn => "Goes on",
            Self::Dropped => "Dropped",
        }
    }
}

impl Assessment {
    /// Whether it is the record of a meeting that is not over: nobody has said yes to it. What somebody wrote by hand,
    /// without a place to continue, is no such draft.
    pub fn is_open_meeting(&self) -> bool {
        self.relation == Side::Agreed && self.sealed.is_none() && self.resume.is_some()
    }
}
