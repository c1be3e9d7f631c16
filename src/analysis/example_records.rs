//! Every example of a framework as a record, in the order in which people read them.

use crate::model::{ExampleRecord, Framework, Id, Lens, Step};

/// Behavior by behavior, step by step: the examples for everybody, then those of disciplines.
pub fn example_records(framework: &Framework) -> Vec<ExampleRecord> {
    let mut records = Vec::new();
    for behavior in &framework.behaviors {
        for step in &framework.steps {
            let lines = lines(framework, step);
            for tagged in framework.examples(&behavior.id, &step.id, Lens::Whole) {
                records.push(ExampleRecord {
                    record: ExampleRecord::RECORD,
                    version: ExampleRecord::VERSION,
                    framework: framework.manifest.id.clone(),
                    framework_version: framework.manifest.version.clone(),
                    behavior: behavior.id.clone(),
                    behavior_name: behavior.name.clone(),
                    group: behavior.group.clone(),
                    step: step.id.clone(),
                    step_name: step.name.clone(),
                    lines: lines.clone(),
                    disciplines: tagged.disciplines.iter().map(|it| it.id.clone()).collect(),
                    discipline_names: tagged.disciplines.iter().map(|it| it.name.clone()).collect(),
                    id: tagged.example.id.clone(),
                    text: tagged.example.text.clone(),
                    links: tagged.example.links.clone(),
                    replaces: tagged.example.replaces.iter().cloned().collect(),
                });
            }
        }
    }
    records
}

/// The widest steps of the lines that a step is on; none where there is but one line.
fn lines(framework: &Framework, step: &Step) -> Vec<Id> {
    let lines = framework.steps.lines();
    if lines.len() < 2 {
        return Vec::new();
    }
    let on = lines.iter().filter(|line| line.iter().any(|it| it.id == step.id));
    on.filter_map(|line| line.last()).map(|widest| widest.id.clone()).collect()
}
