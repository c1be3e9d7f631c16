//! Files of a workspace with any one value of them changed: a schema refuses what `check` refuses, and nothing else.
//!
//! Not here: `steps.toml`, which is no YAML, and decisions, which are refused by what a meeting has open.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::super::assess::answers;
use super::super::schema;
use super::checking;
use crate::analysis::bakery;
use crate::analysis::check::people;
use crate::analysis::check::reviews::{self, AssessmentFile, PersonFiles, Pinned};
use crate::diagnostic::{Finding, Source, Sourced};
use crate::model::{CheckSettings, FileKind, Framework, People, SideKey};
use crate::store::{self, FrameworkFiles};
use crate::yaml::{self, Strictness};

/// The rules that a schema can hold files to.
const SAID: [&str; 9] = [
    "does-not-parse",
    "missing-behavior",
    "missing-key",
    "malformed-id",
    "reserved-id",
    "unknown-id",
    "unknown-key",
    "wrong-type",
    "wrong-value",
];

/// What a schema cannot say: by the kind of file, and what the message of `check` holds.
///
/// Beside that, no schema knows the other files: that an id is used twice, or that a file has another name.
const UNSAID: [(FileKind, &str); 11] = [
    // No schema knows which languages there are.
    (FileKind::Framework, "is not the tag of a language"),
    // The schema has the ratings that were in the list when it was written.
    (FileKind::Framework, "no rating is called `often`"),
    // One of two may be empty.
    (FileKind::Framework, "`ratings` should have at least 2 items"),
    // It has no ids of people.
    (FileKind::People, "nobody is called"),
    (FileKind::People, "is named as their own manager"),
    (FileKind::People, "is listed after"),
    // Nor of examples, which change often.
    (FileKind::Answers, "no example here is called"),
    // An assessment may be of another version: there, today's ids are only offered.
    (FileKind::Assessment, "is called `"),
    (FileKind::Agreed, "is called `"),
    // Without its fraction, 1.0 is whole to JSON.
    (FileKind::Assessment, "`format` should be a number"),
    (FileKind::Agreed, "`format` should be a number"),
];

const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// Files beside those of the framework, with every key that people write.
const OTHERS: [(FileKind, &str); 6] = [
    (
        FileKind::People,
        "
- {id: mika, name: Mika, managers: [{id: noor, from: 2025-01-01}, {id: kim, also: true}], disciplines: [bread], breadth: true}
- {id: noor, key: KEY}
- {id: kim}
",
    ),
    (FileKind::Profile, "{start: 2024-05-01, step: house}"),
    (
        FileKind::Journal,
        "
- {id: j-1, date: 2026-02-01, text: Fixed the oven, behaviors: [care], step: house, links: ['https://example.com/1'], source: git 1}
- {id: j-2, date: 2026-02-02, kind: feedback, text: Clear plans, from: Kim, with_leave: true}
- {id: j-3, date: 2026-02-03, kind: decision, text: Rye it is, why: Guests ask, look_again: 2026-09-01}
",
    ),
    (
        FileKind::Assessment,
        "
format: 1
framework: {id: bakery, version: 2.1.0, digest: DIGEST}
person: mika
rater: mika
relation: self
disciplines: [bread]
cycle: 2026-h1
started: 2026-06-01
reopened: [{date: 2026-06-02, reason: A slip, after_reveal: false}]
resume: {question: baking/house, open: true, typed: x}
cells: {baking: {bench: {rating: often, examples: [b-weighs], note: Daily, evidence: [j-1]}}, care: {house: {rating: unsure}}}
breadth: {pastry: {step: bench, note: A bit}}
cited: [{id: j-1, date: 2026-02-01, text: Fixed the oven}]
",
    ),
    (
        FileKind::Agreed,
        "
format: 1
framework: {id: bakery, version: 2.1.0, digest: DIGEST}
person: mika
rater: noor
relation: agreed
cycle: 2026-h1
started: 2026-06-01
agreed_on: [{side: self, rater: mika, digest: x}]
follow_up: [{behavior: care, step: house, try: More rye, became: done, note: Well}]
step: house
step_by: 2027-01-01
focus: [{behavior: baking, step: street, try: Judge a fair, support: A day off, look_again: 2026-12-01}]
left_open: [guests/house]
cells: {baking: {bench: {rating: not-applicable, note: On leave}}}
",
    ),
    (
        FileKind::Answers,
        "
disciplines: [pastry]
cells: {baking: {bench: {rating: famous, examples: [b-weighs], note: Daily, evidence: ['https://example.com/1']}, house: {rating: unsure}}}
breadth: {bread: {step: house, note: A bit}}
",
    ),
];

