//! The rule `we-or-you`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "we-or-you",
    catches: "An example speaks of its writers or to its readers.",
    explanation: "An example is said of one person, by that person, a manager or a peer. To each of them *we* and *you* are somebody else. Name who is meant: *the team*, *customers*, *whoever is on call*. Inside quotation marks such a word is fine.",
    bad: "text: Shares what we learned from an outage",
    good: "text: Shares what the team learned from an outage",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, .. } = context;
    for (words, _) in text.sentence.found(&context.listed, RULE.id) {
        let said = text.sentence.quote(words.clone());
        if is_name(said, text.sentence.behind(&words)) {
            continue;
        }
        let message = format!("it is not clear who is meant by `{said}`");
        problems.push(
            text.problem(&RULE, text.sentence.range(words), message)
                .expected("the people by what they are, such as `the team` or `customers`")
                .help("name who is meant: each reader takes this word for somebody else"),
        );
    }
}

/// Whether a word is no pronoun by its case or by what is joined to it: "the US office", "part I", "an I/O board".
fn is_name(word: &str, behind: &str) -> bool {
    word == "US" || word == "i" || (word == "I" && !behind.starts_with(char::is_alphabetic))
}
