//! A report as one self-contained page: no scripts, nothing loaded, for a phone, a screen and paper.

mod chart;
#[cfg(test)]
mod tests;
mod timeline;

use maud::{DOCTYPE, Markup, PreEscaped, html as page};

use super::findings::plain;
use super::{Block, Document, Line, Shape, Span, Style, Table, fold, is_hidden, visible, web_address};

pub(super) const STYLE: &str = include_str!("html/style.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The report as an HTML document that ends with a newline, in a language by its tag.
pub fn html(document: &Document, language: &str) -> String {
    let title = visible(&document.title);
    let markup = page! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @if !title.is_empty() { h1 { (title) } }
                    @for (index, block) in document.drawn().enumerate() { (self::block(block, index)) "\n" }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

/// A block of the report; `index` tells it from the others of the page.
pub(super) fn block(block: &Block, index: usize) -> Markup {
    match block {
        Block::Heading(level, line) => heading(*level, line, None),
        Block::Paragraph(line) => page! { p class=[label(line)] { (inline(line)) } },
        Block::Notice(line) => page! { p.notice role="note" { strong { "Note: " } (inline(line)) } },
        Block::List(items) => list(items),
        Block::Numbered(first, items) => {
            page! { ol start=[(*first != 1).then_some(first)] { @for item in items { li { (inline(item)) } } } }
        }
        Block::Code(code) => page! { pre { code { (visible(code)) } } },
        Block::Table(table) => self::table(table),
        Block::Finding(finding) => page! { pre { (plain(finding)) } },
        Block::Chart(chart) => chart::chart(chart, index),
        Block::Timeline(timeline) => timeline::timeline(timeline, index),
        Block::Picture { .. } => page! {},
    }
}

/// A heading below the title, with an anchor where others lead to it.
pub(super) fn heading(level: u8, line: &Line, anchor: Option<&str>) -> Markup {
    match level {
        0 | 1 => page! { h2 id=[anchor] { (inline(line)) } },
        2 => page! { h3 id=[anchor] { (inline(line)) } },
        _ => page! { h4 id=[anchor] { (inline(line)) } },
    }
}

/// The class of a paragraph that says what the next block is, and so is not to be parted from it.
fn label(line: &Line) -> Option<&'static str> {
    line.to_plain().trim_end().ends_with(':').then_some("label")
}

fn table(table: &Table) -> Markup {
    match table.shape {
        Shape::Matrix => matrix(table),
        Shape::Folding => folding(table),
        Shape::Columns | Shape::Lists => columns(table),
    }
}

fn list(items: &[Line]) -> Markup {
    page! { ul { @for item in items { li { (inline(item)) } } } }
}

/// A matrix where there is room for it, which a phone never has; else its rows as a list.
fn folding(table: &Table) -> Markup {
    let told = page! { @for part in fold::told(table) { (block(&part, 0)) } };
    page! {
        @if fold::is_wide(table) {
            (told)
        } @else {
            div.unfolded { (matrix(table)) }
            div.folded { (told) }
        }
    }
}

/// Short cells, the first of each row heading it. On a phone each row is a block in which every cell names its
/// column; elsewhere it scrolls where it is wider than the screen.
fn matrix(table: &Table) -> Markup {
    page! {
        div.scroll role="region" aria-label=(visible(&table.caption)) tabindex="0" {
            table.matrix role="table" {
                caption { (visible(&table.caption)) }
                (head(table))
                tbody role="rowgroup" {
                    @for row in &table.rows {
                        tr role="row" {
                            @for (column, lines) in row.iter().enumerate() {
                                @if fold::is_heading(row) {
                                    th.group colspan=(table.head.len()) role="rowheader" { (cell(lines)) }
                                } @else if column == 0 {
                                    th scope="row" role="rowheader" { (cell(lines)) }
                                } @else {
                                    td role="cell" class=[classes(lines)] data-column=(column_name(table, column)) {
                                        (cell(lines))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a cell's look depends on: whether it reads best on one line, and of what kind all that it says is.
fn classes(lines: &[Line]) -> Option<String> {
    let kind = match lines {
        [Line(spans)] => match spans.as_slice() {
            [span] => kind(span.style),
            _ => None,
        },
        _ => None,
    };
    let classes: Vec<&str> = is_short(lines).then_some("short").into_iter().chain(kind).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

/// The ground on which the signs of a comparison stand.
fn kind(style: Style) -> Option<&'static str> {
    match style {
        Style::Same => Some("on-same"),
        Style::First => Some("on-first"),
        Style::Second => Some("on-second"),
        Style::Open => Some("on-open"),
        _ => None,
    }
}

fn column_name(table: &Table, column: usize) -> String {
    let name = table.head.get(column).map(Line::to_plain).unwrap_or_default();
    visible(&name).into_owned()
}

/// Whether a cell reads best on one line.
fn is_short(lines: &[Line]) -> bool {
    lines.iter().all(|line| line.to_plain().chars().count() <= 24)
}

/// Prose side by side; one below the other on a phone, where each cell names its column. The roles keep this and
/// the matrix a table to a screen reader when its cells are laid out as blocks.
fn columns(table: &Table) -> Markup {
    page! {
        table.columns role="table" {
            caption { (visible(&table.caption)) }
            (head(table))
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" {
                        @for (column, lines) in row.iter().enumerate() {
                            td role="cell" data-column=(column_name(table, column)) {
                                @match table.shape {
                                    Shape::Lists if lines.is_empty() => {}
                                    Shape::Lists => (list(lines)),
                                    _ => (cell(lines)),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(table: &Table) -> Markup {
    page! {
        @if table.head.iter().any(|line| !line.to_plain().is_empty()) {
            thead role="rowgroup" {
                tr role="row" {
                    @for line in &table.head {
                        @if line.to_plain().is_empty() {
                            td role="cell" {}
                        } @else {
                            th scope="col" role="columnheader" { (head_text(line)) }
                        }
                    }
                }
            }
        }
    }
}

/// A head, which may break after a slash.
fn head_text(line: &Line) -> Markup {
    page! {
        @for span in &line.0 {
            @for part in visible(&span.text).split_inclusive('/') {
                (styled(span.style, page! { (part) }))
                @if part.ends_with('/') { wbr; }
            }
        }
    }
}

fn cell(lines: &[Line]) -> Markup {
    page! {
        @for (index, line) in lines.iter().enumerate() {
            @if index > 0 { br; }
            (inline(line))
        }
    }
}

fn inline(line: &Line) -> Markup {
    page! { @for span in &line.0 { (self::span(span)) } }
}

fn span(span: &Span) -> Markup {
    let text = visible(&span.text);
    let rows = page! {
        @for (index, row) in text.split('\n').enumerate() {
            @if index > 0 { br; }
            (row)
        }
    };
    if let Some(to) = &span.to {
        return page! { a href=(to) rel="noreferrer" { (styled(span.style, rows)) } };
    }
    match web_address(&span.text) {
        Some(address) if span.style == Style::Link && !address.contains(is_hidden) => {
            page! { a href=(address) rel="noreferrer" { (rows) } }
        }
        _ => styled(span.style, rows),
    }
}

fn styled(style: Style, text: Markup) -> Markup {
    let class = match style {
        Style::Plain => return text,
        Style::Strong => return page! { strong { (text) } },
        Style::Code | Style::Inline => return page! { code { (text) } },
        Style::Removed => return page! { del { (text) } },
        Style::Added => return page! { ins { (text) } },
        Style::Quiet => "quiet",
        Style::Quote => "quote",
        Style::Link => "link",
        Style::Tag => "tag",
        Style::Same => "same",
        Style::First => "first",
        Style::Second => "second",
        Style::Open => "open",
    };
    page! { span class=(class) { (text) } }
}
