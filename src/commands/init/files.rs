//! What `steps init` writes into a workspace, and what may stand in its way.

use std::path::{Path, PathBuf};

use super::readme;
use crate::commands::schema;
use crate::error::UserError;
use crate::model::{FileKind, Framework};
use crate::store::{
    FrameworkFiles, Privacy, RULES, SHIPPED, Template, framework_in, own_framework, replace, shown,
};

const SETTINGS: &str = include_str!("steps.toml");
/// Where the guide is, which is counted apart.
const GUIDE: &str = "guide/";

/// The files of a workspace that starts from a template.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    framework: Framework,
    /// How many of them are the framework's own, beside the guide: schemas are replaced by newer ones, not edited.
    pub own: usize,
    pub has_guide: bool,
    /// Each with its path and its text.
    all: Vec<(PathBuf, String)>,
}

impl Files {
    /// The files of a workspace in the folder `root`.
    pub fn of(template: &Template, root: &Path) -> anyhow::Result<Self> {
        let framework = template.framework()?;
        let paths: Vec<&str> = template.files.iter().map(|(path, _)| *path).collect();
        let text = |(path, text): &(&str, &str)| ((*path).to_owned(), with_schema(path, text));
        let mut own: Vec<(String, String)> = template.files.iter().map(text).collect();
        if !paths.contains(&"README.md") {
            own.push(("README.md".to_owned(), readme::text(&framework, &paths)?));
        }
        own.push(("RULES.md".to_owned(), RULES.to_owned()));
        let folder = root.join("framework");
        let schemas = schema::texts(&folder, &framework)?;
        let guide = own.iter().filter(|(path, _)| path.starts_with(GUIDE)).count();
        let count = own.len() - guide;
        let settings = (root.join("steps.toml"), SETTINGS.to_owned());
        let own = own.into_iter().map(|(path, text)| (folder.join(path), text));
        let all = std::iter::once(settings).chain(own).chain(schemas).collect();
        Ok(Self { root: root.to_owned(), framework, own: count, has_guide: guide > 0, all })
    }

    /// The files of a workspace around a framework that is there, and has none: what was imported, or written by hand.
    /// Nothing of the framework is changed; what is there already is left out.
    ///
    /// # Errors
    /// What is wrong with the framework.
    pub fn around(folder: &Path, root: &Path, current: &Path) -> anyhow::Result<Self> {
        let framework = framework_in(folder, &shown(folder, current))?;
        let paths = [
            "framework.yaml",
            "steps.yaml",
            "roles.yaml",
            "questions.yaml",
            "behaviors/",
            "disciplines/",
            "guide/",
        ];
        let there: Vec<&str> = paths.into_iter().filter(|path| folder.join(path).exists()).collect();
        let own = [
            ("README.md".to_owned(), readme::text(&framework, &there)?),
            ("RULES.md".to_owned(), RULES.to_owned()),
        ];
        let schemas = schema::texts(folder, &framework)?;
        let own = own.into_iter().map(|(path, text)| (folder.join(path), text));
        let settings = (root.join("steps.toml"), SETTINGS.to_owned());
        let all = std::iter::once(settings).chain(own).chain(schemas);
        let all = all.filter(|(path, _)| path.symlink_metadata().is_err()).collect();
        Ok(Self { root: root.to_owned(), framework, own: 0, has_guide: false, all })
    }

    /// With another file.
    pub fn with(mut self, path: PathBuf, text: String) -> Self {
        self.all.push((path, text));
        self
    }

