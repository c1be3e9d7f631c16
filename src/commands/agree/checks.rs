//! What decisions in a text are refused for, as the meeting would refuse them: what is not open to both, what nobody
//! agreed on the last time, and what cannot be worked on.

use super::open_record::OpenRecord;
use crate::analysis::interview::Cell;
use crate::diagnostic::{At, Problem, Sourced, rules};
use crate::model::{Assessment, Decisions, Focus, FollowUp};
use crate::render::list;

/// Everything that the meeting would not take.
pub fn problems(sourced: &Sourced<Decisions>, open: &OpenRecord<'_>) -> Vec<Problem> {
    let mut problems = not_open(sourced, open);
    problems.extend(follow_up(sourced, &open.follow_up()));
    problems.extend(focus(sourced, open));
    problems
}

/// Cells that nobody in the room is to decide, since somebody has sealed only part and not this one.
fn not_open(sourced: &Sourced<Decisions>, open: &OpenRecord<'_>) -> Vec<Problem> {
    let partial: Vec<&Assessment> = open.room.partial().collect();
    let mut problems = Vec::new();
    for (behavior, by_step) in &sourced.value.cells {
        for step in by_step.keys() {
            if partial.iter().any(|side| side.rating(behavior, step).is_none()) {
                let at = At::key(["cells".into(), behavior.into(), step.into()]);
                let message = format!("`{behavior}` at `{step}` is not open to both sides");
                let problem = sourced.problem(rules::WRONG_VALUE.id, at, message);
                problems.push(problem.help("whoever sealed only part adds their answer to it first"));
            }
        }
    }
    problems
}

/// What is said of something that was not agreed, or twice of the same.
fn follow_up(sourced: &Sourced<Decisions>, known: &[FollowUp]) -> Vec<Problem> {
    let given = sourced.value.follow_up.as_deref().unwrap_or_default();
    let name = |it: &FollowUp| format!("`{}` at `{}`", it.behavior, it.step);
    let problem = |(index, one): (usize, &FollowUp)| {
        let at = At::value(["follow_up".into(), index.into(), "behavior".into()]);
        let name_of_it = name(one);
        if known.iter().any(|it| name(it) == name_of_it) {
            return sourced.problem(rules::WRONG_VALUE.id, at, format!("{name_of_it} is named twice"));
        }
        let message = format!("{name_of_it} is not what was agreed to work on the last time");
        let names: Vec<String> = known.iter().map(name).collect();
        let help = match names.is_empty() {
            true => "nothing was; leave `follow_up` out".to_owned(),
            false => format!("that was {}", list(&names)),
        };
        sourced.problem(rules::WRONG_VALUE.id, at, message).help(help)
    };
    let given_and_found = given.iter().enumerate().zip(matched(known, given));
    given_and_found.filter(|(_, found)| found.is_none()).map(|(one, _)| problem(one)).collect()
}

/// A cell that is to be worked on twice, and a day that has passed.
fn focus(sourced: &Sourced<Decisions>, open: &OpenRecord<'_>) -> Vec<Problem> {
    let given = sourced.value.focus.as_deref().unwrap_or_default();
    let cell = |focus: &Focus| Cell::of(&focus.behavior, &focus.step);
    let mut problems = Vec::new();
    for (index, focus) in given.iter().enumerate() {
        let at = |key: &str| At::value(["focus".into(), index.into(), key.into()]);
        let cell_of_it = cell(focus);
        if given.iter().take(index).any(|earlier| cell(earlier) == cell_of_it) {
            let message =
                format!("`{}` at `{}` is to be worked on already", cell_of_it.behavior, cell_of_it.step);
            let problem = sourced.problem(rules::WRONG_VALUE.id, at("behavior"), message);
            problems.push(problem.help("say what to try for it in one place"));
        }
        // A day that was decided on before may have passed since.
        let stays = |known: &Focus| cell(known) == cell_of_it && known.look_again == focus.look_again;
        let is_kept = open.record.focus.iter().any(stays);
        if let Some(day) = focus.look_again.filter(|day| *day < open.today && !is_kept) {
            let problem =
                sourced.problem(rules::WRONG_VALUE.id, at("look_again"), format!("{day} has passed"));
            problems.push(problem.help("write a day that is still to come"));
        }
    }
    problems
}

/// For each that is given, which of those that are known it is about: the same cell, and the same text if there are more.
pub fn matched(known: &[FollowUp], given: &[FollowUp]) -> Vec<Option<usize>> {
    let mut free: Vec<(usize, &FollowUp)> = known.iter().enumerate().collect();
    let find = |one: &FollowUp| {
        let same = |it: &FollowUp| it.behavior == one.behavior && it.step == one.step;
        let at = free
            .iter()
            .position(|(_, it)| same(it) && it.attempt == one.attempt)
            .or_else(|| free.iter().position(|(_, it)| same(it)))?;
        Some(free.remove(at).0)
    };
    given.iter().map(find).collect()
}
