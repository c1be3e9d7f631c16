//! What is wrong in a text that is not YAML, in plain words: the reader says where it gave up, and the
//! lines up to there say why.

use std::ops::Range;

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
struct Line<'a> {
    /// What is after the indentation and the dashes of items.
    content: &'a str,
    /// Its place in the text.
    start: usize,
    /// The place of the value: after the key, where there is one.
    value: usize,
    end: usize,
}

/// Explains why the reader gave up on a text at a byte of it.
pub fn explain(text: &str, said: &str, at: usize) -> SyntaxError {
    let failure = Failure { said, at };
    let (lines, quotes) = lines(text, at);
    None.or_else(|| conflict(text))
        .or_else(|| tab(text, at))
        .or_else(|| document(text, failure))
        .or_else(|| escape(text, failure))
        .or(quotes)
        .or_else(|| bracket(text, &lines, failure))
        .or_else(|| beginning(text, &lines, failure))
        .or_else(|| colon(text, &lines, failure))
        .unwrap_or_else(|| other(failure))
}

fn found(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> SyntaxError {
    SyntaxError { message: message.into(), help: Some(help.into()), span }
}

/// A merge that was not finished.
fn conflict(text: &str) -> Option<SyntaxError> {
    let mark = "<<<<<<< ";
    let at = if text.starts_with(mark) { 0 } else { text.find(&format!("\n{mark}"))? + 1 };
    let help = "keep what you want of the two sides, and remove the lines with `<<<<<<<`, `=======` and \
                `>>>>>>>`";
    Some(found(at..at + mark.trim_end().len(), "a merge left two versions of these lines", help))
}

fn tab(text: &str, at: usize) -> Option<SyntaxError> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indentation = &line[..line.len() - line.trim_start().len()];
    let tab = start + indentation.find('\t')?;
    Some(found(tab..tab + 1, "a tab is used for indentation", "indent with spaces"))
}

/// What is wrong with the document as a whole.
fn document(text: &str, Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    if said.contains("more than one document") {
        let at = text.match_indices("\n---").map(|(index, _)| index + 1).last().unwrap_or(0);
        let message = "there is more than one document in this file";
        return Some(found(
            at..(at + 3).min(text.len()),
            message,
            "move the second one to a file of its own",
        ));
    }
    if said.contains("repetition limit") {
        let message = "the aliases in this file expand endlessly";
        return Some(found(at..at, message, "write the values out instead of repeating them with `*alias`"));
    }
    if !said.contains("recursion limit") {
        return None;
    }
    let name = text[at..].strip_prefix('&').map(word);
    if let Some(name) = name.filter(|name| text.contains(&format!("*{name}"))) {
        let message = format!("the alias `*{name}` is inside the value that it repeats");
        let span = at..at + 1 + name.len();
        return Some(found(span, message, format!("write the value out instead of `*{name}`")));
    }
    Some(SyntaxError { message: "the file is nested too deeply".to_owned(), help: None, span: at..at })
}

