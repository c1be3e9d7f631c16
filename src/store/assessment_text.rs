//! An assessment as the text of a file: read with everything that is wrong with it, and written so that it reads well
//! in a diff.

use std::path::Path;
use std::sync::Arc;

use serde_yaml::Value;

use super::read;
use super::reviews::whole;
use crate::diagnostic::{Source, Sourced};
use crate::error::InvalidFiles;
use crate::model::{Assessment, Framework, Letter};
use crate::yaml::{self, Strictness};

/// Reads an assessment from any path.
pub fn load_assessment(
    path: &Path,
    shown: &str,
    framework: &Framework,
) -> anyhow::Result<Sourced<Assessment>> {
    let source = read::source(path, shown)?.map_err(|finding| InvalidFiles(vec![finding]))?;
    assessment_in(&source, framework)
}

/// Reads an assessment from a text.
pub fn assessment_in(source: &Arc<Source>, framework: &Framework) -> anyhow::Result<Sourced<Assessment>> {
    let sourced: Sourced<Assessment> = whole(yaml::typed(source, Strictness::Strict))?;
    let problems = sourced.value.unknown_ids(&sourced.source, framework);
    if problems.is_empty() { Ok(sourced) } else { Err(InvalidFiles(yaml::place(problems)).into()) }
}

/// An assessment as its file says it: comments of a file that was written by hand are kept.
///
/// Behaviors and steps are written in the framework's order.
pub fn text_of(assessment: &Assessment, framework: &Framework, existing: &str) -> anyhow::Result<String> {
    let value = in_framework_order(assessment, framework)?;
    if !existing.contains('#') {
        return yaml::to_yaml(&value);
    }
    yaml::rewritten(existing, &value)
}

/// What goes into an envelope, as a text that reads like an assessment's file.
pub fn letter_text(letter: &Letter, framework: &Framework) -> anyhow::Result<String> {
    let mut value = serde_yaml::to_value(letter)?;
    if let Some(assessment) = value.get_mut("assessment") {
        *assessment = in_framework_order(&letter.assessment, framework)?;
    }
    yaml::to_yaml(&value)
}

/// The assessment as a value whose cells are in the framework's order, unknown ones last.
fn in_framework_order(assessment: &Assessment, framework: &Framework) -> anyhow::Result<Value> {
    let mut value = serde_yaml::to_value(assessment)?;
    let Some(Value::Mapping(cells)) = value.get_mut("cells") else { return Ok(value) };
    let behaviors: Vec<&str> = framework.behaviors.iter().map(|behavior| behavior.id.as_str()).collect();
    let steps: Vec<&str> = framework.steps.iter().map(|step| step.id.as_str()).collect();
    sort(cells, &behaviors);
    for (_, by_step) in cells.iter_mut() {
        if let Value::Mapping(by_step) = by_step {
            sort(by_step, &steps);
        }
    }
    Ok(value)
}

fn sort(mapping: &mut serde_yaml::Mapping, order: &[&str]) {
    let rank = |key: &Value| {
        let known = order.iter().position(|id| key.as_str() == Some(id));
        known.unwrap_or(order.len())
    };
    let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
    entries.sort_by_key(|(key, _)| rank(key));
    mapping.extend(entries);
}
