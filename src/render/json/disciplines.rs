//! `"report": "disciplines"`.

use serde::Serialize;

use super::Named;
use crate::analysis::discipline::coverage;
use crate::model::{Framework, Id};

#[derive(Serialize)]
struct Content<'a> {
    disciplines: Vec<DisciplineCoverage<'a>>,
}

#[derive(Serialize)]
struct DisciplineCoverage<'a> {
    id: &'a Id,
    label: &'a str,
    summary: &'a str,
    /// Narrowest first.
    steps: Vec<StepCoverage<'a>>,
}

#[derive(Serialize)]
struct StepCoverage<'a> {
    step: Named<'a>,
    /// How many examples are for this discipline and not for everybody.
    own_examples: usize,
}

/// The disciplines with their coverage, as JSON.
pub fn disciplines(framework: &Framework) -> impl Serialize {
    let disciplines = coverage(framework).into_iter().map(|coverage| DisciplineCoverage {
        id: &coverage.discipline.id,
        label: &coverage.discipline.name,
        summary: &coverage.discipline.summary,
        steps: coverage
            .own
            .into_iter()
            .map(|(step, own_examples)| StepCoverage { step: Named::step(framework, &step.id), own_examples })
            .collect(),
    });
    Content { disciplines: disciplines.collect() }
}
