//! What there is to show, behavior by behavior, and a plain list of those for which nobody cites anything.

use crate::analysis::packet::{Move, Note, Piece, Shown};
use crate::model::{Framework, Id};
use crate::render::{Block, Document, Line, Style, notes, web_address, words};

pub(super) fn by_behavior(document: &mut Document, framework: &Framework, asked: &Move<'_>) {
    if !asked.shown.is_empty() {
        document.heading(1, "Evidence");
    }
    for shown in &asked.shown {
        document.heading(2, shown.behavior.short());
        one(document, asked, shown);
    }
    if asked.without_evidence.is_empty() {
        return;
    }
    document.heading(1, "Without evidence");
    let names = asked.without_evidence.iter().map(|it| words::behavior(framework, &it.id));
    document.push(Block::List(names.map(Line::from).collect()));
}

fn one(document: &mut Document, asked: &Move<'_>, shown: &Shown<'_>) {
    let latest = &asked.gap.assessment.cycle;
    for at_step in shown.evidence.chunk_by(|one, next| one.step.id == next.step.id) {
        let name = at_step.first().map_or("", |piece| &piece.step.name);
        document.paragraph(label(format!("{name}:")));
        document.push(Block::List(at_step.iter().map(|it| piece(it, latest)).collect()));
    }
    if !shown.examples.is_empty() {
        document.paragraph(label(format!("Examples of {} that hold:", asked.gap.goal.name())));
        document.push(Block::List(shown.examples.iter().map(words::example).collect()));
    }
    if !shown.notes.is_empty() {
        document.paragraph(label("Noted in the meeting:".to_owned()));
        let line = |note: &Note<'_>| {
            let step = Line::new().with(Style::Strong, note.step.name.as_str());
            step.text(": ").with(Style::Quote, words::prose(note.text))
        };
        document.push(Block::List(shown.notes.iter().map(line).collect()));
    }
}

fn label(text: String) -> Line {
    Line::new().with(Style::Strong, text)
}

/// What the journal says, with its links, or a link; with the cycle in which it was cited, where that is an earlier one.
fn piece(piece: &Piece<'_>, latest: &Id) -> Line {
    let link = |line: Line, link: &String| line.text("\n").with(Style::Link, link.as_str());
    let line = Line::new();
    let line = match piece.entry {
        Some(entry) => {
            let said = format!("{}: {}", notes::day(entry.date), words::prose(&entry.text));
            entry.links.iter().fold(line.text(said), link)
        }
        None if web_address(piece.evidence).is_some() => line.with(Style::Link, piece.evidence),
        None => line.with(Style::Code, piece.evidence),
    };
    match piece.cycle == latest {
        true => line,
        false => line.with(Style::Quiet, format!(" ({})", piece.cycle)),
    }
}
