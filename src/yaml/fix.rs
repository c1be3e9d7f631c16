//! Fixes a YAML text by edits given by path, keeping every comment, quote and blank line beside them.
//!
//! The text is read again after the edits and compared with what was meant; an edit that did not come
//! out so is left undone. Those of one depth are made at once; only where that does not come out well
//! are they made in parts, in the end one by one. `yaml-edit` could set the texts as well, but would
//! write them in another style of quotes or block.

mod entries;
mod scalar;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::positions::Positions;
use super::value::value;
use crate::diagnostic::{At, Change, Edit, Part, Segment};

/// What came of fixing a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Fixed {
    pub text: String,
    /// How many edits were made.
    pub made: usize,
    /// How many could not be made safely.
    pub refused: usize,
}

/// The text with every edit that can be made in it; of several that are in each other's way, one.
pub fn fix(text: &str, edits: &[Edit]) -> Fixed {
    let Some(document) = Document::of(text.to_owned()) else {
        return Fixed { text: text.to_owned(), made: 0, refused: edits.len() };
    };
    let mut edits: Vec<&Edit> = edits.iter().collect();
    // The deepest nodes first: no path is changed by what is done below it or beside it.
    edits.sort_by_key(|edit| Reverse((edit.path().len(), edit.path())));
    edits.dedup();
    // Where two keys of a mapping would become the same one, only a person knows which one is meant.
    let (mut names, mut taken_twice) = (HashSet::new(), HashSet::new());
    for name in edits.iter().filter_map(|edit| new_name(edit)) {
        if !names.insert(name) {
            taken_twice.insert(name);
        }
    }
    let all = edits.len();
    edits.retain(|edit| new_name(edit).is_none_or(|name| !taken_twice.contains(&name)));
    let mut fixing = Fixing { document, made: 0, refused: all.saturating_sub(edits.len()) };
    for layer in edits.chunk_by(|one, other| one.path().len() == other.path().len()) {
        let nodes: Vec<&[&Edit]> = layer.chunk_by(|one, other| one.path() == other.path()).collect();
        fixing.make(&nodes);
    }
    Fixed { text: fixing.document.text, made: fixing.made, refused: fixing.refused }
}

/// The mapping whose key is to be renamed, and the new name.
fn new_name(edit: &Edit) -> Option<(&[Segment], &str)> {
    match edit {
        Edit::RenameKey(path, new) => Some((path.split_last()?.1, new)),
        _ => None,
    }
}

/// A document on the way to be fixed.
struct Fixing {
    document: Document,
    made: usize,
    refused: usize,
}

impl Fixing {
    /// Makes the edits of these nodes, none of which holds another: at once where that comes out well,
    /// else those of every other node, and then the rest.
    fn make(&mut self, nodes: &[&[&Edit]]) {
        if let [edits] = nodes {
            return self.make_one_by_one(edits);
        }
        let together: Vec<(Edit, usize)> = nodes.iter().filter_map(|edits| together(edits)).collect();
        let edits: Vec<&Edit> = together.iter().map(|(edit, _)| edit).collect();
        if let Some(document) = self.document.with(&edits, Document::reads_alone) {
            self.document = document;
            let made = together.iter().map(|(_, count)| count).sum();
            self.made = self.made.saturating_add(made);
            return;
        }
        for first in [0, 1] {
            let half: Vec<&[&Edit]> = nodes.iter().skip(first).step_by(2).copied().collect();
            self.make(&half);
        }
    }

    /// Makes the edits of one node. One that is in the way of another comes up again.
    fn make_one_by_one(&mut self, edits: &[&Edit]) {
        let (mut made, mut fixed) = (Vec::new(), None);
        for edit in edits {
            made.push(*edit);
            let Some((edit, _)) = together(&made).filter(|(_, count)| *count == made.len()) else {
                made.pop();
                continue;
            };
            match self.document.with_one(&edit) {
                Some(document) => fixed = Some(document),
                None => {
                    made.pop();
                    self.refused = self.refused.saturating_add(1);
                }
            }
        }
        self.made = self.made.saturating_add(made.len());
        if let Some(document) = fixed {
            self.document = document;
        }
    }
}

