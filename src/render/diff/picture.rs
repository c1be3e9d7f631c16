//! The comparison as a picture: behaviors down, steps across, both ratings in each cell with a sign between.

mod said;

use super::Detail;
use super::cells::rating as in_words;
use crate::analysis::asked;
use crate::analysis::diff::{Compared, Diff, Kind};
use crate::model::{Framework, Id, Lens, Rating};
use crate::render::{Block, Document, Line, Shape, Style, Table, groups, lines, words};

const CAPTION: &str = "Ratings by behavior and step";
/// Marks a row or a column that today's framework does not have.
const DAGGER: &str = "†";
/// As many steps as find room beside each other.
const FEW_STEPS: usize = 6;
/// Stands for a rating that was not given.
const UNRATED: &str = "–";
/// Stands for a rating that nobody asked for.
const NOT_ASKED: &str = "·";
/// Parts the ratings of three and more.
const PARTED: char = '/';

pub(super) use said::rated as in_names;

/// Adds the matrix and its legend.
pub(super) fn draw(document: &mut Document, framework: &Framework, diff: &Diff<'_>, detail: Detail) {
    let cells: Vec<&Compared<'_>> =
        [&diff.differences, &diff.agreements, &diff.open, &diff.not_asked].into_iter().flatten().collect();
    let steps = with_gone(diff.steps.iter().map(|step| &step.id), cells.iter().map(|cell| cell.step));
    let behaviors = diff.behaviors(framework).map(|it| &it.id);
    let behaviors = with_gone(behaviors, cells.iter().map(|cell| cell.behavior));
    let said = said::table(framework, diff, &cells, [&behaviors, &steps]);
    let mut head = vec![Line::from("Behavior")];
    head.extend(steps.iter().map(|id| match framework.steps.get(id) {
        Some(step) => Line::from(lines::head(framework, &diff.steps, step)),
        None => Line::from(name(words::step(framework, id), true)),
    }));
    let row = |behavior: &Id| {
        let label = name(words::behavior(framework, behavior), framework.behavior(behavior).is_none());
        let mut row = vec![vec![Line::from(label)]];
        row.extend(steps.iter().map(|step| {
            let cell = cells.iter().find(|cell| cell.behavior == behavior && cell.step == *step);
            match cell {
                Some(cell) => vec![shown(framework, diff, cell)],
                None if framework.examples(behavior, step, Lens::Whole).is_empty() => vec![],
                None => vec![Line::new().with(Style::Quiet, unsaid(framework, diff, behavior, step))],
            }
        }));
        row
    };
    let rows = groups::under_headings(framework, behaviors.iter().copied(), row);
    let signs: Vec<String> = rows.iter().flatten().flatten().map(Line::to_plain).collect();
    let words = |line: &str, sign: &str| line.split([' ', PARTED]).any(|word| word == sign);
    let occurs = |sign: &&str| signs.iter().any(|line| words(line, sign));
    let missing: Vec<&str> = [UNRATED, NOT_ASKED].into_iter().filter(occurs).collect();
    // Of a few steps, a phone shows each cell by itself.
    let shape = if steps.len() > FEW_STEPS { Shape::Folding } else { Shape::Matrix };
    let table = Table { caption: CAPTION.to_owned(), head, rows, shape };
    let legend = legend(framework, diff, &cells, &missing, detail).into_iter();
    let legend = legend.chain(lines::legend(framework, &diff.steps));
    let legend = legend.map(|line| Block::Paragraph(Line::new().with(Style::Quiet, line)));
    let drawn = [Block::Table(table)].into_iter().chain(legend).collect();
    document.push(Block::Picture { drawn, said: vec![Block::Table(said)] });
}

