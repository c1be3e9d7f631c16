//! The rules about what a change does to those who used the version before.

use super::super::{Group, Rule};
use crate::diagnostic::Severity;

/// The rules of this group.
pub const RULES: &[Rule] = &[
    Rule {
        id: "id-removed",
        group: Group::History,
        firm: false,
        severity: Severity::Warning,
        catches: "An example that was there before is gone, and no other one says that it takes its place.",
        explanation: "Assessments refer to examples by their ids. Where one takes the place of another, \
            `replaces` says so, and a report can say what became of a marked example. Where an example \
            is meant to go without a successor, silence the rule in the cell that it leaves.",
        bad: "# before: - {id: b-tastes, text: Tastes the dough}\n- id: b-tastes-all\n  text: Tastes dough and crust\n",
        good: "- id: b-tastes-all\n  replaces: b-tastes\n  text: Tastes dough and crust\n",
    },
    Rule {
        id: "meaning-changed",
        group: Group::History,
        firm: false,
        severity: Severity::Warning,
        catches: "An example keeps its id, and its text means something else than before.",
        explanation: "Whoever marked the example before said something about another text. A rewording may \
            keep the id: at least half of the words that carry the meaning stay, by their stems, and \
            neither text alone says \"not\". A new meaning gets a new id, and `replaces` names the old one.",
        bad: "# before: Tastes the dough\n- id: b-tastes\n  text: Sweeps the bakery floor\n",
        good: "- id: b-sweeps\n  replaces: b-tastes\n  text: Sweeps the bakery floor\n",
    },
    Rule {
        id: "id-reused",
        group: Group::History,
        firm: false,
        severity: Severity::Error,
        catches: "A new example has an id that another one had which was removed.",
        explanation: "Assessments from then still refer to the id, and would now seem to be about this text. \
            The history of the files before the base is searched, as far as the clone holds it; an id \
            that came and went inside one branch is free. An example that comes back with the text that \
            it had last, or a rewording of it, keeps its id: that is no other one.",
        bad: "# b-tastes, \"Tastes the dough\", was removed in version 1.2.0\n- id: b-tastes\n  text: Asks guests about the cakes\n",
        good: "- id: b-asks-guests\n  text: Asks guests about the cakes\n",
    },
    Rule {
        id: "history-unread",
        group: Group::History,
        firm: false,
        severity: Severity::Note,
        catches: "A file of an earlier revision does not read, so what it held cannot be compared.",
        explanation: "What cannot be read is taken neither for removed nor for new; everything else is compared. \
            Where a file of the base does not read, a revision in which it does shows the rest: name \
            it with `--base`. Where a new id stands in an older version that does not read, nobody can \
            tell whether it meant the same.",
        bad: "# at the base:\nid: bread\n  name: Bread\n",
        good: "id: bread\nname: Bread\n",
    },
    Rule {
        id: "version-not-raised",
        group: Group::History,
        firm: false,
        severity: Severity::Error,
        catches: "Something changed that people read, and the version is the same as before, or lower.",
        explanation: "Assessments pin the version that they were made with. Two texts under one version \
            cannot be told apart. Raise the first number when something is added or more is expected, \
            the second when something is clarified or removed, the third for wording.",
        bad: "# an example was added\nversion: 1.2.0\n",
        good: "version: 2.0.0\n",
    },
    Rule {
        id: "version-too-low",
        group: Group::History,
        firm: false,
        severity: Severity::Error,
        catches: "The version was raised, but by less than the change asks for.",
        explanation: "The number that rises tells people whether to read the framework anew: the first one when \
            something is added or more is expected, as where an example moves to a narrower step, has a \
            scope word of a wider one or means something else, or where the scale changes; the second \
            one when something is clarified or removed, as where a text reaches less far; the third \
            one for wording. Below 1.0.0 the second number is enough.",
        bad: "# was 1.2.0; an example was added\nversion: 1.2.1\n",
        good: "version: 2.0.0\n",
    },
];
