//! Assessments: what one rater said of one person in one cycle.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};

use super::framework::sha256_of;
use super::{Framework, Id, KnownIds, Lens, Rating};
use crate::diagnostic::suggestion::Candidate;
use crate::diagnostic::{At, Part, Problem, Source, rules};

/// Answers by behavior and step.
pub type Cells = BTreeMap<Id, BTreeMap<Id, Answer>>;

/// One rater's view of one person in one cycle: a file below `reviews/<person>/<cycle>`.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The version of this file format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The framework that was rated.
    pub framework: Pin,
    /// The id of the person that the assessment is about.
    pub person: Id,
    /// The id of who wrote it.
    pub rater: Id,
    /// How the rater stands to the person.
    pub relation: Relation,
    /// The ids of the disciplines whose examples were rated beside those for everybody.
    #[serde(default)]
    pub disciplines: Vec<Id>,
    /// The cycle, such as `2026-h2`.
    pub cycle: Id,
    /// The day on which it was begun.
    pub started: Date,
    /// Set once it is sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Seal>,
    /// In a draft: where to continue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<Resume>,
    /// In an agreed file: the step that was decided, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// In an agreed file: what to work on next, one to three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 3))]
    pub focus: Vec<Focus>,
    /// The answers, by behavior and step.
    #[serde(default)]
    pub cells: Cells,
}

/// The framework text that was rated.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The framework's id.
    pub id: Id,
    /// The framework's version.
    pub version: Version,
    /// SHA-256 over the texts, in lower-case hex. Missing in a file written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// How a rater stands to the person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The person.
    #[serde(rename = "self")]
    Oneself,
    /// Their manager.
    Manager,
    /// Somebody who works with them.
    Peer,
    /// The person and the manager together, in the review meeting.
    Agreed,
}

/// The mark that an assessment is finished.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The day of sealing.
    pub on: Date,
    /// SHA-256 over the assessment without its seal, in lower-case hex.
    pub digest: String,
}

/// Where to continue a draft.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// The question that is open, as `behavior/step/question`.
    pub question: String,
    /// What was typed there and is not accepted yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub text: Option<String>,
}

/// What was said about one cell.
#[derive(Clone, Debug, Default, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// A rating of the scale, `unsure` or `not-applicable`. Missing in a draft: not rated yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// The ids of the examples that describe the person today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Id>,
    /// In the rater's own words; for `not-applicable`, the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// Links, or ids of journal entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// Something to work on next.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// The id of the behavior to widen.
    pub behavior: Id,
    /// The id of the step to widen it to.
    pub step: Id,
    /// What to try.
    #[serde(rename = "try")]
    #[schemars(length(min = 1))]
    pub attempt: String,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Date>,
}

/// What a seal says about the file it stands in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SealState {
    /// There is none yet.
    Draft,
    /// It matches the content.
    Sealed,
    /// The content was changed after sealing.
    ChangedAfterwards,
}

impl Assessment {
    pub const FORMAT: u8 = 1;

    pub fn answer(&self, behavior: &Id, step: &Id) -> Option<&Answer> {
        self.cells.get(behavior)?.get(step)
    }

    /// The answer to a cell, made empty where there is none yet.
    pub fn answer_mut(&mut self, behavior: &Id, step: &Id) -> &mut Answer {
        self.cells.entry(behavior.clone()).or_default().entry(step.clone()).or_default()
    }

    /// The rating of a cell, where it has one.
    pub fn rating(&self, behavior: &Id, step: &Id) -> Option<&Rating> {
        self.answer(behavior, step)?.rating.as_ref()
    }

    /// SHA-256 over everything but the seal and the bookmark of a draft, in lower-case hex.
    pub fn digest(&self) -> String {
        sha256_of(&Self { sealed: None, resume: None, ..self.clone() })
    }

    /// Adds the seal and takes away what only a draft has.
    pub fn seal(&mut self, today: Date) {
        self.resume = None;
        self.cells.values_mut().for_each(|steps| steps.retain(|_, answer| !answer.is_empty()));
        self.cells.retain(|_, steps| !steps.is_empty());
        self.sealed = Some(Seal { on: today, digest: self.digest() });
    }

