//! Asks git which files it keeps a history of.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::git;

/// Files that git tracks, as absolute paths.
pub type Tracked = HashSet<PathBuf>;

/// The files below a folder that git tracks; none where there is no git to ask.
pub fn tracked_below(folder: &Path) -> Tracked {
    if !folder.is_dir() {
        return Tracked::new();
    }
    let listed = git::command(folder, &["ls-files", "-z"]).stderr(Stdio::null()).output();
    let Ok(listed) = listed else { return Tracked::new() };
    let names = listed.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names
        .map(|name| folder.join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name)))
        .collect()
}
