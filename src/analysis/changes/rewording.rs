//! Two texts word by word, and whether the second still means what the first did.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::demand;
use crate::analysis::english;

/// A text that was replaced by another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rewording {
    /// Both texts in one, in reading order.
    pub runs: Vec<Run>,
    pub meaning: Meaning,
}

/// Words in a row that share what became of them, a space between two.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Run {
    pub change: Change,
    pub words: String,
}

/// What became of words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

/// Whether a text means what it did, as far as its words tell.
///
/// A guess, made to be cheap and to be explained in a sentence. It takes a sentence said anew in other words for
/// a new meaning. How often it is right is in `tests/changes/quality.md`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Meaning {
    /// It says the same: most words that carry the meaning are kept, and so are the verb and any "not".
    Kept,
    /// It says the same and asks for more: something was put in, or a word says that it is harder now.
    MoreAsked,
    /// It says the same and asks for less.
    LessAsked,
    Changed,
}

impl Rewording {
    /// How `before` became `after`; `language` is what the framework says, and English if it says nothing.
    pub fn of(before: &str, after: &str, language: Option<&str>) -> Self {
        let is_english = language.is_none_or(|language| english::Tag::read(language).is_english());
        let meaning = match is_english {
            true => demand::meaning(before, after),
            false if shares_half(before, after) => Meaning::Kept,
            false => Meaning::Changed,
        };
        if meaning == Meaning::Changed && !shares_half(before, after) {
            // What two sentences about different things share by chance reads as noise.
            let whole = [(Change::Removed, before), (Change::Added, after)]
                .map(|(change, text)| Run { change, words: words(text).join(" ") });
            let runs = whole.into_iter().filter(|run| !run.words.is_empty()).collect();
            return Self { runs, meaning: Meaning::Changed };
        }
        Self { runs: runs(before, after), meaning }
    }
}

/// Both texts in one. How lines are broken does not matter.
fn runs(before: &str, after: &str) -> Vec<Run> {
    let (old, new) = (words(before), words(after));
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |change: Change, words: &[&str]| {
        if words.is_empty() {
            return;
        }
        let words = words.join(" ");
        match runs.last_mut() {
            Some(last) if last.change == change => last.words = format!("{} {words}", last.words),
            _ => runs.push(Run { change, words }),
        }
    };
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { .. } = operation {
            push(Change::Same, &old[operation.old_range()]);
        } else {
            push(Change::Removed, &old[operation.old_range()]);
            push(Change::Added, &new[operation.new_range()]);
        }
    }
    runs
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Whether at least half of the words are kept, whatever their order.
fn shares_half(before: &str, after: &str) -> bool {
    let (old, new) = (counts(before), counts(after));
    let all: usize = old.values().chain(new.values()).sum();
    let kept: usize = old.iter().map(|(word, count)| count.min(new.get(word).unwrap_or(&0))).sum();
    // Dice's coefficient, 2·kept / all, against one half.
    4 * kept >= all
}

/// How often each word of a text is in it.
fn counts(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in english::words(text) {
        *counts.entry(word.bare().to_owned()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(rewording: &Rewording) -> String {
        let run = |run: &Run| match run.change {
            Change::Same => run.words.clone(),
            Change::Removed => format!("[-{}-]", run.words),
            Change::Added => format!("{{+{}+}}", run.words),
        };
        rewording.runs.iter().map(run).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn texts_are_compared_word_by_word() {
        let check = |before: &str, after: &str, expect: &str| {
            assert_eq!(shown(&Rewording::of(before, after, None)), expect);
        };
        check("Weighs the flour", "Weighs the\nflour", "Weighs the flour");
        check("Weighs the flour", "Weighs all flour", "Weighs [-the-] {+all+} flour");
        check("Weighs the flour", "Weighs the flour twice", "Weighs the flour {+twice+}");
        check("Weighs the rye flour", "Weighs flour", "Weighs [-the rye-] flour");
        check("", "Weighs", "{+Weighs+}");
    }

    #[test]
    fn a_rewording_keeps_half_of_the_meaning_words() {
        let check = |before: &str, after: &str, expect: Meaning| {
            let kept = [(before, after), (after, before)]
                .map(|(one, other)| Rewording::of(one, other, Some("en")).meaning);
            assert_eq!(kept, [expect; 2], "{before} / {after}");
        };
        check("Weighs the flour", "Is weighing flours", Meaning::Kept);
        check("Tastes each dough before it rests", "Before a dough rests, tastes it", Meaning::Kept);
        check("Tastes the dough", "Sweeps the bakery floor", Meaning::Changed);
        check("Talks with guests about the bread they liked", "Talks to the owner", Meaning::Changed);
        check("Leaves the oven on", "Does not leave the oven on", Meaning::Changed);
        check("", "Leaves the oven on", Meaning::Changed);
    }

    #[test]
    fn what_is_put_in_asks_for_more() {
        let check = |before: &str, after: &str| {
            let found = [(before, after), (after, before)]
                .map(|(one, other)| Rewording::of(one, other, Some("en")).meaning);
            assert_eq!(found, [Meaning::MoreAsked, Meaning::LessAsked], "{before} / {after}");
        };
        check("Tastes the dough", "Tastes the dough and the crust");
        check("Inspects the oven", "Inspects the oven and repairs what they find");
        check("Inspects the oven", "Inspects the oven; repairs what nobody else has noticed");
        check("Helps with the night shift", "Leads the night shift");
        check("Plans the shift with support", "Plans the shift");
        check("Plans the shift under a baker's guidance", "Plans the shift alone");
        check("Mixes simple doughs", "Mixes doughs");
        check("Bakes two kinds of rye bread", "Bakes three kinds of rye bread");
        check(
            "Answers complaints of guests within three days",
            "Answers complaints of guests within two days",
        );
    }

    #[test]
    fn an_explanation_asks_for_nothing() {
        let check = |before: &str, after: &str| {
            for (one, other) in [(before, after), (after, before)] {
                assert_eq!(Rewording::of(one, other, Some("en")).meaning, Meaning::Kept, "{one} / {other}");
            }
        };
        check("Tastes the dough", "Tastes the dough. The tongue finds what no scale finds.");
        check("Tastes the dough", "Tastes the dough, because it is never twice the same");
        check("Tastes the doughs", "Tastes the doughs (rye, wheat and spelt)");
        check("Tastes the doughs", "Tastes the doughs, for example the rye");
        check("Helps with the night shift", "Assists with the night shift");
    }

    #[test]
    fn other_languages_are_compared_by_whole_words() {
        let meaning = |before, after| Rewording::of(before, after, Some("de")).meaning;
        assert_eq!(meaning("Wiegt das Mehl ab", "Wiegt das Mehl genau ab"), Meaning::Kept);
        assert_eq!(meaning("Wiegt das Mehl ab", "Fegt den Boden"), Meaning::Changed);
    }
}
