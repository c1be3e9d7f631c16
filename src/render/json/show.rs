//! `"report": "show"`.

use serde::Serialize;

use super::{ExampleText, Labeled, Named};
use crate::analysis::overview::{self, Subject};
use crate::model::{
    Behavior, Discipline, Expects, Framework, Id, Lens, Questions, Role, Scale, Step, Tagged,
};

#[derive(Serialize)]
struct Content<'a> {
    /// What was asked for: `overview`, `all`, `behavior`, `step`, `discipline`, `role`, `steps` or `disciplines`; and
    /// the id of the one.
    subject: &'static str,
    id: Option<&'a Id>,
    /// The ids of those that are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<Vec<&'a Id>>,
    /// Of two steps, the steps that each of them includes.
    #[serde(skip_serializing_if = "Option::is_none")]
    includes: Option<Includes<'a>>,
    summary: &'a str,
    /// The steps shown, narrowest first.
    steps: Vec<StepText<'a>>,
    behaviors: Vec<BehaviorText<'a>>,
    disciplines: Vec<DisciplineText<'a>>,
    cells: Vec<Cell<'a>>,
    /// The role that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<RoleText<'a>>,
    /// The rest of the whole framework.
    #[serde(flatten)]
    rest: Option<Rest<'a>>,
}

/// What is told of the whole framework alone.
#[derive(Serialize)]
struct Rest<'a> {
    scale: ScaleText<'a>,
    roles: Vec<RoleText<'a>>,
    questions: &'a Questions,
}

#[derive(Serialize)]
struct ScaleText<'a> {
    demonstrated_from: &'a Id,
    /// Lowest first.
    ratings: Vec<RatingText<'a>>,
}

#[derive(Serialize)]
struct RatingText<'a> {
    id: &'a Id,
    label: &'a str,
    meaning: &'a str,
}

#[derive(Serialize)]
struct RoleText<'a> {
    id: &'a Id,
    label: &'a str,
    summary: Option<&'a str>,
    /// The narrowest step at which somebody can take it.
    step: Option<Labeled<'a>>,
    /// Which step is expected in a behavior.
    expects: &'a Expects,
}

/// Which steps two steps include, narrowest first.
#[derive(Serialize)]
struct Includes<'a> {
    both: Vec<&'a Id>,
    only_first: Vec<&'a Id>,
    only_second: Vec<&'a Id>,
}

#[derive(Serialize)]
struct StepText<'a> {
    id: &'a Id,
    label: &'a str,
    short: &'a str,
    summary: &'a str,
    scope: Option<&'a str>,
    /// The step before it on its line.
    previous: Option<&'a Id>,
    /// The steps of other lines that reach as far.
    beside: Vec<&'a Id>,
    /// Which other step is expected here in a behavior.
    expects: &'a Expects,
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
    group: Option<&'a str>,
    /// The disciplines that alone have it; none where everybody has it.
    disciplines: &'a [Id],
}

#[derive(Serialize)]
struct DisciplineText<'a> {
    id: &'a Id,
    label: &'a str,
    summary: &'a str,
    /// The steps that it has; none where it has all.
    steps: &'a [Id],
}

/// One behavior at one step, with the examples in the lens.
#[derive(Serialize)]
struct Cell<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    summary: Option<&'a str>,
    examples: Vec<LinkedExample<'a>>,
}

/// An example, and where to read more.
#[derive(Serialize)]
struct LinkedExample<'a> {
    #[serde(flatten)]
    example: ExampleText<'a>,
    links: &'a [String],
}

/// The framework, or a part of it, as JSON.
pub fn show<'a>(framework: &'a Framework, subject: Subject<'a>, lens: Lens<'a>) -> impl Serialize {
    let whole = framework.manifest.summary.as_str();
    let (kind, id, summary) = match subject {
        Subject::Overview => ("overview", None, whole),
        Subject::Whole => ("all", None, whole),
        Subject::Behavior(it) => ("behavior", Some(&it.id), it.summary.as_str()),
        Subject::Step(it) => ("step", Some(&it.id), it.summary.as_str()),
        Subject::Discipline(it) => ("discipline", Some(&it.id), it.summary.as_str()),
        Subject::Role(it) => ("role", Some(&it.id), it.summary.as_deref().unwrap_or_default()),
        Subject::Steps(..) => ("steps", None, whole),
        Subject::Disciplines(_) => ("disciplines", None, whole),
    };
    let behaviors: Vec<&Behavior> =
        framework.behaviors.iter().filter(|it| has_behavior(framework, (subject, lens), it)).collect();
    let has_step = |it: &&Step| has_step(framework, (subject, lens), it);
    let steps: Vec<&Step> = framework.steps.iter().filter(has_step).collect();
    let disciplines = framework.disciplines.iter().filter(|it| has_discipline(subject, it));
    Content {
        subject: kind,
        id,
        compared: compared(subject),
        includes: includes(framework, subject),
        summary,
        steps: steps.iter().map(|it| step(framework, it)).collect(),
        disciplines: disciplines.map(discipline).collect(),
        cells: cells(framework, &behaviors, &steps, subject, lens),
        behaviors: behaviors.into_iter().map(behavior).collect(),
        role: match subject {
            Subject::Role(it) => Some(RoleText::of(framework, it)),
            _ => None,
        },
        rest: matches!(subject, Subject::Whole).then(|| rest(framework)),
    }
}

fn compared(subject: Subject<'_>) -> Option<Vec<&Id>> {
    match subject {
        Subject::Steps(first, second) => Some(vec![&first.id, &second.id]),
        Subject::Disciplines(disciplines) => Some(disciplines.iter().map(|it| &it.id).collect()),
        _ => None,
    }
}

