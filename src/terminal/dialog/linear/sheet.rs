//! A page being answered: what its fields hold by now, and which of them it is the turn of.

use super::words::Telling;
use crate::analysis::dialog::{Field, Input, Page, Paragraph, Value};

/// A page being answered.
#[derive(Debug)]
pub struct Sheet {
    pub page: Page,
    /// What the fields hold, in their order.
    pub values: Vec<Value>,
    /// The field to answer; `None` where the page is only read.
    turn: Option<usize>,
    /// How many fields were said or asked already.
    told: usize,
    /// How much is said of the field when it is asked for.
    telling: Telling,
}

impl Sheet {
    pub fn new(page: Page) -> Self {
        let values = page.fields.iter().map(|field| at_first(&field.input)).collect();
        let mut sheet = Self { page, values, turn: None, told: 0, telling: Telling::Whole };
        sheet.turn = (0..sheet.page.fields.len()).find(|at| sheet.is_answered(*at));
        sheet
    }

    /// Takes what the page asks now; what its fields hold stays.
    pub fn revise(&mut self, page: Page) {
        if page.fields.len() == self.values.len() {
            self.page = page;
        }
    }

    /// Whether a field is on the page, asked or holding something, and there is something to answer.
    fn is_answered(&self, at: usize) -> bool {
        let holds = match self.values.get(at) {
            Some(Value::Marks(marks)) => marks.contains(&true),
            Some(Value::Text(text)) => !text.is_empty(),
            Some(Value::Choice(choice)) => choice.is_some(),
            Some(Value::Nothing) | None => false,
        };
        self.page
            .fields
            .get(at)
            .is_some_and(|field| !matches!(field.input, Input::Read(_)) && (field.is_asked || holds))
    }

    /// What is to be read before the field that it is the turn of, once; before the last field all that is left.
    pub fn unread(&mut self) -> Vec<Vec<Paragraph>> {
        let until = match self.turn {
            Some(turn) if self.next().is_some() => turn + 1,
            _ => self.page.fields.len(),
        };
        let fields = self.page.fields.get(self.told..until).unwrap_or_default();
        self.told = self.told.max(until);
        let read = |field: &Field| match &field.input {
            Input::Read(paragraphs) if field.is_asked => Some(paragraphs.clone()),
            _ => None,
        };
        fields.iter().filter_map(read).collect()
    }

    /// The field that it is the turn of.
    pub fn field(&self) -> Option<&Field> {
        self.page.fields.get(self.turn?)
    }

    /// What that field holds.
    pub fn value(&self) -> Option<&Value> {
        self.values.get(self.turn?)
    }

    /// What all fields hold once this one holds another value.
    pub fn with(&self, value: Option<Value>) -> Vec<Value> {
        let mut values = self.values.clone();
        if let (Some(held), Some(value)) = (self.turn.and_then(|turn| values.get_mut(turn)), value) {
            *held = value;
        }
        values
    }

    /// How much to say of the field now: all of it the first time, then only what is asked for.
    pub fn take_telling(&mut self) -> Telling {
        std::mem::replace(&mut self.telling, Telling::Nothing)
    }

    /// Has so much of the field said before it is asked for again.
    pub fn tell(&mut self, telling: Telling) {
        self.telling = telling;
    }

    /// Has everything up to the field said again.
    pub fn tell_again(&mut self) {
        self.told = 0;
        self.telling = Telling::Whole;
    }

    /// Turns to the next field, if there is one.
    pub fn go_on(&mut self) -> bool {
        self.next().is_some_and(|next| self.turn_to(next))
    }

    fn next(&self) -> Option<usize> {
        let after = self.turn? + 1;
        (after..self.page.fields.len()).find(|at| self.is_answered(*at))
    }

    /// Turns to the field before, if there is one.
    pub fn go_back(&mut self) -> bool {
        let before = (0..self.turn.unwrap_or(0)).rfind(|at| self.is_answered(*at));
        before.is_some_and(|before| self.turn_to(before))
    }

    /// Turns to a field to put right, or else to the first one, which was said already.
    pub fn turn_back_to(&mut self, field: Option<usize>) {
        let first = || (0..self.page.fields.len()).find(|at| self.is_answered(*at));
        self.turn = field.filter(|at| self.is_answered(*at)).or_else(first);
        self.telling = Telling::Question;
    }

    fn turn_to(&mut self, at: usize) -> bool {
        self.turn = Some(at);
        self.telling = if at >= self.told { Telling::Whole } else { Telling::Question };
        true
    }
}

/// What a field holds before anybody answered it.
fn at_first(input: &Input) -> Value {
    match input {
        Input::Mark(_, marked) => Value::Marks(marked.clone()),
        Input::Choose(_, current) | Input::Scale(_, current) => Value::Choice(*current),
        Input::Write(text, _) => Value::Text(text.clone()),
        Input::Pick(_) => Value::Choice(None),
        Input::Read(_) => Value::Nothing,
    }
}
