//! A list of items, each of which may take several rows. It knows no terminal.

use std::ops::Range;

use super::frame::{BodyRow, View};
use super::input::Key;
use super::rows::{self, wrap, wrap_spans};
use crate::analysis::dialog::{Item, MANY, Tone};

/// How items are chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Way {
    One,
    /// Several; for each item, whether it is marked.
    Many(Vec<bool>),
}

/// A list, and the item that the keys act on: none before one was moved to.
#[derive(Clone, Debug)]
pub struct Choices {
    items: Vec<Item>,
    /// The positions of the items that are shown.
    shown: Vec<usize>,
    /// The current one of those that are shown.
    current: Option<usize>,
    way: Way,
    /// Where items are narrowed down by typing: only those that hold every word of this text are shown.
    search: Option<String>,
}

/// What a key did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pressed {
    /// It moved or marked.
    Stay,
    /// The choice or the marks are taken as they are.
    Accepted,
    /// There is nothing to take.
    NothingChosen,
    /// It is not a key of the list.
    Unknown,
}

/// Where a list is in the body of a screen.
#[derive(Debug, Default)]
pub struct Laid {
    /// What is read before the first item.
    above: Range<usize>,
    /// For each item shown, its rows, with the heading or what is read above it.
    ranges: Vec<Range<usize>>,
    /// For each item shown, where the cursor goes.
    cursors: Vec<(usize, usize)>,
}

impl Choices {
    pub fn one(items: Vec<Item>, current: Option<usize>) -> Self {
        Self { current, ..Self::new(items, Way::One, None) }
    }

    pub fn many(items: Vec<Item>, marked: Vec<bool>) -> Self {
        let search = (items.len() > MANY).then(String::new);
        Self::new(items, Way::Many(marked), search)
    }

    pub fn by_name(items: Vec<Item>) -> Self {
        Self::new(items, Way::One, Some(String::new()))
    }

    fn new(items: Vec<Item>, way: Way, search: Option<String>) -> Self {
        Self { shown: (0..items.len()).collect(), current: Some(0), items, way, search }
    }

    /// The item that is chosen, by its position among all.
    pub fn choice(&self) -> Option<usize> {
        self.shown.get(self.current?).copied()
    }

    /// For each item whether it is marked, where several can be.
    pub fn marks(&self) -> Option<&[bool]> {
        if let Way::Many(marked) = &self.way { Some(marked) } else { None }
    }

    /// Whether what is typed narrows the items down.
    pub fn is_searched(&self) -> bool {
        self.search.is_some()
    }

    /// The digits that choose, such as `1–5`.
    pub fn digits(&self) -> String {
        format!("1–{}", self.items.len().min(9))
    }

    /// Takes a key. `laid` is where the last screen had the list, `view` the part of it that was in view.
    pub fn press(&mut self, key: Key, laid: &Laid, view: &mut View) -> Pressed {
        let marks = matches!(self.way, Way::Many(_));
        match (&mut self.search, key) {
            // A space marks, where there is something to mark.
            (Some(_), Key::Char(' ')) if marks => {}
            (Some(text), Key::Char(typed)) => {
                text.push(typed);
                self.narrow();
                return Pressed::Stay;
            }
            (Some(text), Key::Backspace) => {
                text.pop();
                self.narrow();
                return Pressed::Stay;
            }
            _ => {}
        }
        match key {
            Key::Up | Key::Char('k') => self.up(laid, view),
            Key::Down | Key::Char('j') => self.down(laid, view),
            Key::PageUp => self.page(laid, view, -view.page()),
            Key::PageDown => self.page(laid, view, view.page()),
            Key::Home => self.current = Some(0),
            Key::End => self.current = self.shown.len().checked_sub(1),
            Key::Char(digit @ '1'..='9') => return self.digit(digit, laid, view),
            Key::Char(' ') => {
                let at = self.choice();
                if let (Way::Many(marked), Some(at)) = (&mut self.way, at) {
                    marked[at] = !marked[at];
                }
            }
            // What is out of view is shown before it is taken.
            Key::Enter | Key::LineBreak if !self.is_in_view(laid, view) => {
                self.bring_into_view(laid, view);
            }
            Key::Enter | Key::LineBreak => {
                let nothing = self.marks().is_none() && self.choice().is_none();
                return if nothing { Pressed::NothingChosen } else { Pressed::Accepted };
            }
            _ => return Pressed::Unknown,
        }
        Pressed::Stay
    }

