//! Ratings from a table, taken over into a draft as the answers of `--answers` are.

use super::assignment::Assignment;
use super::open_assessment::OpenAssessment;
use super::{AssessArgs, answers, messages};
use crate::analysis::ladder::Rated;
use crate::commands::Context;
use crate::commands::privacy::{Consent, keep_answers_private, warn_of_answers};
use crate::diagnostic::Source;
use crate::error::Status;
use crate::model::{Answer, Assessment, Cells};
use crate::store::{Reviews, Workspace};
use crate::yaml::to_yaml;

/// What becomes of answers that are there and differ.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Existing {
    Kept,
    Replaced,
}

/// Ratings, sorted by what becomes of them.
#[derive(Debug, Default)]
pub struct Sorted<'r> {
    /// What is taken over: what was there stays around it.
    pub cells: Cells,
    pub taken: Vec<&'r Rated>,
    /// What is answered otherwise, each with the answer that is there.
    pub differing: Vec<(&'r Rated, Answer)>,
    /// How many are answered the same.
    pub same: usize,
}

/// Sorts ratings by what is answered already.
pub fn sorted<'r>(ratings: &'r [Rated], before: Option<&Assessment>, existing: Existing) -> Sorted<'r> {
    let mut sorted = Sorted::default();
    for rated in ratings {
        let answered = before.and_then(|before| before.answer(&rated.behavior, &rated.step));
        let was = answered.cloned().unwrap_or_default();
        let mut answer = Answer { rating: Some(rated.rating.clone()), ..was.clone() };
        if !rated.note.is_empty() {
            answer.note = Some(rated.note.clone());
        }
        let new = rated.evidence.iter().filter(|one| !was.evidence.contains(one)).cloned();
        answer.evidence.extend(new);
        if answer == was {
            sorted.same += 1;
            continue;
        }
        let differs = was.rating.is_some() && was.rating != answer.rating
            || was.note.is_some() && was.note != answer.note;
        if differs {
            sorted.differing.push((rated, was));
            if existing == Existing::Kept {
                continue;
            }
        }
        sorted.taken.push(rated);
        sorted.cells.entry(rated.behavior.clone()).or_default().insert(rated.step.clone(), answer);
    }
    sorted
}

/// What the rater has answered so far, without opening it to be answered.
pub fn answered_so_far(
    context: &Context,
    arguments: &AssessArgs,
    workspace: &Workspace,
) -> anyhow::Result<Option<Assessment>> {
    let framework = workspace.load_framework()?;
    let Assignment { person, cycle, key, displaced, .. } =
        Assignment::settle(context, arguments, workspace, &framework)?;
    let reviews = Reviews::of(workspace);
    let has_own = displaced.is_none() && reviews.has(person.id(), &cycle, &key);
    has_own.then(|| reviews.own(person.id(), &cycle, &key, &framework)).transpose()
}

/// Takes the ratings over into the rater's draft, which is begun where there is none.
///
/// # Errors
/// Also where the draft is sealed, or is somebody else's.
pub fn take(
    context: &Context,
    arguments: &AssessArgs,
    ratings: &[Rated],
    shown: &str,
    existing: Existing,
) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let assignment = Assignment::settle(context, arguments, &workspace, &framework)?;
    let begun = assignment.begun(&framework, context.today);
    let mut open = OpenAssessment::open(context, &workspace, &framework, assignment, Vec::new(), arguments)?;
    let sorted = sorted(ratings, Some(&open.assessment), existing);
    if sorted.taken.is_empty() {
        context.streams.say(&format!("Nothing to take over: `{}` stays as it is.", open.shown()));
        return Ok(Status::Done);
    }
    let source = Source::new(shown, to_yaml(&serde_json::json!({ "cells": sorted.cells }))?);
    let answers = answers::parse(&source, &framework, &open.assignment.person.journal, &begun)?;
    open.introduce()?;
    let consent = if arguments.yes { Consent::Given } else { Consent::Unasked };
    let is_private = keep_answers_private(context, &workspace, &open.file, consent)?;
    answers::take_over(&mut open.assessment, answers);
    open.save()?;
    let taken = crate::render::count(sorted.taken.len(), "rating");
    context.streams.say(&format!("Took over {taken}."));
    messages::closing(context, arguments, &open)?;
    if !is_private {
        warn_of_answers(context, &open.file);
    }
    Ok(Status::Done)
}
