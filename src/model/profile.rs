//! A person's profile: what rarely changes about them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// A person: the file `reviews/<person>/profile.yaml`. Every key may be missing.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name that reports and questions use.
    #[schemars(length(min = 1))]
    pub name: Option<String>,
    /// The id of their manager.
    pub manager: Option<Id>,
    /// The ids of their disciplines. An empty list: none, and nobody is asked.
    pub disciplines: Option<Vec<Id>>,
    /// The day on which they started.
    pub start: Option<Date>,
    /// The id of the step they are at today, if it was set.
    pub step: Option<Id>,
}
