//! Who is meant as a manager: by id or by name, among those who are in `people.yaml` or in the table.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::ids::folded;
use crate::analysis::lookup::{self, Candidate, NotFound};
use crate::model::Id;

/// Everybody who can be named.
pub struct Roster {
    /// Ids with the names that are theirs.
    people: BTreeMap<Id, Vec<String>>,
    by_name: BTreeMap<String, Vec<Id>>,
    /// What was not found, so that nobody is looked for twice.
    missing: RefCell<BTreeMap<String, NotFound>>,
}

impl Roster {
    /// A roster of these ids, each with a name that somebody may use for it.
    pub fn of(named: impl IntoIterator<Item = (Id, String)>) -> Self {
        let (mut people, mut by_name) =
            (BTreeMap::<Id, Vec<String>>::new(), BTreeMap::<String, Vec<Id>>::new());
        for (id, name) in named {
            let with_name = by_name.entry(folded(&name)).or_default();
            if !with_name.contains(&id) {
                with_name.push(id.clone());
            }
            people.entry(id).or_default().push(name);
        }
        Self { people, by_name, missing: RefCell::default() }
    }

    /// Who a text names.
    pub fn find(&self, text: &str) -> Result<Id, NotFound> {
        if let Some(id) = self.certain(text) {
            return Ok(id);
        }
        if let Some(known) = self.missing.borrow().get(text) {
            return Err(known.clone());
        }
        let candidate = |(id, names): (&'_ Id, &'_ Vec<String>)| (id.clone(), names.clone());
        let all: Vec<(Id, Vec<String>)> = self.people.iter().map(candidate).collect();
        let candidates = all.iter().map(|(id, names)| Candidate {
            thing: id,
            id: id.as_str(),
            names: names.iter().map(String::as_str).collect(),
        });
        let found = lookup::find("person", text, candidates).cloned();
        if let Err(missing) = &found {
            self.missing.borrow_mut().insert(text.to_owned(), missing.clone());
        }
        found
    }

    /// Whom a text can only mean: an id, a name, a name turned round, or what makes the same id.
    fn certain(&self, text: &str) -> Option<Id> {
        let known = |id: Id| self.people.contains_key(&id).then_some(id);
        let named = |name: &str| match self.by_name.get(&folded(name)).map(Vec::as_slice) {
            Some([only]) => Some(only.clone()),
            _ => None,
        };
        if let Some(id) = text.parse().ok().and_then(known) {
            return Some(id);
        }
        // A name that several have is for a person to make clear.
        if self.by_name.get(&folded(text)).is_some_and(|ids| ids.len() > 1) {
            return None;
        }
        let turned = text.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
        named(text).or_else(|| named(&turned?)).or_else(|| Id::from_name(text).and_then(known))
    }
}