/// As many of a node's edits as can be made in one, and how many those are.
fn together(edits: &[&Edit]) -> Option<(Edit, usize)> {
    let (first, others) = edits.split_first()?;
    let Edit::ChangeText(path, changes) = first else { return Some(((*first).clone(), 1)) };
    let (mut changes, mut count) = (changes.clone(), 1_usize);
    for other in others {
        let Edit::ChangeText(_, others) = other else { continue };
        let overlap = |(one, _): &Change| {
            others.iter().any(|(other, _)| one.start < other.end && other.start < one.end)
        };
        if !changes.iter().any(overlap) {
            changes.extend(others.iter().cloned());
            count = count.saturating_add(1);
        }
    }
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    Some((Edit::ChangeText(path.clone(), changes), count))
}

/// A text, what it reads as, and where everything is in it.
struct Document {
    text: String,
    value: Value,
    positions: Positions,
}

/// Bytes of a document, and what comes in their place.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Splice {
    span: Range<usize>,
    new: String,
}

impl Document {
    fn of(text: String) -> Option<Self> {
        Some(Self { value: value(&text).ok()?, positions: Positions::of(&text), text })
    }

    /// The document with these edits made; `None` where they are in each other's way, or one of them
    /// cannot be made safely.
    ///
    /// `reads` tells whether a way to write a text, in the place of the node at a path, reads as it.
    fn with(&self, edits: &[&Edit], reads: fn(&Self, &[Segment], &Splice, &str) -> bool) -> Option<Self> {
        let mut wanted = self.value.clone();
        let mut splices = Vec::new();
        for edit in edits {
            let splice = match edit {
                Edit::SetText(path, _) | Edit::ChangeText(path, _) => {
                    let (splice, new) =
                        self.text_splice(edit, &|splice, new| reads(self, path, splice, new))?;
                    *node_mut(&mut wanted, path)? = Value::String(new);
                    splice
                }
                _ => {
                    edit_entries(&mut wanted, edit)?;
                    self.entries_splice(edit)?
                }
            };
            splices.push(splice);
        }
        let document = Self::of(self.text_with(splices)?)?;
        reads_the_same(&document.value, &wanted).then_some(document)
    }

    /// The document with one edit made, each way to write it tried in its place.
    fn with_one(&self, edit: &Edit) -> Option<Self> {
        self.with(&[edit], Self::reads_in_place)
    }

    /// The text with what comes in the place of some of its bytes; `None` where two overlap.
    fn text_with(&self, mut splices: Vec<Splice>) -> Option<String> {
        splices.sort_by_key(|splice| splice.span.start);
        let (mut text, mut at) = (String::new(), 0);
        let mut last = None;
        for Splice { span, new } in &splices {
            // Two at the same place have no order.
            if span.start < at || last == Some(span.start) {
                return None;
            }
            text.push_str(self.text.get(at..span.start)?);
            text.push_str(new);
            (at, last) = (span.end, Some(span.start));
        }
        text.push_str(self.text.get(at..)?);
        Some(text)
    }

    /// How a scalar is to be written for an edit of its text, and the text it then has.
    fn text_splice(&self, edit: &Edit, reads: &dyn Fn(&Splice, &str) -> bool) -> Option<(Splice, String)> {
        let old = node(&self.value, edit.path())?.as_str()?;
        let span = self.scalar(edit.path());
        let scalar =
            scalar::Scalar { written: self.text.get(span.clone())?.to_owned(), text: old.to_owned() };
        let reads =
            |new: &scalar::Scalar| reads(&Splice { span: span.clone(), new: new.written.clone() }, &new.text);
        let new = match edit {
            Edit::SetText(_, new) => scalar.set(new, &reads)?,
            Edit::ChangeText(_, changes) => scalar.change(changes, &reads)?,
            _ => return None,
        };
        Some((Splice { span: span.clone(), new: new.written }, new.text))
    }

