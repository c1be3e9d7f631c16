//! How a text is set: length, stops, spaces, marks and characters. Most hold in any language.

use super::super::text::{Text, body_start, is_hidden, mark_length};
use crate::model::Problem;

/// The most words that an example has.
const LONGEST: usize = 25;

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
    let without = trimmed.trim_end_matches(['.', '…', '。', '!']).trim_end();
    if without.len() == trimmed.len() {
        return None;
    }
    let mark = &trimmed[without.len()..];
    // An abbreviation such as `p.m.` or `etc.` keeps its mark.
    let last = without.rsplit(' ').next().unwrap_or_default();
    if last.contains('.') || last == "etc" {
        return None;
    }
    let message = format!("the text ends with `{}`", mark.trim());
    let problem = text.problem("full-stop", without.len()..trimmed.len(), message);
    let help = "an example is a line in a list, not a sentence: leave the mark out";
    Some(text.fixed(problem.help(help), format!("{without}{}", &text.text[trimmed.len()..])))
}

fn spaces(text: &Text<'_>) -> Option<Problem> {
    let is_space = |found: char| matches!(found, ' ' | '\t' | '\u{a0}');
    // The line end behind a block of YAML is no fault of the text.
    let whole = text.text.trim_end_matches('\n');
    let mut place = None;
    let mut start = 0;
    while let Some(offset) = whole[start..].find(is_space) {
        let at = start + offset;
        let run = whole[at..].len() - whole[at..].trim_start_matches(is_space).len();
        let several = whole[at..at + run].chars().count() > 1;
        if several || at == 0 || at + run == whole.len() {
            place = Some(at..at + run);
            break;
        }
        start = at + run;
    }
    let place = place?;
    let message = if place.start == 0 {
        "the text begins with white space"
    } else if place.end == whole.len() {
        "the text ends with white space"
    } else {
        "there is more than one space between two words"
    };
    let problem =
        text.problem("double-space", place, message).expected("one space between words, none around");
    let mended = single_spaced(whole.trim_matches(is_space), is_space);
    Some(text.fixed(problem.help("remove the surplus space"), mended))
}

/// A text in which one space stands for several; a single one, of whatever kind, stays.
fn single_spaced(text: &str, is_space: impl Fn(char) -> bool + Copy) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((word, behind)) = rest.find(is_space).map(|at| rest.split_at(at)) {
        rest = behind.trim_start_matches(is_space);
        let run = &behind[..behind.len() - rest.len()];
        mended.push_str(word);
        mended.push_str(if run.chars().count() > 1 { " " } else { run });
    }
    mended.push_str(rest);
    mended
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
    let rest = text.text[start + length..].to_owned();
    Some(text.fixed(problem.help("leave it out: each report sets its own marks"), rest))
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
    let (start, found) = whole.char_indices().find(|(at, found)| {
        let join = matches!(found, '\u{200c}' | '\u{200d}');
        is_hidden(*found) || (join && next_to_ascii(whole, *at))
    })?;
    let message = format!("the text holds the invisible character U+{:04X}", u32::from(found));
    let problem = text.problem("control-character", start..start + found.len_utf8(), message);
    Some(problem.help("type the text anew around it: it was likely pasted from elsewhere"))
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
