//! Tables whose first column heads the rows: the matrix of the front page, and steps side by side. On a phone each
//! row is a block in which every cell names its column.

use maud::{Markup, html as page};

use super::frame::MATRIX;
use super::here::Here;
use crate::analysis::overview;
use crate::model::{Behavior, Lens, Step};
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
        let name = if is_wide { step.short() } else { &step.name };
        // A head may break after a slash.
        let broken =
            page! { @for part in name.split_inclusive('/') { (part) @if part.ends_with('/') { wbr; } } };
        (step.name.clone(), page! { a href=(here.step(step)) { (broken) } })
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
    let Some(first) = examples.first() else { return page! { span.quiet { "No examples" } } };
    let others =
        examples.iter().filter(|it| it.disciplines.is_empty() == first.disciplines.is_empty()).count() - 1;
    page! {
        a.begun href=(here.cell(behavior, step)) {
            (first.example.text)
            @if others > 0 { " " span.quiet { "and\u{a0}" (others) "\u{a0}more" } }
        }
    }
}

/// A cell as the number of its examples.
fn numbered(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
    let all = overview::count(here.framework(), behavior, step, Lens::Whole);
    let label =
        format!("{} at {}: {}", behavior.short(), step.name, count(all.everybody + all.own, "example"));
    page! {
        @if all.everybody + all.own == 0 {
            span.quiet { "–" }
        } @else {
            a href=(here.cell(behavior, step)) aria-label=(label) data-column=(step.name) { (all.everybody + all.own) }
        }
    }
}
