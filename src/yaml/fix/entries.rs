//! Puts a new entry before the others of a mapping.
//!
//! A comment right above the first key stays with that key, but for one above the `-` of a list's item,
//! which is about the item. A comment to the program applies to the line below it, so it stays right
//! above its entry even there.

use std::ops::Range;

use super::super::comments::is_line_to_the_program;
use super::super::emit;
use super::super::positions::Positions;
use super::Splice;
use crate::diagnostic::Segment;

/// How to write a new entry before the others in the mapping at the path.
pub fn insert_first(
    text: &str,
    positions: &Positions,
    path: &[Segment],
    key: &str,
    value: &str,
) -> Option<Splice> {
    let first = positions.first_key(path)?;
    let value = if emit::is_word(value) { value.to_owned() } else { emit::quoted(value) };
    if positions.is_flow(path) {
        return Some(Splice { span: first..first, new: format!("{key}: {value}, ") });
    }
    let line = line_before(text, first);
    let lead = text.get(line..first)?;
    let above = comments_above(text, line, lead.len());
    let line_end = line_end(text, first);
    if lead.trim().is_empty() {
        let new = format!("{lead}{key}: {value}{line_end}");
        return Some(Splice { span: above.start..above.start, new });
    }
    let indent = " ".repeat(lead.len());
    let lines = text.get(above.clone())?.split_inclusive('\n');
    let (moved, staying): (Vec<&str>, Vec<&str>) = lines.partition(|line| is_line_to_the_program(line));
    if moved.is_empty() {
        return Some(Splice { span: first..first, new: format!("{key}: {value}{line_end}{indent}") });
    }
    let moved: String = moved.iter().map(|comment| format!("{indent}{}", comment.trim_start())).collect();
    let new = format!("{}{lead}{key}: {value}{line_end}{moved}{indent}", staying.concat());
    Some(Splice { span: above.start..first, new })
}

/// The comments right above the line that begins here. One that is deeper belongs to what is above
/// it, but for one to the program.
fn comments_above(text: &str, line: usize, column: usize) -> Range<usize> {
    let mut start = line;
    while start > 0 {
        let before = line_before(text, start.saturating_sub(1));
        let comment = text.get(before..start).unwrap_or_default();
        let content = comment.trim_start();
        let belongs =
            comment.len().saturating_sub(content.len()) <= column || is_line_to_the_program(comment);
        if !content.starts_with('#') || !belongs {
            break;
        }
        start = before;
    }
    start..line
}

/// How lines end around this byte.
fn line_end(text: &str, at: usize) -> &'static str {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = behind.split_once('\n').or_else(|| before.rsplit_once('\n')).map(|(line, _)| line);
    if line.is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Where the line begins that a byte is in, or ends.
fn line_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline.saturating_add(1))
}
