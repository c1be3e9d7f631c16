//! A text as the stems of its words, which are numbers; frequent words that say little are left out.

use rustc_hash::FxHashMap;

use super::super::lists::Lists;
use super::super::sentence::Word;

/// The stems of a framework, and how often each is used.
pub struct Stems<'t> {
    lists: &'t Lists,
    /// The number of each word's stem; `None` for a word that says little.
    words: FxHashMap<&'t str, Option<u32>>,
    numbers: FxHashMap<&'t str, u32>,
    counts: Vec<u32>,
}

/// Endings that do not make another word of it, the longest first.
const ENDINGS: &[&str] = &["ations", "ation", "ings", "ies", "ing", "ily", "ed", "es", "ly", "y", "s", "e"];

/// A stem has this many bytes or more.
const SHORTEST: usize = 3;

impl<'t> Stems<'t> {
    pub fn new(lists: &'t Lists) -> Self {
        Self { lists, words: FxHashMap::default(), numbers: FxHashMap::default(), counts: Vec::new() }
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
        let number = (!self.lists.has("stop-word", word)).then(|| self.number(stem(word)));
        self.words.insert(word, number);
        number
    }

    /// Puts stems in the order that an index needs: the same for all texts, rarest first.
    pub fn rarest_first(&self, stems: &mut [u32]) {
        stems.sort_unstable_by_key(|number| (self.counts[*number as usize], *number));
    }

    fn number(&mut self, stem: &'t str) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "no framework has four thousand million words")]
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(stem).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        number
    }
}

fn stem(word: &str) -> &str {
    let long_enough = |stem: &&str| stem.len() >= SHORTEST;
    let stem =
        ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(long_enough)).unwrap_or(word);
    stem.strip_suffix('e').filter(long_enough).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for (one, other) in [
            ("review", "reviews"),
            ("write", "writes"),
            ("writing", "writes"),
            ("study", "studies"),
            ("estimate", "estimates"),
            ("observed", "observe"),
            ("carefully", "careful"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("is"), "is");
    }
}
