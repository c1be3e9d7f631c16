//! What is wrong in a text that is not YAML, in plain words: the reader says where it gave up, and the
//! lines up to there say why.

use std::ops::Range;

use super::quotes::closing;
use super::slips::whole::other_format;
use super::value::{SEVERAL, TOO_DEEP, TOO_MUCH, UNKNOWN_ESCAPE};

/// A mistake in a text.
#[derive(Debug, Eq, PartialEq)]
pub struct SyntaxError {
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// The bytes that it is about.
    pub span: Range<usize>,
}

/// What the reader said, and at which byte it gave up.
#[derive(Clone, Copy)]
struct Failure<'a> {
    said: &'a str,
    at: usize,
}

/// A line that starts an entry or an item, or continues the one before.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// The place of the value: after the key, where there is one.
    value: usize,
    end: usize,
}

impl Line {
    /// What is written from the value on, in the text that the line is of.
    fn value_of<'t>(&self, text: &'t str) -> &'t str {
        part(text, self.value..self.end)
    }
}

/// The bytes of a text; nothing where they are none of it.
fn part(text: &str, span: Range<usize>) -> &str {
    text.get(span).unwrap_or_default()
}

/// The text from a byte on.
fn from(text: &str, at: usize) -> &str {
    part(text, at..text.len())
}

/// The bytes of the first letter there.
fn first_letter(text: &str, at: usize) -> Range<usize> {
    at..at.saturating_add(from(text, at).chars().next().map_or(0, char::len_utf8))
}

/// Explains why the reader gave up on a text at a byte of it.
pub fn explain(text: &str, said: &str, at: usize) -> SyntaxError {
    let failure = Failure { said, at };
    let (lines, quotes) = lines(text, at);
    tab(text, at)
        .or_else(|| document(text, failure))
        .or_else(|| escape(text, failure))
        .or(quotes)
        .or_else(|| bracket(text, &lines, failure))
        .unwrap_or_else(|| other(failure))
}

