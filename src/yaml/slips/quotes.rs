//! Texts that need quotes, or whose quotes are wrong: nothing of what somebody wrote is to be taken out.

use super::super::syntax_error::wrong_quotes;
use super::super::{emit, quotes};
use super::{Place, Slip, content, entry, indent, says_something, slip};

/// Signs that a text without quotes cannot begin with.
const STARTS: &str = "@`%*&,[{|>";

/// A text that is taken for something else because it is not in quotes.
pub fn missing(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, value) = value(line)?;
    let column = content(line).0;
    // What is indented further goes on with the text.
    let goes_on = |below: &usize| says_something(place.line(*below)) && indent(place.line(*below)) > column;
    let rest: Vec<usize> = (number.saturating_add(1)..place.lines.len())
        .take_while(goes_on)
        .take_while(|_| !value.is_empty())
        .collect();
    let first = value.chars().next()?;
    let is_open = |open, close| first == open && !value.contains(close);
    if ['"', '\''].contains(&first) || is_open('[', ']') || is_open('{', '}') {
        return None;
    }
    let colon = std::iter::once((number, start)).chain(rest.iter().map(|below| (*below, 0))).find_map(
        |(number, from)| {
            let said = place.line(number).trim_end();
            let behind = said.get(from..)?;
            let at = behind
                .find(": ")
                .or_else(|| behind.ends_with(':').then(|| behind.len().saturating_sub(1)))?;
            Some((number, from.saturating_add(at), from.saturating_add(at).saturating_add(1) == said.len()))
        },
    );
    let is_start = STARTS.contains(first) || value.starts_with("? ") || value.starts_with("- ");
    let (at, (message, help)) = match colon {
        _ if is_start => ((number, start, first.len_utf8()), starts_with(value)),
        Some((line, at, is_end)) => {
            let place_of = if is_end { "at its end" } else { "before a space" };
            let message = format!("text with a colon {place_of} needs quotes");
            ((line, at, 1), (message, in_quotes(value)))
        }
        None => return None,
    };
    let (line_at, at, length) = at;
    let mut found = slip(line_at, at..at.saturating_add(length), message, help, "");
    let whole = || quoted_lines(place, number, start, &rest);
    found.ways = vec![vec![(number, format!("{}{}", line.get(..start)?, emit::quoted(value)))].into()];
    if !rest.is_empty() {
        found.ways.push(whole()?.into());
    }
    Some(found)
}

/// Lines with the text that begins on the first of them in quotes.
fn quoted_lines(
    place: &Place<'_>,
    number: usize,
    start: usize,
    rest: &[usize],
) -> Option<Vec<(usize, String)>> {
    let inside = |text: &str| emit::quoted(text).trim_matches('"').to_owned();
    let line = place.line(number);
    let mut lines =
        vec![(number, format!("{}\"{}", line.get(..start)?, inside(line.get(start..)?.trim_end())))];
    for below in rest {
        let line = place.line(*below);
        let (start, said) = (indent(line), line.trim());
        lines.push((*below, format!("{}{}", " ".repeat(start), inside(said))));
    }
    if let Some((_, last)) = lines.last_mut() {
        last.push('"');
    }
    Some(lines)
}

/// A text whose quotes end before it does, or not at all.
pub fn wrong(place: &Place<'_>, number: usize) -> Option<Slip> {
    let line = place.line(number);
    let (start, value) = value(line)?;
    let quote = value.chars().next().filter(|first| ['"', '\''].contains(first))?;
    let error = wrong_quotes(line, line.len())?;
    let inner = match quotes::closing(line, start) {
        // What is in quotes is part of the text.
        Some(_) => value,
        None => value.trim_start_matches(quote),
    };
    let new = format!("{}{}", line.get(..start)?, emit::quoted(inner));
    Some(slip(number, error.span, error.message, error.help?, new))
}

/// What is behind the key of a line, or its hyphen, and where that begins.
fn value(line: &str) -> Option<(usize, &str)> {
    let (start, said) = content(line);
    let found = match entry(line) {
        // What has a space in it may be a text, rather than a key.
        Some(("<<", ..)) => return None,
        Some((key, start, value)) if !key.contains(' ') => (start, value),
        _ if line.trim_start().starts_with("- ") => (start, said.trim_end()),
        _ => return None,
    };
    Some(found).filter(|(_, value)| !value.is_empty())
}

/// What is wrong with a text without quotes that starts with what means something else, and what to do.
fn starts_with(written: &str) -> (String, String) {
    let first = written.chars().next().unwrap_or_default();
    let help = in_quotes(written);
    match first {
        '|' | '>' => (
            format!("`{first}` starts a text of several lines, which begins on the next line"),
            "start the text on the next line, indented, or put it in double quotes".to_owned(),
        ),
        '-' => (
            "text that starts with `- ` needs quotes".to_owned(),
            format!("{help}; a list starts on a line of its own"),
        ),
        '`' => ("text that starts with a backtick needs quotes".to_owned(), help),
        _ => (format!("text that starts with `{first}` needs quotes"), help),
    }
}

/// How to put a text in quotes.
fn in_quotes(written: &str) -> String {
    match (written.contains('"'), written.contains('\'')) {
        (false, _) => "put the text in double quotes".to_owned(),
        (true, false) => "put the text in single quotes".to_owned(),
        (true, true) => "put the text in double quotes, and write `\\\"` for each `\"` inside it".to_owned(),
    }
}
