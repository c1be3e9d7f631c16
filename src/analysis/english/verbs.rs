//! Which words are verbs: the one that a text starts with, and a second one beside it.

use super::clause::{self, is_adverb};
use super::{Lists, Sentence};

/// Endings of nouns in the plural and of other words that are no verbs.
const OTHER_ENDINGS: &[&str] = &[
    "ss", "us", "'s", "sis", "tions", "sions", "ings", "ments", "ies", "ics", "ists", "isms", "tives",
    "nships", "rships", "dards",
];

/// The last parts of compounds that are nouns, such as "follow-ups".
const NOUN_PARTS: &[&str] = &["ups", "offs", "ins", "outs", "downs", "ons", "overs", "backs", "throughs"];

impl Sentence<'_> {
    /// The word that should be the first verb: the last one of a compound such as "A/B-tests" or "spot checks".
    pub fn verb_place(&self, lists: &Lists) -> usize {
        let second = self.head + 1;
        let pair = format!("{} {}", self.word(self.head), self.word(second));
        let next = self.word(second + 1);
        if lists.has("compound-verb", &pair) && !next.is_empty() && !clause::is_after_noun(next) {
            return second;
        }
        let has_slash = |at: &usize| self.text[self.words[*at].range.end..].starts_with('/');
        (self.head..self.words.len()).find(|at| !has_slash(at)).unwrap_or(self.head)
    }

    /// Whether the word at the front is a verb, as far as the word itself and the one after it tell.
    pub fn is_verb_at_front(&self, at: usize, lists: &Lists) -> bool {
        let word = &self.words[at];
        let lower: &str = &word.lower;
        let quotes = |at: usize| self.is_quoted(at) && !self.is_quoted(at - 1);
        let apart = at + 1 < self.words.len() && (clause::follows_mark(self, at + 1) || quotes(at + 1));
        let next = if apart { "" } else { self.word(at + 1) };
        // A noun is not followed by an article or a particle: "captions the photo", "teams up".
        let object = (clause::is_opener(next) && next != "to") || clause::is_particle(next);
        if is_name(word.text) {
            return object || lists.has("verb", lower);
        }
        // Nor is a verb that takes an object followed by `of`: "reviews of code".
        let noun = clause::is_auxiliary(next) || (next == "of" && lists.has("noun-or-verb", lower));
        if noun || clause::is_function_word(lower) {
            return false;
        }
        // "Weekly visits" holds an adjective, where "slowly visits" holds an adverb.
        if at > 0 && lists.has("noun-or-verb", lower) && clause::is_adjective_in_ly(self.before(at)) {
            return object;
        }
        let plural = lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
        is_verb(lower, lists) || (object && plural)
    }

    /// Whether a word is the first verb, or a second one that is joined to it by "and".
    pub fn is_main_verb(&self, at: usize, lists: &Lists) -> bool {
        let is_second = || {
            at > self.head
                && at < self.main
                && clause::follows_and(self, at)
                && is_second_verb(self, at, lists)
        };
        at == self.head || is_second()
    }

    /// The verb of a second thing that is done, where the text starts with a first one.
    pub fn second_verb(&self, lists: &Lists) -> Option<usize> {
        self.words.get(self.head)?;
        let first = self.verb_place(lists);
        if !self.is_verb_at_front(first, lists) {
            return None;
        }
        (first + 1..self.words.len()).find(|at| is_second_verb(self, *at, lists))
    }
}

/// Whether a word in lower case is a verb in the third person, where one may be expected.
fn is_verb(word: &str, lists: &Lists) -> bool {
    if lists.has("verb", word) || lists.has("noun-or-verb", word) {
        return true;
    }
    if matches!(word, "doesn't" | "isn't" | "hasn't") {
        return true;
    }
    if !word.ends_with('s') || word.len() < 3 || clause::is_function_word(word) {
        return false;
    }
    // Whatever is put together with a hyphen may be done: "red-teams a login".
    if let Some((_, last)) = word.rsplit_once('-') {
        return !last.ends_with("ss") && !last.ends_with("'s") && !NOUN_PARTS.contains(&last);
    }
    let other = OTHER_ENDINGS.iter().any(|ending| word.ends_with(ending));
    (!other || word.ends_with("fies")) && !lists.has("not-a-verb", word)
}

/// Whether a word is a name in capitals, such as "AWS" or "iOS", or several such things, as in "APIs".
fn is_name(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let capitals = stem.bytes().filter(u8::is_ascii_uppercase).count();
    capitals > 1 && stem.ends_with(|last: char| last.is_ascii_uppercase()) && !word.contains('-')
}

fn is_second_verb(sentence: &Sentence<'_>, at: usize, lists: &Lists) -> bool {
    let word = sentence.words[at].lower.as_ref();
    let gap = sentence.gap_before(at);
    let split = gap.contains(';');
    let comma = at < sentence.main && gap.contains(',');
    let joined = || {
        let before = (0..at).rev().find(|at| !is_adverb(&sentence.words[*at].lower));
        at < sentence.main && before.is_some_and(|before| joins(sentence, before))
    };
    if !word.ends_with('s') || !(split || comma || joined()) || !is_verb(word, lists) {
        return false;
    }
    let joined = joined();
    let either = lists.has("noun-or-verb", word);
    let next = sentence
        .words
        .get(at + 1)
        .filter(|next| sentence.text[sentence.words[at].range.end..next.range.start].trim().is_empty());
    let next = next.map(|next| next.lower.as_ref());
    // "Techniques to support a test" is as good as "offers to help".
    let opens = |next: &str| clause::is_opener(next) && next != "to";
    let object = next.is_some_and(|next| opens(next) || clause::is_particle(next));
    let noun = next.is_some_and(|next| !clause::is_after_noun(next));
    split || object || (lists.has("verb", word) && !either) || (joined && either && noun)
}

/// Whether this word joins what is before it with what is after it.
fn joins(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| sentence.words[at].lower.as_ref());
    matches!(word(0), Some("and" | "then")) || (word(0) == Some("as") && word(1) == Some("well"))
}
