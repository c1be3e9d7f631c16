//! What a change has to do with a finding: with `--base`, what is wrong with the change itself; with
//! `--since-base`, which findings are on lines that it touched, or came with it elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::checking;
use super::scope::Scope;
use crate::analysis::changes;
use crate::analysis::check::baseline::Baseline;
use crate::analysis::check::history::{self, Before};
use crate::diagnostic::{Finding, Severity, Source};
use crate::model::{Framework, ParsedFramework};
use crate::store::{self, FrameworkFiles, Repository, Revision};

/// What a scope is compared with.
#[derive(Debug)]
pub struct Since {
    repository: Repository,
    base: Revision,
    /// The revision that was named, where it went on since.
    tip: Option<Revision>,
}

impl Since {
    pub fn of(base: &str, scope: &Scope) -> anyhow::Result<Self> {
        let root = &scope.workspace.root;
        let framework = root.join("framework");
        let repository = Repository::around(root, scope.framework.as_deref().unwrap_or(&framework))?;
        let (base, tip) = repository.parted_from(base)?;
        Ok(Self { repository, base, tip })
    }

    /// What is wrong with the change: nothing where there was no framework before.
    pub fn problems(&self, framework: &Framework, parts: &ParsedFramework) -> anyhow::Result<Vec<Finding>> {
        let Self { repository, base, tip } = self;
        let Some(earlier) = repository.framework_at(base)? else { return Ok(Vec::new()) };
        let by_now = tip.as_ref().map(|tip| repository.framework_at(tip)).transpose()?.flatten();
        let by_now = by_now.and_then(|tip| tip.parts.manifest.map(|filed| filed.value.version));
        let then = earlier.beside(parts)?;
        let former = repository.former_examples(base, history::new_ids(&then, framework))?;
        let replaced = repository.replaced_between(base, None, changes::between(&then, framework))?;
        let before = Before {
            name: &base.name,
            framework: &then,
            unread: &earlier.unread,
            has_version: earlier.has_version(),
            by_now: by_now.as_ref(),
            replaced: &replaced,
            retired: &former.texts,
            uncertain: &former.unread,
        };
        Ok(store::placed(history::problems(before, framework, parts)))
    }

    /// The findings on lines that the change touched, and those of the framework that were not there before; and how
    /// many are left out.
    pub fn touched(
        &self,
        findings: Vec<Finding>,
        scope: &Scope,
        files: &FrameworkFiles,
    ) -> anyhow::Result<(Vec<Finding>, usize)> {
        let all = findings.len();
        let before = self.repository.files_at(&self.base, files)?;
        let before = before.unwrap_or_else(|| FrameworkFiles::of(files.shown().to_owned(), Vec::new()));
        let moved = moved(&before, files);
        let now = |name: &str| moved.get(name).map_or(name, String::as_str).to_owned();
        let texts: BTreeMap<String, &str> =
            before.sources().map(|(_, source)| (now(&source.name), source.text.as_str())).collect();
        let names: BTreeSet<String> = files.names().into_iter().collect();
        let mut lines: BTreeMap<String, Touched> = BTreeMap::new();
        let (mut kept, mut others) = (Vec::new(), Vec::new());
        for finding in findings {
            let name = finding.source.name.clone();
            let (is_ours, is_private) = (names.contains(&name), is_private(scope, &name));
            if !lines.contains_key(&name) {
                let text = match is_ours {
                    true => texts.get(&name).map(|text| (*text).to_owned()),
                    false => self.repository.text_at(&self.base, &scope.current.join(&name))?,
                };
                let touched = match text {
                    Some(text) => Touched::since(&text, &finding.source.text),
                    // Git does not keep them, so they are no part of the change.
                    None if is_private => Touched::Lines(BTreeSet::new()),
                    None => Touched::All,
                };
                lines.insert(name.clone(), touched);
            }
            match lines.get(&name) {
                Some(touched) if touched.holds(&finding) => kept.push(finding),
                _ if is_ours => others.push(finding),
                // A change of the framework can make an entry of people.yaml wrong.
                _ if finding.severity == Severity::Error && !is_private => kept.push(finding),
                _ => {}
            }
        }
        let known = checking::framework(&before, &scope.workspace.settings.value.check).1;
        kept.extend(Baseline::of(&known, now).split(others, str::to_owned).new);
        let left_out = all - kept.len();
        Ok((kept, left_out))
    }
}

/// The files that have another name now, by the one before: at least half of their lines are the same.
fn moved(before: &FrameworkFiles, after: &FrameworkFiles) -> BTreeMap<String, String> {
    let [old, new] = [before, after].map(|files| files.names().into_iter().collect::<BTreeSet<String>>());
    let gone = before.sources().filter(|(_, source)| !new.contains(&source.name));
    let came: Vec<_> = after.sources().filter(|(_, source)| !old.contains(&source.name)).collect();
    let same = |gone: &Source, came: &Source| TextDiff::from_lines(&*gone.text, &*came.text).ratio();
    let mut moved = BTreeMap::new();
    for (_, gone) in gone {
        let nearest = came.iter().map(|(_, came)| (same(gone, came), came));
        let nearest = nearest.max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, came)) = nearest.filter(|(ratio, _)| *ratio >= 0.5) {
            moved.insert(gone.name.clone(), came.name.clone());
        }
    }
    moved
}

/// Which lines of a file a change touched, counted from 1.
enum Touched {
    /// The file is new.
    All,
    Lines(BTreeSet<usize>),
}

impl Touched {
    fn since(before: &str, now: &str) -> Self {
        let diff = TextDiff::from_lines(before, now);
        let changed = diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Insert);
        Self::Lines(changed.filter_map(|change| change.new_index()).map(|line| line + 1).collect())
    }

    /// Whether a finding is on one of them.
    fn holds(&self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Lines(lines) => {
                let line = |byte: usize| finding.source.position(byte).0;
                let Range { start, end } = finding.span;
                let span = line(start)..=line(end.max(start));
                lines.range(span).next().is_some()
            }
        }
    }
}

/// Whether a file is one of the reviews, which git does not keep.
fn is_private(scope: &Scope, name: &str) -> bool {
    scope.current.join(name).starts_with(scope.workspace.root.join("reviews"))
}
