//! The rules of coverage, as documented data.

use super::super::rule::{Group, Rule};
use crate::diagnostic::Severity;

/// The rules of coverage.
pub const RULES: &[Rule] = &[
    Rule {
        id: "empty-cell",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A behavior has no example at a step, neither for everybody nor for a discipline.",
        explanation: "Whoever rates this cell has only its name to go by, so two raters rate two different \
            things. Add an example or more, be it of one discipline.",
        bad: "\
examples:
  own:
    - id: weighs-flour
      text: Weighs the flour
  shop: []",
        good: "\
examples:
  own:
    - id: weighs-flour
      text: Weighs the flour
  shop:
    - id: plans-nights
      text: Plans the night shifts of the shop",
    },
    Rule {
        id: "discipline-gap",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A discipline has no example of its own at a step of a behavior where disciplines \
            differ.",
        explanation: "People of this discipline read at one step what their craft looks like, and at the \
            next only what holds for everybody. A discipline is asked for examples in each \
            behavior where it has one, and where most disciplines have. Both its own file and \
            `disciplines` in the behavior's file count.",
        bad: "\
id: pastry
examples:
  craft:
    own:
      - id: folds-dough
        text: Folds the dough",
        good: "\
id: pastry
examples:
  craft:
    own:
      - id: folds-dough
        text: Folds the dough
    shop:
      - id: designs-range
        text: Designs the range of cakes for the season",
    },
    Rule {
        id: "crowded-cell",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A cell holds far more examples than its neighbors.",
        explanation: "Examples start a conversation; a long list of them is read as a checklist, and makes \
            its step look like more than it is. A cell is crowded when it has six examples or \
            more, and more than twice as many as a neighboring step that has any. Examples for \
            everybody and those of each discipline are counted apart.",
        bad: "\
shop:   # six examples, one at the steps beside it
  - id: plans-nights
    text: Plans the night shifts
  # and five more",
        good: "\
shop:
  - id: plans-nights
    text: Plans the night shifts
  # and one more",
    },
    Rule {
        id: "empty-discipline",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A discipline has no example of its own at all.",
        explanation: "Those who choose it see nothing that they would not see without it. Add examples for \
            the behaviors where disciplines differ, or remove the file.",
        bad: "\
id: pastry
name: Pastry
summary: Sweet things.",
        good: "\
id: pastry
name: Pastry
summary: Sweet things.
examples:
  craft:
    own:
      - id: folds-dough
        text: Folds the dough",
    },
    Rule {
        id: "no-general-example",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A behavior has no example for everybody.",
        explanation: "A behavior is expected of everybody, so somebody whose discipline has no examples here \
            has nothing to read. Leave `disciplines` out of one example or more, or add some that \
            hold in any discipline.",
        bad: "\
own:
  - id: folds-dough
    text: Folds the dough
    disciplines: [pastry]",
        good: "\
own:
  - id: weighs-flour
    text: Weighs the flour",
    },
    Rule {
        id: "placeholder",
        group: Group::Coverage,
        firm: false,
        severity: Severity::Warning,
        catches: "A summary or an example still reads as `steps discipline new` wrote it.",
        explanation: "Everybody who opens the discipline reads that nobody has said yet what it is for. Write \
            the text in place of the one that begins with *To be written:*.",
        bad: "summary: \"To be written: what this discipline is for, in a sentence or two.\"",
        good: "summary: Sweet things, from cream to crust.",
    },
];
