//! A report in GitHub-flavoured Markdown, to paste into a document or a pull request.

mod inline;
#[cfg(test)]
mod tests;

use super::findings::plain;
use super::{Block, Document, Line, Shape, Table, fold, visible};
use inline::{Context, inline};

/// The report as Markdown that ends with a newline. Charts are left out, for a table says the same.
pub fn markdown(document: &Document) -> String {
    let title = (!document.title.is_empty()).then(|| heading(1, &document.title.as_str().into()));
    let blocks = document.drawn().map(block);
    let parts: Vec<String> = title.into_iter().chain(blocks).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, line) => heading(level + 1, line),
        Block::Paragraph(line) => inline(line, Context::Prose).join("\\\n"),
        Block::Notice(line) => {
            let rows = inline(line, Context::Prose);
            format!("> **Note:** {}", rows.join("\\\n> "))
        }
        Block::List(items) => items.iter().map(|line| item("- ", line)).collect::<Vec<_>>().join("\n"),
        Block::Numbered(first, items) => {
            let items = (*first..).zip(items).map(|(number, line)| item(&format!("{number}. "), line));
            items.collect::<Vec<_>>().join("\n")
        }
        Block::Code(code) => fenced("", &visible(code)),
        Block::Table(table) if table.shape == Shape::Folding && fold::is_wide(table) => {
            fold::told(table).iter().map(self::block).collect::<Vec<_>>().join("\n\n")
        }
        Block::Table(table) => self::table(table),
        Block::Timeline(timeline) => self::table(&timeline.in_signs()),
        Block::Finding(finding) => fenced("text", &plain(finding)),
        Block::Chart(_) | Block::Picture { .. } => String::new(),
    }
}

fn heading(level: u8, line: &Line) -> String {
    let marks = "#".repeat(usize::from(level.min(6)));
    format!("{marks} {}", inline(line, Context::Heading).join(" "))
}

fn item(mark: &str, line: &Line) -> String {
    let below = format!("\\\n{}", " ".repeat(mark.len()));
    format!("{mark}{}", inline(line, Context::Prose).join(&below))
}

/// Text as it is, between more backticks than it has in a row.
fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat(inline::longest_fence(text).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn table(table: &Table) -> String {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    if count == 0 {
        return String::new();
    }
    let row = |cells: Vec<String>| {
        let mut row = cells;
        row.resize(count, String::new());
        format!("| {} |", row.join(" | "))
    };
    let head = table.head.iter().map(|line| self::cell(std::slice::from_ref(line))).collect();
    let rule = vec!["---".to_owned(); count];
    let cell = |lines: &Vec<Line>| match table.shape {
        Shape::Lists => listed(lines),
        _ => cell(lines),
    };
    let body = table.rows.iter().map(|cells| cells.iter().map(cell).collect());
    [head, rule].into_iter().chain(body).map(row).collect::<Vec<_>>().join("\n")
}

fn cell(lines: &[Line]) -> String {
    let rows = lines.iter().flat_map(|line| inline(line, Context::Cell));
    rows.collect::<Vec<_>>().join("<br>")
}

/// Items in a cell, where no list can stand.
fn listed(items: &[Line]) -> String {
    let items = items.iter().map(|item| format!("• {}", cell(std::slice::from_ref(item))));
    items.collect::<Vec<_>>().join("<br>")
}
