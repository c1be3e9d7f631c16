//! Texts as the stems of their words; frequent words that say little are left out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::words::words;
use super::{Lists, Word};

/// Words that carry no meaning of their own.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its", "of",
    "on", "or", "so", "that", "the", "their", "them", "they", "this", "those", "to", "what", "when", "where",
    "which", "while", "who", "whom", "whose", "with",
];

/// Words that turn a sentence around.
const NEGATIONS: &[&str] = &["no", "not", "never", "nobody", "none", "nothing", "without"];

fn stemmer() -> Stemmer {
    Stemmer::create(Algorithm::English)
}

/// How often each stem of a text is in it, without words that carry no meaning.
pub fn stem_counts(text: &str) -> BTreeMap<String, usize> {
    let stemmer = stemmer();
    let mut counts = BTreeMap::new();
    for word in words(text) {
        for part in word.bare().split('-').filter(|part| !EMPTY.contains(part)) {
            *counts.entry(stemmer.stem(part).into_owned()).or_default() += 1;
        }
    }
    counts
}

/// Whether a text says "not".
pub fn is_negated(text: &str) -> bool {
    words(text).any(|word| NEGATIONS.contains(&word.lower.as_ref()) || word.lower.ends_with("n't"))
}

/// The stems of a framework as numbers, and how often each is used.
pub struct Stems<'t> {
    lists: &'t Lists,
    stemmer: Stemmer,
    /// The number of each word's stem; `None` for a word that says little.
    words: FxHashMap<&'t str, Option<u32>>,
    numbers: FxHashMap<Cow<'t, str>, u32>,
    counts: Vec<u32>,
}

impl<'t> Stems<'t> {
    pub fn new(lists: &'t Lists) -> Self {
        Self {
            lists,
            stemmer: stemmer(),
            words: FxHashMap::default(),
            numbers: FxHashMap::default(),
            counts: Vec::new(),
        }
    }

    /// The stems of a text's words, without repetition.
    pub fn of(&mut self, words: &'t [Word<'_>]) -> Vec<u32> {
        let mut found = Vec::with_capacity(words.len());
        for word in words {
            let Some(number) = self.of_word(word.bare()) else { continue };
            if !found.contains(&number) {
                found.push(number);
                self.counts[number as usize] += 1;
            }
        }
        found
    }

    fn of_word(&mut self, word: &'t str) -> Option<u32> {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let number = (!self.lists.has("stop-word", word)).then(|| self.number(word));
        self.words.insert(word, number);
        number
    }

    /// Puts stems in the order that an index needs: the same for all texts, rarest first.
    pub fn rarest_first(&self, stems: &mut [u32]) {
        stems.sort_unstable_by_key(|number| (self.counts[*number as usize], *number));
    }

    fn number(&mut self, word: &'t str) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "no framework has four thousand million words")]
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(self.stemmer.stem(word)).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        number
    }
}
