//! Whether a text in English asks for more or for less than another one of which most is kept: by what was put in
//! or taken out, and by a few words that say how much is asked.

mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::words::{EXPLANATIONS, HARMLESS, LARGER, LIGHT, NUMBERS, SMALLER, SYNONYMS};
use super::Meaning;
use crate::analysis::english::{self, Phrases, Sentence, Word};

/// What a phrase says of how much is asked.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Weight {
    Smaller,
    Larger,
}

static WEIGHTS: LazyLock<Phrases<Weight>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    SMALLER.iter().for_each(|phrase| phrases.add(phrase, Weight::Smaller));
    LARGER.iter().for_each(|phrase| phrases.add(phrase, Weight::Larger));
    phrases
});

static EXPLANATION: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    EXPLANATIONS.iter().for_each(|phrase| phrases.add(phrase, ()));
    phrases
});

/// How the one text differs from the other in what it asks for.
pub fn meaning(before: &str, after: &str) -> Meaning {
    let [old, new] = [before, after].map(demands);
    let (removed, added) = (beyond(&old, &new), beyond(&new, &old));
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    let (lost, gained) = (total(&removed), total(&added));
    let kept = total(&old) - lost;
    let weights = weigh(before, after);
    // What is put in as a whole may say "not" of something else.
    let is_put_in = lost.min(gained) == 0 && lost.max(gained) > 1;
    if is_turned(before, after) && !is_put_in {
        return Meaning::Changed;
    }
    match (lost, gained) {
        _ if kept == 0 && lost.max(gained) > 0 => Meaning::Changed,
        // The verb has become a noun, or the other way around.
        (0, 1) | (1, 0) if verb(before) != verb(after) => weights.unwrap_or(Meaning::Kept),
        (0, 0) => weights.unwrap_or(Meaning::Kept),
        (0, _) => weights.unwrap_or(Meaning::MoreAsked),
        (_, 0) => weights.unwrap_or(Meaning::LessAsked),
        // Dice's coefficient against one third where a word says how much is asked, else against three fifths.
        _ if 4 * kept >= lost + gained && weights.is_some() => weights.unwrap_or(Meaning::Kept),
        _ if 4 * kept <= 3 * (lost + gained) => Meaning::Changed,
        _ if has_another_verb(before, after) => Meaning::Changed,
        _ if gained >= lost + 2 && lost <= 1 => Meaning::MoreAsked,
        _ if lost >= gained + 2 && gained <= 1 => Meaning::LessAsked,
        _ => numbers(before, after).unwrap_or(Meaning::Kept),
    }
}

/// The stems of what a text asks for, without what it explains.
fn demands(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (stem, count) in english::stem_counts(&asking(text)) {
        if !LIGHT.contains(&stem.as_str()) {
            *counts.entry(one_of_the_same(stem)).or_default() += count;
        }
    }
    counts
}

/// A stem that stands for all those that say the same.
fn one_of_the_same(stem: String) -> String {
    let group = SYNONYMS.iter().find(|group| group.contains(&stem.as_str()));
    group.and_then(|group| group.first()).map_or(stem, |first| (*first).to_owned())
}

/// A text without its explanations: what is in brackets, what a conjunction says to be a reason or an example, and
/// sentences that say nothing of what somebody does.
fn asking(text: &str) -> String {
    let mut kept = String::new();
    for (index, sentence) in sentences(text).into_iter().enumerate() {
        let words: Vec<Word<'_>> = english::words(sentence).collect();
        if index > 0 && !words.first().is_some_and(is_deed) {
            continue;
        }
        let explained = EXPLANATION.hits(&words).into_iter().map(|hit| words[hit.words.start].range.start);
        let end = explained.filter(|at| *at > 0).min().unwrap_or(sentence.len());
        kept.push_str(&without_brackets(&sentence[..end]));
        kept.push(' ');
    }
    kept
}

fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices([';', '.']) {
        if text[at + 1..].starts_with(char::is_whitespace) {
            sentences.push(&text[start..at]);
            start = at + 1;
        }
    }
    sentences.push(&text[start..]);
    sentences
}

