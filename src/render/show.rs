//! The framework to read: the overview on one screen, all texts of one part or of everything, or parts compared.

mod compare;
mod whole;

use super::{Block, Document, Line, Shape, Style, Table, gap, list, words};
use crate::analysis::overview::{self, Count, Subject};
use crate::model::{Behavior, Discipline, Framework, Lens, Step};

/// What was asked for, as a report. The lens says whose examples are shown beside those for everybody.
pub fn document(framework: &Framework, subject: Subject<'_>, lens: Lens<'_>) -> Document {
    match subject {
        Subject::Overview => overview(framework, lens),
        Subject::Whole => whole::document(framework, lens),
        Subject::Behavior(behavior) => of_behavior(framework, behavior, lens),
        Subject::Step(step) => of_step(framework, step, lens),
        Subject::Discipline(discipline) => of_discipline(framework, discipline),
        Subject::Steps(first, second) => compare::steps(framework, (first, second), lens),
        Subject::Disciplines(disciplines) => compare::disciplines(framework, disciplines),
    }
}

fn overview(framework: &Framework, lens: Lens<'_>) -> Document {
    let manifest = &framework.manifest;
    let mut document = Document::titled(format!("{} {}", manifest.name, manifest.version));
    document.paragraph(words::prose(&manifest.summary));
    let all_own = is_all_own(framework);
    let said = |count: Count| match count {
        Count { everybody: 0, own: 0 } => "none".to_owned(),
        Count { everybody, own: 0 } => everybody.to_string(),
        Count { own, .. } if all_own => own.to_string(),
        Count { everybody, own } => format!("{everybody} for everybody, {own} for a discipline"),
    };
    document.push(Block::Picture {
        drawn: vec![Block::Table(matrix(framework, lens, if all_own { only_own } else { drawn }))],
        said: vec![Block::Table(matrix(framework, lens, |count| said(count).into()))],
    });
    let mut lines: Vec<Line> = counted(framework, lens).into_iter().collect();
    let scope = |step: &Step| match &step.scope {
        Some(scope) => format!("{} ({scope})", step.name),
        None => step.name.clone(),
    };
    let steps: Vec<String> = framework.steps.iter().map(scope).collect();
    lines.push(labeled("Steps", steps.join(", ")));
    if !framework.disciplines.is_empty() {
        let names: Vec<&str> = framework.disciplines.iter().map(|it| it.name.as_str()).collect();
        lines.push(labeled("Disciplines", names.join(", ")));
    }
    // The last behavior is as good an example as any, and rarely the one at the top of the screen.
    if let Some(behavior) = framework.behaviors.last() {
        let command = format!("steps show {}", behavior.id);
        lines.push(Line::new().with(Style::Strong, "Read more: ").with(Style::Code, command));
    }
    // One list, so that all of it stays on one screen.
    document.push(Block::List(lines));
    document
}

/// How a number of examples is drawn.
fn drawn(count: Count) -> Line {
    match count {
        Count { everybody: 0, own: 0 } => Line::new().with(Style::Quiet, "–"),
        Count { everybody, own: 0 } => Line::from(everybody.to_string()),
        Count { everybody, own } => Line::from(format!("{everybody} + {own}")),
    }
}

/// The same where no example is for everybody.
fn only_own(count: Count) -> Line {
    drawn(Count { everybody: count.own, own: 0 })
}

/// Whether every example is for some disciplines.
fn is_all_own(framework: &Framework) -> bool {
    let mut behaviors = framework.behaviors.iter();
    !behaviors.any(|behavior| {
        let mut steps = framework.steps.iter();
        steps.any(|step| overview::count(framework, behavior, step, Lens::Everybody).everybody > 0)
    })
}

fn matrix(framework: &Framework, lens: Lens<'_>, shown: impl Fn(Count) -> Line) -> Table {
    let mut head = vec![Line::from("Behavior")];
    head.extend(framework.steps.iter().map(|step| Line::from(step.name.as_str())));
    let row = |behavior: &Behavior| {
        let mut row = vec![vec![Line::from(behavior.short())]];
        let count = |step: &Step| overview::count(framework, behavior, step, lens);
        row.extend(framework.steps.iter().map(|step| vec![shown(count(step))]));
        row
    };
    Table {
        caption: "Number of examples by behavior and step".to_owned(),
        head,
        rows: framework.behaviors.iter().map(row).collect(),
        shape: Shape::Folding,
    }
}

