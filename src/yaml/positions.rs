//! Where in a text a node is. A file is parsed for positions only when there is something to say.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::tree::{self, Kind, Node};
use crate::diagnostic::{At, Finding, Part, Problem, Segment, Severity, Source, limited, rules};

/// Places problems in their texts, in the order of files and of lines.
pub fn place(mut problems: Vec<Problem>) -> Vec<Finding> {
    // File by file, so that each is parsed for positions once.
    problems.sort_by(|one, other| one.source.name.cmp(&other.source.name));
    let files: Vec<&[Problem]> =
        problems.chunk_by(|one, other| one.source.name == other.source.name).collect();
    let mut findings: Vec<Finding> = files.into_par_iter().flat_map_iter(place_in_file).collect();
    findings.sort_by(|one, other| {
        (&one.source.name, one.span.start).cmp(&(&other.source.name, other.span.start))
    });
    findings
}

/// Places the problems of one file.
fn place_in_file(problems: &[Problem]) -> Vec<Finding> {
    let Some(first) = problems.first() else { return Vec::new() };
    let positions = Positions::of(&first.source.text);
    let place = |problem: &Problem| {
        let path = problem.source.path_in_text(&problem.at.path);
        Finding {
            rule: problem.rule,
            severity: Severity::Error,
            source: Arc::clone(&problem.source),
            span: positions.span(&At { path: path.clone(), part: problem.at.part.clone() }),
            path,
            message: problem.message.clone(),
            expected: problem.expected.clone(),
            help: problem.help.clone(),
            fix: problem.fix.clone().map(|edit| edit.with_path(|path| problem.source.path_in_text(path))),
        }
    };
    limited(problems.iter().map(place).collect())
}

/// Every key that appears again in its mapping, once.
pub fn duplicate_keys(source: &Arc<Source>) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(root) = tree::root(&source.text) {
        collect_duplicates(&root, &source.text, &mut found);
    }
    let finding = |Repeated { key: span, first, value }: Repeated| {
        let key = source.text.get(span.clone()).unwrap_or_default();
        let (line, _) = source.position(first);
        let finding =
            |message, help| Finding::at(rules::DUPLICATE_KEY.id, source, span.clone(), message).help(help);
        match value {
            Content::NextItem => finding(
                format!("`{key}` begins another item of the list, but has no hyphen before it"),
                format!("write `- {key}: …`, with the hyphen in the column of the other ones"),
            ),
            Content::Lists => finding(
                format!("the key `{key}` appears twice; the first is in line {line}"),
                format!("put all items in one list, below one `{key}:`"),
            ),
            Content::OfNextItem => finding(
                format!(
                    "`{key}` is here twice in one item, first in line {line}: the `- id: …` above it is missing"
                ),
                "write `- id: …` on a line of its own above it".to_owned(),
            ),
            Content::Other => finding(
                format!("the key `{key}` appears twice; the first is in line {line}"),
                "keep one of the two".to_owned(),
            ),
        }
    };
    limited(found.into_iter().map(finding).collect())
}

/// A key that appears again.
struct Repeated {
    key: Range<usize>,
    /// Where it was first.
    first: usize,
    value: Content,
}

/// What is behind a key that appears again.
enum Content {
    /// The next item of a list, whose hyphen is missing: the keys begin again from the first.
    NextItem,
    /// The rest of the next item of a list, whose first line is missing.
    OfNextItem,
    Lists,
    Other,
}

fn collect_duplicates(node: &Node, text: &str, found: &mut Vec<Repeated>) {
    match &node.kind {
        Kind::Mapping(mapping) => {
            let written = |entry: &tree::Entry| text.get(entry.key.clone()).unwrap_or_default().to_owned();
            let repeated: Vec<&tree::Entry> =
                mapping.entries.iter().filter(|entry| entry.is_repeated).collect();
            let begins_again = mapping.entries.first().map(written);
            let is_item = text.get(..node.span.start).is_some_and(|before| before.trim_end().ends_with('-'));
            // Where all of it comes again, it is another one.
            let half = mapping.entries.len().saturating_sub(repeated.len());
            let all = repeated.len() > 1
                && repeated.len() >= half
                && !mapping.entries.iter().take(half).any(|entry| entry.is_repeated);
            for entry in &mapping.entries {
                if entry.is_repeated && !(all && is_item && Some(written(entry)) != begins_again) {
                    let first = mapping.get(&written(entry)).map_or(0, |first| first.key.start);
                    let is_list = matches!(&entry.value, Some(Node { kind: Kind::List(_), .. }));
                    let value = match (all && is_item, is_list) {
                        (true, _) => Content::NextItem,
                        (_, true) => Content::Lists,
                        _ if is_item && begins_again.as_deref() == Some("id") && written(entry) == "text" => {
                            Content::OfNextItem
                        }
                        _ => Content::Other,
                    };
                    found.push(Repeated { key: entry.key.clone(), first, value });
                }
                if let Some(value) = &entry.value {
                    collect_duplicates(value, text, found);
                }
            }
        }
        Kind::List(items) => items.iter().flatten().for_each(|item| collect_duplicates(item, text, found)),
        Kind::Scalar | Kind::Alias => {}
    }
}

/// Where the nodes of a text are.
pub struct Positions {
    root: Option<Node>,
    text: String,
}

