//! The rule `how-often`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "how-often",
    catches: "An example says how often something is done.",
    explanation: "How consistently something is seen is what people rate. *Regularly shares findings*, rated *sometimes*, says nothing that anybody could make sense of. Leave the word out, or say on what occasion it is done: *after each test with users* says more than *frequently*. Of a thing (*a weekly report*, *the daily standup*) such a word is fine.",
    bad: "text: Regularly shares what customers said",
    good: "text: Shares what customers said on the day of the call",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, lists, .. } = context;
    // "Attends three fairs annually" is a quota, and is found as one.
    if !text.sentence.counts_asked(&context.listed, lists).is_empty() {
        return;
    }
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    for words in found.filter(|words| text.sentence.tells_how_often(words, lists)) {
        let message =
            format!("`{}` says how often, which is what people rate", text.sentence.quote(words.clone()));
        let problem = text.problem(&RULE, text.sentence.range(words), message);
        problems.push(problem.help("leave it out, or say on what occasion it is done"));
    }
}
