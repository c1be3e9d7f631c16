//! The principles that decide arguments, held against every output of the examples.

use std::sync::LazyLock;

use crate::crowd::crowd;
use crate::program::{Folder, repository};
use crate::repository::git;

const WORKSPACES: [&str; 5] =
    ["first-review", "design-studio", "three-cycles", "small-company", "dual-track"];

/// Every report on the examples, in every format.
fn reports() -> &'static [(String, String)] {
    static REPORTS: LazyLock<Vec<(String, String)>> = LazyLock::new(make_reports);
    &REPORTS
}

fn make_reports() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let review = "reviews/robin-ek";
    let runs = [
        (
            "first-review",
            vec![
                "show".to_owned(),
                "show mastery".into(),
                "show squad".into(),
                "show quality".into(),
                "discipline list".into(),
                "guide".into(),
                "guide questions".into(),
                "guide moving-steps".into(),
                "guide --search pay".into(),
                "diff robin-ek --all".into(),
                "diff robin-ek --brief".into(),
                "diff robin-ek --brief --linear".into(),
                "diff robin-ek --person robin-ek".into(),
                "diff robin-ek --cycle 2026-h1".into(),
                format!("diff {review}/2026-h1/agreed.yaml {review}/2026-h2/agreed.yaml"),
                "diff sent/self.yaml sent/manager.yaml sent/peer-kim-osei.yaml sent/peer-sam-lindqvist.yaml"
                    .into(),
                "gap robin-ek".into(),
                "gap robin-ek --to company".into(),
                "gap robin-ek --cycle 2026-h1".into(),
                "gap robin-ek --discipline quality".into(),
                "gap noor-haddad --from self --person noor-haddad".into(),
                "diff robin-ek --person alex-moreau".into(),
                "gap robin-ek --from self --person robin-ek".into(),
                "diff robin-ek --all --linear".into(),
                "gap robin-ek --linear".into(),
                "notes --person robin-ek".into(),
                "history robin-ek".into(),
                "history robin-ek --person robin-ek".into(),
                "history robin-ek --person alex-moreau --linear".into(),
                "status --person robin-ek".into(),
                "packet robin-ek --person robin-ek".into(),
                "packet robin-ek --person alex-moreau".into(),
                "packet robin-ek --person robin-ek --linear".into(),
                "status --all --person alex-moreau".into(),
            ],
        ),
        (
            "design-studio",
            vec![
                "show".into(),
                "show craft".into(),
                "discipline list".into(),
                "diff mika-aalto".into(),
                "gap mika-aalto".into(),
                "gap mika-aalto --to principal".into(),
                "changes".into(),
            ],
        ),
        ("three-cycles", crate::three_cycles::reports()),
        (
            "dual-track",
            ["show", "show delivery", "show engineering-manager", "show data", "discipline list"]
                .map(str::to_owned)
                .to_vec(),
        ),
        (
            "small-company",
            ["show", "show customers", "show shared-work", "show customer-support", "init --list"]
                .map(str::to_owned)
                .to_vec(),
        ),
    ];
    for (workspace, commands) in runs {
        let folder = Folder::example(workspace);
        if workspace == "first-review" {
            for side in ["self", "manager", "peer-kim-osei", "peer-sam-lindqvist"] {
                let content = folder.read(&format!("{review}/2026-h2/{side}.yaml"));
                folder.write(&format!("sent/{side}.yaml"), content);
            }
        }
        if workspace == "design-studio" {
            git(&folder, "init -q -b main");
            git(&folder, "add framework");
            git(&folder, "commit -q -m Framework");
            let path = "framework/behaviors/craft.yaml";
            folder.write(path, folder.read(path).replacen("Sketches", "Draws", 1));
        }
        for command in commands {
            let more: &[&str] = match command.split(' ').next() {
                Some("peers") if command.contains("--answers") => &[],
                Some("notes" | "history" | "peers") => &["csv"],
                Some("status") => &["csv", "ics"],
                _ => &[],
            };
            for format in ["text", "markdown", "json", "html"].iter().chain(more) {
                let run = folder.steps(&format!("{command} --format {format}"));
                assert_eq!(run.status, 0, "{command}: {}", run.err);
                found.push((format!("{workspace}: {command} --format {format}"), run.out));
            }
        }
        for format in ["text", "json", "github", "sarif"] {
            let run = folder.steps(&format!("check --format {format}"));
            found.push((format!("{workspace}: check --format {format}"), run.out));
        }
    }
    // Of one person nothing is told.
    for format in ["text", "markdown", "json", "html", "csv"] {
        let command = format!("calibrate --person boss --format {format}");
        found.push((format!("crowd: {command}"), crowd().steps(&command).answer()));
    }
    for format in ["ndjson", "csv"] {
        let command = format!("export reviews -q --person robin-ek --format {format}");
        found.push((
            format!("first-review: {command}"),
            Folder::example("first-review").steps(&command).answer(),
        ));
    }
    found
}

