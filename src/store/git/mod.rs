//! Asks git, by running it, so that the user's own settings hold.

mod fetch;
mod former;
mod log;
mod objects;
mod range;
mod repository;
mod versions;

pub use log::{commits_by, identity, web_remote};
pub use range::Range;
pub use repository::{Repository, Revision};

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use crate::error::UserError;

/// Whether git would pick this file up: it lies in a work tree and nothing ignores it.
///
/// `false` also where there is no git to ask.
pub fn would_pick_up(path: &Path) -> bool {
    let git = |folder: &Path, arguments: &[&str]| {
        command(folder, arguments).stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    // A folder that poses as a repository of its own is asked about from above.
    let is_inside = |folder: &&Path| {
        git(folder, &["rev-parse", "--is-inside-work-tree"]).is_ok_and(|status| status.success())
    };
    let Some(folder) = path.ancestors().skip(1).filter(|folder| folder.is_dir()).find(is_inside) else {
        return false;
    };
    // 0: ignored; 1: not ignored; anything else: could not tell.
    let path = path.to_string_lossy();
    git(folder, &["check-ignore", "-q", "--", &path]).is_ok_and(|status| status.code() == Some(1))
}

/// Where a folder lies in the repository around it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Around {
    /// The top of the work tree.
    pub top: PathBuf,
    /// The folder's path from there, with slashes.
    pub below: String,
}

/// The repository whose work tree a folder lies in, below its top, which need not be there yet.
///
/// `None` also where git would not pick its files up, or there is no git to ask.
pub fn around(folder: &Path) -> Option<Around> {
    if !would_pick_up(&folder.join("framework/framework.yaml")) {
        return None;
    }
    let existing = folder.ancestors().find(|folder| folder.is_dir())?;
    let ask = |question: &str| maybe(existing, &["rev-parse", question]).ok().flatten();
    let (real, prefix) = (PathBuf::from(ask("--show-toplevel")?), ask("--show-prefix").unwrap_or_default());
    // The top under the name by which the folder is known, where no link is on the way.
    let known = existing.ancestors().nth(Path::new(&prefix).components().count()).map(Path::to_owned);
    let top = known.filter(|known| known.canonicalize().is_ok_and(|known| known == real)).unwrap_or(real);
    let below = Path::new(&prefix).join(folder.strip_prefix(existing).ok()?);
    let below: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    (!below.is_empty()).then(|| Around { top, below: below.join("/") })
}

/// The top of the work tree around a folder, by its own name; `None` where there is none, or no git to ask.
pub fn top(folder: &Path) -> Option<PathBuf> {
    maybe(folder, &["rev-parse", "--show-toplevel"]).ok().flatten().map(PathBuf::from)
}

/// What a user says to git by its environment, and what is safe to hand on.
const HANDED_ON: [&str; 5] = [
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
];

/// Git, ready to run in a folder: the one door to it. What it says is in English, so that it can be told apart.
///
/// A repository may come from a stranger, so nothing in it makes git run another program: no monitor of the file
/// system, no pager, no hook, no replaced objects, no repository that hides in a folder of ours, nothing fetched.
pub(super) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    let safe = ["core.fsmonitor=false", "safe.bareRepository=explicit", "core.hooksPath=/dev/null"];
    command.args(safe.iter().flat_map(|setting| ["-c", setting]));
    command.args(["--no-pager", "--no-replace-objects"]).arg("-C").arg(folder).args(arguments);
    for (name, _) in std::env::vars_os() {
        let is_gits = name.as_encoded_bytes().starts_with(b"GIT_");
        if is_gits && !HANDED_ON.iter().any(|kept| name == *kept) {
            command.env_remove(&name);
        }
    }
    // A user may keep a work tree apart from its repository, and names both. A hook of a linked work tree has the
    // one alone: git would take the folder for the top of the work tree.
    if let (Some(repository), Some(tree)) = (std::env::var_os("GIT_DIR"), std::env::var_os("GIT_WORK_TREE")) {
        command.env("GIT_DIR", repository).env("GIT_WORK_TREE", tree);
    }
    // An older git knows only the second of these.
    command
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    command
}

/// The program itself. A folder on the PATH that is none by its whole path, such as `.`, may be the stranger's: it
/// is passed over.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
        let is_program = |path: &PathBuf| {
            std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.mode() & 0o111 != 0)
        };
        folders
            .map(|folder| folder.join("git"))
            .find(is_program)
            .unwrap_or_else(|| "/git is not installed".into())
    });
    &PROGRAM
}

/// What git gives, whether it went well or not.
fn output(folder: &Path, arguments: &[&str]) -> Result<Output, UserError> {
    command(folder, arguments).output().map_err(|error| cannot_run(&error))
}

/// The answer of a question that git always has one to.
pub(super) fn answer(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, UserError> {
    let output = output(folder, arguments)?;
    if output.status.success() { Ok(output.stdout) } else { Err(said(&output)) }
}

/// The answer as text without the line end, where there is one.
fn maybe(folder: &Path, arguments: &[&str]) -> Result<Option<String>, UserError> {
    let output = output(folder, arguments)?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok((output.status.success() && !text.is_empty()).then_some(text))
}

fn cannot_run(error: &io::Error) -> UserError {
    match error.kind() {
        io::ErrorKind::NotFound => UserError::new("git is not installed, or not on the PATH")
            .hint("what the framework said before is read by running git: https://git-scm.com"),
        _ => UserError::new(format!("git does not run: {error}")),
    }
}

/// What git itself said, as far as one line holds it.
fn said(output: &Output) -> UserError {
    let text = String::from_utf8_lossy(&output.stderr);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or("nothing").trim_start_matches("fatal: ");
    let trouble = UserError::new(format!("git cannot do this; it says: {first}"));
    // Where the folder is another user's, as in a container, git says itself what lets it go on.
    match text.lines().map(str::trim).find(|line| line.starts_with("git config ")) {
        Some(remedy) => trouble.hint(format!("`{remedy}`")),
        None => trouble,
    }
}
