//! A commit, as far as it tells what somebody worked on.

use jiff::civil::Date;

/// One commit of a repository.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Commit {
    /// Its full hash.
    pub hash: String,
    /// The day on which it was written.
    pub date: Date,
    /// The first line of its message.
    pub subject: String,
    /// The files that it changed; of a merge, what came in by it.
    pub paths: Vec<String>,
}
