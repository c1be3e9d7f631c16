//! A page being filled in: its fields, the one that the keys act on, and how all of it is laid out.

use super::choices::{self, Choices, Laid};
use super::input::Key;
use super::keys;
use super::line_editor::LineEditor;
use super::rows::{Row, shorten, width, wrap, wrap_spans};
use super::screen::{BodyRow, Cursor, Frame, Picture, Size, View, arrange};
use crate::analysis::dialog::{Input, Lines, Page, Paragraph, Setting, Tone, Value};

/// A page, and what its fields hold by now.
#[derive(Debug)]
pub struct Form {
    pub page: Page,
    fields: Vec<Field>,
    /// The field that the keys act on.
    focus: usize,
    view: View,
    notice: Option<String>,
    /// Whether a text changed since this was last asked.
    edited: bool,
}

/// What a field holds by now.
#[derive(Debug)]
pub enum Field {
    List(Choices),
    Text(LineEditor, Lines),
    Read(Vec<Paragraph>),
}

/// What a key asks for, beyond the page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wish {
    Stay,
    Reply,
    Back,
    Act(char),
    Help,
    Leave,
}

impl Form {
    pub fn new(page: Page) -> Self {
        let fields: Vec<Field> = page.fields.iter().map(|field| Field::new(&field.input)).collect();
        let focus = fields.iter().position(Field::is_answered).unwrap_or(0);
        let notice = page.notice.clone();
        Self { page, fields, focus, view: View::default(), notice, edited: false }
    }

    pub fn values(&self) -> Vec<Value> {
        self.fields.iter().map(Field::value).collect()
    }

    /// Says something at the foot, until the next key.
    pub fn say(&mut self, notice: impl Into<String>) {
        self.notice = Some(notice.into());
    }

    /// Whether a text changed since this was last asked.
    pub fn take_edited(&mut self) -> bool {
        std::mem::take(&mut self.edited)
    }

    /// Takes a key, on a screen of this size.
    pub fn press(&mut self, key: Key, size: Size) -> Wish {
        self.notice = None;
        match key {
            Key::Ctrl('c') => return Wish::Leave,
            Key::Help => return Wish::Help,
            Key::Escape => return self.back(),
            Key::Tab => return self.move_focus(1),
            Key::BackTab => return self.move_focus(-1),
            _ => {}
        }
        let mut laid = self.lay(size).1;
        match self.fields.get_mut(self.focus) {
            Some(Field::Text(editor, lines)) => match key {
                Key::Enter => self.accept(),
                Key::LineBreak if *lines == Lines::One => self.accept(),
                Key::Ctrl('d') if editor.is_empty() => Wish::Leave,
                key => {
                    editor.press(key, text_columns(size.columns - 1));
                    self.edited = true;
                    Wish::Stay
                }
            },
            Some(Field::List(list)) => match list.press(key, &laid.remove(self.focus), &mut self.view) {
                choices::Pressed::Stay => Wish::Stay,
                choices::Pressed::Accepted => self.accept(),
                choices::Pressed::NothingChosen => self.say_what_is_missing(),
                choices::Pressed::Unknown => self.common(key),
            },
            Some(Field::Read(_)) | None => self.read(key),
        }
    }

