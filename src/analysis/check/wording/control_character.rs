//! The rule `control-character`.

use std::ops::Range;

use super::super::text::is_hidden;
use super::{Check, Context};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Sourced};
use crate::model::ParsedFramework;

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "control-character",
    catches: "A text or a name contains a control character, or one that cannot be seen.",
    explanation: "Such characters come along when text is pasted. They break searching and comparing, and some reverse the text around them, so that it reads differently from what it says. A line break is one of them: a text of several lines starts with `>-`, which joins them, not with `|`.",
    bad: r#"text: "Asks\u200b for help early""#,
    good: "text: Asks for help early",
    ..Rule::error(Group::Wording)
};

const RETYPE: &str = "retype the text around it: it was probably pasted from elsewhere";

/// How many invisible characters are named one by one.
const NAMED: usize = 5;

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let whole = text.as_str().trim_end_matches('\n');
    if let Some((range, message)) = invisible(whole, "the text") {
        problems.push(text.problem(&RULE, range, message).help(RETYPE));
    } else if let Some(at) = whole.find('\n') {
        let problem = text.problem(&RULE, at..at + 1, "the text has several lines");
        problems.push(problem.help("write `>-` instead of `|`, or put the whole text on one line"));
    }
}

/// The same in the names of what a framework consists of, which every report shows.
pub fn in_names(parts: &ParsedFramework) -> Vec<Problem> {
    let manifest = parts.manifest.iter().flat_map(|filed| {
        let ratings = filed.value.scale.ratings.iter().enumerate();
        let labels = ratings.flat_map(|(at, point)| {
            let path = move |key: &str| vec!["scale".into(), "ratings".into(), at.into(), key.into()];
            problem_in(filed, path("label"), &point.label)
        });
        problem_in(filed, vec!["name".into()], &filed.value.name).into_iter().chain(labels)
    });
    let steps = parts.steps.iter().flat_map(|filed| {
        filed
            .value
            .iter()
            .enumerate()
            .flat_map(|(at, step)| problem_in(filed, vec![at.into(), "name".into()], &step.name))
    });
    let roles = parts.roles.iter().flat_map(|filed| {
        filed
            .value
            .iter()
            .enumerate()
            .flat_map(|(at, role)| problem_in(filed, vec![at.into(), "name".into()], &role.name))
    });
    let name = || vec!["name".into()];
    let behaviors = parts.behaviors.iter().flat_map(|filed| problem_in(filed, name(), &filed.value.name));
    let disciplines = parts.disciplines.iter().flat_map(|filed| problem_in(filed, name(), &filed.value.name));
    manifest.chain(steps).chain(roles).chain(behaviors).chain(disciplines).collect()
}

fn problem_in<T>(filed: &Sourced<T>, path: Vec<Segment>, name: &str) -> Option<Problem> {
    let (range, message) = invisible(name, "the name").or_else(|| {
        let at = name.find('\n')?;
        Some((at..at + 1, "the name has several lines".to_owned()))
    })?;
    Some(filed.problem(RULE.id, At { path, part: Part::Within(range) }, message).help(RETYPE))
}

/// The first character that cannot be seen, and a sentence about all of them.
fn invisible(whole: &str, what: &str) -> Option<(Range<usize>, String)> {
    if whole.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return None;
    }
    let mut found = whole.char_indices().filter(|(at, found)| {
        let join = matches!(found, '\u{200c}' | '\u{200d}');
        *found != '\n' && (is_hidden(*found) || (join && is_after_ascii(whole, *at)))
    });
    let (start, first) = found.next()?;
    let mut counts = vec![(first, 1)];
    for (_, character) in found {
        match counts.iter_mut().find(|(known, _)| *known == character) {
            Some((_, count)) => *count += 1,
            None => counts.push((character, 1)),
        }
    }
    let plural = if counts.len() == 1 { "" } else { "s" };
    let message = format!("{what} contains the invisible character{plural} {}", named(&counts));
    Some((start..start + first.len_utf8(), message))
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
