//! Who works here: the file `people.yaml`, for everybody to read.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, PublicKey};

/// Everybody, as far as the file knows them. Somebody who is not in it can be rated all the same.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct People(pub Vec<PersonEntry>);

/// One person. Every key but `id` may be missing.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// The person's id: the name of their folder below `reviews/`.
    pub id: Id,
    /// The name that reports and questions use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub name: Option<String>,
    /// Their managers over time, the last one today's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub managers: Vec<ManagerTerm>,
    /// The ids of their disciplines. An empty list: none, and nobody is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disciplines: Option<Vec<Id>>,
    /// Their public key, as `steps key` prints it: what is sent to them is encrypted to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<PublicKey>,
    /// Whether to ask, too, in which other disciplines they work.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breadth: bool,
}

/// A time during which somebody was a person's manager.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ManagerTerm {
    /// The manager's id.
    pub id: Id,
    /// Their first day as the manager. Missing: from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Whether the manager before stays, so that there are several at a time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub also: bool,
}

impl People {
    pub fn get(&self, id: &Id) -> Option<&PersonEntry> {
        self.0.iter().find(|entry| entry.id == *id)
    }

    /// Knows somebody new by the name that was typed.
    pub fn add_named(&mut self, id: &Id, name: &str) {
        self.0.push(PersonEntry { name: Some(name.to_owned()), ..PersonEntry::new(id.clone()) });
    }

    /// The name to call somebody by: theirs, else one made from their id.
    pub fn name_of(&self, id: &Id) -> String {
        self.get(id).map_or_else(|| id.to_name(), PersonEntry::called)
    }
}

impl PersonEntry {
    pub fn new(id: Id) -> Self {
        Self { id, name: None, managers: Vec::new(), disciplines: None, key: None, breadth: false }
    }

    /// The name to call them by.
    pub fn called(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.id.to_name())
    }

    /// Who the managers are on a day: the last one who has begun, and those beside them.
    pub fn managers_on(&self, day: Date) -> Vec<&Id> {
        let begun = |term: &&ManagerTerm| term.from.is_none_or(|from| from <= day);
        let begun: Vec<&ManagerTerm> = self.managers.iter().filter(begun).collect();
        let main = begun.iter().rposition(|term| !term.also).unwrap_or(0);
        begun.get(main..).unwrap_or_default().iter().map(|term| &term.id).collect()
    }

    /// Who was a manager on any day of this time.
    pub fn managers_during(&self, first: Date, last: Date) -> Vec<&Id> {
        let mut managers = self.managers_on(first);
        let begun = |term: &&ManagerTerm| term.from.is_some_and(|from| first < from && from <= last);
        for term in self.managers.iter().filter(begun) {
            if !managers.contains(&&term.id) {
                managers.push(&term.id);
            }
        }
        managers
    }

    /// The day on which somebody ceases to be the manager, as far as it is written: `None` where they do not,
    /// or never were. It takes no day for today, which anybody may set.
    pub fn manager_left(&self, manager: &Id) -> Option<Date> {
        let last = self.managers.iter().rposition(|term| term.id == *manager)?;
        let later = self.managers.get(last + 1..)?;
        later.iter().find(|term| !term.also).map(|term| term.from.unwrap_or(Date::MIN))
    }

    /// Whether somebody was the manager once, and is not today.
    pub fn is_former_manager(&self, manager: &Id, today: Date) -> bool {
        self.managers.iter().any(|term| term.id == *manager) && !self.managers_on(today).contains(&manager)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        text.parse().expect("an id")
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn managers_follow_each_other() {
        let term = |name: &str, from: Option<&str>, also: bool| ManagerTerm {
            id: id(name),
            from: from.map(day),
            also,
        };
        let entry = PersonEntry {
            managers: vec![
                term("kim", None, false),
                term("alex", Some("2026-03-01"), false),
                term("sam", Some("2026-05-01"), true),
                term("noor", Some("2026-09-01"), false),
            ],
            ..PersonEntry::new(id("robin"))
        };
        let on = |text: &str| entry.managers_on(day(text)).into_iter().map(Id::as_str).collect::<Vec<_>>();
        assert_eq!(on("2026-01-01"), ["kim"]);
        assert_eq!(on("2026-04-01"), ["alex"]);
        assert_eq!(on("2026-06-01"), ["alex", "sam"]);
        assert_eq!(on("2026-09-01"), ["noor"]);
        let during = |first: &str, last: &str| {
            let managers = entry.managers_during(day(first), day(last));
            managers.into_iter().map(Id::as_str).collect::<Vec<_>>()
        };
        assert_eq!(during("2026-01-01", "2026-02-28"), ["kim"]);
        assert_eq!(during("2026-01-01", "2026-06-30"), ["kim", "alex", "sam"]);
        assert_eq!(during("2026-09-01", "2026-12-31"), ["noor"]);
        let left = |name: &str| entry.manager_left(&id(name));
        assert_eq!(left("kim"), Some(day("2026-03-01")));
        assert_eq!(left("sam"), Some(day("2026-09-01")));
        assert_eq!(left("noor"), None);
        assert_eq!(left("nobody"), None);
        assert_eq!(PersonEntry::new(id("robin")).managers_on(day("2026-01-01")), Vec::<&Id>::new());
    }
}
