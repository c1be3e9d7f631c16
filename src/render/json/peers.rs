//! `"report": "peers"`, and what other reports tell of peers.

use jiff::civil::Date;
use serde::Serialize;

use super::{AnswerText, Labeled, Named};
use crate::analysis::peers::{Asked, AskedPeer, AskedState, Said, in_order, spread};
use crate::model::{Answer, Forward, Framework, Id, Opinion, Opinions, Rating};

#[derive(Serialize)]
struct Content<'a> {
    person: Labeled<'a>,
    cycle: &'a Id,
    today: Date,
    peers: Vec<Peer<'a>>,
    /// What they wrote, as far as it is open; `null` where it was not asked for.
    said: Option<Vec<Cell<'a>>>,
}

#[derive(Serialize)]
struct Peer<'a> {
    id: &'a Id,
    label: &'a str,
    /// `null` where they wrote by themself.
    asked: Option<Date>,
    by: Option<Date>,
    /// `waiting`, `declined` or `sealed`.
    state: &'static str,
    /// The day on which they declined or sealed.
    date: Option<Date>,
    /// Why they declined, where they said.
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Cell<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    answers: Vec<Answered<'a>>,
}

#[derive(Serialize)]
struct Answered<'a> {
    name: &'a str,
    answer: AnswerText<'a>,
    /// How far it may go beyond the manager: `nowhere`, `without-name` or `with-name`.
    forward: &'static str,
}

/// Who was asked, as JSON.
pub fn peers<'a>(framework: &'a Framework, asked: &'a Asked) -> impl Serialize {
    let answered = |(name, answer): &'a (String, Answer)| Answered {
        name,
        answer: AnswerText::of(framework, answer, &[]),
        forward: match answer.forward {
            None => "nowhere",
            Some(Forward::WithoutName) => "without-name",
            Some(Forward::WithName) => "with-name",
        },
    };
    let cell = |said: &'a Said| Cell {
        behavior: Named::behavior(framework, &said.behavior),
        step: Named::step(framework, &said.step),
        answers: said.answers.iter().map(answered).collect(),
    };
    Content {
        person: Labeled { id: &asked.person, label: &asked.name },
        cycle: &asked.cycle,
        today: asked.today,
        peers: asked.peers.iter().map(peer).collect(),
        said: asked.said.as_ref().map(|said| said.iter().map(cell).collect()),
    }
}

fn peer(peer: &AskedPeer) -> Peer<'_> {
    let (state, date, reason) = match &peer.state {
        AskedState::Waiting => ("waiting", None, None),
        AskedState::Declined(declined) => ("declined", Some(declined.date), declined.reason.as_deref()),
        AskedState::Sealed(date) => ("sealed", Some(*date), None),
    };
    Peer { id: &peer.id, label: &peer.name, asked: peer.asked, by: peer.by, state, date, reason }
}

/// What peers said about a cell.
#[derive(Serialize)]
pub(super) struct PeersSay<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    /// Of those without a name, lowest first: none, or of at least three.
    without_name: Vec<PeersRating<'a>>,
    /// What they wrote, in an order that tells nothing.
    notes: &'a [String],
    with_name: Vec<PeerSaid<'a>>,
}

#[derive(Serialize)]
struct PeersRating<'a> {
    rating: Id,
    label: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct PeerSaid<'a> {
    name: &'a str,
    rating: Id,
    label: &'a str,
    note: Option<&'a str>,
}

/// What peers allowed both sides to read, cell by cell.
pub(super) fn peers_say<'a>(framework: &'a Framework, opinions: &'a Opinions) -> Vec<PeersSay<'a>> {
    let label = |rating: &'a Rating| framework.manifest.scale.label(rating);
    let say = |(behavior, step, opinion): (&'a Id, &'a Id, &'a Opinion)| PeersSay {
        behavior: Named::behavior(framework, behavior),
        step: Named::step(framework, step),
        without_name: spread(opinion)
            .into_iter()
            .map(|(rating, count)| PeersRating { rating: rating.clone().into(), label: label(rating), count })
            .collect(),
        notes: &opinion.notes,
        with_name: opinion
            .named
            .iter()
            .map(|named| PeerSaid {
                name: &named.name,
                rating: named.rating.clone().into(),
                label: label(&named.rating),
                note: named.note.as_deref(),
            })
            .collect(),
    };
    in_order(framework, opinions).into_iter().map(say).collect()
}
