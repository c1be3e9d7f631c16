//! The rule `list-mark`.

use super::super::text::mark_length;
use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "list-mark",
    catches: "An example starts with the mark of a list.",
    explanation: "Each report sets its own marks, so one in the text would show twice. `steps check --fix` removes it.",
    bad: r#"text: "- Asks for help early""#,
    good: "text: Asks for help early",
    ..Rule::warning(Group::Wording)
};

fn find(Context { text, .. }: &Context<'_>, problems: &mut Vec<Problem>) {
    let whole = text.as_str();
    let start = whole.len() - whole.trim_start().len();
    let length = mark_length(&whole[start..]);
    if length == 0 {
        return;
    }
    let mark = whole[start..start + length].trim_end();
    let message = format!("the text starts with the list mark `{mark}`");
    let problem = text.problem(&RULE, start..start + mark.len(), message);
    problems.push(match text.is_mark_doubtful() {
        true => problem.help("if it is a list mark, remove it: each report sets its own marks"),
        false => {
            let problem = problem.help("remove it: each report sets its own marks");
            text.fixed(problem, vec![(start..start + length, String::new())])
        }
    });
}
