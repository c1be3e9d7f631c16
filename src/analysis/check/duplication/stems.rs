//! A text as the stems of its words, which are numbers; frequent words that say little are left out.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::super::lists::Lists;
use crate::analysis::english::sentence::Word;

/// The stems of a framework, and how often each is used.
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
            stemmer: Stemmer::create(Algorithm::English),
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
