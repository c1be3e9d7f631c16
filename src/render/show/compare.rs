//! Parts of the framework side by side: two steps, or what disciplines have of their own.

use super::labeled;
use super::parts::{item, summary, tagged_item};
use crate::analysis::discipline::own;
use crate::analysis::overview::{pair, sections};
use crate::model::{Behavior, Discipline, Example, Framework, Id, Lens, Step};
use crate::render::{Block, Document, Line, Shape, Style, Table, gap, list, words};

/// What is said of a place without examples.
const NOTHING: &str = "nothing here";

/// Two steps: of one line, what the wider one adds; of two lines, what only each of them has.
pub fn steps(framework: &Framework, (first, second): (&Step, &Step), lens: Lens<'_>) -> Document {
    let pair = pair(framework, first, second);
    let is_one_line = pair.only_first.is_empty();
    let mut document = Document::titled(format!("{} and {}", first.name, second.name));
    let about = |step: &Step| about(framework, step);
    let (one, other) = (about(first), about(second));
    let rows = one.into_iter().zip(other).map(|(one, other)| vec![vec![one], vec![other]]);
    document.push(Block::Table(Table {
        caption: "What the two steps are about".to_owned(),
        head: vec![first.name.as_str().into(), second.name.as_str().into()],
        rows: rows.filter(|row| row.iter().flatten().any(|line| !line.to_plain().is_empty())).collect(),
        shape: Shape::Columns,
    }));
    document.paragraph(included(first, second, &pair.shared, &pair.only_second, is_one_line));
    if framework.steps.beside(&first.id).any(|step| step.id == second.id) {
        document.paragraph(format!("{} reaches as far as {}.", first.name, second.name));
    }
    let (heads, columns) = match is_one_line {
        true => ([first.name.clone(), format!("{} adds", second.name)], [vec![first], pair.only_second]),
        false => (
            [format!("Only {}", first.name), format!("Only {}", second.name)],
            [pair.only_first, pair.only_second],
        ),
    };
    let mut is_empty = true;
    for behavior in sections(framework, lens).into_iter().flat_map(|section| section.behaviors) {
        let [one, other] = columns.each_ref().map(|steps| examples(framework, behavior, steps, lens));
        if !one.is_empty() || !other.is_empty() {
            is_empty = false;
            document.heading(1, behavior.name.as_str());
            let heads = heads.iter().map(String::as_str);
            document.push(side_by_side(behavior.short(), heads.zip([one, other])));
        }
    }
    if is_empty {
        document.paragraph("Neither has examples yet.");
    }
    document
}

/// What is said of a step beside its examples: a line for each thing, empty where nothing is known.
fn about(framework: &Framework, step: &Step) -> [Line; 3] {
    let scope = step.scope.as_ref().map(|scope| labeled("Scope", scope.as_str()));
    let route =
        framework.route_to(step).map(|route| Line::from(gap::sentences::route_to(&step.name, &route)));
    [words::prose(&step.summary).into(), scope.unwrap_or_default(), route.unwrap_or_default()]
}

/// Which steps the two include, and what follows from it for what stands below.
fn included(first: &Step, second: &Step, shared: &[&Step], added: &[&Step], is_one_line: bool) -> String {
    let names = |steps: &[&Step]| list(&steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>());
    if !is_one_line {
        return match shared {
            [] => "The two have no step in common: neither is the wider one.".to_owned(),
            shared => format!("Both include {}; neither is the wider one.", names(shared)),
        };
    }
    let between: Vec<&Step> = added.iter().filter(|step| step.id != second.id).copied().collect();
    match between.as_slice() {
        [] => format!("{} includes {}.", second.name, first.name),
        between => format!("{} includes {}, and {} between them.", second.name, first.name, names(between)),
    }
}

