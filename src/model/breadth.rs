//! Breadth: in which other disciplines than their own somebody works, and how far that reaches.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;
use super::assessment::unless_blank;

/// What was said by discipline. Asked and answered by none, it is empty.
pub type Breadth = BTreeMap<Id, OtherDiscipline>;

/// Work in another discipline than one's own.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OtherDiscipline {
    /// The id of the step that the work there reaches. Missing in a draft: not said yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// In the rater's own words.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "unless_blank")]
    pub note: Option<String>,
}
