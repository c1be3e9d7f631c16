//! The file `people.yaml`: read, and a newcomer's entry added without touching what was written by hand.

use std::path::PathBuf;
use std::sync::Arc;

use super::append::append;
use super::reviews::whole;
use super::write::Privacy;
use super::{Lock, Workspace, path};
use crate::diagnostic::{Finding, Source};
use crate::error::InvalidFiles;
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
            append(&file, &workspace.shown(&file), &[entry], Privacy::Shared)?;
        }
    }
    Ok(())
}
