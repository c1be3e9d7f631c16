//! `"report": "packet"`.

use serde::Serialize;

use super::gap::{Cell, Reaches, Route, cell, reaches, remark, route};
use super::peers::{PeersSay, peers_say};
use super::{CitedText, ExampleText, Labeled, Named, RemarkText};
use crate::analysis::packet::{Missing, Move, Piece, Shown};
use crate::model::{Framework, Id, MoveDecision, Outcome, Words};
use crate::render::packet::{Names, route_text, source};

#[derive(Serialize)]
struct Content<'a> {
    person: Labeled<'a>,
    /// The cycle of what was agreed last.
    cycle: &'a Id,
    /// The step of today, where it is known.
    from: Option<Named<'a>>,
    to: Named<'a>,
    text: String,
    remarks: Vec<RemarkText>,
    request: Said<'a>,
    /// What was agreed, earliest first.
    agreed: Vec<Agreed<'a>>,
    evidence: Vec<Evidence<'a>>,
    without_evidence: Vec<Named<'a>>,
    not_yet: Vec<NotYet<'a>>,
    /// What peers allowed the person to read; `null` where nothing can be shown.
    peers_say: Option<Vec<PeersSay<'a>>>,
    /// `null` where the framework names nobody who approves, and nobody to consult.
    route: Option<Route<'a>>,
    route_text: String,
    decisions: Vec<Decided<'a>>,
}

/// What each of the two says, in their own words.
#[derive(Default, Serialize)]
struct Said<'a> {
    #[serde(rename = "self")]
    oneself: Option<&'a str>,
    manager: Option<&'a str>,
}

#[derive(Serialize)]
struct Agreed<'a> {
    cycle: &'a Id,
    sealed_on: Option<String>,
    behaviors: Vec<Reaches<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    behavior: Named<'a>,
    cited: Vec<Cited<'a>>,
    /// The examples of the step to move to that hold.
    examples: Vec<ExampleText<'a>>,
    /// What was noted in the meeting, where it is there already.
    notes: Vec<Note<'a>>,
}

#[derive(Serialize)]
struct Cited<'a> {
    step: Named<'a>,
    cycle: &'a Id,
    /// A link, or the id of an entry of the journal.
    evidence: &'a str,
    entry: Option<CitedText<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    step: Named<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct NotYet<'a> {
    behavior: Named<'a>,
    steps: Vec<Cell<'a>>,
    /// What makes up for it.
    instead: Said<'a>,
}

#[derive(Serialize)]
struct Decided<'a> {
    /// `approved` or `not_now`.
    outcome: &'static str,
    by: &'a str,
    date: String,
    reason: &'a str,
    look_again: Option<String>,
}

/// A request for a move, as JSON.
pub fn packet<'a>(framework: &'a Framework, asked: &'a Move<'a>, names: Names<'a>) -> impl Serialize {
    let gap = &asked.gap;
    let agreed = asked.agreed.iter().map(|it| Agreed {
        cycle: &it.assessment.cycle,
        sealed_on: it.assessment.sealed.as_ref().map(|seal| seal.date.to_string()),
        behaviors: it.patterns.iter().map(|pattern| reaches(framework, pattern)).collect(),
    });
    Content {
        person: Labeled { id: &gap.assessment.person, label: names.person },
        cycle: &gap.assessment.cycle,
        from: asked.from.map(|step| Named::step(framework, &step.id)),
        to: Named::step(framework, &gap.goal.step.id),
        text: source(framework, asked, names).join(" "),
        remarks: gap.caveats.iter().map(|it| remark(framework, it, names.rater)).collect(),
        request: said(Some(&asked.packet.request)),
        agreed: agreed.collect(),
        evidence: asked.shown.iter().map(|it| evidence(framework, it)).collect(),
        without_evidence: asked
            .without_evidence
            .iter()
            .map(|it| Named::behavior(framework, &it.id))
            .collect(),
        not_yet: asked.not_yet.iter().map(|it| not_yet(framework, asked, it)).collect(),
        peers_say: asked.opinions.as_ref().map(|said| peers_say(framework, said)),
        route: route(gap),
        route_text: route_text(asked),
        decisions: asked.packet.decisions.iter().map(decided).collect(),
    }
}

fn said(words: Option<&Words>) -> Said<'_> {
    words.map_or_else(Said::default, |words| Said {
        oneself: words.oneself.as_deref(),
        manager: words.manager.as_deref(),
    })
}

fn evidence<'a>(framework: &'a Framework, shown: &'a Shown<'a>) -> Evidence<'a> {
    let cited = |piece: &'a Piece<'a>| Cited {
        step: Named::step(framework, &piece.step.id),
        cycle: piece.cycle,
        evidence: piece.evidence,
        entry: piece.entry.map(CitedText::of),
    };
    Evidence {
        behavior: Named::behavior(framework, &shown.behavior.id),
        cited: shown.evidence.iter().map(cited).collect(),
        examples: shown.examples.iter().map(ExampleText::of).collect(),
        notes: shown
            .notes
            .iter()
            .map(|note| Note { step: Named::step(framework, &note.step.id), text: note.text })
            .collect(),
    }
}

fn not_yet<'a>(framework: &'a Framework, asked: &'a Move<'a>, missing: &'a Missing<'a>) -> NotYet<'a> {
    let cited = &asked.gap.assessment.cited;
    NotYet {
        behavior: Named::behavior(framework, &missing.behavior.id),
        steps: missing.cells.iter().map(|it| cell(framework, it, cited)).collect(),
        instead: said(missing.instead),
    }
}

fn decided(decision: &MoveDecision) -> Decided<'_> {
    Decided {
        outcome: match decision.outcome {
            Outcome::Approved => "approved",
            Outcome::NotNow => "not_now",
        },
        by: &decision.by,
        date: decision.date.to_string(),
        reason: &decision.reason,
        look_again: decision.look_again.map(|day| day.to_string()),
    }
}
