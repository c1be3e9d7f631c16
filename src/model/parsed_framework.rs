//! The parts of a framework as they were read, and whether they refer to each other rightly.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::copies::Copied;
use super::guide::Topic;
use super::known_ids::of_scale;
use super::references::stem;
use super::{
    Behavior, Discipline, Example, Framework, Id, KnownIds, Manifest, Questions, Rating, Role, Steps,
};
use crate::diagnostic::rules::{DUPLICATE_ID, UNKNOWN_ID, UNKNOWN_KEY, WRONG_VALUE};
use crate::diagnostic::suggestion::{Candidate, nearest};
use crate::diagnostic::{At, Edit, Group, Problem, Rule, Segment, Sourced};

/// The rules about how the parts of a framework fit together, beside those about ids.
pub const RULES: &[Rule] = &[RESERVED_ID, FILE_NAME, UNLISTED_BEHAVIOR, MISSING_BEHAVIOR];

const RESERVED_ID: Rule = Rule {
    id: "reserved-id",
    catches: "A rating with the id of an answer that every scale has.",
    explanation: "`unsure` and `not-applicable` are always possible answers and are not part of the order of the ratings, so a scale does not list them.",
    bad: "ratings:\n  - id: unsure",
    good: "ratings:\n  - id: not-yet",
    ..Rule::error(Group::Structure)
};

pub(super) const FILE_NAME: Rule = Rule {
    id: "file-name",
    catches: "A behavior or a discipline whose id differs from the name of its file.",
    explanation: "The file's name without its ending is the id, so that people who read one find the other.",
    bad: "# disciplines/quality.yaml\nid: testing",
    good: "# disciplines/quality.yaml\nid: quality",
    ..Rule::error(Group::Structure)
};

const UNLISTED_BEHAVIOR: Rule = Rule {
    id: "unlisted-behavior",
    catches: "A behavior with a file that is not listed in `framework.yaml`.",
    explanation: "`behaviors` in `framework.yaml` is the order in which behaviors are shown and rated; nobody would see one that is not listed.",
    bad: "behaviors: [care]",
    good: "behaviors: [care, craft]",
    ..Rule::error(Group::Structure)
};

const MISSING_BEHAVIOR: Rule = Rule {
    id: "missing-behavior",
    catches: "A behavior that is listed in `framework.yaml` but has no file.",
    explanation: "Add the file in `behaviors/`, or remove the id from the list.",
    bad: "behaviors: [care, crafd]",
    good: "behaviors: [care, craft]",
    ..Rule::error(Group::Structure)
};

/// What the files of a framework hold. A file that could not be read is missing here.
#[derive(Clone, Debug, Default)]
pub struct ParsedFramework {
    pub manifest: Option<Sourced<Manifest>>,
    pub steps: Option<Sourced<Steps>>,
    pub roles: Option<Sourced<Vec<Role>>>,
    pub questions: Option<Sourced<Questions>>,
    pub behaviors: Vec<Sourced<Behavior>>,
    pub disciplines: Vec<Sourced<Discipline>>,
    /// In the order in which they are read.
    pub guide: Vec<Sourced<Topic>>,
    /// The ids, by their file names, of behaviors whose files could not be read.
    pub unread_behaviors: Vec<String>,
    /// The same of disciplines.
    pub unread_disciplines: Vec<String>,
    /// The files beside those folders that could not be read, by their names without the ending.
    pub unread_at_top: Vec<String>,
    /// Files that are copies of others.
    pub copies: Vec<Copied>,
}

impl ParsedFramework {
    /// Puts the parts together. What refers to nothing is left out: [`ParsedFramework::problems`] names it.
    ///
    /// `None` where the manifest or the steps could not be read.
    pub fn assemble(self, default_questions: Questions) -> Option<Framework> {
        let manifest = self.manifest?.value;
        let mut behaviors: Vec<Behavior> = self.behaviors.into_iter().map(|filed| filed.value).collect();
        let rank = |id: &Id| manifest.behaviors.iter().position(|listed| listed == id);
        behaviors.retain(|behavior| rank(&behavior.id).is_some());
        behaviors.sort_by_key(|behavior| rank(&behavior.id));
        let mut disciplines: Vec<Discipline> =
            self.disciplines.into_iter().map(|filed| filed.value).collect();
        disciplines.sort_by(|one, other| one.id.cmp(&other.id));
        Some(Framework {
            steps: self.steps?.value,
            roles: self.roles.map(|filed| filed.value).unwrap_or_default(),
            questions: self.questions.map_or(default_questions, |filed| filed.value),
            guide: self.guide.into_iter().map(|filed| filed.value).collect(),
            manifest,
            behaviors,
            disciplines,
            digest: OnceLock::new(),
        })
    }

