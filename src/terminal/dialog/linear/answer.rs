//! What a typed line means for the field that it answers. Pure: it neither hears nor says anything.

use signal_hook::consts::SIGINT;

use super::words;
use crate::analysis::dialog::{Field, Input, Item, Lines, Page, Value};
use crate::render::list;
use crate::terminal::dialog::rows::shorten;

/// A field that is asked for, and what it holds by now; none where the page is only read.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub page: &'a Page,
    pub field: Option<&'a Field>,
    pub value: Option<&'a Value>,
}

/// What comes of a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The field is answered, and this confirms it.
    On(Option<String>),
    /// The same field is asked for again, after these lines.
    Stay(Vec<String>),
    Back,
    Act(char),
    Help,
    Again,
    /// The person left, or a signal arrived.
    Leave(i32),
}

impl Asked<'_> {
    /// How long a text may be, where one is written.
    pub fn lines(&self) -> Option<Lines> {
        match self.field?.input {
            Input::Write(_, lines) => Some(lines),
            _ => None,
        }
    }

    /// What the field holds when somebody leaves in the middle of a line: it may have been meant to come in the place
    /// of the text that is there, or to be added to it.
    pub fn begun(&self, typed: &str) -> Option<Value> {
        let (typed, held) = (typed.trim(), self.value.map_or("", Value::text));
        let apart = match self.lines() {
            _ if held.is_empty() => "",
            Some(Lines::Several) => "\n",
            _ => " ",
        };
        (self.lines().is_some() && !typed.is_empty()).then(|| Value::Text(format!("{held}{apart}{typed}")))
    }

    /// Takes a line of a text that has only one.
    pub fn written(&self, line: &str) -> (Outcome, Option<Value>) {
        match self.begins(line) {
            Ok(text) => (Outcome::On(None), Some(Value::Text(text.join(" ")))),
            Err(ended) => ended,
        }
    }

    /// Takes the first line of a text; gives the lines to go on from, or what the line means instead.
    pub fn begins(&self, line: &str) -> Result<Vec<String>, (Outcome, Option<Value>)> {
        let held = self.value.map_or("", Value::text);
        // A space in front makes a text of what would be a command.
        let is_text = line.starts_with(' ');
        match line.trim() {
            "" => Err((Outcome::On(None), None)),
            "." if !held.is_empty() => Err((Outcome::On(None), Some(Value::Text(String::new())))),
            "+" if self.lines() == Some(Lines::Several) => Ok(held.lines().map(str::to_owned).collect()),
            text => match self.command(text).filter(|_| !is_text) {
                Some(outcome) => Err((outcome, None)),
                None => Ok(vec![text.to_owned()]),
            },
        }
    }

    /// Takes a line where no text is written.
    pub fn answered(&self, line: &str) -> (Outcome, Option<Value>) {
        let line = line.trim();
        if let Some(outcome) = self.command(line) {
            return (outcome, None);
        }
        match (self.field.map(|field| &field.input), self.value) {
            (Some(Input::Mark(items, _)), Some(Value::Marks(marks))) => self.mark(items, marks, line),
            (Some(Input::Choose(items, _) | Input::Scale(items, _)), value) => {
                self.choose(items, value.and_then(Value::choice), line)
            }
            (Some(Input::Pick(items)), value) => self.pick(items, value.and_then(Value::choice), line),
            _ if line.is_empty() => (Outcome::On(None), None),
            _ => (self.unknown(line), None),
        }
    }

    /// What a line means whatever is asked.
    fn command(&self, line: &str) -> Option<Outcome> {
        let line = line.to_lowercase();
        match line.as_str() {
            "back" => Some(Outcome::Back),
            "?" | "help" => Some(Outcome::Help),
            "again" => Some(Outcome::Again),
            "quit" => Some(Outcome::Leave(SIGINT)),
            _ => {
                let action = self.page.actions.iter().find(|action| action.does == line)?;
                Some(Outcome::Act(action.key))
            }
        }
    }

    fn mark(&self, items: &[Item], marks: &[bool], line: &str) -> (Outcome, Option<Value>) {
        if line.is_empty() {
            return (Outcome::On(None), None);
        }
        let words = line.split([' ', ',']).filter(|word| !word.is_empty());
        let numbers: Option<Vec<usize>> = words.map(|word| word.parse().ok()).collect();
        let Some(numbers) = numbers else { return (self.search(items, line), None) };
        if let Some(number) = numbers.iter().find(|number| !(1..=items.len()).contains(*number)) {
            return (Outcome::Stay(vec![out_of(*number, items)]), None);
        }
        let mut marks = marks.to_vec();
        for number in &numbers {
            marks[number - 1] = !marks[number - 1];
        }
        let state = |number: &usize| {
            format!("{number} is {}.", if marks[number - 1] { "marked" } else { "no longer marked" })
        };
        let said: Vec<String> = numbers.iter().map(state).collect();
        (Outcome::Stay(vec![said.join(" ")]), Some(Value::Marks(marks)))
    }

    fn choose(&self, items: &[Item], current: Option<usize>, line: &str) -> (Outcome, Option<Value>) {
        let line = line.to_lowercase();
        let begins = |at: &usize| items[*at].label.to_lowercase().starts_with(&line);
        match line.parse::<usize>() {
            _ if line.is_empty() => return enter(items, current),
            Ok(number) => return numbered(items, number),
            Err(_) => {}
        }
        let whole = |at: &usize| items[*at].label.to_lowercase() == line;
        let fitting: Vec<usize> = (0..items.len()).filter(begins).collect();
        match (fitting.as_slice(), fitting.iter().find(|at| whole(at))) {
            ([at], _) | (_, Some(at)) => chosen(items, *at),
            ([], None) => (self.unknown(&line), None),
            (several, None) => {
                let labels: Vec<&str> = several.iter().map(|at| items[*at].label.as_str()).collect();
                let said = format!("`{line}` fits {}: type more of it, or the number.", list(&labels));
                (Outcome::Stay(vec![said]), None)
            }
        }
    }

    fn pick(&self, items: &[Item], current: Option<usize>, line: &str) -> (Outcome, Option<Value>) {
        let whole = items.iter().position(|item| item.label.to_lowercase() == line.to_lowercase());
        match (line.parse::<usize>(), whole) {
            _ if line.is_empty() => enter(items, current),
            (Ok(number), _) => numbered(items, number),
            (_, Some(at)) => chosen(items, at),
            _ => (self.search(items, line), None),
        }
    }

    /// The items that hold every word of a line, by their numbers.
    fn search(&self, items: &[Item], line: &str) -> Outcome {
        let marks = self.value.map(Value::marked).unwrap_or_default();
        let found = items.iter().enumerate().filter(|(_, item)| item.holds(line));
        let found: Vec<String> = found.map(|(at, item)| words::item(at, item, marks.contains(&at))).collect();
        if found.is_empty() { self.unknown(&line.to_lowercase()) } else { Outcome::Stay(found) }
    }

    /// What a line means that answers nothing: one of the page's actions by one of its words, or nothing.
    fn unknown(&self, line: &str) -> Outcome {
        let has_word = |does: &str| does.split(' ').any(|word| word == line);
        let mut actions = self.page.actions.iter().filter(|action| has_word(action.does));
        match (actions.next(), actions.next()) {
            (Some(action), None) => Outcome::Act(action.key),
            _ => {
                let line = shorten(line, 40);
                Outcome::Stay(vec![format!("`{line}` is no answer here. Type ? for what is.")])
            }
        }
    }
}

/// Enter alone takes what is chosen already.
fn enter(items: &[Item], current: Option<usize>) -> (Outcome, Option<Value>) {
    match current {
        Some(at) => chosen(items, at),
        None => (Outcome::Stay(vec![format!("Choose one, by a number from 1 to {}.", items.len())]), None),
    }
}

fn numbered(items: &[Item], number: usize) -> (Outcome, Option<Value>) {
    match number.checked_sub(1).filter(|at| *at < items.len()) {
        Some(at) => chosen(items, at),
        None => (Outcome::Stay(vec![out_of(number, items)]), None),
    }
}

fn chosen(items: &[Item], at: usize) -> (Outcome, Option<Value>) {
    let said = items.get(at).map(|item| format!("Chosen: {}.", item.label));
    (Outcome::On(said), Some(Value::Choice(Some(at))))
}

fn out_of(number: usize, items: &[Item]) -> String {
    format!("There is no {number}: the numbers go from 1 to {}.", items.len())
}
