//! The rule `trait-word`.

use std::ops::Range;

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "trait-word",
    catches: "A word says what a person is like instead of what they do.",
    explanation: "Traits are in the eye of the beholder, and hard to change; behaviors can be observed, tried and learned. The adjectives of the list `trait-adjective` are found where they describe the person (*is creative*, *in a creative way*), not a thing (*a smart meter*); the nouns of `trait-noun`, where somebody *shows* or *has* them.",
    bad: "text: Is proactive about delays",
    good: "text: Raises a likely delay as soon as it shows",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, lists, .. } = context;
    let sentence = &text.sentence;
    let listed = |list| sentence.found(&context.listed, list).into_iter().map(|(words, _)| words);
    let mut found: Vec<Range<usize>> = listed(RULE.id).collect();
    found.extend(listed("trait-adjective").filter(|words| sentence.is_trait(words, lists)));
    found.retain(|words| sentence.is_in_main_clause(words));
    found.extend(sentence.shown("trait-noun", "brings", lists));
    found.sort_by_key(|words| words.start);
    found.dedup_by(|later, first| later.start < first.end);
    for words in found {
        let said = sentence.quote(words.clone());
        let message = format!("`{said}` says what somebody is like, not what they do");
        let problem = text.problem(&RULE, sentence.range(words), message);
        problems.push(problem.help("say what a person does that leads others to this conclusion"));
    }
}
