//! Counts and rates to fulfil: a checklist in disguise.
//!
//! A quota is a number that is asked of the person: how many, or how many in a span of time. A number or a span
//! that describes a thing is none, and neither is anything in a subordinate clause.

use std::ops::Range;

use super::super::lists::Lists;
use super::super::text::{Hits, Text};
use super::clause;
use crate::diagnostic::Problem;

/// Verbs that may have a span of time for their object: "plans each quarter".
const OF_SPANS: &[&str] =
    &["plans", "prepares", "opens", "starts", "begins", "closes", "ends", "finishes", "completes"];

/// Everything in a text that asks for a number of something, as one problem for each place.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists, problems: &mut Vec<Problem>) {
    let phrases = |list| text.found(hits, list).into_iter().map(|(words, _)| words);
    let quotas = phrases("quota").filter(|words| is_asked(text, words));
    let mut found: Vec<Range<usize>> = quotas.map(|words| text.range(words)).collect();
    let mut numbers: Vec<Range<usize>> = phrases("number").collect();
    if text.text.bytes().any(|byte| byte.is_ascii_digit()) {
        let figures = (0..text.words.len()).filter(|at| is_figure(&text.words[*at].lower));
        numbers.extend(figures.map(|at| at..at + 1));
        numbers.sort_by_key(|words| words.start);
    }
    let limits: Vec<Range<usize>> = phrases("limit").collect();
    let rate = phrases("rate").rfind(|words| is_rate(text, words));
    let context = Context { rate, limits, tallies: lists.has("tally-verb", clause::word(text, text.head)) };
    for number in numbers.into_iter().filter(|number| number.start < text.main) {
        if let Some(words) = context.counted(text, number) {
            found.push(text.range(words));
        }
    }
    if let (true, true, Some(rate)) = (found.is_empty(), context.tallies, &context.rate) {
        found.push(text.range(rate.clone()));
    }
    found.sort_by_key(|range| range.start);
    // `ten` and the `every week` behind it are one place where nothing stands between.
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

/// What makes a quota of a number.
struct Context {
    /// The last span of time for each of which something is done.
    rate: Option<Range<usize>>,
    /// Words such as `at least`.
    limits: Vec<Range<usize>>,
    /// Whether the verb is one for work that comes in pieces.
    tallies: bool,
}

impl Context {
    /// The words of a quota, if this number is part of one.
    fn counted(&self, text: &Text<'_>, number: Range<usize>) -> Option<Range<usize>> {
        let word = clause::word(text, number.start);
        let one = matches!(word, "one" | "1");
        let limit = self.limits.iter().find(|limit| limit.end == number.start);
        if let Some(limit) = limit.filter(|_| !one || self.rate.is_some()) {
            return Some(limit.start..number.end);
        }
        let first = number.start == text.head + 1;
        let share = is_share(text, &number) && (first || clause::before(text, number.start) == "by");
        // "A feed of ten orders an hour" describes, where "speaks at ten meetings a year" counts.
        let described =
            number.start > text.head + 2 && clause::is_preposition(clause::before(text, number.start));
        let rate = self.rate.as_ref().is_some_and(|rate| number.end <= rate.start) && !described;
        (rate || share || (first && self.tallies && !one)).then_some(number)
    }
}

/// Whether a span such as `each week` says how often something is done: in the main clause, and neither part of a
/// thing ("the plan *of* each week") nor of what has befallen it ("the tickets *opened* each week").
fn is_asked(text: &Text<'_>, words: &Range<usize>) -> bool {
    // `once` begins a clause, but not in `once a week`.
    let main =
        words.start < text.main || (words.start == text.main && clause::word(text, words.start) == "once");
    let before = clause::before(text, words.start);
    let described = words.start > text.head + 1 && clause::is_participle(text, words.start - 1);
    let object = words.start == text.head + 1 && OF_SPANS.contains(&before);
    let owner = text.words[words.end - 1].lower.ends_with("'s");
    main && !owner && !object && !described && (before == "in" || !clause::is_preposition(before))
}

/// Whether a span such as `a week` or `weekly` says how often: "for a week" is a length, "a weekly review" a thing.
fn is_rate(text: &Text<'_>, words: &Range<usize>) -> bool {
    let before = clause::before(text, words.start);
    let next = clause::word(text, words.end);
    let ends = next.is_empty() || clause::is_after_noun(next) || clause::follows_mark(text, words.end);
    is_asked(text, words) && ends && before != "in" && !clause::is_determiner(before)
}

/// Whether a word is a number in digits, rather than a name that holds some.
fn is_figure(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number is followed by `%` or `percent`.
fn is_share(text: &Text<'_>, number: &Range<usize>) -> bool {
    let behind = text.text[text.words[number.end - 1].range.end..].trim_start();
    behind.starts_with('%') || matches!(clause::word(text, number.end), "percent" | "per")
}

/// Whether a second place follows the first at once.
fn is_next(text: &str, first: &Range<usize>, later: &Range<usize>) -> bool {
    text.get(first.end..later.start).is_some_and(|between| between.chars().count() <= 1)
}
