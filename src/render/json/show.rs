//! `"report": "show"`.

use serde::Serialize;

use super::{ExampleText, Labeled, Named};
use crate::analysis::overview::Subject;
use crate::model::{Behavior, Discipline, Framework, Id, Lens, Role, Step};

#[derive(Serialize)]
struct Content<'a> {
    /// What was asked for: `overview`, `behavior`, `step` or `discipline`; and its id.
    subject: &'static str,
    id: Option<&'a Id>,
    summary: &'a str,
    /// The steps shown, narrowest first.
    steps: Vec<StepText<'a>>,
    behaviors: Vec<BehaviorText<'a>>,
    disciplines: Vec<DisciplineText<'a>>,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct StepText<'a> {
    id: &'a Id,
    label: &'a str,
    summary: &'a str,
    scope: Option<&'a str>,
    approval: Option<Labeled<'a>>,
    consult: &'a [String],
    /// The roles for which this is the narrowest step.
    roles: Vec<Labeled<'a>>,
}

#[derive(Serialize)]
struct BehaviorText<'a> {
    id: &'a Id,
    label: &'a str,
    name: &'a str,
    summary: &'a str,
}

#[derive(Serialize)]
struct DisciplineText<'a> {
    id: &'a Id,
    label: &'a str,
    summary: &'a str,
}

/// One behavior at one step, with the examples in the lens.
#[derive(Serialize)]
struct Cell<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    examples: Vec<ExampleText<'a>>,
}

/// The framework, or a part of it, as JSON.
pub fn show<'a>(framework: &'a Framework, subject: Subject<'a>, lens: Lens<'a>) -> impl Serialize {
    let (kind, id, summary) = match subject {
        Subject::Overview => ("overview", None, framework.manifest.summary.as_str()),
        Subject::Behavior(it) => ("behavior", Some(&it.id), it.summary.as_str()),
        Subject::Step(it) => ("step", Some(&it.id), it.summary.as_str()),
        Subject::Discipline(it) => ("discipline", Some(&it.id), it.summary.as_str()),
    };
    let behaviors: Vec<&Behavior> =
        framework.behaviors.iter().filter(|it| has_behavior(subject, it)).collect();
    let steps: Vec<&Step> = framework.steps.iter().filter(|it| has_step(subject, it)).collect();
    let disciplines = framework.disciplines.iter().filter(|it| has_discipline(subject, it));
    Content {
        subject: kind,
        id,
        summary,
        steps: steps.iter().map(|it| step(framework, it)).collect(),
        disciplines: disciplines.map(discipline).collect(),
        cells: cells(framework, &behaviors, &steps, subject, lens),
        behaviors: behaviors.into_iter().map(behavior).collect(),
    }
}

fn has_behavior(subject: Subject<'_>, behavior: &Behavior) -> bool {
    match subject {
        Subject::Overview | Subject::Step(_) => true,
        Subject::Behavior(asked) => asked.id == behavior.id,
        Subject::Discipline(asked) => asked.has_own_for(behavior),
    }
}

fn has_step(subject: Subject<'_>, step: &Step) -> bool {
    match subject {
        Subject::Step(asked) => asked.id == step.id,
        _ => true,
    }
}

fn has_discipline(subject: Subject<'_>, discipline: &Discipline) -> bool {
    match subject {
        Subject::Discipline(asked) => asked.id == discipline.id,
        _ => true,
    }
}

/// The cells that hold examples; of a discipline, only its own.
fn cells<'a>(
    framework: &'a Framework,
    behaviors: &[&'a Behavior],
    steps: &[&'a Step],
    subject: Subject<'_>,
    lens: Lens<'_>,
) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for behavior in behaviors {
        for step in steps {
            let examples = match subject {
                Subject::Discipline(asked) => {
                    let lens = Lens::Of(std::slice::from_ref(&asked.id));
                    let mut own = framework.examples(&behavior.id, &step.id, lens);
                    own.retain(|tagged| !tagged.disciplines.is_empty());
                    own
                }
                _ => framework.examples(&behavior.id, &step.id, lens),
            };
            if !examples.is_empty() {
                cells.push(Cell {
                    behavior: Named::behavior(framework, &behavior.id),
                    step: Named::step(framework, &step.id),
                    examples: examples.iter().map(ExampleText::of).collect(),
                });
            }
        }
    }
    cells
}

fn step<'a>(framework: &'a Framework, step: &'a Step) -> StepText<'a> {
    let role = |role: &'a Role| Labeled { id: &role.id, label: &role.name };
    StepText {
        id: &step.id,
        label: &step.name,
        summary: &step.summary,
        scope: step.scope.as_deref(),
        approval: step.approval.as_ref().and_then(|id| framework.role(id)).map(role),
        consult: &step.consult,
        roles: crate::analysis::overview::roles_from(framework, step).into_iter().map(role).collect(),
    }
}

fn behavior(behavior: &Behavior) -> BehaviorText<'_> {
    let Behavior { id, name, summary, .. } = behavior;
    BehaviorText { id, label: behavior.short(), name, summary }
}

fn discipline(discipline: &Discipline) -> DisciplineText<'_> {
    let Discipline { id, name, summary, .. } = discipline;
    DisciplineText { id, label: name, summary }
}
