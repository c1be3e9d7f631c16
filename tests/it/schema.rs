//! `steps schema`, and the schemas that editors complete and check the framework by.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::{Assert, Data, data::DataFormat, str};

use crate::program::{Folder, repository};

const KINDS: [&str; 16] = [
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
    "packet",
    "people",
    "profile",
    "journal",
    "request",
    "settings",
];

fn schema(kind: &str) -> Value {
    serde_json::from_str(&Folder::new().steps(&format!("schema {kind}")).answer()).expect("JSON")
}

#[test]
fn the_files_are_what_the_program_writes() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    for kind in KINDS {
        folder.write(&format!("framework/schema/{kind}.json"), "");
    }
    folder.steps("schema --for-workspace").gives(0, "", "Wrote 16 schemas to `framework/schema`.\n");
    for kind in KINDS {
        let below = format!("framework/schema/{kind}.json");
        Assert::new()
            .action_env("SNAPSHOTS")
            // A backslash is part of a pattern here, not of a path.
            .normalize_paths(false)
            .eq(
                Data::from(folder.read(&below)),
                Data::read_from(&repository().join(below), Some(DataFormat::Text)),
            );
    }
    folder.steps("schema --for-workspace").gives(
        0,
        "",
        "The schemas in `framework/schema` are up to date.\n",
    );
}

#[test]
fn a_schema_knows_no_framework_unless_it_is_for_a_workspace() {
    for kind in KINDS {
        let general = schema(kind).to_string();
        for id in ["mastery", "squad", "quality", "tribe-lead", "consistently"] {
            assert!(!general.contains(&format!("\"{id}\"")), "{kind}: {id}");
        }
    }
    Folder::new().steps("schema --for-workspace").gives(
        2,
        "",
        str![[r#"
error: `.` has no framework of its own
hint: `steps init` writes a copy of the built-in one, with its schemas

"#]],
    );
    Folder::new().steps("schema").gives(
        2,
        "",
        str![[r#"
error: missing `<KIND>`
hint: `steps help schema` shows how it is used

"#]],
    );
}

#[test]
fn the_schemas_of_a_framework_with_faults_are_left_as_they_are() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let roles = folder.read("framework/roles.yaml").replacen("step: squad", "step: chapter", 1);
    folder.write("framework/roles.yaml", roles);
    folder.steps("schema --for-workspace").gives(
        2,
        "",
        str![[r#"
error[unknown-id]: no step is called `chapter`
  --> framework/roles.yaml:31:9
   |
31 |   step: chapter
   |         ^^^^^^^
   |
   = help: did you mean `squad`?

"#]],
    );
}

#[test]
fn check_says_when_the_schemas_do_not_know_todays_ids() {
    let folder = Folder::new();
    folder.steps("init -q").gives(0, "", "");
    let summary = folder.read("framework/steps.yaml").replacen("Contributes", "Already contributes", 1);
    folder.write("framework/steps.yaml", summary);
    folder.steps("check").gives(0, "No findings in 40 files.\n", "");
    let quality = folder.read("framework/disciplines/quality.yaml");
    let (before, _) = quality.split_once("examples:").expect("has some");
    folder.write("framework/disciplines/safety.yaml", before.replace("quality", "safety"));
    folder.steps("check --format github").gives(0, str![[r#"
::warning file=framework/disciplines/safety.yaml,line=3,col=5,title=empty-discipline::`safety` has no example of its own%0Aadd examples for the behaviors in which disciplines differ, or remove the file
::notice file=framework/schema/behavior.json,line=1,col=1,title=outdated-schema::this schema is out of date, so editors offer and underline the wrong ids%0A`steps schema --for-workspace` brings all of them up to date, and so does `steps check --fix`

"#]], "");
    folder.steps("check --fix -n framework/schema/people.json").gives(0, str![[r#"
--- a/framework/schema/people.json
+++ b/framework/schema/people.json
@@ -137,6 +137,7 @@
         "mobile",
         "project-management",
         "quality",
+        "safety",
         "security",
         "site-reliability",
         "software-development",
@@ -153,6 +154,7 @@
         "Mobile development: Building apps for phones and tablets that start fast, work offline and go easy on the battery. The craft copes with many devices, brief attention and releases that cannot be called back.",
         "Project management: Bringing people, work and dates together so that a shared effort reaches its goal. The craft makes plans, dependencies and risks visible early enough to act on them.",
         "Quality: Testing a product, weighing its risks and helping teams to build quality in from the start. The craft gives people the evidence they need to release with confidence.",
+        "Quality: Testing a product, weighing its risks and helping teams to build safety in from the start. The craft gives people the evidence they need to release with confidence.",
         "Security: Finding out how systems can be attacked, and building defenses that keep people's data and the company safe. The craft weighs threats soberly and makes the safe way the easy one.",
         "Site reliability: Keeping services in production available and fast, and running the servers, networks and clusters below them. The craft prepares systems for failure, so that customers hardly notice when a part breaks.",
         "Software development: Designing, writing and running software that serves the people who use it. The craft keeps code correct today and easy to change tomorrow.",

"#]], str![[r#"
Would fix 1 problem in 1 file.

"#]]);
    folder.steps("check --fix framework/schema").gives(
        0,
        str![[r#"
No findings in 0 files.

"#]],
        str![[r#"
Fixed 1 problem in 5 files.

"#]],
    );
    folder.steps("schema --for-workspace").gives(
        0,
        "",
        str![[r#"
Wrote 6 schemas to `framework/schema`.

"#]],
    );
    let settings = folder.read("steps.toml") + "\n[check.rules]\noutdated-schema = \"off\"\n";
    folder.write("steps.toml", settings).write("framework/schema/people.json", "{}");
    folder.steps("check --fix framework/schema").gives(
        0,
        str![[r#"
No findings in 0 files.

"#]],
        str![[r#"
Nothing can be fixed automatically.

"#]],
    );
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
    assert_eq!(keys(&discipline["properties"]), ["id", "name", "summary", "steps", "replaces", "examples"]);
    let example = &discipline["definitions"]["Example"];
    assert_eq!(keys(&example["properties"]), ["id", "text", "links", "replaces"]);
    let example = &schema("behavior")["definitions"]["Example"];
    assert_eq!(keys(&example["properties"]), ["id", "text", "disciplines", "links", "replaces"]);
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
    ("framework.yaml", "version: 3.0.0\n", ""),
    ("framework.yaml", "version: 3.0.0", "version: 1.0"),
    ("framework.yaml", "version: 3.0.0", "version: 1.x.0"),
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

#[test]
#[ignore = "needs python3 with jsonschema and PyYAML"]
fn a_public_validator_and_the_program_accept_the_same() {
    let mut cases = Vec::new();
    for (list, sound) in [(BROKEN, false), (SOUND, true)] {
        for change in list {
            let folder = Folder::new();
            folder.steps("init -q").gives(0, "", "");
            apply(&folder, change);
            cases.push((folder, change, sound));
        }
    }
    let folders: Vec<&Path> = cases.iter().map(|(folder, ..)| folder.path()).collect();
    let mut wrong = Vec::new();
    for ((folder, change, sound), faults) in cases.iter().zip(faults(&folders)) {
        let run = folder.steps("show");
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
