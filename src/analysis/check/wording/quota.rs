//! Counts and rates to fulfil: a checklist in disguise.

use std::ops::Range;

use super::super::lists::Lists;
use super::super::text::{Hits, Text};
use crate::model::Problem;

/// Everything in a text that asks for a number of something, as one problem for each place.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists, problems: &mut Vec<Problem>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let numbers: Vec<usize> = text.found(hits, "number").into_iter().map(|(words, _)| words.start).collect();
    for (words, _) in text.found(hits, "quota") {
        let figure =
            text.words.get(words.end).is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
        let number = usize::from(figure || numbers.contains(&words.end));
        found.push(text.range(words.start..words.end + number));
    }
    let rate = text.found(hits, "rate").into_iter().map(|(words, _)| words.start).next_back();
    let in_words = numbers.into_iter();
    found.extend(in_words.filter(|at| counts(text, *at, rate, lists)).map(|at| text.words[at].range.clone()));
    if text.text.bytes().any(|byte| byte.is_ascii_digit()) {
        let in_digits = (0..text.words.len()).filter(|at| is_figure(text, *at, rate, lists));
        found.extend(in_digits.map(|at| text.words[at].range.clone()));
    }
    found.sort_by_key(|range| range.start);
    // `at least` and the `five` behind it are one place.
    found.dedup_by(|later, first| {
        let one = later.start < first.end || is_next(text.text, first, later);
        if one {
            first.end = first.end.max(later.end);
        }
        one
    });
    for range in found {
        let message = format!("`{}` asks for a count", &text.text[range.clone()]);
        let problem = text.problem("quota", range, message);
        problems.push(
            problem
                .expected("what is done, for others to judge how often is enough")
                .help("leave the number out: who counts examples fills in a checklist"),
        );
    }
}

/// Whether a second place follows the first at once, as `five` does `at least`.
fn is_next(text: &str, first: &Range<usize>, later: &Range<usize>) -> bool {
    text.get(first.end..later.start).is_some_and(|between| between.chars().count() <= 1)
}

/// Whether a number in digits is a count, rather than part of a name or a description.
fn is_figure(text: &Text<'_>, at: usize, rate: Option<usize>, lists: &Lists) -> bool {
    let word = &text.words[at];
    let digits = word.lower.starts_with(|found: char| found.is_ascii_digit());
    if digits && text.text[word.range.end..].trim_start().starts_with('%') {
        return true;
    }
    word.lower.bytes().all(|byte| byte.is_ascii_digit()) && counts(text, at, rate, lists)
}

/// Whether a number says how much is to be done: in front of a rate, or right behind the verb.
fn counts(text: &Text<'_>, at: usize, rate: Option<usize>, lists: &Lists) -> bool {
    if rate.is_some_and(|rate| rate > at) {
        return true;
    }
    let word = &text.words[at];
    word.lower != "one" && at == text.head + 1 && !lists.has("relating-verb", &text.words[text.head].lower)
}
