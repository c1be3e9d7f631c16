//! The comparison in words: the same table, with whole ratings and the names of those who gave them.

use super::{CAPTION, in_words, was_asked};
use crate::analysis::diff::{Compared, Diff, Kind};
use crate::model::{Framework, Id, Lens};
use crate::render::{Line, Shape, Table, words};

/// The table of these behaviors and steps.
pub fn table(
    framework: &Framework,
    diff: &Diff<'_>,
    cells: &[&Compared<'_>],
    [behaviors, steps]: [&[&Id]; 2],
) -> Table {
    let known = |name: &str, is_gone: bool| match is_gone {
        true => Line::from(format!("{name} ({})", words::GONE)),
        false => Line::from(name),
    };
    let heads =
        steps.iter().map(|step| known(words::step(framework, step), framework.steps.get(step).is_none()));
    let cell = |behavior: &Id, step: &Id| match cells
        .iter()
        .find(|cell| cell.behavior == behavior && cell.step == step)
    {
        Some(cell) => vec![Line::from(rated(framework, diff, cell))],
        None if framework.examples(behavior, step, Lens::Whole).is_empty() => vec![],
        None if !was_asked(framework, diff, behavior, step) => vec![Line::from(words::NOT_ASKED)],
        None => vec![Line::from(words::rating(framework, None))],
    };
    let row = |behavior: &&Id| {
        let name = known(words::behavior(framework, behavior), framework.behavior(behavior).is_none());
        [vec![name]].into_iter().chain(steps.iter().map(|step| cell(behavior, step))).collect()
    };
    Table {
        caption: CAPTION.to_owned(),
        head: [Line::from("Behavior")].into_iter().chain(heads).collect(),
        rows: behaviors.iter().map(row).collect(),
        shape: Shape::Matrix,
    }
}

/// Who rated what in a cell; once where all did the same.
pub fn rated(framework: &Framework, diff: &Diff<'_>, cell: &Compared<'_>) -> String {
    let ratings: Vec<String> = (0..cell.answers.len()).map(|at| in_words(framework, cell, at)).collect();
    if let (Kind::Same | Kind::NobodyKnows, Some(first)) = (cell.kind, ratings.first())
        && ratings.iter().all(|rating| rating == first)
    {
        let all = if ratings.len() == 2 { "both" } else { "all" };
        return format!("{first}, say {all}");
    }
    let says = diff.raters.iter().zip(&ratings).map(|(rater, rating)| format!("{}: {rating}", rater.name));
    says.collect::<Vec<_>>().join("; ")
}
