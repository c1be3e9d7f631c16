//! What was noted, as a table to read, and as records.

use jiff::civil::Date;

use super::csv::Records;
use super::{Block, Document, Line, Shape, Style, Table, list, words};
use crate::analysis::journal::Notes;
use crate::model::{Framework, JournalEntry, JournalKind};

/// The entries as a report.
pub fn document(framework: &Framework, notes: &Notes<'_>) -> Document {
    let mut document = Document::titled(title(notes.person, notes.writer));
    if notes.entries.is_empty() {
        document.paragraph(match notes.left_out {
            0 if notes.writer.is_some() => Line::from("Nothing is noted yet."),
            0 => Line::from("Nothing is noted yet. ")
                .with(Style::Code, "steps note TEXT")
                .text(" notes something."),
            more => Line::from(format!("No entry is like this; the journal has {}.", entries(more))),
        });
        return document;
    }
    let row = |entry: &&JournalEntry| {
        let mut note = said(entry, notes.today);
        note.push(about(framework, entry));
        vec![vec![Line::from(entry.date.to_string())], note]
    };
    document.push(Block::Table(Table {
        caption: "What was noted, the newest first".to_owned(),
        head: ["Date", "Note"].map(Line::from).into(),
        rows: notes.entries.iter().map(row).collect(),
        shape: Shape::Matrix,
    }));
    if notes.left_out > 0 {
        let shown = notes.entries.len();
        let shown = format!("{shown} of {}.", entries(shown + notes.left_out));
        document.paragraph(Line::new().with(Style::Quiet, shown));
    }
    document
}

/// What a journal is called; the writer where it is about somebody else.
pub fn title(person: &str, writer: Option<&str>) -> String {
    match writer {
        None => format!("Journal of {person}"),
        Some(writer) => format!("{writer}'s notes about {person}"),
    }
}

/// The entries as records, ids as in the journal.
pub fn records(notes: &Notes<'_>) -> Records {
    let ids = |ids: &[crate::model::Id]| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |entry: &&JournalEntry| {
        vec![
            entry.id.to_string(),
            entry.date.to_string(),
            entry.kind.to_string(),
            entry.text.clone(),
            ids(&entry.behaviors),
            entry.step.as_ref().map(ToString::to_string).unwrap_or_default(),
            entry.links.join(" "),
            text(&entry.from),
            if entry.with_leave { "yes".to_owned() } else { String::new() },
            text(&entry.why),
            entry.look_again.map(|day| day.to_string()).unwrap_or_default(),
            text(&entry.source),
        ]
    };
    Records {
        head: vec![
            "id",
            "date",
            "kind",
            "text",
            "behaviors",
            "step",
            "links",
            "from",
            "with_leave",
            "why",
            "look_again",
            "source",
        ],
        rows: notes.entries.iter().map(row).collect(),
    }
}

/// A day as people write it: `3 Nov 2026`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A number of entries, in words.
pub fn entries(number: usize) -> String {
    if number == 1 { "1 entry".to_owned() } else { format!("{number} entries") }
}

/// What an entry says, line by line.
fn said(entry: &JournalEntry, today: Date) -> Vec<Line> {
    let mut lines = Vec::new();
    let strong = |text: String| Line::new().with(Style::Strong, text);
    match (entry.kind, &entry.from) {
        (JournalKind::Evidence, _) => {}
        (JournalKind::Feedback, Some(from)) => {
            let leave = if entry.with_leave { ", who may be named" } else { "" };
            lines.push(strong(format!("Feedback from {from}{leave}")));
        }
        (JournalKind::Feedback, None) => lines.push(strong("Feedback".to_owned())),
        (JournalKind::Decision, _) => lines.push(strong("Decision".to_owned())),
    }
    lines.extend(entry.text.lines().map(Line::from));
    if let Some(why) = &entry.why {
        lines.extend(format!("Why: {why}").lines().map(Line::from));
    }
    if let Some(again) = entry.look_again {
        lines.push(match entry.is_due(today) {
            true => strong(format!("Look again: since {}", day(again))),
            false => Line::from(format!("Look again: {}", day(again))),
        });
    }
    lines.extend(entry.links.iter().map(|link| Line::new().with(Style::Link, link.as_str())));
    lines
}

/// The behaviors and the step of an entry by name, and its id.
fn about(framework: &Framework, entry: &JournalEntry) -> Line {
    let behaviors: Vec<&str> = entry.behaviors.iter().map(|id| words::behavior(framework, id)).collect();
    let step = entry.step.as_ref().map(|id| words::step(framework, id));
    let about = match (list(&behaviors), step) {
        (behaviors, None) => behaviors,
        (behaviors, Some(step)) if behaviors.is_empty() => step.to_owned(),
        (behaviors, Some(step)) => format!("{behaviors} at {step}"),
    };
    let id = Line::new().with(Style::Code, entry.id.as_str());
    if about.is_empty() { id } else { id.with(Style::Quiet, format!(" · {about}")) }
}
