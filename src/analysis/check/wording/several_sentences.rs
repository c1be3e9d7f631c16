//! The rule `several-sentences`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "several-sentences",
    catches: "An example has more than one sentence.",
    explanation: "An example is read as one item among a dozen, and people choose it or pass it over as a whole. A second sentence is either a second example, or it explains the first one, which then should say more by itself.",
    bad: "text: Writes down what was decided. Others find it in the team's notes",
    good: "text: Writes down what was decided in notes that others find",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, lists, .. } = context;
    let Some(at) = text.sentence.second_sentence(lists) else { return };
    let word = &text.sentence.words[at];
    let message = format!("a second sentence starts with `{}`", word.text);
    problems.push(
        text.problem(&RULE, word.range.start..text.as_str().trim_end().len(), message)
            .expected("one sentence")
            .help("keep the sentence that says what is done; what people may do apart from it is another example"),
    );
}
