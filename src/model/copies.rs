//! Files of a framework that are copies of others: told once, and set aside.

use std::collections::HashSet;
use std::sync::Arc;

use super::misnamed::original;
use super::references::stem;
use super::{Behavior, Discipline, Id, ParsedFramework};
use crate::diagnostic::rules::DUPLICATE_ID;
use crate::diagnostic::{At, Problem, Source, Sourced};

/// A file that was copied from another.
#[derive(Clone, Debug)]
pub struct Copied {
    source: Arc<Source>,
    /// The name of the file that it was copied from.
    of: String,
    /// Whether it has an id of its own already.
    has_own_id: bool,
}

/// A kind of file with an id, and examples that have ids.
trait Part {
    fn id(&self) -> &Id;
    fn examples(&self) -> HashSet<&Id>;
}

impl Part for Behavior {
    fn id(&self) -> &Id {
        &self.id
    }

    fn examples(&self) -> HashSet<&Id> {
        self.examples.values().flatten().map(|example| &example.id).collect()
    }
}

impl Part for Discipline {
    fn id(&self) -> &Id {
        &self.id
    }

    fn examples(&self) -> HashSet<&Id> {
        self.examples.values().flat_map(|steps| steps.values().flatten()).map(|example| &example.id).collect()
    }
}

impl ParsedFramework {
    /// Takes copies out of the parts, so that nothing is said twice; [`ParsedFramework::problems`] names them.
    pub fn set_copies_aside(&mut self) {
        let behaviors = set_aside(&mut self.behaviors, &mut self.unread_behaviors);
        let disciplines = set_aside(&mut self.disciplines, &mut self.unread_disciplines);
        self.copies.extend(behaviors.into_iter().chain(disciplines));
    }

    /// That a file is a copy, and what to do about it.
    pub(super) fn check_copies(&self, problems: &mut Vec<Problem>) {
        for Copied { source, of, has_own_id } in &self.copies {
            let own = Some(stem(source)).filter(|stem| original(stem).is_none() && *of != source.name);
            let own: Option<Id> = own.and_then(|stem| stem.parse().ok());
            let named = match own {
                Some(id) => format!("`id: {id}`"),
                None => "a file name and an `id` of its own".to_owned(),
            };
            let what = match has_own_id {
                true => "each example".to_owned(),
                false => format!("it {named}, and each example"),
            };
            let help = format!("delete it; or, to begin something new with it, give {what} an id of its own");
            let message = format!("this is a copy of `{of}`");
            problems.push(Problem::new(DUPLICATE_ID.id, source, At::value([]), message).help(help));
        }
    }
}

/// Takes those out of a list of files that are copies of others in it. What refers to them is no mistake.
fn set_aside<T: Part>(files: &mut Vec<Sourced<T>>, unread: &mut Vec<String>) -> Vec<Copied> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let others = files.iter().enumerate().filter(|(other, _)| *other != at);
        let of = others.map(|(_, other)| other).filter(|other| is_copy(file, other));
        let first = of.min_by_key(|other| (original(stem(&other.source)).is_some(), &other.source.name));
        found.extend(first.map(|of| (at, of.source.name.clone())));
    }
    let mut copies = Vec::new();
    for (at, of) in found.into_iter().rev() {
        let file = files.remove(at);
        let id = file.value.id().to_string();
        let is_other = files.iter().all(|other| other.value.id().as_str() != id);
        unread.extend(Some(id).filter(|_| is_other));
        let has_own_id = is_other && stem(&file.source) == file.value.id().as_str();
        copies.push(Copied { source: file.source, of, has_own_id });
    }
    copies.reverse();
    copies
}

/// Whether a file is a copy of another, rather than the other way around.
fn is_copy<T: Part>(file: &Sourced<T>, other: &Sourced<T>) -> bool {
    let (own, others) = (file.value.examples(), other.value.examples());
    let shared = own.intersection(&others).count();
    // Half of a copy may have been changed already.
    let is_alike = shared > 1 && shared * 2 >= own.len().min(others.len());
    let by_name = |file: &Sourced<T>, other: &Sourced<T>| {
        let name = stem(&file.source);
        original(name).is_some_and(|original| original == stem(&other.source).to_lowercase())
            || name == stem(&other.source) && file.source.name.ends_with(".yml")
    };
    let has_same_id = file.value.id() == other.value.id();
    (is_alike || has_same_id && by_name(file, other) || has_same_id && by_name(other, file))
        && (rank(file, by_name(file, other)) > rank(other, by_name(other, file)))
}

/// How much a file looks like the copy of two.
fn rank<T: Part>(file: &Sourced<T>, is_named_so: bool) -> (bool, bool, bool, usize, &str) {
    let name = stem(&file.source);
    let prefixes = file.value.examples();
    let is_prefix = |id: &&Id| id.as_str().split('-').next().is_some_and(|prefix| name.starts_with(prefix));
    let has_own_prefix = prefixes.iter().filter(|id| is_prefix(id)).count() * 2 > prefixes.len();
    let differs = name != file.value.id().as_str();
    (is_named_so, differs, !has_own_prefix, name.len(), &file.source.name)
}
