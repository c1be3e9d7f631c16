//! The rule `negative`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "negative",
    catches: "An example says what somebody does not do.",
    explanation: "What somebody does not do cannot be observed, and a reader learns what to avoid rather than what to do. Say what they do instead. Only what the person does counts: *offers help to those who do not ask for it* and *ships parts without batteries* are fine.",
    bad: "text: Does not hide bad news",
    good: "text: Puts bad news at the top of a report",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    for words in found.filter(|words| text.sentence.is_left_undone(words)) {
        let message = format!("`{}` says what is not done", text.sentence.quote(words.clone()));
        let problem = text.problem(&RULE, text.sentence.range(words), message);
        problems.push(problem.help("say what the person does instead, which can be observed"));
    }
}
