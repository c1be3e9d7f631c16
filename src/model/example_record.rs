//! An example as a record for other programs: one line of what `steps export framework` writes.

use schemars::JsonSchema;
use semver::Version;
use serde::Serialize;

use super::Id;

/// One example, and where it stands.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ExampleRecord {
    /// What it is a record of: `example`.
    #[schemars(extend("const" = "example"))]
    pub record: &'static str,
    /// The version of this format: 1. It rises when a key is added, goes away or changes its meaning.
    #[schemars(range(min = 1, max = 1))]
    pub version: u8,
    /// The id of the framework.
    pub framework: Id,
    /// The framework's version.
    pub framework_version: Version,
    /// The id of the behavior.
    pub behavior: Id,
    /// The behavior's name.
    pub behavior_name: String,
    /// The heading that the behavior stands under.
    pub group: Option<String>,
    /// The id of the step.
    pub step: Id,
    /// The step's name.
    pub step_name: String,
    /// Where the steps fork, the ids of the widest step of each line that the step is on; else empty.
    pub lines: Vec<Id>,
    /// The ids of the disciplines that the example is for; empty where it is for everybody.
    pub disciplines: Vec<Id>,
    /// The names of the disciplines, in the same order.
    pub discipline_names: Vec<String>,
    /// The example's id, which assessments name.
    pub id: Id,
    /// The example.
    pub text: String,
    /// Addresses to read more at.
    pub links: Vec<String>,
    /// The ids of the examples whose place it took.
    pub replaces: Vec<Id>,
}

impl ExampleRecord {
    pub const RECORD: &str = "example";
    pub const VERSION: u8 = 1;
}
