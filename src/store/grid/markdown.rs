//! The tables of a Markdown text, each under the heading before it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::{Grid, GridCell, Place};

/// The tables of a text. A cell's lines are those of its `<br>`.
pub fn grids(text: &str) -> Vec<Grid> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at.saturating_add(1)),
        )
        .collect();
    let line = |at: usize| starts.partition_point(|start| *start <= at);
    let mut reading = Reading::default();
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
    for (event, span) in parser.into_offset_iter() {
        reading.take(event, line(span.start));
    }
    reading.grids
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    grids: Vec<Grid>,
    /// The heading that is open or was the last one.
    heading: String,
    is_heading: bool,
    table: Option<Grid>,
    cell: Option<GridCell>,
}

impl Reading {
    fn take(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.heading.clear();
                self.is_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.is_heading = false,
            Event::Start(Tag::Table(_)) => {
                self.table = Some(Grid { name: self.heading.trim().to_owned(), ..Grid::default() });
            }
            Event::End(TagEnd::Table) => self.grids.extend(self.table.take()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.table.iter_mut().for_each(|table| table.rows.push(Vec::new()));
            }
            Event::Start(Tag::TableCell) => {
                let row = self.table.as_ref().and_then(|table| table.rows.last());
                let column = row.map_or(0, Vec::len).saturating_add(1);
                self.cell = Some(GridCell::new("", Place::Text { line, column }));
            }
            Event::End(TagEnd::TableCell) => {
                let row = self.table.as_mut().and_then(|table| table.rows.last_mut());
                if let (Some(row), Some(cell)) = (row, self.cell.take()) {
                    row.push(cell);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.cell.iter_mut().for_each(|cell| cell.link(dest_url.to_string()));
            }
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::InlineHtml(tag) | Event::Html(tag) if tag.to_lowercase().starts_with("<br") => {
                self.write("\n")
            }
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<li") => self.write("\n"),
            Event::SoftBreak | Event::HardBreak => self.write("\n"),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        match &mut self.cell {
            Some(cell) => cell.text.push_str(text),
            None if self.is_heading => self.heading.push_str(text),
            None => {}
        }
    }
}
