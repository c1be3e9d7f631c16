//! The rule `replaced-id`.

use std::collections::HashMap;

use super::super::located;
use crate::diagnostic::{Group, Part, Problem, Rule};
use crate::model::{Id, ParsedFramework, Referred};

pub const RULE: Rule = Rule {
    id: "replaced-id",
    catches: "`replaces` names something that is still there, or that another part replaces as well.",
    explanation: "`replaces` tells where answers to an id that is gone are carried over. What is still there needs no successor, and answers to a step, a behavior, a rating or a discipline can go to one place only.",
    bad: "- id: craft\n  replaces: mastery\n- id: mastery",
    good: "- id: craft\n  replaces: mastery",
    ..Rule::error(Group::Structure)
};

/// What `replaces` says that cannot be.
pub fn problems(parts: &ParsedFramework) -> Vec<Problem> {
    let referred = parts.referred();
    let mut successors: HashMap<(Referred, &Id), &Id> = HashMap::new();
    let mut problems = Vec::new();
    for part in &referred {
        for id in part.replaces {
            let noun = part.kind.noun();
            let is_there = referred.iter().any(|other| other.kind == part.kind && other.id == id);
            let (message, help) = if is_there {
                (format!("{noun} `{id}` is still there"), STILL_THERE.to_owned())
            } else if let Some(first) = successors.insert((part.kind, id), part.id) {
                let help = format!("keep it on the one that answers to `{id}` are carried over to");
                (format!("{noun} `{first}` replaces `{id}` as well"), help)
            } else {
                continue;
            };
            problems.push(part.problem(&RULE, "replaces", message).help(help));
        }
    }
    let ids: HashMap<&Id, ()> = located::examples(parts).map(|located| (&located.example.id, ())).collect();
    for located in located::examples(parts) {
        for id in located.example.replaces.iter().filter(|id| ids.contains_key(id)) {
            let mut problem = located.problem(&RULE, Part::Value, format!("example `{id}` is still there"));
            if let Some(key) = problem.at.path.last_mut() {
                *key = "replaces".into();
            }
            problems.push(problem.help(STILL_THERE));
        }
    }
    problems
}

const STILL_THERE: &str = "remove it from `replaces`, or remove what it names";
