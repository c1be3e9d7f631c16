//! Answers without a terminal: the file that `steps assess --answers` takes.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Breadth, Cells, Id};

/// Answers to take over into an assessment. A cell that is not named here stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The disciplines that were rated. Missing: as before.
    #[serde(default)]
    pub disciplines: Option<Vec<Id>>,
    /// The answers, by behavior and step.
    pub cells: Cells,
    /// In which other disciplines the person works, and how far. Missing: as before.
    #[serde(default)]
    pub breadth: Option<Breadth>,
}
