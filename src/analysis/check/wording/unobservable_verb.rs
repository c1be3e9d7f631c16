//! The rule `unobservable-verb`.

use super::{Check, Context};
use crate::diagnostic::{Group, Problem, Rule};

pub const CHECK: Check = Check { rule: RULE, find };

const RULE: Rule = Rule {
    id: "unobservable-verb",
    catches: "The main verb names something in a person's head, where nobody can observe it.",
    explanation: "Two raters agree about what they have seen. Whether somebody understands, believes or tries, they can only guess. Ask what people do when it is true, and write that. In a subordinate clause (*asks what users think*) such a verb is fine. *Shows awareness* and the like, with a noun of the list `mental-noun`, say the same in two words. *Ensures quality*, with a verb of the list `result-verb`, names a result that many people had a hand in; the deed may follow with *by*.",
    bad: "text: Understands how the billing system works",
    good: "text: Explains the billing system to new colleagues with a drawing",
    ..Rule::warning(Group::Wording)
};

fn find(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Context { text, lists, .. } = context;
    let found = text.sentence.found(&context.listed, RULE.id).into_iter().map(|(words, _)| words);
    let mut verbs = found.filter(|words| text.sentence.is_main_verb(words.start, lists));
    let words = verbs.next().or_else(|| text.sentence.shown("mental-noun", "gains", lists));
    let Some(words) = words else {
        problems.extend(result_alone(context));
        return;
    };
    let verb = text.sentence.quote(words.clone()).to_lowercase();
    let message = format!("nobody can observe that somebody `{verb}`");
    problems.push(
        text.problem(&RULE, text.sentence.range(words), message)
            .expected("a verb for something that others can see or hear")
            .help("say what people do when this is true: to understand a system, for example, is to explain or repair it"),
    );
}

/// A result at the front without anything that is done for it: "ensures quality".
fn result_alone(context: &Context<'_>) -> Option<Problem> {
    let Context { text, .. } = context;
    let found = text.sentence.found(&context.listed, "result-verb").into_iter().map(|(words, _)| words);
    let words = found.into_iter().find(|words| text.sentence.is_result_alone(words))?;
    let message =
        format!("`{}` names a result, but not what is done for it", text.sentence.quote(words.clone()));
    Some(
        text.problem(&RULE, text.sentence.range(words), message)
            .expected("a verb for something that others can see or hear")
            .help(
                "start with what the person does for this, such as `checks` or `asks`, or add it with `by`",
            ),
    )
}
