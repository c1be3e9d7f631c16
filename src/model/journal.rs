//! The journal: evidence noted along the year, when it happens rather than before the review.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// What happened and may be worth talking about: the file `reviews/<person>/journal.yaml`, or `journal-<writer>.yaml` of somebody else.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The entries, oldest first.
    #[serde(default)]
    pub entries: Vec<JournalEntry>,
}

/// One thing that happened.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JournalEntry {
    /// The entry's id, as an answer's `evidence` names it.
    pub id: Id,
    /// The day it happened.
    pub date: Date,
    /// What happened, in a sentence or two.
    #[schemars(length(min = 1))]
    pub text: String,
    /// The ids of the behaviors that it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub behaviors: Vec<Id>,
    /// Links to where it can be seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}
