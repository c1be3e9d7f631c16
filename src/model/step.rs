//! Steps, and the only place that knows their order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Replaces};

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
    /// The id that this step had before, or a list of all of them: answers to it are carried over.
    #[serde(default, skip_serializing_if = "Replaces::is_empty")]
    pub replaces: Replaces,
    /// The id of the role that approves a move to this step. Missing: nobody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Id>,
    /// Whom to consult before a move to this step, each in a few words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consult: Vec<String>,
}

/// The steps of a framework, and their order. Ask here about it, rather than comparing positions elsewhere.
///
/// Steps form lines, each from narrow to wide. Of two steps on different lines neither is the wider one.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct Steps(Vec<Step>);

impl Steps {
    /// Takes the steps narrowest first, as `steps.yaml` lists them.
    pub fn new(narrowest_first: Vec<Step>) -> Self {
        Self(narrowest_first)
    }

    /// The steps in the order of `steps.yaml`.
    pub fn iter(&self) -> std::slice::Iter<'_, Step> {
        self.0.iter()
    }

    pub fn as_slice(&self) -> &[Step] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, id: &Id) -> Option<&Step> {
        self.0.iter().find(|step| step.id == *id)
    }

    /// Whether somebody at `wider` is expected to show what `narrower` describes: steps are cumulative.
    /// A step includes itself.
    pub fn includes(&self, wider: &Id, narrower: &Id) -> bool {
        matches!(
            (self.position(wider), self.position(narrower)),
            (Some(wider), Some(narrower)) if narrower <= wider
        )
    }

    /// Whether one step reaches further than the other: it includes it, and is another.
    pub fn is_wider(&self, wider: &Id, narrower: &Id) -> bool {
        wider != narrower && self.includes(wider, narrower)
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

    /// The lines, each with all its steps, narrowest first.
    pub fn lines(&self) -> Vec<Vec<&Step>> {
        if self.0.is_empty() { Vec::new() } else { vec![self.iter().collect()] }
    }

    /// The line that a step is on, narrowest first; the first line where there is no step or no such one.
    pub fn line_of(&self, id: Option<&Id>) -> Vec<&Step> {
        let lines = self.lines();
        let through = |line: &Vec<&Step>| id.is_none_or(|id| line.iter().any(|step| step.id == *id));
        let found = lines.iter().find(|line| through(line)).or_else(|| lines.first());
        found.cloned().unwrap_or_default()
    }

    /// Where reports list the step among the others; unknown ones come last. It says nothing about width.
    pub fn list_order(&self, id: &Id) -> usize {
        self.position(id).unwrap_or(usize::MAX)
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
