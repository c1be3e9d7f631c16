//! What goes to the people who approve a move: the request, what was agreed over the cycles, its evidence, what is not
//! there yet, and a place for what is decided.

mod agreed;
mod evidence;
mod route;

use super::gap::sentences;
use super::{Block, Document, Line, Style, opinions, words};
use crate::analysis::gap::GapCell;
use crate::analysis::packet::{Missing, Move};
use crate::model::{Framework, Side, Words};

pub(super) use route::text as route_text;

/// The names of the person and of whoever manages them.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    pub person: &'a str,
    pub manager: &'a str,
    /// Who wrote down what was agreed.
    pub rater: &'a str,
}

impl<'a> Names<'a> {
    fn of(self, side: Side) -> &'a str {
        if side == Side::Manager { self.manager } else { self.person }
    }
}

/// A request for a move, to read and to sign.
pub fn document(framework: &Framework, asked: &Move<'_>, names: Names<'_>) -> Document {
    let mut document = Document::titled(title(asked, names));
    for caveat in &asked.gap.caveats {
        document.push(Block::Notice(sentences::caveat(framework, caveat, names.rater).into()));
    }
    for sentence in source(framework, asked, names) {
        document.paragraph(sentence);
    }
    in_own_words(&mut document, asked, names);
    agreed::over_the_cycles(&mut document, framework, asked);
    evidence::by_behavior(&mut document, framework, asked);
    asked.opinions.iter().for_each(|said| opinions::say(&mut document, framework, said));
    not_yet(&mut document, framework, asked, names);
    route::deciders(&mut document, asked);
    document
}

/// Who moves from where to where.
fn title(asked: &Move<'_>, names: Names<'_>) -> String {
    let (person, to) = (names.person, &asked.gap.goal.name());
    match asked.from.filter(|_| !asked.is_there()) {
        Some(from) => format!("{person}: from {} to {to}", from.name),
        None => format!("{person}: a move to {to}"),
    }
}

/// What this rests on, and what the step is.
pub fn source(framework: &Framework, asked: &Move<'_>, names: Names<'_>) -> Vec<String> {
    let (person, target) = (names.person, asked.gap.goal.step);
    let seal = match &asked.gap.assessment.sealed {
        Some(seal) => format!(", sealed on {}", seal.date),
        None => String::new(),
    };
    let rests_on = format!(
        "A request for a move, on what {person} and {} agreed in {}{seal}.",
        names.manager, asked.gap.assessment.cycle
    );
    let step = format!("{}: {}", target.name, words::prose(&target.summary));
    let today = match asked.from {
        _ if asked.is_there() => Some(format!("{person} is at {} already.", target.name)),
        Some(from) if asked.is_narrower(framework) => Some(format!(
            "This is a move to a step with less impact: {} includes all of {}.",
            from.name, target.name
        )),
        _ => None,
    };
    [rests_on, step].into_iter().chain(today).collect()
}

/// Why, in the words of each.
fn in_own_words(document: &mut Document, asked: &Move<'_>, names: Names<'_>) {
    document.heading(1, "The request");
    for side in Words::SIDES {
        let name = names.of(side);
        let Some(text) = asked.packet.request.of(side) else {
            document.paragraph(Line::new().with(Style::Quiet, format!("Nothing is here from {name} yet.")));
            continue;
        };
        document.heading(2, format!("In the words of {name}"));
        for paragraph in paragraphs(text) {
            document.paragraph(Line::new().with(Style::Quote, paragraph));
        }
    }
}

/// A text as paragraphs, whose line breaks are the editor's.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace("\r\n", "\n");
    let paragraphs: Vec<String> = text.split("\n\n").map(words::prose).collect();
    paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty())
}

/// What is not there yet, and what makes up for it.
fn not_yet(document: &mut Document, framework: &Framework, asked: &Move<'_>, names: Names<'_>) {
    document.heading(1, "What is not there yet");
    if asked.not_yet.is_empty() {
        document.paragraph(format!("Nothing up to {} is open.", asked.gap.goal.name()));
        return;
    }
    document.paragraph("As a rule all behaviors are expected, and strength in one can make up for another.");
    for missing in &asked.not_yet {
        document.heading(2, missing.behavior.short());
        if !missing.cells.is_empty() {
            let lines = missing.cells.iter().map(|cell| open(framework, asked, cell));
            document.push(Block::List(lines.collect()));
        }
        instead(document, missing, names);
    }
}

/// How a step of a behavior stands, and what was agreed about it.
fn open(framework: &Framework, asked: &Move<'_>, cell: &GapCell<'_>) -> Line {
    let rating = cell.answer.and_then(|answer| answer.rating.as_ref());
    let rated = sentences::rated(framework, &asked.gap, rating, cell.state);
    let line = Line::new().with(Style::Strong, cell.step.name.as_str()).text(format!(": {rated}"));
    match cell.answer.and_then(|answer| answer.note.as_deref()) {
        Some(note) => line.text("\n").with(Style::Quote, words::prose(note)),
        None => line,
    }
}

/// What makes up for a behavior, in the words of each.
fn instead(document: &mut Document, missing: &Missing<'_>, names: Names<'_>) {
    let said = |side: Side| {
        let text = missing.instead?.of(side)?;
        let name = Line::new().with(Style::Strong, format!("{}: ", names.of(side)));
        Some(name.with(Style::Quote, paragraphs(text).collect::<Vec<_>>().join("\n")))
    };
    let lines: Vec<Line> = Words::SIDES.into_iter().filter_map(said).collect();
    if !lines.is_empty() {
        document.paragraph(Line::new().with(Style::Strong, "What makes up for it:"));
        document.push(Block::List(lines));
    }
}
