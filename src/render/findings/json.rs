//! Findings as JSON: versioned, pure, and valid where there are none.

use serde::Serialize;

use crate::diagnostic::{Finding, Severity};

/// The version of this format. It rises when a key goes away or changes its meaning.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Report<'a> {
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

/// The findings as pretty JSON, with a line end at the end.
pub fn json(findings: &[Finding]) -> String {
    let report = Report { version: VERSION, findings: findings.iter().map(found).collect() };
    #[expect(clippy::unwrap_used, reason = "plain structs always serialize")]
    let json = serde_json::to_string_pretty(&report).unwrap();
    json + "\n"
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

/// The word for a severity, the same in every format.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
