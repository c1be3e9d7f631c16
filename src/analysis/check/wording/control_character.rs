//! The rule `control-character`.

use super::super::text::is_hidden;
use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "control-character",
    catches: "A text contains a control character, or one that cannot be seen.",
    explanation: "Such characters come along when text is pasted. They break searching and comparing, and some reverse the text around them, so that it reads differently from what it says. A line break is one of them: a text of several lines starts with `>-`, which joins them, not with `|`.",
    bad: r#"text: "Asks\u200b for help early""#,
    good: "text: Asks for help early",
    ..Rule::error(Group::Wording)
};

/// How many invisible characters are named one by one.
const NAMED: usize = 5;

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let whole = text.as_str().trim_end_matches('\n');
    if whole.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return;
    }
    let mut found = whole.char_indices().filter(|(at, found)| {
        let join = matches!(found, '\u{200c}' | '\u{200d}');
        *found != '\n' && (is_hidden(*found) || (join && is_after_ascii(whole, *at)))
    });
    let Some((start, first)) = found.next() else {
        let Some(at) = whole.find('\n') else { return };
        let problem = text.problem(&RULE, at..at + 1, "the text has several lines");
        problems.push(problem.help("write `>-` instead of `|`, or put the whole text on one line"));
        return;
    };
    let mut counts = vec![(first, 1)];
    for (_, character) in found {
        match counts.iter_mut().find(|(known, _)| *known == character) {
            Some((_, count)) => *count += 1,
            None => counts.push((character, 1)),
        }
    }
    let plural = if counts.len() == 1 { "" } else { "s" };
    let message = format!("the text contains the invisible character{plural} {}", named(&counts));
    let problem = text.problem(&RULE, start..start + first.len_utf8(), message);
    problems.push(problem.help("retype the text around it: it was probably pasted from elsewhere"));
}

/// Characters by their codes, each with its count; of many, the first ones.
fn named(counts: &[(char, usize)]) -> String {
    let name = |(character, count): &(char, usize)| match count {
        1 => format!("U+{:04X}", u32::from(*character)),
        _ => format!("U+{:04X} ({count} times)", u32::from(*character)),
    };
    let names: Vec<String> = counts.iter().take(NAMED).map(name).collect();
    match counts.len().saturating_sub(NAMED) {
        0 => names.join(", "),
        more => format!("{}, and {more} more", names.join(", ")),
    }
}

fn is_after_ascii(text: &str, at: usize) -> bool {
    text[..at].ends_with(|found: char| found.is_ascii())
}
