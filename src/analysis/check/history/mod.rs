//! What a change does to those who used the version before: ids that assessments refer to, and the
//! version that says what they rated.

mod history_unread;
mod id_removed;
mod id_reused;
mod locations;
mod meaning_changed;
#[cfg(test)]
mod tests;
pub mod version;

use std::collections::{BTreeMap, BTreeSet};

use self::locations::Locations;
use semver::Version;

use crate::analysis::changes;
use crate::diagnostic::{Finding, Problem, Rule};
use crate::model::{Framework, Id, ParsedFramework, Replaces, Unread};

/// The rules about what a change does to those who used the version before.
pub const RULES: &[Rule] = &[
    id_removed::RULE,
    meaning_changed::RULE,
    id_reused::RULE,
    history_unread::RULE,
    version::NOT_RAISED,
    version::TOO_LOW,
];

/// The framework as it was.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The revision, by the name that people know it by.
    pub name: &'a str,
    /// What cannot be read is as it is now.
    pub framework: &'a Framework,
    pub unread: &'a [Unread],
    /// Whether its version could be read.
    pub has_version: bool,
    /// The version that the revision has by now, where it went on since the files parted from it.
    pub by_now: Option<&'a Version>,
    /// Which ids an id replaced that came and went since then.
    pub replaced: &'a BTreeMap<Id, Replaces>,
    /// Examples that an older version had and that this one has no more, and what they said last.
    pub retired: &'a BTreeMap<Id, String>,
    /// Ids that are only in older versions that cannot be read, and why one of them cannot.
    pub uncertain: &'a BTreeMap<Id, Finding>,
}

/// The ids of examples that were not there before: those that may have been used once.
pub fn new_ids<'a>(before: &Framework, after: &'a Framework) -> BTreeSet<&'a Id> {
    let known: BTreeSet<&Id> = before.located_examples().map(|located| &located.example.id).collect();
    after.located_examples().map(|located| &located.example.id).filter(|id| !known.contains(id)).collect()
}

/// What the change from `before` does to those who used it.
///
/// `after` is what `parts` make together; the problems point into the files of `parts`.
pub fn problems(before: Before<'_>, after: &Framework, parts: &ParsedFramework) -> Vec<Problem> {
    let changes = changes::changes(before.framework, after, before.replaced);
    let locations = Locations::of(parts);
    let mut problems = Vec::new();
    problems.extend(history_unread::at_base(before, parts));
    for change in &changes.examples {
        problems.extend(meaning_changed::find(before, change, &locations));
        problems.extend(id_reused::find(before, change, after, &locations));
    }
    // What could not be read is not gone.
    if parts.are_whole() {
        problems.extend(id_removed::find(before, &changes, &locations));
        problems.extend(version::find(before, &changes, parts).filter(|_| before.has_version));
    }
    problems
}
