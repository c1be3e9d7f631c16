//! The shipped framework: what its texts promise.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::program::repository;

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(repository().join("framework").join(path)).expect("reads");
    serde_yaml::from_str(&text).expect("parses")
}

fn texts(examples: &Value) -> impl Iterator<Item = (&str, &str)> {
    let text = |example: &'_ Value, key: &str| example[key].as_str().map(str::to_owned);
    let _ = text;
    examples
        .as_array()
        .into_iter()
        .flatten()
        .map(|example| (example["id"].as_str().expect("an id"), example["text"].as_str().expect("a text")))
}

fn files(folder: &str) -> Vec<Value> {
    let folder_path = repository().join("framework").join(folder);
    let mut names: Vec<String> = std::fs::read_dir(folder_path)
        .expect("lists")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.iter().map(|name| yaml(&format!("{folder}/{name}"))).collect()
}

fn step_ids() -> Vec<String> {
    yaml("steps.yaml")
        .as_array()
        .expect("a list")
        .iter()
        .map(|step| step["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn every_cell_has_four_examples_for_everybody_or_more() {
    let behaviors = files("behaviors");
    assert_eq!(behaviors.len(), 5);
    for behavior in &behaviors {
        for step in step_ids() {
            let general = behavior["examples"][&step].as_array().expect("a list");
            let general = general.iter().filter(|example| example.get("disciplines").is_none()).count();
            assert!(general >= 4, "{} at {step}: {general}", behavior["id"]);
        }
    }
}

#[test]
fn every_discipline_has_three_examples_of_its_own_in_mastery_at_each_step_or_more() {
    let disciplines = files("disciplines");
    let ids: Vec<&str> = disciplines.iter().filter_map(|discipline| discipline["id"].as_str()).collect();
    let expect = [
        "agile-coaching",
        "data-engineering",
        "data-science",
        "design",
        "developer-relations",
        "front-end",
        "mobile",
        "project-management",
        "quality",
        "security",
        "site-reliability",
        "software-development",
        "technical-product-ownership",
        "toolsmithing",
    ];
    assert_eq!(ids, expect);
    for discipline in &disciplines {
        for step in step_ids() {
            let own = texts(&discipline["examples"]["mastery"][&step]).count();
            assert!(own >= 3, "{} at {step}: {own}", discipline["id"]);
        }
    }
}

/// Words that none of the texts uses.
const UNWANTED: &[&str] = &[
    "can",
    "could",
    "able",
    "understand",
    "understands",
    "know",
    "knows",
    "aware",
    "always",
    "never",
    "every",
    "simply",
    "just",
    "basically",
    "he",
    "she",
    "his",
    "her",
    "him",
    "at least",
    "twice",
    "percent",
    "passionate",
    "smart",
    "proactive",
    "guru",
    "ninja",
    "rockstar",
];

#[test]
fn every_text_is_one_observable_behavior() {
    let mut ids = BTreeSet::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut check = |examples: &Value| {
        for (id, text) in texts(examples) {
            assert!(ids.insert(id.to_owned()), "{id} stands twice");
            assert_eq!(seen.insert(text.to_lowercase(), id.to_owned()), None, "{text}");
            let words: Vec<String> = text
                .split(|character: char| {
                    !character.is_alphanumeric() && character != '\'' && character != '-'
                })
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            assert!(words.len() <= 25, "{text}");
            assert!(words[0].ends_with('s'), "a verb in the third person comes first: {text}");
            assert!(text.starts_with(char::is_uppercase) && !text.ends_with('.'), "{text}");
            assert!(!text.contains(char::is_numeric) && !text.contains('%'), "no counts: {text}");
            let padded = format!(" {} ", words.join(" "));
            for word in UNWANTED {
                assert!(!padded.contains(&format!(" {word} ")), "`{word}` in: {text}");
            }
        }
    };
    for behavior in files("behaviors") {
        behavior["examples"].as_object().expect("a mapping").values().for_each(&mut check);
    }
    for discipline in files("disciplines") {
        for by_step in discipline["examples"].as_object().expect("a mapping").values() {
            by_step.as_object().expect("a mapping").values().for_each(&mut check);
        }
    }
    assert!(ids.len() > 150, "{}", ids.len());
}

#[test]
fn no_text_uses_a_word_of_a_wider_step() {
    let steps = yaml("steps.yaml");
    let steps = steps.as_array().expect("a list");
    let scope_words = |from: usize| {
        steps[from..]
            .iter()
            .flat_map(|step| step["scope_words"].as_array().into_iter().flatten())
            .filter_map(Value::as_str)
    };
    let check = |examples: &Value| {
        for (position, step) in steps.iter().enumerate() {
            for (_, text) in texts(&examples[step["id"].as_str().expect("an id")]) {
                let padded = format!(" {} ", text.to_lowercase().replace([',', ';', ':'], " "));
                for word in scope_words(position + 1) {
                    assert!(!padded.contains(&format!(" {word} ")), "`{word}` in: {text}");
                }
            }
        }
    };
    files("behaviors").iter().for_each(|behavior| check(&behavior["examples"]));
    files("disciplines").iter().for_each(|discipline| check(&discipline["examples"]["mastery"]));
}

#[test]
fn approval_goes_to_roles_and_roles_to_steps() {
    let (steps, roles) = (yaml("steps.yaml"), yaml("roles.yaml"));
    let approval = |index: usize| steps[index]["approval"].as_str();
    let approvals = [None, Some("chapter-lead"), Some("tribe-lead"), Some("chief-technology-officer")];
    assert_eq!([0, 1, 2, 3].map(approval), approvals);
    let narrowest = |id: &str| {
        roles.as_array().expect("a list").iter().find(|role| role["id"] == id).expect("the role")["step"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(narrowest("chapter-lead").as_deref(), Some("squad"));
    assert_eq!(narrowest("chief-architect").as_deref(), Some("company"));
    assert_eq!(narrowest("software-engineer"), None);
}
