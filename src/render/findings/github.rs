//! Findings as commands of a GitHub workflow, which annotate the lines of a pull request.

use super::said;
use crate::diagnostic::{Finding, Severity};
use crate::render::visible;

/// One command per finding.
pub fn github(findings: &[Finding]) -> String {
    findings.iter().map(|finding| command(finding) + "\n").collect()
}

fn command(finding: &Finding) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (line, column) = finding.position();
    format!(
        "::{name} file={},line={line},col={column},title={}::{}",
        property(&finding.source.name),
        property(finding.rule),
        data(&said(finding))
    )
}

/// As the runner reads it back: `%`, CR and LF have a meaning of their own.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property, `:` and `,` have one as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
