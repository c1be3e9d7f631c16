//! The gap step by step: what is there with its evidence, what is not yet, and what nobody could judge.

use super::sentences;
use crate::analysis::asked::asked_for_examples;
use crate::analysis::gap::{Candidate, Gap, GapCell};
use crate::analysis::interview::Cell;
use crate::analysis::pattern::CellState;
use crate::model::Framework;
use crate::render::{Block, Document, Line, Style, words};

/// What the narrower steps still lack: a wider step includes them.
pub(super) fn below(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    if gap.below.is_empty() {
        return;
    }
    document.heading(1, format!("Open before {}", gap.goal.name()));
    for cell in &gap.below {
        document.heading(2, format!("{} · {}", cell.step.name, cell.behavior.short()));
        said(document, framework, gap, cell);
    }
}

/// The target itself, behavior by behavior.
pub(super) fn at_target(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    if gap.at_target.is_empty() {
        return;
    }
    document.heading(
        1,
        match gap.goal.role {
            Some(role) => format!("As {}", role.name),
            None => format!("At {}", gap.goal.step.name),
        },
    );
    for cell in &gap.at_target {
        let heading = match gap.goal.is_profile() {
            true => format!("{} · {}", cell.behavior.short(), cell.step.name),
            false => cell.behavior.short().to_owned(),
        };
        document.heading(2, heading);
        said(document, framework, gap, cell);
    }
}

/// What was said of one cell, and what to talk about.
fn said(document: &mut Document, framework: &Framework, gap: &Gap<'_>, cell: &GapCell<'_>) {
    if cell.state == CellState::NoExamples {
        document.paragraph("There are no examples here, and so nothing was rated.");
        return;
    }
    let rating = cell.answer.and_then(|answer| answer.rating.as_ref());
    let today = sentences::rated(framework, gap, rating, cell.state);
    document.paragraph(Line::new().with(Style::Strong, "Today: ").text(today));
    // What was written about the work of another discipline is not evidence here.
    let answer = cell.answer.filter(|_| !matches!(cell.state, CellState::Elsewhere(_)));
    let note = answer.map(words::note).unwrap_or_default();
    let does_not_apply = cell.state == CellState::NotApplicable;
    // Examples and links from before somebody said so are about something else.
    let evidence = answer
        .filter(|_| !does_not_apply)
        .map(|answer| words::evidence(answer, &gap.assessment.cited))
        .unwrap_or_default();
    let there: Vec<Line> =
        cell.there.iter().map(words::example).chain(cell.gone.iter().map(|id| words::gone(id))).collect();
    if !there.is_empty() && !does_not_apply {
        list(document, "Already there", there);
    }
    if !note.is_empty() {
        let label = match cell.state {
            CellState::NotApplicable => "Reason",
            _ => "In the rater's words",
        };
        list(document, label, note);
    }
    if !evidence.is_empty() {
        list(document, "Evidence", evidence);
    }
    if !cell.triggers.is_empty() {
        list(document, triggers(gap, cell), cell.triggers.iter().map(words::example).collect());
    }
}

fn triggers(gap: &Gap<'_>, cell: &GapCell<'_>) -> &'static str {
    let is_it = |open: &&Cell| open.behavior == cell.behavior.id && open.step == cell.step.id;
    match cell.state {
        CellState::Unrated if gap.left_open.iter().any(|open| is_it(&open)) => {
            "This was left open in the meeting; you could talk about"
        }
        CellState::NotAsked => "This was not asked yet; you could talk about",
        CellState::Unsure | CellState::Unrated | CellState::OffScale(_) => {
            "Nobody could judge this yet; you could talk about"
        }
        CellState::Elsewhere(_) => "You could talk about",
        _ if !asked_for_examples(gap.assessment) => "Examples were not asked for; you could talk about",
        _ => "Not yet there; you could talk about",
    }
}

fn list(document: &mut Document, label: &str, lines: Vec<Line>) {
    document.paragraph(Line::new().with(Style::Strong, format!("{label}:")));
    document.push(Block::List(lines));
}

/// Where to begin, beside what was agreed.
pub(super) fn candidates(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    document.heading(
        1,
        match gap.agreed_focus.is_empty() {
            true => "Candidates to focus on",
            false => "Other candidates to focus on",
        },
    );
    if gap.candidates.is_empty() {
        document.paragraph(sentences::nothing_open(gap));
        return;
    }
    let line = |candidate: &Candidate<'_>| {
        Line::new()
            .with(Style::Strong, format!("{} · {}", candidate.behavior.short(), candidate.step.name))
            .text(format!(": {}", sentences::rated(framework, gap, candidate.rating, candidate.state)))
    };
    document.push(Block::List(gap.candidates.iter().map(line).collect()));
}
