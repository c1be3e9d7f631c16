//! Reports as JSON: versioned structs of their own, so that the model can change and the format does not.

mod breadth;
mod calibrate;
mod changes;
mod diff;
mod disciplines;
mod findings;
mod focus;
mod gap;
mod guide;
mod history;
mod notes;
mod packet;
mod peers;
mod show;
mod status;
mod templates;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Report, words};
use crate::model::{Answer, Framework, Id, JournalEntry, Rating, SealState, Tagged};

/// The version of these formats. It rises when a key goes away or changes its meaning.
const VERSION: u8 = 1;

/// The report as pretty JSON, with a line end at the end.
pub fn json(report: &Report<'_>) -> String {
    match *report {
        Report::Show { framework, subject, lens } => {
            envelope(framework, "show", show::show(framework, subject, lens))
        }
        Report::Guide { framework, subject } => {
            envelope(framework, "guide", guide::guide(framework, subject))
        }
        Report::Disciplines { framework } => {
            envelope(framework, "disciplines", disciplines::disciplines(framework))
        }
        Report::Diff { framework, diff, occasion, .. } => {
            envelope(framework, "diff", diff::diff(framework, diff, occasion))
        }
        Report::Gap { framework, gap, person, rater, .. } => {
            envelope(framework, "gap", gap::gap(framework, gap, person, rater))
        }
        Report::History { framework, history, person } => {
            envelope(framework, "history", history::history(framework, history, person))
        }
        Report::Packet { framework, asked, names } => {
            envelope(framework, "packet", packet::packet(framework, asked, names))
        }
        Report::Changes { ends, changes, touched } => {
            envelope(ends.after.framework, "changes", changes::changes(ends, changes, touched))
        }
        Report::Notes { framework, notes } => envelope(framework, "notes", notes::notes(framework, notes)),
        Report::Proposal { framework, groups } => {
            envelope(framework, "notes_proposal", notes::proposal(groups))
        }
        Report::Peers { framework, asked } => envelope(framework, "peers", peers::peers(framework, asked)),
        Report::Status { framework, status, .. } => {
            envelope(framework, "status", status::status(framework, status))
        }
        Report::Calibrate { framework, calibration } => {
            envelope(framework, "calibrate", calibrate::calibrate(framework, calibration))
        }
        Report::Templates { templates } => pretty(&templates::templates(templates)),
        Report::Findings { findings, .. } => pretty(&findings::findings(findings)),
    }
}

/// What every report begins with.
#[derive(Serialize)]
struct Envelope<'a, T> {
    version: u8,
    report: &'static str,
    framework: FrameworkName<'a>,
    #[serde(flatten)]
    content: T,
}

/// Today's framework.
#[derive(Serialize)]
struct FrameworkName<'a> {
    id: &'a Id,
    label: &'a str,
    version: String,
}

/// A part of the framework, or what an assessment still names though it is gone.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a Id,
    label: &'a str,
    in_framework: bool,
}

/// Something with an id and a name.
#[derive(Serialize)]
struct Labeled<'a> {
    id: &'a Id,
    label: &'a str,
}

/// What readers should know before they trust the ratings.
#[derive(Serialize)]
struct RemarkText {
    kind: &'static str,
    text: String,
}

/// A rating of the scale, `unsure` or `not-applicable`.
#[derive(Serialize)]
struct RatingName<'a> {
    id: Id,
    label: &'a str,
    on_scale: bool,
}

/// An example's text and who it is for; no text where it is gone.
#[derive(Serialize)]
struct ExampleText<'a> {
    id: &'a Id,
    text: Option<&'a str>,
    disciplines: Vec<Named<'a>>,
    in_framework: bool,
}

/// What somebody said of a cell.
#[derive(Serialize)]
struct AnswerText<'a> {
    rating: Option<RatingName<'a>>,
    note: Option<&'a str>,
    /// Links, or ids of journal entries.
    evidence: &'a [String],
    /// The entries among them whose text was sealed.
    cited: Vec<CitedText<'a>>,
}

/// What an entry of the journal says that is cited.
#[derive(Serialize)]
struct CitedText<'a> {
    id: &'a Id,
    date: String,
    text: &'a str,
    links: &'a [String],
}

/// What every report on a framework begins with, before its content.
fn envelope(framework: &Framework, report: &'static str, content: impl Serialize) -> String {
    let manifest = &framework.manifest;
    let framework =
        FrameworkName { id: &manifest.id, label: &manifest.name, version: manifest.version.to_string() };
    pretty(&Envelope { version: VERSION, report, framework, content })
}

fn pretty(content: &impl Serialize) -> String {
    #[expect(clippy::unwrap_used, reason = "plain structs with string keys always serialize")]
    let json = serde_json::to_string_pretty(content).unwrap();
    json + "\n"
}

impl<'a> Named<'a> {
    fn behavior(framework: &'a Framework, id: &'a Id) -> Self {
        let in_framework = framework.behavior(id).is_some();
        Self { id, label: words::behavior(framework, id), in_framework }
    }

    fn step(framework: &'a Framework, id: &'a Id) -> Self {
        Self { id, label: words::step(framework, id), in_framework: framework.steps.get(id).is_some() }
    }

    fn discipline(framework: &'a Framework, id: &'a Id) -> Self {
        let in_framework = framework.discipline(id).is_some();
        Self { id, label: words::discipline(framework, id), in_framework }
    }

    fn disciplines(framework: &'a Framework, ids: &'a [Id]) -> Vec<Self> {
        ids.iter().map(|id| Self::discipline(framework, id)).collect()
    }
}

impl<'a> RatingName<'a> {
    fn of(framework: &'a Framework, rating: &'a Rating) -> Self {
        let scale = &framework.manifest.scale;
        let on_scale = rating.rated().is_some_and(|id| scale.get(id).is_some());
        Self { id: rating.clone().into(), label: scale.label(rating), on_scale }
    }
}

impl<'a> CitedText<'a> {
    fn of(entry: &'a JournalEntry) -> Self {
        Self { id: &entry.id, date: entry.date.to_string(), text: &entry.text, links: &entry.links }
    }
}

impl<'a> AnswerText<'a> {
    /// The answer of an assessment that was sealed with these entries.
    fn of(framework: &'a Framework, answer: &'a Answer, cited: &'a [JournalEntry]) -> Self {
        let is_cited = |entry: &&JournalEntry| answer.evidence.iter().any(|id| id == entry.id.as_str());
        Self {
            cited: cited.iter().filter(is_cited).map(CitedText::of).collect(),
            rating: answer.rating.as_ref().map(|rating| RatingName::of(framework, rating)),
            note: answer.note.as_deref(),
            evidence: &answer.evidence,
        }
    }
}

impl<'a> ExampleText<'a> {
    fn of(tagged: &Tagged<'a>) -> Self {
        let named = |id, label| Named { id, label, in_framework: true };
        Self {
            id: &tagged.example.id,
            text: Some(&tagged.example.text),
            disciplines: tagged.disciplines.iter().map(|it| named(&it.id, it.name.as_str())).collect(),
            in_framework: true,
        }
    }

    fn gone(id: &'a Id) -> Self {
        Self { id, text: None, disciplines: Vec::new(), in_framework: false }
    }
}

fn seal_state(state: SealState) -> &'static str {
    match state {
        SealState::Draft => "draft",
        SealState::Sealed => "sealed",
        SealState::ChangedAfterwards => "changed_afterwards",
    }
}
