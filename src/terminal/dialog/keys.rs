//! What can be pressed: a few words at the foot of a page, and all of it in the help.

use super::form::Widget;
use super::frame::KeyHelp;
use crate::analysis::dialog::{Field, Lines, Page, Paragraph, Tone};

/// What every key does, whatever the page.
const KEYS: [(&str, &str); 10] = [
    ("↑ ↓, j k", "move; PgUp and PgDn by a screen"),
    ("1–9", "choose or mark at once"),
    ("Space", "mark or unmark"),
    ("Enter", "accept"),
    ("Alt-Enter", "in a text: begin a new line"),
    ("Ctrl-E", "in a text of several lines: write it in your editor"),
    ("Tab", "to the next field, where there are several; Shift-Tab to the one before"),
    ("Esc, ←", "go back, keeping what was typed; in a text, Esc only"),
    ("q, Ctrl-C", "leave; Ctrl-D too. In a text, Ctrl-C, or Ctrl-D while it is empty"),
    ("?, F1", "this page; in a text, F1 only"),
];

/// The keys that a page offers while this field has the focus, the most needed with the lowest rank.
pub fn offered(page: &Page, widget: Option<&Widget>, several: bool) -> Vec<KeyHelp> {
    let mut keys = Vec::new();
    let mut offer = |rank, key: &str, does| keys.push(KeyHelp { rank, key: key.to_owned(), does });
    match widget {
        Some(Widget::Text(_, lines)) => {
            offer(0, "Enter", page.accept);
            if *lines == Lines::Several {
                offer(5, "Ctrl-E", "editor");
                offer(6, "Alt-Enter", "new line");
            }
        }
        Some(Widget::List(list)) if list.is_searched() => {
            offer(0, "Enter", page.accept);
            offer(3, "letters", "search");
            if list.marks().is_some() {
                offer(3, "Space", "mark");
            }
        }
        Some(Widget::List(list)) if list.marks().is_some() => {
            offer(0, "Enter", page.accept);
            offer(3, if several { "1–9" } else { "Space" }, "mark");
        }
        Some(Widget::Scale(scale)) => {
            offer(0, "Enter", page.accept);
            offer(3, &scale.digits(), "choose");
        }
        Some(Widget::List(list)) => {
            offer(0, &list.digits(), "choose");
            offer(5, "↑↓ Enter", "choose");
        }
        Some(Widget::Read(_)) | None => {
            offer(0, "Enter", page.accept);
            offer(7, "↑↓", "scroll");
        }
    }
    if several {
        offer(3, "Tab", "fields");
    }
    if page.can_go_back {
        offer(4, "Esc", "back");
    }
    let types = matches!(widget, Some(Widget::Text(..)))
        || matches!(widget, Some(Widget::List(list)) if list.is_searched());
    // The first action is the one that the page speaks of; where letters are typed, none has a key.
    for (rank, action) in (4..).zip(&page.actions).filter(|_| !types) {
        offer(rank, &action.key.to_string(), action.does);
    }
    offer(2, if types { "F1" } else { "?" }, "help");
    offer(1, if types { "Ctrl-C" } else { "q" }, "leave");
    keys
}

/// The page that explains this one.
pub fn help(page: &Page) -> Page {
    let mut paragraphs = page.help.clone();
    if !paragraphs.is_empty() {
        paragraphs.push(Paragraph::default().tight(0));
    }
    paragraphs.push(Paragraph::new(Tone::Strong, "Keys").tight(0));
    let own = page.actions.iter().map(|action| (action.key.to_string(), action.explanation));
    let common = KEYS.iter().map(|(key, does)| ((*key).to_owned(), *does));
    paragraphs.extend(common.chain(own).map(|(key, does)| {
        Paragraph::new(Tone::Current, format!("{key:<11}")).with(Tone::Plain, does).tight(11)
    }));
    Page {
        title: page.title.clone(),
        fields: vec![Field::read(paragraphs)],
        accept: "return",
        can_go_back: true,
        ..Page::default()
    }
}
