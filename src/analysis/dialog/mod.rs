//! What a conversation shows and takes: pages of fields, replies to them, and what comes of each reply.
//! Pure: how a page looks, and which keys move around in it, is up to whoever presents it.

mod ask;
mod naming;
mod noting;
mod paragraph;

pub use ask::Ask;
pub use naming::{Naming, Newcomer};
pub use noting::Noting;
pub use paragraph::{Paragraph, Setting, Tone};

/// A conversation: it has one page open at a time, and moves on by what it is told.
pub trait Conversation {
    /// The page that is open.
    fn page(&self) -> Page;

    /// Takes what the fields of the page hold, in their order.
    fn reply(&mut self, values: &[Value]) -> Response;

    /// Goes to the page before. What the fields hold is kept where it can be.
    fn back(&mut self, values: &[Value]) -> Response;

    /// The page that is open, where what its fields hold changes what it asks or says; its fields stay the same ones.
    fn revise(&self, _values: &[Value]) -> Option<Page> {
        None
    }

    /// Does one of the page's actions, by its key. What the fields hold was kept before.
    fn act(&mut self, _key: char) -> Response {
        Response::Next
    }

    /// Keeps what was typed and not accepted yet, so that it is there again after an interruption.
    fn keep(&mut self, _values: &[Value]) {}
}

/// What comes of a reply.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Response {
    /// Another page is open.
    Next,
    /// The same page stays open as it is, and this is why. The field is the one to put right, where it is one.
    Refused { why: String, field: Option<usize> },
    /// There is nothing more to ask.
    Finished,
}

impl Response {
    /// Stays, whatever field it is about.
    pub fn refused(why: impl Into<String>) -> Self {
        Self::Refused { why: why.into(), field: None }
    }
}

/// What is shown at once.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Where we are, or what this is about.
    pub title: String,
    /// How far we are; left out where there is no room.
    pub progress: String,
    /// What helps to answer, as groups. Where there is little room the first groups are left out first.
    pub context: Vec<Vec<Paragraph>>,
    /// What went wrong, or is missing.
    pub notice: Option<String>,
    pub fields: Vec<Field>,
    /// What accepting the page does, in a word, such as `accept`.
    pub accept: &'static str,
    /// What else can be done here.
    pub actions: Vec<Action>,
    /// What explains the page.
    pub help: Vec<Paragraph>,
    /// Whether there is a page before this one.
    pub can_go_back: bool,
}

/// Something other than answering.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Action {
    pub key: char,
    /// In a word or two, such as `skip`.
    pub does: &'static str,
    /// A sentence about it, for the help.
    pub explanation: &'static str,
}

/// One thing on a page: a question and how it is answered, or something to read.
#[derive(Clone, Debug)]
pub struct Field {
    /// Of a text on a page with several fields, a word for it.
    pub question: String,
    /// What to write, where the question is a word: said as long as nothing is written.
    pub hint: String,
    pub input: Input,
    /// Whether it is asked, given what the other fields hold. One that holds something is shown all the same.
    pub is_asked: bool,
}

/// How many items are too many to look through: they are narrowed down by typing.
pub const MANY: usize = 12;

/// How a field is answered, and what it holds at first.
#[derive(Clone, Debug)]
pub enum Input {
    /// Mark any number of items.
    Mark(Vec<Item>, Vec<bool>),
    /// Choose one of a few items.
    Choose(Vec<Item>, Option<usize>),
    /// Choose one of the points of a scale, which stand side by side.
    Scale(Vec<Item>, Option<usize>),
    /// Write a text.
    Write(String, Lines),
    /// Pick one of many items, by typing a part of it.
    Pick(Vec<Item>),
    /// Nothing to answer.
    Read(Vec<Paragraph>),
}

/// How long a text may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lines {
    One,
    Several,
}

/// Something that can be marked, chosen or picked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Item {
    /// Said above it: which kind of items follow.
    pub heading: Option<String>,
    pub label: String,
    /// What the label means, or nothing.
    pub detail: String,
    /// Said behind the label, such as when it was.
    pub mark: String,
}

/// What a field holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    Marks(Vec<bool>),
    /// The item chosen or picked, if one was.
    Choice(Option<usize>),
    Text(String),
    Nothing,
}

impl Field {
    pub fn new(question: impl Into<String>, input: Input) -> Self {
        Self { question: question.into(), hint: String::new(), input, is_asked: true }
    }

    /// A text to write, called by a word.
    pub fn write(word: &str, hint: String, text: String, lines: Lines) -> Self {
        Self { hint, ..Self::new(word, Input::Write(text, lines)) }
    }

    /// The same, asked only under a condition.
    pub fn shown_if(self, is_asked: bool) -> Self {
        Self { is_asked, ..self }
    }

    /// A question that is answered by yes or no; Enter says yes.
    pub fn yes_or_no(question: impl Into<String>) -> Self {
        Self::new(question, Input::Choose(["Yes", "No"].map(Item::new).into(), Some(0)))
    }

    /// Something to read, without a question.
    pub fn read(paragraphs: Vec<Paragraph>) -> Self {
        Self::new("", Input::Read(paragraphs))
    }
}

impl Item {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// Whether it holds every one of these words, in upper or lower case.
    pub fn holds(&self, words: &str) -> bool {
        let whole = format!("{} {}", self.label, self.detail).to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| whole.contains(word))
    }
}

impl Value {
    /// The text of a field that is written in.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = self { text } else { "" }
    }

    /// The item that was chosen.
    pub fn choice(&self) -> Option<usize> {
        if let Value::Choice(choice) = self { *choice } else { None }
    }

    /// Whether a question of [`Field::yes_or_no`] was answered by yes.
    pub fn is_yes(&self) -> bool {
        self.choice() == Some(0)
    }

    /// The positions of the items that are marked.
    pub fn marked(&self) -> Vec<usize> {
        let Value::Marks(marks) = self else { return Vec::new() };
        (0..marks.len()).filter(|at| marks[*at]).collect()
    }
}