    pub fn seal_state(&self) -> SealState {
        match &self.sealed {
            None => SealState::Draft,
            Some(seal) if seal.digest == self.digest() => SealState::Sealed,
            Some(_) => SealState::ChangedAfterwards,
        }
    }

    /// The cells that have a rating, as behavior and step.
    pub fn rated(&self) -> impl Iterator<Item = (&Id, &Id, &Rating)> {
        self.cells.iter().flat_map(|(behavior, steps)| {
            steps.iter().filter_map(move |(step, answer)| Some((behavior, step, answer.rating.as_ref()?)))
        })
    }
}

impl Assessment {
    /// Ids that the framework does not know, where the file says that it is of these very texts.
    ///
    /// Against another version they are kept and shown as no longer in the framework.
    pub fn unknown_ids(&self, source: &Arc<Source>, framework: &Framework) -> Vec<Problem> {
        if !self.framework.matches(framework) {
            return Vec::new();
        }
        let mut problems = Vec::new();
        let mut unknown = |at: At, noun: &str, id: &Id, known: &[Candidate<'_>]| {
            if known.iter().all(|known| known.id != id.as_str()) {
                let message = format!("no {noun} is called `{id}`");
                let problem = Problem::new(rules::UNKNOWN_ID.id, source, at, message);
                problems.push(problem.meant(id.as_str(), known.iter().copied()));
            }
        };
        let KnownIds { behaviors, steps, disciplines, ratings, .. } = KnownIds::of(framework);
        for (index, id) in self.disciplines.iter().enumerate() {
            unknown(At::value(["disciplines".into(), index.into()]), "discipline", id, &disciplines);
        }
        for (behavior, by_step) in &self.cells {
            unknown(At::key(["cells".into(), behavior.into()]), "behavior", behavior, &behaviors);
            for (step, answer) in by_step {
                unknown(At::key(["cells".into(), behavior.into(), step.into()]), "step", step, &steps);
                let inside = |key: &str| ["cells".into(), behavior.into(), step.into(), key.into()];
                if let Some(rating) = &answer.rating {
                    unknown(At::value(inside("rating")), "rating", &rating.clone().into(), &ratings);
                }
                for (index, id) in answer.examples.iter().enumerate() {
                    let here = framework.examples(behavior, step, Lens::Whole);
                    let mut path = inside("examples").to_vec();
                    path.push(index.into());
                    let known = here.iter().map(|tagged| tagged.example.id.as_str().into());
                    let known: Vec<Candidate<'_>> = known.collect();
                    unknown(At { path, part: Part::Value }, "example here", id, &known);
                }
            }
        }
        let listed_steps = self.step.iter().map(|id| (vec!["step".into()], id));
        let focus = self.focus.iter().enumerate();
        let focus_steps = focus
            .clone()
            .map(|(index, focus)| (vec!["focus".into(), index.into(), "step".into()], &focus.step));
        for (path, id) in listed_steps.chain(focus_steps) {
            unknown(At { path, part: Part::Value }, "step", id, &steps);
        }
        for (index, focus) in focus {
            let at = At::value(["focus".into(), index.into(), "behavior".into()]);
            unknown(at, "behavior", &focus.behavior, &behaviors);
        }
        problems
    }
}

impl Answer {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Pin {
    pub fn of(framework: &Framework) -> Self {
        Self {
            id: framework.manifest.id.clone(),
            version: framework.manifest.version.clone(),
            digest: Some(framework.digest().to_owned()),
        }
    }

    /// Whether both mean the same texts, as far as can be told where one has no digest.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let digests = (&self.digest, &other.digest);
        self.id == other.id
            && self.version == other.version
            && !matches!(digests, (Some(one), Some(other)) if one != other)
    }

    /// Whether what was rated is what `framework` says today.
    ///
    /// A pin written by hand has no digest; then id and version decide.
    pub fn matches(&self, framework: &Framework) -> bool {
        self.id == framework.manifest.id
            && self.version == framework.manifest.version
            && self.digest.as_ref().is_none_or(|digest| digest == framework.digest())
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.version)
    }
}

impl Relation {
    /// The word that files and flags use.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Oneself => "self",
            Relation::Manager => "manager",
            Relation::Peer => "peer",
            Relation::Agreed => "agreed",
        }
    }
}
