//! The rule `two-behaviors`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "two-behaviors",
    catches: "An example joins two behaviors that people may show separately.",
    explanation: "Somebody who shows only one of the two can neither choose the example nor pass it over. If people may well show one without the other, make it two examples; if not, one verb often says both.",
    bad: "text: Writes design notes and mentors newcomers",
    good: "text: Writes design notes that newcomers learn the system from",
    ..Rule::note(Group::Wording)
};

fn find(Context { text, lists, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(at) = text.sentence.second_verb(lists) else { return };
    let word = &text.sentence.words[at];
    let message = format!("`{}` starts a second behavior", word.text);
    let problem = text.problem(&RULE, word.range.clone(), message);
    problems.push(problem.help("if people may show one without the other, make it two examples"));
}
