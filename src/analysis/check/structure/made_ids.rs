//! Ids for examples without one, and messages about malformed ones, so that no id is used twice.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::rules::MALFORMED_ID;
use crate::diagnostic::{Edit, Finding, Sourced, kebab};
use crate::model::{Example, Id, ParsedFramework};

/// Completes what was found in single files with what is known of the others: ids that are made from
/// a text become unique in these texts, and no message suggests an id that is taken.
pub fn complete(findings: &mut [Finding], parts: &ParsedFramework, texts: &[&str]) {
    let is_about_ids = |finding: &Finding| {
        finding.rule == MALFORMED_ID.id || matches!(finding.fix, Some(Edit::InsertFirst(..)))
    };
    if !findings.iter().any(is_about_ids) {
        return;
    }
    let ids = Ids::of(parts);
    let words = texts.iter().flat_map(|text| id_like(text)).collect();
    let mut taken = Taken { words, ..Taken::default() };
    for finding in findings.iter_mut() {
        if finding.rule == MALFORMED_ID.id && finding.path.last() == Some(&"id".into()) {
            ids.name_twin(finding, &mut taken.made);
        }
        if let Some(Edit::InsertFirst(_, _, id)) = &mut finding.fix {
            *id = taken.unique(ids.begun(&finding.source.name, id));
            finding.help = Some(format!("add an id, such as `id: {id}`"));
        }
    }
}

/// Everything in a text that could be an id, as words of their own.
fn id_like(text: &str) -> impl Iterator<Item = &str> {
    text.split(|found: char| !found.is_ascii_alphanumeric() && found != '-').filter(|word| !word.is_empty())
}

/// The examples' ids of a framework.
struct Ids {
    /// The file that each one is in.
    files: BTreeMap<String, String>,
    /// What most ids of a file begin with, by the file.
    prefixes: BTreeMap<String, String>,
}

impl Ids {
    fn of(parts: &ParsedFramework) -> Self {
        let mut ids = Self { files: BTreeMap::new(), prefixes: BTreeMap::new() };
        for filed in &parts.behaviors {
            ids.add(filed, filed.value.examples.values().flatten());
        }
        for filed in &parts.disciplines {
            ids.add(filed, filed.value.examples.values().flat_map(|steps| steps.values().flatten()));
        }
        ids
    }

    fn add<'a, T>(&mut self, filed: &Sourced<T>, examples: impl Iterator<Item = &'a Example>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for example in examples {
            self.files.insert(example.id.to_string(), filed.source.name.clone());
            if let Some((prefix, _)) = example.id.as_str().split_once('-') {
                *counts.entry(prefix).or_default() += 1;
            }
        }
        let usual = counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 1);
        if let Some((prefix, _)) = usual {
            self.prefixes.insert(filed.source.name.clone(), prefix.to_owned());
        }
    }

    /// Tells of a malformed id that what it should be is taken: by an example, or by one like it.
    fn name_twin(&self, finding: &mut Finding, made: &mut FxHashSet<String>) {
        let written = finding.written().to_owned();
        let Some(id) = Id::from_name(&written).map(String::from) else { return };
        let taken = match self.files.get(&id) {
            Some(file) => format!("`{id}` is in `{file}`"),
            None if made.insert(id.clone()) => return,
            None => format!("`{id}` would also be the id of another one"),
        };
        if written.to_lowercase() == id {
            finding.message =
                format!("`{written}` is not an id, and equals another one except for upper case");
        }
        finding.help = Some(format!("{taken}: give this one an id of its own"));
    }

    /// An id with its file's usual beginning, no longer than leaves room for a number.
    fn begun(&self, file: &str, id: &str) -> String {
        let id = match self.prefixes.get(file) {
            Some(prefix) if !id.starts_with(&format!("{prefix}-")) => format!("{prefix}-{id}"),
            _ => id.to_owned(),
        };
        id[..id.len().min(kebab::LONGEST - NUMBER)].trim_end_matches('-').to_owned()
    }
}

/// How many letters a number takes after an id, its hyphen included.
const NUMBER: usize = 6;

/// The ids that are taken, and those that are made.
#[derive(Default)]
struct Taken<'a> {
    /// The words of the files: also the id of an example that could not be read, or that a comment
    /// keeps for later.
    words: FxHashSet<&'a str>,
    made: FxHashSet<String>,
    /// The next number for an id that is taken.
    next: FxHashMap<String, usize>,
}

impl Taken<'_> {
    /// The id, with a number where it is taken.
    fn unique(&mut self, id: String) -> String {
        let next = self.next.entry(id.clone()).or_insert(1);
        loop {
            let candidate = if *next == 1 { id.clone() } else { format!("{id}-{next}") };
            *next += 1;
            if !self.words.contains(candidate.as_str()) && self.made.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}
