//! Asks git which files it keeps a history of, and which workspaces they make.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::git;
use super::workspace::{is_root, own_framework};
use crate::error::UserError;

/// Files that git tracks, as absolute paths.
pub type Tracked = HashSet<PathBuf>;

/// The files below a folder that git tracks; none where there is no git to ask.
pub fn tracked_below(folder: &Path) -> Tracked {
    if !folder.is_dir() {
        return Tracked::new();
    }
    // Asked from above: a folder that poses as a repository of its own hides nothing.
    let (Some(above), Some(name)) = (folder.parent(), folder.file_name()) else { return Tracked::new() };
    let mut asked = git::command(above, &["--literal-pathspecs", "ls-files", "-z", "--"]);
    let Ok(listed) = asked.arg(name).stderr(Stdio::null()).output() else { return Tracked::new() };
    names_in(&listed.stdout).map(|name| above.join(name)).collect()
}

/// The files that make a workspace of a folder, one of which is enough: one that has lost its main file is still one.
const MARKS: [&str; 5] = [
    ":(top,glob)**/steps.toml",
    ":(top,glob)**/framework/framework.y*ml",
    ":(top,glob)**/framework/steps.y*ml",
    ":(top,glob)**/framework/behaviors/*.y*ml",
    ":(top,glob)**/framework/disciplines/*.y*ml",
];

/// The workspaces in the repository around a folder: those whose files git has, or would pick up.
///
/// # Errors
/// The folder is in no repository, or there is no git to ask.
pub fn workspaces_around(folder: &Path) -> Result<Vec<PathBuf>, UserError> {
    let up = git::answer(folder, &["rev-parse", "--show-cdup"])?;
    let up = up.split(|byte| *byte == b'/').filter(|part| part.starts_with(b"..")).count();
    let top = folder.ancestors().nth(up).unwrap_or(folder);
    let list = ["ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard", "--"];
    let listed = git::answer(top, &[&list[..], &MARKS].concat())?;
    let roots: BTreeSet<PathBuf> = names_in(&listed).filter_map(|name| root_of(&top.join(name))).collect();
    // What was removed leaves nothing to check.
    Ok(roots.into_iter().filter(|root| is_root(root) || own_framework(root).is_some()).collect())
}

/// The folder that a file makes a workspace of.
fn root_of(mark: &Path) -> Option<PathBuf> {
    let own = mark.ancestors().find(|folder| folder.ends_with("framework")).unwrap_or(mark);
    own.parent().map(Path::to_owned)
}

fn names_in(listed: &[u8]) -> impl Iterator<Item = &Path> {
    let names = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.map(|name| Path::new(OsStr::from_bytes(name)))
}
