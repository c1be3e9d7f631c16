//! `steps schema`, and the schemas that editors complete and check the framework by.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::{Assert, Data, data::DataFormat, str};

use crate::program::{Folder, repository};

const KINDS: [&str; 14] = [
    "framework",
    "steps",
    "roles",
    "questions",
    "behavior",
    "discipline",
    "assessment",
    "answers",
    "agreed",
    "decisions",
    "people",
    "profile",
    "journal",
    "settings",
];

fn schema(kind: &str) -> Value {
    serde_json::from_str(&Folder::new().steps(&format!("schema {kind}")).answer()).expect("JSON")
}

#[test]
fn the_files_are_what_the_program_writes() {
    for kind in KINDS {
        let file = repository().join(format!("framework/schema/{kind}.json"));
        let written = Folder::new().steps(&format!("schema {kind}")).answer();
        Assert::new()
            .action_env("SNAPSHOTS")
            // A backslash is part of a pattern here, not of a path.
            .normalize_paths(false)
            .eq(Data::from(written), Data::read_from(&file, Some(DataFormat::Text)));
    }
}

#[test]
fn every_file_of_the_framework_names_its_schema_first() {
    let root = repository().join("framework");
    for entry in walkdir::WalkDir::new(&root) {
        let path = entry.expect("walks").into_path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).expect("reads");
            let first = text.lines().next().expect("a line");
            let named = first.strip_prefix("# yaml-language-server: $schema=").expect(first);
            assert!(path.parent().expect("a folder").join(named).is_file(), "{}: {named}", path.display());
        }
    }
}

