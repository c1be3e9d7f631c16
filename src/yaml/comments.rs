//! Comments in a YAML text: those to the program, and those that nobody meant as such.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde_yaml::Value;

use super::{syntax_error, value};
use crate::diagnostic::{Finding, Source, limited, rules};

/// What a comment to the program begins with, after the `#`.
const ADDRESS: &str = "steps:";

/// A comment to the program.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Comment {
    /// Its bytes, from the `#` to the end of the line.
    pub span: Range<usize>,
    /// What it says after `steps:`.
    pub text: String,
}

/// The comments of a text that begin with `# steps:`. What only looks like one, as in a quoted text
/// or a block of text, is not; nor is anything in a file that does not parse.
pub fn to_the_program(source: &Source) -> Vec<Comment> {
    only_comments(&source.text, candidates(&source.text), |candidate| candidate.span.start)
}

/// Every comment of a text, from its `#` to the end of the line.
pub fn comments(text: &str) -> Vec<String> {
    let first = |(start, line): (usize, &str)| {
        let begins = hashes(line).map(|(at, _)| start.saturating_add(at)..start.saturating_add(line.len()));
        begins.collect::<Vec<_>>()
    };
    let found = only_comments(text, lines(text).flat_map(first).collect(), |span: &Range<usize>| span.start);
    // Inside a comment, a further `#` is a part of it.
    let mut comments: Vec<Range<usize>> = Vec::new();
    for span in found {
        if comments.last().is_none_or(|last| last.end < span.start) {
            comments.push(span);
        }
    }
    comments.into_iter().filter_map(|span| text.get(span)).map(str::to_owned).collect()
}

/// Texts that end at a `#`, as in `bug #42`: a comment that is meant has a space after it.
pub fn lost_texts(source: &Arc<Source>) -> Vec<Finding> {
    let finding = |span: Range<usize>| {
        let message = "the text ends before this `#`: the rest is a comment";
        let help = "put the text in double quotes; if you mean a comment, write a space after the `#`";
        Finding::at(rules::LOST_TEXT.id, source, span, message).help(help)
    };
    let lost = only_comments(&source.text, cut_off(&source.text), |span| span.start);
    limited(lost.into_iter().map(finding).collect())
}

/// The lines of a text without the white space at their end, and where each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end.saturating_add(1)));
    starts.zip(text.split('\n').map(str::trim_end))
}

/// The places where a comment begins, and what it says after its `#`.
fn hashes(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut before = None;
    line.char_indices().filter_map(move |(at, sign)| {
        let begins = sign == '#' && matches!(before, None | Some(' ' | '\t'));
        before = Some(sign);
        begins
            .then(|| line.get(at..).and_then(|rest| rest.strip_prefix('#')))
            .flatten()
            .map(|said| (at, said))
    })
}

/// What may be cut off from texts without quotes: from the `#` to the end of its line.
fn cut_off(text: &str) -> Vec<Range<usize>> {
    let lost = lines(text).filter_map(|(start, line)| {
        let value = syntax_error::value_in(line);
        if value.is_empty() || value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
            return None;
        }
        let (_, said) = hashes(value).next()?;
        let is_meant =
            said.is_empty() || said.starts_with([' ', '\t', '#', '!']) || said.starts_with(ADDRESS);
        let end = start.saturating_add(line.len());
        (!is_meant).then(|| end.saturating_sub(said.len()).saturating_sub(1)..end)
    });
    lost.collect()
}

/// Whether a line is a comment to the program, which applies to the line below it.
pub(super) fn is_line_to_the_program(line: &str) -> bool {
    line.trim_start().strip_prefix('#').is_some_and(|said| said.trim_start().starts_with(ADDRESS))
}

fn candidates(text: &str) -> Vec<Comment> {
    let first = |(start, line): (usize, &str)| {
        hashes(line).find_map(|(at, said)| {
            let text = said.trim_start().strip_prefix(ADDRESS)?.trim().to_owned();
            Some(Comment { span: start.saturating_add(at)..start.saturating_add(line.len()), text })
        })
    };
    lines(text).filter_map(first).collect()
}

