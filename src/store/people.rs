//! The file `people.yaml`: read, and a newcomer's entry added without touching what was written by hand.

use std::path::PathBuf;
use std::sync::Arc;

use serde_yaml::Value;

use super::reviews::whole;
use super::write::{Privacy, refuse_too_long, replace};
use super::{Lock, Workspace, path};
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, UserError};
use crate::model::{People, PersonEntry};
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
    whole(yaml::typed::<People>(&source, Strictness::Strict)).map(|sourced| sourced.value)
}

/// Adds entries at the end, of those who are not there by then. Everything above them stays as it is.
pub fn add_people(workspace: &Workspace, newcomers: &[PersonEntry]) -> anyhow::Result<()> {
    let file = people_path(workspace);
    let _lock = Lock::wait_for(&file, &workspace.shown(&file))?;
    for entry in newcomers {
        if read_people(workspace)?.get(&entry.id).is_none() {
            add_person(workspace, entry)?;
        }
    }
    Ok(())
}

fn add_person(workspace: &Workspace, entry: &PersonEntry) -> anyhow::Result<()> {
    let file = people_path(workspace);
    let before = if path::is_there(&file) { fs_err::read_to_string(&file)? } else { String::new() };
    let mut after = before.clone();
    if !after.is_empty() && !after.ends_with('\n') {
        after.push('\n');
    }
    after += &yaml::to_yaml(&[entry])?;
    if !adds_one(&before, &after, entry) {
        let shown = workspace.shown(&file);
        let line = yaml::to_yaml(&[entry])?;
        return Err(UserError::new(format!("`{shown}` is laid out so that no entry can be added to it"))
            .hint(format!("add this by hand: {}", line.trim_end()))
            .into());
    }
    refuse_too_long(&workspace.shown(&file), &after)?;
    replace(&file, &after, Privacy::Shared)
}

/// Whether the new text says what the old one said, and the entry after it.
fn adds_one(before: &str, after: &str, entry: &PersonEntry) -> bool {
    let list = |text: &str| match yaml::value(text) {
        Ok(Value::Sequence(items)) => Some(items),
        Ok(Value::Null) => Some(Vec::new()),
        _ => None,
    };
    match (list(before), list(after), serde_yaml::to_value(entry)) {
        (Some(mut expected), Some(found), Ok(entry)) => {
            expected.push(entry);
            expected == found
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_added_below_what_is_there() {
        let entry = PersonEntry {
            name: Some("李小龙".to_owned()),
            ..PersonEntry::new("li-xiao-long".parse().expect("an id"))
        };
        let folder = tempfile::tempdir().expect("a folder");
        let workspace = Workspace::find(Some(folder.path()), folder.path()).expect("a workspace");
        let file = people_path(&workspace);
        let check = |before: &str, expect: Option<&str>| {
            std::fs::write(&file, before).expect("writes");
            let added = add_person(&workspace, &entry).is_ok();
            let after = std::fs::read_to_string(&file).expect("reads");
            assert_eq!(added.then_some(after.as_str()), expect, "{before}");
            assert!(added || after == before, "{before}");
        };
        let added = "- id: li-xiao-long\n  name: 李小龙\n";
        check("", Some(added));
        check("# Us.\n- id: robin # the first\n", Some(&format!("# Us.\n- id: robin # the first\n{added}")));
        check("- {id: robin}", Some(&format!("- {{id: robin}}\n{added}")));
        check("[{id: robin}]\n", None);
    }
}
