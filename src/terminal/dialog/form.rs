//! A page being filled in: its fields, the one that the keys act on, and how all of it is laid out.

use super::choices::{self, Choices, Laid};
use super::frame::{BodyRow, Cursor, Frame, Picture, Size, View, arrange};
use super::input::Key;
use super::keys;
use super::line_editor::LineEditor;
use super::rows::{Row, shorten, width, wrap, wrap_spans};
use crate::analysis::dialog::{Input, Lines, Page, Paragraph, Setting, Tone, Value};

/// A page, and what its fields hold by now.
#[derive(Debug)]
pub struct Form {
    pub page: Page,
    widgets: Vec<Widget>,
    /// The field that the keys act on.
    focus: usize,
    view: View,
    notice: Option<String>,
    /// Whether a text or a mark may have changed since this was last asked.
    edited: bool,
}

/// A field, and what it holds by now.
#[derive(Debug)]
pub enum Widget {
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
        let widgets: Vec<Widget> = page.fields.iter().map(|field| Widget::new(&field.input)).collect();
        let focus = widgets.iter().position(Widget::is_answered).unwrap_or(0);
        let notice = page.notice.clone();
        Self { page, widgets, focus, view: View::default(), notice, edited: false }
    }

    pub fn values(&self) -> Vec<Value> {
        self.widgets.iter().map(Widget::value).collect()
    }

    /// Says something at the foot, until the next key.
    pub fn say(&mut self, notice: impl Into<String>) {
        self.notice = Some(notice.into());
    }

    /// Whether a text or a mark may have changed since this was last asked.
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
        // A text may be long, and typed faster than it can be laid out.
        let laid = match self.widgets.get(self.focus) {
            Some(Widget::List(_)) => self.lay(size).1.remove(self.focus),
            _ => Laid::default(),
        };
        match self.widgets.get_mut(self.focus) {
            Some(Widget::Text(editor, lines)) => match key {
                Key::Enter => self.accept(),
                Key::LineBreak if *lines == Lines::One => self.accept(),
                Key::Ctrl('d') if editor.is_empty() => Wish::Leave,
                key => {
                    editor.press(key, text_columns(size.columns - 1));
                    self.edited = true;
                    Wish::Stay
                }
            },
            Some(Widget::List(list)) => match list.press(key, &laid, &mut self.view) {
                choices::Pressed::Stay => {
                    self.edited = true;
                    Wish::Stay
                }
                choices::Pressed::Accepted => self.accept(),
                choices::Pressed::NothingChosen => self.say_what_is_missing(),
                choices::Pressed::Unknown => self.common(key),
            },
            Some(Widget::Read(_)) | None => self.read(key),
        }
    }

    /// Takes a paste: into a text as a whole, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        match self.widgets.get_mut(self.focus) {
            Some(Widget::Text(editor, lines)) => {
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
        let chosen = |widget: &Widget| !matches!(widget, Widget::List(list) if list.marks().is_none() && list.choice().is_none());
        let next = (self.focus + 1..self.widgets.len()).find(|at| self.widgets[*at].is_answered());
        if let Some(next) = next {
            self.focus = next;
            return Wish::Stay;
        }
        match self.widgets.iter().position(|widget| !chosen(widget)) {
            Some(at) => {
                self.focus = at;
                self.say_what_is_missing()
            }
            None => Wish::Reply,
        }
    }

    fn say_what_is_missing(&mut self) -> Wish {
        if let Some(Widget::List(list)) = self.widgets.get(self.focus) {
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
        let count = self.widgets.len().cast_signed();
        let mut at = self.focus.cast_signed();
        for _ in 0..count {
            at = (at + by).rem_euclid(count);
            if self.widgets[at.cast_unsigned()].is_answered() {
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
        let answered = self.widgets.iter().filter(|widget| widget.is_answered()).count();
        // The only question is kept in sight while what it asks about is scrolled through.
        let fixed = answered == 1 && self.widgets.first().is_some_and(Widget::is_answered);
        let mut frame = Frame {
            head: self.head(size),
            context: self.page.context.iter().map(|group| paragraphs(group, columns)).collect(),
            notice: self.notice.clone(),
            keys: keys::offered(&self.page, self.widgets.get(self.focus), answered > 1),
            ..Frame::default()
        };
        let (mut laid, mut above) = (Vec::new(), 0);
        for (at, (widget, asked)) in self.widgets.iter().zip(&self.page.fields).enumerate() {
            let question = wrap(Tone::Strong, &asked.question, columns);
            if fixed {
                frame.question = question;
            } else if widget.is_answered() {
                if at > 0 && frame.body.last().is_some_and(|row| row.row.width() > 0) {
                    frame.body.push(BodyRow::default());
                }
                frame.body.extend(question.into_iter().map(BodyRow::from));
            }
            let place = self.lay_widget(widget, &mut frame, columns, above, at == self.focus);
            laid.push(place);
            if widget.is_answered() {
                above = frame.body.len();
            }
        }
        (frame, laid)
    }

    fn lay_widget(
        &self,
        widget: &Widget,
        frame: &mut Frame,
        columns: usize,
        above: usize,
        focused: bool,
    ) -> Laid {
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

impl Widget {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::dialog::{Field, Item};

    const SIZE: Size = Size { rows: 30, columns: 80 };

    /// All of a question on one page: marks, a choice, a text of several lines and one of one.
    fn page() -> Page {
        let items = |names: [&str; 2]| names.map(Item::new).to_vec();
        Page {
            title: "Craft · Shop".into(),
            progress: "question 2 of up to 6".into(),
            fields: vec![
                Field::read(vec![Paragraph::new(Tone::Plain, "About the shop")]),
                Field::new("Which?", Input::Mark(items(["Bakes", "Sells"]), vec![false, true])),
                Field::new("How often?", Input::Choose(items(["Seldom", "Often"]), None)),
                Field::new("What shows it?", Input::Write("Rye".into(), Lines::Several)),
                Field::new("Where?", Input::Write(String::new(), Lines::One)),
            ],
            accept: "accept",
            can_go_back: true,
            ..Page::default()
        }
    }

    fn press(form: &mut Form, keys: &[Key]) -> Wish {
        keys.iter().fold(Wish::Stay, |_, key| {
            form.draw(SIZE);
            form.press(*key, SIZE)
        })
    }

    fn shown(form: &mut Form) -> (Vec<String>, (usize, usize)) {
        let picture = form.draw(SIZE);
        let rows = picture.rows.iter().map(|row| row.plain().trim_end().to_owned());
        (rows.collect(), picture.cursor)
    }

    #[test]
    fn several_fields_are_laid_out_with_one_in_focus() {
        let mut form = Form::new(page());
        let (rows, cursor) = shown(&mut form);
        let expect = [
            "Craft · Shop, question 2 of up to 6",
            "",
            "About the shop",
            "",
            "Which?",
            "› 1 [ ] Bakes",
            "  2 [x] Sells",
            "",
            "How often?",
            "  1  Seldom",
            "  2  Often",
            "",
            "What shows it?",
            "> Rye",
            "",
            "Where?",
            ">",
        ];
        assert_eq!(rows[..expect.len()], expect);
        assert_eq!(cursor, (5, 5));
        assert_eq!(
            rows.last().map(String::as_str),
            Some("Enter accept · Space mark · Tab next field · Esc back · ? help · q leave")
        );
    }

    #[test]
    fn tab_moves_between_the_fields_and_the_last_enter_replies() {
        let mut form = Form::new(page());
        assert_eq!(press(&mut form, &[Key::Char('1'), Key::Tab, Key::Tab, Key::Char('!')]), Wish::Stay);
        assert_eq!(shown(&mut form).1.1, "> Rye!".len());
        assert_eq!(press(&mut form, &[Key::BackTab, Key::BackTab, Key::BackTab, Key::Char('x')]), Wish::Stay);
        // Nothing was chosen: Enter in the last field goes to what is missing.
        assert_eq!(press(&mut form, &[Key::Enter]), Wish::Stay);
        assert!(form.draw(SIZE).rows.iter().any(|row| row.plain() == "Choose one: 1–2."));
        assert_eq!(press(&mut form, &[Key::Char('2'), Key::Enter, Key::Enter]), Wish::Reply);
        let expect = [
            Value::Nothing,
            Value::Marks(vec![true, true]),
            Value::Choice(Some(1)),
            Value::Text("Rye!".into()),
            Value::Text("x".into()),
        ];
        assert_eq!(form.values(), expect);
    }

    #[test]
    fn letters_are_keys_in_a_list_and_text_in_a_text() {
        let mut form = Form::new(page());
        assert_eq!(press(&mut form, &[Key::Char('q')]), Wish::Leave);
        assert_eq!(press(&mut form, &[Key::Char('?')]), Wish::Help);
        assert_eq!(press(&mut form, &[Key::BackTab, Key::Char('q')]), Wish::Stay);
        assert_eq!(press(&mut form, &[Key::Ctrl('d')]), Wish::Stay);
        assert_eq!(press(&mut form, &[Key::Backspace, Key::Ctrl('d')]), Wish::Leave);
        assert_eq!(press(&mut form, &[Key::Help]), Wish::Help);
        assert_eq!(press(&mut form, &[Key::Escape]), Wish::Back);
    }

    #[test]
    fn a_paste_goes_into_a_text_as_a_whole_and_nowhere_else() {
        let mut form = Form::new(page());
        let before = form.values();
        form.paste("1\rq");
        assert_eq!(form.values(), before);
        press(&mut form, &[Key::BackTab]);
        form.paste("two\nlines");
        press(&mut form, &[Key::BackTab]);
        form.paste("\ntwo\r\nlines");
        assert_eq!(
            form.values()[3..],
            [Value::Text("Rye\ntwo\nlines".into()), Value::Text("two lines".into())]
        );
    }
}
