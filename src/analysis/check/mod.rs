//! What can be wrong with a framework or a review: rules in groups, one file per group.
//!
//! A group has its rules, documented, as `RULES`, and gives the problems that it finds. Whether a
//! rule is an error or a warning, silenced or left out, is decided after all have spoken.

pub mod baseline;
pub mod coverage;
pub mod duplication;
pub mod history;
mod lists;
mod located;
#[cfg(test)]
mod parts_for_tests;
mod phrases;
pub mod reviews;
mod rule;
mod sentence;
pub mod silencing;
pub mod structure;
pub mod verdict;
pub mod wording;

pub use lists::unknown_list;
pub use rule::{Group, Rule};

use crate::model::{CheckSettings, Parts, Problem};

/// Every rule, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let groups = [
        structure::RULES,
        history::RULES,
        coverage::RULES,
        duplication::RULES,
        wording::RULES,
        reviews::RULES,
        silencing::RULES,
    ];
    groups.into_iter().flatten()
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// What the groups find in a framework.
pub fn framework(parts: &Parts, settings: &CheckSettings) -> Vec<Problem> {
    let (mut problems, others) = rayon::join(
        || duplication::problems(parts, &settings.words),
        || [structure::problems(parts), coverage::problems(parts), wording::problems(parts, &settings.words)],
    );
    problems.extend(others.into_iter().flatten());
    problems
}
