//! The rules that more than one layer applies: those that every file is read by, whatever it is written
//! in, and those about ids.

use super::{Group, Rule};

/// The rules of this module.
pub const RULES: &[Rule] = &[
    DOES_NOT_PARSE,
    MISSING_FILE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    MALFORMED_ID,
    DUPLICATE_KEY,
    LOST_TEXT,
    DUPLICATE_ID,
    UNKNOWN_ID,
];

pub const DOES_NOT_PARSE: Rule = Rule {
    id: "does-not-parse",
    catches: "A file that cannot be read as YAML, or as TOML for `steps.toml`.",
    explanation: "Nothing in a file that does not parse can be used, so nothing is reported about it but the slips that keep it from being read, all at once. The usual ones are a tab for indentation, text that contains `: ` without quotes, another mark than `- ` before an item, and a line that begins in the wrong column.",
    bad: "summary: Testing: what can go wrong",
    good: "summary: \"Testing: what can go wrong\"",
    ..Rule::unread()
};

pub const MISSING_FILE: Rule = Rule {
    id: "missing-file",
    catches: "A framework without a file that every framework has.",
    explanation: "A framework has at least `framework.yaml`, which names it and lists its behaviors, and `steps.yaml`. If a file that it needs is there under another name, or in another folder, the message says so.",
    bad: "framework/framework.yaml",
    good: "framework/framework.yaml\nframework/steps.yaml",
    ..Rule::unread()
};

pub const UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    catches: "A key that this kind of file does not have.",
    explanation: "A key that nothing reads is usually a misspelled one, and its value would be lost without notice. If exactly one known key is close, its value is checked as if that were written, and `--fix` writes it.",
    bad: "sumary: Finds out how well the product works",
    good: "summary: Finds out how well the product works",
    ..Rule::unread()
};

pub const MISSING_KEY: Rule = Rule {
    id: "missing-key",
    catches: "A required key that is missing.",
    explanation: "A key with nothing after it counts as missing. `--fix` gives an example without an `id` one made from its text.",
    bad: "- text: Asks for help early",
    good: "- id: ca-asks-for-help\n  text: Asks for help early",
    ..Rule::unread()
};

pub const WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    catches: "A value of the wrong type, such as a list instead of text.",
    explanation: "YAML reads an unquoted `3` as a number, and some readers take `yes` for true. Put text that looks like something else in quotes.",
    bad: "name: 42",
    good: "name: \"42\"",
    ..Rule::unread()
};

pub const WRONG_VALUE: Rule = Rule {
    id: "wrong-value",
    catches: "A value of the right type that is not allowed, such as empty text or an impossible date.",
    explanation: "The message says what is expected: one of a few words, a date such as 2026-11-23, a version such as 1.4.0, or text that is not empty.",
    bad: "version: one",
    good: "version: 1.0.0",
    ..Rule::unread()
};

pub const MALFORMED_ID: Rule = Rule {
    id: "malformed-id",
    catches: "An id that is not lower-case letters and digits in words joined by hyphens.",
    explanation: "Ids are used as file names, keys and arguments, also on systems that do not tell upper case from lower case. The message says so if an id equals another one except for its case.",
    bad: "- id: Asks For Help",
    good: "- id: asks-for-help",
    ..Rule::unread()
};

pub const DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    catches: "A key that appears twice in the same mapping.",
    explanation: "Of two equal keys, most readers silently keep the last. Keep one, or give the other one its intended name.",
    bad: "name: Quality\nname: Testing",
    good: "name: Quality",
    ..Rule::unread()
};

pub const LOST_TEXT: Rule = Rule {
    id: "lost-text",
    catches: "Text without quotes that ends at a `#`, where YAML treats the rest as a comment.",
    explanation: "A `#` after a space starts a comment, so nobody sees the rest. Put the text in quotes. If you mean a comment, write a space after the `#`.",
    bad: "text: Fixes bug #42 with a colleague",
    good: "text: \"Fixes bug #42 with a colleague\"",
    ..Rule::warning(Group::Structure)
};

pub const DUPLICATE_ID: Rule = Rule {
    id: "duplicate-id",
    catches: "An id that is used twice: in one list, or for two examples anywhere in the framework.",
    explanation: "Assessments refer to examples by id alone, so an id must be unique in the whole framework. Give the newer of the two a new id. A file that is a copy of another one is told once, as such, and the original is left in peace.",
    bad: "- id: qu-maps-risks\n- id: qu-maps-risks",
    good: "- id: qu-maps-risks\n- id: qu-names-risks",
    ..Rule::error(Group::Structure)
};

pub const UNKNOWN_ID: Rule = Rule {
    id: "unknown-id",
    catches: "An id that refers to nothing: a behavior, step, discipline, role, rating, example or topic of the guide that does not exist.",
    explanation: "If a known id or name is close, it is suggested; if it is the only one, `--fix` uses its id in the framework's files. In an assessment of another version of the framework, ids that no longer exist are not a mistake.",
    bad: "approval: chapter-leed",
    good: "approval: chapter-lead",
    ..Rule::error(Group::Structure)
};
