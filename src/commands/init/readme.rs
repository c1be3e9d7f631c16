//! The README of a framework that comes without one of its own.

use crate::model::Framework;
use crate::yaml::to_yaml;

const TEXT: &str = include_str!("framework.md");
/// What each file or folder holds, by what its path begins with.
const FILES: [(&str, &str, &str); 7] = [
    (
        "framework.yaml",
        "framework.yaml",
        "name and version, the order of the behaviors, the scale of ratings",
    ),
    ("steps.yaml", "steps.yaml", "the steps of widening reach, with who approves a move to each"),
    ("roles.yaml", "roles.yaml", "roles, and the narrowest step each one needs, if any"),
    ("questions.yaml", "questions.yaml", "the open questions that begin the talk about a difference"),
    ("behaviors/", "behaviors/<id>.yaml", "one behavior across the steps, with examples for everybody"),
    ("disciplines/", "disciplines/<id>.yaml", "one discipline's own examples"),
    ("guide/", "guide/<topic>.md", "how people here use the framework; questions and answers"),
];
/// What every workspace gets.
const OF_ALL: [(&str, &str); 2] = [
    ("schema/<kind>.json", "what an editor completes and checks these files by, with the ids used here"),
    ("RULES.md", "what `steps check` finds in these files, and how to fix it"),
];

/// The text for a framework whose files have these paths.
pub fn text(framework: &Framework, paths: &[&str]) -> anyhow::Result<String> {
    let is_there = |begins: &str| paths.iter().any(|path| path.starts_with(begins));
    let own = FILES.iter().filter(|(begins, ..)| is_there(begins)).map(|(_, name, holds)| (*name, *holds));
    let rows: String = own.chain(OF_ALL).map(|(name, holds)| format!("| `{name}` | {holds} |\n")).collect();
    let steps = framework.steps.iter();
    let example = steps
        .flat_map(|step| framework.behaviors.iter().filter_map(|behavior| behavior.examples.get(&step.id)))
        .find_map(|examples| examples.first());
    let example = example.map(|example| to_yaml(&[example])).transpose()?;
    Ok(TEXT
        .replacen("NAME", &framework.manifest.name, 1)
        .replacen("FILES\n", &format!("{rows}\n"), 1)
        .replacen("EXAMPLE\n", &example.unwrap_or_default(), 1))
}
