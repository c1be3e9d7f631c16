//! Who works here: whether everybody is named once, and whoever is named is there.

mod manager_cycle;
mod shared_key;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{At, Part, Problem, Rule, Segment, Sourced, rules};
use crate::model::{Framework, Id, ManagerTerm, People, Referred};

/// The rules about who works here.
pub const RULES: &[Rule] = &[manager_cycle::MANAGER_CYCLE, shared_key::SHARED_KEY];

/// What is wrong with `people.yaml`, beside a framework and the people who have reviews.
pub fn problems(people: &Sourced<People>, framework: Option<&Framework>, with_folder: &[Id]) -> Vec<Problem> {
    let mut problems = shared_key::problems(people);
    problems.extend(manager_cycle::problems(people));
    let mut seen = BTreeSet::new();
    let entries = || people.value.0.iter();
    let known: BTreeSet<&str> = entries().map(|entry| &entry.id).chain(with_folder).map(Id::as_str).collect();
    for (index, entry) in entries().enumerate() {
        let at = |rest: &[Segment]| {
            let path = std::iter::once(index.into()).chain(rest.iter().cloned()).collect();
            At { path, part: Part::Value }
        };
        if !seen.insert(&entry.id) {
            let message = format!("the person `{}` is listed twice", entry.id);
            problems.push(people.problem(rules::DUPLICATE_ID.id, at(&["id".into()]), message));
        }
        for (position, term) in entry.managers.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| entry.managers.get(before));
            if let Some((message, help)) = before.and_then(|before| out_of_order(before, term)) {
                let at = at(&["managers".into(), position.into(), "id".into()]);
                problems.push(people.problem(rules::WRONG_VALUE.id, at, message).help(help));
            }
            let at = at(&["managers".into(), position.into(), "id".into()]);
            if term.id == entry.id {
                let message = format!("`{}` is named as their own manager", entry.id);
                problems.push(people.problem(rules::WRONG_VALUE.id, at, message));
            } else if !known.contains(term.id.as_str()) {
                let problem =
                    people.problem(rules::UNKNOWN_ID.id, at, format!("nobody is called `{}`", term.id));
                let others = || known.iter().copied().filter(|other| *other != entry.id.as_str());
                problems.push(match nearest(term.id.as_str(), others()) {
                    Some(_) => problem.meant(term.id.as_str(), others()),
                    None => problem.help(format!("add an entry with `id: {}` to this file", term.id)),
                });
            }
        }
        let Some(framework) = framework else { continue };
        let disciplines: Vec<&str> = framework.disciplines.iter().map(|one| one.id.as_str()).collect();
        for (position, id) in entry.disciplines.iter().flatten().enumerate() {
            let was_replaced = framework.successor(Referred::Discipline, id).is_some();
            if !disciplines.contains(&id.as_str()) && !was_replaced {
                let at = at(&["disciplines".into(), position.into()]);
                let problem =
                    people.problem(rules::UNKNOWN_ID.id, at, format!("no discipline is called `{id}`"));
                problems.push(problem.meant(id.as_str(), disciplines.iter().copied()));
            }
        }
    }
    problems
}

/// What is wrong with the day of a manager who is listed after another, and how to fix it.
fn out_of_order(before: &ManagerTerm, term: &ManagerTerm) -> Option<(String, &'static str)> {
    match (term.from, before.from) {
        (Some(from), Some(earlier)) if from < earlier => Some((
            format!("`{}` is listed after a manager who began later", term.id),
            "list the managers in the order in which they began",
        )),
        (None, _) if !term.also => Some((
            format!("`{}` is listed after another manager, without the day from which on", term.id),
            "add `from: …`, or `also: true` for a second manager at the same time",
        )),
        _ => None,
    }
}
