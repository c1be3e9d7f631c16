//! Words that an example does without: each rule has a word list of its own name.

use std::ops::Range;

use super::super::phrases::Hit;
use super::super::text::{Hits, Text};
use crate::model::Problem;

/// Rules that find the words of a list.
pub fn problems(text: &Text<'_>, hits: &Hits<'_>, scope: &[Hit<'_, usize>], problems: &mut Vec<Problem>) {
    traits(text, hits, problems);
    absolutes(text, hits, scope, problems);
    fillers(text, hits, problems);
    negatives(text, hits, problems);
    instead(text, hits, "gendered-pronoun", "names one gender", problems);
    instead(text, hits, "exclusive-word", "shuts people out", problems);
}

fn traits(text: &Text<'_>, hits: &Hits<'_>, problems: &mut Vec<Problem>) {
    for (words, _) in text.found(hits, "trait-word") {
        let message = format!("`{}` says what somebody is like, not what they do", text.quote(words.clone()));
        let problem = text.problem("trait-word", text.range(words), message);
        problems.push(problem.help("say what a person does from which others conclude this"));
    }
}

fn absolutes(text: &Text<'_>, hits: &Hits<'_>, scope: &[Hit<'_, usize>], problems: &mut Vec<Problem>) {
    let in_scope = |words: &Range<usize>| {
        scope.iter().any(|hit| hit.words.start <= words.start && words.end <= hit.words.end)
    };
    for (words, _) in text.found(hits, "absolute").into_iter().filter(|(words, _)| !in_scope(words)) {
        let message = format!("`{}` claims that there is no exception", text.quote(words.clone()));
        let problem = text.problem("absolute", text.range(words), message);
        problems
            .push(problem.help("leave it out: the scale of ratings says how dependably something is seen"));
    }
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
    for (words, _) in found.into_iter().filter(|(words, _)| words.start < text.main) {
        let message = format!("`{}` says what is left undone", text.quote(words.clone()));
        let problem = text.problem("negative", text.range(words), message);
        problems.push(problem.help("say what a person does in its place, which can be seen"));
    }
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