    /// Marks or chooses by a digit. What is out of view is shown before it is chosen.
    fn digit(&mut self, digit: char, laid: &Laid, view: &mut View) -> Pressed {
        let at = digit.to_digit(10).map_or(0, |digit| digit as usize - 1);
        if at >= self.items.len() {
            return Pressed::NothingChosen;
        }
        self.current = Some(at);
        if let Way::Many(marked) = &mut self.way {
            marked[at] = !marked[at];
            return Pressed::Stay;
        }
        if !self.is_in_view(laid, view) {
            self.bring_into_view(laid, view);
            return Pressed::Stay;
        }
        Pressed::Accepted
    }

    /// Shows only the items that hold every word typed.
    fn narrow(&mut self) {
        let Some(text) = &self.search else { return };
        self.shown = (0..self.items.len()).filter(|at| self.items[*at].holds(text)).collect();
        self.current = Some(0);
    }

    /// Whether an arrow leads out of the list: it is on the last item, or the first, and all of that is in view.
    pub fn is_at_edge(&self, down: bool, laid: &Laid, view: &View) -> bool {
        let edge = if down { self.shown.len().saturating_sub(1) } else { 0 };
        let focus = self.focus(laid);
        let is_seen = if down { view.shows_end_of(&focus) } else { view.shows_start_of(&focus) };
        self.current.is_none_or(|at| at == edge) && is_seen
    }

    /// Begins at the first item, or from below at the last.
    pub fn enter(&mut self, from_above: bool) {
        if self.marks().is_some() {
            self.current = if from_above { Some(0) } else { self.shown.len().checked_sub(1) };
        }
    }

    /// Moves down an item, or a row where the end of this one is still out of view.
    fn down(&mut self, laid: &Laid, view: &mut View) {
        if !view.shows_end_of(&self.focus(laid)) {
            view.scroll(1);
            return;
        }
        let next = self.current.map_or(0, |at| at + 1);
        if next < self.shown.len() {
            self.current = Some(next);
        }
    }

    fn up(&mut self, laid: &Laid, view: &mut View) {
        if !view.shows_start_of(&self.focus(laid)) {
            view.scroll(-1);
            return;
        }
        self.current = self.current.map(|at| at.saturating_sub(1));
    }

    /// Scrolls, and takes the current item along where it leaves the view.
    fn page(&mut self, laid: &Laid, view: &mut View, rows: isize) {
        view.scroll(rows);
        let shown = view.top..view.top + view.height;
        let in_view = |range: &Range<usize>| range.start >= shown.start && range.end <= shown.end;
        let Some(at) = self.current else { return };
        if laid.ranges.get(at).is_some_and(|range| !in_view(range)) {
            let mut items = laid.ranges.iter();
            let found = if rows > 0 { items.rposition(in_view) } else { items.position(in_view) };
            self.current = found.or(self.current);
        }
    }

    /// Whether the item that Enter would choose can be seen, as far as it was laid out.
    fn is_in_view(&self, laid: &Laid, view: &View) -> bool {
        self.marks().is_some() || self.cursor(laid).is_none_or(|(row, _)| row < view.top + view.height)
    }

    fn bring_into_view(&self, laid: &Laid, view: &mut View) {
        let hidden = self.focus(laid).end.saturating_sub(view.top + view.height);
        view.scroll(hidden.cast_signed());
    }

    /// The rows to keep in view, where an item is moved to.
    pub fn kept_in_view(&self, laid: &Laid) -> Option<Range<usize>> {
        self.current.map(|_| self.focus(laid))
    }

    fn focus(&self, laid: &Laid) -> Range<usize> {
        match self.current {
            Some(at) => laid.ranges.get(at).cloned().unwrap_or_default(),
            None => laid.above.clone(),
        }
    }

