//! What changes in the files of a framework that is there: comments and layout stay.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

use super::files;
use crate::analysis::ladder::{Ladder, Plan, Summarized};
use crate::diagnostic::Source;
use crate::error::UserError;
use crate::model::Id;
use crate::store::FrameworkFiles;
use crate::yaml;

/// The files of a framework, as they are to be.
pub struct Edits<'a> {
    ladder: &'a Ladder,
    plan: &'a Plan,
    /// By their paths below the framework's folder: the text, and what it is to read as.
    files: BTreeMap<String, (&'a Source, Value)>,
    new: Vec<(String, String)>,
}

/// The files that change, with their texts.
///
/// # Errors
/// One of them is laid out so that it cannot be changed.
pub fn edits(
    ladder: &Ladder,
    plan: &Plan,
    existing: &FrameworkFiles,
    folder: &Path,
) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let is_data = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
    let files = existing.sources().filter(|(path, _)| is_data(path)).map(|(path, source)| {
        let value = yaml::value(&source.text).unwrap_or_default();
        (path.to_owned(), (&**source, value))
    });
    let mut edits = Edits { ladder, plan, files: files.collect(), new: Vec::new() };
    edits.add_parts()?;
    edits.change_summaries();
    edits.change_texts()?;
    edits.texts(folder)
}

