//! What readers should know before they compare: seals, drafts, other texts, other disciplines, missing cells.

use jiff::civil::Date;

use super::Rater;
use crate::analysis::Caveat;
use crate::analysis::asked::{asked_for_examples, was_asked};
use crate::model::{CarriedId, Framework, Id, Pin, Reopening};

/// Something that bears on the comparison and does not break it.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark<'a> {
    /// These raters have not sealed.
    Drafts(Vec<usize>),
    /// This rater's file was changed after sealing.
    ChangedAfterwards(usize),
    /// This rater opened their file again after they had sealed it.
    Reopened(usize, &'a Reopening),
    /// Another assessment of this rater came before, sealed on this day, and nothing in the file says so.
    CameTwice(usize, Date),
    /// This rater sealed with questions left open.
    Partial(usize),
    /// These raters sealed again after something was agreed on what they said, and the command that changes it.
    SealedSinceAgreed(Vec<String>, String),
    /// There are two records of what was agreed: whose the other one is, and the command that compares them.
    OtherRecord(String, String),
    /// Only what whoever asks answered too is shown.
    Shared,
    /// The raters rated other texts than the framework has today, or each other.
    Texts(Vec<(Vec<usize>, &'a Pin)>),
    /// Answers of these raters are carried over to ids that the framework has now.
    Carried(Vec<usize>, Vec<&'a CarriedId>),
    /// The assessments are of different people.
    People(Vec<&'a Id>),
    /// The assessments are of different cycles, one per rater.
    Cycles(Vec<&'a Id>),
    /// The raters looked at different disciplines, one list per rater.
    Disciplines(Vec<&'a [Id]>),
    /// These raters were not asked which examples describe the person, and others were.
    NoExamplesAsked(Vec<usize>),
    /// Only this rater rated so many cells about which somebody else was asked too.
    OnlyRatedBy(usize, usize),
}

/// Everything to be said of these raters, the gravest first.
pub(super) fn remarks<'a>(framework: &Framework, raters: &[Rater<'a>]) -> Vec<Remark<'a>> {
    let (mut remarks, mut drafts) = (Vec::new(), Vec::new());
    let mut other_texts = false;
    let (mut carried_of, mut carried): (Vec<usize>, Vec<&CarriedId>) = (Vec::new(), Vec::new());
    for (index, rater) in raters.iter().enumerate() {
        for caveat in Caveat::of(framework, rater.assessment) {
            match caveat {
                Caveat::Draft => drafts.push(index),
                Caveat::ChangedAfterwards => remarks.push(Remark::ChangedAfterwards(index)),
                Caveat::Reopened(reopening) | Caveat::MeetingReopened(reopening) => {
                    remarks.push(Remark::Reopened(index, reopening))
                }
                Caveat::CameTwice(before) => remarks.push(Remark::CameTwice(index, before)),
                Caveat::Shared => remarks.push(Remark::Shared),
                // A comparison tells of each side's own.
                Caveat::ReopenedSince(..) | Caveat::SealedSince(_) | Caveat::OtherRecord(..) => {}
                Caveat::Partial => remarks.push(Remark::Partial(index)),
                Caveat::OtherTexts(_) => other_texts = true,
                Caveat::Carried(ids) => {
                    carried_of.push(index);
                    carried.extend(ids.iter().filter(|id| !carried.contains(id)).collect::<Vec<_>>());
                }
            }
        }
    }
    if !drafts.is_empty() {
        remarks.insert(0, Remark::Drafts(drafts));
    }
    let of = |at: usize| raters[at].assessment;
    let differ = |same: &dyn Fn(usize) -> bool| (1..raters.len()).any(|at| !same(at));
    if differ(&|at| of(at).person == of(0).person) {
        remarks.push(Remark::People(raters.iter().map(|rater| &rater.assessment.person).collect()));
    }
    if other_texts {
        remarks.push(Remark::Texts(pins(raters)));
    }
    if !carried.is_empty() {
        remarks.push(Remark::Carried(carried_of, carried));
    }
    if differ(&|at| of(at).cycle == of(0).cycle) {
        remarks.push(Remark::Cycles(raters.iter().map(|rater| &rater.assessment.cycle).collect()));
    }
    if differ(&|at| same_members(&of(at).disciplines, &of(0).disciplines)) {
        let lists = raters.iter().map(|rater| rater.assessment.disciplines.as_slice());
        remarks.push(Remark::Disciplines(lists.collect()));
    }
    let (with, without): (Vec<usize>, Vec<usize>) = (0..raters.len())
        .filter(|at| of(*at).rated().next().is_some())
        .partition(|at| asked_for_examples(of(*at)));
    if !with.is_empty() && !without.is_empty() {
        remarks.push(Remark::NoExamplesAsked(without));
    }
    remarks.extend((0..raters.len()).filter_map(|at| only_rated_by(framework, raters, at)));
    remarks
}

/// The texts that were rated, and by whom.
fn pins<'a>(raters: &[Rater<'a>]) -> Vec<(Vec<usize>, &'a Pin)> {
    let mut groups: Vec<(Vec<usize>, &Pin)> = Vec::new();
    for (index, rater) in raters.iter().enumerate() {
        let pin = &rater.assessment.framework;
        match groups.iter_mut().find(|(_, known)| known.agrees_with(pin)) {
            Some((who, _)) => who.push(index),
            None => groups.push((vec![index], pin)),
        }
    }
    groups
}

fn same_members(one: &[Id], other: &[Id]) -> bool {
    one.iter().all(|id| other.contains(id)) && other.iter().all(|id| one.contains(id))
}

fn only_rated_by<'a>(framework: &Framework, raters: &[Rater<'a>], at: usize) -> Option<Remark<'a>> {
    let others = || (0..raters.len()).filter(|other| *other != at).map(|other| raters[other].assessment);
    let is_alone = |behavior: &Id, step: &Id| {
        others().all(|other| other.rating(behavior, step).is_none())
            && others().any(|other| was_asked(framework, other, behavior, step))
    };
    let alone = raters[at].assessment.rated().filter(|(behavior, step, _)| is_alone(behavior, step)).count();
    (alone > 0).then_some(Remark::OnlyRatedBy(at, alone))
}
