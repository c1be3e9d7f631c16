//! Files in a framework's folder that are not where they should be, or not called so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde_yaml::Value;

use super::super::leftovers;
use super::FrameworkFiles;
use crate::diagnostic::Source;
use crate::model::Id;
use crate::model::misnamed::{self, Meant};
use crate::yaml;

/// A file that nothing reads.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Its path below the framework's folder.
    pub below: String,
    pub meant: Option<Meant>,
}

impl Stray {
    /// The path of the file that it was meant to be.
    pub fn file(&self) -> Option<&str> {
        match &self.meant {
            Some(Meant::File(path) | Meant::Text(path)) => Some(path),
            _ => None,
        }
    }

    /// Its name where it is a behavior or a discipline.
    pub fn either(&self) -> Option<&str> {
        match &self.meant {
            Some(Meant::Either(name)) => Some(name),
            _ => None,
        }
    }
}

/// The files in a folder and those below it that are none of `known`, but look as if they should be.
pub fn strays_in(folder: &Path, known: &[PathBuf]) -> Vec<Stray> {
    let below = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    let read: FxHashSet<String> = known.iter().map(|path| below(path)).collect();
    let known: FxHashSet<&Path> = known.iter().map(PathBuf::as_path).collect();
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    let is_walked = |name: &std::ffi::OsStr| !is_hidden(name) || leftovers::is_one(name);
    let entries = walk.filter_entry(|entry| is_walked(entry.file_name())).filter_map(Result::ok);
    // Also in upper case, which is not read, though some systems show it as the same.
    let is_yaml = |ending: &std::ffi::OsStr| ["yaml", "yml"].iter().any(|it| ending.eq_ignore_ascii_case(it));
    entries
        .map(walkdir::DirEntry::into_path)
        .filter(|path| !leftovers::remove_if_left(path))
        .filter(|path| !path.is_dir() && !known.contains(path.as_path()))
        .filter_map(|path| {
            let below = below(&path);
            let meant = misnamed::meant(&below, |path| read.contains(path));
            (meant.is_some() || path.extension().is_some_and(is_yaml)).then_some(Stray { below, meant })
        })
        .collect()
}

/// The files that are in the folder of the others, behaviors or disciplines, and the paths where they should be.
/// In a behavior's file, lists of examples are right below the steps; in a discipline's, below behavior and step.
pub fn misfiled(files: &FrameworkFiles, listed: &[Id]) -> Vec<(String, String)> {
    let is_misfiled = |(path, source): (&str, &Arc<Source>)| {
        let (folder, file) = path.split_once('/')?;
        let name = file.split('.').next().unwrap_or_default();
        let is_listed = listed.iter().any(|id| id.as_str() == name);
        let (other, depth) = match folder {
            "behaviors" if !is_listed => ("disciplines", 2),
            "disciplines" if is_listed => ("behaviors", 1),
            _ => return None,
        };
        let target = format!("{other}/{file}");
        let is_so = !files.has(&format!("{other}/{name}.")) && has_lists_at(&source.text, depth);
        is_so.then(|| (path.to_owned(), target))
    };
    files.sources().filter_map(is_misfiled).collect()
}

/// Whether the examples of a text are lists so many levels below `examples`, and nowhere else.
fn has_lists_at(text: &str, depth: usize) -> bool {
    fn are_at(value: &Value, depth: usize) -> bool {
        match value {
            Value::Sequence(_) => depth == 0,
            Value::Mapping(inner) if depth > 0 => {
                !inner.is_empty() && inner.values().all(|value| are_at(value, depth.saturating_sub(1)))
            }
            _ => false,
        }
    }
    yaml::value(text).is_ok_and(|value| value.get("examples").is_some_and(|examples| are_at(examples, depth)))
}
