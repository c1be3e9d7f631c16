//! A journal: its entries' ids, their links, and the behaviors that they are about.

use std::collections::BTreeSet;

use super::{evidence, unknown};
use crate::diagnostic::{At, Part, Problem, Segment, Sourced, rules};
use crate::model::{Framework, Journal};

/// What is wrong with a journal.
pub fn check(journal: &Sourced<Journal>, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (index, entry) in journal.value.entries.iter().enumerate() {
        let at = |rest: &[Segment]| {
            let path = ["entries".into(), index.into()].into_iter().chain(rest.iter().cloned());
            At { path: path.collect(), part: Part::Value }
        };
        if !seen.insert(entry.id.as_str()) {
            let message = format!("the entry id `{}` is used twice", entry.id);
            problems.push(journal.problem(rules::DUPLICATE_ID.id, at(&["id".into()]), message));
        }
        for (position, link) in entry.links.iter().enumerate() {
            problems.extend(evidence::check_link(journal, at(&["links".into(), position.into()]), link));
        }
        let Some(framework) = framework else { continue };
        let known: Vec<&str> = framework.behaviors.iter().map(|one| one.id.as_str()).collect();
        for (position, id) in entry.behaviors.iter().enumerate() {
            let at = at(&["behaviors".into(), position.into()]);
            problems.extend(unknown(journal, at, "behavior", id, &known));
        }
    }
}