fn escape(text: &str, Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    if !said.contains("unknown escape character") {
        return None;
    }
    let end = at + text[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
    let message = format!("`{}` means nothing inside double quotes", &text[at..end]);
    Some(found(at..end, message, "write `\\\\` for a backslash, or put the text in single quotes"))
}

/// A list or a mapping in brackets that continues where it should have ended.
fn bracket(text: &str, lines: &[Line<'_>], Failure { said, .. }: Failure<'_>) -> Option<SyntaxError> {
    if !said.contains("expected ',' or '") {
        return None;
    }
    let opened = |line: &&Line<'_>| text[line.value..].starts_with(['[', '{']);
    let line = lines.iter().rev().find(opened)?;
    let written = &text[line.value..line.end];
    let (open, close) = if written.starts_with('[') { ('[', ']') } else { ('{', '}') };
    if written.matches(open).count() <= written.matches(close).count() {
        return None;
    }
    let message = format!("this `{open}` has no `{close}` to close it");
    Some(found(line.value..line.value + 1, message, format!("write `{close}` after the last item")))
}

/// Text that starts with what YAML reads as something else.
fn beginning(text: &str, lines: &[Line<'_>], Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    let line = lines.last().filter(|line| (line.start..=line.end).contains(&at))?;
    let written = &text[line.value..line.end];
    let first = written.chars().next()?;
    let span = line.value..line.value + first.len_utf8();
    let is_closed = || text[line.value..at].contains([']', '}']);
    match first {
        '@' | '`' | '%' | '*' | '&' | ',' | '?' if !said.contains("mapping values") => {}
        '[' | '{' if said.contains("expected key") && is_closed() => {}
        '|' | '>' if said.contains("comment or line break") => {
            let help = "start the text on the next line, indented, or put it in double quotes";
            return Some(found(
                span,
                format!("`{first}` starts a text of several lines, which begins on the next line"),
                help,
            ));
        }
        '-' if said.contains("sequence entries") => {
            let help = format!("{}; a list starts on a line of its own", in_quotes(written));
            return Some(found(span, "text that starts with `- ` needs quotes", help));
        }
        _ => return None,
    }
    let shown = if first == '`' { "a backtick".to_owned() } else { format!("`{first}`") };
    Some(found(span, format!("text that starts with {shown} needs quotes"), in_quotes(written)))
}

/// A colon that is missing, or is where none is expected.
fn colon(text: &str, lines: &[Line<'_>], Failure { said, at }: Failure<'_>) -> Option<SyntaxError> {
    let is_unexpected = said.contains("mapping values");
    if !is_unexpected && !said.contains("expected ':'") {
        return None;
    }
    let line = lines.last()?;
    let inside_text = is_unexpected && at >= line.value;
    if !inside_text && let Some(glued) = lines.iter().rev().take(3).find_map(without_space) {
        return Some(glued);
    }
    if inside_text {
        let where_to =
            if text[at..].trim_start_matches(':').starts_with(' ') { "before a space" } else { "at its end" };
        let message = format!("text with a colon {where_to} needs quotes");
        return Some(found(at..at + 1, message, in_quotes(&text[line.value..line.end])));
    }
    if is_unexpected {
        let help = "start it in the same column as the keys beside it, or put the text above it in quotes";
        let message = "this key is indented so far that it is part of the text above it";
        return Some(found(line.start..at, message, help));
    }
    let line = lines.iter().rev().find(|line| line.value == line.start && line.start < at)?;
    let message = "this line is neither a key with its value nor part of the text above it";
    let help = "write it as `key: value`, or indent it further than the key whose text it continues";
    Some(found(line.start..line.end, message, help))
}

/// A key whose value is right after its colon.
fn without_space(line: &Line<'_>) -> Option<SyntaxError> {
    let key = word(line.content);
    let value = line.content[key.len()..].strip_prefix(':')?;
    if key.is_empty() || value.is_empty() || value.starts_with([' ', '/', ':']) {
        return None;
    }
    let span = line.start..line.start + key.len() + 1;
    Some(found(span, format!("there is no space after `{key}:`"), "write a space after the colon"))
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

/// How to put a text in quotes.
fn in_quotes(written: &str) -> String {
    match (written.contains('"'), written.contains('\'')) {
        (false, _) => "put the text in double quotes".to_owned(),
        (true, false) => "put the text in single quotes".to_owned(),
        (true, true) => "put the text in double quotes, and write `\\\"` for each `\"` inside it".to_owned(),
    }
}

/// What is in a line after the indentation, the dashes of items and the key.
pub fn value_in(written: &str) -> &str {
    &written[line(written, 0).value..]
}

/// The letters that a key or the name of an alias begins with.
fn word(text: &str) -> &str {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    &text[..text.find(|letter| !is_part(letter)).unwrap_or(text.len())]
}

/// The lines that begin no later than a byte, and what is wrong with the first quotes that are wrong.
/// What is inside blocks and quotes is not a line of its own.
fn lines(text: &str, until: usize) -> (Vec<Line<'_>>, Option<SyntaxError>) {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let (mut next, mut block) = (0, None);
    while next < text.len() && next <= until {
        let (start, end) = (next, text[next..].find('\n').map_or(text.len(), |newline| next + newline));
        next = end + 1;
        let written = text[start..end].trim_end();
        let indentation = written.len() - written.trim_start().len();
        if written.trim_start().is_empty() || written.trim_start().starts_with('#') {
            continue;
        }
        if block.is_some_and(|outer| indentation > outer) {
            continue;
        }
        let line = line(written, start);
        lines.push(line);
        block = text[line.value..line.end].starts_with(['|', '>']).then_some(indentation);
        if let Some(quote) =
            text[line.value..line.end].chars().next().filter(|first| ['"', '\''].contains(first))
        {
            let Some(close) = closing(text, line.value, quote) else {
                return (lines, Some(unclosed(line.value, quote)));
            };
            let end = text[close..].find('\n').map_or(text.len(), |newline| close + newline);
            let behind = &text[close + 1..end];
            let goes_on =
                !behind.trim().is_empty() && !behind.trim_start().starts_with(['#', ':', ',', ']', '}']);
            if goes_on && close <= until {
                let is_one_line = close < line.end;
                let error = if is_one_line { ends_early(close, quote) } else { unclosed(line.value, quote) };
                return (lines, Some(error));
            }
            next = end + 1;
        }
    }
    (lines, None)
}

fn line(written: &str, start: usize) -> Line<'_> {
    let mut content = written.trim_start();
    while let Some(item) = content.strip_prefix("- ") {
        content = item.trim_start();
    }
    let key = word(content);
    let behind = content[key.len()..].strip_prefix(':').filter(|_| !key.is_empty());
    let value = behind.filter(|value| value.is_empty() || value.starts_with(' ')).unwrap_or(content);
    let place = |part: &str| start + written.len() - part.len();
    Line { content, start: place(content), value: place(value.trim_start()), end: start + written.len() }
}

/// The place of the quote that closes the one at a place.
fn closing(text: &str, open: usize, quote: char) -> Option<usize> {
    let mut signs = text[open + 1..].char_indices().peekable();
    while let Some((index, sign)) = signs.next() {
        let doubled = quote == '\'' && sign == quote && signs.peek().is_some_and(|(_, next)| *next == quote);
        if doubled || (quote == '"' && sign == '\\') {
            signs.next();
        } else if sign == quote {
            return Some(open + 1 + index);
        }
    }
    None
}

fn unclosed(open: usize, quote: char) -> SyntaxError {
    let inside = if quote == '"' { "`\\\"` for each one inside it" } else { "`''` for each one inside it" };
    let message = format!("the text that starts with this `{quote}` has no closing one");
    found(open..open + 1, message, format!("end the text with `{quote}`, and write {inside}"))
}

fn ends_early(close: usize, quote: char) -> SyntaxError {
    let help = match quote {
        '"' => "put the whole text in single quotes, or write `\\\"` for each `\"` inside it",
        _ => "put the whole text in double quotes, or write `''` for each `'` inside it",
    };
    found(close..close + 1, format!("the quoted text ends at this `{quote}`, but the line continues"), help)
}
