//! Temporary files: each is locked while it is being written, so that one of a run that was killed is known by
//! its lock being free, and removed by the next run that comes by.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use tempfile::NamedTempFile;

use super::plain;

/// What the names begin and end with; `steps init` keeps them out of git.
const PREFIX: &str = ".steps-";
const SUFFIX: &str = ".tmp";

/// A new file in a folder, held by this process.
pub fn begin(folder: &Path, mode: u32) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).permissions(PermissionsExt::from_mode(mode));
    loop {
        let file = builder.tempfile_in(folder)?;
        // Another run may come by between the making and the locking, and take the file for left behind.
        if matches!(file.as_file().try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
            continue;
        }
        // Where a file system has no locks, nothing is ever taken for left behind.
        if file.as_file().metadata()?.nlink() > 0 {
            return Ok(file);
        }
    }
}

/// Whether a file by this name may have been left behind.
pub fn is_one(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// Removes what was left behind in a folder. What cannot be removed harms nobody.
pub fn clear(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        remove_if_left(&entry.path());
    }
}

/// Removes what a run that was killed left in a workspace, beside what is cleared where its files are read: `init`
/// also writes to folders that nothing is read from, one of them at the top of the repository.
pub fn clear_workspace(root: &Path) {
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let workflows = [Some(root), top].into_iter().flatten().map(|folder| folder.join(".github/workflows"));
    let own = ["", "framework", "framework/behaviors", "framework/disciplines"].map(|below| root.join(below));
    own.into_iter().chain(workflows).for_each(|folder| clear(&folder));
}

/// Removes a file if it is a temporary one that no run is writing; says whether it is one of either kind.
pub fn remove_if_left(path: &Path) -> bool {
    if !path.file_name().is_some_and(is_one) {
        return false;
    }
    let opened = plain::open(path, File::options().read(true).write(true));
    if opened.is_ok_and(|file| file.try_lock().is_ok()) {
        let _ = std::fs::remove_file(path);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_is_writing_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let held = begin(folder.path(), 0o600).expect("a file");
        let left = folder.path().join(".steps-left.tmp");
        std::fs::write(&left, "half of i").expect("writes");
        std::os::unix::fs::symlink(held.path(), folder.path().join(".steps-link.tmp")).expect("links");
        clear(folder.path());
        assert!(held.path().exists() && !left.exists());
        assert!(folder.path().join(".steps-link.tmp").is_symlink(), "a link is none of ours");
    }
}