/// The framework's own ids, then those that only an assessment has.
fn with_gone<'a>(own: impl Iterator<Item = &'a Id>, used: impl Iterator<Item = &'a Id>) -> Vec<&'a Id> {
    let mut ids: Vec<&Id> = own.collect();
    for id in used {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// What is shown where nobody said anything.
fn unsaid(framework: &Framework, diff: &Diff<'_>, behavior: &Id, step: &Id) -> &'static str {
    match was_asked(framework, diff, behavior, step) {
        true => UNRATED,
        false => NOT_ASKED,
    }
}

/// Whether anybody was asked about a cell.
fn was_asked(framework: &Framework, diff: &Diff<'_>, behavior: &Id, step: &Id) -> bool {
    let mut raters = diff.raters.iter();
    raters.any(|rater| asked::was_asked(framework, rater.assessment, behavior, step))
}

fn name(known: &str, is_gone: bool) -> String {
    match is_gone {
        true => format!("{known} {DAGGER}"),
        false => known.to_owned(),
    }
}

/// The ratings of a cell in short, with the sign that says how they relate.
fn shown(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> Line {
    signed(diff, cell, &PARTED.to_string(), |at| short(framework, cell, at))
}

/// The same with whole ratings.
pub(super) fn in_signs(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> Line {
    signed(diff, cell, ", ", |at| in_words(framework, cell, at))
}

fn signed(diff: &Diff<'_>, cell: &Compared<'_>, parted: &str, rating: impl Fn(usize) -> String) -> Line {
    let ratings: Vec<String> = (0..cell.answers.len()).map(rating).collect();
    let (sign, style) = sign(diff, cell);
    match ratings.as_slice() {
        [first, second] => Line::new().with(style, format!("{first} {sign} {second}")),
        _ => Line::new().with(style, format!("{} {sign}", ratings.join(parted))),
    }
}

fn ratings<'a>(cell: &Compared<'a>) -> impl Iterator<Item = Option<&'a Rating>> {
    cell.answers.iter().map(|answer| answer.and_then(|answer| answer.rating.as_ref()))
}

fn short(framework: &Framework, cell: &Compared<'_>, at: usize) -> String {
    let scale = &framework.manifest.scale;
    match cell.answers[at].and_then(|answer| answer.rating.as_ref()) {
        None if !cell.asked[at] => NOT_ASKED.to_owned(),
        None => UNRATED.to_owned(),
        Some(rating) => name(scale.short(rating), scale.is_off(rating)),
    }
}

fn sign(diff: &Diff<'_>, cell: &Compared<'_>) -> (&'static str, Style) {
    let first_is_highest = cell.highest.contains(&0);
    match cell.kind {
        Kind::Same => ("=", Style::Same),
        Kind::Apart(_) if diff.raters.len() > 2 => ("≠", Style::Open),
        Kind::Apart(_) if first_is_highest => (">", Style::First),
        Kind::Apart(_) => ("<", Style::Second),
        Kind::OffScale | Kind::NotApplicable | Kind::OneSided | Kind::NobodyKnows | Kind::NotAsked => {
            ("~", Style::Open)
        }
    }
}

/// What the signs and the short forms mean, those only that occur. In brief, ratings are written out beside it.
fn legend(
    framework: &Framework,
    diff: &Diff<'_>,
    cells: &[&Compared<'_>],
    missing: &[&str],
    detail: Detail,
) -> Vec<String> {
    let given: Vec<&Rating> = cells.iter().flat_map(|cell| ratings(cell)).flatten().collect();
    let name = |index: usize| diff.raters.get(index).map_or("", |rater| rater.name.as_str());
    let higher = |index: usize| format!("{} higher", name(index));
    let meanings = [
        ("=", "the same".to_owned()),
        (">", higher(0)),
        ("<", higher(1)),
        ("≠", "apart".to_owned()),
        ("~", "not comparable".to_owned()),
    ];
    let occurs = |wanted: &str| cells.iter().any(|cell| sign(diff, cell).0 == wanted);
    let signs: Vec<String> = meanings
        .iter()
        .filter(|(sign, _)| occurs(sign))
        .map(|(sign, means)| format!("{sign} {means}"))
        .collect();
    let others: Vec<String> = (1..diff.raters.len()).map(|at| format!("then {}'s", name(at))).collect();
    let order = format!("{}'s rating comes first, {}: {}", name(0), others.join(", "), signs.join(", "));
    let mut lines = match detail {
        Detail::Brief => {
            vec![[order].into_iter().chain(shorts(framework, &[], missing)).collect::<Vec<_>>().join(", ")]
        }
        _ => vec![order, shorts(framework, &given, missing).join(", ")],
    };
    let gone = |cell: &&Compared<'_>| {
        framework.behavior(cell.behavior).is_none() || framework.steps.get(cell.step).is_none()
    };
    let off_scale = |rating: &&Rating| framework.manifest.scale.is_off(rating);
    if cells.iter().any(gone) || given.iter().any(off_scale) {
        lines.push(format!("{DAGGER} {}", words::GONE));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The short forms that occur, in the order of the scale.
fn shorts(framework: &Framework, given: &[&Rating], missing: &[&str]) -> Vec<String> {
    let scale = &framework.manifest.scale;
    let on_scale = scale.ratings.iter().map(|point| Rating::Rated(point.id.clone()));
    let mut shorts: Vec<String> = on_scale
        .chain([Rating::Unsure, Rating::NotApplicable])
        .filter(|rating| given.contains(&rating) && scale.short(rating) != scale.label(rating))
        .map(|rating| format!("{}: {}", scale.short(&rating), scale.label(&rating)))
        .collect();
    shorts.extend(missing.iter().map(|sign| match *sign {
        NOT_ASKED => format!("{NOT_ASKED}: {}", words::NOT_ASKED),
        sign => format!("{sign}: {}", words::rating(framework, None)),
    }));
    shorts
}
