//! The framework as a whole: its parts put together, and the questions that span them.

use std::sync::OnceLock;

use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::guide::Topic;
use super::{Behavior, Discipline, Example, Id, Questions, Role, Scale, Step, Steps};

/// What a framework says about itself: the file `framework/framework.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The framework's id, as assessments pin it.
    pub id: Id,
    /// The framework's name, as a heading.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The version of its texts, by semantic versioning: an expectation added or raised is a major
    /// rise, one clarified or removed a minor one, wording a patch.
    pub version: Version,
    /// The language of the texts, such as `en`; wording rules are for English only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What the framework is, in a sentence or two.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The behaviors in the order in which they are shown and rated.
    #[schemars(length(min = 1))]
    pub behaviors: Vec<Id>,
    /// The ratings that people choose from, and from which one on a behavior counts as demonstrated.
    pub scale: Scale,
}

impl Manifest {
    /// The language of a framework that names none.
    pub const ENGLISH: &str = "en";

    /// The language as a tag by BCP 47; that of English where `language` is none, such as `german`.
    pub fn language_tag(&self) -> &str {
        let is_tag = |text: &&str| {
            let mut parts = text.split('-');
            let is_part = |part: &str| {
                (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            };
            let is_language = |part: &str| {
                (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            };
            parts.next().is_some_and(is_language) && parts.all(is_part)
        };
        self.language.as_deref().filter(is_tag).unwrap_or(Self::ENGLISH)
    }
}

/// A career framework: every part refers to parts that exist.
#[derive(Clone, Debug)]
pub struct Framework {
    pub manifest: Manifest,
    pub steps: Steps,
    pub roles: Vec<Role>,
    /// In the order of the manifest.
    pub behaviors: Vec<Behavior>,
    /// In the order of their ids.
    pub disciplines: Vec<Discipline>,
    pub questions: Questions,
    /// How the framework is used, topic by topic; empty where nobody wrote that down.
    pub guide: Vec<Topic>,
    /// Worked out once: every assessment that is read is compared with it.
    pub digest: OnceLock<String>,
}

/// Whose examples are looked at, beside those for everybody.
#[derive(Clone, Copy, Debug)]
pub enum Lens<'a> {
    /// Those of no discipline.
    Everybody,
    /// Those of these disciplines.
    Of(&'a [Id]),
    /// Those of every discipline.
    Whole,
}

/// An example as a reader meets it: with the disciplines it is for, none where it is for everybody.
#[derive(Clone, Debug)]
pub struct Tagged<'a> {
    pub example: &'a Example,
    pub disciplines: Vec<&'a Discipline>,
}

/// An example, and where it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LocatedExample<'a> {
    pub behavior: &'a Id,
    pub step: &'a Id,
    pub example: &'a Example,
}

