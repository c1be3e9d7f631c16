//! What is said of a step, a behavior, a discipline and an example wherever one is shown.

use super::labeled;
use crate::analysis::overview::{groups, only_for, roles_from};
use crate::model::Expects;
use crate::model::{Behavior, Discipline, Example, Framework, Lens, Step, Tagged};
use crate::render::{Block, Document, Line, Style, gap, list, words};

/// What a step is, how somebody gets there, and what needs it.
pub fn about_step(document: &mut Document, framework: &Framework, step: &Step) {
    document.paragraph(words::prose(&step.summary));
    if let Some(scope) = &step.scope {
        document.paragraph(labeled("Scope", scope.as_str()));
    }
    let steps = &framework.steps;
    let narrower = steps.up_to(&step.id).filter(|it| it.id != step.id);
    named(document, "Includes", names(narrower));
    named(document, "Reaches as far as", names(steps.beside(&step.id)));
    if let Some(route) = framework.route_to(step) {
        document.paragraph(gap::sentences::route_to(&step.name, &route));
    }
    let roles = roles_from(framework, step).into_iter().map(|role| role.name.as_str()).collect();
    named(document, "Roles that need at least this step", roles);
    if let Some(expected) = expected(framework, &step.expects) {
        document.paragraph(labeled("Another step is expected in", expected));
    }
}

/// What a behavior is about, and where it belongs.
pub fn about_behavior(document: &mut Document, framework: &Framework, behavior: &Behavior) {
    document.paragraph(words::prose(&behavior.summary));
    if let Some(group) = &behavior.group {
        document.paragraph(labeled("Group", group.as_str()));
    }
    let only = only_for(framework, behavior).into_iter().map(|it| it.name.as_str()).collect();
    named(document, "Only for", only);
}

/// The steps that a discipline has, where these are its own choice.
pub fn own_steps(framework: &Framework, discipline: &Discipline) -> Option<Line> {
    let steps = framework.steps.iter().filter(|step| discipline.steps.contains(&step.id));
    (!discipline.steps.is_empty()).then(|| labeled("Its steps", list(&names(steps))))
}

/// A target profile in words.
pub fn expected(framework: &Framework, expects: &Expects) -> Option<String> {
    let behaviors = framework.behaviors.iter();
    let of = |behavior: &Behavior| {
        let step = expects.get(&behavior.id)?;
        Some(format!("{} ({})", behavior.short(), words::step(framework, step)))
    };
    let expected: Vec<String> = behaviors.filter_map(of).collect();
    (!expected.is_empty()).then(|| list(&expected))
}

/// The examples of a behavior at a step below what they come down to, those of disciplines under their names.
pub fn examples(
    document: &mut Document,
    framework: &Framework,
    behavior: &Behavior,
    step: &Step,
    lens: Lens<'_>,
) {
    let summary = summary(behavior, step);
    let groups = groups(framework, behavior, step, lens);
    if groups.is_empty() && summary.is_none() {
        document.paragraph(Line::new().with(Style::Quiet, "No examples here."));
    }
    summary.into_iter().for_each(|line| document.paragraph(line));
    for group in groups {
        if !group.disciplines.is_empty() {
            let names: Vec<&str> = group.disciplines.iter().map(|it| it.name.as_str()).collect();
            document.paragraph(Line::new().with(Style::Tag, list(&names)));
        }
        document.push(Block::List(group.examples.iter().map(|tagged| item(tagged.example)).collect()));
    }
}

/// What a behavior comes down to at a step.
pub fn summary(behavior: &Behavior, step: &Step) -> Option<Line> {
    behavior.summaries.get(&step.id).map(|summary| words::prose(summary).into())
}

/// An example with where to read more.
pub fn item(example: &Example) -> Line {
    with_links(example.text.as_str().into(), example)
}

/// The same with the disciplines it is for.
pub fn tagged_item(tagged: &Tagged<'_>) -> Line {
    with_links(words::example(tagged), tagged.example)
}

fn with_links(line: Line, example: &Example) -> Line {
    example.links.iter().fold(line, |line, link| line.text(" ").with(Style::Link, link.as_str()))
}

fn names<'a>(steps: impl Iterator<Item = &'a Step>) -> Vec<&'a str> {
    steps.map(|step| step.name.as_str()).collect()
}

/// A list of names after its label, where there are any.
fn named(document: &mut Document, label: &str, names: Vec<&str>) {
    if !names.is_empty() {
        document.paragraph(labeled(label, list(&names)));
    }
}
