//! Comments that silence rules: `# steps: allow(rule) reason`, on the line or the line above.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::settings::unknown_rule;
use crate::diagnostic::{Finding, Group, Rule, Source};

/// The rules about comments that silence rules.
pub const RULES: &[Rule] = &[WITHOUT_REASON, UNUSED];

const WITHOUT_REASON: Rule = Rule {
    id: "allow-without-reason",
    catches: "A comment that silences a rule without a reason, or that cannot be understood.",
    explanation: "The next reader needs the reason to know whether it still applies. Write `# steps: allow(rule) reason`, with commas between several rules.",
    bad: "# steps: allow(file-name)",
    good: "# steps: allow(file-name) will be renamed after the pilot",
    ..Rule::warning(Group::Silencing)
};

const UNUSED: Rule = Rule {
    id: "unused-allow",
    catches: "A comment that silences a rule where that rule finds nothing.",
    explanation: "The problem is gone, or the comment is on the wrong line: it applies to its own line, and on a line of its own to the next one. Remove it, or it will hide the next problem.",
    bad: "# steps: allow(unknown-id) role comes next month\napproval: chapter-lead",
    good: "approval: chapter-lead",
    ..Rule::warning(Group::Silencing)
};

/// A file's comments to the program: their bytes, and what they say.
#[derive(Clone, Debug)]
pub struct Comments {
    pub source: Arc<Source>,
    pub comments: Vec<(Range<usize>, String)>,
}

/// What is left of the findings, and what was silenced.
#[derive(Debug, Default)]
pub struct Silenced {
    pub findings: Vec<Finding>,
    pub silenced: Vec<Finding>,
}

/// A rule that a comment silences on a line.
struct Allow {
    source: Arc<Source>,
    span: Range<usize>,
    rule: String,
    used: bool,
}

/// Leaves out what comments silence. What is wrong with the comments themselves comes as findings.
pub fn apply(findings: Vec<Finding>, files: &[Comments]) -> Silenced {
    let mut silenced = Silenced::default();
    let mut allows: BTreeMap<(String, usize), Vec<Allow>> = BTreeMap::new();
    for file in files {
        let lines: Vec<&str> = file.source.text.lines().collect();
        for (span, text) in &file.comments {
            let line = line_of(&file.source.text, span.start);
            let applies_to = line_applied_to(&lines, line);
            for rule in understood(file, span, text, &mut silenced.findings) {
                let allow = Allow { source: Arc::clone(&file.source), span: span.clone(), rule, used: false };
                allows.entry((file.source.name.clone(), applies_to)).or_default().push(allow);
            }
        }
    }
    for finding in findings {
        let line = finding.position().0;
        let here = allows.get_mut(&(finding.source.name.clone(), line));
        match here.into_iter().flatten().find(|allow| allow.rule == finding.rule) {
            Some(allow) => {
                allow.used = true;
                silenced.silenced.push(finding);
            }
            None => silenced.findings.push(finding),
        }
    }
    let unused = allows.into_values().flatten().filter(|allow| !allow.used);
    silenced.findings.extend(unused.map(|allow| {
        let message = format!("`{}` finds nothing to silence here", allow.rule);
        Finding::at(UNUSED.id, &allow.source, allow.span, message).help("remove the comment")
    }));
    silenced
}

/// The rules that a comment names, where it can be understood.
fn understood(file: &Comments, span: &Range<usize>, text: &str, findings: &mut Vec<Finding>) -> Vec<String> {
    let inside = text.strip_prefix("allow(").and_then(|rest| rest.split_once(')'));
    let Some((names, reason)) = inside else {
        let message = "cannot understand this comment";
        let help = "write `# steps: allow(rule) reason`";
        findings.push(Finding::at(WITHOUT_REASON.id, &file.source, span.clone(), message).help(help));
        return Vec::new();
    };
    if reason.trim().is_empty() {
        let message = "a rule is silenced without a reason";
        let help = format!("say why: `# steps: allow({}) reason`", names.trim());
        findings.push(Finding::at(WITHOUT_REASON.id, &file.source, span.clone(), message).help(help));
    }
    let mut rules = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match super::rule(name) {
            Some(rule) if rule.group != Group::Silencing => rules.push(name.to_owned()),
            Some(_) => {}
            None => {
                let start = span.start + file.source.text[span.clone()].find(name).unwrap_or(0);
                findings.push(unknown_rule(name, &file.source, start..start + name.len()));
            }
        }
    }
    rules
}

/// The line, from 1, that a comment applies to: its own, or the next one that is not a comment where it
/// has a line to itself.
fn line_applied_to(lines: &[&str], line: usize) -> usize {
    let is_comment = |line: usize| lines.get(line - 1).is_some_and(|text| text.trim_start().starts_with('#'));
    let mut line = line;
    while is_comment(line) {
        line += 1;
    }
    line
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}
