//! `steps check`: everything wrong with the framework and the reviews.

#[cfg(test)]
#[path = "../../../tests/fuzz/any_framework.rs"]
mod any_framework;
#[cfg(test)]
#[path = "../../../tests/fuzz/any_value.rs"]
mod any_value;
mod baseline;
mod checked;
mod checking;
mod fixing;
mod guide_commands;
mod people;
mod schemas;
mod scope;
mod since;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValue;

use super::{Context, identity, one_of};
use crate::analysis::check::severity::Tally;
use crate::analysis::check::{self, Rule};
use crate::analysis::lookup::{self, Candidate};
use crate::analysis::reveal::Asker;
use crate::diagnostic::{Finding, Source, to_show};
use crate::error::{Status, UserError};
use crate::render::{self, Format, Report};
use crate::store;
use crate::terminal::Progress;
use checked::Checked;
use checking::Comparison;
use fixing::Effect;
use people::Asking;

/// Find mistakes in the framework and the reviews
///
/// Examples:
///   steps check                            the whole workspace
///   steps check framework                  only the framework
///   steps check --repository               every workspace of the git repository
///   steps check --fix --dry-run            show what can be fixed automatically
///   steps check --fix --base main          also raise the version as far as needed
///   steps check --explain unknown-id       what a rule is about
///
/// A comment `# steps: allow(rule) reason` silences a rule on its line or on the
/// next one. `[check.rules]` in steps.toml sets how severe a rule is. Of a file
/// that you may not read yet, only the places of errors are shown. The exit
/// status is 1 if there are errors.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct CheckArgs {
    /// The files or folders to check [default: the whole workspace]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Check every workspace of the git repository
    #[arg(long, conflicts_with_all = ["paths", "baseline"])]
    pub repository: bool,
    /// Also compare the framework with where it parted from this git revision; on
    /// that branch itself, with the commit before
    #[arg(long, value_name = "GIT-REF")]
    pub base: Option<String>,
    /// Only report what is on lines that the change since --base touched, or came
    /// with it elsewhere
    #[arg(long, requires = "base")]
    pub since_base: bool,
    /// The format of the findings
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()), default_value = "text")]
    pub format: Format,
    /// Also exit with status 1 if there are findings of this severity
    #[arg(long, value_name = "SEVERITY", value_parser = ["warnings"])]
    pub deny: Option<String>,
    /// Leave out the findings listed in this file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the current findings to the baseline file
    #[arg(long, requires = "baseline", conflicts_with = "fix")]
    pub update_baseline: bool,
    /// Fix what can be fixed safely in the framework; comments and layout stay.
    /// With --base, also raise the version
    #[arg(long)]
    pub fix: bool,
    /// Show what `--fix` would change as a patch, and change nothing
    #[arg(short = 'n', long, requires = "fix", conflicts_with_all = ["baseline", "deny", "format", "since_base"])]
    pub dry_run: bool,
    /// List the rules
    #[arg(long, conflicts_with_all = ["paths", "repository", "base", "baseline", "deny", "explain", "fix", "format"])]
    pub rules: bool,
    /// Explain a rule
    #[arg(long, value_name = "RULE", conflicts_with_all = ["paths", "repository", "base", "baseline", "deny", "fix", "format"])]
    pub explain: Option<String>,
}

fn formats() -> [(PossibleValue, Format); 4] {
    [
        (PossibleValue::new("text"), Format::Text),
        (PossibleValue::new("json"), Format::Json),
        (PossibleValue::new("github").help("Annotations in a pull request on GitHub"), Format::Github),
        (PossibleValue::new("sarif").help("SARIF 2.1.0, for code scanning"), Format::Sarif),
    ]
}

