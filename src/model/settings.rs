//! A workspace's settings: the file `steps.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Rhythm;

/// What a workspace decides for itself. Every key may be missing.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How often people review, and so how a cycle is named.
    pub cycle: Rhythm,
    /// How sealed assessments reach the other side, beside being handed over as files.
    pub share: Option<Share>,
    /// How `steps check` looks at the workspace.
    pub check: CheckSettings,
}

/// A way for envelopes.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Share {
    /// They are committed with the workspace, and everything else about people stays out of git.
    Git,
}

/// The table `[check]`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckSettings {
    /// How much a rule matters, by the rule's id: `error`, `warning`, `note` or `off`.
    pub rules: BTreeMap<String, Level>,
    /// Changes to the word lists, by the list's name.
    pub words: BTreeMap<String, WordList>,
}

/// How much a rule matters here.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Error,
    Warning,
    Note,
    Off,
}

/// A change to one word list.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct WordList {
    /// These instead of the shipped ones.
    pub replace: Option<Vec<String>>,
    /// These as well.
    pub add: Vec<String>,
    /// All but these.
    pub remove: Vec<String>,
}
