//! The rule `no-general-example`.

use super::{Check, Coverage};
use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::Behavior;

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "no-general-example",
    catches: "A behavior has no example for everybody.",
    explanation: "A behavior is expected of everybody, so people whose discipline has no examples here have nothing to read. Remove `disciplines` from one or more examples, or add some that apply in any discipline.",
    bad: "own:\n  - id: folds-dough\n    text: Folds the dough\n    disciplines: [pastry]",
    good: "own:\n  - id: weighs-flour\n    text: Weighs the flour",
    ..Rule::warning(Group::Coverage)
};

fn find(coverage: &Coverage<'_>, problems: &mut Vec<Problem>) {
    let has_none = |filed: &&Sourced<Behavior>| {
        let mut examples = filed.value.examples.values().flatten();
        // What only some disciplines have may well be told by theirs alone.
        filed.value.disciplines.is_empty()
            && filed.source.left_out.is_empty()
            && !examples.any(|example| example.disciplines.is_empty())
    };
    problems.extend(coverage.parts.behaviors.iter().filter(has_none).map(|filed| {
        let message = format!("`{}` has no example for everybody", filed.value.id);
        filed
            .problem(RULE.id, At::value(["id".into()]), message)
            .expected("an example without `disciplines` at one or more steps")
            .help("people whose discipline has no examples here have nothing to read")
    }));
}
