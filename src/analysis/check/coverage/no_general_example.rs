//! The rule `no-general-example`.

use crate::diagnostic::{At, Group, Problem, Rule, Sourced};
use crate::model::Behavior;

pub const RULE: Rule = Rule {
    id: "no-general-example",
    catches: "A behavior has no example for everybody.",
    explanation: "A behavior is expected of everybody, so people whose discipline has no examples here have nothing to read. Remove `disciplines` from one or more examples, or add some that apply in any discipline.",
    bad: "own:\n  - id: folds-dough\n    text: Folds the dough\n    disciplines: [pastry]",
    good: "own:\n  - id: weighs-flour\n    text: Weighs the flour",
    ..Rule::warning(Group::Coverage)
};

pub fn find(filed: &Sourced<Behavior>, problems: &mut Vec<Problem>) {
    let mut examples = filed.value.examples.values().flatten();
    if examples.any(|example| example.disciplines.is_empty()) || !filed.source.left_out.is_empty() {
        return;
    }
    let message = format!("`{}` has no example for everybody", filed.value.id);
    problems.push(
        filed
            .problem(RULE.id, At::value(["id".into()]), message)
            .expected("an example without `disciplines` at one or more steps")
            .help("people whose discipline has no examples here have nothing to read"),
    );
}
