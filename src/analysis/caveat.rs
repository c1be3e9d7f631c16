//! What a reader should know of an assessment before trusting what it says.

use jiff::civil::Date;

use crate::model::{Assessment, CarriedId, Framework, Pin, Reopening, SealState, Side};

/// Something that sets an assessment apart from one that was sealed once, as a whole, and today.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Caveat<'a> {
    /// It is not sealed yet.
    Draft,
    /// It was changed after sealing.
    ChangedAfterwards,
    /// It was sealed with questions left open.
    Partial,
    /// It was opened again after it had been sealed.
    Reopened(&'a Reopening),
    /// Another assessment of the same side came before it, sealed on this day, and nothing in the file says so.
    CameTwice(Date),
    /// What was agreed was opened again after it had been sealed.
    MeetingReopened(&'a Reopening),
    /// This rater opened one of the sides again after it was agreed on what they say.
    ReopenedSince(&'a str, &'a Reopening),
    /// These raters sealed theirs again after it was agreed on what they say.
    SealedSince(&'a [String]),
    /// There is another record of what was agreed: whose, and the command that compares the two.
    OtherRecord(&'a str, &'a str),
    /// Only what whoever asks answered too is shown of it.
    Shared,
    /// It rates other texts than the framework has today.
    OtherTexts(&'a Pin),
    /// Answers are carried over to ids that the framework has now.
    Carried(&'a [CarriedId]),
}

impl<'a> Caveat<'a> {
    /// Everything to be said of `assessment`, the gravest first.
    pub fn of(framework: &Framework, assessment: &'a Assessment) -> Vec<Self> {
        let seal = match assessment.seal_state() {
            SealState::Draft => Some(Caveat::Draft),
            SealState::Sealed => None,
            SealState::ChangedAfterwards => Some(Caveat::ChangedAfterwards),
        };
        let twice = assessment.came_before.filter(|_| assessment.reopened.is_empty()).map(Caveat::CameTwice);
        let partial = assessment.partial.then_some(Caveat::Partial);
        let reopened = assessment.reopened.iter().map(|reopening| match assessment.relation {
            Side::Agreed => Caveat::MeetingReopened(reopening),
            _ => Caveat::Reopened(reopening),
        });
        let texts =
            (!assessment.framework.matches(framework)).then_some(Caveat::OtherTexts(&assessment.framework));
        let ids = assessment.carried_ids();
        let carried = (!ids.is_empty()).then_some(Caveat::Carried(ids));
        seal.into_iter().chain(reopened).chain(twice).chain(partial).chain(texts).chain(carried).collect()
    }
}
