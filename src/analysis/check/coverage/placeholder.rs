//! The rule `placeholder`.

use super::super::located;
use super::{Check, Coverage};
use crate::analysis::discipline::PLACEHOLDER;
use crate::diagnostic::{At, Group, Part, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "placeholder",
    catches: "A summary or an example still reads as `steps discipline new` or an import wrote it.",
    explanation: "Everybody who opens the framework sees that nobody has written this yet. Replace the text that starts with *To be written:*.",
    bad: "summary: \"To be written: what this discipline is for, in a sentence or two.\"",
    good: "summary: Sweet things, from cream to crust.",
    ..Rule::warning(Group::Coverage)
};

const MESSAGE: &str = "this text has not been written yet";

fn find(Coverage { parts, .. }: &Coverage<'_>, problems: &mut Vec<Problem>) {
    for filed in parts.behaviors.iter().filter(|filed| is_placeholder(&filed.value.summary)) {
        let problem = filed.problem(RULE.id, At::value(["summary".into()]), MESSAGE);
        problems.push(problem.help("say what the behavior is about, in a sentence or two"));
    }
    let steps =
        parts.steps.iter().flat_map(|filed| filed.value.iter().enumerate().map(move |it| (filed, it)));
    for (filed, (at, step)) in steps.filter(|(_, (_, step))| is_placeholder(&step.summary)) {
        let problem = filed.problem(RULE.id, At::value([at.into(), "summary".into()]), MESSAGE);
        problems.push(problem.help(format!("say what somebody at `{}` does, in a sentence or two", step.id)));
    }
    for filed in parts.disciplines.iter().filter(|filed| is_placeholder(&filed.value.summary)) {
        let problem = filed.problem(RULE.id, At::value(["summary".into()]), MESSAGE);
        problems.push(problem.help("say what the discipline is for, in a sentence or two"));
    }
    let unwritten = located::examples(parts).filter(|located| is_placeholder(&located.example.text));
    problems.extend(unwritten.map(|located| {
        let problem = located.problem(&RULE, Part::Value, MESSAGE.to_owned());
        problem.help("say what somebody does, or remove the example")
    }));
}

/// Whether a text still reads as a new file began with it.
fn is_placeholder(text: &str) -> bool {
    text.trim_start().starts_with(PLACEHOLDER)
}
