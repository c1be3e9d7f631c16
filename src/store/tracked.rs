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
    // Asked from above: a folder that poses as a repository of its own hides nothing.
    let (Some(above), Some(name)) = (folder.parent(), folder.file_name()) else { return Tracked::new() };
    let mut asked = git::command(above, &["--literal-pathspecs", "ls-files", "-z", "--"]);
    let Ok(listed) = asked.arg(name).stderr(Stdio::null()).output() else { return Tracked::new() };
    let names = listed.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names
        .map(|name| above.join(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name)))
        .collect()
}