impl Edits<'_> {
    fn value(&mut self, stem: &str) -> Option<&mut Value> {
        let path = ["yaml", "yml"].map(|ending| format!("{stem}.{ending}"));
        let path = path.into_iter().find(|path| self.files.contains_key(path))?;
        self.files.get_mut(&path).map(|(_, value)| value)
    }

    /// Steps, behaviors and disciplines that are not there yet.
    fn add_parts(&mut self) -> anyhow::Result<()> {
        let (ladder, plan) = (self.ladder, self.plan);
        for &at in &plan.new_steps {
            let step = files::step(ladder, plan, at)?;
            // Behind the one that it is behind in the ladder; where it is the first of all, at the top.
            let before = at.checked_sub(1).and_then(|before| plan.steps.get(before));
            let Some(steps) = self.value("steps").and_then(Value::as_sequence_mut) else { continue };
            let is_before = |step: &Value| {
                before.is_some_and(|id| step.get("id").and_then(Value::as_str) == Some(id.as_str()))
            };
            let place =
                steps.iter().position(is_before).map_or(if at == 0 { 0 } else { steps.len() }, |at| at + 1);
            steps.insert(place, step);
        }
        for &at in &plan.new_behaviors {
            let id = &plan.behaviors[at];
            self.list_behavior(id, &ladder.behaviors[at].group);
            self.new.push((format!("behaviors/{id}.yaml"), files::behavior(ladder, plan, at)?));
        }
        for &at in &plan.new_disciplines {
            let path = format!("disciplines/{}.yaml", plan.disciplines[at]);
            self.new.push((path, files::discipline(ladder, plan, at)?));
        }
        Ok(())
    }

    /// Lists a new behavior: after the last one of its group, else at the end.
    fn list_behavior(&mut self, id: &Id, group: &str) {
        let new = self.plan.new_behaviors.iter().map(|at| (&self.plan.behaviors[*at], *at));
        let new: Vec<&Id> =
            new.filter(|(_, at)| self.ladder.behaviors[*at].group == group).map(|(id, _)| id).collect();
        let Some(mut listed) = self.listed_behaviors().map(|listed| listed.clone()) else { return };
        let is_of_group = |listed: &Value| {
            let Some(listed) = listed.as_str() else { return false };
            let own = self.value(&format!("behaviors/{listed}")).and_then(|it| it.get("group"));
            own.and_then(Value::as_str) == Some(group) || new.iter().any(|id| id.as_str() == listed)
        };
        let last = if group.is_empty() { None } else { listed.iter().rposition(is_of_group) };
        listed.insert(last.map_or(listed.len(), |at| at + 1), id.as_str().into());
        if let Some(place) = self.listed_behaviors() {
            *place = listed;
        }
    }

    fn listed_behaviors(&mut self) -> Option<&mut Vec<Value>> {
        self.value("framework")?.get_mut("behaviors")?.as_sequence_mut()
    }

    fn change_summaries(&mut self) {
        let plan = self.plan;
        for changed in &plan.summaries {
            let part = match changed.of {
                Summarized::Behavior => self.value(&format!("behaviors/{}", changed.id)),
                Summarized::Step => self.value("steps").and_then(Value::as_sequence_mut).and_then(|steps| {
                    steps
                        .iter_mut()
                        .find(|step| step.get("id").and_then(Value::as_str) == Some(changed.id.as_str()))
                }),
            };
            if let Some(part) = part.and_then(Value::as_mapping_mut) {
                part.insert("summary".into(), changed.after.as_str().into());
            }
        }
    }

    fn change_texts(&mut self) -> anyhow::Result<()> {
        let (ladder, plan) = (self.ladder, self.plan);
        for changed in &plan.reworded {
            let text = ladder.texts[changed.text].text.as_str();
            if let Some(example) = self.example(changed.text, &changed.id) {
                example.insert("text".into(), text.into());
            }
        }
        for new in &plan.new_examples {
            let example = files::example(ladder, plan, new.text, &new.id, new.replaces.as_ref())?;
            if let (Some(old), Some(wanted)) =
                (new.replaces.as_ref().and_then(|id| self.example(new.text, id)), example.as_mapping())
            {
                let mut wanted = wanted.clone();
                // Answers to what the former one replaced are carried over as well.
                let former = old.get("replaces").cloned();
                if let (Some(former), Some(id)) = (former, wanted.get("replaces").cloned()) {
                    let earlier = former.as_sequence().cloned().unwrap_or_else(|| vec![former]);
                    let all: Vec<Value> = std::iter::once(id).chain(earlier).collect();
                    wanted.insert("replaces".into(), Value::Sequence(all));
                }
                *old = wanted;
                continue;
            }
            if let Some(cell) = self.cell(new.text) {
                cell.push(example);
            }
        }
        Ok(())
    }

    /// The file in which a text is: none where that is new.
    fn file_of(&mut self, text: usize) -> Option<(&mut Value, Vec<Id>)> {
        let (plan, text) = (self.plan, &self.ladder.texts[text]);
        let (behavior, step) = (&plan.behaviors[text.behavior], &plan.steps[text.step]);
        let (stem, keys) = match text.disciplines.as_slice() {
            [only] => {
                (format!("disciplines/{}", plan.disciplines[*only]), vec![behavior.clone(), step.clone()])
            }
            _ => (format!("behaviors/{behavior}"), vec![step.clone()]),
        };
        Some((self.value(&stem)?, keys))
    }

    /// The list of the examples of a cell, made where there is none.
    fn cell(&mut self, text: usize) -> Option<&mut Vec<Value>> {
        let (file, keys) = self.file_of(text)?;
        let mut at =
            file.as_mapping_mut()?.entry("examples".into()).or_insert(Value::Mapping(Mapping::new()));
        for (depth, key) in keys.iter().enumerate() {
            let is_last = depth + 1 == keys.len();
            if at.is_null() {
                *at = Value::Mapping(Mapping::new());
            }
            let empty = if is_last { Value::Sequence(Vec::new()) } else { Value::Mapping(Mapping::new()) };
            at = at.as_mapping_mut()?.entry(key.as_str().into()).or_insert(empty);
        }
        if at.is_null() {
            *at = Value::Sequence(Vec::new());
        }
        at.as_sequence_mut()
    }

    /// An example that is there: in the cell of a text, or of a discipline marked in the behavior's own file.
    fn example(&mut self, text: usize, id: &Id) -> Option<&mut Mapping> {
        let stems = {
            let (plan, text) = (self.plan, &self.ladder.texts[text]);
            let disciplines =
                text.disciplines.iter().map(|at| format!("disciplines/{}", plan.disciplines[*at]));
            disciplines.chain([format!("behaviors/{}", plan.behaviors[text.behavior])]).collect::<Vec<_>>()
        };
        let path = self.files.iter().find_map(|(path, (_, value))| {
            let is_one = stems
                .iter()
                .any(|stem| path.strip_prefix(stem.as_str()).is_some_and(|rest| rest.starts_with(".y")));
            (is_one && holds(value, id)).then(|| path.clone())
        })?;
        self.files.get_mut(&path).and_then(|(_, value)| entry(value, id))
    }

    /// The texts of the files that read otherwise now.
    fn texts(self, folder: &Path) -> anyhow::Result<Vec<(PathBuf, String)>> {
        let mut texts = Vec::new();
        for (path, (source, wanted)) in self.files {
            if yaml::value(&source.text).is_ok_and(|value| value == wanted) {
                continue;
            }
            let changed = match path.starts_with("steps.") {
                true => with_steps(&source.text, &wanted),
                false => yaml::update(&source.text, &wanted),
            };
            let Some(changed) = changed else {
                let shown = &source.name;
                let message =
                    format!("`{shown}` is laid out so that it cannot be changed; nothing was written");
                let by_hand = yaml::to_yaml(&wanted)?;
                return Err(UserError::new(message)
                    .hint(format!("write it so by hand:\n{}", by_hand.trim_end()))
                    .into());
            };
            texts.push((folder.join(path), changed));
        }
        texts.extend(self.new.into_iter().map(|(path, text)| (folder.join(path), text)));
        Ok(texts)
    }
}

