//! The rule `emoji`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "emoji",
    catches: "A text contains an emoji.",
    explanation: "A picture means something else to each reader, screen readers read it badly or not at all, and some terminals do not show it. Say it in words.",
    bad: "text: Celebrates a release 🎉 with the team",
    good: "text: Celebrates a release with the team",
    ..Rule::warning(Group::Wording)
};

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let whole = text.as_str();
    let Some(start) = (!whole.is_ascii()).then(|| whole.find(is_emoji)).flatten() else { return };
    let rest = &whole[start..];
    let behind = rest.trim_start_matches(|found| is_emoji(found) || joins_emoji(found));
    let end = whole.len() - behind.len();
    let message = format!("the text contains the emoji `{}`", &whole[start..end]);
    let problem = text.problem(&RULE, start..end, message);
    let help = "say it in words: a picture means something else to each reader, and cannot be read aloud";
    problems.push(problem.help(help));
}

fn is_emoji(found: char) -> bool {
    matches!(
        found,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b05}'..='\u{2b55}' | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23fa}'
    )
}

/// What holds the parts of one emoji together.
fn joins_emoji(found: char) -> bool {
    matches!(found, '\u{200d}' | '\u{fe0f}' | '\u{20e3}')
}
