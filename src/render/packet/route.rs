//! Who decides, whom they consult, and a place for the name, the date and the reason of each.

use crate::analysis::packet::Move;
use crate::model::{MoveDecision, Outcome};
use crate::render::gap::sentences;
use crate::render::{Block, Document, Line, Shape, Style, Table, words};

const CAPTION: &str = "Who decides, when, and why";
/// A place to write in, on paper.
const TO_FILL_IN: &str = "……………………";

pub(super) fn deciders(document: &mut Document, asked: &Move<'_>) {
    document.heading(1, "Who decides");
    document.paragraph(text(asked));
    let decided: Vec<Vec<Vec<Line>>> = asked.packet.decisions.iter().map(decided).collect();
    let is_open = asked.packet.last_decision().is_none_or(|last| last.outcome != Outcome::Approved);
    let by = approver(asked).map_or("Name".to_owned(), |role| format!("{role}: name"));
    let open = is_open.then(|| to_fill_in(&by));
    let drawn = table(decided.iter().cloned().chain(open).collect());
    let mut said = Vec::new();
    if !decided.is_empty() {
        said.push(Block::Table(table(decided)));
    }
    if is_open {
        let by = approver(asked).map_or("whoever decides".to_owned(), |role| format!("the {role}"));
        let text = format!("To be filled in by {by}: name, decision, date and reason.");
        said.push(Block::Paragraph(text.into()));
    }
    document.push(Block::Picture { drawn: vec![Block::Table(drawn)], said });
}

/// The route in a sentence.
pub fn text(asked: &Move<'_>) -> String {
    match sentences::route(&asked.gap) {
        Some(route) => route,
        None => format!(
            "`steps.yaml` names nobody who approves a move to {}, and nobody to consult.",
            asked.gap.goal.name()
        ),
    }
}

fn approver(asked: &Move<'_>) -> Option<String> {
    let role = asked.gap.route.as_ref()?.approver?;
    Some(sentences::lower(&role.name))
}

fn table(rows: Vec<Vec<Vec<Line>>>) -> Table {
    Table {
        caption: CAPTION.to_owned(),
        head: ["Who", "Decision", "Date", "Reason"].map(Line::from).into(),
        rows,
        shape: Shape::Matrix,
    }
}

fn decided(decision: &MoveDecision) -> Vec<Vec<Line>> {
    let mut reason = vec![Line::new().with(Style::Quote, words::prose(&decision.reason))];
    reason.extend(
        decision
            .look_again
            .map(|day| Line::new().with(Style::Quiet, format!("To be looked at again on {day}"))),
    );
    vec![
        vec![Line::from(decision.by.as_str())],
        vec![Line::from(outcome(decision.outcome))],
        vec![Line::from(decision.date.to_string())],
        reason,
    ]
}

/// What was decided, in words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "Approved",
        Outcome::NotNow => "Not now",
    }
}

/// An empty row, to be filled in by hand.
fn to_fill_in(by: &str) -> Vec<Vec<Line>> {
    let blank = || Line::new().with(Style::Quiet, TO_FILL_IN);
    let mut by: String = by.to_owned();
    if let Some(first) = by.get(..1).map(str::to_uppercase) {
        by.replace_range(..1, &first);
    }
    vec![vec![Line::from(by), blank()], vec![blank()], vec![blank()], vec![blank(), blank(), blank()]]
}
