//! How a text is set: length, stops, spaces, marks and characters. Most hold in any language.

use std::ops::Range;

use super::super::located::Located;
use super::super::text::{Text, body_start, is_hidden, mark_length};
use crate::diagnostic::Problem;

/// The most words that an example has.
const LONGEST: usize = 25;
/// What `full-stop` takes for one.
const STOPS: [char; 4] = ['.', '…', '。', '!'];
/// List marks that are also signs of a number: `> 90 %`, `- 5 degrees`.
const SIGNS: [char; 5] = ['-', '+', '>', '–', '—'];
/// How many invisible characters are named by themselves.
const NAMED: usize = 5;

/// Rules that hold in any language.
pub fn problems(text: &Text<'_>, problems: &mut Vec<Problem>) {
    problems.extend(too_long(text));
    problems.extend(full_stop(text));
    problems.extend(spaces(text));
    problems.extend(list_mark(text));
    if text.text.bytes().any(|byte| !(b' '..=b'~').contains(&byte)) {
        problems.extend(emoji(text));
        problems.extend(control_character(text));
    }
}

fn too_long(text: &Text<'_>) -> Option<Problem> {
    let body = &text.text[body_start(text.text)..];
    let words = || body.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    // A word takes two bytes or more, with the space behind it.
    let surplus = if body.len() > 2 * LONGEST { words().nth(LONGEST)? } else { return None };
    let start = surplus.as_ptr() as usize - text.text.as_ptr() as usize;
    let message = format!("{} words are hard to read at a glance", words().count());
    let problem = text.problem("too-long", start..text.text.trim_end().len(), message);
    Some(
        problem
            .expected(format!("at most {LONGEST} words: these are beyond"))
            .help("keep the part that somebody could see, and leave the circumstances to the conversation"),
    )
}

fn full_stop(text: &Text<'_>) -> Option<Problem> {
    let trimmed = text.text.trim_end();
    if !trimmed.ends_with(STOPS) {
        return None;
    }
    // All of them, also in `Asks for help. .`: what is left ends with none.
    let without = trimmed.trim_end_matches(|found: char| STOPS.contains(&found) || found.is_whitespace());
    let range = without.len()..trimmed.len();
    let mark = &trimmed[range.clone()];
    // An abbreviation such as `p.m.` or `etc.` keeps its mark.
    let last = without.rsplit(' ').next().unwrap_or_default();
    if last.contains('.') || last == "etc" {
        return None;
    }
    let message = format!("the text ends with `{}`", mark.trim());
    let problem = text.problem("full-stop", range.clone(), message);
    let help = "an example is a line in a list, not a sentence: leave the mark out";
    Some(text.fixed(problem.help(help), vec![(range, String::new())]))
}

fn spaces(text: &Text<'_>) -> Option<Problem> {
    let is_space = |found: char| matches!(found, ' ' | '\t' | '\u{a0}');
    // The line end behind a block of YAML is no fault of the text.
    let whole = text.text.trim_end_matches('\n');
    let mut surplus: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while let Some(offset) = whole[start..].find(is_space) {
        let at = start + offset;
        let run = whole[at..].len() - whole[at..].trim_start_matches(is_space).len();
        // A single one between two words, of whatever kind, stays.
        let several = whole[at..at + run].chars().count() > 1;
        if several || at == 0 || at + run == whole.len() {
            surplus.push(at..at + run);
        }
        start = at + run;
    }
    let is_between = |place: &Range<usize>| place.start > 0 && place.end < whole.len();
    let place = surplus.first()?.clone();
    let message = if place.start == 0 {
        "the text begins with white space"
    } else if place.end == whole.len() {
        "the text ends with white space"
    } else {
        "there is more than one space between two words"
    };
    let problem =
        text.problem("double-space", place, message).expected("one space between words, none around");
    let instead = |place: &Range<usize>| if is_between(place) { " ".to_owned() } else { String::new() };
    let changes = surplus.iter().map(|place| (place.clone(), instead(place))).collect();
    Some(text.fixed(problem.help("remove the surplus space"), changes))
}

