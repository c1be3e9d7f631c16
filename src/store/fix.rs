//! Mends a YAML text by edits told by path, keeping every comment, quote and blank line beside them.
//!
//! The text is read again after each fix and compared with what was meant; a fix that did not come
//! out so is left undone.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::emit;
use super::positions::Positions;
use crate::model::{At, Edit, Fix, Part, Segment};

/// What came of mending a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mended {
    pub text: String,
    /// How many fixes were made.
    pub made: usize,
    /// How many could not be made without harm.
    pub refused: usize,
}

/// The text with every fix that can be made in it; of several for the same node, one.
pub fn mend(text: &str, fixes: &[Fix]) -> Mended {
    let mut fixes: Vec<&Fix> = fixes.iter().collect();
    // The deepest nodes first: no path is changed by what is done below or behind it.
    let deepest = |fix: &&Fix| fix.edits.iter().map(|edit| edit.path().to_vec()).max();
    fixes.sort_by_key(|fix| std::cmp::Reverse(deepest(fix)));
    fixes.dedup();
    let mut mended = Mended { text: text.to_owned(), ..Mended::default() };
    let mut touched: Vec<&[Segment]> = Vec::new();
    for fix in fixes {
        // A second one for the same node was made for the text before: it comes up again.
        if fix.edits.iter().any(|edit| touched.contains(&edit.path())) {
            continue;
        }
        touched.extend(fix.edits.iter().map(Edit::path));
        let edited = fix.edits.iter().try_fold(mended.text.clone(), |text, edit| apply(&text, edit));
        match edited {
            Some(text) => {
                mended.text = text;
                mended.made += 1;
            }
            None => mended.refused += 1,
        }
    }
    mended
}

/// The text with one edit made in it; `None` where that is not possible without harm.
fn apply(text: &str, edit: &Edit) -> Option<String> {
    let before: Value = serde_yaml::from_str(text).ok()?;
    let wanted = in_order(&meant(before, edit)?);
    let candidates = match edit {
        Edit::SetText(path, new) => set_text(text, path, new)?,
        Edit::RenameKey(path, new) => vec![rename_key(text, path, new)?],
        Edit::InsertFirst(path, key, value) => vec![insert_first(text, path, key, value)?],
        Edit::OrderKeys(path, keys) => vec![order_keys(text, path, keys)?],
    };
    candidates.into_iter().find(|candidate| {
        serde_yaml::from_str::<Value>(candidate).is_ok_and(|value| in_order(&value) == wanted)
    })
}

/// A value in a form that tells also the order of keys.
fn in_order(value: &Value) -> String {
    format!("{value:?}")
}

/// The value that an edit means.
fn meant(mut value: Value, edit: &Edit) -> Option<Value> {
    match edit {
        Edit::SetText(path, new) => {
            let node = node_mut(&mut value, path)?;
            node.as_str()?;
            *node = Value::String(new.clone());
        }
        Edit::RenameKey(path, new) => {
            let (Segment::Key(old), init) = path.split_last()? else { return None };
            let mapping = node_mut(&mut value, init)?.as_mapping_mut()?;
            if mapping.contains_key(new.as_str()) {
                return None;
            }
            let renamed = |key: Value| if key.as_str() == Some(old) { new.as_str().into() } else { key };
            *mapping =
                std::mem::take(mapping).into_iter().map(|(key, value)| (renamed(key), value)).collect();
        }
        Edit::InsertFirst(path, key, text) => {
            let mapping = node_mut(&mut value, path)?.as_mapping_mut()?;
            if mapping.contains_key(key.as_str()) {
                return None;
            }
            let first = (Value::from(key.as_str()), Value::from(text.as_str()));
            *mapping = std::iter::once(first).chain(std::mem::take(mapping)).collect();
        }
        Edit::OrderKeys(path, order) => {
            let mapping = node_mut(&mut value, path)?.as_mapping_mut()?;
            let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
            entries.sort_by_key(|(key, _)| rank(key.as_str().unwrap_or_default(), order));
            *mapping = entries.into_iter().collect::<Mapping>();
        }
    }
    Some(value)
}

/// Where a key comes in an order; those that are not named come last.
fn rank(key: &str, order: &[String]) -> usize {
    order.iter().position(|known| known == key).unwrap_or(order.len())
}

fn node_mut<'a>(value: &'a mut Value, path: &[Segment]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |node, segment| match segment {
        Segment::Key(key) => node.get_mut(key.as_str()),
        Segment::Index(index) => node.get_mut(*index),
    })
}

