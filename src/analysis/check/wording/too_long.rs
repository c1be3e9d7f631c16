//! The rule `too-long`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "too-long",
    catches: "An example has more than 25 words.",
    explanation: "An example is read at a glance, among a dozen others. Keep what somebody could observe, and leave the circumstances to the conversation.",
    bad: "text: Writes down each decision of the team together with all of the reasons for it and the options that were turned down, so that people who join later find them there",
    good: "text: Records the reasons for a decision where people who join later find them",
    ..Rule::warning(Group::Wording)
};

/// The most words that an example has.
const MOST: usize = 25;

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let body = text.body();
    let words = || body.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    // A word takes two bytes or more, with the space after it.
    let surplus = if body.len() > 2 * MOST { words().nth(MOST) } else { None };
    let Some(surplus) = surplus else { return };
    let start = surplus.as_ptr() as usize - text.as_str().as_ptr() as usize;
    let message = format!("this example has {} words", words().count());
    problems.push(
        text.problem(&RULE, start..text.as_str().trim_end().len(), message)
            .expected(format!("at most {MOST} words: these are too many"))
            .help("keep what somebody could observe, and leave the circumstances to the conversation"),
    );
}
