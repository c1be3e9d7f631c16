//! A list to choose from, of items that may take several rows. It knows no terminal.

use std::ops::Range;

use super::keys::Key;
use super::rows::{Tone, wrap, wrap_spans};
use super::screen::{BodyRow, Cursor, View};

/// Something that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// A row above it that says what kind of items follow.
    pub heading: Option<String>,
    pub label: String,
    /// What the label means, or nothing.
    pub detail: String,
    /// Said behind the label, such as that it was the earlier answer.
    pub mark: String,
}

/// How many items may be chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Pick {
    One,
    /// Several; for each item, whether it is marked.
    Many(Vec<bool>),
}

/// A list, and the item that the keys act on: none before one was moved to.
#[derive(Clone, Debug)]
pub struct Choices {
    /// What stands above the items and scrolls with them.
    pub preamble: Vec<String>,
    pub items: Vec<Item>,
    pub current: Option<usize>,
    pub pick: Pick,
}

/// What a key did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pressed {
    /// It moved or marked.
    Stay,
    /// It chose this item.
    Chose(usize),
    /// It took the marks as they are.
    Accepted,
    /// Enter, and there is nothing to take.
    NothingChosen,
    /// It is no key of the list.
    Unknown,
}

/// A list laid out for a width.
#[derive(Debug)]
pub struct Laid {
    pub body: Vec<BodyRow>,
    /// For each item, its rows, with the heading or the preamble above it.
    pub ranges: Vec<Range<usize>>,
    /// The rows of the preamble.
    pub preamble: Range<usize>,
    cursors: Vec<(usize, usize)>,
}

impl Choices {
    pub fn one(items: Vec<Item>, current: Option<usize>) -> Self {
        Self { preamble: Vec::new(), items, current, pick: Pick::One }
    }

    pub fn many(items: Vec<Item>, marked: Vec<bool>) -> Self {
        Self { preamble: Vec::new(), items, current: Some(0), pick: Pick::Many(marked) }
    }

    /// Takes a key. `laid` is what the last screen showed, `view` the part of it that was in view.
    pub fn press(&mut self, key: Key, laid: &Laid, view: &mut View) -> Pressed {
        match key {
            Key::Up | Key::Char('k') => self.up(laid, view),
            Key::Down | Key::Char('j') => self.down(laid, view),
            Key::PageUp => self.page(laid, view, -view.page()),
            Key::PageDown => self.page(laid, view, view.page()),
            Key::Home => self.current = Some(0),
            Key::End => self.current = self.items.len().checked_sub(1),
            Key::Char(digit @ '1'..='9') => return self.digit(digit),
            Key::Char(' ') => match (&mut self.pick, self.current) {
                (Pick::Many(marked), Some(at)) => marked[at] = !marked[at],
                (Pick::One | Pick::Many(_), _) => return Pressed::Stay,
            },
            Key::Enter | Key::LineBreak => {
                return match (&self.pick, self.current) {
                    (Pick::Many(_), _) => Pressed::Accepted,
                    (Pick::One, Some(at)) => Pressed::Chose(at),
                    (Pick::One, None) => Pressed::NothingChosen,
                };
            }
            _ => return Pressed::Unknown,
        }
        Pressed::Stay
    }

    fn digit(&mut self, digit: char) -> Pressed {
        let at = digit.to_digit(10).map_or(0, |digit| digit as usize - 1);
        if at >= self.items.len() {
            return Pressed::NothingChosen;
        }
        self.current = Some(at);
        match &mut self.pick {
            Pick::Many(marked) => {
                marked[at] = !marked[at];
                Pressed::Stay
            }
            Pick::One => Pressed::Chose(at),
        }
    }

    /// Moves down an item, or a row where the end of this one is still out of view.
    fn down(&mut self, laid: &Laid, view: &mut View) {
        if !view.shows_end_of(&self.focus(laid)) {
            view.scroll(1);
            return;
        }
        let next = self.current.map_or(0, |at| at + 1);
        if next < self.items.len() {
            self.current = Some(next);
        }
    }