    /// Row and column of the cursor, where an item is moved to.
    pub fn cursor(&self, laid: &Laid) -> Option<(usize, usize)> {
        laid.cursors.get(self.current?).copied()
    }

    /// Adds the list to the body of a screen. What is read before the first item begins at row `above`.
    pub fn lay(&self, body: &mut Vec<BodyRow>, columns: usize, above: usize, focused: bool) -> Laid {
        if let Some(text) = &self.search {
            let rows = wrap(Tone::Plain, &format!("> {text}"), columns);
            body.extend(rows.into_iter().map(|row| BodyRow { row, item: None }));
        }
        let mut laid = Laid { above: above..body.len(), ..Laid::default() };
        for (at, item) in self.shown.iter().map(|at| &self.items[*at]).enumerate() {
            let start = if at == 0 { above } else { body.len() };
            if let Some(heading) = &item.heading {
                let rows = wrap(Tone::Tag, &format!("  {heading}"), columns);
                body.extend(rows.into_iter().map(|row| BodyRow { row, item: None }));
            }
            // What is chosen of a few is told by the pointer, wherever the keys act.
            let points = focused || self.way == Way::One;
            let (prefix, cursor) = self.prefix(at, points);
            laid.cursors.push((body.len(), cursor));
            let hang = " ".repeat(rows::width(&prefix));
            let rows = wrap_spans(&self.spans(at, item, points), columns, &prefix, &hang);
            body.extend(rows.into_iter().map(|row| BodyRow { row, item: Some(at) }));
            laid.ranges.push(start..body.len());
        }
        laid
    }

    /// What is before an item, and where in it the cursor goes.
    fn prefix(&self, at: usize, focused: bool) -> (String, usize) {
        let pointer = if focused && self.current == Some(at) { '›' } else { ' ' };
        let digit = match (at, &self.search) {
            (0..9, None) => format!("{} ", at + 1),
            (_, None) => "  ".to_owned(),
            (_, Some(_)) => String::new(),
        };
        match &self.way {
            Way::One => (format!("{pointer} {digit}{}", if digit.is_empty() { "" } else { " " }), 2),
            Way::Many(marked) => {
                let mark = if self.shown.get(at).is_some_and(|at| marked[*at]) { 'x' } else { ' ' };
                (format!("{pointer} {digit}[{mark}] "), 3 + digit.len())
            }
        }
    }

    fn spans<'a>(&self, at: usize, item: &'a Item, focused: bool) -> Vec<(Tone, &'a str)> {
        let marked = self.marks().is_some_and(|marked| self.shown.get(at).is_some_and(|at| marked[*at]));
        let tone = match (focused && self.current == Some(at), marked) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn press(list: &mut Choices, keys: &str) {
        for key in keys.chars() {
            let key = if key == '<' { Key::Backspace } else { Key::Char(key) };
            assert_eq!(list.press(key, &Laid::default(), &mut View::default()), Pressed::Stay);
        }
    }

    #[test]
    fn a_long_list_is_narrowed_by_typing_and_keeps_its_marks() {
        let names =
            (1..=MANY).map(|at| format!("Field {at}")).chain(["Bread".to_owned(), "Rye bread".to_owned()]);
        let items: Vec<Item> = names.map(Item::new).collect();
        let mut list = Choices::many(items.clone(), vec![false; items.len()]);
        press(&mut list, "rye ");
        press(&mut list, "<<<<<<bread ");
        let mut body = Vec::new();
        list.lay(&mut body, 40, 0, true);
        let rows: Vec<String> = body.iter().map(|body| body.row.plain()).collect();
        assert_eq!(rows, ["> bread", "› [x] Bread", "  [x] Rye bread"]);
        let marked = list.marks().expect("marks").iter().filter(|marked| **marked).count();
        assert_eq!(marked, 2);
        // A short one has digits, and letters are keys.
        let mut short = Choices::many(items[..2].to_vec(), vec![false; 2]);
        assert_eq!(short.press(Key::Char('x'), &Laid::default(), &mut View::default()), Pressed::Unknown);
        press(&mut short, "2");
        assert_eq!(short.marks(), Some(&[false, true][..]));
    }
}
