//! What can be wrong with a framework or a review: rules in groups, and a file for each rule.
//!
//! A rule's documentation is a constant above the function that finds what breaks it. Whether a problem
//! is an error or a warning, silenced or left out, is decided after all rules were applied. A new rule is
//! a file in the folder of its group, a line in the lists of that group, and a case in `tests/check`.

pub mod baseline;
pub mod coverage;
pub mod duplication;
pub mod guide;
pub mod history;
mod language;
mod located;
#[cfg(test)]
mod parts_for_tests;
pub mod people;
pub mod reviews;
pub mod settings;
pub mod severity;
pub mod silencing;
pub mod structure;
mod text;
pub mod wording;

use rayon::prelude::*;

use self::located::Located;
use self::text::Text;
use crate::analysis::english::Lists;
use crate::diagnostic::{Part, Problem, Segment, rules as shared};
use crate::model::{CheckSettings, ParsedFramework, lines, parsed_framework};

pub use crate::diagnostic::{Group, Rule};

/// Every rule, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    const ONE_BY_ONE: &[Rule] =
        &[structure::STRAY_FILE, structure::OUTDATED_SCHEMA, structure::replaced_id::RULE];
    let structure = shared::RULES.iter().chain(parsed_framework::RULES).chain(lines::RULES);
    let structure = structure.chain(ONE_BY_ONE).chain(guide::RULES).chain(people::RULES);
    let silencing = silencing::RULES.iter().chain(&[settings::UNKNOWN_RULE]);
    structure
        .chain(history::RULES)
        .chain(coverage::rules())
        .chain(duplication::RULES)
        .chain(wording::rules())
        .chain(language::RULES)
        .chain(reviews::RULES)
        .chain(silencing)
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// How many examples are worth a thread of their own.
const AT_ONCE: usize = 256;

/// Everything in a framework that breaks a rule.
pub fn framework(parts: &ParsedFramework, settings: &CheckSettings) -> Vec<Problem> {
    let lists = Lists::new(&settings.words);
    let texts = texts(parts);
    let (mut problems, others) = rayon::join(
        || duplication::problems(parts, &texts, &lists),
        || {
            let replaced = structure::replaced_id::problems(parts);
            [parts.problems(), replaced, coverage::problems(parts), wording::problems(parts, &texts, &lists)]
        },
    );
    let [wrong, replaced, mut gaps, mut wording] = others;
    // Where the steps stand in a wrong order, what they seem to be wider than follows from that.
    if is_out_of_order(parts, &wrong) {
        let follows = |problem: &Problem| ["scope-word", "no-widening"].contains(&problem.rule);
        wording.retain(|problem| !follows(problem));
        problems.retain(|problem| !follows(problem));
    }
    // What refers to nothing may be what seems to be missing.
    gaps.retain(|gap| !wrong.iter().any(|problem| may_fill(problem, gap)));
    problems.extend([wrong, replaced, gaps, wording].into_iter().flatten());
    problems.extend(language::problems(parts));
    problems
}

/// Whether it is not known which step comes after which.
fn is_out_of_order(parts: &ParsedFramework, wrong: &[Problem]) -> bool {
    let is_after = |path: &[Segment]| path.last() == Some(&"after".into());
    let left_out = parts.steps.iter().flat_map(|filed| &filed.source.left_out);
    left_out.into_iter().any(|path| is_after(path)) || wrong.iter().any(|problem| is_after(&problem.at.path))
}

/// Whether what was meant with examples that refer to nothing may be what a file lacks.
fn may_fill(problem: &Problem, gap: &Problem) -> bool {
    let is_key = problem.at.part == Part::Key && problem.at.path.first() == Some(&"examples".into());
    problem.rule == shared::UNKNOWN_ID.id && is_key && problem.source.name == gap.source.name
}

/// The text of every example, taken apart.
fn texts(parts: &ParsedFramework) -> Vec<Text<'_>> {
    let examples: Vec<Located<'_>> = located::examples(parts).collect();
    examples.into_par_iter().with_min_len(AT_ONCE).map(Text::new).collect()
}
