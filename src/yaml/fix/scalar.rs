//! Ways to write another text in the place of a scalar, the most faithful to how it is written first.

use super::super::emit;
use super::spliced;
use crate::diagnostic::Change;

/// How many changes of a text are made one by one.
const ONE_BY_ONE: usize = 20;

/// A scalar: as it is written, and the text that it reads as.
#[derive(Clone, Debug)]
pub struct Scalar {
    pub written: String,
    pub text: String,
}

impl Scalar {
    /// The scalar with another text, written in the first way that reads as it.
    pub fn set(&self, new: &str, reads: &dyn Fn(&Self) -> bool) -> Option<Self> {
        let ways = self.ways(new).into_iter();
        ways.map(|written| Self { written, text: new.to_owned() }).find(reads)
    }

    /// The scalar with these bytes of its text changed: one by one, the last first, so that each is
    /// found where it is written; so many that this takes long, all at once.
    pub fn change(&self, changes: &[Change], reads: &dyn Fn(&Self) -> bool) -> Option<Self> {
        let changed = if changes.len() > ONE_BY_ONE {
            self.set(&all_made(&self.text, changes)?, reads)?
        } else {
            changes.iter().rev().try_fold(self.clone(), |scalar, (range, new)| {
                scalar.set(&spliced(&scalar.text, range, new)?, reads)
            })?
        };
        // The line end that a block of YAML has is none that somebody wants in quotes.
        let bare = changed.text.trim_end_matches('\n');
        let is_quoted = changed.written.starts_with(['"', '\'']);
        if is_quoted && bare.len() < changed.text.len() { changed.set(bare, reads) } else { Some(changed) }
    }

    /// Ways to write a new text; none where it is after an alias, an anchor or a tag.
    fn ways(&self, new: &str) -> Vec<String> {
        let written = self.written.as_str();
        if written.is_empty() || written.starts_with(['*', '&', '!']) {
            return Vec::new();
        }
        let is_plain = !written.starts_with(['"', '\'', '|', '>']);
        let is_one_line = !written.contains('\n') && !written.starts_with(['|', '>']);
        let mut ways = Vec::new();
        // What stays of a plain text on one line may read as something else than a text.
        if !(is_plain && is_one_line) {
            ways.extend(smallest_changes(written, &self.text, new));
        }
        if is_one_line {
            ways.push(in_style_of(written, new));
            ways.push(emit::quoted(new));
        }
        ways
    }
}

/// A text with changes made that follow each other in it.
fn all_made(text: &str, changes: &[Change]) -> Option<String> {
    let (mut new, mut at) = (String::new(), 0);
    for (range, put) in changes {
        new.push_str(text.get(at..range.start)?);
        new.push_str(put);
        at = range.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

/// The scalar as it is written, with only what differs between the two texts changed in it, wherever
/// that occurs.
fn smallest_changes(written: &str, old: &str, new: &str) -> Vec<String> {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(same, _)| same.len_utf8()).sum()
    };
    let mut start = same(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let mut end = same(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    // With a neighbor, since an insertion or a blank would match in more places than can be tried.
    let between = |text: &'_ str, start: usize, end: usize| -> String {
        text.get(start..text.len().saturating_sub(end)).unwrap_or_default().to_owned()
    };
    let is_blank = |start: usize, end: usize| between(old, start, end).trim().is_empty();
    while let Some(before) = old.get(..start).and_then(|before| before.chars().next_back())
        && is_blank(start, end)
    {
        start = start.saturating_sub(before.len_utf8());
    }
    while let Some(behind) = old.get(old.len().saturating_sub(end)..).and_then(|behind| behind.chars().next())
        && is_blank(start, end)
    {
        end = end.saturating_sub(behind.len_utf8());
    }
    let (gone, come) = (between(old, start, end), between(new, start, end));
    if gone.trim().is_empty() {
        return Vec::new();
    }
    // In double quotes, a line end and the like may be escaped.
    let escaped = |text: &str| emit::quoted(text).trim_matches('"').to_owned();
    let mut ways = Vec::new();
    for (gone, come) in [(escaped(&gone), escaped(&come)), (gone, come)] {
        let places = written.match_indices(&gone).take(50);
        let spans = places.map(|(at, _)| at..at.saturating_add(gone.len()));
        ways.extend(spans.filter_map(|span| spliced(written, &span, &come)));
    }
    ways
}

/// A text on one line, in the style of the scalar that it replaces, where it can be.
pub fn in_style_of(written: &str, new: &str) -> String {
    let one_line = !new.contains(|character: char| character.is_control());
    match written.chars().next() {
        Some('\'') if one_line => format!("'{}'", new.replace('\'', "''")),
        Some('\'' | '"') => emit::quoted(new),
        _ if emit::may_stay_plain(new) => new.to_owned(),
        _ => emit::quoted(new),
    }
}
