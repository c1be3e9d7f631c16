//! How a page being filled in is laid out: its fields below each other, as close as the screen needs.

use super::choices::Laid;
use super::form::{Form, Widget};
use super::frame::{BodyRow, Cursor, Frame, Picture, Size, arrange};
use super::keys;
use super::line_editor::LineEditor;
use super::rows::{Row, shorten, width, wrap, wrap_spans};
use crate::analysis::dialog::{Field, Page, Paragraph, Setting, Tone};

/// The columns of the word before a text: the pointer, the word and the space behind it.
const WORD: usize = 9;
/// The rows below the body: the keys, and one that keeps them apart.
const FOOT: usize = 2;

impl Form {
    /// The page as it looks on a screen of this size.
    pub fn draw(&mut self, size: Size) -> Picture {
        let frame = self.lay(size).0;
        arrange(&frame, size, &mut self.view)
    }

    /// The frame, and where in its body each list is: with space between the fields where all of it fits so.
    pub(super) fn lay(&self, size: Size) -> (Frame, Vec<Laid>) {
        let airy = self.lay_out(size, true);
        if self.answered() < 2 || airy.0.fits(size, FOOT) {
            return airy;
        }
        self.lay_out(size, false)
    }

    fn lay_out(&self, size: Size, airy: bool) -> (Frame, Vec<Laid>) {
        let columns = size.columns - 1;
        let several = self.answered() > 1;
        // The only question is kept in sight while what it asks about is scrolled through.
        let fixed = !several && self.widgets.first().is_some_and(Widget::is_answered);
        let mut frame = Frame {
            head: self.head(size),
            context: self.page.context.iter().map(|group| paragraphs(group, columns)).collect(),
            is_whole: several,
            notice: self.notice.clone(),
            keys: keys::offered(&self.page, self.widgets.get(self.focus), several),
            ..Frame::default()
        };
        let (mut laid, mut above) = (Vec::new(), 0);
        for (at, (widget, asked)) in self.widgets.iter().zip(&self.page.fields).enumerate() {
            if !self.is_shown(at) {
                laid.push(Laid::default());
                continue;
            }
            let is_word = !asked.hint.is_empty();
            let begins_group = widget.is_answered() && !is_word || matches!(widget, Widget::Read(_));
            let follows = frame.body.last().is_some_and(|row| row.row.width() > 0);
            if airy && begins_group && at > 0 && follows {
                frame.body.push(BodyRow::default());
            }
            let focused = at == self.focus;
            let place = match widget {
                Widget::Text(editor, _) if is_word => {
                    self.lay_word(asked, editor, &mut frame, columns, focused);
                    Laid::default()
                }
                Widget::Scale(scale) => {
                    let top = frame.body.len();
                    let (row, column) = scale.lay(&asked.question, &mut frame.body, columns, focused);
                    if focused {
                        frame.focus = Some(top..frame.body.len());
                        frame.cursor = Cursor::Body { row, column };
                    }
                    Laid::default()
                }
                widget => {
                    let question = wrap(Tone::Strong, &asked.question, columns);
                    if fixed {
                        frame.question = question;
                    } else if widget.is_answered() {
                        frame.body.extend(question.into_iter().map(BodyRow::from));
                    }
                    lay_widget(widget, &mut frame, columns, above, focused)
                }
            };
            laid.push(place);
            if widget.is_answered() {
                above = frame.body.len();
            }
        }
        (frame, laid)
    }

    /// A text behind the word for it; one that the keys do not act on takes a single row.
    fn lay_word(&self, field: &Field, editor: &LineEditor, frame: &mut Frame, columns: usize, focused: bool) {
        let lead = if focused { "› " } else { "  " };
        let word = format!("{:<1$}", field.question, WORD.saturating_sub(2));
        let first = Row::new(Tone::Current, lead).with(Tone::Strong, word);
        let room = columns.saturating_sub(WORD);
        let top = frame.body.len();
        if editor.is_empty() {
            frame.body.push(first.with(Tone::Quiet, shorten(&field.hint, room)).into());
        } else if focused {
            let rows = editor.lay(text_columns(columns)).rows;
            for (at, text) in rows.into_iter().enumerate() {
                let row = if at == 0 { first.clone() } else { Row::new(Tone::Plain, " ".repeat(WORD)) };
                frame.body.push(row.with(Tone::Plain, text).into());
            }
        } else {
            frame.body.push(first.with(Tone::Plain, shorten(&editor.text(), room)).into());
        }
        if focused {
            let place = editor.lay(text_columns(columns));
            let row = top + place.row;
            frame.focus = Some(row..row + 1);
            frame.cursor = Cursor::Body { row, column: WORD + place.column };
        }
    }

    /// Where we are, in one row where there is room for no more.
    fn head(&self, size: Size) -> Vec<Row> {
        let Page { title, progress, .. } = &self.page;
        let whole = if progress.is_empty() { title.clone() } else { format!("{title}, {progress}") };
        let text = if size.rows < 16 && width(&whole) >= size.columns { title } else { &whole };
        if text.is_empty() { Vec::new() } else { wrap(Tone::Strong, text, size.columns - 1) }
    }
}

fn lay_widget(widget: &Widget, frame: &mut Frame, columns: usize, above: usize, focused: bool) -> Laid {
    match widget {
        Widget::Read(texts) => {
            frame.body.extend(paragraphs(texts, columns).into_iter().map(BodyRow::from));
        }
        Widget::Text(editor, _) => {
            let text = editor.lay(text_columns(columns));
            let top = frame.body.len();
            let row = |text: &String| BodyRow::from(Row::new(Tone::Plain, format!("> {text}")));
            frame.body.extend(text.rows.iter().map(row));
            if focused {
                let row = top + text.row;
                frame.focus = Some(row..row + 1);
                frame.cursor = Cursor::Body { row, column: text.column + 2 };
            }
        }
        Widget::List(list) => {
            let question = frame.body.len().checked_sub(1);
            let laid = list.lay(&mut frame.body, columns, above, focused);
            if focused {
                frame.focus = list.kept_in_view(&laid);
                frame.cursor = match (list.cursor(&laid), question) {
                    (Some((row, column)), _) => Cursor::Body { row, column },
                    (None, Some(row)) => Cursor::Body { row, column: frame.body[row].row.width() + 1 },
                    (None, None) => Cursor::AfterQuestion,
                };
            }
            return laid;
        }
        Widget::Scale(_) => {}
    }
    Laid::default()
}

/// The columns of a text: what the word at its left and the cursor at its right leave.
pub fn text_columns(columns: usize) -> usize {
    columns.saturating_sub(WORD + 1)
}

/// Paragraphs in rows, without the space after the last.
fn paragraphs(paragraphs: &[Paragraph], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for Paragraph { spans, hang, setting } in paragraphs {
        let spans: Vec<(Tone, &str)> = spans.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        rows.extend(wrap_spans(&spans, columns, "", &" ".repeat(*hang)));
        if *setting == Setting::Apart {
            rows.push(Row::empty());
        }
    }
    if rows.last().is_some_and(|row| row.width() == 0) {
        rows.pop();
    }
    rows
}
