//! Tables whose first column heads the rows: the matrix of the front page, and steps side by side. On a phone each
//! row is a block in which every cell names its column.

use maud::{Markup, html as page};

use super::frame::MATRIX;
use super::here::Here;
use crate::analysis::overview;
use crate::model::{Behavior, Lens, Step};
use crate::render::count;

/// From how many steps on the cells hold a number rather than a text.
const WIDE: usize = 7;

/// A table with a head, and rows that each begin with what heads them.
pub struct Grid {
    pub caption: String,
    /// The class that sets how its cells are laid out.
    pub class: &'static str,
    /// The head of the first column, then for each other column its name and what it says.
    pub corner: &'static str,
    pub columns: Vec<(String, Markup)>,
    pub rows: Vec<(Markup, Vec<Markup>)>,
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
                tbody role="rowgroup" {
                    @for (head, cells) in &grid.rows {
                        tr role="row" {
                            th scope="row" role="rowheader" { (head) }
                            @for (cell, (name, _)) in cells.iter().zip(&grid.columns) {
                                td role="cell" data-column=(name) { (cell) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every behavior at every step.
pub fn matrix(here: &Here<'_>) -> Markup {
    let framework = here.framework();
    let is_wide = framework.steps.as_slice().len() >= WIDE;
    let cell = |behavior: &Behavior, step: &Step| {
        if is_wide { numbered(here, behavior, step) } else { begun(here, behavior, step) }
    };
    let row = |behavior: &Behavior| {
        let head = page! { a href=(here.behavior(behavior)) { (behavior.short()) } };
        (head, framework.steps.iter().map(|step| cell(behavior, step)).collect())
    };
    let column = |step: &Step| {
        let name = step.name.split_inclusive('/');
        let broken = page! { @for part in name { (part) @if part.ends_with('/') { wbr; } } };
        (step.name.clone(), page! { a href=(here.step(step)) { (broken) } })
    };
    page! {
        div #(MATRIX) {
            (grid(&Grid {
                caption: "Behaviors and steps".to_owned(),
                class: if is_wide { "numbers" } else { "texts" },
                corner: "Behavior",
                columns: framework.steps.iter().map(column).collect(),
                rows: framework.behaviors.iter().map(row).collect(),
            }))
        }
    }
}

/// A cell as the first of its examples, with how many there are beside it.
fn begun(here: &Here<'_>, behavior: &Behavior, step: &Step) -> Markup {
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
