//! The rules about structure, documented.

use crate::analysis::check::{Group, Rule};
use crate::diagnostic::Severity;

/// An error of structure.
const fn error(
    id: &'static str,
    catches: &'static str,
    explanation: &'static str,
    [bad, good]: [&'static str; 2],
) -> Rule {
    Rule {
        id,
        group: Group::Structure,
        firm: false,
        severity: Severity::Error,
        catches,
        explanation,
        bad,
        good,
    }
}

/// An error of what could not be read, and would be missing without a word if nobody said so.
const fn unread(
    id: &'static str,
    catches: &'static str,
    explanation: &'static str,
    excerpts: [&'static str; 2],
) -> Rule {
    Rule { firm: true, ..error(id, catches, explanation, excerpts) }
}

/// Whether files parse, have the right shape and refer to what exists.
pub const RULES: &[Rule] = &[
    unread(
        "does-not-parse",
        "A file that cannot be read as YAML, or as TOML for `steps.toml`.",
        "Nothing in a file that does not parse can be used, so nothing else is said about it. The usual causes are a tab for indentation, a text that holds `: ` without quotes, and a line that is indented too far.",
        ["summary: Testing: what can go wrong\n", "summary: \"Testing: what can go wrong\"\n"],
    ),
    unread(
        "missing-file",
        "A framework without a file that every framework has.",
        "A framework has at least `framework.yaml`, which names it and lists its behaviors, and `steps.yaml`.",
        ["framework/framework.yaml\n", "framework/framework.yaml\nframework/steps.yaml\n"],
    ),
    unread(
        "unknown-key",
        "A key that this kind of file does not have.",
        "A key that nobody reads is most often a misspelt one, whose value would be lost without a word. Where one known key is near, `--fix` takes it.",
        ["sumary: Finds out how well the product works\n", "summary: Finds out how well the product works\n"],
    ),
    unread(
        "missing-key",
        "A key that has to be there and is not.",
        "A key with nothing after it counts as missing. An example without `id` gets one made from its text by `--fix`.",
        ["- text: Asks for help early\n", "- id: ca-asks-for-help\n  text: Asks for help early\n"],
    ),
    unread(
        "wrong-type",
        "A value of another type than expected, such as a list in the place of a text.",
        "YAML takes an unquoted `3` for a number and `yes` for a truth value in some readers. Put a text that looks like something else in quotes.",
        ["name: 42\n", "name: \"42\"\n"],
    ),
    unread(
        "wrong-value",
        "A value of the right type that cannot stand here, such as an empty text or a date that is none.",
        "The message says what is expected: a word out of a few, a date such as 2026-11-23, a version such as 1.4.0, or a text that is not empty.",
        ["version: one\n", "version: 1.0.0\n"],
    ),
    unread(
        "malformed-id",
        "An id that is not lower-case letters and digits in words joined by hyphens.",
        "Ids are file names, keys and arguments at once, also on systems that do not tell upper from lower case. An id that equals another one but for its case is reported as such.",
        ["- id: Asks For Help\n", "- id: asks-for-help\n"],
    ),
    unread(
        "duplicate-key",
        "A key that stands twice in the same mapping.",
        "Of two equal keys most readers silently keep the last. Keep one, or give the other the name that was meant.",
        ["name: Quality\nname: Testing\n", "name: Quality\n"],
    ),
    error(
        "duplicate-id",
        "An id that is used twice: in one list, or for two examples anywhere in the framework.",
        "Assessments refer to examples by id alone, so an id must be unique in the whole framework. Give the younger of the two a new id.",
        ["- id: qu-maps-risks\n- id: qu-maps-risks\n", "- id: qu-maps-risks\n- id: qu-names-risks\n"],
    ),
    error(
        "reserved-id",
        "A rating with the id of an answer that every scale has.",
        "`unsure` and `not-applicable` can always be answered and stand outside the order of the ratings, so a scale does not list them.",
        ["ratings:\n  - id: unsure\n", "ratings:\n  - id: not-yet\n"],
    ),
    error(
        "file-name",
        "A behavior or a discipline whose id differs from the name of its file.",
        "The file's name without its ending is the id, so that who reads one finds the other.",
        ["# disciplines/quality.yaml\nid: testing\n", "# disciplines/quality.yaml\nid: quality\n"],
    ),
    error(
        "unknown-id",
        "An id that refers to nothing: a behavior, step, discipline, role, rating or example that does not exist.",
        "Where one known id is near, it is suggested, and `--fix` takes it in the framework's files. In an assessment of another version of the framework, ids that are gone are no mistake.",
        ["approval: chapter-leed\n", "approval: chapter-lead\n"],
    ),
    error(
        "unlisted-behavior",
        "A behavior with a file, but without a place in the order of `framework.yaml`.",
        "`behaviors` in `framework.yaml` gives the order in which behaviors are shown and rated; one that is not listed would not be seen at all.",
        ["behaviors: [care]\n", "behaviors: [care, craft]\n"],
    ),
    error(
        "missing-behavior",
        "A behavior that is listed in `framework.yaml` and has no file.",
        "Add the file below `behaviors/`, or take the id out of the list.",
        ["behaviors: [care, crafd]\n", "behaviors: [care, craft]\n"],
    ),
    error(
        "bad-link",
        "A link that is no http(s) address, or evidence that is neither such a link nor in the journal.",
        "An answer's `evidence` holds addresses of the web or ids of entries in the person's `journal.yaml`; a journal entry's `links` are addresses. Anything else leads nowhere a year later.",
        ["evidence: [wiki/design]\n", "evidence: [https://wiki.example.com/design]\n"],
    ),
    Rule {
        severity: Severity::Warning,
        ..error(
            "stray-file",
            "A YAML file in the framework or the reviews that nothing reads.",
            "A file in the wrong folder, or with a misspelt name, is passed over in silence by every other command.",
            ["framework/discipline/quality.yaml\n", "framework/disciplines/quality.yaml\n"],
        )
    },
    Rule {
        severity: Severity::Warning,
        ..error(
            "lost-text",
            "A text without quotes that ends at a `#`, where YAML takes the rest for a comment.",
            "A `#` behind a space begins a comment, so what follows it is not shown to anybody. Put the text in quotes. Where a comment is meant, write a space behind the `#`.",
            ["text: Fixes bug #42 with a colleague\n", "text: \"Fixes bug #42 with a colleague\"\n"],
        )
    },
];
