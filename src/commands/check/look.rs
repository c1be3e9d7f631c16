//! Looks at a scope: reads, asks every group of rules, weighs and silences.

use std::sync::Arc;

use super::people;
use super::scope::Scope;
use crate::analysis::changes;
use crate::analysis::check::history::{self, Before};
use crate::analysis::check::severity;
use crate::analysis::check::silencing::{self, Comments};
use crate::analysis::check::{self, structure};
use crate::diagnostic::{Finding, Source};
use crate::model::{CheckSettings, Framework, ParsedFramework};
use crate::store::{self, FrameworkFiles, Repository};

/// What was found.
#[derive(Debug, Default)]
pub struct Looked {
    pub findings: Vec<Finding>,
    /// The files that were looked at, by the names under which they are shown.
    pub files: Vec<String>,
    pub silenced: usize,
    /// What is to be said beside the answer.
    pub remarks: Vec<String>,
}

impl Looked {
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.files.extend(other.files);
        self.silenced += other.silenced;
        self.remarks.extend(other.remarks);
    }
}

/// The files of the scope's framework.
pub fn framework_files(scope: &Scope) -> anyhow::Result<FrameworkFiles> {
    match &scope.framework {
        Some(folder) => FrameworkFiles::in_folder(folder, &scope.workspace.shown(folder)),
        None => Ok(FrameworkFiles::shipped()),
    }
}

/// Everything that is wrong with what the scope covers, held against `base` where one is named.
pub fn at(scope: &Scope, base: Option<&str>) -> anyhow::Result<Looked> {
    let files = framework_files(scope)?;
    let (parts, mut findings) = framework(&files, &scope.workspace.settings.value.check);
    if let Some(base) = base
        && let Some(framework) = store::assembled(&parts)?
    {
        findings.extend(since(base, scope, &framework, &parts)?);
    }
    let mut sources: Vec<Arc<Source>> = files.sources().map(|(_, source)| Arc::clone(source)).collect();
    let mut looked = Looked { files: files.names(), ..Looked::default() };
    let mut concealed = people::Concealed::default();
    if scope.reviews {
        let people = people::look(scope, &parts)?;
        findings.extend(people.findings);
        sources.extend(people.sources);
        looked.files.extend(people.files);
        concealed = people.concealed;
    }
    let settings = &scope.workspace.settings;
    findings.extend(settings.findings.iter().cloned());
    for setting in settings.keys(["check", "rules"]) {
        let level = settings.value.check.rules.get(&setting.key);
        findings.extend(silencing::firm_setting(&setting.key, level, &setting.source, setting.span.clone()));
        findings.extend(silencing::unknown_setting(&setting.key, &setting.source, setting.span));
    }
    for setting in settings.keys(["check", "words"]) {
        findings.extend(check::unknown_list(&setting.key, &setting.source, setting.span));
    }
    if scope.framework.is_none() && scope.only.is_empty() {
        looked.remarks.push("There is no framework of its own here; the shipped one was checked.".to_owned());
    }
    let weighed = weigh(scope, findings, &sources);
    looked.silenced = weighed.silenced.iter().filter(|finding| scope.covers(&finding.source.name)).count();
    looked.findings = concealed.hide(scope, weighed.findings, &mut looked.remarks);
    looked.findings.retain(|finding| scope.covers(&finding.source.name));
    looked.files.retain(|name| scope.covers(name));
    let settings = scope.workspace.settings.source.iter().map(|source| source.name.clone());
    looked.files.extend(settings.filter(|name| scope.names(name)));
    Ok(looked)
}

/// The parts of a framework, and what is wrong with them.
pub fn framework(files: &FrameworkFiles, settings: &CheckSettings) -> (ParsedFramework, Vec<Finding>) {
    let (parts, mut findings) = files.parts();
    findings.extend(store::placed(check::framework(&parts, settings)));
    let expected = "files of a framework are framework.yaml, steps.yaml, roles.yaml, questions.yaml, \
                    and those in behaviors/ and disciplines/";
    let stray = |name: &String| structure::stray(&Source::new(name, ""), expected);
    findings.extend(files.strays().iter().map(stray));
    findings.extend(files.sources().flat_map(|(_, source)| crate::yaml::lost_texts(source)));
    let texts: Vec<&str> = files.sources().map(|(_, source)| source.text.as_str()).collect();
    structure::complete(&mut findings, &parts, &texts);
    (parts, findings)
}

/// What is wrong with the change since `base`: nothing where there was no framework then.
fn since(
    base: &str,
    scope: &Scope,
    framework: &Framework,
    parts: &ParsedFramework,
) -> anyhow::Result<Vec<Finding>> {
    let root = &scope.workspace.root;
    let repository = Repository::around(root, scope.framework.as_deref().unwrap_or(&root.join("framework")))?;
    let base = repository.parted_from(base)?;
    let Some(earlier) = repository.framework_at(&base)? else { return Ok(Vec::new()) };
    let then = earlier.beside(parts)?;
    let former = repository.former_examples(&base, history::new_ids(&then, framework))?;
    let replaced = repository.replaced_between(&base, None, changes::between(&then, framework))?;
    let before = Before {
        name: &base.name,
        framework: &then,
        unread: &earlier.unread,
        has_version: earlier.has_version(),
        replaced: &replaced,
        retired: &former.texts,
        unsure: &former.unread,
    };
    Ok(store::placed(history::problems(before, framework, parts)))
}

/// The findings with their severities, sorted, without what is off or silenced.
pub fn weigh(scope: &Scope, findings: Vec<Finding>, sources: &[Arc<Source>]) -> silencing::Silenced {
    let levels = &scope.workspace.settings.value.check.rules;
    // What is off is left out first: a comment that silences it is of no use.
    let findings = severity::weigh(findings, levels);
    let comments: Vec<Comments> = sources
        .iter()
        .map(|source| Comments {
            source: Arc::clone(source),
            comments: crate::yaml::to_the_program(source).into_iter().map(|it| (it.span, it.text)).collect(),
        })
        .filter(|file| !file.comments.is_empty())
        .collect();
    let silenced = silencing::apply(findings, &comments);
    silencing::Silenced { findings: severity::weigh(silenced.findings, levels), ..silenced }
}
