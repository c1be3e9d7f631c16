//! The rule `supervision`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "supervision",
    catches: "An example says how much help or oversight somebody needs.",
    explanation: "How closely somebody is watched depends on those who watch, and says nothing about what is done. That people reach further with less help is what the steps themselves are about. Say what changes when help is there or not: who decides, who is asked, what is shown before it goes out. What others are helped to do (*teaches patients to change a dressing on their own*) is fine.",
    bad: "text: Plans the week's menu with minimal supervision",
    good: "text: Plans the week's menu from what the market has",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    for words in found.filter(|words| text.sentence.is_own_help(words)) {
        let message = format!("`{}` says how much help somebody needs", text.sentence.quote(words.clone()));
        problems.push(
            text.problem(&RULE, text.sentence.range(words), message)
                .expected("what is done")
                .help("leave it out, or say what the person decides, asks or shows to others"),
        );
    }
}
