//! A text taken apart once: its words, its main clause, its first verb, and what it quotes.

use std::ops::Range;

use super::clause::{follows_mark, is_adverb, is_subordinator};
use super::marks::quoted;
use super::words::{self, Word};
use super::{Hit, ListPhrase, Role};

/// An example as a sentence without a subject: "Writes a note when …".
#[derive(Debug)]
pub struct Sentence<'a> {
    pub text: &'a str,
    pub words: Vec<Word<'a>>,
    /// How many of the words come before the first subordinate clause.
    pub(super) main: usize,
    /// Where the first finite verb is or should be: after the adverbs that come first.
    pub(super) head: usize,
    /// The bytes that are quoted from somebody else.
    quoted: Vec<Range<usize>>,
}

impl<'a> Sentence<'a> {
    /// The sentence in a text from this byte on, where a list mark is before it.
    pub fn new(text: &'a str, start: usize) -> Self {
        // Most words have one space after them: a guess that is seldom too low, and never far too high.
        let mut words: Vec<Word<'a>> =
            Vec::with_capacity(text.bytes().filter(|byte| *byte == b' ').count() + 1);
        words.extend(words::words(text).filter(|word| word.range.start >= start));
        let main = words.iter().position(|word| is_subordinator(&word.lower));
        let main = main.unwrap_or(words.len());
        Self { text, main, head: first_verb(&words), quoted: quoted(text), words }
    }

    /// The phrases of one list in the text, without those that are excused; the longest where several overlap.
    pub fn found<'l>(
        &self,
        hits: &[Hit<'l, ListPhrase>],
        list: &str,
    ) -> Vec<(Range<usize>, Option<&'l str>)> {
        let of_list = || hits.iter().filter(|hit| hit.meaning.list == list);
        let covers = |outer: &Range<usize>, inner: &Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end && outer != inner
        };
        let mut found: Vec<(Range<usize>, Option<&'l str>)> = Vec::new();
        for hit in of_list() {
            if self.is_quoted(hit.words.start) {
                continue;
            }
            let Role::Found(instead) = &hit.meaning.role else { continue };
            let hidden = of_list().any(|other| match other.meaning.role {
                Role::Excused => covers(&other.words, &hit.words) || other.words == hit.words,
                Role::Found(_) => covers(&other.words, &hit.words),
            });
            if !hidden && found.last().is_none_or(|(last, _)| last.end <= hit.words.start) {
                found.push((hit.words.clone(), instead.as_deref()));
            }
        }
        found
    }

    /// The first verb, where there is one or should be, in lower case; empty where there are no words.
    pub fn verb(&self) -> &str {
        self.word(self.head)
    }

    /// Whether there is more of what follows: "longer hauls and more difficult roads", but not "rolls and more".
    pub fn leads_to_more(&self, words: &Range<usize>) -> bool {
        self.word(words.end - 1) == "more"
            && !self.word(words.end).is_empty()
            && !follows_mark(self, words.end)
    }

    /// Whether a word such as "really" is part of a question, where it says what is asked: "what guests really want".
    pub fn asks_for_truth(&self, words: &Range<usize>) -> bool {
        let clause = self.words[..words.start].iter().rev().find(|word| is_subordinator(&word.lower));
        let question = clause.is_some_and(|word| {
            matches!(
                word.lower.as_ref(),
                "what" | "how" | "who" | "whom" | "which" | "whether" | "where" | "why" | "if" | "when"
            )
        });
        question && matches!(self.word(words.start), "really" | "actually" | "truly")
    }

    /// Whether words come before the first subordinate clause.
    pub fn is_in_main_clause(&self, words: &Range<usize>) -> bool {
        words.start < self.main
    }

    /// Whether a word is quoted from somebody else.
    pub(super) fn is_quoted(&self, word: usize) -> bool {
        self.quoted.iter().any(|quoted| quoted.contains(&self.words[word].range.start))
    }

    /// The bytes of some of the words.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        words::range(&self.words[words])
    }

    /// Some of the words as they are written.
    pub fn quote(&self, words: Range<usize>) -> &'a str {
        &self.text[self.range(words)]
    }

    /// The word at a place, in lower case; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_ref())
    }

    /// The word before a place, in lower case; empty where there is none.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.words[at].lower.as_ref())
    }

    /// What is between a word and the one before it.
    pub(super) fn gap_before(&self, at: usize) -> &'a str {
        &self.text[self.words[at - 1].range.end..self.words[at].range.start]
    }

    /// What comes after the last of some words, without white space.
    pub fn behind(&self, words: &Range<usize>) -> &'a str {
        self.text[self.words[words.end - 1].range.end..].trim_start()
    }
}

/// The most words that are taken for adverbs before the verb: "calmly, briefly and clearly".
const MOST_ADVERBS: usize = 4;

/// The place after the adverbs at the front, also where they are joined: "promptly and kindly answers".
fn first_verb(words: &[Word<'_>]) -> usize {
    let adverb = |at: usize| words.get(at).is_some_and(|word| is_adverb(&word.lower));
    let joined = |at: usize| {
        at > 0 && matches!(words[at].lower.as_ref(), "and" | "but" | "yet" | "or") && adverb(at + 1)
    };
    let verb = (0..words.len()).find(|at| !adverb(*at) && !joined(*at));
    verb.unwrap_or(0).min(MOST_ADVERBS)
}