fn list_mark(text: &Text<'_>) -> Option<Problem> {
    let start = text.text.len() - text.text.trim_start().len();
    let length = mark_length(&text.text[start..]);
    if length == 0 {
        return None;
    }
    let mark = text.text[start..start + length].trim_end();
    let message = format!("the text begins with the list mark `{mark}`");
    let problem = text.problem("list-mark", start..start + mark.len(), message);
    if is_mark_doubtful(text) {
        let help = "leave it out if it is one: each report sets its own marks";
        return Some(problem.help(help));
    }
    let problem = problem.help("leave it out: each report sets its own marks");
    Some(text.fixed(problem, vec![(start..start + length, String::new())]))
}

/// Whether what looks like a list mark may belong to the text, as in `3. party libraries` or `> 90 %`.
///
/// A number or a letter is a mark for sure where the examples count: where the one before or behind
/// it in the list bears the number before or behind its own.
pub fn is_mark_doubtful(text: &Text<'_>) -> bool {
    let trimmed = text.text.trim_start();
    let body = &trimmed[mark_length(trimmed)..];
    if body.len() == trimmed.len() {
        return false;
    }
    let Some(number) = number_in_mark(trimmed) else {
        return trimmed.starts_with(SIGNS) && body.starts_with(|found: char| found.is_ascii_digit());
    };
    let Located { cell, index, .. } = text.located;
    let bears = |index: Option<usize>, wanted: Option<u32>| {
        let sibling = index.and_then(|index| cell.get(index));
        wanted.is_some() && sibling.and_then(|it| number_in_mark(it.text.trim_start())) == wanted
    };
    !bears(index.checked_sub(1), number.checked_sub(1)) && !bears(index.checked_add(1), number.checked_add(1))
}

/// The number that a list mark at the front bears; a letter is the number of its code.
fn number_in_mark(text: &str) -> Option<u32> {
    let mark = text[..mark_length(text)].split_whitespace().next()?;
    let bare = mark.strip_suffix(['.', ')'])?;
    let letter = bare.chars().next().filter(|first| first.is_ascii_lowercase()).map(u32::from);
    bare.parse().ok().or(letter)
}

fn emoji(text: &Text<'_>) -> Option<Problem> {
    let start = text.text.find(is_emoji)?;
    let rest = &text.text[start..];
    let end =
        start + rest.len() - rest.trim_start_matches(|found| is_emoji(found) || joins_emoji(found)).len();
    let message = format!("the text holds the emoji `{}`", &text.text[start..end]);
    let problem = text.problem("emoji", start..end, message);
    Some(problem.help("say it in words: a picture is read differently by each reader, or aloud not at all"))
}

fn control_character(text: &Text<'_>) -> Option<Problem> {
    let whole = text.text.trim_end_matches('\n');
    let mut found = whole.char_indices().filter(|(at, found)| {
        let join = matches!(found, '\u{200c}' | '\u{200d}');
        *found != '\n' && (is_hidden(*found) || (join && next_to_ascii(whole, *at)))
    });
    let Some((start, first)) = found.next() else {
        let at = whole.find('\n')?;
        let problem = text.problem("control-character", at..at + 1, "the text has several lines");
        return Some(problem.help("write `>-` in place of `|`, or the whole text in one line"));
    };
    let mut counts = vec![(first, 1)];
    for (_, character) in found {
        match counts.iter_mut().find(|(known, _)| *known == character) {
            Some((_, count)) => *count += 1,
            None => counts.push((character, 1)),
        }
    }
    let plural = if counts.len() == 1 { "" } else { "s" };
    let message = format!("the text holds the invisible character{plural} {}", named(&counts));
    let problem = text.problem("control-character", start..start + first.len_utf8(), message);
    Some(problem.help("type the text anew around it: it was likely pasted from elsewhere"))
}

/// Characters by their codes, each with how often it stands there; of many, the first ones.
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

fn next_to_ascii(text: &str, at: usize) -> bool {
    text[..at].ends_with(|found: char| found.is_ascii())
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
