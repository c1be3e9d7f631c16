//! Items of lists that do not begin with a hyphen and a space.

use super::super::emit;
use super::{Place, Slip, entry, indent, slip};

/// Signs that begin an item of a list elsewhere.
const MARKS: &str = "•●○◦‣⁃▪▫■□►▸➢✓✔·–—−‒―‐‑*+>→";

/// Another mark than a hyphen, such as a bullet, a dash or a number.
pub fn other_mark(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = line.len().saturating_sub(line.trim_start().len());
    let rest = line.get(start..)?;
    let mark = mark(rest)?;
    let behind = rest.get(mark.len()..)?;
    let said = behind.trim_start();
    let is_glued = said.len() == behind.len();
    // A text may begin so, as in `*Asks*`.
    if said.is_empty() || is_glued && !mark.contains(|sign: char| !sign.is_ascii()) {
        return None;
    }
    let lead = line.get(..start)?;
    let span = start..start.saturating_add(mark.len());
    let message = match mark {
        "–" | "—" | "‒" | "―" => format!("the list has a dash, `{mark}`, in the place of a hyphen"),
        "--" => "the list has two hyphens, `--`, in the place of one".to_owned(),
        _ => format!("the list has `{mark}` in the place of a hyphen"),
    };
    let mut found =
        slip(number, span, message, "start each item of a list with a hyphen and a space, `- `", "");
    // What is below may be in line with what is behind the mark, be that as wide as it is.
    let width =
        mark.chars().count().saturating_add(behind.chars().count().saturating_sub(said.chars().count()));
    let (narrow, wide) =
        (format!("{lead}- {said}"), format!("{lead}-{}{said}", " ".repeat(width.saturating_sub(1).max(1))));
    found.ways = vec![vec![(number, wide)].into(), vec![(number, narrow)].into()];
    Some(found)
}

/// A hyphen before another one.
pub fn twice(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = indent(line);
    let rest = line.get(start..)?.strip_prefix("- ")?;
    entry(rest).filter(|_| rest.trim_start().starts_with("- "))?;
    let inner = rest.trim_start().strip_prefix("- ")?;
    let new = format!("{}- {inner}", line.get(..start)?);
    let end = line.len().saturating_sub(inner.len()).saturating_sub(1);
    Some(slip(
        number,
        start..end,
        "there are two hyphens, and one begins the item",
        "remove one of them",
        new,
    ))
}

/// A line of a list from elsewhere, among examples.
pub fn pasted(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = line.len().saturating_sub(line.trim_start().len());
    let rest = line.get(start..)?;
    let mark =
        mark(rest).or_else(|| ["o   ", "o\t"].iter().any(|mark| rest.starts_with(mark)).then_some("o"))?;
    let said = rest.get(mark.len()..)?.trim();
    let is_key = entry(said).is_some_and(|(key, ..)| place.is_key(key));
    // The examples around it show where one begins.
    let is_item = |line: &&str| line.trim_start().starts_with("- ");
    let item = (0..number).rev().map(|above| place.line(above)).find(is_item)?;
    entry(item).filter(|(key, ..)| *key == "id" && !is_key && !said.is_empty())?;
    let column = " ".repeat(indent(item));
    let text = emit::quoted(said);
    let shown = if emit::is_plain(said) { said } else { &text };
    let help = format!("write it as `- id: …`, and below it `text: {shown}`");
    let message = "this line is from a list elsewhere, and is not an example yet";
    let new = format!("{column}- id: x\n{column}  text: {text}");
    Some(slip(number, start..line.trim_end().len(), message, help, new))
}

/// The mark that a text begins with.
pub fn mark(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if MARKS.contains(first) {
        return text.get(..first.len_utf8());
    }
    if text.starts_with("--") && !text.starts_with("---") {
        return text.get(..2);
    }
    let letters = text.find(|sign: char| !sign.is_ascii_alphanumeric())?;
    let is_number = text.get(..letters)?.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = letters == 1;
    let ends = text.get(letters..)?.starts_with(if is_number { ['.', ')'] } else { [')', ')'] });
    ((is_number || is_letter) && letters > 0 && ends).then(|| text.get(..letters.saturating_add(1)))?
}

/// A hyphen without a space behind it.
pub fn glued(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = indent(line);
    let rest = line.get(start..)?.strip_prefix('-')?;
    if !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '"' || sign == '\'') {
        return None;
    }
    let shown = match entry(rest) {
        Some((key, ..)) => format!("`- {key}: …`"),
        None => "`- `".to_owned(),
    };
    let new = format!("{}- {rest}", line.get(..start)?);
    let end = start.saturating_add(1);
    Some(slip(number, start..end, "there is no space after the hyphen", format!("write {shown}"), new))
}

/// A check box behind the hyphen.
pub fn check_box(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = indent(line).saturating_add(2);
    let rest = line.get(start..).filter(|_| line.trim_start().starts_with("- "))?;
    let boxed = ["[ ]", "[x]", "[X]", "[]"].into_iter().find(|boxed| rest.starts_with(boxed))?;
    let said = rest.strip_prefix(boxed)?.trim_start();
    let new = format!("{}{said}", line.get(..start)?);
    let span = start..start.saturating_add(boxed.len());
    Some(slip(
        number,
        span,
        format!("`{boxed}` is a check box, which a list here does not have"),
        "remove it",
        new,
    ))
}

/// A sign of a patch at the beginning of the line.
pub fn patch(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let sign = line.get(..1).filter(|sign| ["+", "-"].contains(sign))?;
    let rest = line.get(1..).filter(|rest| rest.starts_with("  "))?;
    let message = format!("this line begins with `{sign}`, as in a patch");
    Some(slip(number, 0..1, message, format!("remove the `{sign}`, and keep the spaces behind it"), rest))
}

/// A key where an item was to begin: its hyphen is missing.
pub fn missing(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (key, ..) = entry(line).filter(|_| !line.trim_start().starts_with("- "))?;
    let column = indent(line);
    let span = column..column.saturating_add(key.len());
    let message = format!("`{}` begins an item of a list, but has no hyphen before it", key);
    let mut found = slip(number, span, message, format!("write `- {}: …`", key), "");
    // The hyphen comes in the two columns before the key, or the key and what is in line with it moves.
    let in_place =
        column.checked_sub(2).map(|before| format!("{}- {}", " ".repeat(before), line.trim_start()));
    let mut moved = vec![(number, format!("{}- {}", " ".repeat(column), line.trim_start()))];
    let mut next = place.below(number);
    while let Some(below) = next.filter(|below| indent(place.line(*below)) >= column) {
        let line = place.line(below);
        if indent(line) == column
            && (line.trim_start().starts_with("- ") || entry(line).is_some_and(|(other, ..)| other == key))
        {
            break;
        }
        moved.push((below, format!("  {line}")));
        next = place.below(below);
    }
    found.ways =
        in_place.map(|line| vec![(number, line)]).into_iter().chain([moved]).map(Into::into).collect();
    Some(found)
}