    fn up(&mut self, laid: &Laid, view: &mut View) {
        if !view.shows_start_of(&self.focus(laid)) {
            view.scroll(-1);
            return;
        }
        self.current = match self.current {
            Some(0) if !laid.preamble.is_empty() && view.top > 0 => {
                view.scroll(-1);
                Some(0)
            }
            Some(at) => Some(at.saturating_sub(1)),
            None => None,
        };
    }

    /// Scrolls, and takes the current item along where it leaves the view.
    fn page(&mut self, laid: &Laid, view: &mut View, rows: isize) {
        view.scroll(rows);
        let shown = view.top..view.top + view.height;
        let in_view = |range: &Range<usize>| range.start >= shown.start && range.end <= shown.end;
        let Some(at) = self.current else { return };
        if !in_view(&laid.ranges[at]) {
            let mut items = laid.ranges.iter();
            let found = if rows > 0 { items.rposition(in_view) } else { items.position(in_view) };
            self.current = found.or(self.current);
        }
    }

    /// The rows to keep in view, where an item is moved to.
    pub fn kept_in_view(&self, laid: &Laid) -> Option<Range<usize>> {
        self.current.map(|_| self.focus(laid))
    }

    fn focus(&self, laid: &Laid) -> Range<usize> {
        match self.current {
            Some(at) => laid.ranges.get(at).cloned().unwrap_or_default(),
            None => laid.preamble.clone(),
        }
    }

    pub fn cursor(&self, laid: &Laid) -> Cursor {
        match self.current.and_then(|at| laid.cursors.get(at)) {
            Some(&(row, column)) => Cursor::Body { row, column },
            None => Cursor::AfterQuestion,
        }
    }

    pub fn lay(&self, columns: usize) -> Laid {
        let mut body: Vec<BodyRow> = Vec::new();
        for text in &self.preamble {
            let rows = wrap_spans(&[(Tone::Plain, text)], columns, "  ", "    ");
            body.extend(rows.into_iter().map(|row| BodyRow { row, item: None }));
        }
        if !body.is_empty() {
            body.push(BodyRow::default());
        }
        let preamble = 0..body.len();
        let (mut ranges, mut cursors) = (Vec::new(), Vec::new());
        for (at, item) in self.items.iter().enumerate() {
            let start = body.len();
            if let Some(heading) = &item.heading {
                let rows = wrap(Tone::Tag, &format!("  {heading}"), columns);
                body.extend(rows.into_iter().map(|row| BodyRow { row, item: None }));
            }
            let (prefix, cursor) = self.prefix(at);
            cursors.push((body.len(), cursor));
            let hang = " ".repeat(super::rows::width(&prefix));
            let rows = wrap_spans(&self.spans(at, item), columns, &prefix, &hang);
            body.extend(rows.into_iter().map(|row| BodyRow { row, item: Some(at) }));
            ranges.push(start..body.len());
        }
        Laid { body, ranges, preamble, cursors }
    }

    /// What stands before an item, and where in it the cursor goes.
    fn prefix(&self, at: usize) -> (String, usize) {
        let pointer = if self.current == Some(at) { '›' } else { ' ' };
        let digit = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
        match &self.pick {
            Pick::One => (format!("{pointer} {digit}  "), 2),
            Pick::Many(marked) => {
                let mark = if marked[at] { 'x' } else { ' ' };
                (format!("{pointer} {digit} [{mark}] "), 5)
            }
        }
    }

    fn spans<'a>(&self, at: usize, item: &'a Item) -> Vec<(Tone, &'a str)> {
        let marked = matches!(&self.pick, Pick::Many(marked) if marked[at]);
        let tone = match (self.current == Some(at), marked) {
            (true, _) => Tone::Current,
            (false, true) => Tone::Chosen,
            (false, false) if item.detail.is_empty() => Tone::Plain,
            (false, false) => Tone::Strong,
        };
        let mut spans = vec![(tone, item.label.as_str())];
        if !item.mark.is_empty() {
            spans.extend([(Tone::Plain, " "), (Tone::Chosen, item.mark.as_str())]);
        }
        if !item.detail.is_empty() {
            spans.extend([(Tone::Plain, ": "), (Tone::Plain, item.detail.as_str())]);
        }
        spans
    }
}
