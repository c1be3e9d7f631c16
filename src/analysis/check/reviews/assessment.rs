//! One assessment: its place, its seal, its answers and its focus.

use std::collections::BTreeSet;

use super::{Pinned, Place};
use crate::diagnostic::{At, Part, Problem, Segment, Sourced};
use crate::model::{Answer, Assessment, Id, Rating, SealState, web_address};

/// What a piece of evidence may name beside an address.
#[derive(Clone, Copy, Debug)]
pub enum Evidence<'a> {
    /// The entries of the person's journal.
    Entries(&'a BTreeSet<&'a str>),
    /// Anything that is an id, for the journal could not be read.
    AnyId,
}

/// What is wrong with an assessment.
pub fn problems(
    place: &Place,
    filed: &Sourced<Assessment>,
    evidence: Evidence<'_>,
    pinned: Option<&Pinned<'_>>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_place(place, filed, &mut problems);
    if let Some(pinned) = pinned {
        if pinned.digest.is_some() {
            problems.extend(filed.value.unknown_ids(&filed.source, pinned.framework));
        }
        problems.extend(other_version(filed, pinned));
    }
    if filed.value.seal_state() == SealState::ChangedAfterwards {
        let at = At::value(["sealed".into(), "digest".into()]);
        problems.push(
            filed
                .problem("broken-seal", at, "the file was changed after it was sealed")
                .help("undo the change, or open it again with `steps assess --reopen` and seal it anew"),
        );
    }
    for (behavior, steps) in &filed.value.cells {
        for (step, answer) in steps {
            let cell = ["cells".into(), behavior.into(), step.into()];
            check_answer(filed, &cell, answer, evidence, pinned, &mut problems);
        }
    }
    check_focus(filed, &mut problems);
    problems
}

fn check_place(place: &Place, filed: &Sourced<Assessment>, problems: &mut Vec<Problem>) {
    let assessment = &filed.value;
    let mut differs = |key: &str, says: &str, expected: &str| {
        if says != expected {
            let message = format!("`{key}` is `{says}`, but the file lies where `{expected}` is expected");
            problems.push(
                filed
                    .problem("wrong-place", At::value([key.into()]), message)
                    .help(format!("write `{key}: {expected}`, or move the file")),
            );
        }
    };
    differs("person", assessment.person.as_str(), place.person.as_str());
    differs("cycle", assessment.cycle.as_str(), place.cycle.as_str());
    differs("relation", assessment.relation.word(), place.relation.word());
    if let Some(rater) = &place.rater {
        differs("rater", assessment.rater.as_str(), rater.as_str());
    }
}

fn other_version(filed: &Sourced<Assessment>, pinned: &Pinned<'_>) -> Option<Problem> {
    let (pin, manifest) = (&filed.value.framework, &pinned.framework.manifest);
    let at = |key: &str| At::value(["framework".into(), key.into()]);
    if pin.id != manifest.id {
        let message = format!("this is of the framework `{}`, and today's is `{}`", pin.id, manifest.id);
        return Some(filed.problem("other-version", at("id"), message));
    }
    if pin.version != manifest.version {
        let message = format!("this is of version `{}`, and today's is `{}`", pin.version, manifest.version);
        return Some(filed.problem("other-version", at("version"), message));
    }
    let differ = matches!((&pin.digest, &pinned.digest), (Some(then), Some(today)) if then != today);
    differ.then(|| {
        let message = format!("the framework's texts changed since, though it is still `{}`", pin.version);
        filed
            .problem("other-version", at("digest"), message)
            .help("raise `version` in framework.yaml with every change of a text")
    })
}

fn check_answer(
    filed: &Sourced<Assessment>,
    cell: &[Segment; 3],
    answer: &Answer,
    evidence: Evidence<'_>,
    pinned: Option<&Pinned<'_>>,
    problems: &mut Vec<Problem>,
) {
    let at = |rest: &[Segment]| At { path: cell.iter().chain(rest).cloned().collect(), part: Part::Value };
    let has_note = answer.note.as_ref().is_some_and(|note| !note.trim().is_empty());
    if answer.rating == Some(Rating::NotApplicable) && !has_note {
        problems.push(
            filed
                .problem("reason-missing", at(&["rating".into()]), "`not-applicable` without a reason")
                .help("say in `note` why it does not apply"),
        );
    }
    let bare = answer.examples.is_empty() && answer.evidence.is_empty() && !has_note;
    let demonstrated = answer.rating.as_ref().is_some_and(|rating| {
        pinned.is_some_and(|pinned| pinned.framework.manifest.scale.demonstrated(rating))
    });
    if bare && demonstrated {
        let message = "a rating from demonstrated on, and nothing that shows it";
        problems.push(
            filed
                .problem("no-evidence", at(&["rating".into()]), message)
                .help("add an example, a note or a link to talk about"),
        );
    }
    for (index, piece) in answer.evidence.iter().enumerate() {
        let known = match evidence {
            Evidence::Entries(entries) => entries.contains(piece.as_str()),
            Evidence::AnyId => piece.parse::<Id>().is_ok(),
        };
        if !known && web_address(piece).is_none() {
            let message = format!("`{piece}` is neither an http(s) address nor an entry of the journal");
            let problem = filed.problem("bad-link", at(&["evidence".into(), index.into()]), message);
            let entries = match evidence {
                Evidence::Entries(entries) => entries.iter().copied().collect(),
                Evidence::AnyId => Vec::new(),
            };
            problems.push(problem.meant(piece, entries).maybe_help(Some(
                "write the address whole, or the id of an entry in journal.yaml".to_owned(),
            )));
        }
    }
}

fn check_focus(filed: &Sourced<Assessment>, problems: &mut Vec<Problem>) {
    for (index, focus) in filed.value.focus.iter().enumerate() {
        if focus.look_again.is_none() {
            let at = At::value(["focus".into(), index.into(), "try".into()]);
            problems.push(
                filed
                    .problem("focus-date", at, "a focus without a date to look at it again")
                    .help("add `look_again: …`, such as the day of the next one-to-one"),
            );
        }
    }
}
