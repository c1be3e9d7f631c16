//! The file `people.yaml`: read, and entries added and changed without touching what was written by hand.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::append::appended;
use super::reviews::whole;
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Workspace, path};
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Id, People, PersonEntry};
use crate::yaml::{self, Strictness};

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
            let before = match path::is_there(&file) {
                true => fs_err::read_to_string(&file)?,
                false => first_line(workspace).to_owned(),
            };
            let after = appended(&before, &workspace.shown(&file), &[entry])?;
            refuse_too_long(&workspace.shown(&file), &after)?;
            replace(&file, &after, Privacy::Shared)?;
        }
    }
    Ok(())
}

/// What a new file begins with, so that an editor completes and checks it.
fn first_line(workspace: &Workspace) -> &'static str {
    let schema = workspace.framework.as_ref().map(|folder| folder.join("schema/people.json"));
    match schema.is_some_and(|schema| schema.is_file()) {
        true => "# yaml-language-server: $schema=framework/schema/people.json\n",
        false => "",
    }
}

/// The file as it was when it was read, to be written unless it has changed since.
pub struct PeopleFile {
    path: PathBuf,
    /// The file's name, as it is shown.
    pub shown: String,
    /// `None` where there was no file.
    text: Option<String>,
    /// What it begins with where there was none.
    first_line: &'static str,
    pub people: People,
}

impl PeopleFile {
    pub fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        let path = people_path(workspace);
        let shown = workspace.shown(&path);
        // What is wrong with it is told in full, whatever its encoding.
        let people = read_people(workspace)?;
        let text = if path::is_there(&path) { Some(fs_err::read_to_string(&path)?) } else { None };
        Ok(Self { people, path, shown, text, first_line: first_line(workspace) })
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
        let mut text = self.text.clone().unwrap_or_else(|| self.first_line.to_owned());
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
        let mut wanted = yaml::value(bare).unwrap_or_default();
        let by_id: HashMap<&Id, &(&PersonEntry, &PersonEntry)> =
            changed.iter().map(|change| (&change.0.id, change)).collect();
        for entry in wanted.as_sequence_mut().into_iter().flatten().filter_map(Value::as_mapping_mut) {
            let id = entry.get("id").and_then(Value::as_str).and_then(|id| id.parse::<Id>().ok());
            if let Some((before, after)) = id.and_then(|id| by_id.get(&id)) {
                change(entry, before, after)?;
            }
        }
        if let Some(with_changes) = yaml::update(bare, &wanted) {
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

/// Changes what an entry reads as, from how it was to how it is to be. What stays is as it was written.
fn change(entry: &mut Mapping, before: &PersonEntry, after: &PersonEntry) -> anyhow::Result<()> {
    let (before, after) = (serde_yaml::to_value(before)?, serde_yaml::to_value(after)?);
    let mut written = std::mem::take(entry);
    for (key, value) in after.as_mapping().into_iter().flatten() {
        let (was, said) = (before.get(key), written.remove(key).unwrap_or_default());
        let value = match (was, said, value) {
            (Some(was), said, value) if was == value => said,
            // Of a list that is longer now, the rest is added.
            (Some(Value::Sequence(was)), Value::Sequence(mut said), Value::Sequence(value))
                if value.starts_with(was) =>
            {
                said.extend(value.iter().skip(was.len()).cloned());
                Value::Sequence(said)
            }
            (_, _, value) => value.clone(),
        };
        entry.insert(key.clone(), value);
    }
    entry.extend(written);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_names_the_schema_where_there_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let add = |name: &str| {
            let workspace = Workspace::find(Some(folder.path()), folder.path()).expect("a workspace");
            let id: Id = name.parse().expect("an id");
            add_people(&workspace, &[PersonEntry::new(id)]).expect("adds");
            fs_err::read_to_string(folder.path().join("people.yaml")).expect("reads")
        };
        assert_eq!(add("robin"), "- id: robin\n");
        fs_err::remove_file(folder.path().join("people.yaml")).expect("removes");
        for file in ["framework/steps.yaml", "framework/schema/people.json"] {
            replace(&folder.path().join(file), "", Privacy::Shared).expect("writes");
        }
        let first = "# yaml-language-server: $schema=framework/schema/people.json\n";
        assert_eq!(add("robin"), format!("{first}- id: robin\n"));
        assert_eq!(add("kim"), format!("{first}- id: robin\n- id: kim\n"));
    }
}