/// A page without its style sheet, which has lengths in it, and annotations without their escapes.
pub fn read_by_people(report: &str) -> String {
    let after_style = report.split_once("</style>").map_or(report, |(_, rest)| rest);
    after_style.to_lowercase().replace("%0a", "\n")
}

/// Words that measure or judge.
pub const UNWANTED: [&str; 11] = [
    "%",
    "percent",
    "score",
    " ranking",
    " rank ",
    "average",
    "mean of",
    "not ready",
    "verdict",
    "qualif",
    "eligible",
];

/// A word that would be a verdict where a report speaks of a person. The guide tells everybody how a decision comes
/// about and speaks of nobody: there, it is the word that its readers look for.
pub const PROMOTION: &str = "promot";

#[test]
fn no_report_measures_or_judges_a_person() {
    for (name, report) in reports() {
        let report = read_by_people(report);
        let is_guide = name.contains(": guide ");
        for word in UNWANTED.into_iter().chain((!is_guide).then_some(PROMOTION)) {
            assert!(!report.contains(word), "{name} has {word:?} in\n{report}");
        }
    }
}

#[test]
fn people_read_of_questions_and_not_of_cells() {
    let for_people = |name: &str| name.ends_with("text") || name.ends_with("markdown");
    for (name, report) in reports().iter().filter(|(name, _)| for_people(name)) {
        let report = report.to_lowercase();
        let mut words = report.split(|c: char| !c.is_alphabetic());
        assert!(!words.any(|word| word == "cell" || word == "cells"), "{name} speaks of cells in\n{report}");
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    for (name, report) in reports().iter().filter(|(name, _)| name.ends_with("html")) {
        for foreign in ["<script", "<link", "<img", "@import", "url(", "src="] {
            assert!(!report.contains(foreign), "{name} has {foreign}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(make_reports(), reports());
}

#[test]
fn every_file_of_the_examples_is_read() {
    for workspace in WORKSPACES {
        let folder = Folder::example(workspace);
        folder.steps("check --deny warnings --format json -q").answer();
        for entry in walkdir::WalkDir::new(folder.path()) {
            let entry = entry.expect("walks");
            if entry.path().extension().is_none_or(|ending| ending != "yaml" && ending != "toml") {
                continue;
            }
            let before = std::fs::read(entry.path()).expect("reads");
            std::fs::write(entry.path(), "unknown-key = [\n").expect("writes");
            let run = folder.steps("check");
            assert_ne!(run.status, 0, "a broken {} goes unnoticed", entry.path().display());
            std::fs::write(entry.path(), before).expect("writes");
        }
    }
}

#[test]
fn every_command_of_the_examples_readmes_runs() {
    for workspace in WORKSPACES {
        let folder = Folder::example(workspace);
        let readme = std::fs::read_to_string(repository().join("examples").join(workspace).join("README.md"));
        let readme = readme.expect("reads");
        let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("$ steps ")).collect();
        assert!(commands.len() >= 5, "{workspace}");
        for command in commands {
            let run = folder.steps(command);
            // What the text below the commands says: these refuse.
            let refuses = ["diff noor-haddad", "diff lucia-berger --cycle 2026-h2 --person ruth-okafor"];
            let expect = if refuses.contains(&command) { 2 } else { 0 };
            assert_eq!(run.status, expect, "{command}: {}", run.err);
        }
    }
}
