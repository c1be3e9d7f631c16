//! What an example says the person is or has, in place of what they do: traits, and what is in a head.

use std::ops::Range;

use super::super::lists::Lists;
use super::super::text::{Hits, Text};
use super::clause;
use crate::diagnostic::Problem;

/// Verbs that say what somebody is.
const COPULAS: &[&str] = &["is", "remains", "stays", "seems", "appears", "acts", "behaves", "comes"];

/// Verbs that say what somebody has.
const SHOWING: &[&str] = &["shows", "demonstrates", "displays", "exhibits", "has", "possesses"];

/// How many words may stand between such a verb and the noun: "has a very good understanding".
const MODIFIERS: usize = 3;

pub fn problems(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists, problems: &mut Vec<Problem>) {
    let listed = |list| text.found(hits, list).into_iter().map(|(words, _)| words);
    let mut found: Vec<Range<usize>> = listed("trait-word").collect();
    found.extend(listed("trait-adjective").filter(|words| is_trait(text, words, lists)));
    found.retain(|words| words.start < text.main);
    found.extend(shown(text, "trait-noun", "brings", lists));
    found.sort_by_key(|words| words.start);
    found.dedup_by(|later, first| later.start < first.end);
    for words in found {
        let message = format!("`{}` says what somebody is like, not what they do", text.quote(words.clone()));
        let problem = text.problem("trait-word", text.range(words), message);
        problems.push(problem.help("say what a person does from which others conclude this"));
    }
}

/// The words from a verb such as `shows`, or this further one, to a noun of this list that is its object.
pub fn shown(text: &Text<'_>, list: &str, further: &str, lists: &Lists) -> Option<Range<usize>> {
    let verb = clause::word(text, text.head);
    if verb != further && !SHOWING.contains(&verb) {
        return None;
    }
    let mut window = text.head + 1..text.main.min(text.head + 2 + MODIFIERS);
    let noun = window.find(|at| lists.has(list, &text.words[*at].lower))?;
    let between = text.words.get(text.head + 1..noun)?;
    let next = clause::word(text, noun + 1);
    let skill = matches!(next, "skills" | "qualities");
    let ends =
        skill || next.is_empty() || clause::is_after_noun(next) || clause::follows_mark(text, noun + 1);
    (ends && !between.iter().any(|word| clause::is_preposition(&word.lower))).then_some(text.head..noun + 1)
}

/// Whether a word is an adjective that is said of the person: of who they are, or of how they go about it.
fn is_trait(text: &Text<'_>, words: &Range<usize>, lists: &Lists) -> bool {
    let next = clause::word(text, words.end);
    let at = words.start;
    lists.has("conduct-noun", next) || is_complement(text, at) || is_role(text, at) || is_heading(text, at)
}

/// Whether a word is at the front, of somebody: "confident speaker", "creative and clever".
fn is_heading(text: &Text<'_>, at: usize) -> bool {
    let next = clause::word(text, at + 1);
    at == 0
        && (next.is_empty() || clause::is_after_noun(next) || next.ends_with("er") || next.ends_with("or"))
}

/// Whether a word says in which role the person does what comes first: "works as a motivated member".
fn is_role(text: &Text<'_>, at: usize) -> bool {
    let next = clause::word(text, at + 1);
    let somebody = at == text.head + 3 || next.ends_with("er") || next.ends_with("or");
    let article = at >= 2 && matches!(clause::before(text, at), "a" | "an");
    somebody && article && clause::word(text, at - 2) == "as"
}

/// Whether a word is part of what a verb such as `is` says of the person.
fn is_complement(text: &Text<'_>, at: usize) -> bool {
    let verb = clause::word(text, text.head);
    let across = verb != "comes" || clause::word(text, text.head + 1) == "across";
    let skipped = text.head + 1 + usize::from(verb == "comes");
    COPULAS.contains(&verb) && across && skipped <= at && (skipped..at).all(|at| leads_on(text, at))
}

/// Whether what is behind a word is still said of the person, as in "is known *for* being honest".
fn leads_on(text: &Text<'_>, at: usize) -> bool {
    let being = matches!(clause::word(text, at + 1), "being" | "be");
    being || !clause::is_preposition(&text.words[at].lower)
}
