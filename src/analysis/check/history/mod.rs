//! What a change does to those who used the version before: ids that assessments refer to, and the
//! version that tells them what they rated.

mod places;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::changes::{self, Changes, ExampleChange, ExampleKind, Meaning, Raised, Rewording, Rise};
use crate::diagnostic::{At, Finding, Problem};
use crate::model::{Framework, Id, ParsedFramework, Unread};

use places::Places;
pub use rules::RULES;

/// The framework as it was.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The revision, by the name that people know it by.
    pub name: &'a str,
    /// What does not read is as it is now.
    pub framework: &'a Framework,
    pub unread: &'a [Unread],
    /// Whether its version reads.
    pub has_version: bool,
    /// Which id an id replaced that came and went since then.
    pub replaced: &'a BTreeMap<Id, Id>,
    /// Examples that an older version had and that this one has no more, and what they said last.
    pub retired: &'a BTreeMap<Id, String>,
    /// Ids that stand only in older versions that do not read, and why one of them does not.
    pub unsure: &'a BTreeMap<Id, Finding>,
}

/// The ids of examples that were not there before: those that may have been used once.
pub fn new_ids<'a>(before: &Framework, after: &'a Framework) -> BTreeSet<&'a Id> {
    let known: BTreeSet<&Id> = before.places().map(|place| &place.example.id).collect();
    after.places().map(|place| &place.example.id).filter(|id| !known.contains(id)).collect()
}

/// What the change from `before` does to those who used it.
///
/// `after` is what `parts` make together; the problems point into the files of `parts`.
pub fn problems(before: Before<'_>, after: &Framework, parts: &ParsedFramework) -> Vec<Problem> {
    let changes = changes::changes(before.framework, after, before.replaced);
    let places = Places::of(parts);
    let mut problems = Vec::new();
    problems.extend(not_compared(before, parts));
    for change in &changes.examples {
        problems.extend(meaning_changed(before, change, &places));
        problems.extend(id_reused(before, change, after, &places));
    }
    // What could not be read is not gone.
    if parts.are_whole() {
        problems.extend(places::removed(before, &changes, &places));
        problems.extend(version(before, &changes, parts).filter(|_| before.has_version));
    }
    problems
}

fn meaning_changed(before: Before<'_>, change: &ExampleChange<'_>, places: &Places<'_>) -> Option<Problem> {
    let (rewording, after) = (change.rewording.as_ref()?, change.after.as_ref()?);
    if rewording.meaning == Meaning::Kept || change.kinds.contains(&ExampleKind::Replaces) {
        return None;
    }
    let id = &after.example.id;
    let message = format!("`{id}` means something else than in {}", before.name);
    let was = change.before.as_ref().map(|before| format!("it said \"{}\"", before.example.text));
    let problem = places.problem("meaning-changed", id, "text", message)?;
    let problem = problem.help(format!("give it a new id and `replaces: {id}`, or keep to what it meant"));
    Some(match was {
        Some(was) => problem.expected(was),
        None => problem,
    })
}

/// An id that comes back with what it meant is the same example again.
fn id_reused(
    before: Before<'_>,
    change: &ExampleChange<'_>,
    after: &Framework,
    places: &Places<'_>,
) -> Option<Problem> {
    let example = change.after.as_ref()?.example;
    let id = &example.id;
    if change.before.as_ref().is_some_and(|before| before.example.id == *id) {
        return None;
    }
    if let Some(fault) = before.unsure.get(id) {
        let message =
            format!("whether `{id}` was used before is not known: a version that has it does not read");
        let problem = places.problem("history-unread", id, "id", message)?;
        return Some(problem.expected(reason(fault)).help("choose another id to be sure"));
    }
    let text = before.retired.get(id)?;
    let language = after.manifest.language.as_deref();
    if Rewording::of(text, &example.text, language).meaning == Meaning::Kept {
        return None;
    }
    let message = format!("`{id}` was the id of an example that was removed");
    let problem = places.problem("id-reused", id, "id", message)?.expected(format!("it said \"{text}\""));
    Some(problem.help("choose an id that was never used: assessments from then still refer to this one"))
}

/// What stands in files that did not read then is neither new nor gone; nobody knows.
fn not_compared(before: Before<'_>, parts: &ParsedFramework) -> Option<Problem> {
    let (manifest, first) = (parts.manifest.as_ref()?, before.unread.first()?);
    let files: Vec<String> = before.unread.iter().map(|file| format!("`{}`", file.path)).collect();
    let message = match files.as_slice() {
        [only] => format!("{only} of {} does not read, so nothing in it is compared", before.name),
        several => {
            let files = several.join(", ");
            format!(
                "{} files of {} do not read, so nothing in them is compared: {files}",
                several.len(),
                before.name
            )
        }
    };
    let problem = manifest.problem("history-unread", At::value(["version".into()]), message);
    Some(
        problem
            .expected(reason(&first.fault))
            .help("to compare it as well, name a revision in which it reads"),
    )
}

/// Where a file does not read, and why.
fn reason(fault: &Finding) -> String {
    format!("{}: {}", fault.place(), fault.message)
}

fn version(before: Before<'_>, changes: &Changes<'_>, parts: &ParsedFramework) -> Option<Problem> {
    let manifest = parts.manifest.as_ref()?;
    let (old, new) = (changes.version.before, changes.version.after);
    let Some((rise, least)) = &changes.version.asks else {
        let message = format!("the version is {new}, lower than {old} in {}", before.name);
        let lowered = manifest.problem("version-not-raised", At::value(["version".into()]), message);
        let is_lower = changes.version.raised == Raised::Lowered;
        return is_lower.then(|| lowered.help(format!("write `version: {old}`: nothing else changed")));
    };
    let reason = match rise {
        Rise::Major => "something was added or raised",
        Rise::Minor => "something was clarified or removed",
        Rise::Patch => "the wording changed",
    };
    let (rule, message) = match changes.version.raised {
        Raised::Enough => return None,
        Raised::NotAtAll => {
            ("version-not-raised", format!("the version is {new}, as in {}, and {reason}", before.name))
        }
        Raised::Lowered => {
            ("version-not-raised", format!("the version is {new}, lower than {old} in {}", before.name))
        }
        Raised::TooLittle => {
            ("version-too-low", format!("the version {new} is too low after {old}: {reason}"))
        }
    };
    let help = format!("write `version: {least}`; `steps changes {}` shows what asks for it", before.name);
    Some(manifest.problem(rule, At::value(["version".into()]), message).help(help))
}
