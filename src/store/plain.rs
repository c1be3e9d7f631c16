//! Files that the program makes for itself, such as locks and forms: only a plain file with one name is opened, so
//! that a link of the same name leads nobody to write elsewhere.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use anyhow::Context;
use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::error::UserError;

/// Opens what is a plain file with one name. No link is followed, and a pipe is not waited for.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for anything else.
pub fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let opened = options.custom_flags(flags.bits().cast_signed()).open(path);
    let other = [Errno::LOOP, Errno::ISDIR, Errno::NXIO].map(|errno| Some(errno.raw_os_error()));
    let file = opened.map_err(|error| match other.contains(&error.raw_os_error()) {
        true => io::ErrorKind::InvalidInput.into(),
        false => error,
    })?;
    let metadata = file.metadata()?;
    // One that was removed meanwhile has no name left.
    if metadata.is_file() && metadata.nlink() <= 1 {
        Ok(file)
    } else {
        Err(io::ErrorKind::InvalidInput.into())
    }
}

/// The same, with a sentence for people.
pub fn open_own(path: &Path, shown: &str, options: &mut OpenOptions) -> anyhow::Result<File> {
    match open(path, options) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(other(path, shown).into()),
        opened => opened.with_context(|| format!("could not open `{shown}`")),
    }
}

/// Refuses what stands in the place of a file that the program makes for itself, where anything does.
pub fn refuse_other(path: &Path, shown: &str) -> anyhow::Result<()> {
    match open(path, OpenOptions::new().read(true)) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(other(path, shown).into()),
        _ => Ok(()),
    }
}

fn other(path: &Path, shown: &str) -> UserError {
    let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
    let is = match kind {
        Ok(kind) if kind.is_symlink() => "a link",
        Ok(kind) if kind.is_dir() => "a folder",
        Ok(kind) if kind.is_file() => "a file with a second name",
        _ => "no file",
    };
    UserError::new(format!("`{shown}` is {is}, where `steps` keeps a file of its own"))
        .hint("look at what it is, then move it elsewhere or remove it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_file_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let check = |name: &str, expect: Option<&str>| {
            let refused = refuse_other(&at(name), name).map_err(|error| error.to_string());
            let expect = expect.map(|is| format!("`{name}` is {is}, where `steps` keeps a file of its own"));
            assert_eq!(refused.err(), expect);
        };
        std::fs::write(at("file"), "").expect("writes");
        std::fs::create_dir(at("folder")).expect("makes a folder");
        std::os::unix::fs::symlink("file", at("link")).expect("links");
        std::os::unix::fs::symlink("nowhere", at("loose")).expect("links");
        let pipe = std::process::Command::new("mkfifo").arg(at("pipe")).status();
        assert!(pipe.expect("runs").success());
        check("file", None);
        check("none", None);
        check("folder", Some("a folder"));
        check("link", Some("a link"));
        check("loose", Some("a link"));
        check("pipe", Some("no file"));
        std::fs::hard_link(at("file"), at("second")).expect("links");
        check("file", Some("a file with a second name"));
        check("second", Some("a file with a second name"));
    }
}
