//! `--fix`: fixes what is safe to fix in the framework's files. Reviews are never touched, for a
//! sealed one must stay as it was sealed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::super::Context;
use super::super::schema::Outdated;
use super::scope::Scope;
use super::since::Since;
use super::{checked, checking, schemas};
use crate::analysis::check::history::version;
use crate::diagnostic::{Edit, Finding, Severity, Source};
use crate::render::{count, is_hidden};
use crate::store::{self, FrameworkFiles, Privacy};

/// Fixing one problem can reveal another, but not without end.
const ROUNDS: usize = 10;

/// What becomes of what was fixed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effect {
    /// The files are changed.
    Written,
    /// A patch shows what would change.
    Shown,
}

/// Fixes the frameworks of the scopes.
///
/// With a base, also what is wrong with the change since then: the version above all.
pub fn run(context: &Context, scopes: &[Scope], base: Option<&str>, effect: Effect) -> anyhow::Result<()> {
    let (mut made, mut refused, mut changed, mut patch) = (0, 0, 0, String::new());
    for scope in scopes.iter().filter(|scope| scope.framework.is_some()) {
        let before = checking::framework_files(scope)?;
        let since = base.map(|base| Since::of(base, scope)).transpose()?;
        let after = fixed(scope, since.as_ref(), before.clone())?;
        (made, refused) = (made + after.made, refused + after.refused);
        let mut differences = differences(&before, &after.files);
        let outdated = schemas::outdated(scope, &after.files.parts().0)?;
        made += usize::from(!outdated.is_empty());
        let shown = |one: &Outdated| scope.workspace.shown(&one.path);
        differences.extend(outdated.into_iter().map(|one| (shown(&one), one.before, one.after)));
        for (name, old, new) in differences {
            changed += 1;
            match effect {
                Effect::Shown => patch.push_str(&unified(&name, &old, &new)),
                Effect::Written => write(&context.current.join(&name), &new)?,
            }
        }
    }
    let verb = match effect {
        Effect::Shown => "Would fix",
        Effect::Written => "Fixed",
    };
    // Applied, it has to give back what it leaves alone byte by byte.
    context.streams.hand_over(&patch)?;
    context.streams.say(&match made {
        0 => "Nothing can be fixed automatically.".to_owned(),
        _ => format!("{verb} {} in {}.", count(made, "problem"), count(changed, "file")),
    });
    if refused > 0 {
        let said = format!("{} could not be fixed safely; left as is.", count(refused, "problem"));
        context.streams.say(&said);
    }
    Ok(())
}

/// A framework's files after fixing.
struct Fixed {
    files: FrameworkFiles,
    made: usize,
    refused: usize,
}

/// The files with everything fixed that can be.
fn fixed(scope: &Scope, since: Option<&Since>, mut files: FrameworkFiles) -> anyhow::Result<Fixed> {
    let (mut made, mut refused) = (0, 0);
    for _ in 0..ROUNDS {
        let (parts, mut findings) = checking::framework(&files, &scope.workspace.settings.value.check);
        if let (Some(since), Some(framework)) = (since, store::assembled(&parts)?) {
            findings.extend(since.problems(&framework, &parts)?);
        }
        let sources: Vec<_> = files.yaml_sources().map(|(_, source)| source.clone()).collect();
        let mut findings = checked::settle(scope, findings, &sources, since).findings;
        // How far the version rises is known once all else is as it will be.
        let is_open = |finding: &Finding| {
            let is_wrong = finding.severity == Severity::Error || finding.fix.is_some();
            is_wrong && !version::asks(finding.rule)
        };
        if findings.iter().any(is_open) {
            findings.retain(|finding| !version::asks(finding.rule));
        }
        findings.retain(|finding| finding.fix.is_some() && scope.covers(&finding.source.name));
        let mut edits: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
        for finding in findings {
            let of_file = edits.entry(finding.source.name.clone()).or_default();
            of_file.extend(finding.fix);
        }
        refused = 0;
        let mut is_stable = true;
        let fix = |source: &Arc<Source>| {
            let edits = edits.get(&source.name)?;
            Some((Arc::clone(source), crate::yaml::fix(&source.text, edits)))
        };
        let fixed: Vec<_> = sources.par_iter().filter_map(fix).collect();
        for (source, fixed) in fixed {
            made += fixed.made;
            refused += fixed.refused;
            if fixed.text != source.text {
                is_stable = false;
                files.set(&source.name, fixed.text);
            }
        }
        if is_stable {
            break;
        }
    }
    Ok(Fixed { files, made, refused })
}

/// The files that differ: name, old text, new text.
fn differences(before: &FrameworkFiles, after: &FrameworkFiles) -> Vec<(String, String, String)> {
    let pairs = before.sources().zip(after.sources());
    pairs
        .filter(|((_, old), (_, new))| old.text != new.text)
        .map(|((_, old), (_, new))| (old.name.clone(), old.text.clone(), new.text.clone()))
        .collect()
}

fn unified(name: &str, old: &str, new: &str) -> String {
    let diff = similar::TextDiff::from_lines(old, new);
    let (before, after) = (in_header(&format!("a/{name}")), in_header(&format!("b/{name}")));
    diff.unified_diff().context_radius(3).header(&before, &after).to_string()
}

/// A path as git writes it in a patch, and reads it back: in quotes where it would not stay on its line, or would
/// hide something of it.
fn in_header(path: &str) -> String {
    let is_odd = |c: char| is_hidden(c) || "\n\"\\".contains(c);
    if !path.contains(is_odd) {
        return path.to_owned();
    }
    let octal = |c: char| c.to_string().bytes().map(|byte| format!("\\{byte:03o}")).collect::<String>();
    let quoted: String = path.chars().map(|c| if is_odd(c) { octal(c) } else { c.to_string() }).collect();
    format!("\"{quoted}\"")
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let had_mark = fs_err::read(path)?.starts_with("\u{feff}".as_bytes());
    let mark = if had_mark { "\u{feff}" } else { "" };
    store::replace(path, &format!("{mark}{text}"), Privacy::Shared)
}