    /// Whether every file was read with all that is in it, so that what is not here does not exist.
    pub fn are_whole(&self) -> bool {
        let at_top = [
            self.manifest.as_ref().map(|filed| &filed.source),
            self.steps.as_ref().map(|filed| &filed.source),
            self.roles.as_ref().map(|filed| &filed.source),
            self.questions.as_ref().map(|filed| &filed.source),
        ];
        let behaviors = self.behaviors.iter().map(|filed| &filed.source);
        let disciplines = self.disciplines.iter().map(|filed| &filed.source);
        let mut sources = at_top.into_iter().flatten().chain(behaviors).chain(disciplines);
        self.manifest.is_some()
            && self.steps.is_some()
            && self.unread_behaviors.is_empty()
            && self.unread_disciplines.is_empty()
            && self.unread_at_top.is_empty()
            && sources.all(|source| source.left_out.is_empty())
    }

    /// Everything that refers to nothing, appears twice, or has the wrong name.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.check_manifest(&mut problems);
        self.check_steps_and_roles(&mut problems);
        self.check_file_names(&mut problems);
        self.check_examples(&mut problems);
        self.check_lines(&mut problems);
        self.check_copies(&mut problems);
        self.settle_fixes(&mut problems);
        problems
    }

    fn check_manifest(&self, problems: &mut Vec<Problem>) {
        let Some(manifest) = &self.manifest else { return };
        let files = self.behavior_ids();
        let listed = &manifest.value.behaviors;
        // Those that are listed, but for a slip.
        let mut meant: Vec<String> = Vec::new();
        for (index, id) in listed.iter().enumerate() {
            let at = At::value(["behaviors".into(), index.into()]);
            if listed[..index].contains(id) {
                problems.push(manifest.problem(
                    DUPLICATE_ID.id,
                    at,
                    format!("behavior `{id}` is listed twice"),
                ));
            } else if !files.contains(&id.as_str()) {
                let message =
                    format!("behavior `{id}` is listed, but there is no file `behaviors/{id}.yaml`");
                let unlisted = KnownIds::of_parts(self).behaviors.into_iter();
                let unlisted = unlisted.filter(|known| !listed.iter().any(|id| id.as_str() == known.id));
                let unlisted: Vec<Candidate<'_>> = unlisted.collect();
                let problem = manifest.problem(MISSING_BEHAVIOR.id, at, message);
                let problem = match nearest(id.as_str(), unlisted.iter().copied()) {
                    Some(_) => problem.meant(id.as_str(), unlisted),
                    None => problem.help("put the file back, or take the behavior out of this list"),
                };
                if let Some(Edit::SetText(_, id)) = &problem.fix {
                    meant.push(id.clone());
                }
                problems.push(problem);
            }
        }
        // One that is listed by its file's name has another fault, which is told.
        let by_name = |filed: &Sourced<Behavior>| listed.iter().any(|id| id == stem(&filed.source));
        let is_listing = |path: &Vec<Segment>| path.first() == Some(&"behaviors".into());
        if manifest.source.left_out.iter().any(is_listing) {
            return check_scale(manifest, problems);
        }
        let is_meant = |filed: &Sourced<Behavior>| meant.iter().any(|id| *id == filed.value.id.as_str());
        let unlisted = self
            .behaviors
            .iter()
            .filter(|filed| !listed.contains(&filed.value.id) && !by_name(filed) && !is_meant(filed));
        for filed in unlisted {
            let message = format!("behavior `{}` is not listed in framework.yaml", filed.value.id);
            problems.push(
                filed.problem(UNLISTED_BEHAVIOR.id, At::value(["id".into()]), message).help(
                    "add it to `behaviors` in framework.yaml, in the position where it should be shown",
                ),
            );
        }
        check_scale(manifest, problems);
    }

    fn check_steps_and_roles(&self, problems: &mut Vec<Problem>) {
        let empty = Steps::default();
        let steps = self.steps.as_ref().map_or(&empty, |filed| &filed.value);
        let no_roles = Vec::new();
        let roles = self.roles.as_ref().map_or(&no_roles, |filed| &filed.value);
        if let Some(filed) = &self.steps {
            if steps.is_empty() {
                problems.push(
                    filed
                        .problem(WRONG_VALUE.id, At::value([]), "there are no steps")
                        .expected("a list of steps, narrowest first"),
                );
            }
            twice(filed, steps.iter().map(|step| &step.id), &[], "step", problems);
            for (index, step) in steps.iter().enumerate() {
                let Some(approver) = &step.approval else { continue };
                if is_whole(&self.roles) && !roles.iter().any(|role| role.id == *approver) {
                    let known = KnownIds::of_parts(self).roles;
                    problems.push(
                        filed
                            .problem(
                                UNKNOWN_ID.id,
                                At::value([index.into(), "approval".into()]),
                                format!("no role is called `{approver}`"),
                            )
                            .meant(approver.as_str(), known),
                    );
                }
            }
        }
        let Some(filed) = &self.roles else { return };
        twice(filed, roles.iter().map(|role| &role.id), &[], "role", problems);
        for (index, role) in roles.iter().enumerate() {
            if let Some(step) = &role.step {
                self.known_step(filed, At::value([index.into(), "step".into()]), step, problems);
            }
        }
    }

    fn check_examples(&self, problems: &mut Vec<Problem>) {
        let mut seen: HashMap<&Id, &str> = HashMap::new();
        for filed in &self.behaviors {
            for (step, examples) in &filed.value.examples {
                self.known_step(filed, At::key(["examples".into(), step.into()]), step, problems);
                let path = ["examples".into(), step.into()];
                self.check_cell(filed, &path, examples, &mut seen, problems);
            }
        }
        for filed in &self.disciplines {
            for (behavior, steps) in &filed.value.examples {
                let known = self.behavior_ids();
                if !known.contains(&behavior.as_str()) {
                    let at = At::key(["examples".into(), behavior.into()]);
                    problems.push(
                        filed
                            .problem(UNKNOWN_ID.id, at, format!("no behavior is called `{behavior}`"))
                            .meant(behavior.as_str(), KnownIds::of_parts(self).behaviors),
                    );
                }
                for (step, examples) in steps {
                    self.known_step(
                        filed,
                        At::key(["examples".into(), behavior.into(), step.into()]),
                        step,
                        problems,
                    );
                    let path = ["examples".into(), behavior.into(), step.into()];
                    self.check_cell(filed, &path, examples, &mut seen, problems);
                    problems.extend(for_others(filed, &path, behavior, examples));
                }
            }
        }
    }

    fn check_cell<'a, T>(
        &self,
        filed: &'a Sourced<T>,
        cell: &[Segment],
        examples: &'a [Example],
        seen: &mut HashMap<&'a Id, &'a str>,
        problems: &mut Vec<Problem>,
    ) {
        for (index, example) in examples.iter().enumerate() {
            let at = |rest: &[Segment]| {
                let path = cell.iter().cloned().chain([index.into()]).chain(rest.iter().cloned()).collect();
                At { path, part: crate::diagnostic::Part::Value }
            };
            if let Some(first) = seen.insert(&example.id, &filed.source.name) {
                let place =
                    if first == filed.source.name { "this file".to_owned() } else { format!("`{first}`") };
                problems.push(
                    filed
                        .problem(
                            DUPLICATE_ID.id,
                            at(&["id".into()]),
                            format!("the example id `{}` is used twice", example.id),
                        )
                        .expected("an id that is unique in the whole framework")
                        .help(format!("the other one is in {place}: give the newer of the two another id")),
                );
            }
            // In a discipline's file, the key itself is a mistake.
            if example.disciplines.is_empty() || cell.len() > 2 {
                continue;
            }
            for (position, discipline) in example.disciplines.iter().enumerate() {
                self.known_discipline(
                    filed,
                    at(&["disciplines".into(), position.into()]),
                    discipline,
                    problems,
                );
            }
        }
    }

    /// A discipline that is referred to must be there, as far as the disciplines were read.
    pub(super) fn known_discipline<T>(
        &self,
        filed: &Sourced<T>,
        at: At,
        discipline: &Id,
        problems: &mut Vec<Problem>,
    ) {
        let read = self.disciplines.iter().map(|filed| filed.value.id.as_str());
        let unread = self.unread_disciplines.iter().map(String::as_str);
        if read.chain(unread).chain(names(&self.disciplines)).all(|known| known != discipline.as_str()) {
            let message = format!("no discipline is called `{discipline}`");
            let known = KnownIds::of_parts(self).disciplines;
            problems.push(filed.problem(UNKNOWN_ID.id, at, message).meant(discipline.as_str(), known));
        }
    }

    /// The behaviors that there are files for, read or not: where an id and its file's name differ, either may be
    /// meant.
    pub(super) fn behavior_ids(&self) -> Vec<&str> {
        let read = self.behaviors.iter().map(|filed| filed.value.id.as_str());
        let unread = self.unread_behaviors.iter().map(String::as_str);
        read.chain(unread).chain(names(&self.behaviors)).collect()
    }
}

