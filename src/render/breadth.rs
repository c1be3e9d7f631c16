//! Depth and breadth as a T: the steps down, the own disciplines in the middle, the others on both sides. Told in
//! words as well, and never as a number.

use super::diff::sentences::marks;
use super::{Block, Chart, ChartRow, Document, Line, Shape, Style, Table, list, words};
use crate::analysis::breadth::Tee;
use crate::model::{Framework, Id, OtherDiscipline, Step};

const TITLE: &str = "Depth and breadth";
const REACHED: &str = "■";

/// Adds each T under the name that it goes by, and one chart of all. Nothing where there is none.
pub(super) fn tees(document: &mut Document, framework: &Framework, tees: &[(String, &Tee<'_>)]) {
    if tees.is_empty() {
        return;
    }
    document.heading(1, TITLE);
    for (name, tee) in tees {
        document
            .push(Block::Picture { drawn: vec![Block::Table(drawn(framework, name, tee))], said: vec![] });
        let sentence = format!(": {}", sentence(framework, tee));
        document.paragraph(Line::new().with(Style::Strong, name.as_str()).text(sentence));
        if !tee.beside.is_empty() {
            let lines = tee.beside.iter().map(|beside| said(framework, beside));
            document.push(Block::List(lines.collect()));
        }
    }
    document.push(Block::Chart(chart(framework, tees)));
}

/// The T: a sign wherever the work in a discipline reaches a step.
fn drawn(framework: &Framework, name: &str, tee: &Tee<'_>) -> Table {
    let others = tee.beside.iter().map(|(id, work)| (words::discipline(framework, id), work.step.as_ref()));
    let mut columns: Vec<(String, Option<&Id>)> =
        others.map(|(name, step)| (name.to_owned(), step)).collect();
    columns.insert(columns.len() / 2, (own(framework, tee), tee.depth.map(|step| &step.id)));
    let row = |step: &Step| {
        let reaches =
            |reached: &Option<&Id>| reached.is_some_and(|it| framework.steps.includes(it, &step.id));
        let cells = columns.iter().map(|(_, reached)| match reaches(reached) {
            true => vec![Line::new().with(Style::Same, REACHED)],
            false => vec![],
        });
        [vec![Line::from(step.name.as_str())]].into_iter().chain(cells).collect()
    };
    let heads = columns.iter().map(|(name, _)| Line::from(name.as_str()));
    Table {
        caption: format!("{TITLE}: {name}"),
        head: [Line::from("Step")].into_iter().chain(heads).collect(),
        rows: framework.steps.iter().map(row).collect(),
        shape: Shape::Matrix,
    }
}

/// The own disciplines as the head of the stem.
fn own(framework: &Framework, tee: &Tee<'_>) -> String {
    match tee.rated.disciplines.as_slice() {
        [] => "No discipline".to_owned(),
        own => words::disciplines(framework, own),
    }
}

/// Depth and breadth in a sentence, in which nothing is counted.
pub(super) fn sentence(framework: &Framework, tee: &Tee<'_>) -> String {
    let own = words::disciplines(framework, &tee.rated.disciplines);
    let depth = match tee.depth {
        _ if tee.rated.disciplines.is_empty() => "no discipline was rated for depth".to_owned(),
        Some(step) => format!("depth in {own}, demonstrated up to {}", step.name),
        None => format!("depth in {own}, with no step demonstrated so far"),
    };
    let names: Vec<&str> = tee.beside.iter().map(|(id, _)| words::discipline(framework, id)).collect();
    let breadth = match names.as_slice() {
        [] => "no breadth in other disciplines".to_owned(),
        names => format!("breadth in {}", list(names)),
    };
    // Whoever decides together may not have talked about breadth.
    let from = match tee.says.relation {
        says if says == tee.rated.relation => String::new(),
        says => format!(", from the {}", words::relation(says)),
    };
    format!("{depth}; {breadth}{from}.")
}

/// One other discipline, with what was written about it.
fn said(framework: &Framework, (id, work): &(&Id, &OtherDiscipline)) -> Line {
    let gone = framework.discipline(id).is_none().then(|| format!(" ({})", words::GONE));
    let line = Line::new()
        .with(Style::Strong, words::discipline(framework, id))
        .with(Style::Quiet, gone.unwrap_or_default())
        .text(format!(": {}", reach(framework, work)));
    match &work.note {
        Some(note) => line.text(". ").with(Style::Quote, words::prose(note)),
        None => line,
    }
}

fn reach<'a>(framework: &'a Framework, work: &'a OtherDiscipline) -> &'a str {
    work.step.as_ref().map_or("not said how far", |step| words::step(framework, step))
}

/// All of them in one drawing, a row per discipline.
fn chart(framework: &Framework, tees: &[(String, &Tee<'_>)]) -> Chart {
    let columns_to = |step: &Id| framework.steps.up_to(step).count();
    let mut rows: Vec<ChartRow> = Vec::new();
    let mut set = |label: String, at: usize, reach: Option<usize>| {
        let row = rows.iter().position(|row| row.label == label).unwrap_or_else(|| {
            rows.push(ChartRow { label, reach: vec![None; tees.len()] });
            rows.len() - 1
        });
        rows[row].reach[at] = reach;
    };
    for (at, (_, tee)) in tees.iter().enumerate() {
        set(own(framework, tee), at, Some(tee.depth.map_or(0, |step| columns_to(&step.id))));
    }
    for (at, (_, tee)) in tees.iter().enumerate() {
        for (id, work) in &tee.beside {
            let name = words::discipline(framework, id).to_owned();
            set(name, at, work.step.as_ref().map(columns_to));
        }
    }
    let said = |(name, tee): &(String, &Tee<'_>)| {
        let beside = tee
            .beside
            .iter()
            .map(|(id, work)| format!(" {}: {}.", words::discipline(framework, id), reach(framework, work)));
        format!("{name}: {}{}", sentence(framework, tee), beside.collect::<String>())
    };
    Chart {
        title: TITLE.to_owned(),
        description: tees.iter().map(said).collect::<Vec<_>>().join(" "),
        meaning: marks("the widest step reached in a discipline", &rows),
        columns: framework.steps.iter().map(|step| step.name.clone()).collect(),
        series: tees.iter().map(|(name, _)| name.clone()).collect(),
        rows,
    }
}
