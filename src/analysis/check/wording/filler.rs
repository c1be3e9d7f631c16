//! The rule `filler`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "filler",
    catches: "A word adds nothing and can be left out.",
    explanation: "Examples are short. A word such as *simply* or *really* takes the place of one that says something, and may suggest to readers that what they find hard is easy.",
    bad: "text: Simply writes down what was decided",
    good: "text: Writes down what was decided, where others find it",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    for words in
        found.filter(|words| !text.sentence.leads_to_more(words) && !text.sentence.asks_for_truth(words))
    {
        let message = format!("`{}` adds nothing", text.sentence.quote(words.clone()));
        let problem = text.problem(&RULE, text.sentence.range(words), message);
        problems.push(problem.help("leave it out: the text says the same without it"));
    }
}
