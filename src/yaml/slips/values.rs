//! Values in the way of what is below them or beside them.

use super::super::emit;
use super::{Place, Slip, content, entry, indent, replaced, slip};
use crate::diagnostic::kebab;

/// What says that there is nothing, or that a list begins.
const NOTHING: [&str; 10] = ["[]", "{}", "null", "Null", "NULL", "~", "\"\"", "''", "-", "[ ]"];

/// A value that says that there is nothing, above what there is.
pub fn nothing_above(place: &Place<'_>, number: usize) -> Option<Slip> {
    let (start, value) = above_more(place, number)?;
    if !NOTHING.contains(&value) {
        return None;
    }
    let message = match value {
        "-" => "there is a `-` behind the colon, and the list begins below".to_owned(),
        _ => format!("`{value}` says that there is nothing here, but more follows below"),
    };
    let line = place.line(number);
    let end = start.saturating_add(value.len());
    Some(slip(
        number,
        start..end,
        message,
        format!("remove `{value}`"),
        replaced(line, start..end, "")?.trim_end(),
    ))
}

/// A text behind a key that has more below it.
pub fn text_above(place: &Place<'_>, number: usize) -> Option<Slip> {
    let (start, value) = above_more(place, number)?;
    let (key, ..) = entry(place.line(number))?;
    let line = place.line(number);
    let end = start.saturating_add(value.len());
    let shown = value;
    let message = format!("`{}` has a text on its line and more below it", key);
    let help = format!("remove `{shown}`; if it is a remark, write `# ` before it");
    Some(slip(number, start..end, message, help, replaced(line, start..end, "")?.trim_end()))
}

/// The value of an entry, and where it begins, where the line below is deeper.
fn above_more<'a>(place: &'a Place<'_>, number: usize) -> Option<(usize, &'a str)> {
    let line = place.line(number);
    let (_, start, value) = entry(line)?;
    let below = place.below(number)?;
    // A list may begin in the column of its key.
    let (column, below) = (content(line).0, place.line(below));
    let is_deeper = indent(below) > column || indent(below) == column && below.trim_start().starts_with("- ");
    (is_deeper && !value.is_empty() && !value.starts_with(['|', '>'])).then_some((start, value))
}

/// A list in brackets, or keys in braces, without the sign that closes them.
pub fn not_closed(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (_, start, value) = entry(line)?;
    let (open, close) = [('[', ']'), ('{', '}')].into_iter().find(|(open, _)| value.starts_with(*open))?;
    if value.matches(open).count() <= value.matches(close).count() || value.ends_with(',') {
        return None;
    }
    let message = format!("this `{open}` has no `{close}` to close it");
    let help = format!("write `{close}` after the last item");
    Some(slip(number, start..start.saturating_add(1), message, help, format!("{}{close}", line.trim_end())))
}

/// Two entries on one line.
pub fn two_entries(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (first, start, value) = entry(line)?;
    let (at, colon) = value.match_indices(": ").find_map(|(colon, _)| {
        let before = value.get(..colon)?;
        let at = before.rfind([' ', ',', ';']).map_or(0, |blank| blank.saturating_add(1));
        // In a sentence, such a word may come up by itself.
        let is_word = kebab::is_kebab_case(before.get(..at)?.trim_end_matches([' ', ',', ';']));
        let is_key = place.is_key(before.get(at..)?) && at > 0 && is_word;
        is_key.then_some((at, colon))
    })?;
    let key = value.get(at..colon)?;
    let rest = value.get(colon.saturating_add(1)..)?.trim_start();
    let column = content(line).0;
    let value = value.get(..at)?.trim_end_matches([' ', ',', ';']);
    let new = format!("{}{value}\n{}{key}: {}", line.get(..start)?, " ".repeat(column), emit::quoted(rest));
    let at = start.saturating_add(at);
    let message = format!("`{key}` is on the line of `{}`, and so taken for a part of it", first);
    let help = format!("start `{key}` on a line of its own, in the column of `{}`", first);
    Some(slip(number, at..at.saturating_add(key.len()), message, help, new))
}
