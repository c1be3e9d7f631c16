//! The line of `.gitignore` that keeps what people wrote about each other out of git.

use std::path::Path;

use crate::store::{Privacy, replace_bytes};

const ADDED: &str = "# What people wrote about each other is private.\nreviews/\n";

/// Adds the line unless reviews are ignored already; says what was done. The file may be in any encoding.
pub fn ignore_reviews(root: &Path) -> anyhow::Result<&'static str> {
    let path = root.join(".gitignore");
    let mut content = if path.exists() { fs_err::read(&path)? } else { Vec::new() };
    // git goes by the last line that matches.
    let last = content.split(|byte| *byte == b'\n').rev().find_map(ignores_reviews);
    let told = match last {
        Some(true) => return Ok("already keeps reviews out of git"),
        Some(false) => "keeps reviews out of git, although an earlier line let them in",
        None => "keeps reviews out of git",
    };
    if !content.is_empty() && !content.ends_with(b"\n") {
        content.push(b'\n');
    }
    content.extend_from_slice(ADDED.as_bytes());
    replace_bytes(&path, &content, Privacy::Shared)?;
    Ok(told)
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
