//! Whether the schemas beside a framework, by which editors check its files, still fit it.

use super::super::schema::{self, Outdated};
use super::scope::Scope;
use crate::analysis::check::structure;
use crate::diagnostic::{Finding, Source};
use crate::model::{Level, ParsedFramework};
use crate::store;

/// The schemas of a scope that are out of date. Of a framework with faults nothing is said: they come first.
pub fn outdated(scope: &Scope, parts: &ParsedFramework) -> anyhow::Result<Vec<Outdated>> {
    let level = scope.workspace.settings.value.check.rules.get(structure::OUTDATED_SCHEMA.id);
    let folder = scope.framework.as_ref().filter(|folder| folder.join("schema").is_dir());
    let Some(folder) = folder.filter(|_| level != Some(&Level::Off)) else { return Ok(Vec::new()) };
    if !parts.are_whole() || !parts.problems().is_empty() {
        return Ok(Vec::new());
    }
    let Some(framework) = store::assembled(parts)? else { return Ok(Vec::new()) };
    let mut outdated = schema::outdated(folder, &framework)?;
    outdated.retain(|one| scope.covers(&scope.workspace.shown(&one.path)));
    Ok(outdated)
}

/// The same as a finding; one for all of them.
pub fn finding(scope: &Scope, parts: &ParsedFramework) -> anyhow::Result<Option<Finding>> {
    let outdated = outdated(scope, parts)?;
    let finding =
        |one: &Outdated| structure::outdated_schema(&Source::new(scope.workspace.shown(&one.path), ""));
    Ok(outdated.first().map(finding))
}
