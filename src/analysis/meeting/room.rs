//! What everybody in the room may see: two people look at one screen, and whoever sealed only part has a right to only as
//! much of the other side.

use crate::model::{Assessment, Id};

/// The sealed assessments, each cut to what everybody in the room who sealed only part has answered.
pub fn for_everybody(sides: &[&Assessment], is_here: impl Fn(&Assessment) -> bool) -> Vec<Assessment> {
    let limits = |side: &&Assessment| side.partial && is_here(side);
    let partial: Vec<&Assessment> = sides.iter().copied().filter(limits).collect();
    let is_open = |behavior: &Id, step: &Id| partial.iter().all(|side| side.rating(behavior, step).is_some());
    let cut = |side: &&Assessment| match partial.is_empty() {
        true => (*side).clone(),
        false => side.cut(is_open),
    };
    sides.iter().map(cut).collect()
}