/// The key and the value of an entry, or an item.
type Child<'a> = (Option<&'a Range<usize>>, Option<&'a Node>);

impl Positions {
    pub fn of(text: &str) -> Self {
        Self { root: tree::root(text), text: text.to_owned() }
    }

    /// The bytes of a node; of its nearest ancestor where it is not in the text, as after an alias.
    pub fn span(&self, at: &At) -> Range<usize> {
        let Some(mut node) = self.root.as_ref() else { return 0..0 };
        let (mut span, mut segments) = (0..0, at.path.iter().peekable());
        while let Some(segment) = segments.next() {
            let is_last = segments.peek().is_none();
            let Some((key, value)) = child(node, segment) else { return span };
            if let Some(key) = key {
                span = key.clone();
            }
            if is_last && at.part == Part::Key && key.is_some() {
                return span;
            }
            let Some(value) = value else { return span };
            if is_last || key.is_none() {
                span = value.span.clone();
            }
            node = value;
        }
        match (&at.part, &node.kind) {
            (Part::Within(inner), _) => self.within(span, inner),
            (Part::Value, Kind::List(_) | Kind::Mapping(_)) if !at.path.is_empty() => self.first_line(span),
            _ => span,
        }
    }

    /// Where the first key of the mapping at a path begins.
    pub fn first_key(&self, path: &[Segment]) -> Option<usize> {
        Some(self.mapping(path)?.entries.first()?.key.start)
    }

    /// Whether the mapping at a path is written as `{…}`.
    pub fn is_flow(&self, path: &[Segment]) -> bool {
        self.mapping(path).is_some_and(|mapping| mapping.is_flow)
    }

    fn mapping(&self, path: &[Segment]) -> Option<&tree::Mapping> {
        match &path.iter().try_fold(self.root.as_ref()?, |node, segment| child(node, segment)?.1)?.kind {
            Kind::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    fn written(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The first line of a node that has several, such as a list.
    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let line = self.written(&span).lines().next().unwrap_or_default().trim_end();
        span.start..span.start.saturating_add(line.len())
    }

    /// Bytes inside a scalar's value, found in the way the scalar is written.
    fn within(&self, span: Range<usize>, inner: &Range<usize>) -> Range<usize> {
        let written = self.written(&span);
        let place = |at: usize| {
            let inside = match written.as_bytes().first() {
                Some(b'\'') => in_single_quotes(written, at),
                Some(b'"') => at.saturating_add(1),
                _ => at,
            };
            span.start.saturating_add(inside)
        };
        let found = place(inner.start)..place(inner.end);
        let is_inside = found.end <= span.end && self.text.get(found.clone()).is_some();
        if written.contains(['\n', '\\']) || !is_inside { self.first_line(span) } else { found }
    }
}

fn child<'a>(node: &'a Node, segment: &Segment) -> Option<Child<'a>> {
    match (&node.kind, segment) {
        (Kind::Mapping(mapping), Segment::Key(name)) => {
            mapping.get(name).map(|entry| (Some(&entry.key), entry.value.as_ref()))
        }
        (Kind::List(items), Segment::Index(index)) => Some((None, items.get(*index)?.as_ref())),
        _ => None,
    }
}

/// Where a byte of a text is in single quotes: each quote of the text is written twice there.
fn in_single_quotes(written: &str, at: usize) -> usize {
    let mut bytes = written.bytes().enumerate().skip(1).peekable();
    for _ in 0..at {
        if let Some((_, b'\'')) = bytes.next() {
            bytes.next_if(|(_, byte)| *byte == b'\'');
        }
    }
    bytes.peek().map_or(written.len(), |(place, _)| *place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_text_are_found_as_it_is_written() {
        let check = |written: &str, inner: Range<usize>, expect: &str| {
            let text = format!("a: {written}\n");
            let at = At { path: vec!["a".into()], part: Part::Within(inner) };
            assert_eq!(&text[Positions::of(&text).span(&at)], expect, "{written}");
        };
        check("Writes.", 6..7, ".");
        check("\"Writes.\"", 6..7, ".");
        check("'Writes It''s \u{e9}.'", 12..14, "\u{e9}");
        check("'Writes It''s \u{e9}.'", 14..15, ".");
        check("'It''s ''so'''", 2..3, "''");
        check("'It''s ''so'''", 8..9, "''");
        check("\"It\\u0027s.\"", 4..5, "\"It\\u0027s.\"");
    }

    #[test]
    fn places_are_found_among_any_number_of_brackets() {
        let text = format!("{}- a: [é, {{b: c}}]\n  d:\n  - e\n", "- [[a], {b: c}]\n".repeat(20_000));
        let positions = Positions::of(&text);
        let check = |path: Vec<Segment>, part: Part, expect: &str| {
            let span = positions.span(&At { path, part });
            assert_eq!(text.get(span.clone()), Some(expect), "{span:?}");
            assert!(span.start > text.len() - 40);
        };
        check(vec![20_000.into(), "a".into(), 1.into(), "b".into()], Part::Value, "c");
        check(vec![20_000.into(), "a".into()], Part::Value, "[é, {b: c}]");
        check(vec![20_000.into(), "d".into()], Part::Key, "d");
        check(vec![20_000.into(), "d".into()], Part::Value, "- e");
    }
}
