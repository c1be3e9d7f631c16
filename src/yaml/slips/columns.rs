//! Lines that begin in another column than those they belong to.

use super::{Place, Slip, Way, content, entry, indent, slip};

/// A key or an item in the wrong column. It is tried in each column where one above begins, with what is below it.
pub fn wrong_column(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let is_item = line.trim_start().starts_with("- ");
    let word = entry(line).map(|(key, ..)| key);
    if !is_item && word.is_none() {
        return None;
    }
    let column = indent(line);
    // The columns of the keys and items around, the nearest first; of two as near, the one to the right.
    let mut columns: Vec<usize> = Vec::new();
    let around = |other: usize| {
        let line = place.line(other);
        [indent(line), content(line).0]
    };
    let mut above = place.above(number);
    while let Some(other) = above {
        columns.extend(around(other));
        columns.sort_unstable();
        columns.dedup();
        if indent(place.line(other)) == 0 {
            break;
        }
        above = place.above(other);
    }
    columns.extend(place.below(number).into_iter().chain([place.failed]).flat_map(around));
    columns.sort_by_key(|other| (other.abs_diff(column), std::cmp::Reverse(*other)));
    columns.dedup();
    let mut block = vec![number];
    let mut next = place.below(number);
    while let Some(below) = next.filter(|below| indent(place.line(*below)) > column) {
        block.push(below);
        next = place.below(below);
    }
    let moved = |to: usize, lines: &[usize]| {
        let shift = |line: &str| match to.checked_sub(column) {
            Some(more) => format!("{}{line}", " ".repeat(more)),
            None => line.chars().skip(column.saturating_sub(to)).collect(),
        };
        lines.iter().map(|number| (*number, shift(place.line(*number)))).collect::<Vec<_>>()
    };
    let to = columns.iter().copied().filter(|to| *to != column);
    let shown = match (is_item, word) {
        (false, Some(word)) => format!("`{word}`"),
        _ => "this item".to_owned(),
    };
    let said = |to: usize| {
        let side = if to < column { "right" } else { "left" };
        let message = format!("{shown} begins in column {}, too far to the {side}", column.saturating_add(1));
        (message, format!("begin it in column {}", to.saturating_add(1)))
    };
    let way = |to: usize, lines: &[usize]| {
        let (message, help) = said(to);
        let more = if lines.len() > 1 { ", and move what is below it with it" } else { "" };
        Way { lines: moved(to, lines), said: Some((message, format!("{help}{more}"))) }
    };
    let until = block.iter().take_while(|line| **line < place.failed || **line == number).count();
    // All that is below it, what is before the line that the reader gave up at, or it alone.
    let mut lengths = vec![block.len(), until, 1];
    lengths.dedup();
    let parts: Vec<&[usize]> = lengths.into_iter().filter_map(|length| block.get(..length)).collect();
    let ways =
        to.flat_map(|to| parts.iter().map(move |part| (to, *part))).map(|(to, part)| way(to, part)).collect();
    let start = if is_item { column } else { content(line).0 };
    let span = start..line.trim_end().len();
    Some(Slip { ways, ..slip(number, span, "", "", "") })
}

/// A list right below a key beside whose list there are keys: what the list belongs to is missing.
pub fn no_level(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (key, _, value) = entry(line)?;
    let column = indent(line);
    let mut above = place.above(number);
    while let Some(other) = above.filter(|other| indent(place.line(*other)) >= column) {
        above = place.above(other);
    }
    let parent = above?;
    let (name, _, behind) = entry(place.line(parent))?;
    let first = place.below(parent)?;
    let is_list = place.line(first).trim_start().starts_with("- ") && indent(place.line(first)) > column;
    if !is_list || !value.is_empty() || !behind.is_empty() {
        return None;
    }
    let start = content(place.line(parent)).0;
    let span = start..start.saturating_add(name.len());
    let message = format!("a level is missing between `{name}` and the list below it");
    let help = format!(
        "write what the list belongs to above it, as `{key}:` does, in column {}",
        column.saturating_add(1)
    );
    let new = format!("{}\n{}x:", place.line(parent), " ".repeat(column));
    Some(slip(parent, span, message, help, new))
}
