//! Ways to write another text in the place of a scalar, the most faithful to how it is written first.

use super::super::emit;
use super::spliced;
use crate::diagnostic::Change;

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
    /// found where it is written.
    pub fn change(&self, changes: &[Change], reads: &dyn Fn(&Self) -> bool) -> Option<Self> {
        let changed = changes.iter().rev().try_fold(self.clone(), |scalar, (range, new)| {
            scalar.text.get(range.clone())?;
            scalar.set(&spliced(&scalar.text, range, new), reads)
        })?;
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

/// The scalar as it is written, with only what differs between the two texts changed in it, wherever
/// that occurs.
fn smallest_changes(written: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let mut start = same(&mut old.iter().zip(&new));
    let end = same(&mut old[start..].iter().rev().zip(new[start..].iter().rev()));
    let (mut old_end, mut new_end) = (old.len() - end, new.len() - end);
    // With a neighbor, since an insertion or a blank would match in more places than can be tried.
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
pub fn in_style_of(written: &str, new: &str) -> String {
    let one_line = !new.contains(|character: char| character.is_control());
    match written.chars().next() {
        Some('\'') if one_line => format!("'{}'", new.replace('\'', "''")),
        Some('\'' | '"') => emit::quoted(new),
        _ if emit::may_stay_plain(new) => new.to_owned(),
        _ => emit::quoted(new),
    }
}