/// Ways to write a new text in the place of an old one, the most faithful first.
fn set_text(text: &str, path: &[Segment], new: &str) -> Option<Vec<String>> {
    let value: Value = serde_yaml::from_str(text).ok()?;
    let mut value = value;
    let old = node_mut(&mut value, path)?.as_str()?.to_owned();
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Value });
    let written = text.get(span.clone())?;
    if written.is_empty() || written.starts_with(['*', '&', '!']) {
        return None;
    }
    let is_one_line = !written.contains('\n') && !written.starts_with(['|', '>']);
    let anew = || spliced(text, &span, &in_style_of(written, new));
    if is_one_line && emit::is_plain(written) {
        return Some(vec![anew()]);
    }
    let mut ways: Vec<String> =
        smallest_changes(written, &old, new).iter().map(|way| spliced(text, &span, way)).collect();
    if is_one_line {
        ways.push(anew());
    }
    Some(ways)
}

/// The scalar as it is written, with only what differs between the two texts changed in it, wherever
/// that occurs.
fn smallest_changes(written: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let mut start = same(&mut old.iter().zip(&new));
    let end = same(&mut old[start..].iter().rev().zip(new[start..].iter().rev()));
    let mut old_end = old.len() - end;
    let mut new_end = new.len() - end;
    // With a neighbor, for what is only put in stands nowhere in the old text.
    start = start.saturating_sub(1);
    if old_end < old.len() {
        (old_end, new_end) = (old_end + 1, new_end + 1);
    }
    let gone: String = old[start..old_end].iter().collect();
    let come: String = new[start..new_end].iter().collect();
    if gone.trim().is_empty() {
        return Vec::new();
    }
    let places = written.match_indices(&gone).map(|(at, _)| at).take(50);
    places.map(|at| spliced(written, &(at..at + gone.len()), &come)).collect()
}

/// A text on one line, quoted in the way of the scalar that it replaces, where it can be.
fn in_style_of(written: &str, new: &str) -> String {
    let one_line = !new.contains(|character: char| character.is_control());
    if written.starts_with('\'') && one_line {
        format!("'{}'", new.replace('\'', "''"))
    } else if !written.starts_with('"') && emit::is_word(new) || is_plain_beside(written, new) {
        new.to_owned()
    } else {
        emit::quoted(new)
    }
}

/// Whether the new text can stand plain where the old one does: it may stand in `[…]` or `{…}`.
fn is_plain_beside(written: &str, new: &str) -> bool {
    !written.starts_with(['"', '\'']) && emit::is_plain(new) && !new.contains([',', '[', ']', '{', '}'])
}

fn rename_key(text: &str, path: &[Segment], new: &str) -> Option<String> {
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Key });
    Some(spliced(text, &span, &in_style_of(text.get(span.clone())?, new)))
}

fn insert_first(text: &str, path: &[Segment], key: &str, value: &str) -> Option<String> {
    let first = Positions::of(text).keys_of(path)?.into_iter().next()?;
    let line_start = text[..first.start].rfind('\n').map_or(0, |newline| newline + 1);
    let value = if emit::is_word(value) { value.to_owned() } else { emit::quoted(value) };
    let before = text[..first.start].trim_end();
    let entry = if before.ends_with(['{', ',']) {
        format!("{key}: {value}, ")
    } else {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let column = text[line_start..first.start].chars().count();
        format!("{key}: {value}{line_end}{:column$}", "")
    };
    Some(spliced(text, &(first.start..first.start), &entry))
}

/// Puts the entries of a mapping into another order, each with the comments right above it.
fn order_keys(text: &str, path: &[Segment], order: &[String]) -> Option<String> {
    // A comment that silences a rule on the next line would silence another one afterwards.
    let start = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Value }).start;
    let above = text.get(..start)?.lines().rev().find(|line| !line.trim_matches([' ', '-']).is_empty());
    if above.is_some_and(|line| line.contains("# steps:")) {
        return None;
    }
    let positions = Positions::of(text);
    let keys = positions.keys_of(path)?;
    let (first, last) = (keys.first()?, keys.last()?);
    let is_flow = text[..first.start].trim_end().ends_with('{');
    let mut pieces: Vec<Range<usize>> = keys.iter().map(|key| key.start..key.end).collect();
    if !is_flow {
        let line_after = |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
        let starts: Vec<usize> = keys.iter().map(|key| with_comments_above(text, key.start)).collect();
        for (index, piece) in pieces.iter_mut().enumerate() {
            // The first begins behind the `- ` of its item.
            let start = if index == 0 { first.start } else { starts[index] };
            let end = starts.get(index + 1).copied().unwrap_or_else(|| line_after(last.end));
            *piece = start..end;
        }
    }
    let name = |key: &super::positions::KeySpan| rank(&key.text, order);
    let mut sorted: Vec<usize> = (0..keys.len()).collect();
    sorted.sort_by_key(|index| name(&keys[*index]));
    let column = first.start - text[..first.start].rfind('\n').map_or(0, |newline| newline + 1);
    let mut out = text[..pieces[0].start].to_owned();
    for (place, index) in sorted.iter().enumerate() {
        let piece = &text[pieces[*index].clone()];
        if is_flow {
            out.push_str(piece);
            let gap_end = pieces.get(place + 1).map_or(pieces[place].end, |next| next.start);
            out.push_str(&text[pieces[place].end..gap_end]);
            continue;
        }
        let piece = if place == 0 { piece.trim_start_matches(' ') } else { piece };
        if place > 0 && *index == 0 {
            out.push_str(&" ".repeat(column));
        }
        out.push_str(piece);
        if !piece.ends_with('\n') && place + 1 < sorted.len() {
            out.push('\n');
        }
    }
    let end = pieces.last()?.end;
    if !is_flow && !text[..end].ends_with('\n') {
        out.truncate(out.trim_end_matches('\n').len());
    }
    out.push_str(&text[end..]);
    Some(out)
}

