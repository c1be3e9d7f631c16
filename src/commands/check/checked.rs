//! What came of checking: findings with the severities of the workspace, and what comments silence left out.

use std::sync::Arc;

use super::scope::Scope;
use super::since::Since;
use crate::analysis::check::silencing::{self, Comments};
use crate::analysis::check::{Group, severity};
use crate::diagnostic::{Finding, Source};

/// What came of checking.
#[derive(Debug, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    /// The files that were checked, by the names under which they are shown.
    pub files: Vec<String>,
    pub silenced: usize,
    /// How many findings the change has nothing to do with, where only its own were asked for.
    pub elsewhere: usize,
    /// What is to be said beside the answer.
    pub remarks: Vec<String>,
}

impl Checked {
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.files.extend(other.files);
        self.silenced += other.silenced;
        self.elsewhere += other.elsewhere;
        self.remarks.extend(other.remarks);
    }
}

/// The findings with their severities in this workspace, sorted, without what is off or silenced. Without something
/// that it is compared with, the rules of a change find nothing.
pub fn settle(
    scope: &Scope,
    findings: Vec<Finding>,
    sources: &[Arc<Source>],
    since: Option<&Since>,
) -> silencing::Silenced {
    let levels = &scope.workspace.settings.value.check.rules;
    // What is off is left out first: a comment that silences it is of no use.
    let findings = severity::apply(findings, levels);
    let comments: Vec<Comments> = sources
        .iter()
        .map(|source| Comments {
            source: Arc::clone(source),
            comments: crate::yaml::to_the_program(source).into_iter().map(|it| (it.span, it.text)).collect(),
        })
        .filter(|file| !file.comments.is_empty())
        .collect();
    let was_looked_for = |group: Group| since.is_some() || group != Group::History;
    let silenced = silencing::apply(findings, &comments, was_looked_for);
    silencing::Silenced { findings: severity::apply(silenced.findings, levels), ..silenced }
}
