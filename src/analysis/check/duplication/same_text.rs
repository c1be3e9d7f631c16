//! The rule `same-text`.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;

use super::super::located::Located;
use super::super::text::Text;
use super::location;
use crate::analysis::english::Word;
use crate::diagnostic::{Group, Part, Problem, Rule};

pub const RULE: Rule = Rule {
    id: "same-text",
    catches: "Two examples have the same text.",
    explanation: "A reader looks for the difference and finds none, and a person can show one only by showing both. Keep it once: at the narrowest step where it belongs, since wider steps include it. What two disciplines share is for everybody and belongs in the behavior's file. Case, punctuation and spaces make no difference.",
    bad: "- id: weighs-flour\n  text: Weighs the flour\n- id: weighs-the-flour\n  text: Weighs the flour.",
    good: "- id: weighs-flour\n  text: Weighs the flour",
    ..Rule::warning(Group::Duplication)
};

/// For each text, the first example that has it, where that is another one.
pub fn repeated<'t>(texts: &'t [Text<'t>]) -> Vec<Option<Located<'t>>> {
    let mut first: FxHashMap<Normal<'_>, Located<'_>> = FxHashMap::default();
    let before = |Text { located, sentence }: &'t Text<'t>| {
        let words = &sentence.words;
        let before = (!words.is_empty()).then(|| *first.entry(Normal(words)).or_insert(*located));
        before.filter(|before| !std::ptr::eq(before.example, located.example))
    };
    texts.iter().map(before).collect()
}

/// A text as its words alone: capitals, and what is between the words, make no difference.
struct Normal<'a>(&'a [Word<'a>]);

impl Normal<'_> {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| word.lower.as_ref())
    }
}

impl PartialEq for Normal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

impl Eq for Normal<'_> {}

impl Hash for Normal<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.words().for_each(|word| word.hash(hasher));
    }
}

pub fn problem(first: &Located<'_>, second: &Located<'_>) -> Problem {
    let message = format!("`{}` says the same as `{}`", second.example.id, first.example.id);
    let same_cell = first.behavior == second.behavior && first.step == second.step;
    let of_disciplines = !first.disciplines().is_empty() && !second.disciplines().is_empty();
    let help = if same_cell && of_disciplines && first.disciplines() != second.disciplines() {
        format!(
            "what several disciplines share is for everybody: keep it once, in the file of the behavior `{}`",
            first.behavior
        )
    } else if same_cell {
        "remove one of the two".to_owned()
    } else {
        "keep it where it fits best, and say in the other place what is different there".to_owned()
    };
    second.problem(&RULE, Part::Value, message).expected(location(first)).help(help)
}
