//! The rule `double-space`.

use std::ops::Range;

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "double-space",
    catches: "A text has more than one space in a row, or white space at either end.",
    explanation: "The author does not see it, and it makes a later change look larger than it is. `steps check --fix` removes it.",
    bad: r#"text: "Asks  for help early""#,
    good: "text: Asks for help early",
    ..Rule::warning(Group::Wording)
};

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    // The line end after a block of YAML is not part of the text.
    let whole = text.as_str().trim_end_matches('\n');
    let surplus = surplus_spaces(whole);
    let Some(first) = surplus.first().cloned() else { return };
    let message = if first.start == 0 {
        "the text starts with white space"
    } else if first.end == whole.len() {
        "the text ends with white space"
    } else {
        "there is more than one space between two words"
    };
    let problem = text.problem(&RULE, first, message).expected("one space between words, none at either end");
    let is_between = |spaces: &Range<usize>| spaces.start > 0 && spaces.end < whole.len();
    let instead = |spaces: &Range<usize>| if is_between(spaces) { " ".to_owned() } else { String::new() };
    let changes = surplus.iter().map(|spaces| (spaces.clone(), instead(spaces))).collect();
    problems.push(text.fixed(problem.help("remove the extra space"), changes));
}

/// Spaces at either end, and several in a row. A single one between two words, of whatever kind, is fine.
fn surplus_spaces(text: &str) -> Vec<Range<usize>> {
    let is_space = |found: char| matches!(found, ' ' | '\t' | '\u{a0}');
    let mut surplus = Vec::new();
    let mut start = 0;
    while let Some(offset) = text[start..].find(is_space) {
        let at = start + offset;
        let run = text[at..].len() - text[at..].trim_start_matches(is_space).len();
        let several = text[at..at + run].chars().count() > 1;
        if several || at == 0 || at + run == text.len() {
            surplus.push(at..at + run);
        }
        start = at + run;
    }
    surplus
}
