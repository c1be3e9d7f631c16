//! The files of a new framework, from a ladder: each as it would be written by hand, with the ids that were made.

use serde::Serialize;
use serde_yaml::{Mapping, Value};

use crate::analysis::discipline::PLACEHOLDER;
use crate::analysis::ladder::{Ladder, Plan, are_english};
use crate::model::{Id, Manifest, Scale};
use crate::yaml::to_yaml;

/// What a new framework is called.
pub struct Called {
    pub id: Id,
    pub name: String,
    /// The file that it comes from.
    pub from: String,
}

/// The files, by their paths below the framework's folder.
pub fn files(
    ladder: &Ladder,
    plan: &Plan,
    called: &Called,
    scale: &Scale,
) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = vec![
        ("framework.yaml".to_owned(), manifest(ladder, plan, called, scale)?),
        ("steps.yaml".to_owned(), steps(ladder, plan)?),
    ];
    for at in 0..ladder.behaviors.len() {
        files.push((format!("behaviors/{}.yaml", plan.behaviors[at]), behavior(ladder, plan, at)?));
    }
    for at in 0..ladder.disciplines.len() {
        files.push((format!("disciplines/{}.yaml", plan.disciplines[at]), discipline(ladder, plan, at)?));
    }
    Ok(files)
}

fn manifest(ladder: &Ladder, plan: &Plan, called: &Called, scale: &Scale) -> anyhow::Result<String> {
    let mut out = Mapping::new();
    put(&mut out, "id", &called.id)?;
    put(&mut out, "name", &called.name)?;
    put(&mut out, "version", "1.0.0")?;
    if are_english(ladder.texts.iter().map(|text| text.text.as_str())) {
        put(&mut out, "language", Manifest::ENGLISH)?;
    }
    put(&mut out, "summary", format!("Career steps, taken over from {}.", called.from))?;
    put(&mut out, "behaviors", &plan.behaviors)?;
    put(&mut out, "scale", scale)?;
    let comment = "# The framework as a whole: its name and version, the order of its behaviors, and the scale that people rate with.\n";
    Ok(format!("{comment}{}", to_yaml(&Value::Mapping(out))?))
}

fn steps(ladder: &Ladder, plan: &Plan) -> anyhow::Result<String> {
    let mut out = String::from(
        "# The steps, narrowest first. A step comes after the one before it, unless it says otherwise.\n",
    );
    for at in 0..ladder.steps.len() {
        if at > 0 {
            out.push('\n');
        }
        out += &to_yaml(&vec![step(ladder, plan, at)?])?;
    }
    Ok(out)
}

/// An entry of `steps.yaml`.
pub fn step(ladder: &Ladder, plan: &Plan, at: usize) -> anyhow::Result<Value> {
    let step = &ladder.steps[at];
    let mut out = Mapping::new();
    put(&mut out, "id", &plan.steps[at])?;
    put(&mut out, "name", &step.name)?;
    put(&mut out, "summary", or_to_be_written(&step.summary, "what somebody at this step does"))?;
    if !step.scope.is_empty() {
        put(&mut out, "scope", &step.scope)?;
    }
    if let Some(after) = step.after {
        put(&mut out, "after", &plan.steps[after])?;
    }
    Ok(Value::Mapping(out))
}

/// The file of a behavior, with the texts that are for everybody or for several disciplines.
pub fn behavior(ladder: &Ladder, plan: &Plan, at: usize) -> anyhow::Result<String> {
    let behavior = &ladder.behaviors[at];
    let mut out = Mapping::new();
    put(&mut out, "id", &plan.behaviors[at])?;
    put(&mut out, "name", &behavior.name)?;
    put(&mut out, "summary", or_to_be_written(&behavior.summary, "what this behavior is about"))?;
    if !behavior.group.is_empty() {
        put(&mut out, "group", &behavior.group)?;
    }
    let mut examples = Mapping::new();
    for (step, id) in plan.steps.iter().enumerate() {
        let is_here = |text: usize| {
            let text = &ladder.texts[text];
            text.behavior == at && text.step == step && text.disciplines.len() != 1
        };
        let found = new_examples(ladder, plan, is_here)?;
        if !found.is_empty() {
            put(&mut examples, id.as_str(), &found)?;
        }
    }
    put(&mut out, "examples", &examples)?;
    to_yaml(&Value::Mapping(out))
}

/// The file of a discipline, with the texts that are for it alone.
pub fn discipline(ladder: &Ladder, plan: &Plan, at: usize) -> anyhow::Result<String> {
    let mut out = Mapping::new();
    put(&mut out, "id", &plan.disciplines[at])?;
    put(&mut out, "name", &ladder.disciplines[at])?;
    put(&mut out, "summary", or_to_be_written("", "what this discipline is for"))?;
    let mut examples = Mapping::new();
    for (behavior, behavior_id) in plan.behaviors.iter().enumerate() {
        let mut by_step = Mapping::new();
        for (step, step_id) in plan.steps.iter().enumerate() {
            let is_here = |text: usize| {
                let text = &ladder.texts[text];
                text.behavior == behavior && text.step == step && text.disciplines == [at]
            };
            let found = new_examples(ladder, plan, is_here)?;
            if !found.is_empty() {
                put(&mut by_step, step_id.as_str(), &found)?;
            }
        }
        if !by_step.is_empty() {
            put(&mut examples, behavior_id.as_str(), &by_step)?;
        }
    }
    if !examples.is_empty() {
        put(&mut out, "examples", &examples)?;
    }
    to_yaml(&Value::Mapping(out))
}

/// The new examples of the texts that belong somewhere.
fn new_examples(ladder: &Ladder, plan: &Plan, is_here: impl Fn(usize) -> bool) -> anyhow::Result<Vec<Value>> {
    plan.new_examples
        .iter()
        .filter(|it| is_here(it.text))
        .map(|it| example(ladder, plan, it.text, &it.id, it.replaces.as_ref()))
        .collect()
}

/// An example as it stands in a file.
pub fn example(
    ladder: &Ladder,
    plan: &Plan,
    text: usize,
    id: &Id,
    replaces: Option<&Id>,
) -> anyhow::Result<Value> {
    let text = &ladder.texts[text];
    let mut out = Mapping::new();
    put(&mut out, "id", id)?;
    put(&mut out, "text", &text.text)?;
    if text.disciplines.len() > 1 {
        let disciplines: Vec<&Id> = text.disciplines.iter().map(|at| &plan.disciplines[*at]).collect();
        put(&mut out, "disciplines", &disciplines)?;
    }
    if !text.links.is_empty() {
        put(&mut out, "links", &text.links)?;
    }
    if let Some(replaces) = replaces {
        put(&mut out, "replaces", replaces)?;
    }
    Ok(Value::Mapping(out))
}

fn put(mapping: &mut Mapping, key: &str, value: impl Serialize) -> anyhow::Result<()> {
    mapping.insert(key.into(), serde_yaml::to_value(value)?);
    Ok(())
}

/// A summary, or that it is to be written.
fn or_to_be_written(summary: &str, what: &str) -> String {
    match summary.is_empty() {
        true => format!("{PLACEHOLDER} {what}, in a sentence or two."),
        false => summary.to_owned(),
    }
}
