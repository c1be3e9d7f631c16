//! The file `people.yaml`: read, and entries added and changed without touching what was written by hand.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_yaml::Value;

use super::append::{append, appended};
use super::reviews::whole;
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Workspace, path};
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, UserError};
use crate::model::{People, PersonEntry};
use crate::yaml::{self, EntryEdit, Strictness};

/// The keys of an entry, in the order in which they are written.
const KEYS: [&str; 6] = ["id", "name", "managers", "disciplines", "key", "breadth"];

/// Where a workspace keeps it.
fn people_path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("people.yaml")
}

/// The file's text, or why it cannot be read; `None` where there is no file.
pub fn people_source(workspace: &Workspace) -> Option<Result<Arc<Source>, Finding>> {
    let file = people_path(workspace);
    path::is_there(&file).then(|| path::text(&file, &workspace.shown(&file)))
}

/// Who works here; nobody where there is no file.
pub fn read_people(workspace: &Workspace) -> anyhow::Result<People> {
    let Some(source) = people_source(workspace) else { return Ok(People::default()) };
    let source = source.map_err(|finding| InvalidFiles(vec![finding]))?;
    if says_nothing(&source.text) {
        return Ok(People::default());
    }
    whole(yaml::typed::<People>(&source, Strictness::Strict)).map(|sourced| sourced.value)
}

/// Whether a text holds nothing but comments, as one that was made for people to come.
pub fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

/// Adds entries at the end, of those who are not there by then. Everything above them stays as it is.
pub fn add_people(workspace: &Workspace, newcomers: &[PersonEntry]) -> anyhow::Result<()> {
    let file = people_path(workspace);
    let _lock = Lock::wait_for(&file, &workspace.shown(&file))?;
    for entry in newcomers {
        if read_people(workspace)?.get(&entry.id).is_none() {
            append(&file, &workspace.shown(&file), &[entry], Privacy::Shared)?;
        }
    }
    Ok(())
}

/// The file as it was when it was read, to be written unless it has changed since.
pub struct PeopleFile {
    path: PathBuf,
    /// The file's name, as it is shown.
    pub shown: String,
    /// `None` where there was no file.
    text: Option<String>,
    pub people: People,
}

impl PeopleFile {
    pub fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        let path = people_path(workspace);
        let shown = workspace.shown(&path);
        // What is wrong with it is told in full, whatever its encoding.
        let people = read_people(workspace)?;
        let text = if path::is_there(&path) { Some(fs_err::read_to_string(&path)?) } else { None };
        Ok(Self { people, path, shown, text })
    }

    /// Writes the file with these entries changed, each from how it was to how it is to be, and these at its end.
    ///
    /// # Errors
    /// The file has changed since it was read, or is laid out so that it cannot be changed. Then nothing is written.
    pub fn write(&self, changed: &[(&PersonEntry, &PersonEntry)], new: &[PersonEntry]) -> anyhow::Result<()> {
        let _lock = Lock::wait_for(&self.path, &self.shown)?;
        let now = if path::is_there(&self.path) { Some(fs_err::read_to_string(&self.path)?) } else { None };
        if now != self.text {
            return Err(UserError::new(format!(
                "`{}` was changed meanwhile; nothing was written",
                self.shown
            ))
            .hint("look at the preview again")
            .into());
        }
        let mut text = self.text.clone().unwrap_or_default();
        if !changed.is_empty() {
            text = self.with_changes(&text, changed)?;
        }
        if !new.is_empty() {
            text = appended(&text, &self.shown, new)?;
        }
        refuse_too_long(&self.shown, &text)?;
        replace(&self.path, &text, Privacy::Shared)
    }

    fn with_changes(&self, text: &str, changed: &[(&PersonEntry, &PersonEntry)]) -> anyhow::Result<String> {
        let bare = text.trim_start_matches('\u{feff}');
        let listed = yaml::value(bare).ok();
        let listed = listed.as_ref().and_then(Value::as_sequence).map(Vec::as_slice).unwrap_or_default();
        let id = |value: &'_ Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
        let places: HashMap<String, usize> =
            listed.iter().enumerate().filter_map(|(place, value)| Some((id(value)?, place))).collect();
        let place = |entry: &PersonEntry| places.get(entry.id.as_str()).copied();
        let mut edits = Vec::new();
        for (before, after) in changed {
            // Whoever is not found there is caught with the layout.
            edits.push((place(before).unwrap_or(listed.len()), edits_of(before, after)?));
        }
        if let Some(with_changes) = yaml::change_entries(bare, &KEYS, &edits) {
            return Ok(text.replacen(bare, &with_changes, 1));
        }
        let after: Vec<&PersonEntry> = changed.iter().map(|(_, after)| *after).collect();
        let by_hand = yaml::to_yaml(&after)?;
        Err(UserError::new(format!(
            "`{}` is laid out so that it cannot be changed; nothing was written",
            self.shown
        ))
        .hint(format!("write it so by hand:\n{}", by_hand.trim_end()))
        .into())
    }
}

/// What is to be changed in an entry. Of managers and of nothing else, there is only more.
fn edits_of(before: &PersonEntry, after: &PersonEntry) -> anyhow::Result<Vec<EntryEdit>> {
    let mut edits = Vec::new();
    if let Some(name) = after.name.as_ref().filter(|_| before.name != after.name) {
        edits.push(EntryEdit::Set("name", name.as_str().into()));
    }
    for term in after.managers.iter().skip(before.managers.len()) {
        edits.push(EntryEdit::Push("managers", serde_yaml::to_value(term)?));
    }
    if let Some(disciplines) = after.disciplines.as_ref().filter(|_| before.disciplines != after.disciplines)
    {
        edits.push(EntryEdit::Set("disciplines", serde_yaml::to_value(disciplines)?));
    }
    if let Some(key) = after.key.as_ref().filter(|_| before.key != after.key) {
        edits.push(EntryEdit::Set("key", key.as_str().into()));
    }
    Ok(edits)
}
