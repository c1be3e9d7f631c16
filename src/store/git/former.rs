//! Examples of older versions, looked up by their ids in texts that git keeps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde_yaml::Value;

use crate::diagnostic::{Finding, Source};
use crate::model::{Id, Replaces};
use crate::yaml;

/// What older versions know of ids.
#[derive(Clone, Debug, Default)]
pub struct Former {
    /// What the example said last.
    pub texts: BTreeMap<Id, String>,
    /// Which ones it replaced, where it said so.
    pub replaced: BTreeMap<Id, Replaces>,
    /// Ids that stand only in versions that do not read, and why the latest of them does not.
    pub unread: BTreeMap<Id, Finding>,
}

/// A search from the newest version to the oldest, for ids and for those that they replaced.
#[derive(Debug, Default)]
pub struct Search {
    /// The ids that no version had so far.
    wanted: FxHashSet<Id>,
    /// The texts, by git's hashes, that hold none of them.
    done: FxHashSet<String>,
    former: Former,
}

impl Search {
    pub fn of(wanted: BTreeSet<&Id>) -> Self {
        Self { wanted: wanted.into_iter().cloned().collect(), ..Self::default() }
    }

    pub fn is_over(&self) -> bool {
        self.wanted.is_empty()
    }

    pub fn found(self) -> Former {
        self.former
    }

    /// As [`Search::look_at`], for a text that may stand in several versions.
    pub fn look_once_at(&mut self, blob: &str, text: Result<Arc<Source>, Finding>) {
        if self.done.insert(blob.to_owned()) {
            self.look_at(text);
        }
    }

    /// Takes what a version holds of the ids that are still wanted.
    pub fn look_at(&mut self, text: Result<Arc<Source>, Finding>) {
        let parsed = match &text {
            // Most versions hold none of them, and need not be parsed to know that.
            Ok(source) if !ids_in(&source.text).any(|id| self.wanted.contains(id)) => return,
            Ok(source) => yaml::parse(source),
            Err(fault) => Err(vec![fault.clone()]),
        };
        match parsed {
            Ok(value) => self.take_from(&value),
            Err(faults) => {
                let Some(fault) = faults.into_iter().next() else { return };
                for id in fault.source.text.lines().flat_map(ids_of_line) {
                    if self.wanted.contains(&id) {
                        self.former.unread.entry(id).or_insert_with(|| fault.clone());
                    }
                }
            }
        }
    }

    /// An example is whatever has an id and a text: a version of long ago may have had another shape.
    fn take_from(&mut self, value: &Value) {
        let text_at = |key: &str| value.get(key).and_then(Value::as_str);
        if let (Some(id), Some(text)) = (text_at("id"), text_at("text"))
            && let Ok(id) = id.parse::<Id>()
            && self.wanted.remove(&id)
        {
            self.former.unread.remove(&id);
            let replaced = value.get("replaces").cloned().map(serde_yaml::from_value::<Replaces>);
            if let Some(Ok(replaced)) = replaced {
                for one in replaced.iter().filter(|one| **one != id) {
                    if !self.former.texts.contains_key(one) && self.wanted.insert(one.clone()) {
                        // They may hold this one.
                        self.done.clear();
                    }
                }
                self.former.replaced.insert(id.clone(), replaced);
            }
            self.former.texts.insert(id, text.to_owned());
        }
        match value {
            Value::Mapping(mapping) => mapping.values().for_each(|value| self.take_from(value)),
            Value::Sequence(items) => items.iter().for_each(|value| self.take_from(value)),
            _ => {}
        }
    }
}

/// Whatever in a text has the characters of an id.
fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_id(c)).filter(|word| !word.is_empty())
}

