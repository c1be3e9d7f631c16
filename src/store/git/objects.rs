//! Texts that git keeps: the files of a folder at a commit, and those that they took the place of.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use super::{answer, cannot_run, command};
use crate::error::UserError;
use crate::yaml::LONGEST_FILE;

/// The paths of all files below a folder at a commit; `folder` ends with a slash, or is empty.
pub fn paths_below(root: &Path, commit: &str, folder: &str) -> Result<Vec<String>, UserError> {
    let mut arguments =
        vec!["--literal-pathspecs", "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit];
    if !folder.is_empty() {
        arguments.extend(["--", folder]);
    }
    let listed = answer(root, &arguments)?;
    let paths = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    // A name that is not UTF-8 or that holds a line end is none of a framework's.
    let paths = paths.filter_map(|path| std::str::from_utf8(path).ok());
    Ok(paths.filter(|path| !path.contains('\n')).map(str::to_owned).collect())
}

/// What git has under a name: the bytes of a file, or what is wrong with a link that leads to none.
pub type Content = Result<Vec<u8>, &'static str>;

/// The bytes of these files, in one run of git: `commit:path`, or the hash of a text. Links inside the
/// repository are followed.
pub fn contents(root: &Path, names: &[impl AsRef<str>]) -> anyhow::Result<Vec<Content>> {
    let mut git = command(root, &["cat-file", "--batch", "--follow-symlinks"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| cannot_run(&error))?;
    let read = exchange(&mut git, names);
    // The end of its input is git's sign to leave.
    drop(git.stdin.take());
    git.wait()?;
    read
}

/// Asks for one file after another: an answer is read before the next question, so neither side waits.
fn exchange(git: &mut Child, names: &[impl AsRef<str>]) -> anyhow::Result<Vec<Content>> {
    let (Some(input), Some(output)) = (git.stdin.as_mut(), git.stdout.as_mut()) else {
        return Err(UserError::new("git cannot be talked to").into());
    };
    let mut output = BufReader::new(output);
    let mut contents = Vec::new();
    for name in names.iter().map(AsRef::as_ref) {
        writeln!(input, "{name}")?;
        input.flush()?;
        let mut head = String::new();
        output.read_line(&mut head)?;
        // `<hash> blob <length>`, or `dangling <length>`: a name may hold spaces.
        let mut words = head.split_whitespace().rev();
        let (length, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (Ok(length), Some(kind)) = (length.parse::<u64>(), kind_of(kind)) else {
            return Err(UserError::new(format!("git does not have `{name}`"))
                .hint("`git fsck` finds what a repository lacks")
                .hint("in a partial clone, `git fetch --refetch --no-filter` gets it")
                .into());
        };
        // One byte beyond the limit is enough to find the file too long.
        let mut bytes = Vec::new();
        (&mut output).take(length.min(LONGEST_FILE + 1)).read_to_end(&mut bytes)?;
        let rest = length.saturating_sub(bytes.len() as u64).saturating_add(1);
        std::io::copy(&mut (&mut output).take(rest), &mut std::io::sink())?;
        contents.push(kind.map(|()| bytes));
    }
    Ok(contents)
}

/// Whether what git calls this is a file, else what is wrong with the link; `None` for what is neither.
fn kind_of(word: &str) -> Option<Result<(), &'static str>> {
    Some(match word {
        "blob" => Ok(()),
        "tree" => Err("the link leads to a folder"),
        "symlink" => Err("the link leads out of the repository"),
        "dangling" => Err("the link leads to nothing"),
        "loop" => Err("the link leads in a circle"),
        "notdir" => Err("the link leads through a file as if that were a folder"),
        _ => return None,
    })
}

/// A file as it stood until a commit replaced or removed it.
#[derive(Clone, Debug)]
pub struct Version {
    path: String,
    /// The commit that ended it.
    until: String,
    pub blob: String,
}

impl Version {
    /// As git writes it: the file at the commit before.
    pub fn shown(&self) -> String {
        format!("{}~1:{}", short(&self.until), self.path)
    }
}

/// A commit's hash, as long as git writes it.
pub fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}

/// Every version of the YAML files below these folders that was replaced or removed, the newest
/// first, in these commits: `commit` with all before it, or `base..head`; by the first parent of each merge.
pub fn replaced_versions(root: &Path, commits: &str, folders: &[String]) -> Result<Vec<Version>, UserError> {
    let changes = file_changes(root, commits, folders)?.into_iter();
    let replaced = changes.filter_map(|FileChange { path, commit, before, .. }| {
        let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        before.filter(|_| is_yaml).map(|blob| Version { path, until: commit, blob })
    });
    Ok(replaced.collect())
}

/// What a commit did to a file.
#[derive(Clone, Debug)]
pub struct FileChange {
    pub path: String,
    pub commit: String,
    /// The text before and after, by git's hashes; `None` where the file was not there.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Every change at these paths, the newest first, in these commits: `commit` with all before it, or `base..head`; by
/// the first parent of each merge.
pub fn file_changes(root: &Path, commits: &str, paths: &[String]) -> Result<Vec<FileChange>, UserError> {
    // What a user may have set for reading a history with their own eyes.
    let mut arguments = vec!["-c", "log.diffMerges=first-parent", "-c", "diff.relative=false"];
    arguments.extend(["log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames"]);
    arguments.extend(["--format=%H", "--no-color", "--no-ext-diff", "--no-show-signature", commits, "--"]);
    arguments.extend(paths.iter().map(String::as_str));
    let listed = answer(root, &arguments)?;
    let listed = String::from_utf8_lossy(&listed);
    let mut changes = Vec::new();
    let mut commit = "";
    // A line end parts a commit from what it changed.
    let mut fields = listed.split('\0').map(str::trim_start).filter(|field| !field.is_empty());
    while let Some(field) = fields.next() {
        let Some(change) = field.strip_prefix(':') else {
            commit = field;
            continue;
        };
        // `100644 100644 <blob before> <blob after> M`, then the path; what was not there is all zeros.
        let mut blobs = change.split(' ').skip(2);
        let (Some(before), Some(after), Some(path)) = (blobs.next(), blobs.next(), fields.next()) else {
            continue;
        };
        let blob = |blob: &str| blob.bytes().any(|byte| byte != b'0').then(|| blob.to_owned());
        let (before, after) = (blob(before), blob(after));
        changes.push(FileChange { path: path.into(), commit: commit.into(), before, after });
    }
    Ok(changes)
}
