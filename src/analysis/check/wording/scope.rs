//! Scope words at a step that is narrower than theirs, asked of the framework's own steps.

use super::super::text::Text;
use crate::analysis::english::{Hit, Phrases};
use crate::diagnostic::Problem;
use crate::model::{ParsedFramework, Step};

/// The scope words of a framework, each with the place of its step, narrowest first.
pub struct Scopes<'a> {
    pub phrases: Phrases<usize>,
    steps: &'a [Step],
}

impl<'a> Scopes<'a> {
    pub fn new(parts: &'a ParsedFramework) -> Self {
        let steps = parts.steps.as_ref().map_or(&[][..], |filed| filed.value.as_slice());
        let mut phrases = Phrases::new();
        for (place, step) in steps.iter().enumerate() {
            for word in &step.scope_words {
                phrases.add(word, place);
            }
        }
        Self { phrases, steps }
    }

    /// One problem for each scope word of a wider step.
    pub fn problems(&self, text: &Text<'_>, hits: &[Hit<'_, usize>], problems: &mut Vec<Problem>) {
        let Some(own) = self.steps.iter().position(|step| step.id == *text.located.step) else { return };
        let mut end = 0;
        for hit in hits.iter().filter(|hit| *hit.meaning > own) {
            let longer = hits.iter().any(|other| {
                other.words.start <= hit.words.start
                    && hit.words.end <= other.words.end
                    && other.words.len() > hit.words.len()
            });
            if longer || hit.words.start < end {
                continue;
            }
            end = hit.words.end;
            let (own, wider) = (&self.steps[own], &self.steps[*hit.meaning]);
            let message = format!(
                "`{}` belongs to the step `{}`, and this is an example of `{}`",
                text.quote(hit.words.clone()),
                wider.id,
                own.id
            );
            let problem = text.problem("scope-word", text.range(hit.words.clone()), message);
            let within = own.scope.as_ref().map(|scope| format!("an effect within {scope}"));
            let help = format!("name a narrower circle, or move the example to `{}`", wider.id);
            let problem = problem.help(help);
            problems.push(match within {
                Some(within) => problem.expected(within),
                None => problem,
            });
        }
    }
}
