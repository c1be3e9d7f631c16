//! `"report": "notes"` and `"report": "notes_proposal"`.

use jiff::civil::Date;
use serde::Serialize;

use super::Named;
use crate::analysis::journal::Notes;
use crate::analysis::journal::commits::Group;
use crate::model::{Framework, Id, JournalEntry};

#[derive(Serialize)]
struct Content<'a> {
    person: &'a str,
    /// Who wrote them, where that is somebody else.
    writer: Option<&'a str>,
    /// Newest first.
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a Id,
    date: Date,
    kind: &'static str,
    text: &'a str,
    behaviors: Vec<Named<'a>>,
    step: Option<Named<'a>>,
    links: &'a [String],
    from: Option<&'a str>,
    with_leave: bool,
    why: Option<&'a str>,
    look_again: Option<Date>,
    /// Whether the day to look at it again has come.
    due: bool,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct Proposal<'a> {
    groups: Vec<Proposed<'a>>,
}

#[derive(Serialize)]
struct Proposed<'a> {
    first: Date,
    last: Date,
    place: &'a str,
    text: &'a str,
    link: Option<&'a str>,
    commits: &'a [String],
}

/// The entries, as JSON.
pub fn notes<'a>(framework: &'a Framework, notes: &Notes<'a>) -> impl Serialize {
    let entry = |entry: &&'a JournalEntry| Entry {
        id: &entry.id,
        date: entry.date,
        kind: entry.kind.word(),
        text: &entry.text,
        behaviors: entry.behaviors.iter().map(|id| Named::behavior(framework, id)).collect(),
        step: entry.step.as_ref().map(|id| Named::step(framework, id)),
        links: &entry.links,
        from: entry.from.as_deref(),
        with_leave: entry.with_leave,
        why: entry.why.as_deref(),
        look_again: entry.look_again,
        due: entry.is_due(notes.today),
        source: entry.source.as_deref(),
    };
    Content { person: notes.person, writer: notes.writer, entries: notes.entries.iter().map(entry).collect() }
}

/// What commits would add, as JSON.
pub fn proposal<'a>(groups: &'a [Group]) -> impl Serialize {
    let proposed = |group: &'a Group| {
        let Group { place, text, first, last, commits, link } = group;
        Proposed { first: *first, last: *last, place, text, link: link.as_deref(), commits }
    };
    Proposal { groups: groups.iter().map(proposed).collect() }
}
