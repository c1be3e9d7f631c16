//! A journal: a record for each entry, and for people a table of them.

use super::{Export, joined, lines};
use crate::model::{Framework, JournalRecord};
use crate::render::csv::Records;
use crate::render::words;
use crate::render::workbook::{Cell, Column, Sheet};

/// The entries of a journal as an export.
pub fn journal(framework: &Framework, title: String, records: &[JournalRecord]) -> Export {
    Export { title, lines: lines(records), table: table(records), sheets: vec![sheet(framework, records)] }
}

fn table(records: &[JournalRecord]) -> Records {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |record: &JournalRecord| {
        vec![
            record.version.to_string(),
            record.person.to_string(),
            record.writer.to_string(),
            record.id.to_string(),
            record.date.to_string(),
            record.kind.to_string(),
            record.text.clone(),
            joined(&record.behaviors),
            record.step.as_ref().map(ToString::to_string).unwrap_or_default(),
            joined(&record.links),
            text(&record.from),
            record.with_leave.to_string(),
            text(&record.why),
            record.look_again.map(|day| day.to_string()).unwrap_or_default(),
            text(&record.source),
        ]
    };
    Records {
        head: vec![
            "version",
            "person",
            "writer",
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
        rows: records.iter().map(row).collect(),
    }
}

/// A row for each entry, by the names that people know.
fn sheet(framework: &Framework, records: &[JournalRecord]) -> Sheet {
    let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
    let row = |record: &JournalRecord| {
        let behaviors: Vec<&str> = record.behaviors.iter().map(|id| words::behavior(framework, id)).collect();
        let step = record.step.as_ref().map(|id| words::step(framework, id).to_owned());
        vec![
            Cell::Day(Some(record.date)),
            Cell::Text(record.kind.to_string()),
            Cell::Text(record.text.clone()),
            Cell::Text(behaviors.join(", ")),
            text(&step),
            Cell::Links(record.links.clone()),
            text(&record.from),
            Cell::Text(if record.with_leave { "yes".to_owned() } else { String::new() }),
            text(&record.why),
            Cell::Day(record.look_again),
            Cell::Text(record.id.to_string()),
            text(&record.source),
        ]
    };
    let columns = [
        ("Date", 12),
        ("Kind", 11),
        ("What happened", 60),
        ("Behaviors", 24),
        ("Step", 18),
        ("Links", 36),
        ("From", 18),
        ("May be named", 10),
        ("Why", 36),
        ("Look again", 12),
        ("Id", 10),
        ("Source", 18),
    ];
    let columns = columns.map(|(head, width)| Column { head: head.to_owned(), width });
    Sheet { name: "Journal", columns: columns.into(), rows: records.iter().map(row).collect(), frozen: 0 }
}
