//! The rule `no-widening`.

use rustc_hash::FxHashMap;

use super::super::located::Located;
use super::Stemmed;
use super::index::Index;
use crate::analysis::english::{self, Lists, Phrases, Reach, has_new};
use crate::diagnostic::{Group, Part, Problem, Rule};
use crate::model::{Id, Steps};

pub const RULE: Rule = Rule {
    id: "no-widening",
    catches: "An example says nearly the same as one at the step before, and nothing in it reaches further.",
    explanation: "Steps differ in how far a person's impact reaches, and a wider step includes the narrower ones, so an example that only repeats a narrower one asks for nothing. A scope word of its step, a word of its step's `scope`, or a word such as *several* or *others* counts as reaching further. So does a word that is wider than one of the other text: *a product* than *a feature*, *leads* than *contributes to*, *recipes* than *a recipe*, and what is done *alone* than what was done *with support*. The list `widening` has them.",
    bad: "own:\n  - id: reviews-recipes\n    text: Reviews recipes for gaps before baking begins\nshop:\n  - id: reviews-carefully\n    text: Reviews recipes for gaps carefully before baking begins",
    good: "own:\n  - id: reviews-recipes\n    text: Reviews recipes for gaps before baking begins\nshop:\n  - id: teaches-reviewing\n    text: Teaches the bakers of the shop to find gaps in recipes",
    ..Rule::warning(Group::Duplication)
};

/// The examples of a behavior at a step, for everybody or for one discipline.
type Audience<'a> = (&'a Id, &'a Id, Option<&'a Id>);

pub fn find(examples: &[Stemmed<'_>], steps: &Steps, lists: &Lists) -> Vec<Problem> {
    let widening: FxHashMap<&Id, Phrases<()>> =
        steps.iter().map(|step| (&step.id, widening_words(&step.id, steps, lists))).collect();
    let reach = Reach::new(lists);
    let mut problems = Vec::new();
    let mut index: Index<Audience<'_>> = Index::for_sets(examples.len());
    // What repeats another text is found by another rule.
    let said_once = || (0..).zip(examples).filter(|(_, this)| !this.repeats);
    for (at, this) in said_once() {
        for audience in audiences(&this.located) {
            let group = index.group((this.located.behavior, this.located.step, audience));
            index.insert(group, &this.stems, at);
        }
    }
    for (_, this) in said_once() {
        let located = &this.located;
        let Some(narrower) = steps.previous(located.step) else { continue };
        let Some(phrases) = widening.get(located.step) else { continue };
        let near = audiences(located).chain([None]).find_map(|audience| {
            let group = index.known_group(&(located.behavior, &narrower.id, audience))?;
            index.find(
                group,
                &this.stems,
                |other| &examples[other as usize].stems,
                |other| {
                    let other = &examples[other as usize];
                    !has_new(phrases, other.words, this.words) && !reach.widens(other.words, this.words)
                },
            )
        });
        let Some(near) = near else { continue };
        problems.push(problem(&examples[near as usize].located, located));
    }
    problems
}

/// What makes a text of a step reach further than a narrower one, whatever else does: the words of its scope, and the
/// scope words of this step and of wider ones.
fn widening_words(step: &Id, steps: &Steps, lists: &Lists) -> Phrases<()> {
    let mut phrases = Phrases::new();
    let wider = steps.iter().filter(|other| steps.includes(&other.id, step));
    wider.flat_map(|step| &step.scope_words).for_each(|word| phrases.add(word, ()));
    let scope = steps.get(step).and_then(|step| step.scope.as_deref());
    for word in english::words(scope.unwrap_or_default()) {
        if !lists.has("stop-word", &word.lower) {
            phrases.add(&word.lower, ());
        }
    }
    phrases
}

/// For whom an example is: everybody, or each of its disciplines.
fn audiences<'a>(located: &Located<'a>) -> impl Iterator<Item = Option<&'a Id>> {
    let disciplines = located.disciplines();
    disciplines.is_empty().then_some(None).into_iter().chain(disciplines.iter().map(Some))
}

fn problem(narrower: &Located<'_>, wider: &Located<'_>) -> Problem {
    let message = format!(
        "`{}` says nearly the same as `{}` at the narrower step `{}`",
        wider.example.id, narrower.example.id, narrower.step
    );
    let help =
        format!("say what reaches further, or remove it; the other one reads: {}", narrower.example.text);
    wider.problem(&RULE, Part::Value, message).expected("something that widens the scope").help(help)
}
