//! How often the parts of a framework refer to an id: where an id and what refers to it differ by a slip, the
//! majority is right, and the name of a file counts as well.

use std::collections::HashMap;

use super::parsed_framework::FILE_NAME;
use super::{Id, LocatedPart, ParsedFramework};
use crate::diagnostic::rules::MALFORMED_ID;
use crate::diagnostic::{At, Edit, Finding, Problem, Segment, Source};

impl ParsedFramework {
    /// How often each id is referred to, of whatever kind it is.
    fn uses(&self) -> HashMap<&str, usize> {
        let listed = self.manifest.iter().flat_map(|filed| &filed.value.behaviors);
        let approvals =
            self.steps.iter().flat_map(|filed| &filed.value).filter_map(|step| step.approval.as_ref());
        let of_roles = self.roles.iter().flat_map(|filed| &filed.value).filter_map(|role| role.step.as_ref());
        let cells = self.behaviors.iter().flat_map(|filed| &filed.value.examples);
        let of_cells = cells.flat_map(|(step, examples)| {
            std::iter::once(step).chain(examples.iter().flat_map(|example| &example.disciplines))
        });
        let of_disciplines = self.disciplines.iter().flat_map(|filed| &filed.value.examples);
        let of_disciplines =
            of_disciplines.flat_map(|(behavior, steps)| std::iter::once(behavior).chain(steps.keys()));
        let steps = || self.steps.iter().flat_map(|filed| &filed.value);
        let of_lines = steps().flat_map(|step| step.after.iter().chain(&step.beside));
        let expected = steps().map(|step| &step.expects);
        let roles = self.roles.iter().flat_map(|filed| &filed.value).map(|role| &role.expects);
        let of_profiles = expected.chain(roles).flatten().flat_map(|(behavior, step)| [behavior, step]);
        let of_parts = self
            .behaviors
            .iter()
            .flat_map(|filed| filed.value.disciplines.iter().chain(filed.value.summaries.keys()));
        let of_parts = of_parts.chain(self.disciplines.iter().flat_map(|filed| &filed.value.steps));
        let others = of_lines.chain(of_profiles).chain(of_parts);
        let mut uses = HashMap::new();
        for id in listed.chain(approvals).chain(of_roles).chain(of_cells).chain(of_disciplines).chain(others)
        {
            *uses.entry(id.as_str()).or_default() += 1;
        }
        uses
    }

    /// Whether any part refers to an id.
    pub(super) fn refers_to(&self, id: &str) -> bool {
        self.uses().contains_key(id)
    }

    /// The ids that differ from the names of their files.
    pub(super) fn check_file_names(&self, problems: &mut Vec<Problem>) {
        let uses = self.uses();
        let used = |id: &Id| uses.get(id.as_str()).copied().unwrap_or_default();
        let behaviors = self.behaviors.iter().map(|filed| (&filed.source, &filed.value.id));
        let disciplines = self.disciplines.iter().map(|filed| (&filed.source, &filed.value.id));
        for (source, id) in behaviors.chain(disciplines) {
            let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
            if stem(source) == id.as_str() {
                continue;
            }
            let message = format!("the id `{id}` and the file name `{file}` differ");
            let by_name: Option<Id> = stem(source).parse().ok();
            let or_id = by_name.as_ref().map(|stem| format!(", or write `id: {stem}`")).unwrap_or_default();
            let help = format!("rename the file to `{id}.yaml`{or_id}");
            let at = At::value(["id".into()]);
            let mut problem = Problem::new(FILE_NAME.id, source, at, message).help(help);
            // The rest of the framework goes by the file's name.
            if let Some(stem) = by_name.filter(|stem| used(stem) > used(id)) {
                problem.fix = Some(Edit::SetText(vec!["id".into()], stem.to_string()));
            }
            problems.push(problem);
        }
    }

    /// Takes the fix from problems that have more of their kind than the id that they would be changed to has uses:
    /// that one may be the slip. Where that id says that it was another one before, this is told instead.
    pub(super) fn settle_fixes(&self, problems: &mut [Problem]) {
        let uses = self.uses();
        let meant = |problem: &Problem| match &problem.fix {
            Some(Edit::RenameKey(_, id) | Edit::SetText(_, id)) => Some(id.clone()),
            _ => None,
        };
        let mut votes: HashMap<String, usize> = HashMap::new();
        for id in problems.iter().filter_map(meant) {
            *votes.entry(id).or_default() += 1;
        }
        let referred = self.referred();
        for problem in problems {
            let Some(id) = meant(problem) else { continue };
            // What says that it had another id is no slip.
            if name_renamed(problem, &id, &referred) {
                continue;
            }
            // Where the id stands for itself is one use more.
            let of_other = uses.get(id.as_str()).copied().unwrap_or_default() + 1;
            if votes.get(&id).is_some_and(|votes| *votes > of_other) {
                problem.fix = None;
            }
        }
    }

    /// For each malformed id of a part, suggests the one that the rest of the framework goes by: the name of its
    /// file, else what its letters make. It is fixed where something refers to that one.
    pub fn suggest_own_ids(&self, findings: &mut [Finding]) {
        let uses = self.uses();
        for finding in findings.iter_mut().filter(|finding| finding.rule == MALFORMED_ID.id) {
            let keys: Vec<&str> = finding.path.iter().filter_map(Segment::key).collect();
            let is_of_file = keys == ["id"] && finding.path.len() == 1;
            let meant = match keys.as_slice() {
                ["id"] if is_of_file => stem(&finding.source).parse().ok(),
                ["examples", ..] => None,
                [.., "id"] => Id::from_name(finding.written()),
                _ => None,
            };
            let Some(id) = meant else { continue };
            if is_of_file {
                finding.help = Some(format!("write `{id}`, as the file is called"));
            }
            if uses.contains_key(id.as_str()) {
                finding.fix = Some(Edit::SetText(finding.path.clone(), id.to_string()));
            }
        }
    }
}

/// Says of what refers to an id that a part had before that it is `now`; tells whether it does.
fn name_renamed(problem: &mut Problem, now: &str, referred: &[LocatedPart<'_>]) -> bool {
    let earlier = referred.iter().filter(|part| part.id.as_str() == now).flat_map(|part| part.replaces);
    let named = earlier.map(|id| format!("`{id}`")).find(|id| problem.message.contains(id.as_str()));
    let Some(before) = named else { return false };
    problem.message = format!("{before} is `{now}` now");
    problem.help = Some("`steps check --fix` writes it".to_owned());
    true
}

/// What a file is called, without its ending: the id of what it holds.
pub fn stem(source: &Source) -> &str {
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.trim_end_matches(".yaml").trim_end_matches(".yml")
}
