//! Mends a YAML text by edits told by path, keeping every comment, quote and blank line beside them.
//!
//! The text is read again after each fix and compared with what was meant; a fix that did not come
//! out so is left undone.

mod entries;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::emit;
use super::positions::Positions;
use crate::model::{At, Change, Edit, Fix, Part, Segment};

/// What came of mending a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mended {
    pub text: String,
    /// How many fixes were made.
    pub made: usize,
    /// How many could not be made without harm.
    pub refused: usize,
}

/// The text with every fix that can be made in it; of several that are in each other's way, one.
pub fn mend(text: &str, fixes: &[Fix]) -> Mended {
    let mut fixes: Vec<&Fix> = fixes.iter().collect();
    // The deepest nodes first: no path is changed by what is done below or behind it.
    let deepest = |fix: &&Fix| fix.edits.iter().map(|edit| edit.path().to_vec()).max();
    fixes.sort_by_key(|fix| std::cmp::Reverse(deepest(fix)));
    fixes.dedup();
    let mut mended = Mended { text: text.to_owned(), ..Mended::default() };
    let mut done: Vec<&Edit> = Vec::new();
    for fix in &fixes {
        // One that is in the way of another was made for the text before: it comes up again.
        let after = |edit: &Edit| after(edit, &done);
        let Some(edits) = fix.edits.iter().map(after).collect::<Option<Vec<Edit>>>() else { continue };
        let one_by_one = |text: String, edit: &Edit| apply(&text, edit);
        match edits.iter().try_fold(mended.text.clone(), one_by_one) {
            Some(text) if !is_ambiguous(fix, &fixes) => {
                mended.text = text;
                mended.made += 1;
                done.extend(&fix.edits);
            }
            _ => mended.refused += 1,
        }
    }
    mended
}

/// Whether two keys of a mapping would become the same one: a person has to tell which is meant.
fn is_ambiguous(fix: &Fix, fixes: &[&Fix]) -> bool {
    let renamed = |edit: &Edit| match edit {
        Edit::RenameKey(path, new) => Some((path.split_last()?.1.to_vec(), new.clone())),
        _ => None,
    };
    let meant = |fix: &Fix| fix.edits.iter().filter_map(renamed).collect::<Vec<_>>();
    let own = meant(fix);
    fixes.iter().filter(|other| meant(other).iter().any(|it| own.contains(it))).count() > 1
}

/// The edit as it is to be made after these; `None` where one of them changed what it is about.
fn after(edit: &Edit, done: &[&Edit]) -> Option<Edit> {
    let mut edit = edit.clone();
    let mut made: Vec<&Change> = Vec::new();
    for done in done.iter().filter(|done| done.path() == edit.path()) {
        let (Edit::ChangeText(..), Edit::ChangeText(_, changes)) = (&edit, done) else { return None };
        made.extend(changes);
    }
    if let Edit::ChangeText(_, changes) = &mut edit {
        for (range, _) in changes {
            *range = moved(range, &made)?;
        }
    }
    Some(edit)
}

/// Where bytes of a text are after these changes; `None` where they are changed themselves.
fn moved(range: &Range<usize>, made: &[&Change]) -> Option<Range<usize>> {
    let mut moved = range.clone();
    for (changed, new) in made {
        if changed.start < range.end && range.start < changed.end {
            return None;
        }
        if changed.end <= range.start {
            let start = moved.start - changed.len() + new.len();
            moved = start..start + range.len();
        }
    }
    Some(moved)
}

