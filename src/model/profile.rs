//! A person's profile: what is private to them and their manager, and rarely changes.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// A person's step and start date: the file `reviews/<person>/profile.yaml`. Every key may be missing.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The day on which they started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The id of the step they are at today, if it was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
}
