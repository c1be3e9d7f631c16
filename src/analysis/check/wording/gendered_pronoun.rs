//! The rule `gendered-pronoun`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "gendered-pronoun",
    catches: "A pronoun names one gender.",
    explanation: "An example is about everybody. Write *they*, *them* and *their*, or leave the pronoun out.",
    bad: "text: Asks a colleague for his opinion",
    good: "text: Asks a colleague for their opinion",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    context.better_words(&RULE, "names one gender", problems);
}
