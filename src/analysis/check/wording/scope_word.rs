//! The rule `scope-word`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "scope-word",
    catches: "An example uses a scope word of a wider step than its own.",
    explanation: "The steps differ in how far a person's impact reaches. An example that reaches further than its step asks more of people than the step does. The words are `scope_words` in steps.yaml, so they are the framework's own.",
    bad: "shop:\n  - id: sells-widely\n    text: Plans the range across shops   # a scope word of `chain`",
    good: "shop:\n  - id: sells-widely\n    text: Plans the range of the shop",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, steps, scope_words, .. } = context;
    let Some(own) = steps.get(text.located.step) else { return };
    let mut end = 0;
    for hit in scope_words.iter().filter(|hit| steps.is_wider(hit.meaning, &own.id)) {
        let longer = scope_words.iter().any(|other| {
            other.words.start <= hit.words.start
                && hit.words.end <= other.words.end
                && other.words.len() > hit.words.len()
        });
        if longer || hit.words.start < end {
            continue;
        }
        end = hit.words.end;
        let word = text.sentence.quote(hit.words.clone());
        let message =
            format!("`{word}` belongs to the step `{}`, but this is an example of `{}`", hit.meaning, own.id);
        let mut problem = text.problem(&RULE, text.sentence.range(hit.words.clone()), message);
        problem.expected = own.scope.as_ref().map(|scope| format!("an effect within {scope}"));
        problems
            .push(problem.help(format!("name a smaller circle, or move the example to `{}`", hit.meaning)));
    }
}
