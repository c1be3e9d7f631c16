//! Finds the workspace: where the framework and the reviews are, and what it decides for itself.

use std::path::{Path, PathBuf};

use crate::error::{Faults, Trouble};
use crate::model::suggestion::did_you_mean;
use crate::model::{Finding, Framework, Settings, Source};

use super::framework;

/// Where things are.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds `reviews/`.
    pub root: PathBuf,
    /// The framework's folder, where the workspace has its own.
    pub framework: Option<PathBuf>,
    pub settings: Settings,
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
        let settings = settings(&root, current)?;
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

    /// The keys of a table below `[check]`, `rules` or `words`, with their places in `steps.toml`.
    pub fn check_settings(&self, table: &str) -> anyhow::Result<Vec<Setting>> {
        let path = self.root.join("steps.toml");
        if !path.is_file() {
            return Ok(Vec::new());
        }
        let Ok(source) = super::read::source(&path, &self.shown(&path))? else { return Ok(Vec::new()) };
        let Ok(document) = toml::de::DeTable::parse(&source.text) else { return Ok(Vec::new()) };
        let check = document.get_ref().get("check").and_then(|check| check.get_ref().as_table());
        let entries = check.and_then(|check| check.get(table)).and_then(|table| table.get_ref().as_table());
        let keys = entries.into_iter().flat_map(|entries| entries.keys());
        let setting = |key: &toml::Spanned<std::borrow::Cow<'_, str>>| Setting {
            key: key.get_ref().clone().into_owned(),
            source: std::sync::Arc::clone(&source),
            span: key.span(),
        };
        Ok(keys.map(setting).collect())
    }

    /// A path as people read it: relative to where they are, where it lies below.
    pub fn shown(&self, path: &Path) -> String {
        shown(path, &self.current)
    }
}

/// A key of `steps.toml` and its place.
#[derive(Clone, Debug)]
pub struct Setting {
    pub key: String,
    pub source: std::sync::Arc<Source>,
    pub span: std::ops::Range<usize>,
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

fn settings(root: &Path, current: &Path) -> anyhow::Result<Settings> {
    let path = root.join("steps.toml");
    if !path.is_file() {
        return Ok(Settings::default());
    }
    toml_file(&path, &shown(&path, current))
}

/// Reads a TOML file into a typed value.
pub fn toml_file<T: serde::de::DeserializeOwned>(path: &Path, shown: &str) -> anyhow::Result<T> {
    let source = super::read::source(path, shown)?.map_err(|finding| Faults(vec![finding]))?;
    toml::from_str(&source.text).map_err(|error| Faults(vec![toml_finding(&source, &error)]).into())
}

fn toml_finding(source: &std::sync::Arc<Source>, error: &toml::de::Error) -> Finding {
    let message = error.message().to_owned();
    // "unknown field `x`, expected one of `a`, `b`": the parser names the allowed keys itself.
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let help = match quoted.split_first() {
        Some((word, known)) if message.starts_with("unknown") => did_you_mean(word, known.iter().copied()),
        _ => None,
    };
    let message = match quoted.first() {
        Some(word) if message.starts_with("unknown field") => format!("unknown key `{word}`"),
        Some(word) if message.starts_with("unknown variant") => format!("`{word}` is not known here"),
        _ => message,
    };
    let rule = if message.starts_with("unknown key") { "unknown-key" } else { "does-not-parse" };
    Finding::at(rule, source, error.span().unwrap_or(0..0), message).maybe_help(help)
}
