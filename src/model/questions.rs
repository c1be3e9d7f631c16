//! The open questions that begin the talk about a difference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Questions by the kind of difference: the file `framework/questions.yaml`.
///
/// `{behavior}`, `{step}`, `{first}` and `{second}` stand for names that the report fills in.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Questions {
    /// The first rater rated one higher.
    #[schemars(length(min = 1))]
    pub first_higher: Vec<String>,
    /// The second rater rated one higher.
    #[schemars(length(min = 1))]
    pub second_higher: Vec<String>,
    /// The ratings are two or more apart, either way.
    #[schemars(length(min = 1))]
    pub wide: Vec<String>,
    /// Only one of them could say.
    #[schemars(length(min = 1))]
    pub one_sided: Vec<String>,
    /// One of them says that it does not apply here.
    #[schemars(length(min = 1))]
    pub not_applicable: Vec<String>,
    /// The same rating, seen in different examples.
    #[schemars(length(min = 1))]
    pub same_rating_other_examples: Vec<String>,
}