/// The start of the line of a key, or of the first of the comments that stand right above it.
fn with_comments_above(text: &str, key: usize) -> usize {
    let mut start = text[..key].rfind('\n').map_or(0, |newline| newline + 1);
    while start > 0 {
        let above = text[..start - 1].rfind('\n').map_or(0, |newline| newline + 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

fn spliced(text: &str, span: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, edit: Edit, expect: Option<&str>) {
        assert_eq!(apply(text, &edit).as_deref(), expect);
    }

    fn path<const N: usize>(segments: [&str; N]) -> Vec<Segment> {
        let segment = |text: &str| text.parse().map_or_else(|_| text.into(), Segment::Index);
        segments.map(segment).into()
    }

    #[test]
    fn texts_keep_their_quotes_and_comments() {
        let set = |text: &str, new: &str, expect: Option<&str>| {
            check(text, Edit::SetText(path(["a"]), new.into()), expect);
        };
        set("a: Writes. # why\n", "Writes", Some("a: Writes # why\n"));
        set("a: 'It''s.'\nb: 1\n", "It's", Some("a: 'It''s'\nb: 1\n"));
        set("a: \"Writes.\"\n", "Writes", Some("a: \"Writes\"\n"));
        set(
            "a: >-\n  Writes a\n  text.\n# end\n",
            "Writes a text",
            Some("a: >-\n  Writes a\n  text\n# end\n"),
        );
        set("a: Writes a\n  text.\n", "Writes a text", Some("a: Writes a\n  text\n"));
        set("a: {b: c}\n", "x", None);
        set("a: one  two\n", "one two", Some("a: one two\n"));
        set("{a: sqaud, b: 1}\n", "squad", Some("{a: squad, b: 1}\n"));
        set("a: writes\n", "no", Some("a: \"no\"\n"));
    }

    #[test]
    fn keys_are_renamed_and_put_in() {
        check("a: 1\nb: 2 # x\n", Edit::RenameKey(path(["b"]), "c".into()), Some("a: 1\nc: 2 # x\n"));
        check("a: 1\nb: 2\n", Edit::RenameKey(path(["b"]), "a".into()), None);
        let insert = |text: &str, expect: Option<&str>| {
            check(text, Edit::InsertFirst(path(["l", "0"]), "id".into(), "x".into()), expect);
        };
        insert("l:\n  - text: T # c\n", Some("l:\n  - id: x\n    text: T # c\n"));
        insert("l:\n- # why\n  text: T\n", Some("l:\n- # why\n  id: x\n  text: T\n"));
        insert("l:\n  - { text: T }\n", Some("l:\n  - { id: x, text: T }\n"));
        insert("l: [{text: T}]\n", Some("l: [{id: x, text: T}]\n"));
    }

    #[test]
    fn keys_are_put_in_order_with_their_comments() {
        let order = |text: &str, at: Vec<Segment>, expect: &str| {
            check(text, Edit::OrderKeys(at, vec!["id".into(), "text".into()]), Some(expect));
        };
        order("text: T # t\n# about the id\nid: x\n", vec![], "# about the id\nid: x\ntext: T # t\n");
        order(
            "- text: T\n  # about\n  id: x\n- id: y\n",
            path(["0"]),
            "- # about\n  id: x\n  text: T\n- id: y\n",
        );
        order("text: >-\n  a\n\n  b\nid: x", vec![], "id: x\ntext: >-\n  a\n\n  b");
        order("[{text: T, id: x}]\n", path(["0"]), "[{id: x, text: T}]\n");
        order("other: 1\n\ntext: T\n\nid: x\n", vec![], "id: x\ntext: T\n\nother: 1\n\n");
    }
}
