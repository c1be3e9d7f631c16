//! The whole framework in one document: what a person reads from end to end, or gives to an assistant.

use super::labeled;
use super::parts::{about_step, expected, own_steps, summary, tagged_item};
use crate::analysis::overview::steps as steps_in;
use crate::analysis::overview::{narrowest_step, only_for, sections};
use crate::model::{Behavior, Discipline, Framework, Lens, Questions, Rating, Role};
use crate::render::{Block, Document, Line, Style, lines, list, words};

/// Part after part, with the examples in the lens.
pub fn document(framework: &Framework, lens: Lens<'_>) -> Document {
    let manifest = &framework.manifest;
    let mut document = Document::titled(format!("{} {}", manifest.name, manifest.version));
    document.paragraph(words::prose(&manifest.summary));
    steps(&mut document, framework);
    scale(&mut document, framework);
    for part in sections(framework, lens) {
        document.heading(1, part.group.map_or("Behaviors".to_owned(), |group| format!("Behaviors: {group}")));
        for it in part.behaviors {
            behavior(&mut document, framework, it, lens);
        }
    }
    section(
        &mut document,
        "Disciplines",
        framework.disciplines.iter().map(|it| discipline(framework, it)).collect(),
    );
    section(&mut document, "Roles", framework.roles.iter().map(|it| role(framework, it)).collect());
    questions(&mut document, &framework.questions);
    document
}

fn steps(document: &mut Document, framework: &Framework) {
    if !framework.steps.is_empty() {
        document.heading(1, "Steps");
        lines::tree(framework).into_iter().for_each(|tree| document.push(tree));
    }
    for step in &framework.steps {
        document.heading(2, step.name.as_str());
        about_step(document, framework, step);
    }
}

fn scale(document: &mut Document, framework: &Framework) {
    let scale = &framework.manifest.scale;
    let ratings = scale.ratings.iter().map(|it| labeled(&it.label, words::prose(&it.meaning))).collect();
    section(document, "Ratings", ratings);
    let from = Rating::Rated(scale.demonstrated_from.clone());
    document.paragraph(format!(
        "A behavior counts as demonstrated at a step from \"{}\" on. Outside the scale: {}; {}.",
        scale.label(&from),
        Rating::UNSURE_LABEL.to_lowercase(),
        Rating::NOT_APPLICABLE_LABEL.to_lowercase(),
    ));
}

fn behavior(document: &mut Document, framework: &Framework, behavior: &Behavior, lens: Lens<'_>) {
    document.heading(2, behavior.name.as_str());
    document.paragraph(words::prose(&behavior.summary));
    let only: Vec<&str> = only_for(framework, behavior).into_iter().map(|it| it.name.as_str()).collect();
    if !only.is_empty() {
        document.paragraph(labeled("Only for", list(&only)));
    }
    for step in steps_in(framework, lens) {
        let examples = framework.examples(&behavior.id, &step.id, lens);
        let summary = summary(behavior, step);
        document.heading(3, format!("{} · {}", behavior.short(), step.name));
        if examples.is_empty() && summary.is_none() {
            document.paragraph(Line::new().with(Style::Quiet, "No examples here."));
        }
        summary.into_iter().for_each(|line| document.paragraph(line));
        if !examples.is_empty() {
            document.push(Block::List(examples.iter().map(tagged_item).collect()));
        }
    }
}

fn discipline(framework: &Framework, discipline: &Discipline) -> Line {
    let line = labeled(&discipline.name, words::prose(&discipline.summary));
    own_steps(framework, discipline)
        .into_iter()
        .fold(line, |line, steps| line.text(" ").with_all(steps).text("."))
}

fn role(framework: &Framework, role: &Role) -> Line {
    let summary = role.summary.iter().map(|summary| words::prose(summary));
    let needs = narrowest_step(framework, role).map(|step| format!("Needs at least {}.", step.name));
    let expects = expected(framework, &role.expects).map(|expected| format!("Expected: {expected}."));
    let says: Vec<String> = summary.chain(needs).chain(expects).collect();
    match says.as_slice() {
        [] => Line::new().with(Style::Strong, role.name.as_str()),
        says => labeled(&role.name, says.join(" ")),
    }
}

fn questions(document: &mut Document, questions: &Questions) {
    let kinds = [
        ("The first rater rated higher", &questions.first_higher),
        ("The second rater rated higher", &questions.second_higher),
        ("The ratings are far apart", &questions.wide),
        ("Only one of them could say", &questions.one_sided),
        ("One of them says that it does not apply", &questions.not_applicable),
        ("The same rating, seen in other examples", &questions.same_rating_other_examples),
    ];
    document.heading(1, "Questions to begin with where two ratings differ");
    document.paragraph("A report puts names in the place of words in braces.");
    for (kind, questions) in kinds {
        document.heading(2, kind);
        document.push(Block::List(questions.iter().map(|it| Line::from(words::prose(it))).collect()));
    }
}

/// A heading with a list below it; neither where the list is empty.
fn section(document: &mut Document, heading: &str, items: Vec<Line>) {
    if !items.is_empty() {
        document.heading(1, heading);
        document.push(Block::List(items));
    }
}
