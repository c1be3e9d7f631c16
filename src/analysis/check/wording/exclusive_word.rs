//! The rule `exclusive-word`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "exclusive-word",
    catches: "A word excludes people.",
    explanation: "Words with a history of excluding people make some readers feel that a text is not meant for them. The list `exclusive-word` names its source, and for most words one to write instead.",
    bad: "text: Plans the manpower for a project",
    good: "text: Plans the workforce for a project",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    context.better_words(&RULE, "excludes people", problems);
}
