//! A file's text under the name by which it is shown, and where its lines begin.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::Segment;

/// A file's text under the name by which it is shown.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Source {
    pub name: String,
    pub text: String,
    /// Paths of the list items that were left out of the typed value because they are faulty:
    /// later items of the same lists are further down in the text than in the value.
    pub left_out: Vec<Vec<Segment>>,
    /// Paths of the keys that the typed value has by another name, and that name.
    renamed: Vec<(Vec<Segment>, String)>,
    index: Index,
}

/// A typed value together with the text that it was read from.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    pub source: Arc<Source>,
    pub value: T,
}

/// How many bytes lie between two places whose characters are counted.
const STRIDE: usize = 256;

/// Where a text's lines and characters are, looked for once: a file may have as many findings as lines.
#[derive(Clone, Debug, Default)]
struct Index {
    /// The first byte of each line, and the characters before every so many bytes.
    lines: OnceLock<(Vec<usize>, Vec<usize>)>,
    /// For each list that items were left out of, how many items before each of them were not.
    gaps: OnceLock<FxHashMap<Vec<Segment>, Vec<usize>>>,
}

/// It says nothing that the rest does not.
impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

impl Source {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into(), ..Self::default() })
    }

    /// The same text under another name.
    pub fn renamed(&self, name: String) -> Arc<Self> {
        Arc::new(Self { name, ..self.clone() })
    }

    /// The same text, of which these list items were left out.
    pub fn leaving_out(&self, left_out: Vec<Vec<Segment>>) -> Arc<Self> {
        let (name, text) = (self.name.clone(), self.text.clone());
        Arc::new(Self { name, text, left_out, renamed: self.renamed.clone(), index: Index::default() })
    }

    /// The same text, of which these keys were read by another name.
    pub fn renaming(&self, renamed: Vec<(Vec<Segment>, String)>) -> Arc<Self> {
        Arc::new(Self { renamed, ..self.clone() })
    }

    /// The line of a byte, and its column in characters, both from 1.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = boundary(&self.text, byte);
        let line = self.lines().0.partition_point(|start| *start <= byte);
        let start = self.line(byte).start;
        let column = self.characters_before(byte).saturating_sub(self.characters_before(start));
        (line, column.saturating_add(1))
    }

    /// The bytes of the line that a byte is in, without its end.
    pub fn line(&self, byte: usize) -> Range<usize> {
        let (starts, _) = self.lines();
        let next = starts.partition_point(|start| *start <= byte);
        let start = next.checked_sub(1).and_then(|before| starts.get(before)).copied().unwrap_or(0);
        let end = starts.get(next).map_or(self.text.len(), |next| next.saturating_sub(1));
        start..end
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let (_, counts) = self.lines();
        let stride = byte / STRIDE;
        let rest = self.text.as_bytes().get(stride.saturating_mul(STRIDE)..byte).unwrap_or_default();
        counts.get(stride).copied().unwrap_or(0).saturating_add(characters(rest))
    }

    fn lines(&self) -> &(Vec<usize>, Vec<usize>) {
        self.index.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(newline, _)| newline.saturating_add(1));
            let strides = self.text.as_bytes().chunks(STRIDE).scan(0, |count: &mut usize, stride| {
                *count = count.saturating_add(characters(stride));
                Some(*count)
            });
            (std::iter::once(0).chain(ends).collect(), std::iter::once(0).chain(strides).collect())
        })
    }

    /// A path of the typed value as a path of the text.
    pub fn path_in_text(&self, path: &[Segment]) -> Vec<Segment> {
        if self.left_out.is_empty() && self.renamed.is_empty() {
            return path.to_vec();
        }
        let mut found: Vec<Segment> = Vec::new();
        for segment in path {
            let segment = match segment {
                Segment::Key(key) => self.key_in_text(&found, key),
                Segment::Index(index) => Segment::Index(self.index_in_text(&found, *index)),
            };
            found.push(segment);
        }
        found
    }

    /// A key below a path as it is written.
    fn key_in_text(&self, parent: &[Segment], key: &str) -> Segment {
        let is_it = |(path, name): &&(Vec<Segment>, String)| {
            name == key && path.split_last().is_some_and(|(_, above)| above == parent)
        };
        let written = self.renamed.iter().find(is_it).and_then(|(path, _)| path.last());
        written.cloned().unwrap_or_else(|| key.into())
    }

    /// The place in the text of what is the so-manieth item of a list in the value.
    fn index_in_text(&self, list: &[Segment], index: usize) -> usize {
        let gaps = self.index.gaps.get_or_init(|| gaps(&self.left_out));
        let before = gaps.get(list).map_or(0, |gaps| gaps.partition_point(|kept| *kept <= index));
        index.saturating_add(before)
    }
}

fn gaps(left_out: &[Vec<Segment>]) -> FxHashMap<Vec<Segment>, Vec<usize>> {
    let mut gaps: FxHashMap<Vec<Segment>, Vec<usize>> = FxHashMap::default();
    for path in left_out {
        if let Some((Segment::Index(index), list)) = path.split_last() {
            gaps.entry(list.to_vec()).or_default().push(*index);
        }
    }
    for places in gaps.values_mut() {
        places.sort_unstable();
        for (before, place) in places.iter_mut().enumerate() {
            *place = place.saturating_sub(before);
        }
    }
    gaps
}

/// The last place at or before this byte where a character begins, or the end of the text.
pub fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_skip_what_was_left_out() {
        let item = |index: usize| vec![Segment::from("list"), index.into()];
        let source = Source::default().leaving_out(vec![item(3), item(1)]);
        let check = |typed: usize, in_text: usize| {
            assert_eq!(source.path_in_text(&item(typed)), item(in_text), "{typed}");
        };
        check(0, 0);
        check(1, 2);
        check(2, 4);
        assert_eq!(source.path_in_text(&["other".into(), 1.into()]), ["other".into(), 1.into()]);
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let check = |text: &str, byte: usize, expect: (usize, usize)| {
            assert_eq!(Source::new("", text).position(byte), expect, "{byte} of {text}");
        };
        check("", 0, (1, 1));
        check("ab\nc", 2, (1, 3));
        check("ab\nc", 3, (2, 1));
        check("é\né\u{1f600}x\n", 9, (2, 3));
        check("é", 1, (1, 1));
        check("a\n", 99, (2, 1));
        check(&format!("{}x", "é".repeat(1000)), 2000, (1, 1001));
    }
}
