//! The rule `absolute`.

use std::ops::Range;

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "absolute",
    catches: "A word claims that there are no exceptions.",
    explanation: "Nobody does anything always, so nobody can honestly choose an example with an absolute in it. How consistently something is seen is what the rating scale is for. Nothing is lost without it: *answers questions about the bill* says as much as *answers all questions about the bill*. What is said of a thing (*an alert that never fires*, *a fully charged battery*), and words for whom something is for (*everyone*), are fine. So are words that belong to one of the framework's own scope words.",
    bad: "text: Always asks for a review",
    good: "text: Asks for a review before merging a risky change",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    let in_scope = |words: &Range<usize>| {
        context.scope_words.iter().any(|hit| hit.words.start <= words.start && words.end <= hit.words.end)
    };
    let claims = |words: &Range<usize>| match &text.as_str()[text.sentence.range(words.clone())] {
        "all" | "any" => text.sentence.is_sweeping(words),
        _ => text.sentence.is_claim(words),
    };
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    for words in found.filter(|words| claims(words) && !in_scope(words)) {
        let said = text.sentence.quote(words.clone());
        let message = format!("`{said}` claims that there are no exceptions");
        let problem = text.problem(&RULE, text.sentence.range(words), message);
        problems.push(problem.help("leave it out: the rating scale says how consistently something is seen"));
    }
}
