//! What people wrote about each other: whether it holds together and stays private.

mod assessment;
mod rules;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{At, Finding, Part, Problem, Source, Sourced};
use crate::model::{Assessment, Framework, Id, Journal, Profile, Relation, web_address};

pub use rules::RULES;

/// One person's files, as far as they could be read.
#[derive(Debug, Default)]
pub struct Person {
    pub profile: Option<Sourced<Profile>>,
    pub journal: Option<Sourced<Journal>>,
    /// Whether there is a journal that could not be read, so that any id may be in it.
    pub journal_unread: bool,
    pub assessments: Vec<(Place, Sourced<Assessment>)>,
}

/// What an assessment should say of itself, by where it lies.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    pub person: Id,
    pub cycle: Id,
    pub relation: Relation,
    /// The rater, where the file's name tells.
    pub rater: Option<Id>,
}

/// A framework together with its digest, which is reckoned once.
#[derive(Debug)]
pub struct Pinned<'a> {
    pub framework: &'a Framework,
    /// `None` where parts of it could not be read: then nothing can be said to be unknown to it.
    pub digest: Option<String>,
}

impl<'a> Pinned<'a> {
    /// A framework whose every part was read.
    pub fn whole(framework: &'a Framework) -> Self {
        Self { framework, digest: Some(framework.digest().to_owned()) }
    }

    /// A framework as far as it could be read.
    pub fn in_part(framework: &'a Framework) -> Self {
        Self { framework, digest: None }
    }
}

/// What is wrong with one person's files.
pub fn problems(person: &Person, pinned: Option<&Pinned<'_>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let framework = pinned.filter(|pinned| pinned.digest.is_some()).map(|pinned| pinned.framework);
    if let Some(profile) = &person.profile {
        check_profile(profile, framework, &mut problems);
    }
    if let Some(journal) = &person.journal {
        check_journal(journal, framework, &mut problems);
    }
    let journal = person.journal.iter().flat_map(|journal| &journal.value.entries);
    let entries: BTreeSet<&str> = journal.map(|entry| entry.id.as_str()).collect();
    for (place, filed) in &person.assessments {
        let evidence = match person.journal_unread {
            true => assessment::Evidence::AnyId,
            false => assessment::Evidence::Entries(&entries),
        };
        problems.extend(assessment::problems(place, filed, evidence, pinned));
    }
    problems
}

/// A file that somebody other than its owner can read.
pub fn readable_by_others(source: &Arc<Source>) -> Finding {
    let help = format!("`chmod 600 {}` keeps it for you alone", source.name);
    Finding::at("readable-by-others", source, 0..0, "others on this computer can read this file").help(help)
}

/// A file whose history git keeps.
pub fn tracked_by_git(source: &Arc<Source>) -> Finding {
    let help = format!(
        "`git rm --cached {}`, add `reviews/` to .gitignore, and mind that the history still holds it",
        source.name
    );
    Finding::at("tracked-by-git", source, 0..0, "git tracks this file, so whoever clones it can read it")
        .help(help)
}

fn check_profile(profile: &Sourced<Profile>, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let Some(framework) = framework else { return };
    let disciplines: Vec<&str> = framework.disciplines.iter().map(|one| one.id.as_str()).collect();
    for (index, id) in profile.value.disciplines.iter().flatten().enumerate() {
        let at = At::value(["disciplines".into(), index.into()]);
        problems.extend(unknown(profile, at, "discipline", id, &disciplines));
    }
    let steps: Vec<&str> = framework.steps.iter().map(|step| step.id.as_str()).collect();
    if let Some(step) = &profile.value.step {
        problems.extend(unknown(profile, At::value(["step".into()]), "step", step, &steps));
    }
}

fn check_journal(journal: &Sourced<Journal>, framework: Option<&Framework>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (index, entry) in journal.value.entries.iter().enumerate() {
        let at = |rest: &[crate::diagnostic::Segment]| {
            let path = ["entries".into(), index.into()].into_iter().chain(rest.iter().cloned());
            At { path: path.collect(), part: Part::Value }
        };
        if !seen.insert(entry.id.as_str()) {
            let message = format!("the entry id `{}` is used twice", entry.id);
            problems.push(journal.problem("duplicate-id", at(&["id".into()]), message));
        }
        for (position, link) in entry.links.iter().enumerate() {
            if web_address(link).is_none() {
                let message = format!("`{link}` is no http(s) address");
                let problem = journal.problem("bad-link", at(&["links".into(), position.into()]), message);
                problems.push(problem.help("write it whole, as in `https://example.com/page`"));
            }
        }
        let Some(framework) = framework else { continue };
        let known: Vec<&str> = framework.behaviors.iter().map(|one| one.id.as_str()).collect();
        for (position, id) in entry.behaviors.iter().enumerate() {
            let at = at(&["behaviors".into(), position.into()]);
            problems.extend(unknown(journal, at, "behavior", id, &known));
        }
    }
}

fn unknown<T>(filed: &Sourced<T>, at: At, noun: &str, id: &Id, known: &[&str]) -> Option<Problem> {
    if known.contains(&id.as_str()) {
        return None;
    }
    let problem = filed.problem("unknown-id", at, format!("no {noun} is called `{id}`"));
    Some(problem.meant(id.as_str(), known.iter().copied()))
}
