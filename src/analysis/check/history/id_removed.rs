//! The rule `id-removed`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Before;
use super::locations::Locations;
use crate::analysis::changes::{Changes, ExampleKind, Noun, PartChange, PartKind, Placement};
use crate::diagnostic::{At, Edit, Group, Problem, Rule, Source};
use crate::model::{Id, LocatedPart, Referred};

pub const RULE: Rule = Rule {
    id: "id-removed",
    catches: "An example was removed, or something has a new id, and nothing says that it replaces the old one.",
    explanation: "Assessments refer to ids. If an example replaces another, `replaces` says so. With `replaces` on a behavior, a step, a discipline or a rating that has a new id, every report carries answers over. If an example is meant to go without a successor, silence the rule at the step that it leaves.",
    bad: "# before: - {id: b-tastes, text: Tastes the dough}\n- id: b-tastes-all\n  text: Tastes dough and crust",
    good: "- id: b-tastes-all\n  replaces: b-tastes\n  text: Tastes dough and crust",
    ..Rule::warning(Group::History)
};

/// Examples that are gone: each at the cell that it left, or all together where their file is gone.
pub fn find(before: Before<'_>, changes: &Changes<'_>, locations: &Locations<'_>) -> Vec<Problem> {
    let mut problems = renamed(before, changes, locations);
    problems.extend(forgotten(before, locations));
    let mut with_file: BTreeMap<(Noun, &Id), usize> = BTreeMap::new();
    let gone = changes.examples.iter().filter(|change| change.kind() == ExampleKind::Gone);
    let gone = gone.filter_map(|change| change.before.as_ref());
    let (same, gone): (Vec<_>, Vec<_>) =
        gone.partition(|placement| says_the_same(changes, placement).is_some());
    problems.extend(same.into_iter().filter_map(|placement| {
        let now = says_the_same(changes, placement)?;
        under_another_id(before, placement, now, locations)
    }));
    // One that is still in a file that is not listed is not gone; that is another problem.
    for placement in
        gone.into_iter().filter(|placement| !locations.examples.contains_key(&placement.example.id))
    {
        let (noun, owner) = owner(placement);
        match locations.files.get(&(noun, now(changes, noun, owner))) {
            Some(source) => problems.push(left(before, placement, noun, source)),
            None => *with_file.entry((noun, owner)).or_default() += 1,
        }
    }
    let Some(manifest) = locations.manifest else { return problems };
    for ((noun, id), examples) in with_file {
        let (noun, key) = match noun {
            Noun::Behavior => ("behavior", "behaviors"),
            _ => ("discipline", "id"),
        };
        let examples = match examples {
            1 => "its example".to_owned(),
            more => format!("its {more} examples"),
        };
        let message = format!("{noun} `{id}` of {} was removed with {examples}", before.name);
        problems.push(
            manifest
                .problem(RULE.id, At::value([key.into()]), message)
                .help("if other examples replace these, say so with `replaces`"),
        );
    }
    problems
}

/// Parts that seem to be others under new ids, without saying so.
fn renamed(before: Before<'_>, changes: &Changes<'_>, locations: &Locations<'_>) -> Vec<Problem> {
    let seem = changes.parts.iter().filter_map(|part| match part.kind {
        PartKind::Added(Some(earlier)) => Some((part, earlier)),
        _ => None,
    });
    let problem = |(part, earlier): (&PartChange<'_>, &Id)| {
        let id = part.id;
        let is_it = |it: &&LocatedPart<'_>| Noun::from(it.kind) == part.noun && it.id == id;
        let located = locations.parts.iter().find(is_it)?;
        let noun = located.kind.noun();
        let message = format!("`{id}` seems to be the {noun} `{earlier}` of {} under a new id", before.name);
        let help = format!(
            "add `replaces: {earlier}`, so that answers are carried over; or go back to `id: {earlier}`"
        );
        Some(located.problem(&RULE, "id", message).help(help))
    };
    seem.filter_map(problem).collect()
}

