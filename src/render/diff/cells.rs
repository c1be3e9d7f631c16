//! The comparison cell by cell: what each rater said, side by side, and the question to begin with.

use super::Detail;
use crate::analysis::diff::{Compared, Diff, Kind, Marked, Rater};
use crate::model::{Answer, Framework};
use crate::render::{Block, Document, Line, Shape, Style, Table, count, list, words};

/// What everybody sees as demonstrated at the widest step, before anything else. Of what they rate apart, the notes
/// stand with the differences.
pub(super) fn strengths(document: &mut Document, framework: &Framework, diff: &Diff<'_>) {
    if diff.strengths.is_empty() {
        return;
    }
    let all = if diff.raters.len() == 2 { "both" } else { "all" };
    document.heading(1, format!("Strengths you {all} see"));
    for cell in diff.strengths.iter().filter_map(|strength| diff.cell(strength)) {
        document.heading(2, name(framework, cell));
        let is_it = |other: &Compared<'_>| other.behavior == cell.behavior && other.step == cell.step;
        match diff.differences.iter().position(is_it) {
            None => in_full(document, framework, diff, cell),
            Some(index) => {
                document.push(Block::List(rated(framework, diff, cell)));
                let more = format!("What you each said of it is below, under {}.", index + 1);
                document.paragraph(Line::new().with(Style::Quiet, more));
            }
        }
    }
}

/// The differences, numbered to be spoken about.
pub(super) fn differences(document: &mut Document, framework: &Framework, diff: &Diff<'_>) {
    if diff.differences.is_empty() {
        return;
    }
    document.heading(1, "Where you differ");
    for (index, cell) in diff.differences.iter().enumerate() {
        document.heading(2, numbered(index + 1, name(framework, cell)));
        in_full(document, framework, diff, cell);
    }
}

/// Where the raters agree; in full, without the strengths, which are above.
pub(super) fn agreements(document: &mut Document, framework: &Framework, diff: &Diff<'_>, detail: Detail) {
    let strengths: Vec<_> = diff.strengths.iter().map(|it| (&it.behavior.id, &it.step.id)).collect();
    let is_below =
        |cell: &&Compared<'_>| detail == Detail::Folded || !strengths.contains(&(cell.behavior, cell.step));
    let cells: Vec<&Compared<'_>> = diff.agreements.iter().filter(is_below).collect();
    section(document, framework, diff, ("Where you agree", &cells), detail);
}

/// Where nobody could rate.
pub(super) fn open(document: &mut Document, framework: &Framework, diff: &Diff<'_>, detail: Detail) {
    let heading = match diff.raters.len() {
        2 => "Where neither could say",
        _ => "Where nobody could say",
    };
    section(document, framework, diff, (heading, &diff.open.iter().collect::<Vec<_>>()), detail);
}

/// What only one rater was asked about.
pub(super) fn not_asked(document: &mut Document, framework: &Framework, diff: &Diff<'_>, detail: Detail) {
    let cells = &diff.not_asked;
    match detail {
        _ if cells.is_empty() => {}
        Detail::All => {
            let cells: Vec<&Compared<'_>> = cells.iter().collect();
            section(document, framework, diff, (words::NOT_ASKED, &cells), detail);
        }
        Detail::Folded | Detail::Brief => {
            document.heading(1, words::NOT_ASKED);
            let alike = |one: &Compared<'_>, other: &Compared<'_>| {
                one.behavior == other.behavior && one.asked == other.asked
            };
            let groups = cells.chunk_by(alike);
            document.push(Block::List(groups.map(|group| one_sided(framework, diff, group)).collect()));
        }
    }
}

/// Who was not asked about some cells of a behavior, and what the one who was said.
fn one_sided(framework: &Framework, diff: &Diff<'_>, cells: &[Compared<'_>]) -> Line {
    let Some(first) = cells.first() else { return Line::new() };
    let with = |asked: bool| (0..diff.raters.len()).filter(move |at| first.asked[*at] == asked);
    let names = |at: usize| diff.raters[at].name.as_str();
    let without: Vec<&str> = with(false).map(names).collect();
    let said = |cell: &Compared<'_>| {
        let ratings: Vec<String> =
            with(true).map(|at| format!("{}: {}", names(at), rating(framework, cell, at))).collect();
        format!("{} ({})", words::step(framework, cell.step), ratings.join(", "))
    };
    Line::new().with(Style::Strong, words::behavior(framework, first.behavior)).text(format!(
        ": {} {} not asked about {}",
        list(&without),
        if without.len() == 1 { "was" } else { "were" },
        list(&cells.iter().map(said).collect::<Vec<_>>())
    ))
}

/// A rater's rating of a cell in words.
pub(super) fn rating(framework: &Framework, cell: &Compared<'_>, at: usize) -> String {
    let rating = cell.answers[at].and_then(|answer| answer.rating.as_ref());
    match rating {
        None if !cell.asked[at] => words::NOT_ASKED.to_owned(),
        rating => words::rating(framework, rating),
    }
}

