//! The verb that a text starts with, and a second one beside it.

use super::super::lists::Lists;
use super::super::text::{Hits, Text, is_adverb};
use super::{clause, layout, person};
use crate::diagnostic::Problem;

/// Endings of nouns in the plural and of other words that are no verbs.
const OTHER_ENDINGS: &[&str] = &[
    "ss", "us", "'s", "sis", "tions", "sions", "ings", "ments", "ies", "ics", "ists", "isms", "tives",
    "nships", "rships", "dards",
];

/// The last parts of compounds that are nouns, such as "follow-ups".
const NOUN_PARTS: &[&str] = &["ups", "offs", "ins", "outs", "downs", "ons", "overs", "backs", "throughs"];

/// Rules about verbs.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists, problems: &mut Vec<Problem>) {
    problems.extend(verb_first(text, lists));
    problems.extend(unobservable(text, hits, lists));
    problems.extend(two_behaviors(text, lists));
    problems.extend(lower_case_start(text, lists));
}

/// Whether a word in lower case is a verb in the third person, where one may be expected.
fn is_verb(word: &str, lists: &Lists) -> bool {
    if lists.has("verb", word) || lists.has("noun-or-verb", word) {
        return true;
    }
    if matches!(word, "doesn't" | "isn't" | "hasn't") {
        return true;
    }
    if !word.ends_with('s') || word.len() < 3 || clause::is_function_word(word) {
        return false;
    }
    // Whatever is put together with a hyphen may be done: "red-teams a login".
    if let Some((_, last)) = word.rsplit_once('-') {
        return !last.ends_with("ss") && !last.ends_with("'s") && !NOUN_PARTS.contains(&last);
    }
    let other = OTHER_ENDINGS.iter().any(|ending| word.ends_with(ending));
    (!other || word.ends_with("fies")) && !lists.has("not-a-verb", word)
}

/// Whether the word at the front is a verb, as far as the word itself and the one behind it tell.
fn is_first_verb(text: &Text<'_>, at: usize, lists: &Lists) -> bool {
    let word = &text.words[at];
    let lower: &str = &word.lower;
    let apart = at + 1 < text.words.len() && clause::follows_mark(text, at + 1);
    let next = if apart { "" } else { clause::word(text, at + 1) };
    // A noun is not followed by an article or a particle: "captions the photo", "teams up".
    let object = (clause::is_opener(next) && next != "to") || clause::is_particle(next);
    if is_name(word.text) {
        return object || lists.has("verb", lower);
    }
    // Nor is a verb that takes an object followed by `of`: "reviews of code".
    let noun = clause::is_auxiliary(next) || (next == "of" && lists.has("noun-or-verb", lower));
    if noun || clause::is_function_word(lower) {
        return false;
    }
    // "Weekly visits" holds an adjective, where "slowly visits" holds an adverb.
    if at == 1 && lists.has("noun-or-verb", lower) && clause::is_adjective_in_ly(clause::before(text, at)) {
        return object;
    }
    let plural = lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
    is_verb(lower, lists) || (object && plural)
}

/// Whether a word is a name in capitals, such as "AWS" or "iOS", or several such things, as in "APIs".
fn is_name(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let capitals = stem.bytes().filter(u8::is_ascii_uppercase).count();
    capitals > 1 && stem.ends_with(|last: char| last.is_ascii_uppercase()) && !word.contains('-')
}

fn verb_first(text: &Text<'_>, lists: &Lists) -> Option<Problem> {
    let at = verb_at(text);
    let Some(word) = text.words.get(at) else { return no_word(text) };
    if is_first_verb(text, at, lists) {
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

/// A text of marks alone; an empty one is found elsewhere.
fn no_word(text: &Text<'_>) -> Option<Problem> {
    let marks = text.text.trim();
    if marks.is_empty() {
        return None;
    }
    let start = text.text.len() - text.text.trim_start().len();
    let problem = text.problem("verb-first", start..start + marks.len(), format!("`{marks}` says nothing"));
    Some(problem.expected("a verb for something that is done, such as `writes` or `asks`"))
}

/// The word that ought to be the verb: the last one of a compound such as "A/B-tests".
fn verb_at(text: &Text<'_>) -> usize {
    let slash = |at: &usize| {
        let end = text.words[*at].range.end;
        text.text[end..].starts_with('/')
    };
    (text.head..text.words.len()).find(|at| !slash(at)).unwrap_or(text.head)
}

fn unobservable(text: &Text<'_>, hits: &Hits<'_>, lists: &Lists) -> Option<Problem> {
    let found = text.found(hits, "unobservable-verb").into_iter().map(|(words, _)| words);
    let second = |at: usize| {
        at > text.head && at < text.main && clause::follows_and(text, at) && is_second_verb(text, at, lists)
    };
    let mut verbs = found.filter(|words| words.start == text.head || second(words.start));
    let words = verbs.next().or_else(|| person::shown(text, "mental-noun", "gains", lists))?;
    let message = format!("nobody can observe that somebody `{}`", text.quote(words.clone()).to_lowercase());
    let problem = text.problem("unobservable-verb", text.range(words), message);
    Some(problem.expected("a verb for something that others can see or hear").help(
        "say what people do when this is so: who understands a system, for one, explains or repairs it",
    ))
}

fn two_behaviors(text: &Text<'_>, lists: &Lists) -> Option<Problem> {
    text.words.get(text.head)?;
    if !is_first_verb(text, text.head, lists) {
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
    let sentence = gap.contains('.') && text.words[at].text.starts_with(char::is_uppercase);
    let split = gap.contains(';') || sentence;
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
    let next = next.map(|next| next.lower.as_ref());
    // "Questions to the author" is as good as "offers to help".
    let opens = |next: &str| clause::is_opener(next) && !(either && next == "to");
    let object = next.is_some_and(|next| opens(next) || clause::is_particle(next));
    let noun = next.is_some_and(|next| !clause::is_after_noun(next));
    split || object || (lists.has("verb", word) && !either) || (joined && either && noun)
}

/// Whether this word joins what is before it with what is behind it.
fn joins(text: &Text<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| text.words[at].lower.as_ref());
    matches!(word(0), Some("and" | "then")) || (word(0) == Some("as") && word(1) == Some("well"))
}

fn lower_case_start(text: &Text<'_>, lists: &Lists) -> Option<Problem> {
    let word = text.words.first()?;
    let first = word.text.chars().next()?;
    // A name may have its capital inside, or be an abbreviation, as in "npm-installs".
    let part = word.text.split('-').next().unwrap_or_default();
    let abbreviation = part.len() > 1 && part.is_ascii() && !part.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !first.is_lowercase()
        || word.text.contains(char::is_uppercase)
        || abbreviation
        || lists.has("lower-case-name", part)
    {
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