/// Whether a later sentence begins with a verb in the third person, and so asks for something.
fn is_deed(word: &Word<'_>) -> bool {
    let lower = word.lower.as_ref();
    let is_other =
        matches!(lower, "this" | "its" | "his" | "as" | "others" | "sometimes" | "always" | "these" | "is");
    (lower.ends_with('s') && !is_other) || matches!(lower, "also" | "and" | "then")
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return (depth == 0).then_some(c),
        }
        None
    };
    text.chars().filter_map(keep).collect()
}

/// Whether one of the texts alone says "not".
fn is_turned(before: &str, after: &str) -> bool {
    let [old, new] = [before, after].map(|text| {
        let lower = asking(text).to_lowercase();
        let rest = HARMLESS.iter().fold(lower, |text, phrase| text.replace(phrase, ""));
        english::is_negated(&rest)
    });
    old != new
}

/// What one text has more often than the other.
fn beyond(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut beyond = one.clone();
    for (stem, count) in &mut beyond {
        *count = count.saturating_sub(other.get(stem).copied().unwrap_or_default());
    }
    beyond.retain(|_, count| *count > 0);
    beyond
}

/// What the words that say how much is asked tell: those that only one of the texts has.
fn weigh(before: &str, after: &str) -> Option<Meaning> {
    let [old, new] = [before, after].map(weights);
    let mut balance = 0_i32;
    for weight in [Weight::Smaller, Weight::Larger] {
        let count = |found: &[Weight]| found.iter().filter(|other| **other == weight).count().min(1) as i32;
        let more = count(&new) - count(&old);
        balance += if weight == Weight::Larger { more } else { -more };
    }
    match balance {
        0 => None,
        1.. => Some(Meaning::MoreAsked),
        _ => Some(Meaning::LessAsked),
    }
}

fn weights(text: &str) -> Vec<Weight> {
    let words: Vec<Word<'_>> = english::words(text).collect();
    WEIGHTS.hits(&words).into_iter().map(|hit| *hit.meaning).collect()
}

/// Whether something else is done to much the same things: neither verb is in the other text, nor says the same.
fn has_another_verb(before: &str, after: &str) -> bool {
    let [old, new] = [before, after].map(verb);
    let (Some(old), Some(new)) = (old, new) else { return false };
    let is_in = |verb: &String, text: &str| {
        english::stem_counts(text).into_keys().any(|stem| one_of_the_same(stem) == *verb)
    };
    !is_in(&old, after) && !is_in(&new, before)
}

/// The stem of the verb at the front.
fn verb(text: &str) -> Option<String> {
    let sentence = Sentence::new(text, 0);
    english::stem_counts(sentence.verb()).into_keys().next().map(one_of_the_same)
}

/// Where a number is another one, whether it asks for more.
fn numbers(before: &str, after: &str) -> Option<Meaning> {
    let [old, new] = [before, after].map(numbers_in);
    let ([(old, is_limit)], [(new, _)]) = (old.as_slice(), new.as_slice()) else { return None };
    // Less time is harder to keep to.
    let (less, more) = if *is_limit { (new, old) } else { (old, new) };
    match more.cmp(less) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Meaning::MoreAsked),
        std::cmp::Ordering::Less => Some(Meaning::LessAsked),
    }
}

/// The numbers of a text, and whether each is one not to go beyond.
fn numbers_in(text: &str) -> Vec<(usize, bool)> {
    let words: Vec<Word<'_>> = english::words(text).collect();
    let number = |word: &Word<'_>| {
        let named = NUMBERS.iter().position(|number| *number == word.lower);
        named.or_else(|| word.lower.parse().ok())
    };
    let is_limit = |at: usize| {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        before
            .iter()
            .any(|word| matches!(word.lower.as_ref(), "within" | "under" | "most" | "than" | "by" | "in"))
    };
    words.iter().enumerate().filter_map(|(at, word)| Some((number(word)?, is_limit(at)))).collect()
}
