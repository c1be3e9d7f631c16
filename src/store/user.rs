//! The user file: who somebody is, kept across workspaces.

use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};
use schemars::JsonSchema;
use serde::Deserialize;

use super::path;
use super::settings::SettingsFile;
use super::write::{Privacy, replace};
use crate::model::Id;

/// What a user decides for all workspaces: the file `steps/config.toml` in the configuration folder.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UserFile {
    /// Who they are.
    pub person: Option<Id>,
    /// Whether everything is asked and reported line by line, for a screen reader.
    pub linear: bool,
}

impl UserFile {
    /// Where it is, by the XDG base directories.
    pub fn path() -> Option<PathBuf> {
        Some(choose_base_strategy().ok()?.config_dir().join("steps/config.toml"))
    }

    /// The user file, empty where there is none.
    pub fn load() -> anyhow::Result<Self> {
        match Self::path().filter(|path| path::is_there(path)) {
            Some(path) => SettingsFile::read(&path, &path.to_string_lossy()).sound(),
            None => Ok(Self::default()),
        }
    }

    /// Keeps who somebody is. Called only where nothing was kept yet; comments stay.
    pub fn keep_person(person: &Id) -> anyhow::Result<PathBuf> {
        let Some(path) = Self::path() else { anyhow::bail!("this system has no configuration folder") };
        let existing = if path::is_there(&path) { fs_err::read_to_string(&path)? } else { String::new() };
        // First, for a key after a table's head would belong to that table.
        replace(&path, &format!("person = \"{person}\"\n{existing}"), Privacy::Private)?;
        Ok(path)
    }
}
