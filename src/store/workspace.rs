//! Finds the workspace: where the framework and the reviews are, and what it decides for itself.

use std::path::{Path, PathBuf};

use super::framework;
use super::settings::SettingsFile;
use crate::error::Trouble;
use crate::model::{Framework, Settings};

/// Where things are.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds `reviews/`.
    pub root: PathBuf,
    /// The framework's folder, where the workspace has its own.
    pub framework: Option<PathBuf>,
    /// What it decides for itself, and what is wrong with how it says so.
    pub settings: SettingsFile<Settings>,
    /// The folder that paths are shown relative to.
    current: PathBuf,
}

impl Workspace {
    /// The workspace at `given`, else the one that `current` lies in, else `current` itself with the
    /// shipped framework.
    pub fn find(given: Option<&Path>, current: &Path) -> anyhow::Result<Self> {
        let root = match given {
            Some(folder) => {
                let folder = current.join(folder);
                if !folder.is_dir() {
                    return Err(Trouble::new(format!("there is no folder `{}`", folder.display()))
                        .hint("`steps init DIR` makes a workspace")
                        .into());
                }
                folder
            }
            None => current.ancestors().find(|folder| is_root(folder)).unwrap_or(current).to_owned(),
        };
        let path = root.join("steps.toml");
        let settings = SettingsFile::read(&path, &shown(&path, current))?;
        let own = root.join("framework");
        // One that has lost its main file is still the company's own: that is a fault to be told.
        let marks = ["framework.yaml", "framework.yml", "steps.yaml", "behaviors"];
        let has_own = marks.iter().any(|name| own.join(name).exists());
        Ok(Self { framework: has_own.then_some(own), root, settings, current: current.to_owned() })
    }

    /// The workspace's own framework, or the shipped one.
    pub fn load_framework(&self) -> anyhow::Result<Framework> {
        match &self.framework {
            Some(folder) => framework::in_folder(folder, &self.shown(folder)),
            None => framework::shipped(),
        }
    }

    /// A path as people read it: relative to where they are, where it lies below.
    pub fn shown(&self, path: &Path) -> String {
        shown(path, &self.current)
    }
}

/// A path relative to `current` where it lies below, else as it is.
pub fn shown(path: &Path, current: &Path) -> String {
    let relative = path.strip_prefix(current).unwrap_or(path);
    let relative = relative.to_string_lossy();
    if relative.is_empty() { ".".to_owned() } else { relative.into_owned() }
}

fn is_root(folder: &Path) -> bool {
    folder.join("steps.toml").is_file() || folder.join("framework/framework.yaml").is_file()
}
