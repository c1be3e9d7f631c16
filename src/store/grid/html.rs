//! The tables of a web page, with cells that span rows and columns. Read token by token: what a page lacks in closing
//! tags is closed by what follows.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};

use crate::model::{Grid, GridCell, Merged, Place};

/// As far as a cell may span, so that a slip does not make a table of millions.
const WIDEST_SPAN: usize = 100;

/// The tables of a page, each under the heading or the caption before it.
pub fn grids(text: &str) -> Vec<Grid> {
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // It stops at scripts, which are of no use here.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut reading = tokenizer.sink.reading.into_inner();
    reading.end_table();
    reading.grids
}

/// What takes the tokens of a page.
#[derive(Default)]
struct Page {
    reading: RefCell<Reading>,
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    grids: Vec<Grid>,
    heading: String,
    is_heading: bool,
    table: Option<Open>,
    /// The text that is open: a cell's.
    cell: Option<(GridCell, usize, usize)>,
    /// Tables inside of a cell.
    inner: usize,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    grid: Grid,
    /// For each column, how many rows below are still covered.
    covered: Vec<usize>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut reading = self.reading.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reading.write(&text),
            Token::TagToken(tag) => {
                let is_raw = tag.kind == TagKind::StartTag && matches!(&*tag.name, "script" | "style");
                reading.tag(&tag, usize::try_from(line).unwrap_or_default());
                if is_raw {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Reading {
    fn tag(&mut self, tag: &Tag, line: usize) {
        let is_start = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "table" if is_start && self.table.is_some() => self.inner = self.inner.saturating_add(1),
            "table" if !is_start && self.inner > 0 => self.inner = self.inner.saturating_sub(1),
            "table" if is_start => {
                let name = self.heading.split_whitespace().collect::<Vec<_>>().join(" ");
                self.table = Some(Open { grid: Grid { name, ..Grid::default() }, ..Open::default() });
            }
            "table" => self.end_table(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" if self.cell.is_none() => {
                if is_start {
                    self.heading.clear();
                }
                self.is_heading = is_start;
                if let (Some(table), false, "caption") = (&mut self.table, is_start, &*tag.name) {
                    table.grid.name = self.heading.split_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
            _ if self.inner > 0 => self.write(" "),
            "tr" => {
                self.end_cell();
                if let (Some(table), true) = (&mut self.table, is_start) {
                    table.begin_row();
                }
            }
            "td" | "th" => {
                self.end_cell();
                if let (Some(table), true) = (&mut self.table, is_start) {
                    let span = |name: &str| {
                        let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
                        let number = found.and_then(|attribute| attribute.value.trim().parse::<usize>().ok());
                        number.unwrap_or(1).clamp(1, WIDEST_SPAN)
                    };
                    let column = table.next_column(line).saturating_add(1);
                    let cell = GridCell::new("", Place::Text { line, column });
                    self.cell = Some((cell, span("rowspan"), span("colspan")));
                }
            }
            "br" | "p" | "li" | "ul" | "ol" | "div" => self.write_break(),
            "a" if is_start => {
                let target = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href");
                if let (Some((cell, ..)), Some(target)) = (&mut self.cell, target) {
                    cell.link(target.value.to_string());
                }
            }
            _ => {}
        }
    }

    /// Text of a page: a line end in it is no more than a space.
    fn write(&mut self, text: &str) {
        let text = text.replace(['\n', '\r', '\t', '\u{a0}'], " ");
        match &mut self.cell {
            Some((cell, ..)) => cell.text.push_str(&text),
            None if self.is_heading => self.heading.push_str(&text),
            None => {}
        }
    }

    fn write_break(&mut self) {
        if let Some((cell, ..)) = &mut self.cell {
            cell.text.push('\n');
        }
    }

    fn end_cell(&mut self) {
        let Some((mut cell, rows, columns)) = self.cell.take() else { return };
        let lines = cell.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        // A line that says nothing stays: links are counted by it.
        cell.text = lines.collect::<Vec<_>>().join("\n");
        self.table.iter_mut().for_each(|table| table.put(cell.clone(), rows, columns));
    }

    fn end_table(&mut self) {
        self.end_cell();
        self.grids.extend(self.table.take().map(|table| table.grid));
    }
}

impl Open {
    fn begin_row(&mut self) {
        self.grid.rows.push(Vec::new());
        self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }

    /// The column of the next cell, past what a cell above covers.
    fn next_column(&mut self, line: usize) -> usize {
        if self.grid.rows.is_empty() {
            self.begin_row();
        }
        let Some(row) = self.grid.rows.last_mut() else { return 0 };
        while self.covered.get(row.len()).is_some_and(|rows| *rows > 0) {
            let column = row.len().saturating_add(1);
            row.push(GridCell::new("", Place::Text { line, column }));
        }
        row.len()
    }

    fn put(&mut self, cell: GridCell, rows: usize, columns: usize) {
        let below = self.grid.rows.len();
        let Some(row) = self.grid.rows.last_mut() else { return };
        let (at, place) = (row.len(), cell.place.clone());
        row.push(cell);
        row.extend((1..columns).map(|_| GridCell::new("", place.clone())));
        let behind = row.len();
        if rows > 1 || columns > 1 {
            let last = |first: usize, many: usize| first.saturating_add(many).saturating_sub(1);
            let first = below.saturating_sub(1);
            let merged = Merged { rows: (first, last(first, rows)), columns: (at, last(at, columns)) };
            self.grid.merged.push(merged);
        }
        if self.covered.len() < behind {
            self.covered.resize(behind, 0);
        }
        self.covered.iter_mut().take(behind).skip(at).for_each(|covered| *covered = rows);
    }
}
