//! A framework's examples: a record for each, and for people a table of them and the matrix.

use std::collections::BTreeMap;

use super::{Export, joined, lines};
use crate::model::{ExampleRecord, Framework, Id};
use crate::render::csv::Records;
use crate::render::list;
use crate::render::workbook::{Cell, Column, Sheet};

/// The examples of a framework as an export.
pub fn examples(framework: &Framework, records: &[ExampleRecord]) -> Export {
    let manifest = &framework.manifest;
    Export {
        title: format!("{} {}", manifest.name, manifest.version),
        lines: lines(records),
        table: table(records),
        sheets: vec![sheet(framework, records), matrix(framework, records)],
    }
}

fn table(records: &[ExampleRecord]) -> Records {
    let row = |record: &ExampleRecord| {
        vec![
            record.version.to_string(),
            record.framework.to_string(),
            record.framework_version.to_string(),
            record.behavior.to_string(),
            record.behavior_name.clone(),
            record.group.clone().unwrap_or_default(),
            record.step.to_string(),
            record.step_name.clone(),
            joined(&record.lines),
            joined(&record.disciplines),
            record.discipline_names.join(", "),
            record.id.to_string(),
            record.text.clone(),
            joined(&record.links),
            joined(&record.replaces),
        ]
    };
    Records {
        head: vec![
            "version",
            "framework",
            "framework_version",
            "behavior",
            "behavior_name",
            "group",
            "step",
            "step_name",
            "lines",
            "disciplines",
            "discipline_names",
            "id",
            "text",
            "links",
            "replaces",
        ],
        rows: records.iter().map(row).collect(),
    }
}

fn column(head: &str, width: u8) -> Column {
    Column { head: head.to_owned(), width }
}

/// A row for each example, by the names that people know.
fn sheet(framework: &Framework, records: &[ExampleRecord]) -> Sheet {
    let row = |record: &ExampleRecord| {
        let texts = [
            record.group.clone().unwrap_or_default(),
            record.behavior_name.clone(),
            record.step_name.clone(),
            line(framework, record),
            record.discipline_names.join(", "),
            record.text.clone(),
        ];
        let ids = [record.id.to_string(), joined(&record.replaces)];
        let links = Cell::Links(record.links.clone());
        texts.into_iter().map(Cell::Text).chain([links]).chain(ids.map(Cell::Text)).collect()
    };
    let columns = vec![
        column("Group", 18),
        column("Behavior", 26),
        column("Step", 18),
        column("Line", 18),
        column("Discipline", 20),
        column("Example", 64),
        column("Links", 32),
        column("Id", 28),
        column("Replaces", 20),
    ];
    let rows: Vec<Vec<Cell>> = records.iter().map(row).collect();
    let may_go = ["Group", "Line", "Discipline", "Links", "Replaces"];
    without_empty(Sheet { name: "Examples", columns, rows, frozen: 0 }, &may_go)
}

/// The lines that the step of a record is on, by the names of their widest steps.
fn line(framework: &Framework, record: &ExampleRecord) -> String {
    let name = |id: &Id| framework.steps.get(id).map_or(id.to_string(), |step| step.name.clone());
    record.lines.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Behaviors down, steps across, an example on each line of a cell; what only some disciplines have is in a row of
/// its own.
fn matrix(framework: &Framework, records: &[ExampleRecord]) -> Sheet {
    let mut rows = Vec::new();
    for behavior in &framework.behaviors {
        let mut cells: BTreeMap<Vec<&str>, BTreeMap<&Id, Vec<&str>>> = BTreeMap::new();
        for record in records.iter().filter(|record| record.behavior == behavior.id) {
            let disciplines = record.discipline_names.iter().map(String::as_str).collect();
            cells.entry(disciplines).or_default().entry(&record.step).or_default().push(&record.text);
        }
        for (disciplines, steps) in cells {
            let group = behavior.group.clone().unwrap_or_default();
            let lead = [group, behavior.name.clone(), list(&disciplines)];
            let texts = framework
                .steps
                .iter()
                .map(|step| steps.get(&step.id).map_or(String::new(), |it| it.join("\n")));
            rows.push(lead.into_iter().chain(texts).map(Cell::Text).collect());
        }
    }
    let steps = framework.steps.iter().map(|step| column(&step.name, 36));
    let lead = [column("Group", 18), column("Behavior", 24), column("Discipline", 18)];
    let columns: Vec<Column> = lead.into_iter().chain(steps).collect();
    let count = columns.len();
    let sheet = without_empty(Sheet { name: "Matrix", columns, rows, frozen: 3 }, &["Group", "Discipline"]);
    let gone = u16::try_from(count - sheet.columns.len()).unwrap_or_default();
    Sheet { frozen: sheet.frozen - gone, ..sheet }
}

/// The sheet without those of these columns that say nothing.
fn without_empty(sheet: Sheet, heads: &[&str]) -> Sheet {
    let says = |at: usize| sheet.rows.iter().filter_map(|row| row.get(at)).any(|cell| !cell.is_empty());
    let kept: Vec<bool> = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| !heads.contains(&column.head.as_str()) || says(at))
        .collect();
    fn only<T>(values: Vec<T>, kept: &[bool]) -> Vec<T> {
        values.into_iter().zip(kept).filter_map(|(value, kept)| kept.then_some(value)).collect()
    }
    let rows = sheet.rows.into_iter().map(|row| only(row, &kept)).collect();
    Sheet { columns: only(sheet.columns, &kept), rows, ..sheet }
}
