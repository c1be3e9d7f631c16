//! Findings as SARIF 2.1.0, which code scanning services read.

use serde_json::{Value, json};

use super::{said, severity};
use crate::analysis::check::{Rule, rules};
use crate::diagnostic::Finding;

/// The findings as one run, with a line end at the end.
pub fn sarif(findings: &[Finding]) -> String {
    let used: Vec<&Rule> =
        rules().filter(|rule| findings.iter().any(|finding| finding.rule == rule.id)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &used)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "steps",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            // Columns count characters.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.catches},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": severity(rule.severity)},
    })
}

fn result(finding: &Finding, used: &[&Rule]) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": severity(finding.severity),
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.source.name)},
            "region": region(finding),
        }}],
    });
    if let Some(index) = used.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    result
}

fn region(finding: &Finding) -> Value {
    let ((line, column), (end_line, end_column)) = (finding.position(), finding.end());
    let mut region = json!({"startLine": line, "startColumn": column});
    if (end_line, end_column) > (line, column) {
        region["endLine"] = end_line.into();
        region["endColumn"] = end_column.into();
    }
    region
}

/// A path as a relative reference, or as a `file:` address where it is absolute.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let escaped: String = path
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    if path.starts_with('/') { format!("file://{escaped}") } else { escaped }
}
