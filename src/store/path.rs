//! Reads files and folders that stand where such are expected: what cannot be read there is said,
//! never passed over, and a pipe is never waited for.

use std::fmt::Display;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::sync::Arc;

use super::read;
use crate::diagnostic::{Finding, Source, rules};
use crate::error::UserError;
use crate::yaml;

/// Why something cannot be read, and how to fix that.
struct Obstacle {
    /// What it is, as the end of a sentence: `is a device`.
    says: String,
    help: String,
}

/// Whether anything bears this name, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The text of the file, or why it cannot be read.
pub fn text(path: &Path, name: &str) -> Result<Arc<Source>, Finding> {
    yaml::decode(bytes(path, name)?, name)
}

/// What is in the file, in any encoding, or why it cannot be read.
pub fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Finding> {
    let metadata =
        std::fs::metadata(path).map_err(|error| finding(name, out_of_reach(path, name, &error)))?;
    if !metadata.is_file() {
        return Err(finding(name, other_than(&metadata, "a file")));
    }
    read::bytes(path, name).unwrap_or_else(|error| Err(finding(name, unread(path, name, &error))))
}

/// What a walk through folders could not get to.
pub fn passed_over(error: &walkdir::Error, shown: impl Fn(&Path) -> String) -> Finding {
    let path = error.path().unwrap_or(Path::new(""));
    let name = shown(path);
    let obstacle = match error.io_error() {
        Some(error) => out_of_reach(path, &name, &io::Error::from(error.kind())),
        None => cannot_be_read(error),
    };
    finding(&name, obstacle)
}

/// Refuses what is not a folder whose files can be read.
pub fn check_folder(path: &Path, shown: &str) -> anyhow::Result<()> {
    let obstacle = match std::fs::metadata(path) {
        Ok(metadata) if !metadata.is_dir() => other_than(&metadata, "a folder"),
        // To list a folder and to enter it are two permissions.
        Ok(_) => match std::fs::read_dir(path).and_then(|_| std::fs::metadata(path.join("."))) {
            Ok(_) => return Ok(()),
            Err(error) => out_of_reach(path, shown, &error),
        },
        Err(error) => out_of_reach(path, shown, &error),
    };
    Err(UserError::new(format!("`{shown}` {}", obstacle.says)).hint(obstacle.help).into())
}

fn unread(path: &Path, name: &str, error: &anyhow::Error) -> Obstacle {
    match error.downcast_ref::<io::Error>() {
        Some(error) => out_of_reach(path, name, &io::Error::from(error.kind())),
        None => cannot_be_read(error),
    }
}

/// Why something cannot be opened.
fn out_of_reach(path: &Path, name: &str, error: &io::Error) -> Obstacle {
    if let Ok(target) = std::fs::read_link(path) {
        let target = target.display();
        let is_loop = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        let leads = match error.kind() {
            io::ErrorKind::NotFound => "where there is nothing".to_owned(),
            io::ErrorKind::PermissionDenied => "which you are not allowed to read".to_owned(),
            _ if is_loop => "which leads back to itself".to_owned(),
            _ => format!("which cannot be followed: {error}"),
        };
        let help = "put what it should lead to in its place, or remove the link".to_owned();
        return Obstacle { says: format!("is a link to `{target}`, {leads}"), help };
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied => Obstacle {
            says: "cannot be read: you are not allowed to".to_owned(),
            help: format!("`chmod u+rX {name}` allows it, if it is yours"),
        },
        _ => cannot_be_read(error),
    }
}

fn cannot_be_read(error: &dyn Display) -> Obstacle {
    Obstacle {
        says: format!("cannot be read: {error}"),
        help: "look at it with other programs, or put a copy in its place".to_owned(),
    }
}

/// What something is that is not what was expected.
fn other_than(metadata: &Metadata, expected: &str) -> Obstacle {
    let kind = metadata.file_type();
    let (is, help) = if kind.is_dir() {
        ("a folder", "rename the folder, or move it elsewhere")
    } else if kind.is_file() {
        ("a file", "rename the file, or move it elsewhere")
    } else if kind.is_fifo() {
        ("a named pipe", "rename it, or remove it")
    } else if kind.is_socket() {
        ("a socket", "rename it, or remove it")
    } else {
        ("a device", "rename it, or remove it")
    };
    Obstacle { says: format!("is {is}, where {expected} is expected"), help: help.to_owned() }
}

fn finding(name: &str, obstacle: Obstacle) -> Finding {
    let message = format!("this {}", obstacle.says);
    Finding::at(rules::DOES_NOT_PARSE.id, &Source::new(name, ""), 0..0, message).help(obstacle.help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_may_not_read_is_said() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let found = out_of_reach(Path::new("no/such/file"), "roles.yaml", &error);
        assert_eq!(found.says, "cannot be read: you are not allowed to");
        assert_eq!(found.help, "`chmod u+rX roles.yaml` allows it, if it is yours");
    }
}
