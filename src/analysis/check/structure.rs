//! Whether files parse, have the right shape and refer to what exists.
//!
//! Most of it is found while reading, by the rules of [`crate::diagnostic::rules`], and between the parts
//! of a framework, by those of [`ParsedFramework`].

mod made_ids;
pub mod replaced_id;

use std::sync::Arc;

use crate::diagnostic::rules::MISSING_FILE;
use crate::diagnostic::{Finding, Group, Rule, Source};
use crate::model::misnamed::Meant;

pub use self::made_ids::complete;

/// Files that nothing reads.
pub const STRAY_FILE: Rule = Rule {
    id: "stray-file",
    catches: "A file in the framework or the reviews that looks like one of theirs, but that nothing reads.",
    explanation: "All other commands silently skip a file in the wrong folder, or with a misspelled name or ending, such as `quality.yaml.txt`. If it is clear which file it was meant to be, the message says so.",
    bad: "framework/discipline/quality.yaml",
    good: "framework/disciplines/quality.yaml",
    ..Rule::warning(Group::Structure)
};

/// Schemas that say what was.
pub const OUTDATED_SCHEMA: Rule = Rule {
    id: "outdated-schema",
    catches: "A schema for editors that does not have today's ids, or is of another version of `steps`.",
    explanation: "Editors offer and underline ids by the schemas in `framework/schema`, so they must be written again when a behavior, step, discipline, role or rating gets an id or loses one. `steps schema --for-workspace` writes them; so does `--fix`. Nothing but editors reads them. Changed names and summaries do not make a schema outdated.",
    bad: "\"enum\": [\"quality\"]",
    good: "\"enum\": [\"quality\", \"technical-writing\"]",
    ..Rule::note(Group::Structure)
};

/// That this schema, and maybe others beside it, are to be written again.
pub fn outdated_schema(source: &Arc<Source>) -> Finding {
    let message = "this schema is out of date, so editors offer and underline the wrong ids";
    Finding::at(OUTDATED_SCHEMA.id, source, 0..0, message)
        .help("`steps schema --for-workspace` brings all of them up to date, and so does `steps check --fix`")
}

/// A file that nothing reads, though the framework needs the one that it was meant to be.
pub fn needed(stray: Finding) -> Finding {
    let message = "nothing reads this file, and the framework needs it".to_owned();
    Finding { rule: MISSING_FILE.id, message, ..stray }
}

/// A file that nothing reads. `meant` is what it was meant to be, by paths as they are shown, where that is known;
/// `expected` says which files are read.
pub fn stray(source: &Arc<Source>, meant: Option<&Meant>, expected: &str) -> Finding {
    let finding = Finding::at(STRAY_FILE.id, source, 0..0, "nothing reads this file");
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
    match meant {
        Some(Meant::Copy(original)) => {
            let message = format!("nothing reads this file: it seems to be a copy of `{original}`");
            let help =
                "delete it; to begin something new with it, give it a file name and an `id` of its own";
            return Finding::at(STRAY_FILE.id, source, 0..0, message).help(help);
        }
        Some(Meant::File(path)) if folder(path) == folder(&source.name) => {
            return finding.help(match source.name.to_lowercase() == path.to_lowercase() {
                true => {
                    format!("rename it to `{path}`: upper and lower case are different in names of files")
                }
                false => format!("rename it to `{path}`"),
            });
        }
        Some(Meant::File(path)) => return finding.help(format!("move it to `{path}`")),
        Some(Meant::Text(path)) => {
            let help = format!("save what is in it as plain text, as `{path}`");
            return finding.help(help);
        }
        Some(Meant::Either(name)) => {
            let top = folder(&source.name);
            let top = if top.is_empty() { top } else { format!("{top}/") };
            let help = format!(
                "move a discipline to `{top}disciplines/{name}.yaml`, a behavior to `{top}behaviors/{name}.yaml`"
            );
            return finding.help(help);
        }
        None => {}
    }
    match source.name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().any(char::is_uppercase) => {
            let ending = ending.to_lowercase();
            finding.help(format!("rename it to `{stem}.{ending}`: the ending has to be in lower case"))
        }
        _ => finding.help(expected),
    }
}
