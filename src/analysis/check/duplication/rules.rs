//! The rules of duplication, as documented data.

use super::super::rule::{Group, Rule};
use crate::diagnostic::Severity;

/// The rules of duplication.
pub const RULES: &[Rule] = &[
    Rule {
        id: "same-text",
        group: Group::Duplication,
        firm: false,
        severity: Severity::Warning,
        catches: "Two examples have the same text.",
        explanation: "A reader looks for the difference and finds none, and a person can show one only by \
            showing both. Keep it once: in one cell, at the narrowest step where it belongs, since \
            wider steps include it. What two disciplines share is for everybody and belongs in the \
            behavior's file. Case, punctuation and spaces make no difference.",
        bad: "\
- id: weighs-flour
  text: Weighs the flour
- id: weighs-the-flour
  text: Weighs the flour.",
        good: "\
- id: weighs-flour
  text: Weighs the flour",
    },
    Rule {
        id: "near-duplicate",
        group: Group::Duplication,
        firm: false,
        severity: Severity::Warning,
        catches: "Two examples of a cell say nearly the same.",
        explanation: "Readers take them for one, or wonder which of the two is meant. They are nearly the \
            same when three quarters of their words are, leaving out forms of a word and small \
            words such as *the* and *of*. Keep the better one, or bring out how they differ.",
        bad: "\
- id: reviews-recipes
  text: Reviews the recipes of other bakers for gaps
- id: reviews-gaps
  text: Reviews other bakers' recipes for a gap",
        good: "\
- id: reviews-recipes
  text: Reviews the recipes of other bakers for gaps",
    },
    Rule {
        id: "no-widening",
        group: Group::Duplication,
        firm: false,
        severity: Severity::Warning,
        catches: "An example says nearly the same as one at the step before, and nothing in it reaches \
            further.",
        explanation: "Steps differ in how far a person's impact reaches, and a wider step includes the \
            narrower ones: so an example that only repeats a narrower one asks for nothing. A \
            scope word of its step, a word of its step's `scope`, or a word such as *several* or \
            *others* is taken for a wider reach; the list `widening` holds the latter.",
        bad: "\
own:
  - id: reviews-recipes
    text: Reviews recipes for gaps before baking begins
shop:
  - id: reviews-carefully
    text: Reviews recipes for gaps carefully before baking begins",
        good: "\
own:
  - id: reviews-recipes
    text: Reviews recipes for gaps before baking begins
shop:
  - id: teaches-reviewing
    text: Teaches the bakers of the shop to find gaps in recipes",
    },
];