fn includes<'a>(framework: &'a Framework, subject: Subject<'_>) -> Option<Includes<'a>> {
    let Subject::Steps(first, second) = subject else { return None };
    let pair = overview::pair(framework, first, second);
    let ids = |steps: Vec<&'a Step>| steps.into_iter().map(|step| &step.id).collect();
    Some(Includes {
        both: ids(pair.shared),
        only_first: ids(pair.only_first),
        only_second: ids(pair.only_second),
    })
}

fn rest(framework: &Framework) -> Rest<'_> {
    let Scale { demonstrated_from, ratings } = &framework.manifest.scale;
    let ratings = ratings.iter().map(|it| RatingText { id: &it.id, label: &it.label, meaning: &it.meaning });
    let role = |role| RoleText::of(framework, role);
    Rest {
        scale: ScaleText { demonstrated_from, ratings: ratings.collect() },
        roles: framework.roles.iter().map(role).collect(),
        questions: &framework.questions,
    }
}

impl<'a> RoleText<'a> {
    fn of(framework: &'a Framework, role: &'a Role) -> Self {
        let step = overview::narrowest_step(framework, role);
        let step = step.map(|step| Labeled { id: &step.id, label: &step.name });
        let Role { id, name, summary, expects, .. } = role;
        Self { id, label: name, summary: summary.as_deref(), step, expects }
    }
}

fn has_behavior(
    framework: &Framework,
    (subject, lens): (Subject<'_>, Lens<'_>),
    behavior: &Behavior,
) -> bool {
    match subject {
        Subject::Overview | Subject::Whole | Subject::Step(_) | Subject::Steps(..) => {
            overview::has_behavior(framework, behavior, lens)
        }
        Subject::Behavior(asked) => asked.id == behavior.id,
        Subject::Discipline(asked) => asked.has_own_for(behavior),
        Subject::Disciplines(asked) => asked.iter().any(|asked| asked.has_own_for(behavior)),
        Subject::Role(asked) => asked.expects.contains_key(&behavior.id),
    }
}

fn has_step(framework: &Framework, (subject, lens): (Subject<'_>, Lens<'_>), step: &Step) -> bool {
    match subject {
        Subject::Step(asked) => asked.id == step.id,
        Subject::Role(asked) => {
            asked.step.as_ref() == Some(&step.id) || asked.expects.values().any(|it| *it == step.id)
        }
        // Of two steps on one line, the narrower one is the ground on which the wider one adds.
        Subject::Steps(first, second) => {
            let includes = |wider: &Step| framework.steps.includes(&wider.id, &step.id);
            includes(first) != includes(second)
                || step.id == first.id && framework.steps.includes(&second.id, &step.id)
        }
        Subject::Discipline(_) | Subject::Disciplines(_) => true,
        _ => framework.has_step(&step.id, lens),
    }
}

fn has_discipline(subject: Subject<'_>, discipline: &Discipline) -> bool {
    match subject {
        Subject::Discipline(asked) => asked.id == discipline.id,
        Subject::Disciplines(asked) => asked.iter().any(|asked| asked.id == discipline.id),
        Subject::Role(_) => false,
        _ => true,
    }
}

/// The cells that say something; of disciplines, only their own examples.
fn cells<'a>(
    framework: &'a Framework,
    behaviors: &[&'a Behavior],
    steps: &[&'a Step],
    subject: Subject<'_>,
    lens: Lens<'_>,
) -> Vec<Cell<'a>> {
    let only: Option<Vec<Id>> = match subject {
        Subject::Discipline(asked) => Some(vec![asked.id.clone()]),
        Subject::Disciplines(asked) => Some(asked.iter().map(|it| it.id.clone()).collect()),
        _ => None,
    };
    let lens = only.as_deref().map_or(lens, Lens::Of);
    let mut cells = Vec::new();
    if matches!(subject, Subject::Role(_)) {
        return cells;
    }
    for behavior in behaviors {
        for step in steps {
            let mut examples = framework.examples(&behavior.id, &step.id, lens);
            examples.retain(|tagged| only.is_none() || !tagged.disciplines.is_empty());
            let summary = behavior.summaries.get(&step.id).filter(|_| only.is_none());
            if !examples.is_empty() || summary.is_some() {
                cells.push(Cell {
                    behavior: Named::behavior(framework, &behavior.id),
                    step: Named::step(framework, &step.id),
                    summary: summary.map(String::as_str),
                    examples: examples.iter().map(linked).collect(),
                });
            }
        }
    }
    cells
}

fn linked<'a>(tagged: &Tagged<'a>) -> LinkedExample<'a> {
    LinkedExample { example: ExampleText::of(tagged), links: &tagged.example.links }
}

fn step<'a>(framework: &'a Framework, step: &'a Step) -> StepText<'a> {
    let role = |role: &'a Role| Labeled { id: &role.id, label: &role.name };
    StepText {
        id: &step.id,
        label: &step.name,
        short: step.short(),
        summary: &step.summary,
        scope: step.scope.as_deref(),
        previous: framework.steps.previous(&step.id).map(|it| &it.id),
        beside: framework.steps.beside(&step.id).map(|it| &it.id).collect(),
        expects: &step.expects,
        approval: step.approval.as_ref().and_then(|id| framework.role(id)).map(role),
        consult: &step.consult,
        roles: overview::roles_from(framework, step).into_iter().map(role).collect(),
    }
}

fn behavior(behavior: &Behavior) -> BehaviorText<'_> {
    let Behavior { id, name, summary, group, disciplines, .. } = behavior;
    BehaviorText { id, label: behavior.short(), name, summary, group: group.as_deref(), disciplines }
}

fn discipline(discipline: &Discipline) -> DisciplineText<'_> {
    let Discipline { id, name, summary, steps, .. } = discipline;
    DisciplineText { id, label: name, summary, steps }
}
