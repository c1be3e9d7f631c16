//! Comments in a YAML text that speak to the program.

use std::ops::Range;

use super::read;
use crate::model::Source;

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
/// or a block of text, is none; nor is anything in a file that does not parse.
pub fn to_the_program(source: &Source) -> Vec<Comment> {
    let candidates = candidates(&source.text);
    if candidates.is_empty() {
        return candidates;
    }
    // The reader itself tells: what can be changed without changing the value is a comment.
    if changes_nothing(&source.text, &candidates) {
        return candidates;
    }
    let is_comment = |candidate: &Comment| changes_nothing(&source.text, std::slice::from_ref(candidate));
    candidates.into_iter().filter(is_comment).collect()
}

/// Whether a line is a comment to the program, which holds for the line below it.
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

fn changes_nothing(text: &str, candidates: &[Comment]) -> bool {
    let mut changed = text.to_owned();
    for candidate in candidates.iter().rev() {
        changed.replace_range(candidate.span.clone(), "#");
    }
    let parse = |text: &str| read::parse(&Source::new("", text)).ok();
    matches!((parse(text), parse(&changed)), (Some(before), Some(after)) if before == after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found = to_the_program(&Source { text: text.to_owned(), ..Source::default() });
        assert_eq!(found.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), expect);
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
