//! Asks git, by running it, so that the user's own settings hold.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether git would pick this file up: it lies in a work tree and nothing ignores it.
///
/// `false` also where there is no git to ask.
pub fn would_pick_up(path: &Path) -> bool {
    let Some(folder) = path.ancestors().skip(1).find(|folder| folder.is_dir()) else { return false };
    let git = |arguments: &[&str]| {
        Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    let inside = git(&["rev-parse", "--is-inside-work-tree"]).is_ok_and(|status| status.success());
    // 0: ignored; 1: not ignored; anything else: could not tell.
    let path = path.to_string_lossy();
    inside && git(&["check-ignore", "-q", "--", &path]).is_ok_and(|status| status.code() == Some(1))
}
