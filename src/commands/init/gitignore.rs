//! The lines of `.gitignore` that keep what people wrote about each other out of git.

use std::path::Path;

use crate::error::{InvalidFiles, UserError};
use crate::store::{Privacy, bytes_of_path, replace_bytes, would_pick_up};

/// A run that is killed leaves what it was writing, until the next one.
const UNFINISHED: &str = "# Temporary files of runs that were stopped.\n.steps-*.tmp\n";
const REVIEWS: &str = "# What people wrote about each other is private.\nreviews/\n";

/// Of what people wrote about each other, git takes sealed envelopes alone.
const ENVELOPES: &str = "\
# Sealed envelopes are encrypted, and cross with git. All else below `reviews/` stays here, and so do peers'.
!reviews/
reviews/**
!reviews/*/
!reviews/*/*/
!reviews/*/*/*.steps
reviews/*/*/peer*.steps
";

/// Lets git take envelopes, and nothing else of the reviews. Says whether anything had to be written for it.
pub fn let_envelopes_through(root: &Path) -> anyhow::Result<bool> {
    let path = root.join(".gitignore");
    let mut content = existing(&path)?;
    let has_lines = content.windows(ENVELOPES.len()).any(|part| part == ENVELOPES.as_bytes());
    let would_take = |name: &str| would_pick_up(&root.join("reviews/somebody/2026").join(name));
    let keeps = |name: &str| !would_take(name);
    if has_lines || would_take("self.steps") && keeps("self.yaml") && keeps("peers.steps") {
        return Ok(false);
    }
    let has_unfinished =
        content.split(|byte| *byte == b'\n').any(|line| line.trim_ascii() == b".steps-*.tmp");
    add(&mut content, if has_unfinished { "" } else { UNFINISHED });
    add(&mut content, ENVELOPES);
    replace_bytes(&path, &content, Privacy::Shared)?;
    Ok(true)
}

/// Adds the lines unless they are there already; says what was done. The file may be in any encoding.
pub fn ignore_reviews(root: &Path) -> anyhow::Result<&'static str> {
    let path = root.join(".gitignore");
    let mut content = existing(&path)?;
    let lines = || content.split(|byte| *byte == b'\n');
    let has_unfinished = lines().any(|line| line.trim_ascii() == b".steps-*.tmp");
    // Git goes by the last line that matches. It knows every pattern, where it can be asked.
    let would_take = would_pick_up(&root.join("reviews/somebody/profile.yaml"));
    let last = lines().rev().find_map(ignores_reviews).map(|ignores| ignores && !would_take);
    let told = match last {
        Some(true) => "already keeps reviews out of git",
        Some(false) => "keeps reviews out of git, although an earlier line let them in",
        None => "keeps reviews out of git",
    };
    let parts = [(UNFINISHED, has_unfinished), (REVIEWS, last == Some(true))];
    let added: String = parts.iter().filter(|(_, is_there)| !is_there).map(|(lines, _)| *lines).collect();
    if added.is_empty() {
        return Ok(told);
    }
    add(&mut content, &added);
    replace_bytes(&path, &content, Privacy::Shared)?;
    Ok(told)
}

/// What the file says, in any encoding; nothing where there is none.
fn existing(path: &Path) -> anyhow::Result<Vec<u8>> {
    match fs_err::symlink_metadata(path) {
        // Git follows no link here.
        Ok(metadata) if !metadata.is_file() => {
            Err(UserError::new(format!("`{}` is not a file, so git does not read it", path.display()))
                .hint("put a file in its place, or remove it")
                .into())
        }
        Ok(_) => bytes_of_path(path, ".gitignore").map_err(|finding| InvalidFiles(vec![finding]).into()),
        Err(_) => Ok(Vec::new()),
    }
}

/// Adds lines at the end.
fn add(content: &mut Vec<u8>, lines: &str) {
    if !content.is_empty() && !content.ends_with(b"\n") {
        content.push(b'\n');
    }
    content.extend_from_slice(lines.as_bytes());
}

/// Whether a line ignores the folder of reviews or takes it back; `None` where it is about something else.
fn ignores_reviews(line: &[u8]) -> Option<bool> {
    let line = line.trim_ascii();
    let (pattern, ignores) = line.strip_prefix(b"!").map_or((line, true), |rest| (rest, false));
    let pattern = pattern.strip_prefix(b"/").unwrap_or(pattern);
    let pattern =
        [&b"/"[..], b"/*", b"/**"].iter().find_map(|end| pattern.strip_suffix(*end)).unwrap_or(pattern);
    (pattern == b"reviews").then_some(ignores)
}
