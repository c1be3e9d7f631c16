//! Lines that are no part of the file.

use super::super::shape::of_no_key;
use super::marks::mark;
use super::{Place, Slip, content, entry, indent, says_something, slip};

/// What is left over around a text that was pasted, merged or commented out.
pub fn left_over(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let start = line.len().saturating_sub(line.trim_start().len());
    let said = line.trim();
    let blank = "";
    let (message, help, new) = if said.starts_with("```") || said.starts_with("~~~") {
        let message = format!("`{}` is from Markdown, where it surrounds code", said.get(..3)?);
        (message, "remove this line".to_owned(), blank.to_owned())
    } else if ["=======", ">>>>>>>", "<<<<<<<", "|||||||"].iter().any(|mark| said.starts_with(mark)) {
        let message = format!("`{}` is left over from a merge", said.get(..7)?);
        (message, "keep what you want of the two sides, and remove this line".to_owned(), blank.to_owned())
    } else if said.starts_with("//") || said.starts_with("<!--") {
        let mark = if said.starts_with("//") { "//" } else { "<!--" };
        let rest = said.trim_start_matches(mark).trim_end_matches("-->").trim();
        let new = format!("{}# {rest}", " ".repeat(start));
        (format!("`{mark}` begins no remark here"), "begin a remark with `# `".to_owned(), new)
    } else if said.starts_with('<') && said.ends_with('>') && !said.contains(' ') {
        (format!("`{}` is from a web page", said), "remove it".to_owned(), blank.to_owned())
    } else if ["…", "..", "....", "[…]", "[...]", "…:"].contains(&said) {
        (format!("`{said}` stands for nothing here"), "remove this line".to_owned(), blank.to_owned())
    } else {
        return None;
    };
    Some(slip(number, start..start.saturating_add(said.len()), message, help, new))
}

/// A key that takes in what is elsewhere, in other programs.
pub fn merge(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, said) = content(line);
    let (message, help) = said.starts_with("<<:").then(|| of_no_key("<<")).flatten()?;
    Some(slip(number, start..start.saturating_add(2), message, help, line.get(..start)?))
}

/// A heading in brackets, as settings have it elsewhere.
pub fn section(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let name =
        line.trim().strip_prefix('[')?.strip_suffix(']').filter(|name| !name.contains([',', ' ', '[']))?;
    let start = indent(line);
    let new = format!("{}{name}:", " ".repeat(start));
    let help = format!("write `{name}:`, and indent what belongs to it");
    Some(slip(number, start..line.trim_end().len(), format!("`[{name}]` is no heading here"), help, new))
}

/// An entry in braces or brackets without a comma behind it.
pub fn no_comma(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let said = line.trim_end();
    let below = place.below(number)?;
    let goes_on = place.line(below).trim_start().starts_with(['"', '\'', '{', '[']);
    if below != place.failed || said.ends_with([',', '{', '[', ':']) || !goes_on {
        return None;
    }
    let end = said.len();
    let start = end.saturating_sub(said.chars().next_back().map_or(0, char::len_utf8));
    Some(slip(
        number,
        start..end,
        "there is no comma after this",
        "write a comma at the end of the line",
        format!("{said},"),
    ))
}

/// A row of a table among the lines.
pub fn row(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let said = line.trim();
    // A bullet may have a tab behind it.
    let has_tabs = said.contains('\t') && mark(said).is_none();
    let has_semicolons = said.matches(';').count() > 1 && !said.contains("; ") && entry(line).is_none();
    let is_row = has_tabs || has_semicolons || said.starts_with('|') && said.ends_with('|');
    let start = line.len().saturating_sub(line.trim_start().len());
    let help = "write each example as `- id: …`, and `text: …` below it";
    is_row.then(|| slip(number, start..line.trim_end().len(), "this is a row of a table", help, ""))
}

/// A line that is no entry: the rest of a text, or a remark.
pub fn loose(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, said) = content(line);
    if entry(line).is_some() || line.trim_start().starts_with('-') || !says_something(line) {
        return None;
    }
    let above = place
        .above(number)
        .filter(|above| entry(place.line(*above)).is_none_or(|(.., value)| !value.is_empty()))?;
    let column = content(place.line(above)).0.saturating_add(2);
    let mut found = slip(
        number,
        start..line.trim_end().len(),
        "this line is neither a key with its value nor part of the text above it",
        "indent it further than the key above if it goes on with the text above; begin it with `# ` if it is a remark",
        format!("{}# {said}", " ".repeat(indent(line))),
    );
    found.ways.insert(0, vec![(number, format!("{}{said}", " ".repeat(column)))].into());
    Some(found)
}
