//! How far the text of an example reaches, by the scope words of the steps that it holds.

use crate::analysis::english::{self, Phrases, Word};
use crate::model::{Id, Step, Steps};

/// A scope word in a text, and the step that it marks.
#[derive(Clone, Debug)]
pub struct ScopeWord<'a> {
    pub step: &'a Step,
    /// As the text has it.
    pub word: String,
}

/// What two texts say of the scope, where the second reaches further or less far than the first. A text
/// without a scope word reaches as far as its step.
#[derive(Clone, Debug)]
pub struct ScopeChange<'a> {
    pub before: Option<ScopeWord<'a>>,
    pub after: Option<ScopeWord<'a>>,
    pub is_wider: bool,
}

/// The scope words of a framework.
#[derive(Debug)]
pub struct Scopes<'a> {
    steps: &'a Steps,
    /// Each with its step.
    phrases: Phrases<&'a Step>,
}

impl<'a> Scopes<'a> {
    pub fn of(steps: &'a Steps) -> Self {
        let mut phrases = Phrases::new();
        for step in steps {
            step.scope_words.iter().for_each(|word| phrases.add(word, step));
        }
        Self { steps, phrases }
    }

    /// How the scope of an example at this step changes with its text; `None` where it does not, or
    /// where nothing tells which of the two texts reaches further.
    pub fn change(&self, before: &str, after: &str, step: &Id) -> Option<ScopeChange<'a>> {
        let own = &self.steps.get(step)?.id;
        let [before, after] = [before, after].map(|text| self.widest(text));
        let reach = |word: &Option<ScopeWord<'a>>| word.as_ref().map_or(own, |word| &word.step.id);
        let (old, new) = (reach(&before), reach(&after));
        let is_wider = self.steps.is_wider(new, old);
        (is_wider || self.steps.is_wider(old, new)).then_some(ScopeChange { before, after, is_wider })
    }

    /// The scope word of the widest step, the longest one where there are several.
    fn widest(&self, text: &str) -> Option<ScopeWord<'a>> {
        let words: Vec<Word<'_>> = english::words(text).collect();
        let widest = self.phrases.hits(&words).into_iter().reduce(|widest, hit| {
            let is_longer = hit.meaning.id == widest.meaning.id && hit.words.len() >= widest.words.len();
            let is_wider = self.steps.is_wider(&hit.meaning.id, &widest.meaning.id);
            if is_wider || is_longer { hit } else { widest }
        })?;
        let word = text[english::range(&words[widest.words])].to_owned();
        Some(ScopeWord { step: widest.meaning, word })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &str = "
- {id: bench, name: Bench, summary: Bakes.}
- {id: house, name: House, summary: Shapes., scope_words: [across the house, the house]}
- {id: street, name: Street, summary: Known., scope_words: [neighbors]}
";

    #[test]
    fn a_text_reaches_as_far_as_its_widest_word_or_its_step() {
        let steps = Steps::new(serde_yaml::from_str(STEPS).expect("steps"));
        let check = |step: &str, before: &str, after: &str, expect: Option<(bool, &str)>| {
            let step: Id = step.parse().expect("an id");
            let shown = Scopes::of(&steps).change(before, after, &step).map(|change| {
                let word =
                    change.after.or(change.before).map(|word| format!("{}: {}", word.step.id, word.word));
                (change.is_wider, word.unwrap_or_default())
            });
            assert_eq!(
                shown.as_ref().map(|(wider, word)| (*wider, word.as_str())),
                expect,
                "{before} / {after}"
            );
        };
        let across = "Tastes loaves across the\nhouse";
        check("bench", "Tastes loaves", across, Some((true, "house: across the\nhouse")));
        check("bench", across, "Tastes loaves", Some((false, "house: across the\nhouse")));
        check("bench", across, "Tastes the Neighbors' loaves", Some((true, "street: Neighbors'")));
        check("house", "Tastes loaves", across, None);
        check("street", "Tastes loaves", across, Some((false, "house: across the\nhouse")));
        check("street", "Tastes loaves", "Tastes all loaves", None);
    }
}
