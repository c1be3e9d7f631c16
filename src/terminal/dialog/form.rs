//! A page being filled in: its fields, the one that the keys act on, and what a key does to it.

use super::choices::{self, Choices, Laid};
use super::frame::{Size, View};
use super::input::Key;
use super::layout::text_columns;
use super::line_editor::LineEditor;
use super::scale::Scale;
use crate::analysis::dialog::{Input, Lines, Page, Paragraph, Value};

/// A page, and what its fields hold by now.
#[derive(Debug)]
pub struct Form {
    pub page: Page,
    pub(super) widgets: Vec<Widget>,
    /// The field that the keys act on.
    pub(super) focus: usize,
    pub(super) view: View,
    pub(super) notice: Option<String>,
    /// Whether a text or a mark may have changed since this was last asked.
    edited: bool,
}

/// A field, and what it holds by now.
#[derive(Debug)]
pub enum Widget {
    List(Choices),
    Scale(Scale),
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
    /// To write the text that the keys act on in the editor.
    Edit,
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

    /// Takes what the page asks and says now; what its fields hold stays.
    pub fn revise(&mut self, page: Page) {
        if page.fields.len() == self.widgets.len() {
            self.page = page;
        }
    }

    /// Says something at the foot, until the next key.
    pub fn say(&mut self, notice: impl Into<String>) {
        self.notice = Some(notice.into());
    }

    /// Lets the keys act on a field, if it is one that is answered.
    pub fn focus_on(&mut self, field: Option<usize>) {
        if let Some(at) = field.filter(|at| self.is_answered(*at)) {
            self.focus = at;
        }
    }

    /// Whether the keys write a text.
    pub fn is_writing(&self) -> bool {
        matches!(self.widgets.get(self.focus), Some(Widget::Text(..)))
    }

    /// The text that the keys act on.
    pub fn text(&self) -> String {
        match self.widgets.get(self.focus) {
            Some(Widget::Text(editor, _)) => editor.text(),
            _ => String::new(),
        }
    }

    /// Takes another text in its place.
    pub fn rewrite(&mut self, text: &str) {
        if let Some(Widget::Text(editor, _)) = self.widgets.get_mut(self.focus) {
            *editor = LineEditor::with(text);
        }
    }

    /// Whether a text or a mark may have changed since this was last asked.
    pub fn take_edited(&mut self) -> bool {
        std::mem::take(&mut self.edited)
    }

    /// Whether a field is on the page: it is asked, or holds something.
    pub(super) fn is_shown(&self, at: usize) -> bool {
        let asked = self.page.fields.get(at).is_some_and(|field| field.is_asked);
        asked || self.widgets.get(at).is_some_and(Widget::holds_something)
    }

    /// Whether a field is on the page and there is something to answer in it.
    fn is_answered(&self, at: usize) -> bool {
        self.is_shown(at) && self.widgets.get(at).is_some_and(Widget::is_answered)
    }

    /// How many fields there are to answer.
    pub(super) fn answered(&self) -> usize {
        (0..self.widgets.len()).filter(|at| self.is_answered(*at)).count()
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
        if self.answered() > 1 && self.crosses(key, &laid, size) {
            return Wish::Stay;
        }
        match self.widgets.get_mut(self.focus) {
            Some(Widget::Text(editor, lines)) => match key {
                Key::Enter => self.accept(),
                Key::LineBreak if *lines == Lines::One => self.accept(),
                Key::Ctrl('e') if *lines == Lines::Several => Wish::Edit,
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
            Some(Widget::Scale(scale)) => match key {
                Key::Enter | Key::LineBreak => self.accept(),
                key if scale.press(key) => {
                    self.edited = true;
                    Wish::Stay
                }
                key => self.common(key),
            },
            Some(Widget::Read(_)) | None => self.read(key),
        }
    }

    /// Takes a paste: into the text that the keys act on, else into the page's line for links, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        let is_line = |widget: &Widget| matches!(widget, Widget::Text(_, Lines::One));
        let at = match self.widgets.get(self.focus) {
            Some(Widget::Text(..)) => Some(self.focus),
            _ => (0..self.widgets.len()).find(|at| self.is_shown(*at) && is_line(&self.widgets[*at])),
        };
        let Some(Widget::Text(editor, lines)) = at.and_then(|at| self.widgets.get_mut(at)) else {
            return self.say("There is nowhere to paste here; nothing was changed.");
        };
        match lines {
            Lines::One => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let apart = if at == Some(self.focus) || editor.is_empty() { "" } else { " " };
                editor.insert(&format!("{apart}{text}"));
            }
            Lines::Several => editor.insert(text),
        }
        self.edited = true;
        self.notice = None;
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
            Key::Left if self.answered() < 2 => self.back(),
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

