//! Writes files so that nothing is lost: a temporary file beside it, flushed to the disk, renamed.

use std::collections::BTreeSet;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::Context;
use rayon::prelude::*;
use rustix::fs::{Gid, Mode, Uid};
use tempfile::NamedTempFile;

use super::leftovers;
use crate::error::UserError;
use crate::yaml::LONGEST_FILE;

/// How many temporary files are open at a time, fewer than any system allows.
const OPEN_AT_A_TIME: usize = 100;

/// Who may read what is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Privacy {
    /// Whoever the umask lets, as for a framework.
    Shared,
    /// The owner alone: what people wrote about each other.
    Private,
}

/// Puts `content` where `path` is, as a whole or not at all. Folders on the way are made.
///
/// An existing file keeps its mode and its owner, and a link stays a link to the file that it names.
pub fn replace(path: &Path, content: &str, privacy: Privacy) -> anyhow::Result<()> {
    replace_bytes(path, content.as_bytes(), privacy)
}

/// The same for a file in an encoding that is not ours.
pub fn replace_bytes(path: &Path, content: &[u8], privacy: Privacy) -> anyhow::Result<()> {
    let target = followed(path);
    let folder = folder_of(&target);
    make_folder(folder, privacy)?;
    leftovers::clear(folder);
    put(&target, content, privacy).with_context(|| format!("could not save `{}`", path.display()))
}

/// Puts `content` where `target` is, in a folder that is there.
pub(super) fn put(target: &Path, content: &[u8], privacy: Privacy) -> std::io::Result<()> {
    let temporary = written(target, content, privacy)?;
    temporary.as_file().sync_all()?;
    temporary.persist(target)?;
    flush_folder(folder_of(target));
    Ok(())
}

/// Puts many files where they belong, in folders that are there, for whoever the umask lets read them. They are
/// flushed side by side: a disk takes many at a time hardly longer than one.
pub(super) fn put_all(files: &[(PathBuf, &[u8])]) -> std::io::Result<()> {
    for files in files.chunks(OPEN_AT_A_TIME) {
        let begun = files.iter().map(|(target, content)| written(target, content, Privacy::Shared));
        let begun: Vec<NamedTempFile> = begun.collect::<std::io::Result<_>>()?;
        begun.par_iter().try_for_each(|temporary| temporary.as_file().sync_all())?;
        for (temporary, (target, _)) in begun.into_iter().zip(files) {
            temporary.persist(target)?;
        }
    }
    let folders: BTreeSet<&Path> = files.iter().map(|(target, _)| folder_of(target)).collect();
    folders.into_iter().for_each(flush_folder);
    Ok(())
}

/// A temporary file beside the target, with its content and the mode and owner that the target has or gets.
fn written(target: &Path, content: &[u8], privacy: Privacy) -> std::io::Result<NamedTempFile> {
    let existing = std::fs::metadata(target).ok();
    let mode = match (&existing, privacy) {
        (_, Privacy::Private) => 0o600,
        (Some(existing), Privacy::Shared) => existing.mode() & 0o777,
        (None, Privacy::Shared) => 0o666 & !umask(),
    };
    let mut temporary = leftovers::begin(folder_of(target), mode)?;
    temporary.write_all(content)?;
    let file = temporary.as_file();
    if let Some(existing) = existing {
        // Only the superuser can give a file away, and only with them would it change hands here.
        let (owner, group) = (Uid::from_raw(existing.uid()), Gid::from_raw(existing.gid()));
        let _ = rustix::fs::fchown(file, Some(owner), Some(group));
    }
    // The umask may have taken from what was asked for.
    file.set_permissions(PermissionsExt::from_mode(mode))?;
    Ok(temporary)
}

/// A rename must reach the disk itself. Some file systems cannot flush a folder; the file is whole all the same.
fn flush_folder(folder: &Path) {
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
}

/// Refuses a text that would be too long to be read again.
pub fn refuse_too_long(shown: &str, content: &str) -> Result<(), UserError> {
    if content.len() as u64 <= LONGEST_FILE {
        return Ok(());
    }
    let message = format!("`{shown}` would be longer than 4 MB, and a file that long is not read again");
    Err(UserError::new(message).hint("nothing was written; shorten the longest notes"))
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder and those above it; private ones are for the owner alone.
pub fn make_folder(folder: &Path, privacy: Privacy) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    if privacy == Privacy::Private {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    builder.create(folder).with_context(|| format!("could not make the folder `{}`", folder.display()))
}

/// The file that a path names in the end, links followed, also those to what is not there yet.
pub fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // As many links as Linux follows.
    for _ in 0..40 {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        match fs_err::read_link(&path) {
            Ok(target) => path = folder.join(target),
            Err(_) => break,
        }
    }
    fs_err::canonicalize(&path).unwrap_or_else(|_| {
        match (path.parent().map(fs_err::canonicalize), path.file_name()) {
            (Some(Ok(folder)), Some(name)) => folder.join(name),
            _ => path,
        }
    })
}

/// Random text for a seal, so that equal answers do not give equal digests.
pub fn salt() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("this system gives no random numbers")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The process's umask, which can only be read by setting it.
fn umask() -> u32 {
    let mask = rustix::process::umask(Mode::empty());
    rustix::process::umask(mask);
    mask.bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).expect("a file").permissions().mode() & 0o777
    }

    #[test]
    fn private_files_are_for_the_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("reviews/robin/self.yaml");
        replace(&path, "one\n", Privacy::Private).expect("writes");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.path().join("reviews")), 0o700);
        assert_eq!(mode(&folder.path().join("reviews/robin")), 0o700);
        assert_eq!(std::fs::read_to_string(&path).expect("reads"), "one\n");
    }

    #[test]
    fn a_shared_file_keeps_its_mode_and_a_link_stays_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "one\n").expect("writes");
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).expect("sets the mode");
        std::os::unix::fs::symlink(&file, &link).expect("links");
        replace(&link, "two\n", Privacy::Shared).expect("writes");
        assert_eq!((mode(&file), std::fs::read_to_string(&file).expect("reads").as_str()), (0o640, "two\n"));
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 2, "no temporary file is left");
    }
}