impl Framework {
    /// What cells are sorted by: behavior by behavior, the steps as they are listed. What is not there comes last, by id.
    pub fn cell_order<'i>(&self, behavior: &'i Id, step: &'i Id) -> (usize, &'i Id, usize, &'i Id) {
        (self.behavior_order(behavior), behavior, self.steps.list_order(step), step)
    }

    /// Where a behavior stands; one that is not there comes last.
    pub fn behavior_order(&self, id: &Id) -> usize {
        self.behaviors.iter().position(|behavior| behavior.id == *id).unwrap_or(usize::MAX)
    }

    pub fn behavior(&self, id: &Id) -> Option<&Behavior> {
        self.behaviors.iter().find(|behavior| behavior.id == *id)
    }

    pub fn discipline(&self, id: &Id) -> Option<&Discipline> {
        self.disciplines.iter().find(|discipline| discipline.id == *id)
    }

    pub fn role(&self, id: &Id) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// Whether somebody of these disciplines has a behavior: some are for certain disciplines only.
    pub fn has_behavior(&self, behavior: &Id, lens: Lens<'_>) -> bool {
        let only = self.behavior(behavior).map_or(&[][..], |behavior| &behavior.disciplines);
        match lens {
            Lens::Whole => true,
            Lens::Everybody => only.is_empty(),
            Lens::Of(ids) => only.is_empty() || ids.iter().any(|id| only.contains(id)),
        }
    }

    /// Whether somebody of these disciplines has a step: a discipline may have its own choice. Somebody of several
    /// disciplines has what any of them has. Lines of which a discipline names no step are open to its people as well.
    pub fn has_step(&self, step: &Id, lens: Lens<'_>) -> bool {
        let Lens::Of(ids) = lens else { return true };
        let is_chosen = |discipline: &Discipline, step: &Id| discipline.steps.contains(step);
        let names_none = |discipline: &Discipline| {
            let mut branches = self.steps.branches().into_iter();
            let own = branches.find(|branch| branch.steps.iter().any(|it| it.id == *step));
            own.is_some_and(|branch| branch.steps.iter().all(|it| !is_chosen(discipline, &it.id)))
        };
        let has = |discipline: &Discipline| {
            discipline.steps.is_empty() || is_chosen(discipline, step) || names_none(discipline)
        };
        ids.is_empty() || ids.iter().any(|id| self.discipline(id).is_none_or(has))
    }

    /// The behaviors that somebody of these disciplines has.
    pub fn behaviors_of(&self, lens: Lens<'_>) -> impl Iterator<Item = &Behavior> {
        self.behaviors.iter().filter(move |behavior| self.has_behavior(&behavior.id, lens))
    }

    /// The examples of a cell: those for everybody first, then those of the disciplines in the lens; none where they
    /// do not have the behavior or the step.
    pub fn examples(&self, behavior: &Id, step: &Id, lens: Lens<'_>) -> Vec<Tagged<'_>> {
        if !self.has_behavior(behavior, lens) || !self.has_step(step, lens) {
            return Vec::new();
        }
        let in_lens = |id: &Id| match lens {
            Lens::Everybody => false,
            Lens::Of(ids) => ids.contains(id),
            Lens::Whole => true,
        };
        let shared =
            self.behavior(behavior).and_then(|behavior| behavior.examples.get(step)).into_iter().flatten();
        let (general, marked): (Vec<_>, Vec<_>) = shared.partition(|example| example.disciplines.is_empty());
        let mut found: Vec<Tagged<'_>> =
            general.into_iter().map(|example| Tagged { example, disciplines: Vec::new() }).collect();
        for example in marked {
            let mut disciplines = Vec::new();
            for id in example.disciplines.iter().filter(|id| in_lens(id)) {
                disciplines.extend(self.discipline(id));
            }
            if !disciplines.is_empty() {
                found.push(Tagged { example, disciplines });
            }
        }
        for discipline in self.disciplines.iter().filter(|discipline| in_lens(&discipline.id)) {
            let own = discipline.examples.get(behavior).and_then(|steps| steps.get(step));
            found.extend(
                own.into_iter().flatten().map(|example| Tagged { example, disciplines: vec![discipline] }),
            );
        }
        found
    }

    /// Whether disciplines have examples of their own for this behavior.
    pub fn differs_by_discipline(&self, behavior: &Id) -> bool {
        let marked = self.behavior(behavior).is_some_and(|behavior| {
            behavior.examples.values().flatten().any(|example| !example.disciplines.is_empty())
        });
        marked || self.disciplines.iter().any(|discipline| discipline.examples.contains_key(behavior))
    }

    /// Every example, with where it stands: behaviors first, then disciplines.
    pub fn located_examples(&self) -> impl Iterator<Item = LocatedExample<'_>> {
        let shared = self.behaviors.iter().flat_map(|behavior| {
            behavior.examples.iter().map(move |(step, examples)| (&behavior.id, step, examples))
        });
        let own = self.disciplines.iter().flat_map(|discipline| {
            discipline.examples.iter().flat_map(|(behavior, steps)| {
                steps.iter().map(move |(step, examples)| (behavior, step, examples))
            })
        });
        shared.chain(own).flat_map(|(behavior, step, examples)| {
            examples.iter().map(move |example| LocatedExample { behavior, step, example })
        })
    }

    /// The example with this id, wherever it stands, with the disciplines it is for.
    pub fn tagged(&self, id: &Id) -> Option<Tagged<'_>> {
        let place = self.located_examples().find(|place| place.example.id == *id)?;
        let cell = self.examples(place.behavior, place.step, Lens::Whole);
        cell.into_iter().find(|tagged| tagged.example.id == *id)
    }

    /// The steps that somebody moving to `step` needs approval from and advice of, in one line.
    pub fn route_to(&self, step: &Step) -> Option<Route<'_>> {
        let approver = step.approval.as_ref().and_then(|id| self.role(id));
        let consult: Vec<String> = step.consult.clone();
        (approver.is_some() || !consult.is_empty()).then_some(Route { approver, consult })
    }

    /// What an assessment pins: SHA-256 over everything that a rater reads, in lower-case hex.
    ///
    /// Roles, approval and questions are left out: changing them changes no rating.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.work_out_digest())
    }

    fn work_out_digest(&self) -> String {
        let steps: Vec<_> =
            self.steps.iter().map(|step| (&step.id, &step.name, &step.summary, &step.scope)).collect();
        let read = (&self.manifest.id, &self.manifest.scale, steps, &self.behaviors, &self.disciplines);
        sha256_of(&read)
    }
}

/// Who decides about a move to a step, and whom they consult.
#[derive(Clone, Debug)]
pub struct Route<'a> {
    pub approver: Option<&'a Role>,
    pub consult: Vec<String>,
}

/// SHA-256 over a value's canonical form, JSON in the order of the types' fields; lower-case hex.
pub(super) fn sha256_of(value: &impl Serialize) -> String {
    #[expect(clippy::unwrap_used, reason = "plain structs with string keys always serialize")]
    let canonical = serde_json::to_vec(value).unwrap();
    let digest = Sha256::digest(&canonical);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag_or_english() {
        let check = |language: Option<&str>, expect: &str| {
            let manifest: Manifest = serde_json::from_value(serde_json::json!({
                "id": "bakery", "name": "Bakery", "version": "1.0.0", "language": language, "summary": "Bread.",
                "behaviors": [], "scale": {"demonstrated_from": "often", "ratings": []},
            }))
            .expect("a manifest");
            assert_eq!(manifest.language_tag(), expect, "{language:?}");
        };
        check(None, "en");
        check(Some("de"), "de");
        check(Some("zh-Hant-TW"), "zh-Hant-TW");
        check(Some("german"), "en");
        check(Some("de_AT"), "en");
        check(Some("de-"), "en");
        check(Some(""), "en");
    }
}
