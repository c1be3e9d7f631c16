//! What a screen shows: a fixed head, a body that scrolls, and the keys at the foot, laid out for a size.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rows::{Row, width, wrap};
use crate::analysis::dialog::Tone;

/// How many rows a notice may take.
const NOTICE_ROWS: usize = 4;
/// The body rows below which the context makes room for them.
const ENOUGH_ROWS: usize = 9;

/// The size of the terminal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Size {
    pub rows: usize,
    pub columns: usize,
}

/// What a screen shows.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Where we are.
    pub head: Vec<Row>,
    /// What helps to answer. Where there is little room the first of these texts is left out first.
    pub context: Vec<Vec<Row>>,
    /// Whether the whole body is wanted before any of what helps to answer.
    pub is_whole: bool,
    pub question: Vec<Row>,
    pub body: Vec<BodyRow>,
    /// The rows of the body to keep in view, if any.
    pub focus: Option<Range<usize>>,
    pub cursor: Cursor,
    /// What went wrong, or what is missing.
    pub notice: Option<String>,
    pub keys: Vec<KeyHelp>,
}

/// A key and what it does, for the foot. The lowest rank is the last to be left out.
#[derive(Clone, Debug)]
pub struct KeyHelp {
    pub rank: u8,
    pub key: String,
    pub does: &'static str,
}

/// A row of the body, and the item that it belongs to, if any.
#[derive(Clone, Debug, Default)]
pub struct BodyRow {
    pub row: Row,
    pub item: Option<usize>,
}

/// Where the cursor is.
#[derive(Clone, Copy, Debug, Default)]
pub enum Cursor {
    /// After the question, before any item is chosen.
    #[default]
    AfterQuestion,
    Body {
        row: usize,
        column: usize,
    },
}

/// The part of the body that is in view.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct View {
    pub top: usize,
    pub height: usize,
    pub total: usize,
}

impl Frame {
    /// Whether all of it fits on a screen, with what helps to answer and so many rows below.
    pub fn fits(&self, size: Size, foot: usize) -> bool {
        let context: usize = self.context.iter().map(|text| text.len() + 1).sum();
        self.head.len() + context + self.question.len() + 1 + self.body.len() + foot <= size.rows
    }
}

impl From<Row> for BodyRow {
    fn from(row: Row) -> Self {
        Self { row, item: None }
    }
}

impl View {
    pub fn shows_end_of(&self, rows: &Range<usize>) -> bool {
        rows.end <= self.top + self.height
    }

    pub fn shows_start_of(&self, rows: &Range<usize>) -> bool {
        rows.start >= self.top
    }

    /// Moves by so many rows, as far as there are any.
    pub fn scroll(&mut self, rows: isize) {
        let last = self.total.saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last);
    }

    pub fn page(&self) -> isize {
        self.height.saturating_sub(1).max(1).cast_signed()
    }

    /// Brings as much of these rows into view as fits, and moves no further than needed.
    fn reveal(&mut self, focus: &Range<usize>) {
        let bottom = self.top + self.height;
        let fits = focus.len() <= self.height;
        // What is taller than the screen is scrolled through by rows; here it only has to be in sight.
        let too_low = if fits { focus.end > bottom } else { focus.start >= bottom };
        let too_high = if fits { focus.start < self.top } else { focus.end <= self.top };
        if too_low {
            self.top = if fits { focus.end - self.height } else { focus.start };
        } else if too_high {
            self.top = if fits { focus.start } else { focus.end.saturating_sub(self.height) };
        }
        self.top = self.top.min(self.total.saturating_sub(self.height));
    }
}

/// A screen laid out for a size.
#[derive(Debug)]
pub struct Picture {
    pub rows: Vec<Row>,
    /// Row and column of the cursor, from 0.
    pub cursor: (usize, usize),
}

/// Lays a frame out, and moves the view so that the focus is seen.
pub fn arrange(frame: &Frame, size: Size, view: &mut View) -> Picture {
    let columns = size.columns.saturating_sub(1);
    let mut foot: Vec<Row> = Vec::new();
    if let Some(notice) = &frame.notice {
        foot.extend(wrap(Tone::Alert, notice, columns));
        foot.truncate(NOTICE_ROWS.min(size.rows / 2));
    }
    foot.push(Row::new(Tone::Quiet, keys_line(&frame.keys, columns)));
    let mut rows = top(frame, size, foot.len());
    let after_question =
        (rows.len().saturating_sub(1), rows.last().map_or(0, |row| row.width() + 1).min(columns));
    let mut room = size.rows.saturating_sub(rows.len() + foot.len()).max(1);
    let scrolls = frame.body.len() > room;
    if frame.body.len() < room {
        rows.push(Row::empty());
        room -= 1;
    }
    view.total = frame.body.len();
    // Where it scrolls, a row above and one below say how much is out of view.
    view.height = if scrolls { room.saturating_sub(2).max(1) } else { room };
    match &frame.focus {
        Some(focus) => view.reveal(focus),
        None => view.scroll(0),
    }
    let shown = view.top..(view.top + view.height).min(view.total);
    if scrolls {
        rows.push(more('↑', &frame.body, 0..shown.start));
    }
    let body_at = rows.len();
    rows.extend(frame.body[shown.clone()].iter().map(|body| body.row.clone()));
    if scrolls {
        rows.push(more('↓', &frame.body, shown.end..view.total));
    }
    // The foot keeps its place at the bottom, whatever is above it.
    let bottom = size.rows.saturating_sub(foot.len());
    rows.resize(bottom.max(rows.len()), Row::empty());
    let cursor = match frame.cursor {
        Cursor::AfterQuestion => after_question,
        Cursor::Body { row, column } => {
            let row = row.clamp(shown.start, shown.end.saturating_sub(1).max(shown.start));
            (body_at + row - shown.start, column.min(columns))
        }
    };
    rows.extend(foot);
    rows.truncate(size.rows);
    let bottom = rows.len().saturating_sub(1);
    Picture { rows, cursor: (cursor.0.min(bottom), cursor.1) }
}