/// What the numbers of the matrix count.
fn counted(framework: &Framework, lens: Lens<'_>) -> Option<Line> {
    let own = framework.behaviors.iter().any(|behavior| {
        framework.steps.iter().any(|step| overview::count(framework, behavior, step, lens).own > 0)
    });
    let whose = match lens {
        Lens::Of(ids) if own && is_all_own(framework) => {
            format!("those only for {}", words::disciplines(framework, ids))
        }
        Lens::Whole if own && is_all_own(framework) => {
            "those of all disciplines, for none is for everybody".to_owned()
        }
        Lens::Everybody => "those for everybody".to_owned(),
        Lens::Of(ids) if own => {
            format!("those for everybody + those only for {}", words::disciplines(framework, ids))
        }
        Lens::Whole if own => "those for everybody + those only for some disciplines".to_owned(),
        Lens::Of(_) | Lens::Whole => "those for everybody".to_owned(),
    };
    (!framework.behaviors.is_empty()).then(|| labeled("Examples counted", whose))
}

fn of_behavior(framework: &Framework, behavior: &Behavior, lens: Lens<'_>) -> Document {
    let mut document = Document::titled(behavior.name.as_str());
    document.paragraph(words::prose(&behavior.summary));
    for step in &framework.steps {
        let mut heading = Line::from(step.name.as_str());
        if let Some(scope) = &step.scope {
            heading = heading.with(Style::Quiet, format!(" · {scope}"));
        }
        document.heading(1, heading);
        examples(&mut document, framework, behavior, step, lens);
    }
    document
}

fn of_step(framework: &Framework, step: &Step, lens: Lens<'_>) -> Document {
    let mut document = Document::titled(step.name.as_str());
    about_step(&mut document, framework, step);
    for behavior in &framework.behaviors {
        document.heading(1, behavior.name.as_str());
        examples(&mut document, framework, behavior, step, lens);
    }
    document
}

/// What a step is, how somebody gets there, and what needs it.
fn about_step(document: &mut Document, framework: &Framework, step: &Step) {
    document.paragraph(words::prose(&step.summary));
    if let Some(scope) = &step.scope {
        document.paragraph(labeled("Scope", scope.as_str()));
    }
    let narrower: Vec<&str> =
        framework.steps.up_to(&step.id).filter(|it| it.id != step.id).map(|it| it.name.as_str()).collect();
    if !narrower.is_empty() {
        document.paragraph(labeled("Includes", list(&narrower)));
    }
    if let Some(route) = framework.route_to(step) {
        document.paragraph(gap::sentences::route_to(&step.name, &route));
    }
    let roles: Vec<&str> =
        overview::roles_from(framework, step).iter().map(|role| role.name.as_str()).collect();
    if !roles.is_empty() {
        document.paragraph(labeled("Roles that need at least this step", list(&roles)));
    }
}

fn of_discipline(framework: &Framework, discipline: &Discipline) -> Document {
    let mut document = Document::titled(discipline.name.as_str());
    document.paragraph(words::prose(&discipline.summary));
    let lens = Lens::Of(std::slice::from_ref(&discipline.id));
    let mut none = true;
    for behavior in framework.behaviors.iter().filter(|behavior| discipline.has_own_for(behavior)) {
        let mut heading = Some(behavior.name.as_str());
        for step in &framework.steps {
            let groups = overview::groups(framework, behavior, step, lens);
            let own: Vec<Line> = groups
                .iter()
                .filter(|group| !group.disciplines.is_empty())
                .flat_map(|group| &group.examples)
                .map(|tagged| Line::from(tagged.example.text.as_str()))
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

/// The examples of a behavior at a step, those of disciplines under their names.
fn examples(
    document: &mut Document,
    framework: &Framework,
    behavior: &Behavior,
    step: &Step,
    lens: Lens<'_>,
) {
    let groups = overview::groups(framework, behavior, step, lens);
    if groups.is_empty() {
        document.paragraph(Line::new().with(Style::Quiet, "No examples here."));
    }
    for group in groups {
        if !group.disciplines.is_empty() {
            let names: Vec<&str> = group.disciplines.iter().map(|it| it.name.as_str()).collect();
            document.paragraph(Line::new().with(Style::Tag, list(&names)));
        }
        let texts = group.examples.iter().map(|tagged| Line::from(tagged.example.text.as_str()));
        document.push(Block::List(texts.collect()));
    }
}

fn labeled(label: &str, text: impl Into<String>) -> Line {
    Line::new().with(Style::Strong, format!("{label}: ")).text(text)
}

#[cfg(test)]
mod tests;
