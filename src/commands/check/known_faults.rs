//! `--baseline`: reads and writes the file of faults that were there before.

use std::path::Path;

use super::super::Context;
use crate::analysis::check::baseline::{Baseline, Parted};
use crate::error::{Status, Trouble};
use crate::model::Finding;
use crate::store::{Privacy, replace};

/// Parts the findings by a baseline, and says which of its entries are gone.
pub fn part(
    context: &Context,
    path: &Path,
    findings: Vec<Finding>,
    files: &[String],
) -> anyhow::Result<Parted> {
    let full = context.current.join(path);
    if !full.is_file() {
        return Err(Trouble::new(format!("there is no baseline `{}`", path.display()))
            .hint(format!("`steps check --baseline {} --update-baseline` writes it", path.display()))
            .into());
    }
    let text = fs_err::read_to_string(&full)?;
    let baseline = Baseline::from_json(&text)
        .map_err(|error| Trouble::new(format!("`{}` is no baseline: {error}", path.display())))?;
    let below = below(context)?;
    let mut parted = baseline.part(findings, &below);
    let looked_at: Vec<String> = files.iter().map(|file| below(file)).collect();
    let root = context.workspace()?.root;
    // What was not looked at this time says nothing about its entries.
    parted.gone.retain(|entry| looked_at.contains(&entry.file) || !root.join(&entry.file).exists());
    if !parted.gone.is_empty() {
        let lines =
            parted.gone.iter().map(|entry| format!("  {}: {}: {}", entry.file, entry.rule, entry.line));
        let update = format!("steps check --baseline {} --update-baseline", path.display());
        context.streams.say(&format!(
            "No longer found, though `{}` lists it:\n{}\n`{update}` takes it out.",
            path.display(),
            lines.collect::<Vec<_>>().join("\n"),
        ));
    }
    Ok(parted)
}

/// Writes the findings as the new baseline.
pub fn write(context: &Context, path: &Path, findings: &[Finding]) -> anyhow::Result<Status> {
    let full = context.current.join(path);
    // A slip of the finger must not cost somebody their framework.
    if full.exists() && Baseline::from_json(&fs_err::read_to_string(&full)?).is_err() {
        return Err(Trouble::new(format!("`{}` is there already, and is no baseline", path.display()))
            .hint("name a file of its own for the baseline")
            .into());
    }
    let baseline = Baseline::of(findings, below(context)?);
    replace(&full, &baseline.to_json(), Privacy::Shared)?;
    let entries = match findings.len() {
        1 => "1 finding".to_owned(),
        number => format!("{number} findings"),
    };
    context.streams.say(&format!("Wrote {entries} to `{}`.", path.display()));
    Ok(Status::Done)
}

/// A file's path below the workspace, wherever the program runs.
fn below(context: &Context) -> anyhow::Result<impl Fn(&str) -> String> {
    let (root, current) = (context.workspace()?.root, context.current.clone());
    Ok(move |name: &str| {
        let path = current.join(name);
        path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned()
    })
}
