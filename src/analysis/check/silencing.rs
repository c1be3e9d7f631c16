//! Comments that silence rules: `# steps: allow(rule) reason`, on the line or the line above.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Group, Rule, rules};
use crate::diagnostic::suggestion::nearest;
use crate::diagnostic::{Finding, Severity, Source};
use crate::model::Level;

/// Comments that silence rules.
pub const RULES: &[Rule] = &[
    Rule {
        id: "allow-without-reason",
        group: Group::Silencing,
        firm: false,
        severity: Severity::Warning,
        catches: "A comment that silences a rule and does not say why, or cannot be understood.",
        explanation: "Whoever comes next needs the reason to know whether it still holds. Write `# steps: allow(rule) reason`, with several rules parted by commas.",
        bad: "# steps: allow(file-name)\n",
        good: "# steps: allow(file-name) renamed once the pilot is over\n",
    },
    Rule {
        id: "unused-allow",
        group: Group::Silencing,
        firm: false,
        severity: Severity::Warning,
        catches: "A comment that silences a rule where that rule finds nothing.",
        explanation: "The fault is gone, or the comment stands on another line than it should: it holds for its own line, and on a line of its own for the next one. Remove it, lest it hide the next fault.",
        bad: "# steps: allow(unknown-id) role comes next month\napproval: chapter-lead\n",
        good: "approval: chapter-lead\n",
    },
    Rule {
        id: "unknown-rule",
        group: Group::Silencing,
        firm: false,
        severity: Severity::Error,
        catches: "A rule that does not exist, in a comment or in `steps.toml`.",
        explanation: "`steps check --rules` lists the rules. A misspelt one would leave the rule that was meant as it is.",
        bad: "[check.rules]\nfile-nam = \"off\"\n",
        good: "[check.rules]\nfile-name = \"off\"\n",
    },
];

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
            let holds_for = line_held_for(&lines, line);
            for rule in understood(file, span, text, &mut silenced.findings) {
                let allow = Allow { source: Arc::clone(&file.source), span: span.clone(), rule, used: false };
                allows.entry((file.source.name.clone(), holds_for)).or_default().push(allow);
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
        let message = format!("there is no finding of `{}` to silence here", allow.rule);
        Finding::at("unused-allow", &allow.source, allow.span, message).help("remove the comment")
    }));
    silenced
}

/// A rule that `steps.toml` names and that does not exist.
pub fn unknown_setting(rule: &str, source: &Arc<Source>, span: Range<usize>) -> Option<Finding> {
    (super::rule(rule).is_none()).then(|| unknown(rule, source, span))
}

/// A rule that `steps.toml` would make less than the error that it is, and that is firm.
pub fn firm_setting(
    rule: &str,
    level: Option<&Level>,
    source: &Arc<Source>,
    span: Range<usize>,
) -> Option<Finding> {
    super::rule(rule).filter(|rule| rule.firm)?;
    level.filter(|level| **level != Level::Error)?;
    let message = format!("`{rule}` stays an error: what it finds is not read, and would be missing unseen");
    Some(Finding::at("wrong-value", source, span, message).help("remove this line, and fix what it finds"))
}

fn unknown(rule: &str, source: &Arc<Source>, span: Range<usize>) -> Finding {
    let known: Vec<&str> = rules().map(|rule| rule.id).collect();
    let near = nearest(rule, known).map(|near| format!("did you mean `{near}`?"));
    Finding::at("unknown-rule", source, span, format!("no rule is called `{rule}`"))
        .maybe_help(near.or_else(|| Some("`steps check --rules` lists them".to_owned())))
}

/// The rules that a comment names, where it can be understood.
fn understood(file: &Comments, span: &Range<usize>, text: &str, findings: &mut Vec<Finding>) -> Vec<String> {
    let inside = text.strip_prefix("allow(").and_then(|rest| rest.split_once(')'));
    let Some((names, reason)) = inside else {
        let message = "this comment is not understood";
        let help = "write `# steps: allow(rule) reason`";
        findings.push(Finding::at("allow-without-reason", &file.source, span.clone(), message).help(help));
        return Vec::new();
    };
    if reason.trim().is_empty() {
        let message = "a rule is silenced without a reason";
        let help = format!("say why: `# steps: allow({}) reason`", names.trim());
        findings.push(Finding::at("allow-without-reason", &file.source, span.clone(), message).help(help));
    }
    let mut rules = Vec::new();
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        match super::rule(name) {
            Some(rule) if rule.group != Group::Silencing => rules.push(name.to_owned()),
            Some(_) => {}
            None => {
                let start = span.start + file.source.text[span.clone()].find(name).unwrap_or(0);
                findings.push(unknown(name, &file.source, start..start + name.len()));
            }
        }
    }
    rules
}

/// The line, from 1, that a comment holds for: its own, or the next that is no comment where it has
/// a line to itself.
fn line_held_for(lines: &[&str], line: usize) -> usize {
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
