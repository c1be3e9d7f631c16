//! Where a draft continues: the question that it keeps, and whether it still makes sense.

use super::{Cell, Plan};
use crate::model::Assessment;

/// The cell that a text such as `craft/shop` names, if it names one.
pub fn named_cell(text: &str) -> Option<Cell> {
    let (behavior, step) = text.split_once('/')?;
    Some(Cell { behavior: behavior.parse().ok()?, step: step.parse().ok()? })
}

/// The cell that a draft's bookmark names, where there is still something to answer.
///
/// The file may have been edited since, so one that makes no sense is not an error.
pub fn of(plan: &Plan<'_>, assessment: &Assessment) -> Option<Cell> {
    let resume = assessment.resume.as_ref()?;
    let cell = named_cell(&resume.question)?;
    let is_open = resume.open || resume.typed.is_some() || !plan.is_complete(assessment, &cell);
    (plan.cells().contains(&cell) && is_open).then_some(cell)
}