    /// Takes a paste: into a text as a whole, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        match self.fields.get_mut(self.focus) {
            Some(Field::Text(editor, lines)) => {
                match lines {
                    Lines::One => editor.insert(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
                    Lines::Several => editor.insert(text),
                }
                self.edited = true;
                self.notice = None;
            }
            _ => self.say("There is nowhere to paste here; nothing was changed."),
        }
    }

    /// The keys of a page that is only read.
    fn read(&mut self, key: Key) -> Wish {
        match key {
            Key::Down | Key::Char('j') => self.view.scroll(1),
            Key::Up | Key::Char('k') => self.view.scroll(-1),
            Key::PageDown | Key::Char(' ') => self.view.scroll(self.view.page()),
            Key::PageUp => self.view.scroll(-self.view.page()),
            Key::Enter | Key::LineBreak | Key::Right => return Wish::Reply,
            key => return self.common(key),
        }
        Wish::Stay
    }

    /// The keys that mean the same wherever no text is typed.
    fn common(&mut self, key: Key) -> Wish {
        match key {
            Key::Left => self.back(),
            Key::Char('q') | Key::Ctrl('d') => Wish::Leave,
            Key::Char('?') => Wish::Help,
            Key::Char(key) if self.page.actions.iter().any(|action| action.key == key) => Wish::Act(key),
            _ => Wish::Stay,
        }
    }

    fn back(&mut self) -> Wish {
        if self.page.can_go_back {
            return Wish::Back;
        }
        self.say("There is nothing to go back to. Ctrl-C leaves.");
        Wish::Stay
    }

    /// Goes on to the next field, or behind the last one replies.
    fn accept(&mut self) -> Wish {
        let chosen = |field: &Field| !matches!(field, Field::List(list) if list.marks().is_none() && list.choice().is_none());
        let next = (self.focus + 1..self.fields.len()).find(|at| self.fields[*at].is_answered());
        if let Some(next) = next {
            self.focus = next;
            return Wish::Stay;
        }
        match self.fields.iter().position(|field| !chosen(field)) {
            Some(at) => {
                self.focus = at;
                self.say_what_is_missing()
            }
            None => Wish::Reply,
        }
    }

    fn say_what_is_missing(&mut self) -> Wish {
        if let Some(Field::List(list)) = self.fields.get(self.focus) {
            let digits = list.digits();
            self.notice = Some(match (list.is_by_name(), list.marks()) {
                (true, _) => "Nothing matches.".into(),
                (false, Some(_)) => format!("Mark any: {digits}."),
                (false, None) => format!("Choose one: {digits}."),
            });
        }
        Wish::Stay
    }

    fn move_focus(&mut self, by: isize) -> Wish {
        let count = self.fields.len().cast_signed();
        let mut at = self.focus.cast_signed();
        for _ in 0..count {
            at = (at + by).rem_euclid(count);
            if self.fields[at.cast_unsigned()].is_answered() {
                self.focus = at.cast_unsigned();
                break;
            }
        }
        Wish::Stay
    }

    /// The page as it looks on a screen of this size.
    pub fn draw(&mut self, size: Size) -> Picture {
        let frame = self.lay(size).0;
        arrange(&frame, size, &mut self.view)
    }

    /// The frame, and where in its body each list is.
    fn lay(&self, size: Size) -> (Frame, Vec<Laid>) {
        let columns = size.columns - 1;
        let answered = self.fields.iter().filter(|field| field.is_answered()).count();
        // The only question is kept in sight while what it asks about is scrolled through.
        let fixed = answered == 1 && self.fields.first().is_some_and(Field::is_answered);
        let mut frame = Frame {
            head: self.head(size),
            context: self.page.context.iter().map(|group| paragraphs(group, columns)).collect(),
            notice: self.notice.clone(),
            keys: keys::offered(&self.page, self.fields.get(self.focus), answered > 1),
            ..Frame::default()
        };
        let (mut laid, mut above) = (Vec::new(), 0);
        for (at, (field, asked)) in self.fields.iter().zip(&self.page.fields).enumerate() {
            let question = wrap(Tone::Strong, &asked.question, columns);
            if fixed {
                frame.question = question;
            } else if field.is_answered() {
                if at > 0 && frame.body.last().is_some_and(|row| row.row.width() > 0) {
                    frame.body.push(BodyRow::default());
                }
                frame.body.extend(question.into_iter().map(BodyRow::from));
            }
            let place = self.lay_field(field, &mut frame, columns, above, at == self.focus);
            laid.push(place);
            if field.is_answered() {
                above = frame.body.len();
            }
        }
        (frame, laid)
    }

    fn lay_field(
        &self,
        field: &Field,
        frame: &mut Frame,
        columns: usize,
        above: usize,
        focused: bool,
    ) -> Laid {
        match field {
            Field::Read(texts) => {
                frame.body.extend(paragraphs(texts, columns).into_iter().map(BodyRow::from));
            }
            Field::Text(editor, _) => {
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
            Field::List(list) => {
                let question = frame.body.len().checked_sub(1);
                let laid = list.lay(&mut frame.body, columns, above);
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
        }
        Laid::default()
    }

    /// Where we are, in one row where there is room for no more.
    fn head(&self, size: Size) -> Vec<Row> {
        let Page { title, progress, .. } = &self.page;
        let whole = if progress.is_empty() { title.clone() } else { format!("{title}, {progress}") };
        let text = if size.rows < 16 && width(&whole) >= size.columns { title } else { &whole };
        if text.is_empty() { Vec::new() } else { wrap(Tone::Strong, text, size.columns - 1) }
    }
}

impl Field {
    fn new(input: &Input) -> Self {
        match input.clone() {
            Input::Mark(items, marked) => Self::List(Choices::many(items, marked)),
            Input::Choose(items, current) => Self::List(Choices::one(items, current)),
            Input::Pick(items) => Self::List(Choices::by_name(items)),
            Input::Write(text, lines) => Self::Text(LineEditor::with(&text), lines),
            Input::Read(paragraphs) => Self::Read(paragraphs),
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::List(list) => match list.marks() {
                Some(marked) => Value::Marks(marked.to_vec()),
                None => Value::Choice(list.choice()),
            },
            Self::Text(editor, _) => Value::Text(editor.text()),
            Self::Read(_) => Value::Nothing,
        }
    }

    /// Whether there is something to answer.
    fn is_answered(&self) -> bool {
        !matches!(self, Self::Read(_))
    }
}

/// The columns of a text: what the mark at its left and the cursor at its right leave.
fn text_columns(columns: usize) -> usize {
    columns.saturating_sub(3)
}

/// Paragraphs in rows, without the space after the last.
fn paragraphs(paragraphs: &[Paragraph], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for Paragraph { spans, hang, setting } in paragraphs {
        let spans: Vec<(Tone, &str)> = spans.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        match (setting, spans.first()) {
            (Setting::OneRow, Some((tone, text))) => rows.push(Row::new(*tone, shorten(text, columns))),
            _ => rows.extend(wrap_spans(&spans, columns, "", &" ".repeat(*hang))),
        }
        if *setting == Setting::Apart {
            rows.push(Row::empty());
        }
    }
    if rows.last().is_some_and(|row| row.width() == 0) {
        rows.pop();
    }
    rows
}
