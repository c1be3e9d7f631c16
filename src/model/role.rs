//! Roles: ways to engage with a team, a project or a discipline.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Expects, Id};

/// A role, and the narrowest step that it needs, if any.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The role's id, as a step's `approval` names it.
    pub id: Id,
    /// The role's name, as reports show it.
    #[schemars(length(min = 1))]
    pub name: String,
    /// What somebody in this role does, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The narrowest step at which somebody can take this role. Missing: any step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// Which step somebody in this role is expected to show in a behavior: a pattern to talk about.
    #[serde(default, skip_serializing_if = "Expects::is_empty")]
    pub expects: Expects,
}
