//! How examples are worded: verbs, vocabulary, quotas, scope, and how a text is set.

mod layout;
mod quota;
mod rules;
mod scope;
mod text;
mod verbs;
mod vocabulary;

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::scope::Scopes;
use self::text::Text;
use super::lists::Lists;
use super::located::{self, Located};
use crate::model::{Parts, Problem, WordList};

pub use self::rules::RULES;

/// How many examples are worth a thread of their own.
const AT_ONCE: usize = 256;
/// The language, by its ISO 639-1 code, that the rules about words are for.
const LANGUAGE: &str = "en";

/// Every fault in the wording of the examples, with these changes to the word lists.
pub fn problems(parts: &Parts, words: &BTreeMap<String, WordList>) -> Vec<Problem> {
    let scopes = Scopes::new(parts);
    let lists = is_english(parts).then(|| Lists::new(words));
    let examples: Vec<Located<'_>> = located::examples(parts).collect();
    let found = examples.into_par_iter().with_min_len(AT_ONCE);
    found.flat_map_iter(|located| of_example(located, &scopes, lists.as_ref())).collect()
}

/// Every fault in the wording of one example; the rules about words only where there are lists.
fn of_example(located: Located<'_>, scopes: &Scopes<'_>, lists: Option<&Lists>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let text = Text::new(located);
    layout::problems(&text, &mut problems);
    let scope = scopes.phrases.hits(&text.words);
    scopes.problems(&text, &scope, &mut problems);
    if let Some(lists) = lists {
        let hits = text::hits(lists, &text);
        verbs::problems(&text, &hits, lists, &mut problems);
        vocabulary::problems(&text, &hits, &scope, &mut problems);
        quota::problems(&text, &hits, lists, &mut problems);
    }
    problems
}

/// Whether the framework says that its texts are in English, of whatever region.
fn is_english(parts: &Parts) -> bool {
    let language = parts.manifest.as_ref().and_then(|manifest| manifest.value.language.as_deref());
    language.is_some_and(|language| {
        language.split(['-', '_']).next().is_some_and(|code| code.eq_ignore_ascii_case(LANGUAGE))
    })
}