/// The text with one edit made in it; `None` where that is not possible without harm.
fn apply(text: &str, edit: &Edit) -> Option<String> {
    let candidates = match edit {
        Edit::ChangeText(path, changes) => return change_text(text, path, changes),
        Edit::SetText(path, new) => set_text(text, path, new)?,
        Edit::RenameKey(path, new) => vec![rename_key(text, path, new)?],
        Edit::InsertFirst(path, key, value) => vec![entries::insert_first(text, path, key, value)?],
        Edit::OrderKeys(path, keys) => vec![entries::in_order(text, path, |key| rank(key, keys))?],
    };
    let before: Value = serde_yaml::from_str(text).ok()?;
    let wanted = in_order(&meant(before, edit)?);
    let found = candidates.into_iter().find(|candidate| {
        serde_yaml::from_str::<Value>(candidate).is_ok_and(|value| in_order(&value) == wanted)
    });
    // The line end that a file lacks is none of the last text's, but it is of a block of text.
    match edit {
        Edit::OrderKeys(..) if found.is_none() && !text.ends_with('\n') => {
            apply(&format!("{text}{}", entries::line_end_of(text)), edit)
        }
        _ => found,
    }
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
        Edit::ChangeText(..) => return None,
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

/// The text with these bytes of a scalar's value changed: one by one, the last first, so that each
/// is found where it is written.
fn change_text(text: &str, path: &[Segment], changes: &[Change]) -> Option<String> {
    let set = |text: &str, new: String| apply(text, &Edit::SetText(path.to_vec(), new));
    let changed = changes.iter().rev().try_fold(text.to_owned(), |text, (range, new)| {
        let old = text_at(&text, path)?;
        old.get(range.clone())?;
        set(&text, spliced(&old, range, new))
    })?;
    // The line end that a block of YAML has is none that somebody wants in quotes.
    let whole = text_at(&changed, path)?;
    let bare = whole.trim_end_matches('\n');
    let is_quoted = changed[scalar(&changed, path)].starts_with(['"', '\'']);
    if is_quoted && bare.len() < whole.len() { set(&changed, bare.to_owned()) } else { Some(changed) }
}

fn text_at(text: &str, path: &[Segment]) -> Option<String> {
    let mut value: Value = serde_yaml::from_str(text).ok()?;
    node_mut(&mut value, path)?.as_str().map(str::to_owned)
}

/// The bytes of a scalar as it is written; of a block, to the end of its last line.
fn scalar(text: &str, path: &[Segment]) -> Range<usize> {
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Value });
    let is_block = text[span.clone()].starts_with(['|', '>']);
    let behind = &text[span.end..];
    let blanks = if is_block { behind.len() - behind.trim_start_matches([' ', '\t']).len() } else { 0 };
    span.start..span.end + blanks
}

/// Ways to write a new text in the place of an old one, the most faithful first.
fn set_text(text: &str, path: &[Segment], new: &str) -> Option<Vec<String>> {
    let old = text_at(text, path)?;
    let span = scalar(text, path);
    let written = text.get(span.clone())?;
    if written.is_empty() || written.starts_with(['*', '&', '!']) {
        return None;
    }
    let is_plain = !written.starts_with(['"', '\'', '|', '>']);
    let is_one_line = !written.contains('\n') && !written.starts_with(['|', '>']);
    let mut ways = Vec::new();
    // What stays of a plain text on one line may read as something else than a text.
    if !(is_plain && is_one_line) {
        ways.extend(smallest_changes(written, &old, new));
    }
    if is_one_line {
        ways.push(in_style_of(written, new));
        ways.push(emit::quoted(new));
    }
    Some(ways.iter().map(|way| spliced(text, &span, way)).collect())
}

/// The scalar as it is written, with only what differs between the two texts changed in it, wherever
/// that occurs.
fn smallest_changes(written: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let mut start = same(&mut old.iter().zip(&new));
    let end = same(&mut old[start..].iter().rev().zip(new[start..].iter().rev()));
    let (mut old_end, mut new_end) = (old.len() - end, new.len() - end);
    // With a neighbor, for what is only put in, and a blank, stand in more places than can be tried.
    let is_blank = |start: usize, end: usize| old[start..end].iter().all(|found| found.is_whitespace());
    while start > 0 && is_blank(start, old_end) {
        start -= 1;
    }
    while old_end < old.len() && is_blank(start, old_end) {
        (old_end, new_end) = (old_end + 1, new_end + 1);
    }
    let gone: String = old[start..old_end].iter().collect();
    let come: String = new[start..new_end].iter().collect();
    if gone.trim().is_empty() {
        return Vec::new();
    }
    // In double quotes, a line end and the like may be escaped.
    let escaped = |text: &str| emit::quoted(text).trim_matches('"').to_owned();
    let mut ways = Vec::new();
    for (gone, come) in [(escaped(&gone), escaped(&come)), (gone, come)] {
        let places = written.match_indices(&gone).take(50);
        ways.extend(places.map(|(at, _)| spliced(written, &(at..at + gone.len()), &come)));
    }
    ways
}

/// A text on one line, in the style of the scalar that it replaces, where it can be.
fn in_style_of(written: &str, new: &str) -> String {
    let one_line = !new.contains(|character: char| character.is_control());
    match written.chars().next() {
        Some('\'') if one_line => format!("'{}'", new.replace('\'', "''")),
        Some('\'' | '"') => emit::quoted(new),
        _ if emit::may_stay_plain(new) => new.to_owned(),
        _ => emit::quoted(new),
    }
}

fn rename_key(text: &str, path: &[Segment], new: &str) -> Option<String> {
    let span = Positions::of(text).span(&At { path: path.to_vec(), part: Part::Key });
    Some(spliced(text, &span, &in_style_of(text.get(span.clone())?, new)))
}

fn spliced(text: &str, span: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}
