//! `"report": "status"`. What was agreed to try and what was decided stays out: a bot may post it where others read.

use jiff::civil::Date;
use serde::Serialize;

use super::{Labeled, Named};
use crate::analysis::status::{Kind, State, Status, Waiting};
use crate::model::{Framework, Id};
use crate::render::status::{cycle, kind, what};

#[derive(Serialize)]
struct Content<'a> {
    person: Labeled<'a>,
    today: Date,
    /// What is about the person first, each by what is due.
    waiting: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    about: Labeled<'a>,
    /// `assessment`, `others`, `meeting`, `request`, `peers`, `first-step`, `focus`, `decision` or `packet`.
    kind: &'static str,
    cycle: Option<&'a Id>,
    /// Of an assessment: `not_begun`, `draft`, `changed_afterwards` or `unreadable`.
    state: Option<&'static str>,
    /// Where a draft stopped, or what to look at again.
    behaviors: Vec<Named<'a>>,
    step: Option<Named<'a>>,
    /// Who of the others has sealed.
    sealed: &'a [String],
    /// Who has not.
    awaited: &'a [String],
    due: Option<Date>,
    /// Whether the day has come.
    is_due: bool,
    text: String,
    command: Option<&'a str>,
}

/// What is waiting, as JSON.
pub fn status<'a>(framework: &'a Framework, status: &'a Status) -> impl Serialize {
    let entry = |waiting: &'a Waiting| {
        let (behaviors, step) = place(&waiting.kind);
        Entry {
            about: Labeled { id: &waiting.person, label: &waiting.name },
            kind: kind(&waiting.kind),
            cycle: cycle(&waiting.kind),
            state: state(&waiting.kind),
            behaviors: behaviors.iter().map(|id| Named::behavior(framework, id)).collect(),
            step: step.map(|id| Named::step(framework, id)),
            sealed: if let Kind::Assessment { sealed, .. } = &waiting.kind { sealed } else { &[] },
            awaited: match &waiting.kind {
                Kind::Others { awaited, .. } | Kind::Peers { awaited, .. } => awaited,
                _ => &[],
            },
            due: waiting.due,
            is_due: waiting.is_due(status.today),
            text: what(framework, waiting, status),
            command: waiting.command.as_deref(),
        }
    };
    Content {
        person: Labeled { id: &status.person, label: &status.name },
        today: status.today,
        waiting: status.all().map(entry).collect(),
    }
}

fn place(kind: &Kind) -> (&[Id], Option<&Id>) {
    match kind {
        Kind::Assessment { state: State::Draft(Some(cell)), .. } => {
            (std::slice::from_ref(&cell.behavior), Some(&cell.step))
        }
        Kind::Focus { behavior, step, .. } => (std::slice::from_ref(behavior), Some(step)),
        Kind::Decision { behaviors, .. } => (behaviors, None),
        _ => (&[], None),
    }
}

fn state(kind: &Kind) -> Option<&'static str> {
    let Kind::Assessment { state, .. } = kind else { return None };
    Some(match state {
        State::NotBegun => "not_begun",
        State::Draft(_) => "draft",
        State::ChangedAfterwards => "changed_afterwards",
        State::Unreadable => "unreadable",
    })
}