fn found(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> SyntaxError {
    let span = span.start..span.end.max(span.start);
    SyntaxError { message: message.into(), help: Some(help.into()), span }
}

/// A text that was meant for another program.
pub fn of_other_format(text: &str) -> Option<SyntaxError> {
    let (message, help) = other_format(text)?;
    Some(found(0..line_end(text, 0), message, help))
}

/// A merge that was not finished.
pub fn conflict(text: &str) -> Option<SyntaxError> {
    let mark = "<<<<<<< ";
    let at = if text.starts_with(mark) { 0 } else { text.find(&format!("\n{mark}"))?.saturating_add(1) };
    let help = "keep what you want of the two sides, and remove the lines with `<<<<<<<`, `=======` and \
                `>>>>>>>`";
    let span = at..at.saturating_add(mark.trim_end().len());
    Some(found(span, "a merge left two versions of these lines", help))
}

fn tab(text: &str, at: usize) -> Option<SyntaxError> {
    let start = line_start(text, at);
    let indentation = from(text, start).chars().take_while(|sign| matches!(sign, ' ' | '\t'));
    let tab = start.saturating_add(indentation.take_while(|sign| *sign == ' ').count());
    let span = first_letter(text, tab);
    let is_tab = part(text, span.clone()) == "\t";
    is_tab.then(|| found(span, "a tab is used for indentation", "indent with spaces"))
}

/// Where the line of a byte begins.
fn line_start(text: &str, at: usize) -> usize {
    part(text, 0..at).rfind('\n').map_or(0, |newline| newline.saturating_add(1))
}

/// What is wrong with the document as a whole.
fn document(text: &str, Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    if said.contains(SEVERAL) {
        return second_file(text);
    }
    if said.contains(TOO_MUCH) {
        let message = "the aliases in this file expand to far more than is written in it";
        return Some(found(0..0, message, "write the values out instead of repeating them with `*alias`"));
    }
    if !said.contains(TOO_DEEP) {
        return None;
    }
    let name = from(text, at).strip_prefix('&').map(word);
    if let Some(name) = name.filter(|name| text.contains(&format!("*{name}"))) {
        let message = format!("the alias `*{name}` is inside the value that it repeats");
        let span = at..at.saturating_add(name.len()).saturating_add(1);
        return Some(found(span, message, format!("write the value out instead of `*{name}`")));
    }
    Some(SyntaxError { message: "the file is nested too deeply".to_owned(), help: None, span: at..at })
}

/// The line that ends the file in the middle of it, or begins another one.
fn second_file(text: &str) -> Option<SyntaxError> {
    let mut start = 0_usize;
    let mut lines = text.split('\n').map(|line| {
        let span = start..start.saturating_add(line.trim_end().len());
        start = start.saturating_add(line.len()).saturating_add(1);
        (span, line.trim_end())
    });
    let says_something = |line: &str| !line.is_empty() && !line.starts_with('#') && line != "---";
    lines.find(|(_, line)| says_something(line))?;
    let (span, mark) =
        lines.find(|(_, line)| *line == "..." || *line == "---" || line.starts_with("--- "))?;
    let rest = from(text, span.end);
    let goes_on = rest.lines().any(|line| line.starts_with("id:"));
    let help = match mark {
        "---" if goes_on => "move what is below it to a file of its own, or remove this line",
        _ => "remove this line",
    };
    let mark = mark.get(..3).unwrap_or_default();
    Some(found(span, format!("`{mark}` ends the file here, and what follows would not be read"), help))
}

fn escape(text: &str, Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    if !said.contains(UNKNOWN_ESCAPE) {
        return None;
    }
    let span = at..first_letter(text, first_letter(text, at).end).end;
    let message = format!("`{}` means nothing inside double quotes", part(text, span.clone()));
    Some(found(span, message, "write `\\\\` for a backslash, or put the text in single quotes"))
}

/// A list or a mapping in brackets that continues where it should have ended.
fn bracket(text: &str, lines: &[Line], Failure { said, .. }: Failure<'_>) -> Option<SyntaxError> {
    if !said.contains("expected ',' or '") {
        return None;
    }
    let opened = |line: &&Line| from(text, line.value).starts_with(['[', '{']);
    let line = lines.iter().rev().find(opened)?;
    let written = line.value_of(text);
    let (open, close) = if written.starts_with('[') { ('[', ']') } else { ('{', '}') };
    if written.matches(open).count() <= written.matches(close).count() {
        return None;
    }
    let message = format!("this `{open}` has no `{close}` to close it");
    Some(found(first_letter(text, line.value), message, format!("write `{close}` after the last item")))
}

fn other(Failure { said, at }: Failure<'_>) -> SyntaxError {
    let help = if said.contains("expected key") || said.contains("mapping values") {
        Some("start each key of a mapping in the same column, and put text with YAML characters in quotes")
    } else if said.contains("'-' indicator") {
        Some("start each item of a list with `- ` in the same column")
    } else if said.contains("expected ',' or '") {
        Some("separate the items by commas, and put text with YAML characters in quotes")
    } else {
        None
    };
    SyntaxError { message: format!("not valid YAML: {said}"), help: help.map(str::to_owned), span: at..at }
}

/// What is wrong with the first quotes that are wrong, before a byte.
pub fn wrong_quotes(text: &str, at: usize) -> Option<SyntaxError> {
    lines(text, at).1
}

/// What is in a line after the indentation, the dashes of items and the key.
pub fn value_in(written: &str) -> &str {
    from(written, line(written, 0).value)
}

/// The letters that a key or the name of an alias begins with.
fn word(text: &str) -> &str {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    part(text, 0..text.find(|letter| !is_part(letter)).unwrap_or(text.len()))
}

/// The lines that begin no later than a byte, and what is wrong with the first quotes that are wrong.
/// What is inside blocks and quotes is not a line of its own.
fn lines(text: &str, until: usize) -> (Vec<Line>, Option<SyntaxError>) {
    let mut lines: Vec<Line> = Vec::new();
    let (mut next, mut block) = (0, None);
    while next < text.len() && next <= until {
        let start = next;
        let end = line_end(text, start);
        next = end.saturating_add(1);
        let written = part(text, start..end).trim_end();
        let indentation = written.len().saturating_sub(written.trim_start().len());
        let is_inside = block.is_some_and(|outer| indentation > outer);
        if is_inside || written.trim_start().is_empty() || written.trim_start().starts_with('#') {
            continue;
        }
        let line = line(written, start);
        lines.push(line);
        let value = line.value_of(text);
        block = value.starts_with(['|', '>']).then_some(indentation);
        if let Some(quote @ ('"' | '\'')) = value.chars().next() {
            let Some(close) = closing(text, line.value) else {
                return (lines, Some(unclosed(line.value, quote)));
            };
            let end = line_end(text, close);
            if close <= until && goes_on(part(text, close.saturating_add(1)..end)) {
                let is_one_line = close < line.end;
                let error = if is_one_line { ends_early(close, quote) } else { unclosed(line.value, quote) };
                return (lines, Some(error));
            }
            next = end.saturating_add(1);
        }
    }
    (lines, None)
}

/// Where the line of a byte ends.
fn line_end(text: &str, at: usize) -> usize {
    at.saturating_add(from(text, at).find('\n').unwrap_or(from(text, at).len()))
}

/// Whether there is something behind closing quotes that cannot be there.
fn goes_on(behind: &str) -> bool {
    !behind.trim().is_empty() && !behind.trim_start().starts_with(['#', ':', ',', ']', '}'])
}

fn line(written: &str, start: usize) -> Line {
    let mut content = written.trim_start();
    while let Some(item) = content.strip_prefix("- ") {
        content = item.trim_start();
    }
    let key = word(content);
    let behind =
        content.strip_prefix(key).filter(|_| !key.is_empty()).and_then(|rest| rest.strip_prefix(':'));
    let value = behind.filter(|value| value.is_empty() || value.starts_with(' ')).unwrap_or(content);
    let end = start.saturating_add(written.len());
    Line { value: end.saturating_sub(value.trim_start().len()), end }
}

fn unclosed(open: usize, quote: char) -> SyntaxError {
    let inside = if quote == '"' { "`\\\"` for each one inside it" } else { "`''` for each one inside it" };
    let message = format!("the text that starts with this `{quote}` has no closing one");
    found(open..open.saturating_add(1), message, format!("end the text with `{quote}`, and write {inside}"))
}

fn ends_early(close: usize, quote: char) -> SyntaxError {
    let help = match quote {
        '"' => "put the whole text in single quotes, or write `\\\"` for each `\"` inside it",
        _ => "put the whole text in double quotes, or write `''` for each `'` inside it",
    };
    found(
        close..close.saturating_add(1),
        format!("the quoted text ends at this `{quote}`, but the line continues"),
        help,
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Source;
    use crate::yaml::parse;

    #[test]
    fn places_are_in_order_and_inside() {
        for text in [
            "name: \"Squad\"\n  step: [x]\n",
            "name: \"Squad\n  step\": [x]: [\n",
            "a: 'b\n  c'\n  d: e\n",
            "é: \"\u{1f600}\"\n  ö: [x]\n",
        ] {
            let findings = parse(&Source::new("", text)).expect_err("is not YAML");
            assert!(findings.iter().all(|finding| text.get(finding.span.clone()).is_some()), "{findings:?}");
        }
    }
}
