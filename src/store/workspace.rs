//! Finds the workspace: where the framework and the reviews are, and what it decides for itself.

use std::path::{Path, PathBuf};

use super::settings::SettingsFile;
use super::{framework, leftovers, path};
use crate::error::UserError;
use crate::model::{Framework, Settings};

/// How many folders down another workspace is looked for.
const DEEPEST: usize = 4;

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
                    return Err(UserError::new(format!("there is no folder `{}`", folder.display()))
                        .hint("`steps init DIR` makes a workspace")
                        .into());
                }
                folder
            }
            None => {
                let known = current.ancestors().find(|folder| is_root(folder));
                // Without a framework or settings of one's own, what was written before is where one goes on.
                let written = || current.ancestors().find(|folder| holds_reviews(folder));
                known.or_else(written).unwrap_or(current).to_owned()
            }
        };
        leftovers::clear_workspace(&root);
        let path = root.join("steps.toml");
        let settings = SettingsFile::read(&path, &shown(&path, current));
        let own = root.join("framework");
        if path::is_there(&own) {
            path::check_folder(&own, &shown(&own, current))?;
        }
        Ok(Self { framework: own_framework(&root), root, settings, current: current.to_owned() })
    }

    /// Whether it has anything of its own that can be checked.
    pub fn is_empty(&self) -> bool {
        let own = ["reviews", "people.yaml"].map(|name| self.root.join(name));
        self.framework.is_none() && !own.iter().any(|own| path::is_there(own))
    }

    /// Whether nothing makes its folder a workspace: it is only where somebody is.
    pub fn is_missing(&self) -> bool {
        self.is_empty() && !is_root(&self.root)
    }

    /// The workspace that is nearest below this one's folder, if one is near.
    pub fn below(&self) -> Option<PathBuf> {
        let is_visible = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        let walk = walkdir::WalkDir::new(&self.root).min_depth(1).max_depth(DEEPEST).sort_by_file_name();
        let entries = walk.into_iter().filter_entry(is_visible).filter_map(Result::ok);
        let found = entries.filter(|entry| entry.file_type().is_dir() && is_root(entry.path()));
        found.min_by_key(walkdir::DirEntry::depth).map(walkdir::DirEntry::into_path)
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

/// The folder `framework/` of a workspace where it holds anything of a framework: one that has lost
/// its main file is still the company's own, and that is a fault to be told.
pub fn own_framework(root: &Path) -> Option<PathBuf> {
    let folder = root.join("framework");
    let marks = ["framework.yaml", "framework.yml", "steps.yaml", "steps.yml", "behaviors", "disciplines"];
    marks.iter().any(|mark| path::is_there(&folder.join(mark))).then_some(folder)
}

/// Whether a folder has reviews of ours: a journal or an assessment of somebody.
fn holds_reviews(folder: &Path) -> bool {
    let below = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let is_there = |folder: &Path, names: &[&str]| names.iter().any(|name| folder.join(name).is_file());
    below(&folder.join("reviews")).iter().any(|person| {
        is_there(person, &["journal.yaml", "profile.yaml"])
            || below(person)
                .iter()
                .any(|cycle| is_there(cycle, &["self.yaml", "manager.yaml", "agreed.yaml"]))
    })
}

pub(super) fn is_root(folder: &Path) -> bool {
    path::is_there(&folder.join("steps.toml")) || folder.join("framework/framework.yaml").is_file()
}
