//! Two texts word by word, and whether the second still means what the first did.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

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

/// Whether a text means what it did, as far as its words tell: at least half of those that carry the
/// meaning are kept, and neither text alone says "not".
///
/// A guess, made to be cheap and to be explained in a sentence. It takes `Opens` instead of `Closes` in
/// a long sentence for a rewording, and a sentence said anew in other words for a new meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meaning {
    Kept,
    Changed,
}

impl Rewording {
    /// How `before` became `after`; `language` is what the framework says, and English if it says nothing.
    pub fn of(before: &str, after: &str, language: Option<&str>) -> Self {
        let is_english = language.is_none_or(|language| language.to_lowercase().starts_with("en"));
        if !shares_half(before, after, is_english) {
            // What two sentences about different things share by chance reads as noise.
            let whole = [(Change::Removed, before), (Change::Added, after)]
                .map(|(change, text)| Run { change, words: words(text).join(" ") });
            let runs = whole.into_iter().filter(|run| !run.words.is_empty()).collect();
            return Self { runs, meaning: Meaning::Changed };
        }
        let turned = is_english && english::is_negated(before) != english::is_negated(after);
        let meaning = if turned { Meaning::Changed } else { Meaning::Kept };
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

/// Whether at least half of the words that carry the meaning are kept: by their stems, whatever their order.
fn shares_half(before: &str, after: &str, is_english: bool) -> bool {
    let (old, new) = (counts(before, is_english), counts(after, is_english));
    let all: usize = old.values().chain(new.values()).sum();
    let kept: usize = old.iter().map(|(stem, count)| count.min(new.get(stem).unwrap_or(&0))).sum();
    // Dice's coefficient, 2·kept / all, against one half.
    4 * kept >= all
}

/// How often each word of a text is in it: by its stem in English, whole in any other language.
fn counts(text: &str, is_english: bool) -> BTreeMap<String, usize> {
    if is_english {
        return english::stem_counts(text);
    }
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
        check("Tastes the dough and the crust", "Tastes the dough", Meaning::Kept);
        check("Tastes the dough", "Sweeps the bakery floor", Meaning::Changed);
        check("Talks with guests about the bread they liked", "Talks to the owner", Meaning::Changed);
        check("Leaves the oven on", "Does not leave the oven on", Meaning::Changed);
        check("", "Leaves the oven on", Meaning::Changed);
    }

    #[test]
    fn other_languages_are_compared_by_whole_words() {
        let meaning = |before, after| Rewording::of(before, after, Some("de")).meaning;
        assert_eq!(meaning("Wiegt das Mehl ab", "Wiegt das Mehl genau ab"), Meaning::Kept);
        assert_eq!(meaning("Wiegt das Mehl ab", "Fegt den Boden"), Meaning::Changed);
    }
}