    /// Refuses to write where something else is there that would be lost, or mixed up with this.
    pub fn check_free(&self, current: &Path, overwrite: Overwrite) -> anyhow::Result<()> {
        if let Some(name) = self.other_framework(current)? {
            let folder = shown(&self.root.join("framework"), current);
            return Err(UserError::new(format!(
                "`{folder}` holds another framework, {name}; nothing was written"
            ))
            .hint("move it away first, or make the workspace in a new folder: `steps init DIR`")
            .into());
        }
        let in_the_way = self.all.iter().filter(|(path, text)| is_in_the_way(path, text));
        let in_the_way: Vec<String> =
            in_the_way.map(|(path, _)| format!("`{}`", shown(path, current))).collect();
        if in_the_way.is_empty() || overwrite == Overwrite::Existing {
            return Ok(());
        }
        let (verb, them) = if in_the_way.len() == 1 { ("exists", "it") } else { ("exist", "them") };
        let list = crate::render::some_of(&in_the_way, 3);
        Err(UserError::new(format!("{list} already {verb}; nothing was written"))
            .hint(format!("`steps init --force` overwrites {them}"))
            .into())
    }

    /// The name of the framework that is there, where it is not this one: files of the two would make no framework.
    fn other_framework(&self, current: &Path) -> anyhow::Result<Option<String>> {
        let Some(folder) = own_framework(&self.root) else { return Ok(None) };
        let there = FrameworkFiles::in_folder(&folder, &shown(&folder, current))?.readable().parts.manifest;
        let other = there.map(|there| there.value).filter(|there| there.id != self.framework.manifest.id);
        Ok(other.map(|there| there.name))
    }

    /// Writes them. Where one cannot be written, those that were not there before are taken back, so that a second
    /// try finds nothing in its way.
    pub fn write(&self) -> anyhow::Result<()> {
        let new: Vec<&Path> =
            self.all.iter().map(|(path, _)| path.as_path()).filter(|path| !path.exists()).collect();
        let folders = new.iter().flat_map(|path| path.ancestors().skip(1));
        let mut made: Vec<&Path> = folders.filter(|folder| !folder.exists()).collect();
        made.sort_unstable();
        made.dedup();
        let Err(error) = self.all.iter().try_for_each(|(path, text)| replace(path, text, Privacy::Shared))
        else {
            return Ok(());
        };
        // What cannot be removed is named by the next try.
        new.iter().for_each(|path| drop(fs_err::remove_file(path)));
        made.iter().rev().for_each(|folder| drop(fs_err::remove_dir(folder)));
        Err(UserError::new(format!("{error:#}; what was written was taken back"))
            .hint("make room or fix the folder, then try again")
            .into())
    }
}

/// The folder of a framework that is there and is not the shipped one, which may be half written.
pub fn own_and_other(root: &Path, current: &Path) -> anyhow::Result<Option<PathBuf>> {
    let Some(folder) = own_framework(root) else { return Ok(None) };
    let there = FrameworkFiles::in_folder(&folder, &shown(&folder, current))?.readable().parts.manifest;
    let is_other = there.is_some_and(|there| there.value.id.as_str() != SHIPPED.name);
    Ok(is_other.then_some(folder))
}

/// Whether files that are there are overwritten.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Overwrite {
    Nothing,
    Existing,
}

/// Whether something else stands where a text is to be written. The same text may be of a run that was stopped.
fn is_in_the_way(path: &Path, text: &str) -> bool {
    let is_same = path.is_file() && fs_err::read(path).is_ok_and(|existing| existing == text.as_bytes());
    path.symlink_metadata().is_ok() && !is_same
}

/// The text of a framework's file, below the line by which editors find its schema.
fn with_schema(path: &str, text: &str) -> String {
    const MARK: &str = "# yaml-language-server: $schema=";
    let Some(stem) = path.strip_suffix(".yaml").filter(|_| !text.starts_with(MARK)) else {
        return text.to_owned();
    };
    let (up, kind) = match stem.split_once('/') {
        None => ("", stem.to_owned()),
        Some(("behaviors", _)) => ("../", FileKind::Behavior.to_string()),
        Some(_) => ("../", FileKind::Discipline.to_string()),
    };
    format!("{MARK}{up}schema/{kind}.json\n{text}")
}
