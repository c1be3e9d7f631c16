//! The rule `rank`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "rank",
    catches: "An example names a rank or a title of people.",
    explanation: "Ranks differ from company to company, and people who are called *senior* in one place start in another. An example that measures by a rank says little to those who do not know it, and asks for the rank in place of what is done. Name what somebody knows or does: *colleagues who are new to the oven*. A role that anybody may hold for a time, such as *reviewer* or *incident lead*, is fine, and so is such a word said of a thing (*a senior discount*).",
    bad: "text: Coaches junior bakers in shaping loaves",
    good: "text: Coaches bakers who are new to shaping loaves",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    for (words, _) in text.sentence.found(&context.listed, RULE.id) {
        let message = format!("`{}` is a rank or a title", text.sentence.quote(words.clone()));
        problems.push(
            text.problem(&RULE, text.sentence.range(words), message)
                .expected("what these people know or do")
                .help("say who is meant by what they do, such as `colleagues who are new to this`, or leave it out"),
        );
    }
}
