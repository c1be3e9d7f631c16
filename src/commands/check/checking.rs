//! Checks a scope: reads it, applies every rule, and takes the severities and silencing comments into account.

use std::sync::Arc;

use super::checked::{Checked, settle};
use super::guide_commands;
use super::people::{self, Asking};
use super::schemas;
use super::scope::Scope;
use super::since::Since;
use crate::analysis::check::severity;
use crate::analysis::check::{self, settings, structure};
use crate::diagnostic::{Finding, Source, suggestion};
use crate::model::{CheckSettings, KnownIds, ParsedFramework};
use crate::store::{self, FrameworkFiles};
use crate::terminal::Progress;

/// What a framework is compared with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Comparison<'a> {
    /// A revision, by any name that git knows.
    pub base: Option<&'a str>,
    /// Whether only what the change since then touched is reported on.
    pub only_touched: bool,
}

/// The files of the scope's framework.
pub fn framework_files(scope: &Scope) -> anyhow::Result<FrameworkFiles> {
    match &scope.framework {
        Some(folder) => FrameworkFiles::in_folder(folder, &scope.workspace.shown(folder)),
        None => Ok(FrameworkFiles::shipped()),
    }
}

/// Everything that is wrong with what the scope covers, and with the change where it is compared.
pub fn check(
    scope: &Scope,
    comparison: Comparison<'_>,
    asking: Asking<'_>,
    progress: &mut Progress,
) -> anyhow::Result<Checked> {
    let files = framework_files(scope)?;
    let (parts, mut findings) = framework(&files, &scope.workspace.settings.value.check);
    let since = comparison.base.map(|base| Since::of(base, scope)).transpose()?;
    if let Some(since) = &since
        && let Some(framework) = store::assembled(&parts)?
    {
        findings.extend(since.problems(&framework, &parts)?);
    }
    findings.extend(schemas::finding(scope, &parts)?);
    let sources: Vec<Arc<Source>> = files.yaml_sources().map(|(_, source)| Arc::clone(source)).collect();
    let mut checked = Checked { files: files.names(), ..Checked::default() };
    let read = &scope.workspace.settings;
    findings.extend(read.findings.iter().cloned());
    for setting in read.keys(["check", "rules"]).into_iter().take(suggestion::MOST) {
        let level = read.value.check.rules.get(&setting.key);
        findings.extend(settings::check_rule(&setting.key, level, &setting.source, setting.span));
    }
    for setting in read.keys(["check", "words"]) {
        findings.extend(settings::check_list(&setting.key, &setting.source, setting.span));
    }
    if scope.framework.is_none() && scope.only.is_empty() {
        checked
            .remarks
            .push("This workspace has no framework of its own; the shipped one was checked.".to_owned());
    }
    let settled = settle(scope, findings, &sources, since.as_ref());
    checked.silenced = settled.silenced.iter().filter(|finding| scope.covers(&finding.source.name)).count();
    checked.findings = settled.findings;
    if scope.reviews {
        checked.append(people::check(scope, &parts, asking, progress)?);
        severity::sort(&mut checked.findings);
    }
    if let (Some(since), true) = (&since, comparison.only_touched) {
        (checked.findings, checked.elsewhere) = since.touched(checked.findings, scope, &files)?;
        severity::sort(&mut checked.findings);
    }
    checked.findings.retain(|finding| scope.covers(&finding.source.name));
    checked.files.retain(|name| scope.covers(name));
    let settings = scope.workspace.settings.source.iter().map(|source| source.name.clone());
    checked.files.extend(settings.filter(|name| scope.names(name)));
    Ok(checked)
}

/// The parts of a framework, and what is wrong with them.
pub fn framework(files: &FrameworkFiles, settings: &CheckSettings) -> (ParsedFramework, Vec<Finding>) {
    let (parts, mut findings) = files.parts();
    findings.extend(store::placed(check::framework(&parts, settings)));
    findings.extend(check::guide::findings(&parts));
    findings.extend(guide_commands::findings(&parts));
    let expected = "a framework consists of framework.yaml, steps.yaml, roles.yaml, questions.yaml, the files \
                    in behaviors/ and disciplines/, and the guide in guide/, whose topics end in .md";
    findings.extend(files.strays().map(|(name, meant)| {
        let finding = structure::stray(&Source::new(name, ""), meant.as_ref(), expected);
        let is_needed = meant.is_some_and(|meant| parts.needs(&meant));
        if is_needed { structure::needed(finding) } else { finding }
    }));
    findings.extend(files.yaml_sources().flat_map(|(_, source)| crate::yaml::lost_texts(source)));
    let texts: Vec<&str> = files.yaml_sources().map(|(_, source)| source.text.as_str()).collect();
    structure::complete(&mut findings, &parts, &texts);
    let known_ids = KnownIds::of_parts(&parts);
    known_ids.suggest(&mut findings);
    known_ids.name_levels(&mut findings);
    parts.suggest_own_ids(&mut findings);
    (parts, findings)
}