/// The examples of a behavior at some steps, each with the step where these are several, and its disciplines.
fn examples(framework: &Framework, behavior: &Behavior, steps: &[&Step], lens: Lens<'_>) -> Vec<Line> {
    let at = |step: &&Step| -> Vec<Line> {
        let named = |line: Line| match steps.len() {
            1 => line,
            _ => line.text(" \u{b7} ").with(Style::Tag, step.name.as_str()),
        };
        let examples = framework.examples(&behavior.id, &step.id, lens);
        summary(behavior, step).into_iter().chain(examples.iter().map(tagged_item)).map(named).collect()
    };
    steps.iter().flat_map(at).collect()
}

/// What each of several disciplines has of its own, behavior by behavior and step by step.
pub fn disciplines(framework: &Framework, disciplines: &[&Discipline]) -> Document {
    let names: Vec<&str> = disciplines.iter().map(|it| it.name.as_str()).collect();
    let mut document = Document::titled(list(&names));
    document.push(Block::Table(Table {
        caption: "What the disciplines are for".to_owned(),
        head: names.iter().map(|name| Line::from(*name)).collect(),
        rows: vec![disciplines.iter().map(|it| vec![words::prose(&it.summary).into()]).collect()],
        shape: Shape::Columns,
    }));
    let mut is_empty = true;
    for behavior in &framework.behaviors {
        let places = framework.steps.iter().filter_map(|step| place(framework, disciplines, behavior, step));
        let places: Vec<Vec<Block>> = places.collect();
        if !places.is_empty() {
            is_empty = false;
            document.heading(1, behavior.name.as_str());
            document.blocks.extend(places.into_iter().flatten());
        }
    }
    document.paragraph(match is_empty {
        true => Line::from("None of them has examples of its own; the ones for everybody apply."),
        false => Line::new().with(Style::Quiet, "The examples for everybody apply as well."),
    });
    document
}

/// What disciplines have of their own in one place: what all of them share first. `None` where none has anything.
fn place(
    framework: &Framework,
    disciplines: &[&Discipline],
    behavior: &Behavior,
    step: &Step,
) -> Option<Vec<Block>> {
    let own: Vec<_> = disciplines.iter().map(|it| own(framework, it, behavior, step)).collect();
    if own.iter().all(Vec::is_empty) {
        return None;
    }
    let is_shared = |id: &Id| own.iter().all(|examples| examples.iter().any(|example| example.id == *id));
    let mut blocks = vec![Block::Heading(2, step.name.as_str().into())];
    let first = own.first().into_iter().flatten();
    let shared: Vec<Line> = first.filter(|it| is_shared(&it.id)).map(|it| item(it)).collect();
    let column = |examples: &Vec<&Example>| -> Vec<Line> {
        let own = examples.iter().filter(|example| !is_shared(&example.id));
        own.map(|example| item(example)).collect()
    };
    let columns: Vec<Vec<Line>> = own.iter().map(column).collect();
    if !shared.is_empty() {
        blocks.push(Block::Paragraph(Line::new().with(Style::Strong, "For each of them:")));
        blocks.push(Block::List(shared));
    }
    if columns.iter().any(|column| !column.is_empty()) {
        let heads = disciplines.iter().map(|it| it.name.as_str());
        let place = format!("{} at {}", behavior.short(), step.name);
        blocks.push(side_by_side(&place, heads.zip(columns)));
    }
    Some(blocks)
}

/// Lists under their heads; one that is empty says so.
fn side_by_side<'a>(place: &str, columns: impl IntoIterator<Item = (&'a str, Vec<Line>)>) -> Block {
    let (heads, mut cells): (Vec<Line>, Vec<Vec<Line>>) =
        columns.into_iter().map(|(head, items)| (Line::from(head), items)).unzip();
    for cell in cells.iter_mut().filter(|cell| cell.is_empty()) {
        cell.push(Line::new().with(Style::Quiet, NOTHING));
    }
    Block::Table(Table {
        caption: format!("{place}, side by side"),
        head: heads,
        rows: vec![cells],
        shape: Shape::Lists,
    })
}
