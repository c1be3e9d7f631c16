//! Asks git which files it keeps a history of.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::git;

/// The files below a folder that git tracks, as absolute paths; none where there is no git to ask.
pub fn tracked_below(folder: &Path) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let listed = git::command(folder, &["ls-files", "-z"]).stderr(Stdio::null()).output();
    let Ok(listed) = listed else { return Vec::new() };
    let names = listed.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names
        .map(|name| folder.join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name)))
        .collect()
}
