//! Whether something is said twice: the same, nearly the same, or again at the next step.
//!
//! Texts are compared through an index of the rare words that they share, never each with each.

mod index;
mod near_duplicate;
mod no_widening;
mod same_text;
#[cfg(test)]
mod tests;

use super::located::Located;
use super::text::Text;
use crate::analysis::english::{Lists, Stems, Word};
use crate::diagnostic::{Problem, Rule};
use crate::model::ParsedFramework;

/// The rules of duplication.
pub const RULES: &[Rule] = &[same_text::RULE, near_duplicate::RULE, no_widening::RULE];

/// An example with the stems of its text.
struct Stemmed<'a> {
    located: Located<'a>,
    words: &'a [Word<'a>],
    /// The stems of its words, without repetition, rarest first.
    stems: Vec<u32>,
    /// Whether another example before it has the same text.
    repeats: bool,
}

/// Every example that says what another one says.
pub fn problems(parts: &ParsedFramework, texts: &[Text<'_>], lists: &Lists) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut stems = Stems::new(lists);
    let mut examples: Vec<Stemmed<'_>> = Vec::with_capacity(texts.len());
    for (Text { located, sentence }, first) in texts.iter().zip(same_text::repeated(texts)) {
        problems.extend(first.map(|first| same_text::problem(&first, located)));
        let words = &sentence.words;
        examples.push(Stemmed { located: *located, words, stems: stems.of(words), repeats: first.is_some() });
    }
    for example in &mut examples {
        stems.rarest_first(&mut example.stems);
    }
    let (near, narrow) = rayon::join(
        || near_duplicate::find(&examples),
        || {
            let steps = parts.steps.as_ref();
            steps.map(|steps| no_widening::find(&examples, &steps.value, lists)).unwrap_or_default()
        },
    );
    problems.extend(near);
    problems.extend(narrow);
    problems
}

/// Where the other text is, in words.
fn location(other: &Located<'_>) -> String {
    format!("the other one is at `{}`, `{}` in {}", other.behavior, other.step, other.source.name)
}
