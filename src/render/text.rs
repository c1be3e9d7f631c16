//! A report for a terminal, or for a pipe: wrapped prose and plain tables, or line by line.

mod linear;
mod palette;
mod table;
#[cfg(test)]
mod tests;

use anstyle::Style as Ansi;

use super::findings::finding;
use super::flow::{Row, led, wrap};
use super::{Block, Document, Line, Style, visible};
use palette::{BODY, HEADING, Ink, NOTICE, paint};

/// What a report is laid out on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Page {
    /// The columns of the terminal; `None` in a pipe, where tables are as wide as their content.
    pub width: Option<usize>,
    /// Whether styles are shown in color.
    pub color: bool,
    pub layout: Layout,
}

/// Whether places tell something.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Layout {
    /// Rows and columns, side by side.
    #[default]
    Tables,
    /// One thing after the other, each with its name, as a screen reader reads it.
    Linear,
}

impl Page {
    /// The width of prose, which is hard to read when its lines are long.
    fn prose(self) -> usize {
        self.width.unwrap_or(80).clamp(1, 100)
    }

    fn ink(self) -> Ink {
        if self.color { Ink::Color } else { Ink::Plain }
    }
}

/// The report as text that ends with a newline.
pub fn text(document: &Document, page: Page) -> String {
    match page.layout {
        Layout::Tables => laid_out(&document.title, document.drawn(), page),
        Layout::Linear => laid_out(&document.title, linear::retold(document).iter(), page),
    }
}

fn laid_out<'a>(title: &str, blocks: impl Iterator<Item = &'a Block>, page: Page) -> String {
    let mut out = String::new();
    if !title.is_empty() {
        out.push_str(&prose(&title.into(), HEADING, page));
    }
    let mut before: Option<&Block> = None;
    for block in blocks {
        let shown = self::block(block, page);
        if shown.is_empty() {
            continue;
        }
        if !out.is_empty() && !before.is_some_and(|before| belongs(before, block)) {
            out.push('\n');
        }
        out.push_str(&shown);
        before = Some(block);
    }
    if out.is_empty() {
        out.push('\n');
    }
    out
}

/// Whether a block follows another one without a blank line.
fn belongs(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::Heading(level, _), Block::Heading(next, _)) => *level > 1 && *next > 1,
        (Block::Heading(..), _) => true,
        (Block::Paragraph(line), Block::List(_) | Block::Numbered(..)) => {
            line.to_plain().trim_end().ends_with(':')
        }
        _ => false,
    }
}

fn block(block: &Block, page: Page) -> String {
    match block {
        Block::Heading(_, line) => prose(line, HEADING, page),
        Block::Paragraph(line) => prose(line, BODY, page),
        Block::Notice(line) => hanging("! ", line, NOTICE, page),
        Block::List(items) => self::items(items, page),
        Block::Numbered(first, items) => {
            let item = |(number, item)| hanging(&format!("{number}. "), item, BODY, page);
            (*first..).zip(items).map(item).collect()
        }
        Block::Code(code) => self::code(code, page),
        Block::Table(table) => table::table(table, page),
        Block::Timeline(timeline) => table::table(&timeline.in_signs(), page),
        Block::Finding(finding) => self::finding(finding, page),
        Block::Chart(_) | Block::Picture { .. } => String::new(),
    }
}

fn prose(line: &Line, base: Ansi, page: Page) -> String {
    painted(&wrap(line, page.prose()), base, page)
}

fn items(items: &[Line], page: Page) -> String {
    items.iter().map(|item| hanging("- ", item, BODY, page)).collect()
}

/// Code as it was written, set in: whoever copies a line has all of it.
fn code(code: &str, page: Page) -> String {
    let row = |line: &str| led("    ", Line::new().with(Style::Code, visible(line)));
    painted(&code.lines().map(row).collect::<Vec<_>>(), BODY, page)
}

/// The line after a mark, its further rows indented under the first.
fn hanging(mark: &str, line: &Line, base: Ansi, page: Page) -> String {
    painted(&hung(mark, line, page.prose()), base, page)
}

/// The same as rows of this width.
fn hung(mark: &str, line: &Line, width: usize) -> Vec<Row> {
    let rows = wrap(line, width.saturating_sub(mark.len()));
    let indent = " ".repeat(mark.len());
    let marks = std::iter::once(mark).chain(std::iter::repeat(indent.as_str()));
    marks.zip(rows).map(|(mark, row)| led(mark, row)).collect()
}

fn painted(rows: &[Row], base: Ansi, page: Page) -> String {
    rows.iter().map(|row| finished(&paint(row, base, page.ink()))).collect()
}

/// A row without white space at its end, and with its newline.
fn finished(row: &str) -> String {
    format!("{}\n", row.trim_end())
}