/// Ids that a part replaced before, and that its `replaces` no longer names: answers to them would be lost.
fn forgotten(before: Before<'_>, locations: &Locations<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for kind in Referred::ALL {
        for (id, earlier) in before.framework.referred(kind) {
            let mut of_kind = locations.parts.iter().filter(|part| part.kind == kind);
            let Some(part) = of_kind.find(|part| part.id == id || part.replaces.contains(id)) else {
                continue;
            };
            let is_lost = |lost: &&Id| !part.replaces.contains(lost) && part.id != *lost;
            let lost: Vec<String> = earlier.iter().filter(is_lost).map(|lost| format!("`{lost}`")).collect();
            if lost.is_empty() {
                continue;
            }
            let all: Vec<&str> = earlier.iter().chain(part.replaces).map(Id::as_str).collect();
            let message =
                format!("`{}` no longer replaces {}, as it did in {}", part.id, lost.join(", "), before.name);
            let key = if part.replaces.is_empty() { "id" } else { "replaces" };
            let help = format!(
                "write `replaces: [{}]`: answers of all these times are carried over",
                all.join(", ")
            );
            problems.push(part.problem(&RULE, key, message).help(help));
        }
    }
    problems
}

/// The new example that says what one said that is gone.
fn says_the_same<'c, 'a>(changes: &'c Changes<'a>, gone: &Placement<'a>) -> Option<&'c Placement<'a>> {
    let new = changes.examples.iter().filter(|change| change.kind() == ExampleKind::New);
    let mut new = new.filter_map(|change| change.after.as_ref());
    let words = |placement: &Placement<'a>| placement.example.text.split_whitespace();
    new.find(|new| words(new).eq(words(gone)))
}

/// An example that says what it said, under another id: that is a slip, or takes `replaces`.
fn under_another_id(
    before: Before<'_>,
    gone: &Placement<'_>,
    now: &Placement<'_>,
    locations: &Locations<'_>,
) -> Option<Problem> {
    let (old, new) = (&gone.example.id, &now.example.id);
    let message = format!("`{new}` says what `{old}` said in {}", before.name);
    let mut problem = locations.problem(&RULE, new, "id", message)?;
    let is_free = !locations.examples.contains_key(old);
    problem.fix = is_free.then(|| Edit::SetText(problem.at.path.clone(), old.to_string()));
    let help = format!(
        "write `id: {old}` again, which answers refer to; or, if it has to change, add `replaces: {old}`"
    );
    Some(problem.help(help))
}

/// What the file is about that an example is in.
fn owner<'a>(placement: &Placement<'a>) -> (Noun, &'a Id) {
    match placement.audience.as_slice() {
        // A behavior's file names the disciplines at the example; a discipline's need not.
        [only] if placement.example.disciplines.is_empty() => (Noun::Discipline, only),
        _ => (Noun::Behavior, placement.behavior),
    }
}

/// The id that a part has now.
fn now<'a>(changes: &Changes<'a>, noun: Noun, id: &'a Id) -> &'a Id {
    let mut parts = changes.parts.iter().filter(|part| part.noun == noun);
    let is_it = |part: &&PartChange<'a>| match part.kind {
        PartKind::NewId(before) | PartKind::Added(Some(before)) => before == id,
        _ => false,
    };
    let renamed = parts.find(is_it);
    renamed.map_or(id, |part| part.id)
}

fn left(before: Before<'_>, placement: &Placement<'_>, noun: Noun, source: &Arc<Source>) -> Problem {
    let id = &placement.example.id;
    let (behavior, step) = (placement.behavior, placement.step);
    let at = match noun {
        Noun::Discipline => At::key(["examples".into(), behavior.into(), step.into()]),
        _ => At::key(["examples".into(), step.into()]),
    };
    Problem::new(RULE.id, source, at, format!("`{id}` of {} was removed from here", before.name))
        .expected(format!("it said \"{}\"", placement.example.text))
        .help(format!(
            "if another example replaces it, add `replaces: {id}` to that one; if none does, write \
             `# steps: allow(id-removed) why` above this line"
        ))
}
