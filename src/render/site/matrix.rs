//! Tables whose first column heads the rows: the matrix of the front page, and steps side by side. On a phone each
//! row is a block in which every cell names its column.

use maud::{Markup, html as page};

use super::frame::MATRIX;
use super::here::Here;
use crate::analysis::overview::{self, Count};
use crate::model::{Behavior, Framework, Lens, Step};
use crate::render::count;
use crate::render::words::prose;

/// From how many steps on the cells hold a number rather than a text.
const WIDE: usize = 7;

/// A row: what heads it, and its cells.
pub type Row = (Markup, Vec<Markup>);

/// A table with a head, and rows that each begin with what heads them.
pub struct Grid {
    pub caption: String,
    /// The class that sets how its cells are laid out.
    pub class: &'static str,
    /// The head of the first column.
    pub corner: &'static str,
    /// For each other column its name and its head.
    pub columns: Vec<(String, Markup)>,
    /// The rows, some of them under a heading.
    pub groups: Vec<(Option<String>, Vec<Row>)>,
}

/// The roles keep it a table to a screen reader where its cells are laid out as blocks.
pub fn grid(grid: &Grid) -> Markup {
    page! {
        section.scroll aria-label=(grid.caption) tabindex="0" {
            table.matrix.(grid.class) role="table" {
                caption { (grid.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        th scope="col" role="columnheader" { (grid.corner) }
                        @for (_, head) in &grid.columns { th scope="col" role="columnheader" { (head) } }
                    }
                }
                @for (heading, rows) in &grid.groups {
                    tbody role="rowgroup" {
                        @if let Some(heading) = heading {
                            tr role="row" {
                                th.group scope="rowgroup" role="rowheader" colspan=(grid.columns.len() + 1) { (heading) }
                            }
                        }
                        @for (head, cells) in rows { (row(head, cells, &grid.columns)) }
                    }
                }
            }
        }
    }
}

fn row(head: &Markup, cells: &[Markup], columns: &[(String, Markup)]) -> Markup {
    page! {
        tr role="row" {
            th scope="row" role="rowheader" { (head) }
            @for (cell, (name, _)) in cells.iter().zip(columns) { td role="cell" data-column=(name) { (cell) } }
        }
        "\n"
    }
}

/// Every behavior at every step, one line of steps after the other.
pub fn matrix(here: &Here<'_>) -> Markup {
    let branches = here.framework().steps.branches();
    page! {
        div #(MATRIX) {
            @for branch in &branches {
                @let name = match branch.steps.as_slice() {
                    _ if branches.len() == 1 => "Behaviors and steps".to_owned(),
                    [only] => only.name.clone(),
                    [first, .., last] => format!("{} to {}", first.name, last.name),
                    [] => String::new(),
                };
                @if branches.len() > 1 {
                    h2 {
                        (name)
                        @if let Some(from) = branch.from { span.quiet { " · from " (from.name) " on" } }
                    }
                }
                (grid(&of_steps(here, name, &branch.steps)))
            }
        }
    }
}

/// Every behavior at these steps.
fn of_steps(here: &Here<'_>, caption: String, steps: &[&Step]) -> Grid {
    let framework = here.framework();
    let is_wide = steps.len() >= WIDE;
    let cell = |behavior: &Behavior, step: &Step| {
        if is_wide { numbered(here, behavior, step) } else { begun(here, behavior, step) }
    };
    let row = |behavior: &Behavior| {
        let head = page! {
            a href=(here.behavior(behavior)) { (behavior.short()) }
            @for id in &behavior.disciplines {
                @if let Some(it) = framework.discipline(id) { " " span.tag { (it.name) } }
            }
        };
        (head, steps.iter().map(|step| cell(behavior, step)).collect())
    };
    let mut groups: Vec<(Option<String>, Vec<Row>)> = Vec::new();
    for behavior in &framework.behaviors {
        match groups.last_mut() {
            Some((group, rows)) if *group == behavior.group => rows.push(row(behavior)),
            _ => groups.push((behavior.group.clone(), vec![row(behavior)])),
        }
    }
    let column = |step: &&Step| {
        let name = step.short();
        // A head may break after a slash.
        let broken =
            page! { @for part in name.split_inclusive('/') { (part) @if part.ends_with('/') { wbr; } } };
        let whole = (name != step.name).then_some(&step.name);
        (step.name.clone(), page! { a href=(here.step(step)) title=[whole] { (broken) } })
    };
    Grid {
        caption,
        class: if is_wide { "numbers" } else { "texts" },
        corner: "Behavior",
        columns: steps.iter().map(column).collect(),
        groups,
    }
}

/// A cell as what it comes down to, else as the first of its examples, with how many there are beside it.
fn begun(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    if let Some(summary) = behavior.summaries.get(&step.id) {
        return page! { a.begun href=(here.cell(behavior, step)) { (prose(summary)) } };
    }
    let examples = here.framework().examples(&behavior.id, &step.id, Lens::Whole);
    let everybodys = examples.iter().find(|it| it.disciplines.is_empty());
    let Some(first) = everybodys.or(examples.first()) else {
        return page! { span.quiet { "No examples" } };
    };
    let others = others(overview::count(here.framework(), behavior, step, Lens::Whole));
    page! {
        a.begun href=(here.cell(behavior, step)) {
            (first.example.text)
            @if let Some(others) = others { " " span.quiet { "and\u{a0}" (others) } }
        }
    }
}

/// How many examples there are beside the one that is told, and whom they are for where that differs.
fn others(count: Count) -> Option<String> {
    let own = match count.own {
        1 => "1 for a discipline".to_owned(),
        own => format!("{own} for disciplines"),
    };
    match count {
        Count { everybody: 0 | 1, own: 0 } | Count { everybody: 0, own: 1 } => None,
        Count { everybody: more, own: 0 } | Count { everybody: 0, own: more } => {
            Some(format!("{}\u{a0}more", more - 1))
        }
        Count { everybody: 1, .. } => Some(own),
        Count { everybody, .. } => Some(format!("{}\u{a0}more for everybody, {own}", everybody - 1)),
    }
}

/// A cell as the number of its examples: those for everybody, and those that only disciplines have.
fn numbered(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    let all = overview::count(here.framework(), behavior, step, Lens::Whole);
    let (drawn, said) = match all {
        Count { everybody: 0, own: 0 } => return page! { span.quiet { "–" } },
        Count { everybody, own: 0 } => (everybody.to_string(), count(everybody, "example")),
        Count { everybody, own } => (
            format!("{everybody} + {own}"),
            format!("{} for everybody, {own} for disciplines", count(everybody, "example")),
        ),
    };
    let label = format!("{} at {}: {said}", behavior.short(), step.name);
    page! { a href=(here.cell(behavior, step)) aria-label=(label) data-column=(step.name) { (drawn) } }
}

/// How to read the matrix.
pub fn hint(framework: &Framework) -> &'static str {
    let is_wide = framework.steps.branches().iter().any(|branch| branch.steps.len() >= WIDE);
    let has_own = || {
        let counts = framework.behaviors.iter().flat_map(|behavior| {
            framework.steps.iter().map(|step| overview::count(framework, behavior, step, Lens::Whole))
        });
        counts.into_iter().any(|count| count.own > 0)
    };
    match is_wide {
        false => "Each place in the table leads to its examples.",
        true if has_own() => {
            "Each number leads to its examples: those for everybody + those only for some disciplines."
        }
        true => "Each number leads to its examples.",
    }
}
