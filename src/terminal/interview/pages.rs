//! Screens that are read rather than answered: the opening, and what to do when saving fails.

use super::words::{Words, count};
use super::{Beginning, Conversation, Going};
use crate::analysis::interview::Place;
use crate::terminal::keys::Key;
use crate::terminal::rows::{Row, Tone, wrap, wrap_spans};
use crate::terminal::screen::{BodyRow, Frame, KeyHelp, Screen, Size, View};
use std::borrow::Cow;

/// A text to read: a title and paragraphs, each with the space before its further rows.
#[derive(Debug, Default)]
pub struct Page {
    pub title: String,
    pub paragraphs: Vec<Paragraph>,
    pub notice: Option<String>,
    pub keys: Vec<KeyHelp>,
}

/// Spans of text, and how it is set.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub spans: Vec<(Tone, String)>,
    pub indent: &'static str,
    /// Whether an empty row follows.
    pub closed: Closed,
}

/// Whether a paragraph stands apart from the next.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Closed {
    #[default]
    WithSpace,
    Tight,
}

impl Paragraph {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { spans: vec![(tone, text.into())], ..Self::default() }
    }

    pub fn tight(mut self, indent: &'static str) -> Self {
        self.closed = Closed::Tight;
        self.indent = indent;
        self
    }

    fn rows(&self, columns: usize) -> Vec<Row> {
        let spans: Vec<(Tone, &str)> = self.spans.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        let mut rows = wrap_spans(&spans, columns, "", self.indent);
        if self.closed == Closed::WithSpace {
            rows.push(Row::empty());
        }
        rows
    }
}

impl Page {
    pub fn frame(&self, size: Size) -> Frame {
        let columns = size.columns - 1;
        let mut rows: Vec<Row> = self.paragraphs.iter().flat_map(|text| text.rows(columns)).collect();
        if rows.last().is_some_and(|row| row.width() == 0) {
            rows.pop();
        }
        Frame {
            head: wrap(Tone::Strong, &self.title, columns),
            body: rows.into_iter().map(|row| BodyRow { row, item: None }).collect(),
            notice: self.notice.clone(),
            keys: self.keys.clone(),
            ..Frame::default()
        }
    }

    /// Shows the page, lets the keys that move scroll it, and gives the first other key.
    pub fn read(&self, screen: &mut Screen) -> std::io::Result<Key> {
        let mut view = View::default();
        loop {
            let key = screen.show(&mut view, &|size| self.frame(size))?;
            if view.total <= view.height {
                return Ok(key);
            }
            match key {
                Key::Down | Key::Char('j') => view.scroll(1),
                Key::Up | Key::Char('k') => view.scroll(-1),
                Key::PageDown | Key::Char(' ') => view.scroll(view.page()),
                Key::PageUp => view.scroll(-view.page()),
                other => return Ok(other),
            }
        }
    }
}

impl Conversation<'_, '_> {
    /// Says what this is about, how long it takes, and how to get around.
    pub(super) fn open(&mut self) -> anyhow::Result<Going> {
        let mut paragraphs: Vec<Paragraph> =
            self.opening.iter().map(|text| Paragraph::new(Tone::Plain, text)).collect();
        let cells = self.interview.open_cells().max(1);
        if *self.interview.place() != Place::End {
            let time = format!(
                "This takes roughly {}: {} at most, one behavior at one step each.",
                count(self.interview.minutes(), "minute"),
                count(cells, "cell"),
            );
            paragraphs.push(Paragraph::new(Tone::Plain, time));
        }
        paragraphs.push(Paragraph::new(
            Tone::Plain,
            "Esc goes back, s skips a cell, b the rest of a behavior, q or Ctrl-C leaves. \
             Every answer is saved at once, and the same command goes on where you stopped.",
        ));
        if self.beginning == Beginning::Resumed {
            let place = format!("Going on where you stopped: {}.", Words::place(&self.interview));
            paragraphs.push(Paragraph::new(Tone::Strong, place));
        }
        let page = Page {
            title: self.words.title(),
            paragraphs,
            notice: None,
            keys: vec![help(0, "Enter", "begin"), help(1, "q", "leave")],
        };
        loop {
            match page.read(&mut self.screen)? {
                Key::Enter | Key::LineBreak | Key::Right => return Ok(Going::On),
                Key::Char('q') | Key::Ctrl('c' | 'd') => return Ok(Going::Leaving),
                _ => {}
            }
        }
    }

    /// Says that an answer could not be saved; going on means trying again.
    pub(super) fn say_not_saved(&mut self, error: &anyhow::Error) -> anyhow::Result<Going> {
        let page = Page {
            title: "The answer could not be saved".into(),
            paragraphs: vec![
                Paragraph::new(Tone::Alert, format!("{error:#}")),
                Paragraph::new(
                    Tone::Plain,
                    "It is kept here as long as this stays open. Make room or fix the folder, then try again. \
                     Whoever leaves now keeps the answers up to the last one that was saved.",
                ),
            ],
            notice: None,
            keys: vec![help(0, "r", "try again"), help(1, "q", "leave without it")],
        };
        loop {
            match page.read(&mut self.screen)? {
                Key::Char('r') | Key::Enter => return Ok(Going::On),
                Key::Char('q') | Key::Ctrl('c' | 'd') => return Ok(Going::Leaving),
                _ => {}
            }
        }
    }
}

pub fn help(rank: u8, key: impl Into<Cow<'static, str>>, does: &'static str) -> KeyHelp {
    KeyHelp { rank, key: key.into(), does }
}