fn holds(value: &Value, id: &Id) -> bool {
    match value {
        Value::Mapping(mapping) => {
            let is_it = mapping.contains_key("text")
                && mapping.get("id").and_then(Value::as_str) == Some(id.as_str());
            is_it || mapping.values().any(|value| holds(value, id))
        }
        Value::Sequence(items) => items.iter().any(|item| holds(item, id)),
        _ => false,
    }
}

fn entry<'v>(value: &'v mut Value, id: &Id) -> Option<&'v mut Mapping> {
    if !holds(value, id) {
        return None;
    }
    match value {
        Value::Mapping(mapping) => {
            if mapping.contains_key("text") && mapping.get("id").and_then(Value::as_str) == Some(id.as_str())
            {
                return Some(mapping);
            }
            mapping.values_mut().find_map(|value| entry(value, id))
        }
        Value::Sequence(items) => items.iter_mut().find_map(|item| entry(item, id)),
        _ => None,
    }
}

/// The list of steps with new ones put between, each as lines of its own: the comments of the others stay with them.
fn with_steps(text: &str, wanted: &Value) -> Option<String> {
    let current = yaml::value(text).ok()?;
    let (current, wanted_steps) = (current.as_sequence()?, wanted.as_sequence()?);
    let id = |step: &Value| step.get("id").and_then(Value::as_str).map(str::to_owned);
    let is_new = |step: &&Value| current.iter().all(|known| id(known) != id(step));
    // First what changed in those that are there.
    let kept: Vec<Value> = wanted_steps.iter().filter(|step| !is_new(step)).cloned().collect();
    let kept = Value::Sequence(kept);
    let text =
        if Value::Sequence(current.clone()) == kept { text.to_owned() } else { yaml::update(text, &kept)? };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, step) in wanted_steps.iter().enumerate().filter(|(_, step)| is_new(step)) {
        // Up to here, all of them are there.
        let starts: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].starts_with("- ")).collect();
        let own = yaml::to_yaml(&vec![step]).ok()?;
        let own = own.lines().map(str::to_owned);
        match starts.get(at) {
            None => {
                lines.push(String::new());
                lines.extend(own);
            }
            Some(start) => {
                // What is said above a step stays above it.
                let mut start = *start;
                while start > 0 && lines[start - 1].starts_with('#') && at > 0 {
                    start -= 1;
                }
                lines.splice(start..start, own.chain([String::new()]));
            }
        }
    }
    let text = lines.join("\n") + "\n";
    (yaml::value(&text).ok()? == *wanted).then_some(text)
}
