//! `--answers FILE` and the form: decisions as a text, and what they change.

use std::sync::Arc;

use super::checks;
use super::form;
use super::open_record::OpenRecord;
use crate::analysis::check::reviews;
use crate::analysis::interview::Cell;
use crate::diagnostic::{Source, Sourced};
use crate::error::InvalidFiles;
use crate::model::{Answer, Assessment, Cells, DecidedCells, Decisions, FollowUp, KnownIds, Pin};
use crate::store;
use crate::yaml::{self, Strictness};

/// How far a text goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// What it does not name stays as it is.
    Named,
    /// A form: what it shows and nobody filled in is open.
    Form,
}

/// The decisions of a text, or everything that is wrong with them.
pub fn parse(source: &Arc<Source>, open: &OpenRecord<'_>, extent: Extent) -> anyhow::Result<Decisions> {
    let framework = open.room.framework;
    let reading = yaml::typed::<Decisions>(source, Strictness::Strict);
    let mut findings = reading.findings;
    KnownIds::of(framework).suggest(&mut findings);
    let Some(sourced) = reading.value else { return Err(InvalidFiles(findings).into()) };
    let Sourced { source, value } = &sourced;
    let cells = as_written(open, &value.cells, extent);
    let decided = Assessment {
        framework: Pin::of(framework),
        cells: cells.clone(),
        disciplines: Vec::new(),
        step: value.step.clone(),
        focus: value.focus.clone().unwrap_or_default(),
        left_open: Vec::new(),
        breadth: None,
        ..open.record.clone()
    };
    let mut problems = decided.unknown_ids(source, framework);
    problems.extend(reviews::answers(&sourced, &cells, &open.entries()));
    problems.extend(checks::problems(&sourced, open));
    findings.extend(store::placed(problems));
    if findings.is_empty() { Ok(sourced.value) } else { Err(InvalidFiles(findings).into()) }
}

/// The answers as they are to be, with of lists only what the text itself has: nothing else has a place in it.
fn as_written(open: &OpenRecord<'_>, cells: &DecidedCells, extent: Extent) -> Cells {
    let mut written = Cells::new();
    for (Cell { behavior, step }, answer) in decided(open, cells, extent) {
        let decision = cells.get(&behavior).and_then(|steps| steps.get(&step));
        let examples = decision.and_then(|it| it.examples.clone()).unwrap_or_default();
        let evidence = decision.and_then(|it| it.evidence.clone()).unwrap_or_default();
        written.entry(behavior).or_default().insert(step, Answer { examples, evidence, ..answer });
    }
    // What holds nothing may still be misspelled.
    for behavior in cells.keys() {
        written.entry(behavior.clone()).or_default();
    }
    written
}

/// The cells of these decisions as they are to be in the record.
fn decided(open: &OpenRecord<'_>, cells: &DecidedCells, extent: Extent) -> Vec<(Cell, Answer)> {
    let agenda = open.room.agenda();
    let is_shown = |cell: &Cell| {
        form::shown(&agenda).any(|one| *one.behavior == cell.behavior && *one.step == cell.step)
    };
    let all = cells.iter().flat_map(|(behavior, steps)| steps.iter().map(move |it| (behavior, it)));
    all.map(|(behavior, (step, decision))| {
        let cell = Cell::of(behavior, step);
        let before = open.record.answer(behavior, step).cloned().unwrap_or_default();
        let stays = if extent == Extent::Form && is_shown(&cell) { Answer::default() } else { before };
        let answer = decision.over(&stays);
        (cell, answer)
    })
    .collect()
}

/// Takes decisions over; what they neither name nor show stays as it is.
pub fn take_over(open: &mut OpenRecord<'_>, decisions: Decisions, extent: Extent) {
    let agenda = open.room.agenda();
    let answers = decided(open, &decisions.cells, extent);
    let follow_up = open.follow_up();
    let record = &mut open.record;
    let before = record.clone();
    // What was begun there is decided now.
    record.resume = None;
    if extent == Extent::Form {
        for one in form::shown(&agenda) {
            *record.answer_mut(one.behavior, one.step) = Answer::default();
        }
    }
    for (cell, mut answer) in answers {
        // Whoever takes a decision back does not look for what came with it.
        if answer.rating.is_none() && answer.note.is_none() && answer.examples.is_empty() {
            answer.evidence.clear();
        }
        if answer.rating.is_some() && before.rating(&cell.behavior, &cell.step).is_none() {
            let joined = agenda.joined(&cell).evidence.into_iter();
            let more: Vec<String> = joined.filter(|piece| !answer.evidence.contains(piece)).collect();
            answer.evidence.extend(more);
        }
        *record.answer_mut(&cell.behavior, &cell.step) = answer;
    }
    let Decisions { follow_up: said, focus, step, step_by, accept_shared, .. } = decisions;
    match extent {
        Extent::Form => {
            let nobody_said = follow_up.into_iter().map(|it| FollowUp { became: None, note: None, ..it });
            record.follow_up = with_said(nobody_said.collect(), &said.unwrap_or_default());
            record.focus = focus.unwrap_or_default();
            record.step = step;
            let is_asked = open.room.person().profile.step.is_none();
            record.step_by = if is_asked { step_by } else { step_by.or(record.step_by) };
        }
        Extent::Named => {
            record.follow_up = said.map_or(before.follow_up, |said| with_said(follow_up, &said));
            record.focus = focus.unwrap_or(before.focus);
            record.step = step.or(before.step);
            record.step_by = step_by.or(before.step_by);
        }
    }
    record.step_by = record.step_by.filter(|_| record.step.is_none());
    if accept_shared {
        agenda.accept_shared(record);
    }
    agenda.settle(record);
    open.mark_as_draft();
}

/// What was agreed to work on the last time, with what is said of it now.
fn with_said(mut known: Vec<FollowUp>, said: &[FollowUp]) -> Vec<FollowUp> {
    for (found, one) in checks::matched(&known, said).into_iter().zip(said) {
        if let Some(known) = found.and_then(|at| known.get_mut(at)) {
            (known.became, known.note) = (one.became, one.note.clone());
        }
    }
    known
}