    /// The bytes of a scalar as it is written; of a block, to the end of its last line.
    fn scalar(&self, path: &[Segment]) -> Range<usize> {
        let span = self.positions.span(&At { path: path.to_vec(), part: Part::Value });
        let is_block = self.text.get(span.clone()).is_some_and(|written| written.starts_with(['|', '>']));
        let behind = self.text.get(span.end..).filter(|_| is_block).unwrap_or_default();
        let blanks = behind.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        span.start..span.end.saturating_add(blanks)
    }

    /// How a mapping's entries are to be written for an edit of them.
    fn entries_splice(&self, edit: &Edit) -> Option<Splice> {
        match edit {
            Edit::RenameKey(path, new) => {
                let span = self.positions.span(&At { path: path.clone(), part: Part::Key });
                let new = scalar::in_style_of(self.text.get(span.clone())?, new);
                Some(Splice { span, new })
            }
            Edit::InsertFirst(path, key, value) => {
                entries::insert_first(&self.text, &self.positions, path, key, value)
            }
            Edit::SetText(..) | Edit::ChangeText(..) => None,
        }
    }

    /// Whether a way to write a text reads as it when nothing else is around it.
    fn reads_alone(&self, _: &[Segment], way: &Splice, text: &str) -> bool {
        let read = value(&format!("text: {}\n", way.new));
        read.is_ok_and(|read| read.get("text").and_then(Value::as_str) == Some(text))
    }

    /// Whether a way to write a text reads as that text in its place, and everything else as before.
    fn reads_in_place(&self, path: &[Segment], way: &Splice, text: &str) -> bool {
        let mut wanted = self.value.clone();
        let Some(node) = node_mut(&mut wanted, path) else { return false };
        *node = Value::String(text.to_owned());
        let new = spliced(&self.text, &way.span, &way.new);
        new.and_then(|new| value(&new).ok()).is_some_and(|read| reads_the_same(&read, &wanted))
    }
}

/// Whether two values are the same, also in the order of their keys.
fn reads_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len()
                && pairs.all(|(one, other)| one.0 == other.0 && reads_the_same(one.1, other.1))
        }
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| reads_the_same(one, other))
        }
        (one, other) => one == other,
    }
}

/// Makes an edit of a mapping's entries in the value.
fn edit_entries(value: &mut Value, edit: &Edit) -> Option<()> {
    match edit {
        Edit::RenameKey(path, new) => {
            let (Segment::Key(old), init) = path.split_last()? else { return None };
            let mapping = mapping_without(value, init, new)?;
            let renamed = |key: Value| if key.as_str() == Some(old) { new.as_str().into() } else { key };
            *mapping =
                std::mem::take(mapping).into_iter().map(|(key, value)| (renamed(key), value)).collect();
        }
        Edit::InsertFirst(path, key, text) => {
            let mapping = mapping_without(value, path, key)?;
            let first = (Value::from(key.as_str()), Value::from(text.as_str()));
            *mapping = std::iter::once(first).chain(std::mem::take(mapping)).collect();
        }
        Edit::SetText(..) | Edit::ChangeText(..) => return None,
    }
    Some(())
}

/// The mapping at the path where it does not have the key yet.
fn mapping_without<'a>(value: &'a mut Value, path: &[Segment], key: &str) -> Option<&'a mut Mapping> {
    node_mut(value, path)?.as_mapping_mut().filter(|mapping| !mapping.contains_key(key))
}

pub fn node<'a>(value: &'a Value, path: &[Segment]) -> Option<&'a Value> {
    path.iter().try_fold(value, |node, segment| match segment {
        Segment::Key(key) => node.get(key.as_str()),
        Segment::Index(index) => node.get(*index),
    })
}

fn node_mut<'a>(value: &'a mut Value, path: &[Segment]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |node, segment| match segment {
        Segment::Key(key) => node.get_mut(key.as_str()),
        Segment::Index(index) => node.get_mut(*index),
    })
}

/// The text with these bytes of it changed; `None` where they are none of it.
fn spliced(text: &str, span: &Range<usize>, new: &str) -> Option<String> {
    Some(format!("{}{new}{}", text.get(..span.start)?, text.get(span.end..)?))
}