/// The problems with examples in a discipline's file that say for which disciplines they are.
fn for_others<'a>(
    filed: &'a Sourced<Discipline>,
    cell: &'a [Segment; 3],
    behavior: &'a Id,
    examples: &'a [Example],
) -> impl Iterator<Item = Problem> + 'a {
    let named = examples.iter().enumerate().filter(|(_, example)| !example.disciplines.is_empty());
    named.map(move |(index, _)| {
        let [examples, of, step] = cell.clone();
        let at = At::key([examples, of, step, index.into(), "disciplines".into()]);
        let message =
            "unknown key `disciplines`: an example in a discipline's file is for that discipline only";
        let help = format!("remove it, or move the example to `behaviors/{behavior}.yaml`");
        filed.problem(UNKNOWN_KEY.id, at, message).help(help)
    })
}

/// What files are called, without their endings.
fn names<T>(files: &[Sourced<T>]) -> impl Iterator<Item = &str> {
    files.iter().map(|filed| stem(&filed.source))
}

/// Whether a file was read with all that is in it, so that what is missing is really not there.
pub(super) fn is_whole<T>(filed: &Option<Sourced<T>>) -> bool {
    filed.as_ref().is_some_and(|filed| filed.source.left_out.is_empty())
}

fn check_scale(manifest: &Sourced<Manifest>, problems: &mut Vec<Problem>) {
    let scale = &manifest.value.scale;
    let ids = || scale.ratings.iter().map(|point| &point.id);
    let path = ["scale".into(), "ratings".into()];
    twice(manifest, ids(), &path, "rating", problems);
    for (index, id) in ids().enumerate() {
        if [Rating::UNSURE, Rating::NOT_APPLICABLE].contains(&id.as_str()) {
            let at = At::value(["scale".into(), "ratings".into(), index.into(), "id".into()]);
            problems.push(
                manifest
                    .problem(RESERVED_ID.id, at, format!("`{id}` is an answer that every scale has"))
                    .help("remove it from the list: it is not part of the order of the ratings"),
            );
        }
    }
    let from = &scale.demonstrated_from;
    if ids().all(|id| id != from) {
        let at = At::value(["scale".into(), "demonstrated_from".into()]);
        problems.push(
            manifest
                .problem(UNKNOWN_ID.id, at, format!("no rating is called `{from}`"))
                .meant(from.as_str(), of_scale(scale)),
        );
    }
}

/// Ids that appear twice in one list of mappings.
fn twice<'a, T>(
    filed: &Sourced<T>,
    ids: impl Iterator<Item = &'a Id>,
    list: &[Segment],
    noun: &str,
    problems: &mut Vec<Problem>,
) {
    let mut seen: Vec<&Id> = Vec::new();
    for (index, id) in ids.enumerate() {
        if seen.contains(&id) {
            let path = list.iter().cloned().chain([index.into(), "id".into()]).collect();
            let at = At { path, part: crate::diagnostic::Part::Value };
            problems.push(filed.problem(DUPLICATE_ID.id, at, format!("the {noun} id `{id}` is used twice")));
        }
        seen.push(id);
    }
}
