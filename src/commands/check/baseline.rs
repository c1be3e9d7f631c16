//! `--baseline`: reads and writes the file of known findings.

use std::path::Path;
use std::sync::Arc;

use super::super::Context;
use super::scope::Scope;
use crate::analysis::check::baseline::{Baseline, BaselineEntry, Split};
use crate::diagnostic::{Finding, Source};
use crate::error::{InvalidFiles, Status, UserError};
use crate::render::{Printable, count};
use crate::store::{Privacy, replace, source_of_path};

/// Splits the findings by a baseline, and says which of its entries no longer match.
pub fn split(
    context: &Context,
    path: &Path,
    findings: Vec<Finding>,
    files: &[String],
    root: &Path,
) -> anyhow::Result<Split> {
    let full = context.current.join(path);
    if !full.exists() {
        return Err(UserError::new(format!("there is no baseline `{}`", path.display()))
            .hint(format!("`steps check --baseline {} --update-baseline` writes it", path.display()))
            .into());
    }
    let read = read(&full, path)?;
    let baseline = Baseline::from_json(&read).map_err(|finding| InvalidFiles(vec![finding]))?;
    let below = below(context, root);
    let mut split = baseline.split(findings, &below);
    let checked: Vec<String> = files.iter().map(|file| below(file)).collect();
    // What was not checked this time says nothing about its entries.
    split.gone.retain(|entry| checked.contains(&entry.file) || !root.join(&entry.file).exists());
    if !split.gone.is_empty() {
        let (said, shown) = (&context.streams, path.display());
        said.say(&format!("No longer found, but still listed in `{shown}`:"));
        for BaselineEntry { file, rule, line } in &split.gone {
            said.say(&format!("  {file}: {rule}: {line}"));
        }
        said.say(&format!("To remove these entries: `steps check --baseline {shown} --update-baseline`"));
    }
    Ok(split)
}

/// Writes the findings as the new baseline. Entries of files that were not checked stay.
pub fn write(
    context: &Context,
    path: &Path,
    findings: &[Finding],
    scopes: &[Scope],
    root: &Path,
) -> anyhow::Result<Status> {
    let full = context.current.join(path);
    let before = match full.exists().then(|| read(&full, path)).transpose()? {
        None => Vec::new(),
        // A slip of the finger must not cost somebody their framework.
        Some(source) => Baseline::from_json(&source).map(|baseline| baseline.findings).map_err(|_| {
            UserError::new(format!("`{}` exists and is not a baseline", path.display()))
                .hint("choose another file name for the baseline")
        })?,
    };
    let is_covered = |entry: &BaselineEntry| {
        let name = root.join(&entry.file).to_string_lossy().into_owned();
        scopes.iter().any(|scope| scope.covers(&name))
    };
    let mut baseline = Baseline::of(findings, below(context, root));
    let written = baseline.findings.len();
    baseline.findings.extend(before.into_iter().filter(|entry| !is_covered(entry)));
    baseline.findings.sort();
    // A line of a file may hold what turns the text around it in an editor.
    replace(&full, &Printable::json(&baseline.to_json()), Privacy::Shared)?;
    let kept = baseline.findings.len() - written;
    let kept = match kept {
        0 => String::new(),
        kept => format!(", and kept {kept} of files that were not checked"),
    };
    context.streams.say(&format!("Wrote {} to `{}`{kept}.", count(written, "finding"), path.display()));
    Ok(Status::Done)
}

fn read(full: &Path, path: &Path) -> anyhow::Result<Arc<Source>> {
    let source = source_of_path(full, &path.to_string_lossy());
    source.map_err(|finding| InvalidFiles(vec![finding]).into())
}

/// A file's path below the workspace, wherever the program runs.
fn below<'a>(context: &'a Context, root: &'a Path) -> impl Fn(&str) -> String + 'a {
    move |name| {
        let path = context.current.join(name);
        path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned()
    }
}
