//! `--answers FILE` and the form: decisions as a text, and what they change.

use std::sync::Arc;

use super::open_record::OpenRecord;
use crate::analysis::check::reviews;
use crate::analysis::interview::Cell;
use crate::diagnostic::{At, Problem, Source, Sourced, rules};
use crate::error::InvalidFiles;
use crate::model::{Assessment, Decisions, KnownIds, Pin};
use crate::store;
use crate::yaml::{self, Strictness};

/// The decisions of a text, or everything that is wrong with them.
pub fn parse(source: &Arc<Source>, open: &OpenRecord<'_>) -> anyhow::Result<Decisions> {
    let framework = open.room.framework;
    let reading = yaml::typed::<Decisions>(source, Strictness::Strict);
    let mut findings = reading.findings;
    KnownIds::of(framework).suggest(&mut findings);
    let Some(sourced) = reading.value else { return Err(InvalidFiles(findings).into()) };
    let Sourced { source, value } = &sourced;
    let decided = Assessment {
        framework: Pin::of(framework),
        cells: value.cells.clone(),
        disciplines: Vec::new(),
        step: value.step.clone(),
        focus: value.focus.clone().unwrap_or_default(),
        left_open: Vec::new(),
        breadth: None,
        ..open.record.clone()
    };
    let mut problems = decided.unknown_ids(source, framework);
    problems.extend(reviews::answers(&sourced, &value.cells, &open.entries()));
    problems.extend(not_open(&sourced, open));
    findings.extend(store::placed(problems));
    if findings.is_empty() { Ok(sourced.value) } else { Err(InvalidFiles(findings).into()) }
}

/// Cells that nobody in the room is to decide, since somebody has sealed only part and not this one.
fn not_open(sourced: &Sourced<Decisions>, open: &OpenRecord<'_>) -> Vec<Problem> {
    let partial: Vec<&Assessment> = open.room.sides.iter().filter(|side| side.partial).collect();
    let mut problems = Vec::new();
    for (behavior, by_step) in &sourced.value.cells {
        for step in by_step.keys() {
            if partial.iter().any(|side| side.rating(behavior, step).is_none()) {
                let at = At::key(["cells".into(), behavior.into(), step.into()]);
                let message = format!("`{behavior}` at `{step}` is not open to both sides");
                let problem = sourced.problem(rules::UNKNOWN_ID.id, at, message);
                problems.push(problem.help("whoever sealed only part adds their answer to it first"));
            }
        }
    }
    problems
}

/// Takes decisions over; what they do not name stays as it is.
pub fn take_over(open: &mut OpenRecord<'_>, decisions: Decisions) {
    let agenda = open.room.agenda();
    let record = &mut open.record;
    // What was begun there is decided now.
    record.resume = None;
    for (behavior, by_step) in decisions.cells {
        for (step, mut answer) in by_step {
            // A cell of a form that nobody filled in says nothing.
            if answer.is_empty() {
                continue;
            }
            let cell = Cell { behavior: behavior.clone(), step };
            for piece in agenda.joined(&cell).evidence {
                if !answer.evidence.contains(&piece) {
                    answer.evidence.push(piece);
                }
            }
            *record.answer_mut(&cell.behavior, &cell.step) = answer;
        }
    }
    if let Some(follow_up) = decisions.follow_up {
        record.follow_up = follow_up;
    }
    if let Some(focus) = decisions.focus {
        record.focus = focus;
    }
    record.step = decisions.step.or(record.step.take());
    record.step_by = decisions.step_by.or(record.step_by).filter(|_| record.step.is_none());
    if decisions.accept_shared {
        agenda.accept_shared(record);
    }
    agenda.settle(record);
    open.mark_as_draft();
}
