//! Behaviors and disciplines, and the examples that both hold.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Replaces};

/// Examples by the step they belong to.
pub type ByStep = BTreeMap<Id, Vec<Example>>;

/// One behavior across the steps: a file of `framework/behaviors`.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Behavior {
    /// The behavior's id: the file's name without its ending.
    pub id: Id,
    /// The behavior's name, as a heading.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The name in at most a few words, for tables. Without it, the name is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub short: Option<String>,
    /// What the behavior is about, in a sentence or two.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The heading that the behavior stands under, together with those beside it that name the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub group: Option<String>,
    /// The ids of the disciplines whose people have this behavior. Missing: everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Id>,
    /// What the behavior comes down to at a step, in a sentence each, above the examples.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub summaries: BTreeMap<Id, String>,
    /// The id that this behavior had before, or a list of all of them: answers to it are carried over.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
    /// Examples by step: a list under each step's id. An example without `disciplines` is for everybody.
    #[serde(default)]
    pub examples: ByStep,
}

/// A domain of expertise with examples of its own: a file of `framework/disciplines`.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Discipline {
    /// The discipline's id: the file's name without its ending.
    pub id: Id,
    /// The discipline's name, as a heading and as a tag.
    #[schemars(length(min = 1))]
    pub name: String,
    /// What the discipline is for, in a sentence or two.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The ids of the steps that this discipline has, of the lines that it names any of. Missing: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Id>,
    /// The id that this discipline had before, or a list of all of them: answers to it are carried over.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
    /// The discipline's own examples, by behavior and step. Those for everybody apply beside them.
    #[serde(default)]
    pub examples: BTreeMap<Id, ByStep>,
}

/// What a behavior looks like at a step: a trigger for a conversation, never an item of a checklist.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The example's id: unique in the whole framework, and permanent, since assessments name it.
    pub id: Id,
    /// One observable behavior in the third person. Starts with a verb, in 25 words at most, without a full stop.
    #[schemars(length(min = 1))]
    pub text: String,
    /// In a behavior's file, the ids of the disciplines that it is for. Missing: for everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Id>,
    /// Addresses to read more at, such as a document that shows what is meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// The id of the example whose place this one takes, when its meaning changed; a list where it takes that of several.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
}

impl Behavior {
    /// The form for tables.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

impl Discipline {
    /// Whether this discipline has examples of its own for a behavior, in either file.
    pub fn has_own_for(&self, behavior: &Behavior) -> bool {
        let mut shared = behavior.examples.values().flatten();
        self.examples.contains_key(&behavior.id)
            || shared.any(|example| example.disciplines.contains(&self.id))
    }
}
