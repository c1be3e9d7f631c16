//! How examples are worded: verbs, vocabulary, quotas, scope, and how a text is set.

mod clause;
mod layout;
mod person;
mod quota;
mod rules;
mod scope;
mod verbs;
mod vocabulary;

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use self::scope::Scopes;
use super::AT_ONCE;
use super::lists::Lists;
use super::text::Text;
use crate::diagnostic::Problem;
use crate::model::ParsedFramework;

pub use self::rules::RULES;

/// The language, by its ISO 639-1 code, that the rules about words are for.
const LANGUAGE: &str = "en";

/// Every fault in the wording of the examples.
pub fn problems(parts: &ParsedFramework, texts: &[Text<'_>], lists: &Lists) -> Vec<Problem> {
    let scopes = Scopes::new(parts);
    let lists = is_english(parts).then_some(lists);
    let found = texts.par_iter().with_min_len(AT_ONCE);
    found.flat_map_iter(|text| of_text(text, &scopes, lists)).collect()
}

/// Every fault in the wording of one example; the rules about words only where there are lists.
fn of_text(text: &Text<'_>, scopes: &Scopes<'_>, lists: Option<&Lists>) -> Vec<Problem> {
    let mut problems = Vec::new();
    layout::problems(text, &mut problems);
    let scope = scopes.phrases.hits(&text.words);
    scopes.problems(text, &scope, &mut problems);
    if let Some(lists) = lists {
        let hits = lists.phrases.hits(&text.words);
        verbs::problems(text, &hits, lists, &mut problems);
        person::problems(text, &hits, lists, &mut problems);
        vocabulary::problems(text, &hits, &scope, &mut problems);
        quota::problems(text, &hits, lists, &mut problems);
    }
    problems
}

/// Whether the framework says that its texts are in English, of whatever region.
fn is_english(parts: &ParsedFramework) -> bool {
    let language = parts.manifest.as_ref().and_then(|manifest| manifest.value.language.as_deref());
    language.is_some_and(|language| {
        language.split(['-', '_']).next().is_some_and(|code| code.eq_ignore_ascii_case(LANGUAGE))
    })
}
