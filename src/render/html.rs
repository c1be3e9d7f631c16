//! A report as one self-contained page: no scripts, nothing loaded, for a phone, a screen and paper.

mod chart;
#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, PreEscaped, html as page};

use super::findings::plain;
use super::{Block, Document, Line, Shape, Span, Style, Table, is_hidden, visible, web_address};

const STYLE: &str = include_str!("html/style.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The report as an HTML document that ends with a newline.
pub fn html(document: &Document) -> String {
    let title = visible(&document.title);
    let markup = page! {
        (DOCTYPE)
        html lang="en" {
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
fn block(block: &Block, index: usize) -> Markup {
    match block {
        Block::Heading(0 | 1, line) => page! { h2 { (inline(line)) } },
        Block::Heading(_, line) => page! { h3 { (inline(line)) } },
        Block::Paragraph(line) => page! { p { (inline(line)) } },
        Block::Notice(line) => page! { p.notice role="note" { strong { "Note: " } (inline(line)) } },
        Block::List(items) => page! { ul { @for item in items { li { (inline(item)) } } } },
        Block::Table(table) => self::table(table),
        Block::Finding(finding) => page! { pre { (plain(finding)) } },
        Block::Chart(chart) => chart::chart(chart, index),
        Block::Picture { .. } => page! {},
    }
}

fn table(table: &Table) -> Markup {
    match table.shape {
        Shape::Matrix => matrix(table),
        Shape::Columns => columns(table),
    }
}

/// Short cells, the first of each row heading it; scrolls where it is wider than the screen.
fn matrix(table: &Table) -> Markup {
    page! {
        div.scroll role="region" aria-label=(visible(&table.caption)) tabindex="0" {
            table.matrix {
                caption { (visible(&table.caption)) }
                (head(table))
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (column, lines) in row.iter().enumerate() {
                                @if column == 0 {
                                    th scope="row" { (cell(lines)) }
                                } @else {
                                    td.short[is_short(lines)] { (cell(lines)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether a cell reads best on one line.
fn is_short(lines: &[Line]) -> bool {
    lines.iter().all(|line| line.to_plain().chars().count() <= 24)
}

/// Prose side by side; one below the other on a phone, where each cell names its column.
/// The roles keep it a table to a screen reader when its cells are laid out as blocks.
fn columns(table: &Table) -> Markup {
    page! {
        table.columns role="table" {
            caption { (visible(&table.caption)) }
            (head(table))
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" {
                        @for (column, lines) in row.iter().enumerate() {
                            @let name = table.head.get(column).map(Line::to_plain).unwrap_or_default();
                            td role="cell" data-column=(visible(&name)) { (cell(lines)) }
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
        Style::Code => return page! { code { (text) } },
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
