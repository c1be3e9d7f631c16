//! Whether files parse, have the right shape and refer to what exists.
//!
//! Most of it is found while reading, by the rules of [`crate::diagnostic::rules`], and between the parts
//! of a framework, by those of [`ParsedFramework`].

mod made_ids;
pub mod replaced_id;

use std::sync::Arc;

use crate::diagnostic::{Finding, Group, Rule, Source};

pub use self::made_ids::complete;

/// Files that nothing reads.
pub const STRAY_FILE: Rule = Rule {
    id: "stray-file",
    catches: "A YAML file in the framework or the reviews that nothing reads.",
    explanation: "All other commands silently skip a file in the wrong folder, or with a misspelled name.",
    bad: "framework/discipline/quality.yaml",
    good: "framework/disciplines/quality.yaml",
    ..Rule::warning(Group::Structure)
};

/// Schemas that say what was.
pub const OUTDATED_SCHEMA: Rule = Rule {
    id: "outdated-schema",
    catches: "A schema for editors that does not have today's ids, or is of another version of `steps`.",
    explanation: "Editors offer and underline ids by the schemas in `framework/schema`, so they must be written again when a behavior, step, discipline, role or rating gets an id or loses one. `steps schema --for-workspace` writes them; so does `--fix`. Changed names and summaries do not make a schema outdated.",
    bad: "\"enum\": [\"quality\"]",
    good: "\"enum\": [\"data-engineering\", \"quality\"]",
    ..Rule::warning(Group::Structure)
};

/// That this schema, and maybe others beside it, are to be written again.
pub fn outdated_schema(source: &Arc<Source>) -> Finding {
    let message = "this schema is out of date, so editors offer and underline the wrong ids";
    Finding::at(OUTDATED_SCHEMA.id, source, 0..0, message)
        .help("`steps schema --for-workspace` brings all of them up to date, and so does `steps check --fix`")
}

/// A file that nothing reads; `expected` says which files are read.
pub fn stray(source: &Arc<Source>, expected: &str) -> Finding {
    let finding = Finding::at(STRAY_FILE.id, source, 0..0, "nothing reads this file");
    match source.name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().any(char::is_uppercase) => {
            let ending = ending.to_lowercase();
            finding.help(format!("rename it to `{stem}.{ending}`: the ending has to be in lower case"))
        }
        _ => finding.help(expected),
    }
}
