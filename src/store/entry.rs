//! Reads a file that stands where one is expected: what cannot be read there is a finding, never
//! passed over, and a pipe is never waited for.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::sync::Arc;

use super::read;
use crate::model::{Finding, Source};

/// Whether anything bears this name, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The text of the file, or why it cannot be read.
pub fn text(path: &Path, name: &str) -> Result<Arc<Source>, Finding> {
    let metadata = std::fs::metadata(path).map_err(|error| out_of_reach(path, name, &error))?;
    if !metadata.is_file() {
        return Err(no_file(&metadata, name));
    }
    // The reader's own error says no more than the system's.
    read::source(path, name).unwrap_or_else(|error| {
        let cause = error.downcast_ref::<io::Error>();
        Err(cause.map_or_else(
            || finding(name, format!("the file cannot be read: {error}"), String::new()),
            |error| out_of_reach(path, name, &io::Error::from(error.kind())),
        ))
    })
}

/// The finding about what cannot be opened.
fn out_of_reach(path: &Path, name: &str, error: &io::Error) -> Finding {
    if let Ok(target) = std::fs::read_link(path) {
        let target = target.display();
        let is_loop = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        let where_to = match error.kind() {
            io::ErrorKind::NotFound => "where there is nothing".to_owned(),
            io::ErrorKind::PermissionDenied => "which you may not read".to_owned(),
            _ if is_loop => "which leads back to itself".to_owned(),
            _ => format!("which cannot be followed ({error})"),
        };
        let message = format!("the file is a link to `{target}`, {where_to}");
        return finding(name, message, "put the file itself in its place, or remove the link".to_owned());
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            let help = format!("`chmod u+r {name}` allows it, if the file is yours");
            finding(name, "you are not allowed to read the file".to_owned(), help)
        }
        _ => finding(name, format!("the file cannot be read: {error}"), String::new()),
    }
}

/// The finding about what is something other than a file.
fn no_file(metadata: &Metadata, name: &str) -> Finding {
    let kind = metadata.file_type();
    let (is, help) = if kind.is_dir() {
        ("a folder", "rename the folder, or move it elsewhere")
    } else if kind.is_fifo() {
        ("a named pipe", "put a file in its place, or remove it")
    } else if kind.is_socket() {
        ("a socket", "put a file in its place, or remove it")
    } else {
        ("a device", "put a file in its place, or remove it")
    };
    finding(name, format!("this is {is}, where a file is expected"), help.to_owned())
}

fn finding(name: &str, message: String, help: String) -> Finding {
    let source = Source::new(name, "");
    let help = Some(help).filter(|help| !help.is_empty());
    Finding::at("does-not-parse", &source, 0..0, message).maybe_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_may_not_read_is_said() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let found = out_of_reach(Path::new("no/such/file"), "roles.yaml", &error);
        assert_eq!(found.message, "you are not allowed to read the file");
        assert_eq!(found.help.as_deref(), Some("`chmod u+r roles.yaml` allows it, if the file is yours"));
    }
}
