//! Slips that people make in the files of a framework: each is named in plain words, where it is, with what to do.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::check::base;
use crate::program::{Folder, repository};

/// A line of the table, which says what each part of it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    slip: String,
    #[serde(default = "care")]
    file: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    text: Option<String>,
    #[serde(default)]
    encoding: String,
    #[serde(rename = "as")]
    other_name: Option<String>,
    #[serde(default)]
    beside: bool,
    at: Option<String>,
    line: u64,
    says: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default = "one")]
    findings: usize,
    severity: Option<String>,
}

fn care() -> String {
    "behaviors/care.yaml".to_owned()
}

fn one() -> usize {
    1
}

/// What nobody from outside of programming says, and no finding.
const JARGON: [&str; 12] = [
    "not valid YAML",
    "did not find",
    "indicator",
    "scalar",
    "token",
    "context",
    "document",
    "mapping",
    "sequence",
    "block entry",
    "parse",
    "signs of YAML",
];

/// The small workspace, with names that differ from their ids.
fn start() -> Folder {
    let folder = base();
    for (file, from, to) in [
        ("framework/steps.yaml", "name: Shop", "name: Shop/Branch"),
        ("framework/behaviors/care.yaml", "name: Care", "name: Takes care of guests and colleagues"),
    ] {
        let text = folder.read(file);
        assert!(text.contains(from), "{file}");
        folder.write(file, text.replacen(from, to, 1));
    }
    folder
}

impl Slip {
    /// The text of the file after the slip.
    fn text(&self, before: &str) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        assert!(before.contains(&self.from), "{}: there is no {:?}", self.slip, self.from);
        before.replacen(&self.from, &self.to, 1)
    }

    fn bytes(&self, text: &str) -> Vec<u8> {
        let wide = |order: fn(u16) -> [u8; 2]| {
            "\u{feff}"
                .chars()
                .chain(text.chars())
                .collect::<String>()
                .encode_utf16()
                .flat_map(order)
                .collect()
        };
        match self.encoding.as_str() {
            "utf-16le" => wide(u16::to_le_bytes),
            "utf-16be" => wide(u16::to_be_bytes),
            "latin-1" | "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            "zip" => b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe\x00".to_vec(),
            _ => text.as_bytes().to_vec(),
        }
    }

    /// What is wrong with what is said, if anything.
    fn complaint(&self, folder: &Folder) -> Option<String> {
        let file = format!("framework/{}", self.file);
        let text = self.text(&folder.read(&file));
        let other = self.other_name.as_ref().map(|name| format!("framework/{name}"));
        if let (Some(_), false) = (&other, self.beside) {
            std::fs::remove_file(folder.join(&file)).expect("removes");
        }
        let written = other.unwrap_or(file);
        folder.write(&written, self.bytes(&text));
        let run = folder.steps("check --format json");
        let Ok(report) = serde_json::from_str::<Value>(&run.out) else {
            return Some(format!("{}{}", run.out, run.err));
        };
        let findings = report["findings"].as_array().expect("findings");
        let at = self.at.as_ref().map_or(written, |at| format!("framework/{at}"));
        let said = |finding: &Value| {
            let part = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            [part("message"), part("expected"), part("help")].join("\n")
        };
        let is_it = |finding: &&Value| {
            let said = said(finding);
            finding["file"] == at.as_str()
                && finding["line"] == self.line
                && self.severity.as_ref().is_none_or(|severity| finding["severity"] == severity.as_str())
                && self.says.iter().all(|words| said.to_lowercase().contains(&words.to_lowercase()))
        };
        let never = JARGON.into_iter().chain(self.never.iter().map(String::as_str));
        let all: String = findings.iter().map(said).collect();
        let is_clean = !never.into_iter().any(|word| all.contains(word));
        let is_right = findings.iter().any(|finding| is_it(&finding)) && findings.len() == self.findings;
        if is_right && is_clean {
            return None;
        }
        let shown = findings.iter().take(4).map(|finding| {
            let said = said(finding).replace('\n', "\n      ");
            format!("    {}:{}:{} {said}\n", finding["file"], finding["line"], finding["column"])
        });
        Some(format!(
            "line {} should say {:?}; {} findings\n{}",
            self.line,
            self.says,
            findings.len(),
            shown.collect::<String>()
        ))
    }
}

#[test]
fn each_slip_is_named() {
    let table = std::fs::read_to_string(repository().join("tests/check/slips.yaml")).expect("reads");
    let slips: Vec<Slip> = serde_yaml::from_str(&table).expect("is a table");
    let mut complaints = BTreeMap::new();
    for slip in &slips {
        if let Some(complaint) = slip.complaint(&start()) {
            complaints.insert(&slip.slip, complaint);
        }
    }
    let report: String =
        complaints.iter().map(|(slip, complaint)| format!("- {slip}: {complaint}\n")).collect();
    assert!(complaints.is_empty(), "{} of {} slips:\n{report}", complaints.len(), slips.len());
}