/// A value as it should be, and of which kind of file, by its path below the framework's folder if it is in there.
struct Good {
    kind: FileKind,
    path: String,
    value: Value,
}

fn good(framework: &Framework) -> Vec<Good> {
    let kind = |path: &str| match path.split_once('/') {
        Some(("behaviors", _)) => FileKind::Behavior,
        Some(_) => FileKind::Discipline,
        None => FileKind::ALL.into_iter().find(|kind| path == format!("{kind}.yaml")).expect("a kind"),
    };
    let value = |text: &str| yaml::value(text).expect("YAML");
    let of_framework = bakery::texts().into_iter().map(|(path, text)| {
        let more = if path == "framework.yaml" { "\nlanguage: en\n" } else { "" };
        Good { kind: kind(&path), value: value(&format!("{text}{more}")), path }
    });
    let others = OTHERS.map(|(kind, text)| {
        let text = text.replace("KEY", KEY).replace("DIGEST", framework.digest());
        Good { kind, path: format!("{kind}.yaml"), value: value(&text) }
    });
    of_framework.chain(others).collect()
}

/// The value with anything else in the place of any one part of it.
fn changed(good: &Value) -> Vec<Value> {
    let text = |text: &str| Value::String(text.to_owned());
    let mapping = |key: &str| Value::Mapping(Mapping::from_iter([(text(key), Value::from(1))]));
    let mut others =
        vec![Value::Null, true.into(), 7.into(), 1.0.into(), 1.5.into(), Value::Sequence(Vec::new())];
    others.extend(["", "  ", "no-such-id", "No Such", "unsure", "2026-02-30", "1.x"].map(text));
    others.extend([
        text(&"a".repeat(81)),
        Value::Mapping(Mapping::new()),
        mapping("no-such-id"),
        mapping("No Such"),
    ]);
    others.extend([Value::Sequence(vec![Value::Null]), Value::Sequence(vec![text("no-such-id")])]);
    let mut all = others.clone();
    match good {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let others_of = |inner: Value| {
                    let mut changed = entries.clone();
                    changed.insert(key.clone(), inner);
                    Value::Mapping(changed)
                };
                all.extend(changed(value).into_iter().map(others_of));
                let mut without = entries.clone();
                without.shift_remove(key);
                for renamed in ["no-such-id", "No Such"] {
                    let mut renaming = without.clone();
                    renaming.insert(text(renamed), value.clone());
                    all.push(Value::Mapping(renaming));
                }
                all.push(Value::Mapping(without));
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let others_of = |inner: Value| {
                    let mut changed = items.clone();
                    changed[index] = inner;
                    Value::Sequence(changed)
                };
                all.extend(changed(item).into_iter().map(others_of));
                let without = items.iter().enumerate().filter(|(at, _)| *at != index);
                all.push(Value::Sequence(without.map(|(_, item)| item.clone()).collect()));
            }
            for more in others {
                all.push(Value::Sequence(items.iter().cloned().chain([more]).collect()));
            }
        }
        _ => {}
    }
    all
}

