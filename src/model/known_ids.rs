//! The ids that other files can refer to, each with the names that people know it by.

use super::{Behavior, Discipline, Framework, Id, ParsedFramework, Rating, Replaces, Role, Scale, Step};
use crate::diagnostic::rules::MALFORMED_ID;
use crate::diagnostic::suggestion::{Candidate, did_you_mean, nearest, only_near};
use crate::diagnostic::{Edit, Finding, Segment};

/// What can be referred to in a framework, by kind.
#[derive(Clone, Debug, Default)]
pub struct KnownIds<'a> {
    pub behaviors: Vec<Candidate<'a>>,
    pub steps: Vec<Candidate<'a>>,
    pub disciplines: Vec<Candidate<'a>>,
    pub roles: Vec<Candidate<'a>>,
    /// The ratings of the scale, then the answers that every scale has.
    pub ratings: Vec<Candidate<'a>>,
}

impl<'a> KnownIds<'a> {
    pub fn of(framework: &'a Framework) -> Self {
        Self {
            behaviors: framework.behaviors.iter().flat_map(of_behavior).collect(),
            steps: framework.steps.iter().flat_map(of_step).collect(),
            disciplines: framework.disciplines.iter().flat_map(of_discipline).collect(),
            roles: framework.roles.iter().map(of_role).collect(),
            ratings: of_scale(&framework.manifest.scale).into_iter().chain(of_every_scale()).collect(),
        }
    }

    /// Those of a framework as far as it could be read; a part that could not is known by its file's name.
    pub fn of_parts(parts: &'a ParsedFramework) -> Self {
        let unread = |ids: &'a [String]| ids.iter().map(|id| Candidate::from(id.as_str()));
        let behaviors = parts.behaviors.iter().flat_map(|filed| of_behavior(&filed.value));
        let disciplines = parts.disciplines.iter().flat_map(|filed| of_discipline(&filed.value));
        let scale = parts.manifest.iter().flat_map(|filed| of_scale(&filed.value.scale));
        Self {
            behaviors: behaviors.chain(unread(&parts.unread_behaviors)).collect(),
            steps: parts.steps.iter().flat_map(|filed| &filed.value).flat_map(of_step).collect(),
            disciplines: disciplines.chain(unread(&parts.unread_disciplines)).collect(),
            roles: parts.roles.iter().flat_map(|filed| &filed.value).map(of_role).collect(),
            ratings: scale.chain(of_every_scale()).collect(),
        }
    }

    /// For each malformed id that should refer to something, suggests the existing id that may be meant.
    pub fn suggest(&self, findings: &mut [Finding]) {
        for finding in findings.iter_mut().filter(|finding| finding.rule == MALFORMED_ID.id) {
            let (known, is_key) = match self.referred_to(&finding.path) {
                Some(found) => found,
                None => continue,
            };
            let near = only_near(finding.written(), known.iter().copied()).map(str::to_owned);
            let is_near = nearest(finding.written(), known.iter().copied()).is_some();
            // What is said already is nearer to what was written than a list of what there is.
            if is_near || finding.help.is_none() {
                finding.help = did_you_mean(finding.written(), known);
            }
            finding.fix = near.map(|id| match is_key {
                true => Edit::RenameKey(finding.path.clone(), id),
                false => Edit::SetText(finding.path.clone(), id),
            });
        }
    }

    /// What the id at a path of any file refers to, and whether the path is of a key.
    fn referred_to(&self, path: &[Segment]) -> Option<(Vec<Candidate<'a>>, bool)> {
        let keys: Vec<&str> = path.iter().filter_map(Segment::key).collect();
        let is_item = matches!(path.last(), Some(Segment::Index(_)));
        let is_in_list = keys.len() < path.len();
        Some(match keys.as_slice() {
            ["cells", _] if !is_in_list => (self.behaviors.clone(), true),
            ["cells", _, _] if !is_in_list => (self.steps.clone(), true),
            ["breadth", _] if !is_in_list => (self.disciplines.clone(), true),
            // Of a behavior's file, or of a discipline's.
            ["examples", _] if !is_in_list => ([self.steps.as_slice(), &self.behaviors].concat(), true),
            ["examples", _, _] if !is_in_list => (self.steps.clone(), true),
            ["summaries", _] if !is_in_list => (self.steps.clone(), true),
            [.., "step" | "after" | "beside"] | ["to"] => (self.steps.clone(), false),
            [.., "steps"] if is_item => (self.steps.clone(), false),
            ["expects", _] => (self.steps.clone(), false),
            [.., "rating" | "demonstrated_from"] => (self.ratings.clone(), false),
            [.., "behavior"] => (self.behaviors.clone(), false),
            [.., "behaviors"] if is_item => (self.behaviors.clone(), false),
            [.., "disciplines"] if is_item => (self.disciplines.clone(), false),
            [.., "approval"] => (self.roles.clone(), false),
            _ => return None,
        })
    }
}

fn candidate<'a>(id: &'a Id, name: &'a str) -> Candidate<'a> {
    Candidate { id: id.as_str(), name }
}

/// A part by its names, and by the ids that it had before.
fn named<'a>(
    id: &'a Id,
    names: impl IntoIterator<Item = &'a str>,
    replaces: &'a Replaces,
) -> Vec<Candidate<'a>> {
    let earlier = replaces.iter().map(Id::as_str);
    names.into_iter().chain(earlier).map(|name| candidate(id, name)).collect()
}

fn of_behavior(behavior: &Behavior) -> Vec<Candidate<'_>> {
    named(&behavior.id, [&behavior.name, behavior.short()], &behavior.replaces)
}

fn of_step(step: &Step) -> Vec<Candidate<'_>> {
    named(&step.id, [step.name.as_str(), step.short()], &step.replaces)
}

fn of_discipline(discipline: &Discipline) -> Vec<Candidate<'_>> {
    named(&discipline.id, [discipline.name.as_str()], &discipline.replaces)
}

fn of_role(role: &Role) -> Candidate<'_> {
    candidate(&role.id, &role.name)
}

/// The ratings of a scale.
pub fn of_scale(scale: &Scale) -> Vec<Candidate<'_>> {
    let named = scale.ratings.iter().map(|point| named(&point.id, [point.label.as_str()], &point.replaces));
    named.flatten().collect()
}

fn of_every_scale() -> [Candidate<'static>; 2] {
    [
        Candidate { id: Rating::UNSURE, name: Rating::UNSURE_LABEL },
        Candidate { id: Rating::NOT_APPLICABLE, name: Rating::NOT_APPLICABLE_LABEL },
    ]
}