/// How many items, or else whether any text, is out of view in this direction.
fn more(arrow: char, body: &[BodyRow], hidden: Range<usize>) -> Row {
    let items: BTreeSet<usize> = body[hidden.clone()].iter().filter_map(|row| row.item).collect();
    let text = body[hidden].iter().any(|body| body.row.width() > 0);
    match items.len() {
        0 if !text => Row::empty(),
        0 => Row::new(Tone::Quiet, format!("  {arrow} more")),
        count => Row::new(Tone::Quiet, format!("  {arrow} {count} more")),
    }
}

/// What is above the body, with as much of the context as leaves it enough room.
fn top(frame: &Frame, size: Size, foot: usize) -> Vec<Row> {
    let fixed = frame.head.len() + frame.question.len() + foot;
    let all = frame.body.len() + 1;
    let enough = if frame.is_whole { all } else { all.min(ENOUGH_ROWS) };
    let height = |texts: &[Vec<Row>]| texts.iter().map(|text| text.len() + 1).sum::<usize>();
    let mut context = frame.context.as_slice();
    while !context.is_empty() && fixed + height(context) + 1 + enough > size.rows {
        context = &context[1..];
    }
    let mut rows = frame.head.clone();
    for text in context {
        rows.push(Row::empty());
        rows.extend_from_slice(text);
    }
    if size.rows > fixed + height(context) + 6 && !frame.question.is_empty() && !rows.is_empty() {
        rows.push(Row::empty());
    }
    rows.extend_from_slice(&frame.question);
    rows.truncate(size.rows.saturating_sub(foot + 3).max(1));
    rows
}

/// As many of the keys as fit in a row.
fn keys_line(keys: &[KeyHelp], columns: usize) -> String {
    let mut shown = keys.to_vec();
    loop {
        let words: Vec<String> = shown.iter().map(|help| format!("{} {}", help.key, help.does)).collect();
        let line = words.join(" · ");
        let Some(last) = shown.iter().enumerate().max_by_key(|(_, help)| help.rank).map(|(at, _)| at) else {
            return line;
        };
        if width(&line) <= columns {
            return line;
        }
        shown.remove(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(items: usize, focus: usize) -> Frame {
        let row =
            |item: usize| BodyRow { row: Row::new(Tone::Plain, format!("item {item}")), item: Some(item) };
        Frame {
            head: vec![Row::new(Tone::Strong, "where")],
            context: vec![vec![Row::new(Tone::Plain, "behavior")], vec![Row::new(Tone::Plain, "step")]],
            is_whole: false,
            question: vec![Row::new(Tone::Strong, "which?")],
            body: (0..items).map(row).collect(),
            focus: Some(focus..focus + 1),
            cursor: Cursor::Body { row: focus, column: 2 },
            notice: None,
            keys: vec![
                KeyHelp { rank: 0, key: "Enter".into(), does: "accept" },
                KeyHelp { rank: 1, key: "q".into(), does: "leave" },
            ],
        }
    }

    fn shown(frame: &Frame, rows: usize, columns: usize) -> (Vec<String>, (usize, usize)) {
        let picture = arrange(frame, Size { rows, columns }, &mut View::default());
        (picture.rows.iter().map(Row::plain).collect(), picture.cursor)
    }

    #[test]
    fn a_small_screen_keeps_the_item_in_view_and_says_what_is_not() {
        let (rows, cursor) = shown(&frame(9, 6), 9, 40);
        let expect = ["where", "which?", "  ↑ 3 more", "item 3", "item 4", "item 5", "item 6", "  ↓ 2 more"];
        assert_eq!(rows[..8], expect);
        assert_eq!(rows[8], "Enter accept · q leave");
        assert_eq!(cursor, (6, 2));
    }

    #[test]
    fn a_large_screen_shows_the_context_and_the_keys_at_its_bottom() {
        let (rows, _) = shown(&frame(2, 0), 14, 40);
        let expect = ["where", "", "behavior", "", "step", "", "which?", "", "item 0", "item 1", "", "", ""];
        assert_eq!(rows[..13], expect);
        let (rows, _) = shown(&frame(2, 0), 9, 40);
        assert_eq!(rows[..6], ["where", "", "step", "which?", "", "item 0"]);
    }

    #[test]
    fn no_size_is_too_small_to_draw() {
        for (height, width) in (1..30).flat_map(|height| [(height, 2), (height, 20)]) {
            for focus in 0..12 {
                let frame = Frame { notice: Some("What is missing".into()), ..frame(12, focus) };
                let (rows, (row, column)) = shown(&frame, height, width);
                assert!(rows.len() <= height && row < height && column < width, "{height} {width} {focus}");
            }
        }
    }

    #[test]
    fn keys_that_do_not_fit_are_left_out_the_least_needed_first() {
        let (rows, _) = shown(&frame(1, 0), 10, 20);
        assert_eq!(rows.last().map(String::as_str), Some("Enter accept"));
    }
}