    /// Accepts the page where nothing that it needs is missing. Where it is not all about one rating, each field is
    /// gone through first.
    fn accept(&mut self) -> Wish {
        let is_missing = |widget: &Widget| match widget {
            Widget::List(list) => list.marks().is_none() && list.choice().is_none(),
            Widget::Scale(scale) => scale.choice().is_none(),
            Widget::Text(..) | Widget::Read(_) => false,
        };
        let is_rated = self.widgets.iter().any(|widget| matches!(widget, Widget::Scale(_)));
        let next = (self.focus + 1..self.widgets.len()).find(|at| self.is_answered(*at));
        if let (Some(next), false) = (next, is_rated) {
            self.focus = next;
            return Wish::Stay;
        }
        let missing = self.widgets.iter().position(is_missing);
        match missing {
            Some(at) if at > self.focus => {
                self.focus = at;
                Wish::Stay
            }
            Some(at) => {
                self.focus = at;
                self.say_what_is_missing()
            }
            None => Wish::Reply,
        }
    }

    fn say_what_is_missing(&mut self) -> Wish {
        self.notice = match self.widgets.get(self.focus) {
            Some(Widget::List(list)) => Some(match (list.is_searched(), list.marks()) {
                (true, _) => "Nothing matches.".into(),
                (false, Some(_)) => format!("Mark any: {}.", list.digits()),
                (false, None) => format!("Choose one: {}.", list.digits()),
            }),
            Some(Widget::Scale(scale)) => Some(format!("Choose one: {}.", scale.digits())),
            _ => None,
        };
        Wish::Stay
    }

    /// Moves to the next field or the one before, around the ends.
    fn move_focus(&mut self, by: isize) -> Wish {
        let count = self.widgets.len().cast_signed();
        let mut at = self.focus.cast_signed();
        for _ in 0..count {
            at = (at + by).rem_euclid(count);
            if self.is_answered(at.cast_unsigned()) {
                self.focus = at.cast_unsigned();
                break;
            }
        }
        Wish::Stay
    }

    /// Moves to the field above or below where the arrow leads out of this one; says whether it did.
    fn crosses(&mut self, key: Key, laid: &Laid, size: Size) -> bool {
        let types = match self.widgets.get(self.focus) {
            Some(Widget::Text(..)) => true,
            Some(Widget::List(list)) => list.is_searched(),
            _ => false,
        };
        let down = match key {
            Key::Down => true,
            Key::Up => false,
            Key::Char('j') if !types => true,
            Key::Char('k') if !types => false,
            _ => return false,
        };
        let leads_out = match self.widgets.get(self.focus) {
            Some(Widget::List(list)) => list.is_at_edge(down, laid, &self.view),
            Some(Widget::Scale(_)) => true,
            Some(Widget::Text(editor, _)) => {
                let laid = editor.lay(text_columns(size.columns - 1));
                laid.row == if down { laid.rows.len() - 1 } else { 0 }
            }
            Some(Widget::Read(_)) | None => false,
        };
        let mut others: Box<dyn Iterator<Item = usize>> = match down {
            true => Box::new(self.focus + 1..self.widgets.len()),
            false => Box::new((0..self.focus).rev()),
        };
        let Some(at) = others.find(|at| leads_out && self.is_answered(*at)) else { return false };
        self.focus = at;
        if let Some(Widget::List(list)) = self.widgets.get_mut(at) {
            list.enter(down);
        }
        true
    }
}

impl Widget {
    fn new(input: &Input) -> Self {
        match input.clone() {
            Input::Mark(items, marked) => Self::List(Choices::many(items, marked)),
            Input::Choose(items, current) => Self::List(Choices::one(items, current)),
            Input::Scale(items, current) => Self::Scale(Scale::new(items, current)),
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
            Self::Scale(scale) => Value::Choice(scale.choice()),
            Self::Text(editor, _) => Value::Text(editor.text()),
            Self::Read(_) => Value::Nothing,
        }
    }

    /// Whether there is something to answer.
    pub fn is_answered(&self) -> bool {
        !matches!(self, Self::Read(_))
    }

    fn holds_something(&self) -> bool {
        match self {
            Self::List(list) => list.marks().is_some_and(|marks| marks.contains(&true)),
            Self::Scale(scale) => scale.choice().is_some(),
            Self::Text(editor, _) => !editor.is_empty(),
            Self::Read(_) => false,
        }
    }
}

#[cfg(test)]
mod tests;
