//! Steps, and the only place that knows their order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// One step of widening impact.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The step's id, as it stands in every other file.
    pub id: Id,
    /// The step's name, as reports show it.
    #[schemars(length(min = 1))]
    pub name: String,
    /// What a person at this step does, in a sentence or two.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// How far the impact reaches, as a short noun phrase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Words and phrases that mark this scope: an example of a narrower step should not use them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_words: Vec<String>,
    /// The id of the role that approves a move to this step. Missing: nobody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Id>,
    /// Whom to consult before a move to this step, each in a few words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consult: Vec<String>,
}

/// The steps of a framework. Ask here about order, rather than comparing positions elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Steps(Vec<Step>);

impl Steps {
    /// Takes the steps narrowest first, as `steps.yaml` lists them.
    pub fn new(narrowest_first: Vec<Step>) -> Self {
        Self(narrowest_first)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Step> {
        self.0.iter()
    }

    pub fn get(&self, id: &Id) -> Option<&Step> {
        self.0.iter().find(|step| step.id == *id)
    }

    /// Whether somebody at `wider` is expected to show what `narrower` describes: steps are cumulative.
    pub fn includes(&self, wider: &Id, narrower: &Id) -> bool {
        matches!(
            (self.position(wider), self.position(narrower)),
            (Some(wider), Some(narrower)) if narrower <= wider
        )
    }

    /// The step after this one, if there is a wider one.
    pub fn next(&self, id: &Id) -> Option<&Step> {
        self.0.get(self.position(id)? + 1)
    }

    /// The step that this one widens, if there is a narrower one.
    pub fn previous(&self, id: &Id) -> Option<&Step> {
        self.0.get(self.position(id)?.checked_sub(1)?)
    }

    /// The steps that this one includes, narrowest first, itself last.
    pub fn up_to<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Step> {
        self.iter().filter(|step| self.includes(id, &step.id))
    }

    fn position(&self, id: &Id) -> Option<usize> {
        self.0.iter().position(|step| step.id == *id)
    }
}

impl<'a> IntoIterator for &'a Steps {
    type Item = &'a Step;
    type IntoIter = std::slice::Iter<'a, Step>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
