//! Words and phrases looked up in a text, all in one pass.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{self, Word};

/// Phrases by their first word, each with what it stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

/// A phrase found in a text.
#[derive(Debug)]
pub struct Hit<'a, T> {
    /// Which of the text's words it takes.
    pub words: Range<usize>,
    pub meaning: &'a T,
}

/// Stands for one word or none.
const WILDCARD: &str = "*";

impl<T> Phrases<T> {
    pub fn new() -> Self {
        Self { by_first: FxHashMap::default() }
    }

    /// Adds a phrase; one without a word is left out.
    pub fn add(&mut self, phrase: &str, meaning: T) {
        let mut pattern = Vec::new();
        for part in phrase.split_whitespace() {
            if part == WILDCARD {
                pattern.push(part.to_owned());
            } else {
                pattern.extend(words::words(part).map(|word| word.lower.into_owned()));
            }
        }
        let Some(first) = pattern.iter().position(|word| word != WILDCARD) else { return };
        let rest = pattern.split_off(first + 1);
        self.by_first.entry(pattern.swap_remove(first)).or_default().push((rest, meaning));
    }

    /// Every phrase that begins at each word; phrases may overlap.
    pub fn hits<'a>(&'a self, words: &[Word<'_>]) -> Vec<Hit<'a, T>> {
        let mut hits = Vec::new();
        for (start, word) in words.iter().enumerate() {
            let bare = word.bare();
            let exact = self.by_first.get(word.lower.as_ref());
            let owner = (bare != word.lower).then(|| self.by_first.get(bare)).flatten();
            for (rest, meaning) in exact.into_iter().chain(owner).flatten() {
                if let Some(length) = matched(rest, &words[start + 1..]) {
                    hits.push(Hit { words: start..start + 1 + length, meaning });
                }
            }
        }
        hits
    }
}

/// How many words the rest of a phrase takes, if it is at the front of `words`.
fn matched(rest: &[String], words: &[Word<'_>]) -> Option<usize> {
    let Some((wanted, rest)) = rest.split_first() else { return Some(0) };
    if wanted == WILDCARD {
        let one = words.get(1..).and_then(|words| matched(rest, words)).map(|length| 1 + length);
        return one.or_else(|| matched(rest, words));
    }
    let (word, words) = words.split_first()?;
    let same = word.lower == *wanted || word.bare() == wanted;
    if same { Some(1 + matched(rest, words)?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_on_word_borders() {
        let check = |phrase: &str, text: &str, expect: Option<&str>| {
            let mut phrases = Phrases::new();
            phrases.add(phrase, ());
            let words: Vec<Word<'_>> = words::words(text).collect();
            let found = phrases.hits(&words).first().map(|hit| words::range(&words[hit.words.clone()]));
            assert_eq!(found.map(|range| &text[range]), expect, "{phrase} in {text}");
        };
        check("just", "Writes Just a note", Some("Just"));
        check("just", "Ships just-in-time", None);
        check("shop", "Paints the shop's door", Some("shop's"));
        check("shops'", "Paints the shops' doors", Some("shops'"));
        check("shops'", "Paints for shops", None);
        check("across shops", "Sells across shops,", Some("across shops"));
        check("is * kind", "Is very kind", Some("Is very kind"));
        check("is * kind", "Is kind", Some("Is kind"));
        check("is * kind", "Is a very kind", None);
        check("all", "Éall", None);
    }
}
