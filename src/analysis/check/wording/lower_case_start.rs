//! The rule `lower-case-start`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "lower-case-start",
    catches: "An example starts in lower case.",
    explanation: "Examples are items of their own in every report. `steps check --fix` writes the capital. It leaves alone names with a capital inside, such as `iOS`, abbreviations without a vowel, such as `npm`, code, such as `lib.api`, and the words of the list `lower-case-name`.",
    bad: "text: asks for help early",
    good: "text: Asks for help early",
    ..Rule::warning(Group::Wording)
};

fn find(Context { text, lists, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(word) = text.sentence.words.first() else { return };
    let Some(first) = word.text.chars().next() else { return };
    // A name may have its capital inside, or be an abbreviation, as in "npm-installs".
    let part = word.text.split('-').next().unwrap_or_default();
    let whole = text.as_str()[word.range.start..].split_whitespace().next().unwrap_or_default();
    let abbreviation = part.len() > 1 && part.is_ascii() && !part.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !first.is_lowercase()
        || word.text.contains(char::is_uppercase)
        || abbreviation
        || lists.has("lower-case-name", part)
        || is_code(whole)
    {
        return;
    }
    let range = word.range.start..word.range.start + first.len_utf8();
    let capital: String = first.to_uppercase().collect();
    let message = format!("`{}` starts in lower case", word.text);
    let help = format!("write `{capital}{}`", &word.text[first.len_utf8()..]);
    let problem = text.problem(&RULE, range.clone(), message).help(help);
    // After what may be a number of the text itself, as in `3. party`, only a person can tell.
    problems.push(match text.is_mark_doubtful() {
        true => problem,
        false => text.fixed(problem, vec![(range, capital)]),
    });
}

/// Whether a word is code by a mark inside it: `lib.api`, `snake_case`, `run()`.
fn is_code(word: &str) -> bool {
    let inside = word.trim_end_matches(|mark: char| !mark.is_alphanumeric() && !"()[]{}".contains(mark));
    inside.contains(['.', '_', ':', '@', '=', '(', '\\', '<', '#'])
        || inside.contains(|found: char| found.is_ascii_digit())
}
