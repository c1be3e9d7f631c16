//! What a reader should know of an assessment before trusting what it says.

use crate::model::{Assessment, Framework, Pin, SealState};

/// Something that sets an assessment apart from one sealed today.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Caveat<'a> {
    /// It is not sealed yet.
    Draft,
    /// It was changed after sealing.
    ChangedAfterwards,
    /// It rates other texts than the framework has today.
    OtherTexts(&'a Pin),
}

impl<'a> Caveat<'a> {
    /// Everything to be said of `assessment`, the gravest first.
    pub fn of(framework: &Framework, assessment: &'a Assessment) -> Vec<Self> {
        let seal = match assessment.seal_state() {
            SealState::Draft => Some(Caveat::Draft),
            SealState::Sealed => None,
            SealState::ChangedAfterwards => Some(Caveat::ChangedAfterwards),
        };
        let texts =
            (!assessment.framework.matches(framework)).then_some(Caveat::OtherTexts(&assessment.framework));
        seal.into_iter().chain(texts).collect()
    }
}
