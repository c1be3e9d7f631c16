//! Rules that the repository keeps, as tests: the layers of the code, and what its texts may say.

use std::path::Path;

use crate::program::repository;

fn sources(below: &str) -> Vec<(String, String)> {
    let root = repository().join(below);
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.expect("walks");
        if entry.path().extension().is_some_and(|ending| ending == "rs") {
            let name = entry.path().strip_prefix(repository()).expect("below").to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(entry.path()).expect("reads")));
        }
    }
    assert!(!found.is_empty(), "{below}");
    found
}

/// A source without its comments and its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_core_touches_nothing() {
    let impure = [
        "std::fs",
        "fs_err",
        "std::env",
        "std::io",
        "std::process",
        "std::net",
        "println!",
        "eprintln!",
        "print!(",
        "Zoned::now",
        "SystemTime",
        "Instant::now",
        "dialoguer",
        "crossterm",
        "signal_hook",
        "anstream",
        "tempfile",
        "std::thread",
    ];
    for layer in ["src/diagnostic", "src/yaml", "src/model", "src/analysis", "src/render"] {
        for (name, text) in sources(layer).into_iter().filter(|(name, _)| !name.ends_with("tests.rs")) {
            for word in impure {
                assert!(!code(&text).contains(word), "{name} uses {word}");
            }
        }
    }
}

#[test]
fn no_layer_points_back_up() {
    let layers = [
        (
            "src/diagnostic",
            vec!["model", "yaml", "analysis", "render", "store", "terminal", "commands", "error"],
        ),
        ("src/yaml", vec!["model", "analysis", "render", "store", "terminal", "commands", "error"]),
        ("src/model", vec!["yaml", "analysis", "render", "store", "terminal", "commands", "error"]),
        ("src/analysis", vec!["yaml", "render", "store", "terminal", "commands", "error"]),
        ("src/analysis/changes", vec!["analysis::check"]),
        ("src/render", vec!["yaml", "store", "terminal", "commands", "error"]),
        ("src/store", vec!["analysis", "render", "terminal", "commands"]),
        ("src/terminal", vec!["yaml", "store", "commands"]),
    ];
    for (layer, above) in layers {
        for (name, text) in sources(layer) {
            for module in &above {
                assert!(!code(&text).contains(&format!("crate::{module}")), "{name} knows {module}");
            }
        }
    }
}

#[test]
fn only_the_gate_looks_into_what_is_not_revealed() {
    let allowed =
        ["src/analysis/reveal", "src/analysis/check", "src/commands/check/people.rs", "src/commands/assess/"];
    let mut seen = 0;
    for (name, text) in sources("src") {
        if code(&text).contains(".unrevealed()") || code(&text).contains("Review::unrevealed") {
            assert!(allowed.iter().any(|place| name.starts_with(place)), "{name} goes round the gate");
            seen += 1;
        }
    }
    assert!(seen > 0, "the gate has another name");
}

#[test]
fn only_the_terminal_prints() {
    for (name, text) in sources("src") {
        if !name.starts_with("src/terminal/") {
            for word in ["stdout()", "stderr()", "println!", "eprint"] {
                let allowed = word == "stderr()" && code(&text).contains("Term::stderr()");
                assert!(allowed || !code(&text).contains(word), "{name} uses {word}");
            }
        }
    }
}

#[test]
fn nothing_of_the_shipped_framework_is_in_the_code() {
    let mut names = vec![
        "continuous-improvement",
        "business-impact",
        "team-success",
        "role-model",
        "Mastery",
        "\"squad\"",
        "\"tribe\"",
    ];
    names.extend(["\"mastery\"", "\"consistently\"", "software-development"]);
    for layer in ["src/model", "src/analysis", "src/render", "src/terminal", "src/commands"] {
        for (name, text) in sources(layer).into_iter().filter(|(name, _)| !name.ends_with("tests.rs")) {
            for word in &names {
                assert!(!code(&text).contains(word), "{name} names {word}");
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (name, text) in sources("src").into_iter().chain(sources("tests")) {
        assert!(text.starts_with("//! "), "{name} has no header");
        for mark in ["TODO", "FIXME", "XXX", "dbg!(", "todo!("] {
            let own = name == "tests/it/tidy.rs";
            assert!(own || !text.contains(mark), "{name} has {mark}");
        }
    }
}

#[test]
fn the_top_level_holds_what_it_should() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "CHANGELOG.md",
        "src",
        "framework",
        "examples",
        "tests",
    ];
    let listed = std::process::Command::new("git")
        .args(["ls-files", "-co", "--exclude-standard"])
        .current_dir(repository())
        .output();
    let listed = String::from_utf8(listed.expect("git runs").stdout).expect("UTF-8");
    for path in listed.lines() {
        let first =
            Path::new(path).components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        assert!(first.starts_with('.') || allowed.contains(&first.as_str()), "{path}");
    }
}
