//! What somebody committed since a day, for those who want to remember it.

use std::path::Path;

use jiff::civil::Date;

use super::{answer, maybe};
use crate::error::UserError;
use crate::model::Commit;

/// Begins a commit in what git lists, and parts what is said of it.
const COMMIT: char = '\u{1e}';
const PART: char = '\u{1f}';

/// The commits and merges before HEAD whose author's name and address contain `author`, upper and lower case alike,
/// the newest first, from this day on.
///
/// # Errors
/// The folder is in no repository, or there is no git to ask.
pub fn commits_by(folder: &Path, author: &str, since: Date) -> Result<Vec<Commit>, UserError> {
    // A repository without a commit has none of theirs.
    if maybe(folder, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none() {
        return Ok(Vec::new());
    }
    let format = format!("--format={COMMIT}%H{PART}%as{PART}%s");
    let (author, since) = (format!("--author={author}"), format!("--since={since}T00:00:00"));
    // What a user may have set for reading a history with their own eyes.
    let mut arguments = vec!["-c", "log.diffMerges=first-parent", "-c", "diff.relative=false", "log", "-m"];
    arguments.extend([
        "--name-only",
        "-z",
        "--no-renames",
        "--no-color",
        "--no-ext-diff",
        "--no-show-signature",
    ]);
    arguments.extend(["--fixed-strings", "--regexp-ignore-case", &author, &since, &format, "HEAD", "--"]);
    let listed = answer(folder, &arguments)?;
    let listed = String::from_utf8_lossy(&listed);
    let mut commits: Vec<Commit> = Vec::new();
    for field in listed.split('\0').map(|field| field.trim_matches('\n')).filter(|field| !field.is_empty()) {
        match field.strip_prefix(COMMIT).map(read) {
            Some(commit) => commits.extend(commit),
            None => {
                if let Some(commit) = commits.last_mut() {
                    commit.paths.push(field.to_owned());
                }
            }
        }
    }
    Ok(commits)
}

/// What is said of a commit; `None` where its date is none.
fn read(said: &str) -> Option<Commit> {
    let mut parts = said.splitn(3, PART);
    let (hash, date, subject) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Commit {
        hash: hash.to_owned(),
        date: date.parse().ok()?,
        subject: subject.to_owned(),
        paths: Vec::new(),
    })
}

/// The address that whoever commits in this folder signs with.
pub fn identity(folder: &Path) -> Result<Option<String>, UserError> {
    maybe(folder, &["config", "--get", "user.email"])
}

/// Where the repository around a folder is pushed to.
pub fn web_remote(folder: &Path) -> Result<Option<String>, UserError> {
    maybe(folder, &["config", "--get", "remote.origin.url"])
}
