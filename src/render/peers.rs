//! Who was asked about somebody, how far they are, and what they wrote: for whoever asked them.

use super::csv::Records;
use super::when::when;
use super::{Block, Document, Line, Shape, Style, Table, words};
use crate::analysis::peers::{Asked, AskedPeer, AskedState, Said};
use crate::model::{Answer, Forward, Framework};

/// Who was asked, to read.
pub fn document(framework: &Framework, asked: &Asked) -> Document {
    let mut document = Document::titled(format!("Peers asked about {}, {}", asked.name, asked.cycle));
    if asked.peers.is_empty() {
        document.paragraph("Nobody was asked.");
        return document;
    }
    document.push(Block::Table(Table {
        caption: "Who was asked, and how far they are".to_owned(),
        head: ["Peer", "Asked", "By", "State"].map(Line::from).into(),
        rows: asked.peers.iter().map(|peer| row(peer, asked)).collect(),
        shape: Shape::Matrix,
    }));
    let Some(said) = &asked.said else { return document };
    document.heading(1, "What they wrote");
    if said.is_empty() {
        document.paragraph(
            "Nothing is open yet. You read what peers say about a question once you have rated it yourself, with `steps assess`.",
        );
    }
    for Said { behavior, step, answers } in said {
        let place = format!("{} · {}", words::behavior(framework, behavior), words::step(framework, step));
        document.heading(2, place);
        let lines = answers.iter().map(|(name, answer)| line(framework, name, answer));
        document.push(Block::List(lines.collect()));
    }
    document
}

fn row(peer: &AskedPeer, asked: &Asked) -> Vec<Vec<Line>> {
    let by = match (peer.by, &peer.state) {
        (Some(by), AskedState::Waiting) if by < asked.today => {
            Line::new().with(Style::Strong, when(by, asked.today))
        }
        (Some(by), AskedState::Waiting) => Line::from(when(by, asked.today)),
        (Some(by), _) => Line::from(by.to_string()),
        (None, _) => Line::from("no date"),
    };
    let mut state = vec![Line::from(state(&peer.state))];
    if let AskedState::Declined(declined) = &peer.state {
        let reason = declined.reason.as_deref().map(words::prose);
        state.extend(reason.map(|reason| Line::new().with(Style::Quote, reason)));
    }
    let asked = peer.asked.map_or("not asked".to_owned(), |day| day.to_string());
    vec![vec![Line::from(peer.name.as_str())], vec![Line::from(asked)], vec![by], state]
}

/// How far a peer is, in words.
pub fn state(state: &AskedState) -> String {
    match state {
        AskedState::Waiting => "not sealed yet".to_owned(),
        AskedState::Declined(declined) => format!("declined on {}", declined.date),
        AskedState::Sealed(date) => format!("sealed on {date}"),
    }
}

/// What a peer said, and how far it may go.
fn line(framework: &Framework, name: &str, answer: &Answer) -> Line {
    let rating = words::rating(framework, answer.rating.as_ref());
    let note = answer.note.as_ref().map(|note| format!(". “{}”", words::prose(note))).unwrap_or_default();
    Line::new()
        .with(Style::Strong, name)
        .text(format!(": {rating}{note} "))
        .with(Style::Quiet, format!("({})", forward(answer.forward)))
}

/// How far an answer may go, in words.
fn forward(forward: Option<Forward>) -> &'static str {
    match forward {
        None => "for you alone",
        Some(Forward::WithoutName) => "may be passed on without the name",
        Some(Forward::WithName) => "may be passed on with the name",
    }
}

/// Who was asked, as records.
pub fn records(asked: &Asked) -> Records {
    let row = |peer: &AskedPeer| {
        let (state, date) = match &peer.state {
            AskedState::Waiting => ("waiting", None),
            AskedState::Declined(declined) => ("declined", Some(declined.date)),
            AskedState::Sealed(date) => ("sealed", Some(*date)),
        };
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let (person, cycle) = (asked.person.to_string(), asked.cycle.to_string());
        let who = (peer.id.to_string(), peer.name.clone());
        vec![person, cycle, who.0, who.1, day(peer.asked), day(peer.by), state.to_owned(), day(date)]
    };
    Records {
        head: vec!["person", "cycle", "peer", "name", "asked", "by", "state", "date"],
        rows: asked.peers.iter().map(row).collect(),
    }
}
