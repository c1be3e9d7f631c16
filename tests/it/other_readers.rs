//! What the program writes, as other programs read it: PyYAML keeps to YAML 1.1.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::program::Folder;

/// Texts that a careless writer or reader takes for something else.
const AWKWARD: &[&str] = &[
    "no",
    "on",
    "y",
    "~",
    "null",
    "2026-01-01",
    "12:30:45",
    "1e3",
    "0x1F",
    "0o17",
    "1_000",
    ".5",
    "-",
    "- a",
    "? b",
    ": c",
    "a: b",
    "a #b",
    "#c",
    "'q",
    "\"r",
    "`s`",
    "@t",
    "%u",
    "&v w",
    "*x",
    "!y",
    "|",
    ">",
    "{z}",
    "[a, b]",
    "a,",
    "  leading",
    "trailing  ",
    "two\nlines",
    "two\n\nlines\n",
    "  led\nby spaces",
    "tab\there",
    "---",
    "...",
    "=",
    "<<",
    "emoji 🎉",
    "a\u{2028}b",
    "a\u{85}b",
    "\u{feff}mark",
    "back\\slash",
    "carriage\rreturn",
    "é",
    "true",
    "Yes",
    "NaN",
];

/// JSON with escapes for what a reader of YAML takes for a line end or a mark.
fn escaped(json: &str) -> String {
    json.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{feff}', "\\ufeff")
}

#[test]
#[ignore = "needs Python with PyYAML"]
fn every_text_comes_back_from_a_reader_of_yaml_1_1() {
    let folder = Folder::new();
    folder.write(
        "reviews/robin/journal.yaml",
        "[{id: 'no', date: '2026-11-02', text: Said no to a third project}]\n",
    );
    for text in AWKWARD {
        let answers = serde_json::json!({"cells": {"mastery": {"squad": {"rating": "consistently", "note": text, "evidence": ["https://example.com", "no"]}}}});
        folder.write("a.yaml", escaped(&answers.to_string()));
        folder.steps("assess robin --as self --answers a.yaml -q").gives(0, "", "");
        let mut python = Command::new("python3")
            .args(["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.read())))"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 runs");
        let written = folder.read("reviews/robin/2026-h2/self.yaml");
        python.stdin.take().expect("an input").write_all(written.as_bytes()).expect("writes");
        let output = python.wait_with_output().expect("ends");
        assert!(output.status.success(), "PyYAML does not read\n{written}");
        let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let cell = &read["cells"]["mastery"]["squad"];
        assert_eq!(cell["note"].as_str(), Some(*text), "{written}");
        assert_eq!(cell["evidence"][1].as_str(), Some("no"), "{written}");
        assert_eq!(read["started"].as_str(), Some("2026-11-23"), "{written}");
        assert_eq!(read["cycle"].as_str(), Some("2026-h2"), "{written}");
    }
}
