//! Files of a framework that do not read, and what stands in for them where two states are compared.

use super::{Id, ParsedFramework};
use crate::diagnostic::{Finding, Sourced};

/// A file that does not read, or not all of it.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Its path below the framework's folder.
    pub path: String,
    /// Why: the first fault in it.
    pub fault: Finding,
    /// The other faults in it.
    pub further: Vec<Finding>,
}

impl Unread {
    /// Its path without the ending, which may be one or the other.
    pub fn stem(&self) -> &str {
        self.path.rsplit_once('.').map_or(self.path.as_str(), |(stem, _)| stem)
    }

    pub fn faults(&self) -> impl Iterator<Item = &Finding> {
        std::iter::once(&self.fault).chain(&self.further)
    }
}

impl ParsedFramework {
    /// Whether anything was read of the file at this path, which is without its ending.
    pub fn has(&self, stem: &str) -> bool {
        match stem.split_once('/') {
            Some(("behaviors", name)) => self.behaviors.iter().any(|filed| filed.value.id.as_str() == name),
            Some((_, name)) => self.disciplines.iter().any(|filed| filed.value.id.as_str() == name),
            None if stem == "framework" => self.manifest.is_some(),
            None if stem == "steps" => self.steps.is_some(),
            None if stem == "roles" => self.roles.is_some(),
            None => self.questions.is_some(),
        }
    }

    /// Takes these files from another state of the framework, so that nothing seems to differ there.
    ///
    /// The version stays what it is where that can be read, and so does what no framework is without.
    pub fn stand_in(&mut self, unread: &[Unread], other: &ParsedFramework) {
        for file in unread {
            let stem = file.stem();
            match stem.split_once('/') {
                Some(("behaviors", name)) => {
                    replace(&mut self.behaviors, &other.behaviors, name, |behavior| &behavior.id);
                }
                Some((_, name)) => {
                    replace(&mut self.disciplines, &other.disciplines, name, |discipline| &discipline.id);
                }
                None if stem == "framework" => {
                    let version = self.manifest.as_ref().map(|filed| filed.value.version.clone());
                    self.manifest = other.manifest.clone().or(self.manifest.take());
                    if let (Some(filed), Some(version)) = (&mut self.manifest, version) {
                        filed.value.version = version;
                    }
                }
                None if stem == "steps" => self.steps = other.steps.clone().or(self.steps.take()),
                None if stem == "roles" => self.roles.clone_from(&other.roles),
                None => self.questions.clone_from(&other.questions),
            }
        }
    }
}

/// Puts the part of this name, which is its id, from the one list into the other.
fn replace<T: Clone>(list: &mut Vec<Sourced<T>>, other: &[Sourced<T>], name: &str, id: impl Fn(&T) -> &Id) {
    let is_it = |filed: &Sourced<T>| id(&filed.value).as_str() == name;
    list.retain(|filed| !is_it(filed));
    list.extend(other.iter().filter(|filed| is_it(filed)).cloned());
}
