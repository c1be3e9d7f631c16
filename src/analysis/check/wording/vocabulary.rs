//! Words that an example does without: each rule has a word list of its own name.

use std::ops::Range;

use super::super::text::{Hits, Text, is_adverb};
use super::clause;
use crate::analysis::english::Hit;
use crate::diagnostic::Problem;

/// Rules that find the words of a list.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, scope: &[Hit<'_, usize>], problems: &mut Vec<Problem>) {
    absolutes(text, hits, scope, problems);
    fillers(text, hits, problems);
    negatives(text, hits, problems);
    instead(text, hits, "gendered-pronoun", "names one gender", problems);
    instead(text, hits, "exclusive-word", "shuts people out", problems);
}

fn absolutes(text: &Text<'_>, hits: &Hits<'_>, scope: &[Hit<'_, usize>], problems: &mut Vec<Problem>) {
    let in_scope = |words: &Range<usize>| {
        scope.iter().any(|hit| hit.words.start <= words.start && words.end <= hit.words.end)
    };
    let found = text.found(hits, "absolute").into_iter();
    for (words, _) in found.filter(|(words, _)| is_claim(text, words) && !in_scope(words)) {
        let message = format!("`{}` claims that there is no exception", text.quote(words.clone()));
        let problem = text.problem("absolute", text.range(words), message);
        problems
            .push(problem.help("leave it out: the scale of ratings says how dependably something is seen"));
    }
}

/// Whether an absolute is about what the person does, and not about a thing as in "an always green build": it stands
/// in the main clause, or comes last, behind a comma.
fn is_claim(text: &Text<'_>, words: &Range<usize>) -> bool {
    let last = words.end == text.words.len() && clause::follows_mark(text, words.start);
    let before = clause::before(text, words.start);
    if clause::word(text, words.start) == "100" {
        let share =
            words.len() > 1 || text.text[text.words[words.start].range.end..].trim_start().starts_with('%');
        return share && words.start < text.main && !clause::is_preposition(before);
    }
    // A single adverb elsewhere belongs to another word: "removes flags never read".
    let single = words.len() == 1 && is_adverb(clause::word(text, words.start));
    let (verb, next) = (clause::word(text, text.head), clause::word(text, words.end));
    let of_verb = clause::is_conduct(text, words.start)
        || (words.start == text.head + 1 && (verb == "is" || !clause::has_participle_ending(next)));
    let place = last || (words.start < text.main && (!single || of_verb || next.is_empty()));
    place && !clause::is_determiner(before)
}

fn fillers(text: &Text<'_>, hits: &Hits<'_>, problems: &mut Vec<Problem>) {
    for (words, _) in text.found(hits, "filler") {
        let message = format!("`{}` adds nothing", text.quote(words.clone()));
        let problem = text.problem("filler", text.range(words), message);
        problems.push(problem.help("leave it out: the text says the same, sooner"));
    }
}

fn negatives(text: &Text<'_>, hits: &Hits<'_>, problems: &mut Vec<Problem>) {
    let found = text.found(hits, "negative");
    for (words, _) in found.into_iter().filter(|(words, _)| is_left_undone(text, words)) {
        let message = format!("`{}` says what is left undone", text.quote(words.clone()));
        let problem = text.problem("negative", text.range(words), message);
        problems.push(problem.help("say what a person does in its place, which can be seen"));
    }
}

/// Whether a negative word is about what the person does. A phrase that begins with a preposition may stand anywhere
/// in the main clause; "without" and "instead of" alone only where they tell of conduct: "without asking".
fn is_left_undone(text: &Text<'_>, words: &Range<usize>) -> bool {
    let at = words.start;
    let preposition = matches!(clause::word(text, at), "without" | "instead");
    if !preposition {
        return clause::is_conduct(text, at);
    }
    let (next, second) = (clause::word(text, words.end), clause::word(text, words.end + 1));
    let act = clause::is_gerund(next) || (is_adverb(next) && clause::is_gerund(second));
    let phrase = !matches!(text.quote(words.clone()), "without" | "instead of");
    // What others are let do is theirs: "lets visitors pay without asking for an account".
    let of_others = matches!(clause::word(text, text.head), "lets" | "allows" | "enables" | "permits");
    let way = text.words[..at].windows(2).any(|pair| pair[0].bare() == "way" && pair[1].lower == "to");
    at < text.main && !of_others && !way && (act || phrase || at == text.head + 1)
}

/// The words of a list that may name what to write in their place.
fn instead(text: &Text<'_>, hits: &Hits<'_>, rule: &'static str, fault: &str, problems: &mut Vec<Problem>) {
    for (words, instead) in text.found(hits, rule) {
        let message = format!("`{}` {fault}", text.quote(words.clone()));
        let help = match instead {
            Some(instead) => format!("write `{instead}`, for instance"),
            None => "choose a word that takes in all who read it".to_owned(),
        };
        problems.push(text.problem(rule, text.range(words), message).help(help));
    }
}
