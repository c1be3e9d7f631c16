//! The nodes of a YAML text with their bytes, from a parser that says where each one is. It stops at
//! whatever is wrong or too deep; what was before that has its place.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::quotes;
use crate::diagnostic::boundary;

/// How deep a document may nest: as deep as the YAML reader goes.
pub const DEEPEST: usize = 128;

/// What is to be expected of a text.
#[derive(Debug)]
pub enum Outlook {
    /// The reader can take it in a time that fits its length.
    Fair,
    /// At this byte it nests deeper than the reader goes, which would take the square of the time to
    /// find that out.
    TooDeep(usize),
    /// At a byte is a mistake, and so much behind the end of its line that it may be too deep there.
    Mistake { said: String, at: usize, end: usize },
}

/// A node of a text.
#[derive(Debug)]
pub struct Node {
    /// Its bytes, without the white space and the comments behind it.
    pub span: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug)]
pub enum Kind {
    Scalar,
    Alias,
    /// Its items; of one that says nothing there is no node.
    List(Vec<Option<Node>>),
    Mapping(Mapping),
}

/// The entries of a mapping.
#[derive(Debug, Default)]
pub struct Mapping {
    /// Whether it is written as `{…}`.
    pub is_flow: bool,
    pub entries: Vec<Entry>,
    /// Where the first entry of each name is.
    names: FxHashMap<String, usize>,
}

#[derive(Debug)]
pub struct Entry {
    pub key: Range<usize>,
    /// Whether an entry before it in the mapping has the same key.
    pub is_repeated: bool,
    pub value: Option<Node>,
}

impl Mapping {
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.entries.get(*self.names.get(name)?)
    }

    fn push(&mut self, key: Key, value: Option<Node>) {
        let at = self.entries.len();
        let is_repeated = key.name.is_some_and(|name| *self.names.entry(name).or_insert(at) < at);
        self.entries.push(Entry { key: key.span, is_repeated, value });
    }
}

/// Tells whether the reader would take long to find out that a text is too deep: only in brackets it does.
pub fn outlook(text: &str) -> Outlook {
    let has_many_brackets =
        |text: &str| text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).nth(DEEPEST).is_some();
    if !has_many_brackets(text) {
        return Outlook::Fair;
    }
    let (bytes, mut depth) = (Bytes::of(text), 0_usize);
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), _)) if depth < DEEPEST => {
                depth = depth.saturating_add(1);
            }
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), span)) => {
                return Outlook::TooDeep(bytes.range(&span).start);
            }
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => depth = depth.saturating_sub(1),
            Ok(_) => {}
            Err(error) => {
                let at = bytes.of_character(error.marker().index());
                let rest = text.get(at..).unwrap_or_default();
                // They may be on the line of the mistake, too.
                if !has_many_brackets(rest) {
                    return Outlook::Fair;
                }
                let line = rest.find('\n').unwrap_or(rest.len());
                // Where they are on the line itself, it ends at the mistake.
                let line = if has_many_brackets(rest.get(..line).unwrap_or_default()) { 0 } else { line };
                return Outlook::Mistake { said: error.info().to_owned(), at, end: at.saturating_add(line) };
            }
        }
    }
    Outlook::Fair
}

/// The root of a text's only document, as far as it reads.
pub fn root(text: &str) -> Option<Node> {
    let mut growing = Growing { text, bytes: Bytes::of(text), open: Vec::new(), root: None };
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let span = growing.bytes.range(&span);
        match event {
            Event::Scalar(said, style, ..) => growing.scalar(said, style, span),
            Event::Alias(_) => growing.add(None, Some(Node { span, kind: Kind::Alias })),
            Event::SequenceStart(..) | Event::MappingStart(..) if growing.open.len() >= DEEPEST => break,
            Event::SequenceStart(..) => growing.begin(Kind::List(Vec::new()), span),
            Event::MappingStart(..) => growing.begin(Kind::Mapping(Mapping::default()), span),
            Event::SequenceEnd | Event::MappingEnd => growing.end(Some(span.start)),
            Event::DocumentEnd => break,
            _ => {}
        }
    }
    while !growing.open.is_empty() {
        growing.end(None);
    }
    growing.root
}

/// A tree on its way.
struct Growing<'a> {
    text: &'a str,
    bytes: Bytes<'a>,
    /// The nodes around the next one, the outermost first.
    open: Vec<Open>,
    root: Option<Node>,
}

/// A collection whose end was not met yet, and the key that waits for its value.
struct Open {
    node: Node,
    key: Option<Key>,
}

struct Key {
    /// What it says, where that is a text.
    name: Option<String>,
    span: Range<usize>,
}

