//! The rule `quota`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "quota",
    catches: "An example asks for a count or a rate.",
    explanation: "A number turns an example into a checklist: people do the tenth review for the count. Say what is done; how often is enough is for the conversation. A number is a quota with a span of time after it (*ten a week*), with a lower bound before it (*at least ten*), as a share of the work (*closes 80%*), and after a verb of the list `tally-verb`. One that describes a thing, as in *two-factor* or *a 99.9% target*, is not, and neither is a span of time that says when something happens to a thing.",
    bad: "text: Reviews ten changes a week",
    good: "text: Reviews changes within the day, with questions that teach",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, lists, .. } = context;
    for range in text.sentence.counts_asked(&context.listed, lists) {
        let message = format!("`{}` asks for a count", &text.as_str()[range.clone()]);
        problems.push(
            text.problem(&RULE, range, message)
                .expected("what is done; others judge how often is enough")
                .help("leave the number out: counting turns examples into a checklist"),
        );
    }
}
