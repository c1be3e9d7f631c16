//! The entries of a mapping as they stand in a text: puts them into another order, or a new one first.
//!
//! A comment right above an entry goes where the entry goes; so does one that is indented deeper than
//! the entry's key, or stands right below its last line. What a blank line parts from every entry
//! stays where it is, and so does what heads more than an entry: the comments that a file begins
//! with, and those above the `-` of a list's item. Only a comment to the program, which holds for
//! the line below it, stays above the very entry even there.

use std::ops::Range;

use super::super::comments::is_line_to_the_program;
use super::super::emit;
use super::super::positions::{KeySpan, Positions};
use super::Splice;
use crate::diagnostic::Segment;

/// The text with the entries of the mapping at the path in the order of their keys' ranks.
pub fn in_order(
    text: &str,
    positions: &Positions,
    path: &[Segment],
    rank: impl Fn(&str) -> usize,
) -> Option<Splice> {
    let keys = positions.keys_of(path)?;
    if positions.is_flow(path) {
        return flow_in_order(text, &keys, rank);
    }
    let mut block = Block::of(text, path, &keys)?;
    block.entries.sort_by_key(|entry| rank(entry.key));
    Some(narrowed(text, block.write()))
}

/// The text with a new entry in front of the others in the mapping at the path.
pub fn insert_first(
    text: &str,
    positions: &Positions,
    path: &[Segment],
    key: &str,
    value: &str,
) -> Option<Splice> {
    let keys = positions.keys_of(path)?;
    let value = if emit::is_word(value) { value.to_owned() } else { emit::quoted(value) };
    if positions.is_flow(path) {
        let first = keys.first()?;
        return Some(Splice { span: first.start..first.start, new: format!("{key}: {value}, ") });
    }
    let mut block = Block::of(text, path, &keys)?;
    let body = format!("{key}: {value}{}", block.line_end);
    block.entries.insert(0, Entry { key, above: Vec::new(), body });
    block.gaps.insert(0, "");
    Some(narrowed(text, block.write()))
}

/// The entries change places; what parts them stays. `None` where a comment is among them.
fn flow_in_order(text: &str, keys: &[KeySpan], rank: impl Fn(&str) -> usize) -> Option<Splice> {
    let mut sorted: Vec<&KeySpan> = keys.iter().collect();
    sorted.sort_by_key(|key| rank(&key.text));
    let mut new = String::new();
    for (place, entry) in sorted.iter().enumerate() {
        let gap = &text[keys[place].end..keys.get(place + 1).map_or(keys[place].end, |next| next.start)];
        if gap.contains('#') {
            return None;
        }
        new.push_str(&text[entry.start..entry.end]);
        new.push_str(gap);
    }
    Some(Splice { span: keys.first()?.start..keys.last()?.end, new })
}

/// The same splice without what it leaves as it is at both ends, lest it touch what is around it.
fn narrowed(text: &str, Splice { span, new }: Splice) -> Splice {
    let old = &text[span.clone()];
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
    };
    let start = same(&mut old.chars().zip(new.chars()));
    let end = same(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    Splice { span: span.start + start..span.end - end, new: new[start..new.len() - end].to_owned() }
}

/// The line end that a text has.
pub fn line_end_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The entries of a mapping that has a line for each.
struct Block<'a> {
    /// The bytes of the entries, and of the comments right above the first of them.
    span: Range<usize>,
    /// Those of these comments that belong to more than the first entry.
    head: String,
    /// What stands before the first key on its line: spaces, or the `-` of an item among them.
    lead: &'a str,
    entries: Vec<Entry<'a>>,
    /// What stands between two entries and belongs to neither.
    gaps: Vec<&'a str>,
    line_end: &'static str,
    /// Whether a line end comes behind the last entry.
    is_ended: bool,
}

/// An entry with the comments that belong to it.
struct Entry<'a> {
    key: &'a str,
    /// The comments above it, a line each.
    above: Vec<&'a str>,
    /// From the key to the end of the last line.
    body: String,
}

