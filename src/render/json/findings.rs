//! The findings of `check`: valid where there are none.

use serde::Serialize;

use super::VERSION;
use crate::diagnostic::Finding;
use crate::render::findings::severity;

#[derive(Serialize)]
struct Content<'a> {
    version: u8,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// The findings as JSON.
pub fn findings(findings: &[Finding]) -> impl Serialize {
    Content { version: VERSION, findings: findings.iter().map(found).collect() }
}

fn found(finding: &Finding) -> Found<'_> {
    let (line, column) = finding.position();
    Found {
        rule: finding.rule,
        severity: severity(finding.severity),
        file: &finding.source.name,
        line,
        column,
        message: &finding.message,
        help: finding.help.as_deref(),
    }
}
