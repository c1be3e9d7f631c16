//! The framework to read: the overview on one screen, all texts of one part or of everything, or parts compared.

mod compare;
mod overview;
mod parts;
#[cfg(test)]
mod tests;
mod whole;

use super::{Block, Document, Line, Style, list, words};
use crate::analysis::overview::{Subject, count, groups, narrowest_step, sections, steps};
use crate::model::{Behavior, Discipline, Framework, Id, Lens, Role, Step};
use parts::{about_behavior, about_step, examples, item};

/// What was asked for, as a report. The lens says whose examples are shown beside those for everybody.
pub fn document(framework: &Framework, subject: Subject<'_>, lens: Lens<'_>) -> Document {
    match subject {
        Subject::Overview => overview::document(framework, lens),
        Subject::Whole => whole::document(framework, lens),
        Subject::Behavior(behavior) => of_behavior(framework, behavior, lens),
        Subject::Step(step) => of_step(framework, step, lens),
        Subject::Discipline(discipline) => of_discipline(framework, discipline),
        Subject::Role(role) => of_role(framework, role),
        Subject::Steps(first, second) => compare::steps(framework, (first, second), lens),
        Subject::Disciplines(disciplines) => compare::disciplines(framework, disciplines),
    }
}

fn of_behavior(framework: &Framework, behavior: &Behavior, lens: Lens<'_>) -> Document {
    let mut document = Document::titled(behavior.name.as_str());
    about_behavior(&mut document, framework, behavior);
    for step in steps(framework, lens) {
        let mut heading = Line::from(step.name.as_str());
        if let Some(scope) = &step.scope {
            heading = heading.with(Style::Quiet, format!(" · {scope}"));
        }
        document.heading(1, heading);
        examples(&mut document, framework, behavior, step, lens);
    }
    let has_own = framework.disciplines.iter().any(|discipline| discipline.has_own_for(behavior));
    more_of_disciplines(&mut document, lens, has_own, &behavior.id);
    document
}

fn of_step(framework: &Framework, step: &Step, lens: Lens<'_>) -> Document {
    let mut document = Document::titled(step.name.as_str());
    about_step(&mut document, framework, step);
    for behavior in sections(framework, lens).into_iter().flat_map(|section| section.behaviors) {
        document.heading(1, behavior.name.as_str());
        examples(&mut document, framework, behavior, step, lens);
    }
    let at_step = |behavior: &Behavior| count(framework, behavior, step, Lens::Whole).own > 0;
    let has_own = framework.behaviors.iter().any(at_step);
    more_of_disciplines(&mut document, lens, has_own, &step.id);
    document
}

/// Where there is more to read: disciplines' own examples, which are many.
fn more_of_disciplines(document: &mut Document, lens: Lens<'_>, has_own: bool, id: &Id) {
    if has_own && matches!(lens, Lens::Everybody) {
        let command = format!("steps show {id} --discipline NAME");
        let line = Line::from("These are for everybody. Disciplines have examples of their own: ");
        document.paragraph(line.with(Style::Code, command));
    }
}

fn of_discipline(framework: &Framework, discipline: &Discipline) -> Document {
    let mut document = Document::titled(discipline.name.as_str());
    document.paragraph(words::prose(&discipline.summary));
    if let Some(steps) = parts::own_steps(framework, discipline) {
        document.paragraph(steps);
    }
    let lens = Lens::Of(std::slice::from_ref(&discipline.id));
    let mut none = true;
    for behavior in framework.behaviors.iter().filter(|behavior| discipline.has_own_for(behavior)) {
        let mut heading = Some(behavior.name.as_str());
        for step in &framework.steps {
            let groups = groups(framework, behavior, step, lens);
            let own: Vec<Line> = groups
                .iter()
                .filter(|group| !group.disciplines.is_empty())
                .flat_map(|group| &group.examples)
                .map(|tagged| item(tagged.example))
                .collect();
            if !own.is_empty() {
                none = false;
                // A behavior whose places are all empty so far has no heading.
                if let Some(name) = heading.take() {
                    document.heading(1, name);
                }
                document.heading(2, step.name.as_str());
                document.push(Block::List(own));
            }
        }
    }
    if none {
        document.paragraph("It has no examples of its own; the ones for everybody apply.");
    } else {
        document.paragraph(Line::new().with(Style::Quiet, "The examples for everybody apply as well."));
    }
    document
}

fn of_role(framework: &Framework, role: &Role) -> Document {
    let mut document = Document::titled(role.name.as_str());
    role.summary.iter().for_each(|summary| document.paragraph(words::prose(summary)));
    if let Some(step) = narrowest_step(framework, role) {
        document.paragraph(labeled("Needs at least", step.name.as_str()));
    }
    let approves = framework.steps.iter().filter(|step| step.approval.as_ref() == Some(&role.id));
    let approves: Vec<&str> = approves.map(|step| step.name.as_str()).collect();
    if !approves.is_empty() {
        document.paragraph(labeled("Approves moves to", list(&approves)));
    }
    if let Some(expected) = parts::expected(framework, &role.expects) {
        document.paragraph(labeled("A pattern to talk about", expected));
        let command = format!("steps gap --to {}", role.id);
        let line = Line::new().with(Style::Code, command).text(" shows the way there from your ratings.");
        document.paragraph(line);
    }
    document
}

fn labeled(label: &str, text: impl Into<String>) -> Line {
    Line::new().with(Style::Strong, format!("{label}: ")).text(text)
}
