//! A styled line in Markdown, with every character that would mean something escaped.

use crate::render::{Line, Style, visible, web_address};

/// What a line is part of, for what needs escaping there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Context {
    /// A paragraph or an item, where the start of a line counts.
    Prose,
    /// A heading, where nothing else can begin.
    Heading,
    /// A cell of a table, where a bar always ends the cell.
    Cell,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Text,
    Strong,
    Removed,
    Code,
    Link,
}

/// Text of one kind, without a newline.
#[derive(Debug)]
struct Piece {
    kind: Kind,
    text: String,
}

/// The line's rows in Markdown, one for each newline; a blank one would end the block that it is in.
pub fn inline(line: &Line, context: Context) -> Vec<String> {
    rows(line).iter().map(|pieces| row(pieces, context)).filter(|row| !row.is_empty()).collect()
}

/// The pieces of each row, neighbors of one kind put together.
fn rows(line: &Line) -> Vec<Vec<Piece>> {
    let mut rows = vec![Vec::<Piece>::new()];
    for span in &line.0 {
        let text = visible(&span.text);
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                rows.push(Vec::new());
            }
            let Some(row) = rows.last_mut().filter(|_| !part.is_empty()) else { continue };
            let kind = kind(span.style, part);
            match row.last_mut() {
                Some(last) if last.kind == kind && kind != Kind::Link => last.text.push_str(part),
                _ => row.push(Piece { kind, text: part.to_owned() }),
            }
        }
    }
    rows
}

fn kind(style: Style, text: &str) -> Kind {
    match style {
        Style::Strong | Style::Added if !text.trim().is_empty() => Kind::Strong,
        Style::Removed if !text.trim().is_empty() => Kind::Removed,
        Style::Code | Style::Inline if !text.trim().is_empty() => Kind::Code,
        Style::Link if web_address(text).is_some_and(|url| !url.contains(['<', '>', '|', '\\'])) => {
            Kind::Link
        }
        _ => Kind::Text,
    }
}

fn row(pieces: &[Piece], context: Context) -> String {
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let starts_line = context == Context::Prose && out.is_empty();
        match piece.kind {
            Kind::Text if starts_line => out.push_str(&line_start(escape(piece.text.trim_start()))),
            Kind::Text => out.push_str(&escape(&piece.text)),
            Kind::Strong | Kind::Removed => {
                let next = pieces.get(index + 1).and_then(|next| next.text.chars().next());
                let marks = if piece.kind == Kind::Strong { STRONG } else { REMOVED };
                marked(&mut out, marks, &piece.text, next);
            }
            Kind::Code => out.push_str(&code(&piece.text, context)),
            Kind::Link => out.push_str(&format!("<{}>", piece.text)),
        }
    }
    out.trim_end().to_owned()
}

/// The text with a backslash before what would mean something inside a line.
fn escape(text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<char> = None;
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        let means_something = match c {
            '\\' | '`' | '*' | '[' | '|' | '~' | '$' => true,
            '<' => rest.is_empty() || rest.starts_with(|c: char| c.is_alphanumeric() || "/!?".contains(c)),
            '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
            '&' => is_entity(rest),
            '#' => before.is_none_or(|before| before.is_whitespace() || before == '#'),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
        // A report on a pull request is to notify nobody; no backslash keeps `@name` from being a mention.
        let mentions = c == '@' && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        if mentions && !before.is_some_and(|before| before.is_alphanumeric()) {
            out.push_str("<!-- -->");
        }
        before = Some(c);
    }
    out
}

/// Whether an ampersand before this text would be read as a character reference.
fn is_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// An escaped text at a place where a list, a quote or a heading could begin.
fn line_start(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = if digits > 0 && text[digits..].starts_with(['.', ')']) {
        digits
    } else if text.starts_with(['-', '+', '>'])
        || (text.starts_with('=') && text.trim_end().chars().all(|c| c == '='))
    {
        0
    } else {
        return text;
    };
    format!("{}\\{}", &text[..mark], &text[mark..])
}

/// What goes before and after a piece, and the tag that says the same.
#[derive(Clone, Copy)]
struct Marks {
    mark: &'static str,
    tag: &'static str,
}

const STRONG: Marks = Marks { mark: "**", tag: "strong" };
const REMOVED: Marks = Marks { mark: "~~", tag: "del" };

/// Text between marks, or between tags where the marks would not be read as such.
fn marked(out: &mut String, Marks { mark, tag }: Marks, text: &str, next: Option<char>) {
    let inner = text.trim();
    let (leading, trailing) = text.split_at(text.len() - text.trim_start().len());
    let trailing = &trailing[inner.len()..];
    let glued = |beside: Option<char>, edge: Option<char>| {
        beside.is_some_and(|c| !c.is_whitespace()) && edge.is_some_and(|c| !c.is_alphanumeric())
    };
    // Four spaces at the start of a line would make it code.
    out.push_str(if out.is_empty() { "" } else { leading });
    let before = out.chars().next_back();
    let after = trailing.chars().next().or(next);
    let escaped = escape(inner);
    if glued(before, inner.chars().next()) || glued(after, inner.chars().next_back()) {
        out.push_str(&format!("<{tag}>{escaped}</{tag}>{trailing}"));
    } else {
        out.push_str(&format!("{mark}{escaped}{mark}{trailing}"));
    }
}

/// The most backticks in a row.
pub fn longest_fence(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Code between enough backticks.
fn code(text: &str, context: Context) -> String {
    // A backslash before a bar in a cell's code is read in several ways, so such code is written as text.
    if context == Context::Cell && text.contains('|') && text.contains('\\') {
        return escape(text);
    }
    let fence = "`".repeat(longest_fence(text) + 1);
    let text = if context == Context::Cell { text.replace('|', "\\|") } else { text.to_owned() };
    let stripped = text.starts_with(' ') && text.ends_with(' ');
    if text.starts_with('`') || text.ends_with('`') || stripped {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}
