//! Where a draft continues: the question that it keeps, and whether it still makes sense.

use super::{Cell, Kind, Plan, Question};
use crate::model::{Assessment, Rating};

/// The question that a bookmark such as `craft/shop/note` names, if it names one.
pub fn parse(bookmark: &str) -> Option<Question> {
    let mut parts = bookmark.split('/');
    let (behavior, step, word) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word)?;
    Some(Question { cell: Cell { behavior: behavior.parse().ok()?, step: step.parse().ok()? }, kind })
}

/// The question that a draft's bookmark names, where it still makes sense and has no answer yet, or a
/// text that was begun.
///
/// The file may have been edited since, so one that makes no sense is not an error.
pub fn of(plan: &Plan<'_>, assessment: &Assessment) -> Option<Question> {
    let resume = assessment.resume.as_ref()?;
    let question = parse(&resume.question)?;
    let open = resume.text.is_some() || is_open(plan, assessment, &question);
    (plan.asks(assessment, &question) && open).then_some(question)
}

/// Whether a question that can be asked has no answer yet. A note or links left empty count as none.
fn is_open(plan: &Plan<'_>, assessment: &Assessment, question: &Question) -> bool {
    let Cell { behavior, step } = &question.cell;
    let Some(answer) = assessment.answer(behavior, step) else { return true };
    match question.kind {
        // Marks that were kept when somebody left are there to go on with.
        Kind::Marks | Kind::Rating => answer.rating.is_none(),
        Kind::Reason => answer.rating == Some(Rating::NotApplicable) && answer.note.is_none(),
        Kind::Note => answer.note.is_none(),
        Kind::Links => answer.evidence.is_empty(),
        Kind::GoOn => plan.wider(&question.cell).is_some_and(|wider| {
            assessment.answer(&wider.behavior, &wider.step).is_none_or(|answer| answer.is_empty())
        }),
    }
}
