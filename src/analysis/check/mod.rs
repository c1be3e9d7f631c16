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
pub mod reviews;
mod rule;
pub mod severity;
pub mod silencing;
pub mod structure;
mod text;
pub mod wording;

pub use lists::unknown_list;
#[cfg(test)]
pub use lists::word_lists;
pub use rule::{Group, Rule};

use rayon::prelude::*;

use self::lists::Lists;
use self::located::Located;
use self::text::Text;
use crate::diagnostic::Problem;
use crate::model::{CheckSettings, ParsedFramework};

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

/// How many examples are worth a thread of their own.
const AT_ONCE: usize = 256;

/// What the groups find in a framework.
pub fn framework(parts: &ParsedFramework, settings: &CheckSettings) -> Vec<Problem> {
    let lists = Lists::new(&settings.words);
    let texts = texts(parts);
    let (mut problems, others) = rayon::join(
        || duplication::problems(parts, &texts, &lists),
        || [structure::problems(parts), coverage::problems(parts), wording::problems(parts, &texts, &lists)],
    );
    problems.extend(others.into_iter().flatten());
    problems
}

/// The text of every example, taken apart.
fn texts(parts: &ParsedFramework) -> Vec<Text<'_>> {
    let examples: Vec<Located<'_>> = located::examples(parts).collect();
    examples.into_par_iter().with_min_len(AT_ONCE).map(Text::new).collect()
}
