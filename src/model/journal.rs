//! The journal: evidence noted along the year, when it happens rather than before the review.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// What happened and may be worth talking about: the file `reviews/<person>/journal.yaml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The entries, oldest first.
    #[serde(default)]
    pub entries: Vec<Entry>,
}

/// One thing that happened.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The entry's id, as an answer's `evidence` names it.
    pub id: Id,
    /// The day it happened.
    pub on: Date,
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
