//! Problems in a user's files, as data: found by path, placed in the text, shown all at once.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::suggestion::{Candidate, did_you_mean, only_near};
use super::{Edit, Source, Sourced};

/// One step on the way from a document's root to a node.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Segment {
    Key(String),
    Index(usize),
}

/// Which part of a node is meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// The key of a mapping's entry.
    Key,
    /// The value.
    Value,
    /// These bytes of a value that is a text.
    Within(Range<usize>),
}

/// A node of a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct At {
    pub path: Vec<Segment>,
    pub part: Part,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

/// A problem in a file, known by its path.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The permanent id of the rule that it breaks.
    pub rule: &'static str,
    pub source: Arc<Source>,
    pub at: At,
    /// What is wrong, with the offending value in backticks.
    pub message: String,
    /// What was expected, as a few words under the excerpt.
    pub expected: Option<String>,
    /// How to fix it.
    pub help: Option<String>,
    /// How to fix it without a person, where that is safe.
    pub fix: Option<Edit>,
}

/// A problem in a file, placed in its text.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    pub source: Arc<Source>,
    /// The node that it is about, as a path of the text; empty where it is about the whole file.
    pub path: Vec<Segment>,
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
    pub message: String,
    pub expected: Option<String>,
    pub help: Option<String>,
    pub fix: Option<Edit>,
}

impl<T> Sourced<T> {
    /// A problem in this file.
    pub fn problem(&self, rule: &'static str, at: At, message: impl Into<String>) -> Problem {
        Problem::new(rule, &self.source, at, message)
    }
}

impl At {
    pub fn key<const N: usize>(path: [Segment; N]) -> Self {
        Self { path: path.into(), part: Part::Key }
    }

    pub fn value<const N: usize>(path: [Segment; N]) -> Self {
        Self { path: path.into(), part: Part::Value }
    }
}

impl Problem {
    pub fn new(rule: &'static str, source: &Arc<Source>, at: At, message: impl Into<String>) -> Self {
        Self {
            rule,
            source: Arc::clone(source),
            at,
            message: message.into(),
            expected: None,
            help: None,
            fix: None,
        }
    }

    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With an edit that fixes it.
    pub fn fix(mut self, edit: Edit) -> Self {
        self.fix = Some(edit);
        self
    }

    /// With the help where there is one.
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = self.help.or(help);
        self
    }

    /// With what a word may have meant: as help, and as a fix where only one known id is near.
    pub fn meant<'a, C: Into<Candidate<'a>>>(self, word: &str, known: impl IntoIterator<Item = C>) -> Self {
        let known: Vec<Candidate<'_>> = known.into_iter().map(Into::into).collect();
        let near = only_near(word, known.iter().copied()).map(str::to_owned);
        let mut problem = self.maybe_help(did_you_mean(word, known));
        if let Some(near) = near {
            let path = problem.at.path.clone();
            problem.fix = Some(match problem.at.part {
                Part::Key => Edit::RenameKey(path, near),
                Part::Value | Part::Within(_) => Edit::SetText(path, near),
            });
        }
        problem
    }
}

impl Finding {
    /// An error at these bytes of a text.
    pub fn at(
        rule: &'static str,
        source: &Arc<Source>,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            source: Arc::clone(source),
            path: Vec::new(),
            span,
            message: message.into(),
            expected: None,
            help: None,
            fix: None,
        }
    }

    /// With how to fix it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the help where there is one.
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = self.help.or(help);
        self
    }

    /// Whether there is anything to show: of a text that is empty, or withheld, there is only the place.
    pub fn has_excerpt(&self) -> bool {
        !self.source.text.trim().is_empty() || self.expected.is_some()
    }

    /// The text that it is about, without its quotes.
    pub fn written(&self) -> &str {
        self.source.text.get(self.span.clone()).unwrap_or_default().trim_matches(['"', '\''])
    }

    /// Line and column of the start, both from 1; columns count characters.
    pub fn position(&self) -> (usize, usize) {
        self.source.position(self.span.start)
    }

    /// Line and column after the last character.
    pub fn end(&self) -> (usize, usize) {
        self.source.position(self.span.end)
    }

    /// `file:line:column`, as editors and terminals make it a link.
    pub fn place(&self) -> String {
        let (line, column) = self.position();
        format!("{}:{line}:{column}", self.source.name)
    }
}

/// How many findings of one rule in a file are kept at all, so that no file takes up the memory; they may all be
/// fixed at once.
const MOST: usize = 50_000;
/// How many of them are shown: more than anybody reads.
const SHOWN: usize = 1_000;

/// The first findings of each rule in a file.
pub fn limited(findings: Vec<Finding>) -> Vec<Finding> {
    first_of_each(findings, MOST)
}

/// The first findings of each rule in each file, as many as are shown. The last of each says how many more there are.
pub fn to_show(findings: Vec<Finding>) -> Vec<Finding> {
    first_of_each(findings, SHOWN)
}

fn first_of_each(findings: Vec<Finding>, most: usize) -> Vec<Finding> {
    if findings.len() <= most {
        return findings;
    }
    let kind = |finding: &Finding| (finding.source.name.clone(), finding.rule);
    let mut found: FxHashMap<(String, &str), usize> = FxHashMap::default();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let count = found.entry(kind(&finding)).or_default();
        *count = count.saturating_add(1);
        if *count <= most {
            kept.push(finding);
        }
    }
    for finding in kept.iter_mut().rev() {
        if let Some(count) = found.remove(&kind(finding)).filter(|count| *count > most) {
            let count = count.saturating_sub(most);
            let more = format!("{count} more of this kind in this file are shown once these are fixed");
            finding.help =
                Some(finding.help.take().map_or_else(|| more.clone(), |help| format!("{help}; {more}")));
        }
    }
    kept
}

impl Segment {
    /// The key of a mapping's entry; `None` for an item of a list.
    pub fn key(&self) -> Option<&str> {
        match self {
            Segment::Key(key) => Some(key),
            Segment::Index(_) => None,
        }
    }
}

impl From<&str> for Segment {
    fn from(key: &str) -> Self {
        Segment::Key(key.to_owned())
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Segment::Index(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_rule_the_first_findings_are_kept() {
        let source = Source::new("a.yaml", "");
        let finding = |rule| Finding::at(rule, &source, 0..0, "wrong");
        let many = std::iter::repeat_with(|| finding("many")).take(SHOWN + 5);
        let kept = to_show(many.chain([finding("one")]).collect());
        assert_eq!(kept.len(), SHOWN + 1);
        let said: Vec<&str> = kept.iter().filter_map(|finding| finding.help.as_deref()).collect();
        assert_eq!(said, ["5 more of this kind in this file are shown once these are fixed"]);
    }
}