/// Of what may be comments, by where their `#` is, those that are.
///
/// The reader itself tells, and reads once for all of them: each gets a mark after its `#`, and what is a
/// comment has left no mark in the value.
fn only_comments<T>(text: &str, candidates: Vec<T>, hash: impl Fn(&T) -> usize) -> Vec<T> {
    if candidates.is_empty() {
        return candidates;
    }
    let Some(sign) = unused_sign(text) else { return Vec::new() };
    let (mut marked, mut rest) = (String::with_capacity(text.len()), text);
    for (index, candidate) in candidates.iter().enumerate() {
        let behind = hash(candidate).saturating_add(1).saturating_sub(text.len().saturating_sub(rest.len()));
        let Some((before, after)) = rest.split_at_checked(behind) else { return Vec::new() };
        marked.push_str(before);
        marked.push_str(&format!("{sign}{index}{sign}"));
        rest = after;
    }
    marked.push_str(rest);
    let Ok(read) = value::value(&marked) else { return Vec::new() };
    let mut found = FxHashSet::default();
    collect_marks(&read, sign, &mut found);
    // Marked, two keys may differ that are the same.
    if !found.is_empty() && value::value(text).is_err() {
        return Vec::new();
    }
    let indexed = candidates.into_iter().enumerate();
    indexed.filter(|(index, _)| !found.contains(index)).map(|(_, candidate)| candidate).collect()
}

/// A sign for private use that is nowhere in the text.
fn unused_sign(text: &str) -> Option<char> {
    let used: FxHashSet<char> = text.chars().filter(|sign| !sign.is_ascii()).collect();
    ('\u{e000}'..='\u{f8ff}').find(|sign| !used.contains(sign))
}

/// The numbers of the marks that are left in a value.
fn collect_marks(value: &Value, sign: char, found: &mut FxHashSet<usize>) {
    match value {
        // Of a text that is cut at each sign, every other part is between two.
        Value::String(text) => {
            found.extend(text.split(sign).skip(1).step_by(2).filter_map(|mark| mark.parse::<usize>().ok()));
        }
        Value::Sequence(items) => items.iter().for_each(|item| collect_marks(item, sign, found)),
        Value::Mapping(mapping) => {
            for part in mapping.iter().flat_map(|(key, value)| [key, value]) {
                collect_marks(part, sign, found);
            }
        }
        Value::Tagged(tagged) => collect_marks(&tagged.value, sign, found),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found = to_the_program(&Source::new("", text));
        assert_eq!(found.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn texts_end_at_a_hash() {
        let check = |text: &str, expect: &[&str]| {
            let found = lost_texts(&Source::new("", text));
            let lost: Vec<&str> = found.iter().map(|finding| &text[finding.span.clone()]).collect();
            assert_eq!(lost, expect, "{text}");
        };
        check("a: Fixes bug #42 with a colleague\n", &["#42 with a colleague"]);
        check("- Fixes bug #42\n- a: Fixes #1\n", &["#42", "#1"]);
        check("a: Fixes\n  bug #42\n", &["#42"]);
        check("a: b # 42\n", &[]);
        check("a: b #steps: allow(x) y\n", &[]);
        check("a: \"Fixes #42\"\nb: 'x' #y\nc: #d\n#e\n", &[]);
        check("a: >-\n  Fixes bug #42\nb: \"Fixes\n  bug #42\"\n", &[]);
        check("a: C#, and bug#42\n", &[]);
        check("a: Fixes #42\na: b\n", &[]);
    }

    #[test]
    fn only_comments_count() {
        check("a: b # steps: allow(x) why\n", &["allow(x) why"]);
        check("# steps: one\n#steps: two\na: b\n", &["one", "two"]);
        check("a: \"b # steps: no\"\nb: c # steps: yes\n", &["yes"]);
        check("a: |\n  b\n  # steps: no\n# steps: yes\n", &["yes"]);
        check("a: b#steps: no\n", &[]);
        check("# not to steps: no\na: b\n", &[]);
        check("a: [\n# steps: no\n", &[]);
        check("\"a # steps: no\": 1\n\"a # steps: no\": 2\n", &[]);
        check("a: &b \"c # steps: no\"\nd: [*b] # steps: yes\n", &["yes"]);
        check("a: \u{e000} # steps: yes\nb: 'c # steps: no'\n", &["yes"]);
    }
}
