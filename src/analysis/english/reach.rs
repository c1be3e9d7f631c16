//! Whether a text reaches further than another one that says nearly the same.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Lists, Phrases, Role, Word};

/// Between two ranks of a line of the list `widening`: `feature < project < product`.
const NARROWER: &str = " < ";

/// What makes a text reach further: lines of words, each narrower than the next, and how much help is needed.
pub struct Reach<'l> {
    lists: &'l Lists,
    stemmer: Stemmer,
    /// Words that widen any reach by themselves.
    wide: Phrases<()>,
    /// In which line a stem is, and how far from its start.
    ranks: FxHashMap<String, Vec<(usize, usize)>>,
}

impl<'l> Reach<'l> {
    pub fn new(lists: &'l Lists) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut ranks: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        let mut wide = Phrases::new();
        for (line, entry) in lists.words_of("widening").enumerate() {
            if !entry.contains(NARROWER) {
                wide.add(entry, ());
                continue;
            }
            for (rank, words) in entry.split(NARROWER).enumerate() {
                for word in words.split_whitespace() {
                    ranks.entry(stemmer.stem(word).into_owned()).or_default().push((line, rank));
                }
            }
        }
        Self { lists, stemmer, wide, ranks }
    }

    /// Whether the second text reaches further than the first.
    pub fn widens(&self, narrow: &[Word<'_>], wide: &[Word<'_>]) -> bool {
        has_new(&self.wide, narrow, wide)
            || self.is_higher(narrow, wide)
            || self.is_of_several(narrow, wide)
            || self.help(narrow) != self.help(wide)
    }

    /// Whether a word of the wider text comes later in a line than one of the narrower text.
    fn is_higher(&self, narrow: &[Word<'_>], wide: &[Word<'_>]) -> bool {
        let ranks = |words: &[Word<'_>]| -> Vec<(usize, usize)> {
            let found =
                words.iter().filter_map(|word| self.ranks.get(self.stemmer.stem(word.bare()).as_ref()));
            found.flatten().copied().collect()
        };
        let known = ranks(narrow);
        ranks(wide).iter().any(|(line, rank)| {
            let of_line = || known.iter().filter(|(other, _)| other == line).map(|(_, rank)| rank);
            of_line().next().is_some() && of_line().all(|known| known < rank)
        })
    }

    /// Whether the narrower text is about one of what the wider text has several of: "a recipe" and "recipes".
    fn is_of_several(&self, narrow: &[Word<'_>], wide: &[Word<'_>]) -> bool {
        let is_one = |at: usize| {
            let before = &narrow[at.saturating_sub(2)..at];
            before.iter().any(|word| matches!(word.lower.as_ref(), "a" | "an" | "one"))
        };
        let several = wide.iter().filter(|word| word.bare().ends_with('s'));
        several.map(|word| (word, self.stemmer.stem(word.bare()))).any(|(word, stem)| {
            narrow.iter().enumerate().any(|(at, one)| {
                one.bare().len() < word.bare().len() && is_one(at) && self.stemmer.stem(one.bare()) == stem
            })
        })
    }

    /// What a text says about how much help is needed.
    fn help<'t>(&self, words: &'t [Word<'_>]) -> Vec<Vec<&'t str>> {
        let hits = self.lists.phrases.hits(words).into_iter();
        let said =
            hits.filter(|hit| hit.meaning.list == "supervision" && hit.meaning.role == Role::Found(None));
        said.map(|hit| words[hit.words].iter().map(Word::bare).collect()).collect()
    }
}

/// Whether the second text has a phrase with a word that the first one does not have.
pub fn has_new(phrases: &Phrases<()>, narrow: &[Word<'_>], wide: &[Word<'_>]) -> bool {
    let known: FxHashSet<&str> = narrow.iter().map(Word::bare).collect();
    let hits = phrases.hits(wide);
    hits.iter().any(|hit| wide[hit.words.clone()].iter().any(|word| !known.contains(word.bare())))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::words;
    use super::*;

    #[track_caller]
    fn widens(narrow: &str, wide: &str) -> bool {
        let words = |text| words(text).collect::<Vec<_>>();
        Reach::new(&Lists::new(&BTreeMap::new())).widens(&words(narrow), &words(wide))
    }

    #[test]
    fn reach_is_in_the_words_that_differ() {
        let check = |narrow: &str, wide: &str| assert!(widens(narrow, wide), "{narrow} / {wide}");
        check(
            "Settles how dough is stored in their area",
            "Settles how dough is stored in their organisation",
        );
        check("Plans the weekly order of flour with support", "Plans the weekly order of flour");
        check(
            "Bakes the rye breads of the day with guidance from a colleague",
            "Bakes the rye breads of the day",
        );
        check("Bakes the rye breads of the day", "Bakes the rye breads of the day independently");
        check(
            "Answers internal questions about allergens",
            "Answers internal and external questions about allergens",
        );
        check(
            "Improves their work with notes from tastings",
            "Improves the team's work with notes from tastings",
        );
        check(
            "Tests a recipe for the autumn with guests",
            "Tests several recipes for the autumn with guests",
        );
        check("Tests a new recipe with guests on a Saturday", "Tests new recipes with guests on a Saturday");
        check("Plans a feature of the order app with guests", "Plans a product of the order app with guests");
        check("Follows the rules for storing dough overnight", "Sets the rules for storing dough overnight");
        check("Contributes to the tasting of spring breads", "Leads the tasting of spring breads");
        check("Finds the cause of known faults of the oven", "Finds the cause of unknown faults of the oven");
        check(
            "Solves clear problems with the supply of flour",
            "Solves ambiguous problems with the supply of flour",
        );
        check(
            "Learns to shape a braided loaf with six strands",
            "Teaches to shape a braided loaf with six strands",
        );
        check("Draws up a lesson on sourdough for beginners", "Draws up a course on sourdough for beginners");
        check("Fixes faults in the cooling of cream cakes", "Prevents faults in the cooling of cream cakes");
        check("Negotiates small contracts with mills", "Negotiates large contracts with mills");
        check("Publishes local prices for bread and rolls", "Publishes national prices for bread and rolls");
        check(
            "Plans the staffing of the counter for a week",
            "Plans the staffing of the counter for a season",
        );
        check(
            "Labels allergens with the colours of their neighbour",
            "Labels allergens with the colors of several neighbors",
        );
    }

    #[test]
    fn other_words_do_not_reach_further() {
        let check = |narrow: &str, wide: &str| assert!(!widens(narrow, wide), "{narrow} / {wide}");
        check(
            "Weighs the flour before mixing the dough",
            "Carefully weighs the flour before mixing the dough",
        );
        check("Labels allergens in the colours of the shelf", "Labels allergens in the colors of the shelf");
        check("Plans the order of flour and sugar", "Plans the orders of flour and sugar");
        check(
            "Answers questions about allergens at the counter",
            "Answers questions on allergens clearly at the counter",
        );
        check("Sets the rules for storing dough overnight", "Follows the rules for storing dough overnight");
        check("Leads the tasting of spring breads", "Contributes to the tasting of spring breads");
        check("Finds the cause of faults of the oven", "Quickly finds the cause of faults of the oven");
        check("Tests new recipes with guests", "Tests new recipes with guests first");
        check("Organises the tasting of spring breads", "Organizes the tasting of spring breads");
        check(
            "Solves problems with the supply of flour",
            "Reliably solves problems with the supply of flour",
        );
        check("Cools cream cakes before cutting them", "Cools the cream cakes before cutting them");
        check("Writes recipes that guests can follow", "Writes good recipes that guests can follow");
    }
}
