//! Comments that silence rules: `# steps: allow(rule) reason`, on the line or the line above.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::settings::unknown_rule;
use crate::diagnostic::{Finding, Group, Rule, Source, limited};

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
    used: bool,
}

/// The file, the line and the rule that a comment silences.
type Silences = (String, usize, String);

/// Leaves out what comments silence. What is wrong with the comments themselves comes as findings; whether one is of
/// use can only be told where its group of rules was looked for.
pub fn apply(findings: Vec<Finding>, files: &[Comments], was_looked_for: impl Fn(Group) -> bool) -> Silenced {
    let mut silenced = Silenced::default();
    let mut allows: BTreeMap<Silences, Vec<Allow>> = BTreeMap::new();
    for file in files {
        let mut faults = Vec::new();
        let applied_to = lines_applied_to(&file.source.text);
        for (span, text) in &file.comments {
            let (line, _) = file.source.position(span.start);
            let applies_to = applied_to.get(&line).copied().unwrap_or(line);
            for rule in understood(file, span, text, &mut faults) {
                let allow = Allow { source: Arc::clone(&file.source), span: span.clone(), used: false };
                allows.entry((file.source.name.clone(), applies_to, rule)).or_default().push(allow);
            }
        }
        silenced.findings.extend(limited(faults));
    }
    for finding in findings {
        let (line, _) = finding.position();
        let here = allows.get_mut(&(finding.source.name.clone(), line, finding.rule.to_owned()));
        match here.and_then(|allows| allows.first_mut()) {
            Some(allow) => {
                allow.used = true;
                silenced.silenced.push(finding);
            }
            None => silenced.findings.push(finding),
        }
    }
    let can_be_told = |rule: &str| super::rule(rule).is_some_and(|rule| was_looked_for(rule.group));
    allows.retain(|(_, _, rule), _| can_be_told(rule));
    let unused = allows.into_iter().flat_map(|((_, _, rule), allows)| {
        let unused = allows.into_iter().filter(|allow| !allow.used);
        unused.map(move |allow| (rule.clone(), allow))
    });
    silenced.findings.extend(unused.map(|(rule, allow)| {
        let message = format!("`{rule}` finds nothing to silence here");
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
    let written = file.source.text.get(span.clone()).unwrap_or_default();
    let mut rules = Vec::new();
    let mut behind = written.find('(').map_or(0, |open| open + 1);
    for name in names.split(',') {
        let start = span.start + behind + (name.len() - name.trim_start().len());
        behind += name.len() + 1;
        let name = name.trim();
        match super::rule(name) {
            Some(rule) if rule.group != Group::Silencing => rules.push(name.to_owned()),
            Some(_) => {}
            None if name.is_empty() => {}
            None => findings.push(unknown_rule(name, &file.source, start..start + name.len())),
        }
    }
    rules
}

/// For each line that is nothing but a comment, the next one that is not, both from 1.
fn lines_applied_to(text: &str) -> BTreeMap<usize, usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut next = lines.len() + 1;
    let mut applied_to = BTreeMap::new();
    for (index, line) in lines.iter().enumerate().rev() {
        if line.trim_start().starts_with('#') {
            applied_to.insert(index + 1, next);
        } else {
            next = index + 1;
        }
    }
    applied_to
}
