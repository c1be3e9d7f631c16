//! What is said, line by line: a page, a field, the prompt behind which an answer is typed, and the help.

use super::answer::Asked;
use crate::analysis::dialog::{Field, Input, Item, Lines, MANY, Page, Paragraph, Setting, Tone, Value};
use crate::render::{list, visible_line};
use crate::terminal::dialog::rows::{Row, wrap};

/// How to answer, said once.
pub const HINTS: &str = "Answer each question by typing a line and pressing Enter. Type ? for help, back for the \
                         question before, again to have this one repeated, and quit to leave.";

/// What can be typed whatever the page.
const COMMANDS: [(&str, &str); 4] = [
    ("?", "this help"),
    ("back", "the question before, keeping what you answered"),
    ("again", "the same question once more, from its beginning"),
    ("quit", "leave; Ctrl-C and Ctrl-D do the same"),
];

/// How much of a field is said before the prompt.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Telling {
    /// All of it.
    #[default]
    Whole,
    /// The question, and what it holds by now.
    Question,
    Nothing,
}

/// Lines as they are printed: wrapped at words, none of them steering the terminal.
pub fn set(lines: &[String], columns: usize) -> String {
    let rows = lines.iter().flat_map(|line| wrap(Tone::Plain, line, columns));
    rows.map(|row: Row| format!("{}\n", row.plain().trim_end())).collect()
}

/// What is above the fields, as far as the page before did not have it.
pub fn page(page: &Page, before: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    if page.title != before.title {
        lines.push(sentence(&page.title));
    }
    if page.progress != before.progress {
        lines.push(sentence(&page.progress));
    }
    for group in page.context.iter().filter(|group| !before.context.contains(group)) {
        lines.push(String::new());
        lines.extend(paragraphs(group));
    }
    lines.extend(page.notice.as_deref().map(sentence));
    let words = |page: &Page| page.actions.iter().map(|action| action.does).collect::<Vec<_>>();
    if !page.actions.is_empty() && words(page) != words(before) {
        lines.push(format!("You can also type: {}.", words(page).join(", ")));
    }
    lines.retain(|line| line != ".");
    let begins = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    lines.split_off(begins)
}

/// A question, with all that can be answered or what is answered by now.
pub fn field(asked: &Asked<'_>, telling: Telling) -> Vec<String> {
    let Some(Field { question, hint, input, .. }) = asked.field else { return Vec::new() };
    let mut lines = vec![String::new()];
    lines.extend(match (question.is_empty(), hint.is_empty()) {
        (true, _) => None,
        (false, true) => Some(question.clone()),
        (false, false) => Some(sentence(&format!("{question}: {hint}"))),
    });
    match telling {
        Telling::Whole => {}
        Telling::Question => lines.extend(held(asked)),
        Telling::Nothing => lines.clear(),
    }
    if telling != Telling::Whole {
        return lines;
    }
    match input {
        Input::Pick(items) if items.len() > MANY => {
            lines.push(format!("There are {} to pick from.", items.len()));
        }
        Input::Mark(items, _) | Input::Choose(items, _) | Input::Scale(items, _) | Input::Pick(items) => {
            let marked = asked.value.map(Value::marked).unwrap_or_default();
            for (at, item) in items.iter().enumerate() {
                lines.extend(item.heading.as_deref().map(|heading| format!("{heading}:")));
                lines.push(self::item(at, item, marked.contains(&at)));
            }
        }
        Input::Write(..) => lines.extend(held(asked)),
        Input::Read(_) => {}
    }
    lines
}

/// What a field holds by now, if it does.
fn held(asked: &Asked<'_>) -> Vec<String> {
    match (asked.field.map(|field| &field.input), asked.value) {
        (Some(Input::Mark(..)), Some(value)) => {
            let numbers: Vec<String> = value.marked().iter().map(|at| (at + 1).to_string()).collect();
            match numbers.as_slice() {
                [] => vec!["Nothing is marked.".to_owned()],
                numbers => vec![format!("Marked: {}.", list(numbers))],
            }
        }
        (Some(Input::Write(..)), Some(Value::Text(text))) if !text.is_empty() => {
            text.lines().enumerate().map(|(at, line)| format!("{}{line}", ["Now: ", ""][at.min(1)])).collect()
        }
        _ => Vec::new(),
    }
}

/// An item with its number.
pub fn item(at: usize, item: &Item, is_marked: bool) -> String {
    let Item { label, detail, mark, .. } = item;
    let marked = if is_marked { "[marked] " } else { "" };
    let mark = if mark.is_empty() { String::new() } else { format!(" {mark}") };
    let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
    format!("{}. {marked}{label}{mark}{detail}", at + 1)
}

/// What is asked for, behind which the answer is typed.
pub fn prompt(asked: &Asked<'_>) -> String {
    let Some(field) = asked.field else { return format!("Enter to {}: ", asked.page.accept) };
    let is_empty = asked.value.is_none_or(|value| value.text().is_empty());
    let default = |items: &[Item]| {
        let label = asked.value.and_then(Value::choice).and_then(|at| items.get(at)).map(|item| &item.label);
        label.map(|label| format!(" [default: {}]", visible_line(label))).unwrap_or_default()
    };
    match &field.input {
        Input::Mark(items, _) if items.len() > MANY => {
            "Numbers to mark or unmark, or a word to search; Enter to go on: ".to_owned()
        }
        Input::Mark(..) => "Numbers to mark or unmark, such as 1 3; Enter to go on: ".to_owned(),
        Input::Choose(items, _) | Input::Scale(items, _) => {
            format!("Number or first letters{}: ", default(items))
        }
        Input::Pick(items) => format!("Number, or part of a name{}: ", default(items)),
        Input::Write(_, Lines::One) if is_empty => "Your answer: ".to_owned(),
        Input::Write(_, Lines::One) => "Another answer; Enter keeps it, a period clears it: ".to_owned(),
        Input::Write(_, Lines::Several) if is_empty => "Lines, and an empty one at the end: ".to_owned(),
        Input::Write(_, Lines::Several) => {
            "Other lines; Enter keeps it, a plus adds to it, a period clears it: ".to_owned()
        }
        Input::Read(_) => String::new(),
    }
}

/// What explains a page, and what can be typed there.
pub fn help(page: &Page) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(paragraphs(&page.help));
    lines.push("What you can type:".to_owned());
    let actions = page.actions.iter().map(|action| (action.does, action.explanation));
    lines.extend(COMMANDS.into_iter().chain(actions).map(|(word, means)| format!("{word}: {means}")));
    if page.fields.iter().any(|field| matches!(field.input, Input::Write(..))) {
        lines.push("A text that is one of these words begins with a space.".to_owned());
    }
    lines
}

/// Paragraphs as lines, an empty one between those that stand apart.
pub fn paragraphs(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut lines = Vec::new();
    for Paragraph { spans, setting, .. } in paragraphs {
        let text: String = spans.iter().map(|(_, text)| text.as_str()).collect();
        // What stands under each other on a screen is held apart by spaces there.
        lines.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        if *setting == Setting::Apart {
            lines.push(String::new());
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let ended = words.ends_with(['.', '?', '!', ':']);
    first.chain(letters).chain((!ended).then_some('.')).collect()
}