impl Growing<'_> {
    fn scalar(&mut self, said: Cow<'_, str>, style: ScalarStyle, span: Range<usize>) {
        let behind = self.text.get(span.start..).unwrap_or_default();
        let span = match style {
            // The parser writes what is not there as `~`.
            ScalarStyle::Plain if said.is_empty() || (said == "~" && !behind.starts_with('~')) => {
                return self.add(None, None);
            }
            ScalarStyle::Plain => span,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let end =
                    quotes::closing(self.text, span.start).map_or(span.end, |close| close.saturating_add(1));
                span.start..end
            }
            ScalarStyle::Literal | ScalarStyle::Folded => header(self.text, span.start)..span.end,
        };
        let span = trimmed(self.text, span);
        self.add(Some(said.into_owned()), Some(Node { span, kind: Kind::Scalar }));
    }

    fn begin(&mut self, mut kind: Kind, span: Range<usize>) {
        let written = self.text.get(span.start..).unwrap_or_default();
        let mut start = span.start;
        match &mut kind {
            Kind::Mapping(mapping) => mapping.is_flow = written.starts_with('{'),
            // The parser is past the dash of a list that is no deeper than its key.
            Kind::List(_) if !written.starts_with(['[', '-']) => {
                let before = self.text.get(..start).unwrap_or_default();
                start = before.rfind('-').unwrap_or(start);
            }
            _ => {}
        }
        self.open.push(Open { node: Node { span: start..start, kind }, key: None });
    }

    /// Ends the innermost collection: at its bracket where one is there, else behind the last of its nodes.
    fn end(&mut self, bracket: Option<usize>) {
        let Some(Open { mut node, key }) = self.open.pop() else { return };
        if let (Some(key), Kind::Mapping(mapping)) = (key, &mut node.kind) {
            node.span.end = node.span.end.max(key.span.end);
            mapping.push(key, None);
        }
        let starts_with =
            |at: usize, marks: [char; 2]| self.text.get(at..).is_some_and(|text| text.starts_with(marks));
        if let Some(close) = bracket.filter(|close| starts_with(*close, [']', '}']))
            && starts_with(node.span.start, ['[', '{'])
        {
            node.span.end = close.saturating_add(1);
        }
        self.add(None, Some(node));
    }

    /// Adds a node to the innermost collection; one that says nothing is none.
    fn add(&mut self, name: Option<String>, node: Option<Node>) {
        let Some(Open { node: parent, key }) = self.open.last_mut() else {
            self.root = self.root.take().or(node);
            return;
        };
        if let Some(node) = &node {
            parent.span.end = parent.span.end.max(node.span.end);
        }
        match &mut parent.kind {
            Kind::List(items) => items.push(node),
            Kind::Mapping(mapping) => match key.take() {
                Some(key) => mapping.push(key, node),
                None => {
                    let end = parent.span.end;
                    *key = Some(Key { name, span: node.map_or(end..end, |node| node.span) });
                }
            },
            Kind::Scalar | Kind::Alias => {}
        }
    }
}

/// The bytes of characters: the parser counts those.
struct Bytes<'a> {
    text: &'a str,
    /// Where each character begins; empty where each is one byte.
    starts: Vec<usize>,
}

impl<'a> Bytes<'a> {
    fn of(text: &'a str) -> Self {
        let starts =
            if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Self { text, starts }
    }

    fn of_character(&self, index: usize) -> usize {
        match self.starts.as_slice() {
            [] => boundary(self.text, index),
            starts => starts.get(index).copied().unwrap_or(self.text.len()),
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let start = self.of_character(span.start.index());
        start..self.of_character(span.end.index()).max(start)
    }
}

/// The bytes without white space at their end.
pub fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let length = text.get(span.clone()).map_or(0, |written| written.trim_end().len());
    span.start..span.start.saturating_add(length)
}

/// Where the `|` or `>` of a block is whose text begins at this byte.
fn header(text: &str, content: usize) -> usize {
    let before = text.get(..content).unwrap_or_default();
    let above = before.rfind('\n').and_then(|end| before.get(..end)).unwrap_or(before).trim_end();
    let line = above.rfind('\n').map_or(0, |newline| newline.saturating_add(1));
    let is_header = |(_, rest): &(usize, &str)| {
        let behind = rest
            .trim_start_matches(['|', '>'])
            .trim_start_matches(|sign: char| matches!(sign, '+' | '-') || sign.is_ascii_digit());
        behind.is_empty() || behind.starts_with(char::is_whitespace)
    };
    let written = above.get(line..).unwrap_or_default();
    let marks = written.match_indices(['|', '>']).map(|(at, _)| (at, written.get(at..).unwrap_or_default()));
    let behind_key = |(at, _): &(usize, &str)| {
        written.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    marks.filter(behind_key).find(is_header).map_or(content, |(at, _)| line.saturating_add(at))
}