/// What `check` finds in a file, beside a framework without a fault.
fn found(good: &Good, value: &Value, framework: &Framework) -> Vec<Finding> {
    let text = serde_yaml::to_string(value).expect("is YAML");
    let source = Source::new(good.path.clone(), text);
    let mut files = PersonFiles::default();
    let findings = match good.kind {
        FileKind::People => {
            let (mut findings, sourced) = read::<People>(&source);
            findings.extend(store::placed(
                sourced.iter().flat_map(|people| people::problems(people, Some(framework), &[])).collect(),
            ));
            return findings;
        }
        FileKind::Answers => {
            let begun = bakery::draft("self", "{}");
            let refused = answers::parse(&source, framework, &[], &begun).err();
            let findings =
                refused.map(|error| error.downcast::<crate::error::InvalidFiles>().expect("findings").0);
            return findings.unwrap_or_default();
        }
        FileKind::Profile => keep(&source, &mut files.profile),
        FileKind::Journal => {
            let (findings, sourced) = read(&source);
            files.journals.extend(sourced.map(|journal| (bakery::id("mika"), journal)));
            findings
        }
        FileKind::Assessment | FileKind::Agreed => {
            let (findings, sourced) = read(&source);
            let key = if good.kind == FileKind::Agreed { SideKey::AGREED } else { SideKey::ONESELF };
            let (person, cycle) = (bakery::id("mika"), bakery::id("2026-h1"));
            files.assessments.extend(sourced.map(|sourced| AssessmentFile { person, cycle, key, sourced }));
            findings
        }
        _ => {
            let texts = bakery::texts().into_iter().map(|(path, text)| {
                let source =
                    if path == good.path { Arc::clone(&source) } else { Source::new(path.clone(), text) };
                (path, Ok(source))
            });
            let files = FrameworkFiles::of(String::new(), texts.collect());
            return checking::framework(&files, &CheckSettings::default()).1;
        }
    };
    let problems = reviews::problems(&files, Some(&Pinned::whole(framework)));
    findings.into_iter().chain(store::placed(problems)).collect()
}

fn read<T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
    source: &Arc<Source>,
) -> (Vec<Finding>, Option<Sourced<T>>) {
    let reading = yaml::typed(source, Strictness::Strict);
    (reading.findings, reading.value)
}

fn keep<T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static>(
    source: &Arc<Source>,
    kept: &mut Option<Sourced<T>>,
) -> Vec<Finding> {
    let (findings, sourced) = read(source);
    *kept = sourced;
    findings
}

/// What of it a schema could say as well; `None` where there is only what it cannot.
fn said(good: &Good, value: &Value, framework: &Framework) -> Option<Vec<String>> {
    let is_unsaid = |finding: &Finding| {
        UNSAID.iter().any(|(kind, message)| *kind == good.kind && finding.message.contains(message))
    };
    let findings = found(good, value, framework).into_iter();
    let of_file = findings.filter(|finding| finding.source.name == good.path && SAID.contains(&finding.rule));
    let (unsaid, said): (Vec<Finding>, Vec<Finding>) = of_file.partition(is_unsaid);
    let said: Vec<String> =
        said.iter().map(|finding| format!("[{}] {}", finding.rule, finding.message)).collect();
    (!said.is_empty() || unsaid.is_empty()).then_some(said)
}

/// What the public validator finds in these values, by the schemas in a folder.
fn faults(folder: &Path, values: &[(FileKind, Value)]) -> Vec<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/schema/values.py");
    let mut python = Command::new("python3");
    let mut python =
        python.arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    let mut input = python.stdin.take().expect("an input");
    let lines: String = values
        .iter()
        .map(|(kind, value)| serde_json::to_string(&(kind.word(), value)).expect("is JSON") + "\n")
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("ends");
    writer.join().expect("ends").expect("writes");
    assert!(output.status.success(), "the validator failed: python3 -m pip install jsonschema");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("a list")).collect()
}

#[test]
#[ignore = "needs python3 with jsonschema"]
fn a_schema_refuses_what_check_refuses() {
    let framework = bakery::framework();
    let folder = tempfile::tempdir().expect("a folder");
    schema::write(folder.path(), &framework).expect("writes");
    let (mut values, mut by_check) = (Vec::new(), Vec::new());
    for good in good(&framework) {
        assert_eq!(said(&good, &good.value, &framework), Some(Vec::new()), "{}", good.path);
        for value in changed(&good.value).into_iter().chain([good.value.clone()]) {
            if let Some(said) = said(&good, &value, &framework) {
                by_check.push(said);
                values.push((good.kind, value));
            }
        }
    }
    assert!(values.len() > 6000, "{}", values.len());
    let by_schema = faults(folder.path(), &values);
    assert_eq!(by_schema.len(), values.len());
    let mut wrong = Vec::new();
    for (((kind, value), by_check), by_schema) in values.iter().zip(by_check).zip(by_schema) {
        if by_check.is_empty() != by_schema.is_empty() {
            let value = serde_json::to_string(value).expect("is JSON");
            wrong.push(format!("{kind}: {value}\n  check: {by_check:?}\n  schema: {by_schema:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), values.len(), wrong.join("\n"));
}