fn section(
    document: &mut Document,
    framework: &Framework,
    diff: &Diff<'_>,
    (heading, cells): (&str, &[&Compared<'_>]),
    detail: Detail,
) {
    if cells.is_empty() {
        return;
    }
    document.heading(1, heading);
    match detail {
        Detail::Folded | Detail::Brief => {
            let lines = cells.iter().map(|cell| folded(framework, diff, cell));
            document.push(Block::List(lines.collect()));
        }
        Detail::All => {
            for cell in cells {
                document.heading(2, name(framework, cell));
                in_full(document, framework, diff, cell);
            }
        }
    }
}

pub(super) fn name(framework: &Framework, cell: &Compared<'_>) -> Line {
    let known = framework.behavior(cell.behavior).is_some() && framework.steps.get(cell.step).is_some();
    let name = Line::from(format!(
        "{} · {}",
        words::behavior(framework, cell.behavior),
        words::step(framework, cell.step)
    ));
    if known { name } else { name.with(Style::Quiet, format!(" ({})", words::GONE)) }
}

fn numbered(number: usize, name: Line) -> Line {
    Line::from(format!("{number}. ")).with_all(name)
}

/// Everything that was said about a cell; the question to begin with comes last.
fn in_full(document: &mut Document, framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) {
    document.push(side_by_side(framework, diff, cell));
    for (who, marked) in by_raters(cell) {
        document.paragraph(Line::new().with(Style::Strong, format!("{}:", marked_by(diff, cell, &who))));
        let lines = marked.iter().map(|marked| match &marked.example {
            Some(tagged) => words::example(tagged),
            None => words::gone(marked.id),
        });
        document.push(Block::List(lines.collect()));
    }
    if let Some(question) = &cell.question {
        document.paragraph(Line::new().with(Style::Strong, "Start with: ").text(question.as_str()));
    }
}

/// Who rated what, in words.
fn rated(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> Vec<Line> {
    let rated = |at: usize| {
        Line::new()
            .with(Style::Strong, diff.raters[at].name.as_str())
            .text(format!(": {}", rating(framework, cell, at)))
    };
    (0..cell.answers.len()).map(rated).collect()
}

/// The ratings in words, over what was written beside them.
fn side_by_side(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> Block {
    let head = rated(framework, diff, cell);
    let said = |(answer, rater): (&Option<&Answer>, &Rater<'_>)| {
        answer.map(|answer| words::written(answer, &rater.assessment.cited)).unwrap_or_default()
    };
    let written: Vec<Vec<Line>> = cell.answers.iter().zip(&diff.raters).map(said).collect();
    if written.iter().all(Vec::is_empty) {
        return Block::List(head);
    }
    let or_none = |lines: Vec<Line>| match lines.is_empty() {
        true => vec![Line::new().with(Style::Quiet, "no note")],
        false => lines,
    };
    Block::Table(Table {
        caption: format!("What was said about {}", name(framework, cell).to_plain()),
        head,
        rows: vec![written.into_iter().map(or_none).collect()],
        shape: Shape::Columns,
    })
}

/// The marked examples by who marked them: those that everybody marked first.
fn by_raters<'c, 'a>(cell: &'c Compared<'a>) -> Vec<(Vec<usize>, Vec<&'c Marked<'a>>)> {
    let mut groups: Vec<(Vec<usize>, Vec<&Marked<'_>>)> = Vec::new();
    for marked in &cell.examples {
        match groups.iter_mut().find(|(who, _)| *who == marked.by) {
            Some((_, list)) => list.push(marked),
            None => groups.push((marked.by.clone(), vec![marked])),
        }
    }
    groups.sort_by_key(|(who, _)| (std::cmp::Reverse(who.len()), who.clone()));
    groups
}

fn marked_by(diff: &Diff<'_>, cell: &Compared<'_>, who: &[usize]) -> String {
    // Of somebody who could not mark, nobody says that they did not.
    let others_could = (0..diff.raters.len()).all(|at| who.contains(&at) || diff.could_mark(at, cell));
    let names: Vec<&str> = who.iter().map(|at| diff.raters[*at].name.as_str()).collect();
    match (who.len(), diff.raters.len()) {
        (2, 2) => "Both marked".to_owned(),
        (marked, all) if marked == all => "Everybody marked".to_owned(),
        (1, _) if others_could => format!("Only {} marked", names[0]),
        _ => format!("{} marked", list(&names)),
    }
}

/// A cell in one line: what all said, and how many examples they share.
fn folded(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> Line {
    let name = name(framework, cell);
    if cell.kind != Kind::Same {
        return name;
    }
    let rating = cell.answers.iter().flatten().find_map(|answer| answer.rating.as_ref());
    let line = name.text(format!(": {}", words::rating(framework, rating)));
    if let Some(question) = &cell.question {
        return line
            .with(Style::Quiet, ", though each saw it in different examples. ")
            .text(question.as_str());
    }
    let shared = cell.examples.iter().filter(|marked| marked.by.len() == diff.raters.len()).count();
    let all = if diff.raters.len() == 2 { "both" } else { "all" };
    match shared {
        0 => line,
        _ => line.with(Style::Quiet, format!(", {} marked by {all}", count(shared, "example"))),
    }
}
