//! The rule `verb-first`.

use super::super::text::Text;
use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "verb-first",
    catches: "An example does not start with a verb in the third person.",
    explanation: "Examples are read in a row, each as an answer to \"what does somebody do?\". After a noun, an adjective or a command, the reader has to look for the verb. Start with it: *writes*, *asks*, *repairs*. An adverb before it is fine. A word in -s counts as a verb, unless its ending or the next word shows otherwise; the lists `verb`, `noun-or-verb`, `not-a-verb` and `compound-verb` decide the unclear cases.",
    bad: "text: Good knowledge of the release process",
    good: "text: Releases a change to customers in small steps",
    ..Rule::warning(Group::Wording)
};

const EXPECTED: &str = "a verb for something people do, such as `writes` or `asks`";

fn find(Context { text, lists, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let at = text.sentence.verb_place(lists);
    let Some(word) = text.sentence.words.get(at) else {
        problems.extend(no_word(text));
        return;
    };
    if text.sentence.is_verb_at_front(at, lists) {
        return;
    }
    let message = format!("`{}` is not a verb in the third person", word.text);
    problems.push(
        text.problem(&RULE, word.range.clone(), message)
            .expected(EXPECTED)
            .help("start with what the person does; leave out who does it, and how well"),
    );
}

/// A text of marks alone; an empty one is found elsewhere.
fn no_word(text: &Text<'_>) -> Option<Problem> {
    let marks = text.as_str().trim();
    if marks.is_empty() {
        return None;
    }
    let start = text.as_str().len() - text.as_str().trim_start().len();
    let problem = text.problem(&RULE, start..start + marks.len(), format!("`{marks}` says nothing"));
    Some(problem.expected(EXPECTED))
}
