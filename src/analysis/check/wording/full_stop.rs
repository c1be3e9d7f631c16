//! The rule `full-stop`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "full-stop",
    catches: "An example ends with a period or another mark that ends a sentence.",
    explanation: "An example is an item in a list, not a sentence. `steps check --fix` removes the mark.",
    bad: "text: Asks for help early.",
    good: "text: Asks for help early",
    ..Rule::warning(Group::Wording)
};

/// The marks that end a sentence.
const STOPS: [char; 4] = ['.', '…', '。', '!'];

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let trimmed = text.as_str().trim_end();
    if !trimmed.ends_with(STOPS) {
        return;
    }
    // All of them, also in `Asks for help. .`: what is left ends with none.
    let without = trimmed.trim_end_matches(|found: char| STOPS.contains(&found) || found.is_whitespace());
    let range = without.len()..trimmed.len();
    let mark = &trimmed[range.clone()];
    // An abbreviation such as `p.m.` or `etc.` keeps its mark.
    let last = without.rsplit(' ').next().unwrap_or_default();
    if last.contains('.') || last == "etc" {
        return;
    }
    let message = format!("the text ends with `{}`", mark.trim());
    let problem = text.problem(&RULE, range.clone(), message);
    let help = "an example is an item in a list, not a sentence: remove the mark";
    problems.push(text.fixed(problem.help(help), vec![(range, String::new())]));
}
