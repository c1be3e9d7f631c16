//! Ids for copied examples: a prefix of the new discipline's own before what the old id says.

use std::collections::BTreeSet;

use super::own;
use crate::diagnostic::kebab;
use crate::model::{Discipline, Framework, Id};

/// Makes ids that nothing else in the framework has.
pub struct Ids<'a> {
    prefix: String,
    /// What all the old ids begin with, the hyphen included.
    old_prefix: String,
    taken: BTreeSet<&'a str>,
    given: BTreeSet<Id>,
}

impl<'a> Ids<'a> {
    /// For copies of the examples of `from`, to be those of the discipline `id`.
    pub fn new(framework: &'a Framework, from: &Discipline, id: &Id) -> Self {
        let taken = taken(framework, id);
        Self {
            prefix: prefix(framework, id),
            old_prefix: shared_prefix(framework, from),
            taken,
            given: BTreeSet::new(),
        }
    }

    /// The id of the copy of an example.
    pub fn for_copy_of(&mut self, old: &Id) -> Id {
        let rest = old.as_str().strip_prefix(&self.old_prefix).unwrap_or(old.as_str());
        let numbered = (2..).map(|number| format!("{}-{number}", self.prefix));
        let wanted = std::iter::once(format!("{}-{rest}", self.prefix)).chain(numbered);
        let free = wanted.filter_map(|word| word.parse::<Id>().ok());
        let mut free = free.filter(|id| !self.taken.contains(id.as_str()) && !self.given.contains(id));
        // The numbers never end; an id that is too long for any of them stays as it was.
        let id = free.next().unwrap_or_else(|| old.clone());
        self.given.insert(id.clone());
        id
    }
}

/// The ids of all examples but those of the discipline that is made: what it replaces is not in its way.
fn taken<'a>(framework: &'a Framework, id: &Id) -> BTreeSet<&'a str> {
    let replaced = framework.discipline(id).map(|it| it.examples.values().flat_map(|it| it.values()));
    let replaced: BTreeSet<&Id> = replaced.into_iter().flatten().flatten().map(|it| &it.id).collect();
    let all = framework.located_examples().map(|located| &located.example.id);
    all.filter(|id| !replaced.contains(id)).map(Id::as_str).collect()
}

/// What the ids of a discipline's examples begin with: the first of a few short forms of its own id
/// that no other example's id begins with.
pub fn prefix(framework: &Framework, id: &Id) -> String {
    let taken = taken(framework, id);
    let words: Vec<&str> = id.as_str().split('-').collect();
    let start = |word: &str, letters: usize| word.chars().take(letters).collect::<String>();
    let initials = |first: usize| {
        let rest = words.iter().skip(1).map(|word| start(word, 1));
        std::iter::once(start(words[0], first)).chain(rest).collect::<String>()
    };
    let short = if words.len() == 1 { [2, 3, 4] } else { [1, 2, 3] };
    let is_free = |prefix: &String| {
        let begins = |id: &&str| id.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('-'));
        !taken.iter().any(begins)
    };
    short.into_iter().map(initials).find(is_free).unwrap_or_else(|| start(id.as_str(), kebab::LONGEST / 2))
}

/// The first word of all the discipline's ids with its hyphen, empty where they do not share one.
fn shared_prefix(framework: &Framework, from: &Discipline) -> String {
    let mut firsts = BTreeSet::new();
    for behavior in &framework.behaviors {
        for step in &framework.steps {
            let examples = own(framework, from, behavior, step).into_iter();
            firsts
                .extend(examples.map(|example| example.id.as_str().split_once('-').map(|(first, _)| first)));
        }
    }
    match (firsts.pop_first(), firsts.is_empty()) {
        (Some(Some(first)), true) => format!("{first}-"),
        _ => String::new(),
    }
}