/// The ids that a line gives to something: `- id: x`, `id: x`, `{text: …, id: x}`.
fn ids_of_line(line: &str) -> impl Iterator<Item = Id> {
    let keys = line.match_indices("id:").filter(|(at, _)| {
        let before = line.get(..*at).unwrap_or_default().trim_end();
        before.ends_with(['{', ',']) || before.trim_start_matches([' ', '\t', '-']).is_empty()
    });
    keys.filter_map(|(at, key)| {
        let behind = line.get(at.saturating_add(key.len())..).unwrap_or_default();
        let value = behind.trim_start().trim_start_matches(['"', '\'']);
        value.split(|c: char| !is_of_id(c)).next()?.parse().ok()
    })
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_other_lines() {
        let check = |line: &str, expect: &[&str]| {
            let found: Vec<Id> = ids_of_line(line).collect();
            assert_eq!(found.iter().map(Id::as_str).collect::<Vec<_>>(), expect, "{line}");
        };
        check("    - id: ma-splits-tasks", &["ma-splits-tasks"]);
        check("      id: ma-splits-tasks # of old", &["ma-splits-tasks"]);
        check("  - {id: \"b-tastes\", text: Tastes}, {text: Tries, id: b-tries}]", &["b-tastes", "b-tries"]);
        check("    - text: Writes an id: by hand", &[]);
        check("      paid: monthly", &[]);
        check("-- a/framework/behaviors/mastery.yaml", &[]);
    }

    /// What is known of `b-tastes` from these versions, the newest first.
    #[track_caller]
    fn check(versions: &[&str], text: Option<&str>, unread: Option<&str>) {
        let id: Id = "b-tastes".parse().expect("an id");
        let mut search = Search::of(BTreeSet::from([&id]));
        for (age, version) in versions.iter().enumerate() {
            search.look_at(Ok(Source::new(format!("version {age}"), *version)));
        }
        let former = search.found();
        assert_eq!(former.texts.get(&id).map(String::as_str), text);
        assert_eq!(former.unread.get(&id).map(|fault| fault.source.name.as_str()), unread);
    }

    #[test]
    fn what_an_id_replaced_is_looked_up_as_well() {
        let ids = ["b-tastes", "b-tries", "b-eats"].map(|id| id.parse::<Id>().expect("an id"));
        let [tastes, tries, eats] = &ids;
        let mut search = Search::of(BTreeSet::from([tastes]));
        search.look_at(Ok(Source::new("newer", "[{id: b-tastes, replaces: b-tries, text: Tastes}]")));
        search.look_at(Ok(Source::new("older", "[{id: b-tries, replaces: b-eats, text: Tries}]")));
        let replaced = search.found().replaced;
        let of = |id: &Id| replaced[id].iter().collect::<Vec<_>>();
        assert_eq!((of(tastes), of(tries)), (vec![tries], vec![eats]));
    }

    #[test]
    fn a_text_is_looked_at_again_for_an_id_that_is_wanted_since() {
        let ids = ["b-tastes", "b-tries"].map(|id| id.parse::<Id>().expect("an id"));
        let [tastes, tries] = &ids;
        let mut search = Search::of(BTreeSet::from([tastes]));
        let (one, two) =
            ("[{id: b-tastes, replaces: b-tries, text: Tastes}]", "[{id: b-tries, text: Tries}]");
        for (blob, text) in [("2", two), ("1", one), ("2", two)] {
            search.look_once_at(blob, Ok(Source::new(blob, text)));
        }
        assert_eq!(search.found().texts.keys().collect::<Vec<_>>(), [tastes, tries]);
    }

    #[test]
    fn the_newest_version_that_reads_tells() {
        let tastes = "examples: {bench: [{id: b-tastes, text: Tastes the dough}]}";
        let broken = "examples:\n  bench: [\n    - id: b-tastes\n";
        check(&["id: b-tastes", "examples: {bench: [{id: b-weighs, text: Weighs}]}"], None, None);
        check(&["examples:\n  bench: [\n    - text: Tastes\n      id: b-tastes\n"], None, Some("version 0"));
        check(&[tastes, &tastes.replace("dough", "crust")], Some("Tastes the dough"), None);
        check(&[broken, tastes], Some("Tastes the dough"), None);
        check(&["examples: [", broken, broken], None, Some("version 1"));
    }
}
