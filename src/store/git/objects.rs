//! Texts that git keeps: the files of a folder at a commit, and the ids that are no longer there.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use super::{answer, cannot_run, command};
use crate::error::Trouble;
use crate::model::Id;
use crate::store::read::LONGEST_FILE;

/// The paths of all files below a folder at a commit; `folder` ends with a slash, or is empty.
pub fn paths_below(root: &Path, commit: &str, folder: &str) -> Result<Vec<String>, Trouble> {
    let mut arguments = vec!["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit];
    if !folder.is_empty() {
        arguments.extend(["--", folder]);
    }
    let listed = answer(root, &arguments)?;
    let paths = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    // A name that is not UTF-8 or that holds a line end is none of a framework's.
    let paths = paths.filter_map(|path| std::str::from_utf8(path).ok());
    Ok(paths.filter(|path| !path.contains('\n')).map(str::to_owned).collect())
}

/// The bytes of these files at a commit, in one run of git; links inside the repository are followed.
pub fn contents(root: &Path, commit: &str, paths: &[String]) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut git = command(root, &["cat-file", "--batch", "--follow-symlinks"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| cannot_run(&error))?;
    let read = exchange(&mut git, commit, paths);
    // The end of its input is git's sign to leave.
    drop(git.stdin.take());
    git.wait()?;
    read
}

/// Asks for one file after another: an answer is read before the next question, so neither side waits.
fn exchange(git: &mut Child, commit: &str, paths: &[String]) -> anyhow::Result<Vec<Vec<u8>>> {
    let (Some(input), Some(output)) = (git.stdin.as_mut(), git.stdout.as_mut()) else {
        return Err(Trouble::new("git cannot be talked to").into());
    };
    let mut output = BufReader::new(output);
    let mut contents = Vec::new();
    for path in paths {
        writeln!(input, "{commit}:{path}")?;
        input.flush()?;
        let mut head = String::new();
        output.read_line(&mut head)?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let [_, "blob", length] = words.as_slice() else {
            return Err(Trouble::new(format!("git does not have `{path}` of {commit}"))
                .hint("`git fsck` finds what a repository lacks")
                .into());
        };
        let length: u64 = length.parse()?;
        // One byte beyond the limit is enough to find the file too long.
        let mut bytes = Vec::new();
        (&mut output).take(length.min(LONGEST_FILE + 1)).read_to_end(&mut bytes)?;
        let rest = length - bytes.len() as u64 + 1;
        std::io::copy(&mut (&mut output).take(rest), &mut std::io::sink())?;
        contents.push(bytes);
    }
    Ok(contents)
}

/// The ids of examples in lines that were ever removed below these folders, up to a commit.
///
/// Only what the commit's own line of history saw counts, the first parent of each merge: an id
/// that came and went inside a branch was never anybody's. A shallow clone knows what it has.
pub fn ids_once_removed(root: &Path, commit: &str, folders: &[String]) -> Result<BTreeSet<Id>, Trouble> {
    let mut arguments = vec!["log", "--first-parent", "-m", "-p", "--unified=0", "--no-renames", "--format="];
    arguments.extend(["--no-color", "--no-ext-diff", "--no-textconv", "--no-show-signature", commit, "--"]);
    arguments.extend(folders.iter().map(String::as_str));
    let patches = answer(root, &arguments)?;
    let patches = String::from_utf8_lossy(&patches);
    Ok(patches.lines().filter_map(|line| line.strip_prefix('-')).filter_map(id_of_item).collect())
}

/// The id in the first line of a list's item: `- id: x`, `- {id: x, …}`.
fn id_of_item(line: &str) -> Option<Id> {
    let item = line.trim_start().strip_prefix('-')?.trim_start();
    let item = item.strip_prefix('{').unwrap_or(item).trim_start();
    let value = item.strip_prefix("id:")?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(value.len());
    value[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_other_lines() {
        let check = |line: &str, expect: Option<&str>| {
            assert_eq!(id_of_item(line).as_ref().map(Id::as_str), expect, "{line}");
        };
        check("    - id: ma-splits-tasks", Some("ma-splits-tasks"));
        check("  - {id: \"b-tastes\", text: Tastes}", Some("b-tastes"));
        check("id: mastery", None);
        check("    - text: Writes an id: by hand", None);
        check("-- a/framework/behaviors/mastery.yaml", None);
    }
}