pub fn run(context: &Context, arguments: &CheckArgs) -> anyhow::Result<Status> {
    let page = context.streams.out.page();
    if let Some(id) = &arguments.explain {
        return context.streams.present(&render::explain_rule(known_rule(id)?, page)).map(|()| Status::Done);
    }
    if arguments.rules {
        return context.streams.present(&render::rules_table(check::rules(), page)).map(|()| Status::Done);
    }
    let scopes = match arguments.repository {
        true => scope::of_repository(context)?,
        false => scope::scopes(context, &arguments.paths)?,
    };
    if arguments.fix {
        let effect = if arguments.dry_run { Effect::Shown } else { Effect::Written };
        fixing::run(context, &scopes, arguments.base.as_deref(), effect)?;
        if effect == Effect::Shown {
            return Ok(Status::Done);
        }
    }
    let me = identity::known(context)?;
    let asking = Asking { asker: me.as_ref().map_or(Asker::Unknown, Asker::Known), today: context.today };
    let comparison = Comparison { base: arguments.base.as_deref(), only_touched: arguments.since_base };
    let mut progress = Progress::new(&context.streams);
    let mut checked = Checked::default();
    for (index, scope) in scopes.iter().enumerate() {
        let mut found = checking::check(scope, comparison, asking, &mut progress)?;
        // What is wrong with a workspace's settings is reported once for everything in it.
        if scopes[..index].iter().any(|earlier| earlier.workspace.root == scope.workspace.root) {
            found.findings.retain(|finding| finding.source.name != scope.workspace.settings.name);
        }
        checked.append(found);
    }
    drop(progress);
    let mut findings = std::mem::take(&mut checked.findings);
    let mut in_baseline = 0;
    if let (Some(path), Some(scope)) = (&arguments.baseline, scopes.first()) {
        let root = &scope.workspace.root;
        if arguments.update_baseline {
            return baseline::write(context, path, &findings, &scopes, root);
        }
        let split = baseline::split(context, path, findings, &checked.files, root)?;
        (findings, in_baseline) = (split.new, split.known);
    }
    let tally = Tally {
        in_baseline,
        files: checked.files.len(),
        silenced: checked.silenced,
        elsewhere: checked.elsewhere,
        ..Tally::of(&findings)
    };
    if matches!(arguments.format, Format::Github | Format::Sarif) {
        findings = from_the_top(findings, context);
    }
    let findings = to_show(findings);
    let report = Report::Findings { findings: &findings, tally: &tally };
    let text = report.render(arguments.format, page);
    match arguments.format {
        Format::Text => context.streams.present(&text)?,
        _ => context.streams.answer(&text)?,
    }
    for remark in &checked.remarks {
        context.streams.say(remark);
    }
    let denied = arguments.deny.is_some() && tally.warnings > 0;
    Ok(if tally.errors > 0 || denied { Status::No } else { Status::Done })
}

/// What a check of the workspace's own framework comes to, in one sentence.
pub fn summary_of_framework(context: &Context) -> anyhow::Result<String> {
    let mut scopes = scope::scopes(context, &[])?;
    scopes.iter_mut().for_each(|scope| scope.reviews = false);
    let me = identity::known(context)?;
    let asking = Asking { asker: me.as_ref().map_or(Asker::Unknown, Asker::Known), today: context.today };
    let mut progress = Progress::new(&context.streams);
    let mut checked = Checked::default();
    for scope in &scopes {
        checked.append(checking::check(scope, Comparison::default(), asking, &mut progress)?);
    }
    let tally =
        Tally { files: checked.files.len(), silenced: checked.silenced, ..Tally::of(&checked.findings) };
    Ok(render::check_summary(&tally))
}

/// The findings with their files named from the top of the repository, where one is around: what reads
/// annotations and SARIF looks for the files there, wherever the program ran.
fn from_the_top(mut findings: Vec<Finding>, context: &Context) -> Vec<Finding> {
    let Some(top) = store::repository_top(&context.current) else { return findings };
    let Ok(current) = fs_err::canonicalize(&context.current) else { return findings };
    // Each text once, and with what it was before, whose address then stays its own.
    let mut renamed: HashMap<*const Source, [Arc<Source>; 2]> = HashMap::new();
    for finding in &mut findings {
        let [_, source] = renamed.entry(Arc::as_ptr(&finding.source)).or_insert_with(|| {
            let path = current.join(&finding.source.name);
            let below = path.strip_prefix(&top).map(|below| below.to_string_lossy().into_owned());
            let source =
                below.map_or_else(|_| Arc::clone(&finding.source), |name| finding.source.renamed(name));
            [Arc::clone(&finding.source), source]
        });
        finding.source = Arc::clone(source);
    }
    findings
}

fn known_rule(id: &str) -> anyhow::Result<&'static Rule> {
    let rules = check::rules().map(|rule| Candidate { thing: rule, id: rule.id, names: Vec::new() });
    let all = || "`steps check --rules` lists them".to_owned();
    let found = lookup::find("rule", id, rules);
    Ok(found.map_err(|error| UserError::new(error.message).hint(error.hint.unwrap_or_else(all)))?)
}
