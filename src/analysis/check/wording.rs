//! How examples are worded: a file for each rule, which holds its documentation and its code.
//!
//! A new rule is a file, and a line in each of the two lists below: of modules, and of checks.

mod absolute;
mod control_character;
mod double_space;
mod emoji;
mod exclusive_word;
mod filler;
mod full_stop;
mod gendered_pronoun;
mod how_often;
mod list_mark;
mod lower_case_start;
mod negative;
mod quota;
mod rank;
mod scope_word;
mod several_sentences;
mod supervision;
mod too_long;
mod trait_word;
mod two_behaviors;
mod unobservable_verb;
mod verb_first;
mod we_or_you;

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::AT_ONCE;
use super::text::Text;
use crate::analysis::english::{Hit, ListPhrase, Lists, Phrases, Tag};
use crate::diagnostic::{Problem, Rule};
use crate::model::{Id, ParsedFramework, Steps};

/// A rule, and the function that finds what breaks it.
#[derive(Clone, Copy)]
struct Check {
    rule: Rule,
    find: fn(&Context<'_>, &mut Vec<Problem>),
}

/// Rules for texts in any language.
const IN_ANY_LANGUAGE: &[Check] = &[
    too_long::CHECK,
    full_stop::CHECK,
    double_space::CHECK,
    list_mark::CHECK,
    emoji::CHECK,
    control_character::CHECK,
    scope_word::CHECK,
];

/// Rules for texts in English.
const IN_ENGLISH: &[Check] = &[
    verb_first::CHECK,
    unobservable_verb::CHECK,
    two_behaviors::CHECK,
    several_sentences::CHECK,
    lower_case_start::CHECK,
    trait_word::CHECK,
    rank::CHECK,
    supervision::CHECK,
    absolute::CHECK,
    how_often::CHECK,
    filler::CHECK,
    negative::CHECK,
    we_or_you::CHECK,
    gendered_pronoun::CHECK,
    exclusive_word::CHECK,
    quota::CHECK,
];

/// An example, and what its rules look at.
pub struct Context<'a> {
    text: &'a Text<'a>,
    lists: &'a Lists,
    /// The phrases of the word lists in the text.
    listed: Vec<Hit<'a, ListPhrase>>,
    steps: &'a Steps,
    /// The framework's scope words in the text, each with the step that it marks.
    scope_words: Vec<Hit<'a, &'a Id>>,
}

/// The rules of wording.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    IN_ANY_LANGUAGE.iter().chain(IN_ENGLISH).map(|check| &check.rule)
}

/// Everything in the wording of the examples that breaks a rule.
pub fn problems(parts: &ParsedFramework, texts: &[Text<'_>], lists: &Lists) -> Vec<Problem> {
    let no_steps = Steps::default();
    let steps = parts.steps.as_ref().map_or(&no_steps, |filed| &filed.value);
    let mut scope_words = Phrases::new();
    for step in steps {
        step.scope_words.iter().for_each(|word| scope_words.add(word, &step.id));
    }
    let is_english = is_english(parts);
    let of_text = |text: &Text<'_>| {
        let scope_words = scope_words.hits(&text.sentence.words);
        let mut context = Context { text, lists, listed: Vec::new(), steps, scope_words };
        let mut problems = Vec::new();
        IN_ANY_LANGUAGE.iter().for_each(|check| (check.find)(&context, &mut problems));
        if is_english {
            context.listed = lists.phrases.hits(&text.sentence.words);
            IN_ENGLISH.iter().for_each(|check| (check.find)(&context, &mut problems));
        }
        problems
    };
    let mut problems = control_character::in_names(parts);
    problems.par_extend(texts.par_iter().with_min_len(AT_ONCE).flat_map_iter(of_text));
    problems
}

/// How many rules are for texts in English alone.
pub fn count_in_english() -> usize {
    IN_ENGLISH.len()
}

/// Whether the framework says that its texts are in English, of whatever region.
fn is_english(parts: &ParsedFramework) -> bool {
    let language = parts.manifest.as_ref().and_then(|manifest| manifest.value.language.as_deref());
    language.is_some_and(|language| Tag::read(language).is_english())
}

impl Context<'_> {
    /// The words of the rule's list in the text, each with a better one where the list has one.
    fn better_words(&self, rule: &'static Rule, fault: &str, problems: &mut Vec<Problem>) {
        for (words, instead) in self.text.sentence.found(&self.listed, rule.id) {
            let message = format!("`{}` {fault}", self.text.sentence.quote(words.clone()));
            let help = match instead {
                Some(instead) => format!("for example, write `{instead}`"),
                None => "choose a word that includes everybody who reads it".to_owned(),
            };
            let range = self.text.sentence.range(words);
            problems.push(self.text.problem(rule, range, message).help(help));
        }
    }
}
