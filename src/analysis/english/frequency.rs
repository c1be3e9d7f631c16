//! Whether a text says how many, or how often, and whether it asks that of the person.
//!
//! A number or a span of time that describes a thing asks for nothing, and neither does anything in a
//! subordinate clause.

use std::ops::Range;

use super::{Hit, ListPhrase, Lists, Sentence, clause};

/// Verbs that may have a span of time for their object: "plans each quarter".
const OF_SPANS: &[&str] =
    &["plans", "prepares", "opens", "starts", "begins", "closes", "ends", "finishes", "completes"];

impl Sentence<'_> {
    /// The bytes of every count or rate that is asked of the person, in the order of the text.
    pub fn counts_asked(&self, hits: &[Hit<'_, ListPhrase>], lists: &Lists) -> Vec<Range<usize>> {
        let phrases = |list| self.found(hits, list).into_iter().map(|(words, _)| words);
        let quotas = phrases("quota").filter(|words| is_asked(self, words));
        let mut found: Vec<Range<usize>> = quotas.map(|words| self.range(words)).collect();
        let mut numbers: Vec<Range<usize>> = phrases("number").collect();
        if self.text.bytes().any(|byte| byte.is_ascii_digit()) {
            let figures = (0..self.words.len()).filter(|at| is_figure(&self.words[*at].lower));
            numbers.extend(figures.map(|at| at..at + 1));
            numbers.sort_by_key(|words| words.start);
        }
        let limits: Vec<Range<usize>> = phrases("limit").collect();
        let rate = phrases("rate").rfind(|words| is_rate(self, words));
        // Without a number, a word such as "weekly" is for the rule about how often.
        let tallies =
            lists.has("tally-verb", self.word(self.head)) && rate.as_ref().is_none_or(|rate| rate.len() > 1);
        let context = Context { rate, limits, tallies };
        for number in numbers.into_iter().filter(|number| number.start < self.main) {
            if let Some(words) = context.counted(self, number) {
                found.push(self.range(words));
            }
        }
        if let (true, true, Some(rate)) = (found.is_empty(), context.tallies, &context.rate) {
            found.push(self.range(rate.clone()));
        }
        found.sort_by_key(|range| range.start);
        // `ten` and the `every week` after it are one place where nothing is between them.
        found.dedup_by(|later, first| {
            let one = later.start < first.end || is_next(self.text, first, later);
            if one {
                first.end = first.end.max(later.end);
            }
            one
        });
        found
    }
}

impl Sentence<'_> {
    /// Whether a word or phrase such as `often` or `weekly` tells how often the person does something.
    pub fn tells_how_often(&self, words: &Range<usize>, lists: &Lists) -> bool {
        let at = words.start;
        if words.len() > 1 {
            return at < self.main;
        }
        if !clause::is_span_adverb(self.word(at)) {
            return self.is_claim(words);
        }
        if at == 0 {
            return self.head == 1 && self.is_verb_at_front(1, lists);
        }
        // "Daily and weekly reports": what the second one describes, the first one does too.
        let joined = matches!(self.word(words.end), "and" | "or" | "to");
        let last =
            if joined && clause::is_span_adverb(self.word(words.end + 1)) { words.end + 1 } else { at };
        is_rate(self, &(at..last + 1))
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
    fn counted(&self, sentence: &Sentence<'_>, number: Range<usize>) -> Option<Range<usize>> {
        let word = sentence.word(number.start);
        let one = matches!(word, "one" | "1");
        let limit = self.limits.iter().find(|limit| limit.end == number.start);
        if let Some(limit) = limit.filter(|_| !one || self.rate.is_some()) {
            return Some(limit.start..number.end);
        }
        let first = number.start == sentence.head + 1;
        let share = is_share(sentence, &number) && (first || sentence.before(number.start) == "by");
        // "A feed of ten orders an hour" describes, where "speaks at ten meetings a year" counts.
        let described =
            number.start > sentence.head + 2 && clause::is_preposition(sentence.before(number.start));
        let rate = self.rate.as_ref().is_some_and(|rate| number.end <= rate.start) && !described;
        (rate || share || (first && self.tallies && !one)).then_some(number)
    }
}

/// Whether a span such as `each week` says how often something is done: in the main clause, and neither part of a
/// thing ("the plan *of* each week") nor of what has befallen it ("the tickets *opened* each week").
fn is_asked(sentence: &Sentence<'_>, words: &Range<usize>) -> bool {
    // `once` begins a clause, but not in `once a week`.
    let main =
        words.start < sentence.main || (words.start == sentence.main && sentence.word(words.start) == "once");
    let before = sentence.before(words.start);
    let described = words.start > sentence.head + 1 && clause::is_participle(sentence, words.start - 1);
    let object = words.start == sentence.head + 1 && OF_SPANS.contains(&before);
    let owner = sentence.words[words.end - 1].lower.ends_with("'s");
    // "In every day words" says which words.
    let is_thing = clause::is_determiner(before) || (words.start > 0 && !sentence.ends_clause(words));
    if is_thing && sentence.quote(words.clone()).eq_ignore_ascii_case("every day") {
        return false;
    }
    main && !owner && !object && !described && (before == "in" || !clause::is_preposition(before))
}

/// Whether a span such as `a week` or `weekly` says how often: "for a week" is a length, "a weekly review" a thing.
fn is_rate(sentence: &Sentence<'_>, words: &Range<usize>) -> bool {
    let before = sentence.before(words.start);
    let next = sentence.word(words.end);
    let ends = next.is_empty() || clause::is_after_noun(next) || clause::follows_mark(sentence, words.end);
    is_asked(sentence, words) && ends && before != "in" && !clause::is_determiner(before)
}

/// Whether a word is a number in digits, rather than a name that holds some.
fn is_figure(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number is followed by `%` or `percent`.
fn is_share(sentence: &Sentence<'_>, number: &Range<usize>) -> bool {
    let behind = sentence.behind(number);
    behind.starts_with('%') || matches!(sentence.word(number.end), "percent" | "per")
}

/// Whether a second place follows the first at once.
fn is_next(text: &str, first: &Range<usize>, later: &Range<usize>) -> bool {
    text.get(first.end..later.start).is_some_and(|between| between.chars().count() <= 1)
}
