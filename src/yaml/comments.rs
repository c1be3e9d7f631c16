//! Comments in a YAML text: those to the program, and those that nobody meant as such.

use std::ops::Range;
use std::sync::Arc;

use super::{read, syntax_error};
use crate::diagnostic::{Finding, Source, rules};

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
    let candidates = candidates(&source.text);
    if candidates.is_empty() {
        return candidates;
    }
    // The reader itself tells: what can be changed without changing the value is a comment.
    let spans: Vec<Range<usize>> = candidates.iter().map(|candidate| candidate.span.clone()).collect();
    if are_comments(&source.text, &spans) {
        return candidates;
    }
    let is_comment = |candidate: &Comment| are_comments(&source.text, std::slice::from_ref(&candidate.span));
    candidates.into_iter().filter(is_comment).collect()
}

/// Texts that end at a `#`, as in `bug #42`: a comment that is meant has a space after it.
pub fn lost_texts(source: &Arc<Source>) -> Vec<Finding> {
    let finding = |span: Range<usize>| {
        let message = "the text ends before this `#`: the rest is a comment";
        let help = "put the text in double quotes; if you mean a comment, write a space after the `#`";
        Finding::at(rules::LOST_TEXT.id, source, span, message).help(help)
    };
    let is_comment = |span: &Range<usize>| are_comments(&source.text, std::slice::from_ref(span));
    cut_off(&source.text).into_iter().filter(is_comment).map(finding).collect()
}

/// What may be cut off from texts without quotes: from the `#` to the end of its line.
fn cut_off(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for written in text.split_inclusive('\n') {
        let value = syntax_error::value_in(written.trim_end());
        let is_plain = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']);
        let hash = value.find(" #").or_else(|| value.find("\t#")).map(|space| &value[space + 1..]);
        let lost = hash.filter(|hash| {
            let said = &hash[1..];
            !said.is_empty() && !said.starts_with([' ', '\t', '#', '!']) && !said.starts_with(ADDRESS)
        });
        if let (true, Some(lost)) = (is_plain, lost) {
            let end = start + written.trim_end().len();
            found.push(end - lost.len()..end);
        }
        start += written.len();
    }
    found
}

/// Whether a line is a comment to the program, which applies to the line below it.
pub(super) fn is_line_to_the_program(line: &str) -> bool {
    line.trim_start().strip_prefix('#').is_some_and(|said| said.trim_start().starts_with(ADDRESS))
}

fn candidates(text: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        for (hash, _) in content.match_indices('#') {
            let begins = hash == 0 || content[..hash].ends_with([' ', '\t']);
            if let (true, Some(said)) = (begins, content[hash + 1..].trim_start().strip_prefix(ADDRESS)) {
                let span = line_start + hash..line_start + content.len();
                found.push(Comment { span, text: said.trim().to_owned() });
                break;
            }
        }
        line_start += line.len();
    }
    found
}

/// Whether everything there can be left out without changing the value.
fn are_comments(text: &str, spans: &[Range<usize>]) -> bool {
    let mut changed = text.to_owned();
    for span in spans.iter().rev() {
        changed.replace_range(span.clone(), "#");
    }
    let parse = |text: &str| read::parse(&Source::new("", text)).ok();
    matches!((parse(text), parse(&changed)), (Some(before), Some(after)) if before == after)
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
    }
}
