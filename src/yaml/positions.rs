//! Where in a text a node is. A file is parsed for positions only when there is something to say.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use yaml_edit::{Document, YamlNode};

use crate::diagnostic::{At, Finding, Part, Problem, Segment, Severity, Source, rules};

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
    problems.iter().map(place).collect()
}

/// Every key that appears a second time in its mapping.
pub fn duplicate_keys(source: &Arc<Source>) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(root) = Positions::of(&source.text).root {
        collect_duplicates(&root, 0, &mut found);
    }
    found
        .into_iter()
        .map(|(key, span)| {
            let message = format!("the key `{key}` appears twice in the same mapping");
            Finding::at(rules::DUPLICATE_KEY.id, source, span, message).help("keep one of the two")
        })
        .collect()
}

/// A text's nodes.
pub struct Positions {
    root: Option<YamlNode>,
    length: usize,
    text: String,
    /// The items of the lists that were asked for, by path: a parsed list counts to each from its first.
    lists: RefCell<FxHashMap<Vec<Segment>, Vec<YamlNode>>>,
}

/// How deep a document that the YAML reader takes may nest.
const DEEPEST: usize = 128;

impl Positions {
    /// Nodes of a text that the YAML reader has taken; of another, as far as they can be told.
    pub fn of(text: &str) -> Self {
        let root =
            (!nests_too_deeply(text)).then(|| Document::from_str_relaxed(text).0).and_then(|document| {
                None.or_else(|| document.as_mapping().map(YamlNode::Mapping))
                    .or_else(|| document.as_sequence().map(YamlNode::Sequence))
                    .or_else(|| document.as_scalar().map(YamlNode::Scalar))
            });
        Self { root, length: text.len(), text: text.to_owned(), lists: RefCell::default() }
    }

    /// The bytes of a node; of its nearest ancestor where it is not in the text, as after an alias.
    pub fn span(&self, at: &At) -> Range<usize> {
        let Some(mut node) = self.root.clone() else { return 0..0 };
        let mut span = 0..0;
        for (depth, segment) in at.path.iter().enumerate() {
            let last = depth + 1 == at.path.len();
            let Some((key, value)) = self.child(&node, &at.path[..depth], segment) else { return span };
            if let Some(key) = &key {
                span = self.trimmed(key);
            }
            if last && at.part == Part::Key && key.is_some() {
                return span;
            }
            let Some(value) = value else { return span };
            if last || key.is_none() {
                span = self.trimmed(&value);
            }
            node = value;
        }
        match &at.part {
            Part::Within(inner) => self.within(span, inner),
            Part::Value if !node.is_scalar() && !at.path.is_empty() => self.first_line(span),
            _ => span,
        }
    }

    /// Where the first key of the mapping at a path begins.
    pub fn first_key(&self, path: &[Segment]) -> Option<usize> {
        let key = self.node(path)?.as_mapping()?.entries().next()?.key_node()?;
        Some(self.trimmed(&key).start)
    }

    /// Whether the mapping at a path is written as `{…}`.
    pub fn is_flow(&self, path: &[Segment]) -> bool {
        self.node(path).is_some_and(|node| self.text[self.trimmed(&node)].starts_with('{'))
    }

    fn node(&self, path: &[Segment]) -> Option<YamlNode> {
        let steps = path.iter().enumerate();
        steps.fold(self.root.clone(), |node, (depth, segment)| self.child(&node?, &path[..depth], segment)?.1)
    }

    /// The key and the value of an entry, or an item, of the node at a path.
    fn child(
        &self,
        node: &YamlNode,
        path: &[Segment],
        segment: &Segment,
    ) -> Option<(Option<YamlNode>, Option<YamlNode>)> {
        match (node, segment) {
            (YamlNode::Mapping(mapping), Segment::Key(wanted)) => mapping
                .entries()
                .find(|entry| entry.key_node().is_some_and(|key| key_text(&key) == *wanted))
                .map(|entry| (entry.key_node(), entry.value_node())),
            (YamlNode::Sequence(items), Segment::Index(index)) => {
                let mut lists = self.lists.borrow_mut();
                if !lists.contains_key(path) {
                    lists.insert(path.to_vec(), items.values().collect());
                }
                Some((None, Some(lists.get(path)?.get(*index)?.clone())))
            }
            _ => None,
        }
    }

    /// The node without the white space and the comments that end it.
    fn trimmed(&self, node: &YamlNode) -> Range<usize> {
        let range = node.byte_range();
        let (start, end) = (range.start as usize, (range.end as usize).min(self.length));
        let text = &self.text[start..end];
        start..start + text.trim_end().len()
    }

    /// The first line of a node that has several, such as a list.
    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let text = &self.text[span.clone()];
        span.start..span.start + text.lines().next().unwrap_or_default().trim_end().len()
    }

    /// Bytes inside a scalar's value, found in the way the scalar is written.
    fn within(&self, span: Range<usize>, inner: &Range<usize>) -> Range<usize> {
        let text = &self.text[span.clone()];
        let place = |at: usize| match text.as_bytes().first() {
            Some(b'\'') => 1 + in_single_quotes(&text[1..], at),
            Some(b'"') => 1 + at,
            _ => at,
        };
        let (start, end) = (span.start + place(inner.start), span.start + place(inner.end));
        if text.contains(['\n', '\\']) || end > span.end { self.first_line(span) } else { start..end }
    }
}

/// Where a byte of a text is between single quotes: each quote of the text is written twice there.
fn in_single_quotes(written: &str, at: usize) -> usize {
    (0..at).fold(0, |place, _| {
        let is_quote = written.as_bytes().get(place..).is_some_and(|rest| rest.starts_with(b"''"));
        place + if is_quote { 2 } else { 1 }
    })
}

/// Whether a text may nest deeper than the parser for positions can take, without parsing it.
fn nests_too_deeply(text: &str) -> bool {
    let brackets = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    let indented = |line: &str| line.len() - line.trim_start_matches([' ', '-', '?']).len();
    brackets > 100 * DEEPEST || text.lines().map(indented).max() > Some(4 * DEEPEST)
}

fn key_text(key: &YamlNode) -> String {
    key.as_scalar().map_or_else(String::new, |scalar| scalar.as_string())
}

fn collect_duplicates(node: &YamlNode, depth: usize, found: &mut Vec<(String, Range<usize>)>) {
    if depth > DEEPEST {
        return;
    }
    match node {
        YamlNode::Mapping(mapping) => {
            let mut seen = Vec::new();
            for entry in mapping.entries() {
                let Some(key) = entry.key_node() else { continue };
                let text = key_text(&key);
                let range = key.byte_range();
                if seen.contains(&text) {
                    found.push((text, range.start as usize..range.end as usize));
                } else {
                    seen.push(text);
                }
                if let Some(value) = entry.value_node() {
                    collect_duplicates(&value, depth + 1, found);
                }
            }
        }
        YamlNode::Sequence(items) => {
            for value in items.values() {
                collect_duplicates(&value, depth + 1, found);
            }
        }
        _ => {}
    }
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
}