/// Every mapping of a schema with the keys that it documents, wherever it stands.
fn walk(schema: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match schema {
        Value::Object(entries) => {
            visit(entries);
            entries.values().for_each(|value| walk(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

#[test]
fn every_key_is_explained_in_full_sentences() {
    for kind in KINDS {
        walk(&schema(kind), &mut |schema| {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
            for (key, value) in properties {
                let says = value["description"].as_str().unwrap_or_default();
                assert!(says.ends_with('.') && !says.contains('\n'), "{kind}: {key}: {says}");
                assert!(says.starts_with(char::is_uppercase), "{kind}: {key}: {says}");
            }
        });
    }
}

#[test]
fn no_schema_refers_to_another_host() {
    for kind in KINDS {
        let text = Folder::new().steps(&format!("schema {kind}")).answer();
        let draft = "\"$schema\": \"http://json-schema.org/draft-07/schema#\"";
        assert_eq!((text.matches("://").count(), text.matches(draft).count()), (1, 1), "{kind}");
        assert!(!text.contains("\"$id\""), "{kind}");
    }
}

#[test]
fn keys_stand_in_the_order_in_which_people_write_them() {
    let keys = |value: &Value| value.as_object().expect("a mapping").keys().cloned().collect::<Vec<_>>();
    let discipline = schema("discipline");
    assert_eq!(keys(&discipline["properties"]), ["id", "name", "summary", "replaces", "examples"]);
    let example = &discipline["definitions"]["Example"];
    assert_eq!(keys(&example["properties"]), ["id", "text", "disciplines", "replaces"]);
}

#[test]
fn a_mistyped_kind_gets_a_guess() {
    Folder::new().steps("schema dicipline").gives(
        2,
        str![],
        str![[r#"
error: `dicipline` is not a kind
hint: did you mean `discipline`?

"#]],
    );
}

/// A change to one of the framework's files: this text to that one; all but the first line where it is empty.
type Change = (&'static str, &'static str, &'static str);

/// Changes after which a framework does not read.
const BROKEN: &[Change] = &[
    ("framework.yaml", "language: en", "langauge: en"),
    ("framework.yaml", "language: en", "language: true"),
    ("framework.yaml", "version: 2.0.0\n", ""),
    ("framework.yaml", "version: 2.0.0", "version: 1.0"),
    ("framework.yaml", "version: 2.0.0", "version: 1.x.0"),
    ("framework.yaml", "[team-success,", "[Team Success,"),
    ("framework.yaml", "  demonstrated_from: consistently\n", ""),
    ("framework.yaml", "short: not", "shrt: not"),
    ("framework.yaml", "", "id: a\nname: A\nversion: 1.0.0\nsummary: A\nbehaviors: mastery\nscale: {}\n"),
    ("steps.yaml", "", "steps: []\n"),
    ("steps.yaml", "name: Individual", "name: 1"),
    ("steps.yaml", "scope: own work", "scope: [own work]"),
    ("steps.yaml", "approval: tribe-lead", "approval: Tribe lead"),
    ("roles.yaml", "- id: tester\n  name", "- name"),
    ("roles.yaml", "  step: squad", "  step: [squad]"),
    ("roles.yaml", "summary: Finds", "sumary: Finds"),
    ("questions.yaml", "wide:", "wider:"),
    ("questions.yaml", "  - Which colleagues have seen this recently, and what might they add?", "  - 7"),
    (
        "behaviors/mastery.yaml",
        "      text: Explains to a reviewer the reasons behind a chosen approach\n",
        "",
    ),
    ("behaviors/mastery.yaml", "id: ma-explains-approach", "id: MA_explains"),
    (
        "behaviors/mastery.yaml",
        "id: ma-explains-approach",
        "id: ma-explains-approach\n      replaces: Old One",
    ),
    (
        "behaviors/mastery.yaml",
        "id: ma-explains-approach",
        "id: ma-explains-approach\n      disciplines: quality",
    ),
    ("behaviors/mastery.yaml", "  individual:\n", "  At the bench:\n"),
    ("behaviors/mastery.yaml", "short: Mastery", "short: [Mastery]"),
    ("disciplines/quality.yaml", "name: Quality", "name:"),
    ("disciplines/quality.yaml", "id: quality", "id: [quality"),
    ("disciplines/quality.yaml", "", ""),
    ("disciplines/quality.yaml", "", "id: quality\nname: Quality\n"),
    (
        "disciplines/quality.yaml",
        "",
        "id: quality\nname: A\nsummary: A\nexamples: {mastery: [{id: a, text: A}]}\n",
    ),
    (
        "disciplines/quality.yaml",
        "",
        "id: quality\nname: A\nsummary: A\nexamples: {mastery: {individual: {id: a, text: A}}}\n",
    ),
    (
        "disciplines/quality.yaml",
        "",
        "id: quality\nname: A\nsummary: A\nexamples: {mastery: {individual: [Reads]}}\n",
    ),
];

/// Changes after which it reads as before, or nearly so.
const SOUND: &[Change] = &[
    ("framework.yaml", "language: en\n", ""),
    ("framework.yaml", "language: en", "language:"),
    ("framework.yaml", "language: en", "language: 2026-01-01"),
    ("steps.yaml", "scope: own work", "scope: ~"),
    ("steps.yaml", "    - the person's peers in the squad and chapter\n", "    -\n"),
    ("roles.yaml", "- id: tester\n", "-\n- id: tester\n"),
    (
        "behaviors/mastery.yaml",
        "id: ma-explains-approach",
        "id: ma-explains-approach\n      replaces: old-one",
    ),
    (
        "behaviors/mastery.yaml",
        "id: ma-explains-approach",
        "id: ma-explains-approach\n      disciplines: [quality]",
    ),
    ("disciplines/quality.yaml", "name: Quality", "name: no"),
    ("disciplines/quality.yaml", "", "id: quality\nname: A\nsummary: A\n"),
    ("disciplines/quality.yaml", "", "id: quality\nname: A\nsummary: A\nexamples:\n"),
    ("disciplines/quality.yaml", "", "id: quality\nname: A\nsummary: A\nexamples: {mastery: }\n"),
    (
        "disciplines/quality.yaml",
        "",
        "id: quality\nname: A\nsummary: A\nexamples: {mastery: {individual: }}\n",
    ),
];

/// Changes that a program can read past, and that are faults all the same.
const CARELESS: &[Change] = &[
    ("framework.yaml", "name: Technology career steps", "name: \"\""),
    ("framework.yaml", "short: cons", "short: consistent"),
    ("steps.yaml", "name: Individual", "name: \"  \""),
    (
        "questions.yaml",
        "",
        "first-higher: []\nsecond-higher: [A]\nwide: [A]\none-sided: [A]\nnot-applicable: [A]\nsame-rating-other-examples: [A]\n",
    ),
    (
        "disciplines/quality.yaml",
        "text: Explores a new feature in the roles of different users, noting each surprise",
        "text: \"\"",
    ),
];

fn apply(folder: &Folder, (file, from, to): &Change) {
    let path = format!("framework/{file}");
    let text = folder.read(&path);
    let changed = match from.is_empty() {
        true => format!("{}\n{to}", text.lines().next().expect("a line")),
        false => text.replacen(from, to, 1),
    };
    assert_ne!(changed, text, "{file} does not hold {from}");
    folder.write(&path, changed);
}

/// What the public validator finds in each of these folders.
fn faults(folders: &[&Path]) -> Vec<Vec<String>> {
    let there = Command::new("python3").args(["-c", "import jsonschema, yaml"]).output();
    let there = there.is_ok_and(|output| output.status.success());
    assert!(there, "python3 with two packages is needed: python3 -m pip install jsonschema PyYAML");
    let script = repository().join("tests/it/schema/validate.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = python.stdin.take().expect("an input");
    for folder in folders {
        writeln!(input, "{}", folder.join("framework").display()).expect("writes");
    }
    drop(input);
    let output = python.wait_with_output().expect("ends");
    assert!(output.status.success(), "the validator failed");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let found: Vec<Vec<String>> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a list")).collect();
    assert_eq!(found.len(), folders.len());
    found
}

/// Asserts that the validator and this command of the program accept and refuse the same.
#[track_caller]
fn agree(changes: &[(&[Change], bool)], command: &str) {
    let mut cases = Vec::new();
    for (list, sound) in changes {
        for change in *list {
            let folder = Folder::new();
            folder.steps("init -q").gives(0, "", "");
            apply(&folder, change);
            cases.push((folder, change, *sound));
        }
    }
    let folders: Vec<&Path> = cases.iter().map(|(folder, ..)| folder.path()).collect();
    let mut wrong = Vec::new();
    for ((folder, change, sound), faults) in cases.iter().zip(faults(&folders)) {
        let run = folder.steps(command);
        if (faults.is_empty(), run.status == 0) != (*sound, *sound) {
            wrong.push(format!("{change:?}\nvalidator: {faults:?}\nsteps: {} {}", run.status, run.err));
        }
    }
    assert!(wrong.is_empty(), "{} disagree:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
#[ignore = "needs python3 with jsonschema and PyYAML"]
fn the_shipped_framework_is_valid_to_a_public_validator() {
    assert_eq!(faults(&[&repository()]), [Vec::<String>::new()]);
}

#[test]
#[ignore = "needs python3 with jsonschema and PyYAML"]
fn a_public_validator_and_the_program_accept_the_same() {
    agree(&[(BROKEN, false), (SOUND, true)], "show");
}

#[test]
#[ignore = "needs python3 with jsonschema and PyYAML"]
fn a_public_validator_and_check_refuse_the_same_carelessness() {
    agree(&[(CARELESS, false)], "check");
}
