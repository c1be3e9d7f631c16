//! The rule `near-duplicate`.

use super::index::Index;
use super::{Stemmed, location};
use crate::diagnostic::{Group, Part, Problem, Rule};
use crate::model::Id;

pub const RULE: Rule = Rule {
    id: "near-duplicate",
    catches: "Two examples of one behavior and step say nearly the same.",
    explanation: "Readers take them for one, or wonder which of the two is meant. They are nearly the same if three quarters of their words are, not counting forms of a word and small words such as *the* and *of*. Keep the better one, or make the difference clear.",
    bad: "- id: reviews-recipes\n  text: Reviews the recipes of other bakers for gaps\n- id: reviews-gaps\n  text: Reviews other bakers' recipes for a gap",
    good: "- id: reviews-recipes\n  text: Reviews the recipes of other bakers for gaps",
    ..Rule::warning(Group::Duplication)
};

pub fn find(examples: &[Stemmed<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut index: Index<(&Id, &Id)> = Index::for_sets(examples.len());
    for (at, this) in (0..).zip(examples).filter(|(_, this)| !this.repeats) {
        let cell = index.group((this.located.behavior, this.located.step));
        let near = index.find(cell, &this.stems, |other| &examples[other as usize].stems, |_| true);
        let Some(near) = near else {
            // What is like another text is found through that one, so it need not be indexed.
            index.insert(cell, &this.stems, at);
            continue;
        };
        let other = &examples[near as usize].located;
        let message = format!("`{}` says nearly the same as `{}`", this.located.example.id, other.example.id);
        let problem = this.located.problem(&RULE, Part::Value, message);
        let help = format!(
            "keep the better one, or make the difference clear; the other one reads: {}",
            other.example.text
        );
        problems.push(problem.expected(location(other)).help(help));
    }
    problems
}
