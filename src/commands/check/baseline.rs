//! `--baseline`: reads and writes the file of faults that were there before.

use std::path::Path;

use super::super::Context;
use super::scope::Scope;
use crate::analysis::check::baseline::{Baseline, Entry, Parted};
use crate::diagnostic::Finding;
use crate::error::{Status, UserError};
use crate::render::{count, visible_line};
use crate::store::{Privacy, replace};

/// ParsedFramework the findings by a baseline, and says which of its entries are gone.
pub fn part(
    context: &Context,
    path: &Path,
    findings: Vec<Finding>,
    files: &[String],
    root: &Path,
) -> anyhow::Result<Parted> {
    let full = context.current.join(path);
    if !full.is_file() {
        return Err(UserError::new(format!("there is no baseline `{}`", path.display()))
            .hint(format!("`steps check --baseline {} --update-baseline` writes it", path.display()))
            .into());
    }
    let text = fs_err::read_to_string(&full)?;
    let baseline = Baseline::from_json(&text)
        .map_err(|error| UserError::new(format!("`{}` is no baseline: {error}", path.display())))?;
    let below = below(context, root);
    let mut parted = baseline.part(findings, &below);
    let looked_at: Vec<String> = files.iter().map(|file| below(file)).collect();
    // What was not looked at this time says nothing about its entries.
    parted.gone.retain(|entry| looked_at.contains(&entry.file) || !root.join(&entry.file).exists());
    if !parted.gone.is_empty() {
        let lines =
            parted.gone.iter().map(|entry| format!("  {}: {}: {}", entry.file, entry.rule, entry.line));
        let lines = lines.map(|line| visible_line(&line).into_owned());
        let update = format!("steps check --baseline {} --update-baseline", path.display());
        context.streams.say(&format!(
            "No longer found, though `{}` lists it:\n{}\n`{update}` takes it out.",
            path.display(),
            lines.collect::<Vec<_>>().join("\n"),
        ));
    }
    Ok(parted)
}

/// Writes the findings as the new baseline. Entries of files that were not looked at stay.
pub fn write(
    context: &Context,
    path: &Path,
    findings: &[Finding],
    scopes: &[Scope],
    root: &Path,
) -> anyhow::Result<Status> {
    let full = context.current.join(path);
    let before = match full.exists().then(|| fs_err::read_to_string(&full)).transpose()? {
        None => Vec::new(),
        // A slip of the finger must not cost somebody their framework.
        Some(text) => Baseline::from_json(&text).map(|baseline| baseline.findings).map_err(|_| {
            UserError::new(format!("`{}` is there already, and is no baseline", path.display()))
                .hint("name a file of its own for the baseline")
        })?,
    };
    let is_covered = |entry: &Entry| {
        let name = root.join(&entry.file).to_string_lossy().into_owned();
        scopes.iter().any(|scope| scope.covers(&name))
    };
    let mut baseline = Baseline::of(findings, below(context, root));
    baseline.findings.extend(before.into_iter().filter(|entry| !is_covered(entry)));
    baseline.findings.sort();
    replace(&full, &baseline.to_json(), Privacy::Shared)?;
    let kept = baseline.findings.len() - findings.len();
    let kept = match kept {
        0 => String::new(),
        kept => format!(", beside {kept} of files that were not looked at"),
    };
    context.streams.say(&format!(
        "Wrote {} to `{}`{kept}.",
        count(findings.len(), "finding"),
        path.display()
    ));
    Ok(Status::Done)
}

/// A file's path below the workspace, wherever the program runs.
fn below<'a>(context: &'a Context, root: &'a Path) -> impl Fn(&str) -> String + 'a {
    move |name| {
        let path = context.current.join(name);
        path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned()
    }
}