impl<'a> Block<'a> {
    fn of(text: &'a str, path: &[Segment], keys: &'a [KeySpan]) -> Option<Self> {
        let first = keys.first()?;
        let lead = &text[line_start(text, first.start)..first.start];
        let column = lead.len();
        let is_alone = |key: &KeySpan| {
            let before = &text[line_start(text, key.start)..key.start];
            before.len() == column && before.trim_start_matches(' ').is_empty()
        };
        if !keys[1..].iter().all(is_alone) {
            return None;
        }
        let run = above(text, line_start(text, first.start), column);
        let before_run = text[..run.start].trim();
        let heads_more = !is_alone(first) || (path.is_empty() && ["", "---"].contains(&before_run));
        let (own, others): (Vec<&str>, Vec<&str>) = text[run.clone()]
            .split_inclusive('\n')
            .partition(|line| !heads_more || is_line_to_the_program(line));
        let places = places(text, keys, column);
        let mut entries = Vec::new();
        for (index, (key, place)) in keys.iter().zip(&places).enumerate() {
            let above = match index.checked_sub(1) {
                None => own.clone(),
                Some(_) => text[place.start..line_start(text, key.start)].split_inclusive('\n').collect(),
            };
            entries.push(Entry { key: &key.text, above, body: text[key.start..place.end].to_owned() });
        }
        let gaps = places.windows(2).map(|pair| &text[pair[0].end..pair[1].start]).collect();
        let end = places.last()?.end;
        Some(Self {
            span: run.start..end,
            head: others.concat(),
            lead,
            entries,
            gaps,
            line_end: line_end_of(text),
            is_ended: text[..end].ends_with('\n'),
        })
    }

    /// The entries as they are to be written.
    fn write(self) -> Splice {
        let mut out = self.head;
        let indent = " ".repeat(self.lead.len());
        for (place, entry) in self.entries.iter().enumerate() {
            let lead = if place == 0 { self.lead } else { &indent };
            let of_comments = &lead[..lead.len() - lead.trim_start_matches(' ').len()];
            for comment in &entry.above {
                out.push_str(of_comments);
                out.push_str(comment.trim_start());
            }
            out.push_str(lead);
            out.push_str(entry.body.trim_end_matches(['\r', '\n']));
            if self.is_ended || place + 1 < self.entries.len() {
                out.push_str(self.line_end);
            }
            out.push_str(self.gaps.get(place).copied().unwrap_or_default());
        }
        Splice { span: self.span, new: out }
    }
}

/// The lines of each entry, with the comments that belong to it.
fn places(text: &str, keys: &[KeySpan], column: usize) -> Vec<Range<usize>> {
    let starts: Vec<usize> =
        keys.iter().map(|key| above(text, line_start(text, key.start), column).start).collect();
    let place = |(index, key): (usize, &KeySpan)| {
        let next = starts.get(index + 1).copied();
        let mut end = line_end(text, key.end).min(next.unwrap_or(text.len()));
        // Behind the last entry, what is less indented is not of this mapping.
        let least = if next.is_some() { 0 } else { column.max(1) };
        while end < next.unwrap_or(text.len()) {
            let line = &text[end..line_end(text, end)];
            // One to the program holds for the line below it, whichever that is.
            if !is_comment(line) || indentation(line) < least || is_line_to_the_program(line) {
                break;
            }
            end += line.len();
        }
        starts[index]..end
    };
    keys.iter().enumerate().map(place).collect()
}

/// The comments right above the line that begins here. One that is deeper belongs to what is above
/// it, but for one to the program.
fn above(text: &str, line: usize, column: usize) -> Range<usize> {
    let mut start = line;
    while start > 0 {
        let before = line_start(text, start - 1);
        let comment = &text[before..start];
        let belongs = indentation(comment) <= column || is_line_to_the_program(comment);
        if !is_comment(comment) || !belongs {
            break;
        }
        start = before;
    }
    start..line
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Where the line of a byte begins.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line behind that of a byte begins.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}
