//! The verb that a text starts with, and a second one beside it.

use super::super::lists::Lists;
use super::super::text::{Hits, Text, is_adverb};
use super::layout;
use crate::model::Problem;

/// Words that follow a noun at the front rather than a verb: "Goals are set".
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "should", "must", "will", "would",
    "may", "do",
];

/// Words that begin an object, and so follow a verb.
const OPENERS: &[&str] = &[
    "a", "an", "the", "their", "its", "his", "her", "this", "these", "those", "them", "it", "others", "what",
    "whether", "how", "each", "any", "every", "another", "to",
];

/// Words that follow a noun as well as a verb.
const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "into",
    "as",
    "and",
    "or",
    "but",
    "across",
    "between",
    "before",
    "after",
    "until",
    "when",
    "where",
    "while",
    "that",
    "which",
    "who",
    "so",
    "if",
    "than",
    "over",
    "under",
    "against",
    "about",
    "behind",
    "early",
    "late",
    "together",
    "alike",
    "along",
    "throughout",
    "within",
    "without",
    "through",
    "during",
    "toward",
    "towards",
    "around",
    "near",
    "per",
    "via",
    "ahead",
    "instead",
    "then",
    "not",
];

/// Endings of nouns in the plural and of other words that are no verbs.
const OTHER_ENDINGS: &[&str] =
    &["ss", "ous", "'s", "sis", "tions", "sions", "ings", "ments", "ities", "ics", "ists", "isms"];

/// Rules about verbs.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists, problems: &mut Vec<Problem>) {
    problems.extend(verb_first(text, lists));
    problems.extend(unobservable(text, hits));
    problems.extend(two_behaviors(text, lists));
    problems.extend(lower_case_start(text));
}

/// Whether a word in lower case is a verb in the third person, where one may be expected.
fn is_verb(word: &str, lists: &Lists) -> bool {
    if lists.has("verb", word) || lists.has("noun-or-verb", word) {
        return true;
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    let other = OTHER_ENDINGS.iter().any(|ending| last.ends_with(ending));
    let contracted = matches!(last, "doesn't" | "isn't" | "hasn't");
    contracted || (last.len() > 2 && last.ends_with('s') && !other && !lists.has("not-a-verb", last))
}

fn verb_first(text: &Text<'_>, lists: &Lists) -> Option<Problem> {
    let at = verb_at(text);
    let word = text.words.get(at)?;
    let next = text.words.get(at + 1);
    let noun = next.is_some_and(|next| AUXILIARIES.contains(&next.lower.as_ref()));
    if is_verb(&word.lower, lists) && !noun {
        return None;
    }
    let message = format!("`{}` is not a verb in the third person", word.text);
    let problem = text.problem("verb-first", word.range.clone(), message);
    Some(
        problem
            .expected("a verb for something that is done, such as `writes` or `asks`")
            .help("start with what a person does; who does it, and how well, goes without saying"),
    )
}

/// The word that ought to be the verb: the last one of a compound such as "A/B-tests".
fn verb_at(text: &Text<'_>) -> usize {
    let slash = |at: &usize| {
        let end = text.words[*at].range.end;
        text.text[end..].starts_with('/')
    };
    (text.head..text.words.len()).find(|at| !slash(at)).unwrap_or(text.head)
}

fn unobservable(text: &Text<'_>, hits: &Hits<'_>) -> Option<Problem> {
    let found = text.found(hits, "unobservable-verb");
    let (words, _) = found.into_iter().find(|(words, _)| {
        words.start == text.head || (words.start < text.main && follows_and(text, words.start))
    })?;
    let message = format!("nobody can observe that somebody `{}`", text.quote(words.clone()).to_lowercase());
    let problem = text.problem("unobservable-verb", text.range(words), message);
    Some(problem.expected("a verb for something that others can see or hear").help(
        "say what people do when this is so: who understands a system, for one, explains or repairs it",
    ))
}

/// Whether a word is joined to what is before it, with an adverb between at most.
fn follows_and(text: &Text<'_>, at: usize) -> bool {
    let before = text.words[..at].iter().rev().find(|word| !is_adverb(&word.lower));
    before.is_some_and(|word| word.lower == "and")
}

fn two_behaviors(text: &Text<'_>, lists: &Lists) -> Option<Problem> {
    let first = text.words.get(text.head)?;
    if !is_verb(&first.lower, lists) {
        return None;
    }
    let at = (text.head + 1..text.words.len()).find(|at| is_second_verb(text, *at, lists))?;
    let word = &text.words[at];
    let message = format!("`{}` begins a second behavior", word.text);
    let problem = text.problem("two-behaviors", word.range.clone(), message);
    Some(problem.help("if people may well show the one without the other, make it two examples"))
}

fn is_second_verb(text: &Text<'_>, at: usize, lists: &Lists) -> bool {
    let word = text.words[at].lower.as_ref();
    let gap = &text.text[text.words[at - 1].range.end..text.words[at].range.start];
    let split = gap.contains([';', '.']);
    let comma = at < text.main && gap.contains(',');
    let joined = || {
        let before = (0..at).rev().find(|at| !is_adverb(&text.words[*at].lower));
        at < text.main && before.is_some_and(|before| joins(text, before))
    };
    if !word.ends_with('s') || !(split || comma || joined()) || !is_verb(word, lists) {
        return false;
    }
    let joined = joined();
    let either = lists.has("noun-or-verb", word);
    let next = text
        .words
        .get(at + 1)
        .filter(|next| text.text[text.words[at].range.end..next.range.start].trim().is_empty());
    let object = next.is_some_and(|next| OPENERS.contains(&next.lower.as_ref()));
    let noun = next.is_some_and(|next| !is_after_noun(&next.lower));
    split || object || (lists.has("verb", word) && !either) || (joined && either && noun)
}

/// Whether this word joins what is before it with what is behind it.
fn joins(text: &Text<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| text.words[at].lower.as_ref());
    matches!(word(0), Some("and" | "then")) || (word(0) == Some("as") && word(1) == Some("well"))
}

/// Whether a word goes on behind a noun, and so tells nothing of an object.
fn is_after_noun(word: &str) -> bool {
    AUXILIARIES.contains(&word) || PREPOSITIONS.contains(&word) || is_adverb(word)
}

fn lower_case_start(text: &Text<'_>) -> Option<Problem> {
    let word = text.words.first()?;
    let first = word.text.chars().next()?;
    // A name may have its capital inside.
    if !first.is_lowercase() || word.text.contains(char::is_uppercase) {
        return None;
    }
    let start = word.range.start;
    let end = start + first.len_utf8();
    let capital: String = first.to_uppercase().collect();
    let problem =
        text.problem("lower-case-start", start..end, format!("`{}` begins in lower case", word.text));
    let problem = problem.help(format!("write `{capital}{}`", &word.text[first.len_utf8()..]));
    // Behind what may be a number of the text itself, as in `3. party`, nobody but a person can tell.
    if layout::is_mark_doubtful(text) {
        return Some(problem);
    }
    Some(text.fixed(problem, vec![(start..end, capital)]))
}
