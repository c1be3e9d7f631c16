//! `"report": "gap"`.

use serde::Serialize;

use super::breadth::Breadth;
use super::{AnswerText, ExampleText, Labeled, Named, RatingName, RemarkText, focus, seal_state};
use crate::analysis::gap::{Candidate, Crossing, Gap, GapCell, GapLens};
use crate::analysis::pattern::{CellState, Pattern};
use crate::analysis::{Caveat, interview};
use crate::model::{Framework, Id, JournalEntry, Step};
use crate::render::gap::{sentences, shown};

#[derive(Serialize)]
struct Content<'a> {
    person: Labeled<'a>,
    source: Source<'a>,
    /// The step that this looks to; of a role, its step or the widest one that it expects.
    target: Named<'a>,
    /// The role that this looks to, if any.
    role: Option<Labeled<'a>>,
    /// Which step is expected in which behavior, where they differ.
    expects: Vec<Open<'a>>,
    /// `null` where the target is on today's line of steps.
    other_line: Option<OtherLine<'a>>,
    /// The discipline looked at sideways, if any.
    sideways: Option<Named<'a>>,
    remarks: Vec<RemarkText>,
    behaviors: Vec<Reaches<'a>>,
    /// `null` where nobody was asked about breadth.
    breadth: Option<Breadth<'a>>,
    /// What the steps below the target still lack, narrowest first.
    below: Vec<Cell<'a>>,
    at_target: Vec<Cell<'a>>,
    /// Of what was agreed: what became of what was agreed before.
    follow_up: Vec<focus::FollowedUp<'a>>,
    /// Of what was agreed: the cells that stay open.
    left_open: Vec<Open<'a>>,
    /// Of what was agreed: the day by which the first step is to be set.
    step_by: Option<String>,
    agreed_focus: Vec<focus::Agreed<'a>>,
    candidates: Vec<Begin<'a>>,
    /// Where nothing can be rated up to the target, since there are no examples.
    undescribed: Vec<Undescribed<'a>>,
    route: Option<Route<'a>>,
}

/// The ratings that this looks at.
#[derive(Serialize)]
struct Source<'a> {
    relation: &'static str,
    rater: &'a Id,
    cycle: &'a Id,
    disciplines: Vec<Named<'a>>,
    seal: &'static str,
    sealed_on: Option<String>,
    text: String,
}

/// How far a behavior reaches today.
#[derive(Serialize)]
pub(super) struct Reaches<'a> {
    behavior: Named<'a>,
    /// The widest step demonstrated together with all that it includes.
    reaches: Option<Named<'a>>,
    text: String,
    steps: Vec<StepState<'a>>,
}

#[derive(Serialize)]
struct StepState<'a> {
    step: Named<'a>,
    state: &'static str,
}

#[derive(Serialize)]
pub(super) struct Cell<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    /// `demonstrated`, `in_part`, `not_yet`, `unsure`, `unrated`, `not_asked`, `not_applicable`,
    /// `off_scale`, `rated_for_another_discipline` or `no_examples`.
    state: &'static str,
    answer: Option<AnswerText<'a>>,
    there: Vec<ExampleText<'a>>,
    to_talk_about: Vec<ExampleText<'a>>,
}

/// What a move to another line of steps means.
#[derive(Serialize)]
struct OtherLine<'a> {
    /// What both lines have.
    shared: Vec<Named<'a>>,
    /// What is new up to the target.
    new: Vec<Named<'a>>,
    /// What reaches as far on today's line.
    beside: Vec<Named<'a>>,
    /// What of today's line the other one does not have.
    left: Vec<Named<'a>>,
    text: String,
}

#[derive(Serialize)]
struct Open<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
}

#[derive(Serialize)]
struct Begin<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    state: &'static str,
    rating: Option<RatingName<'a>>,
}

#[derive(Serialize)]
struct Undescribed<'a> {
    behavior: Named<'a>,
    steps: Vec<Named<'a>>,
}

#[derive(Serialize)]
pub(super) struct Route<'a> {
    approval: Option<Labeled<'a>>,
    consult: &'a [String],
    text: String,
}

/// The gap as JSON.
pub fn gap<'a>(
    framework: &'a Framework,
    gap: &'a Gap<'a>,
    person: &'a str,
    rater: &'a str,
) -> impl Serialize {
    Content {
        person: Labeled { id: &gap.assessment.person, label: person },
        source: source(framework, gap, rater),
        target: Named::step(framework, &gap.goal.step.id),
        role: gap.goal.role.map(|role| Labeled { id: &role.id, label: &role.name }),
        expects: expects(framework, gap),
        other_line: gap.crossing.as_ref().map(|it| other_line(framework, gap, it)),
        sideways: match gap.lens {
            GapLens::Own => None,
            GapLens::Sideways(discipline) => Some(Named::discipline(framework, &discipline.id)),
        },
        remarks: gap.caveats.iter().map(|it| remark(framework, it, rater)).collect(),
        behaviors: gap.patterns.iter().map(|it| reaches(framework, it)).collect(),
        breadth: gap.breadth.as_ref().map(|tee| Breadth::of(framework, tee)),
        below: gap.below.iter().map(|it| cell(framework, it, &gap.assessment.cited)).collect(),
        at_target: gap.at_target.iter().map(|it| cell(framework, it, &gap.assessment.cited)).collect(),
        follow_up: focus::followed_up(framework, gap.follow_up),
        left_open: gap.left_open.iter().map(|it| open(framework, it)).collect(),
        step_by: gap.step_by.map(|day| day.to_string()),
        agreed_focus: focus::agreed(framework, gap.agreed_focus),
        candidates: gap.candidates.iter().map(|it| begin(framework, it)).collect(),
        undescribed: gap
            .undescribed
            .iter()
            .map(|(behavior, steps)| Undescribed {
                behavior: Named::behavior(framework, &behavior.id),
                steps: steps.iter().map(|step| Named::step(framework, &step.id)).collect(),
            })
            .collect(),
        route: route(gap),
    }
}

fn expects<'a>(framework: &'a Framework, gap: &Gap<'a>) -> Vec<Open<'a>> {
    let behaviors = gap.patterns.iter().map(|pattern| &pattern.behavior.id);
    let of = |behavior: &'a Id| Some((behavior, gap.goal.expects(framework, behavior)?));
    let open = |(behavior, step): (&'a Id, &'a Step)| Open {
        behavior: Named::behavior(framework, behavior),
        step: Named::step(framework, &step.id),
    };
    if gap.goal.is_profile() { behaviors.filter_map(of).map(open).collect() } else { Vec::new() }
}

fn other_line<'a>(framework: &'a Framework, gap: &Gap<'a>, crossing: &Crossing<'a>) -> OtherLine<'a> {
    let named = |steps: &[&'a Step]| steps.iter().map(|step| Named::step(framework, &step.id)).collect();
    OtherLine {
        shared: named(&crossing.shared),
        new: named(&crossing.new),
        beside: named(&crossing.beside),
        left: named(&crossing.left),
        text: sentences::crossing(gap, crossing).join(" "),
    }
}

pub(super) fn route<'a>(gap: &'a Gap<'a>) -> Option<Route<'a>> {
    gap.route.as_ref().map(|route| Route {
        approval: route.approver.map(|role| Labeled { id: &role.id, label: &role.name }),
        consult: &route.consult,
        text: sentences::route_to(gap.goal.name(), route),
    })
}

fn source<'a>(framework: &'a Framework, gap: &Gap<'a>, rater: &str) -> Source<'a> {
    let assessment = gap.assessment;
    Source {
        relation: assessment.relation.word(),
        rater: &assessment.rater,
        cycle: &assessment.cycle,
        disciplines: Named::disciplines(framework, &assessment.disciplines),
        seal: seal_state(assessment.seal_state()),
        sealed_on: assessment.sealed.as_ref().map(|seal| seal.date.to_string()),
        text: sentences::source(framework, gap, rater),
    }
}

pub(super) fn remark(framework: &Framework, caveat: &Caveat<'_>, rater: &str) -> RemarkText {
    RemarkText { kind: caveat_key(caveat), text: sentences::caveat(framework, caveat, rater) }
}

/// The word for a caveat.
pub(super) fn caveat_key(caveat: &Caveat<'_>) -> &'static str {
    match caveat {
        Caveat::Draft => "draft",
        Caveat::ChangedAfterwards => "changed_afterwards",
        Caveat::Reopened(_) | Caveat::MeetingReopened(_) => "reopened",
        Caveat::CameTwice(_) => "came_twice",
        Caveat::ReopenedSince(..) => "reopened_since",
        Caveat::SealedSince(_) => "sealed_since",
        Caveat::OtherRecord(..) => "other_record",
        Caveat::Partial => "partial",
        Caveat::Shared => "shared",
        Caveat::OtherTexts(_) => "other_texts",
        Caveat::Carried(_) => "carried",
    }
}

pub(super) fn reaches<'a>(framework: &'a Framework, pattern: &'a Pattern<'a>) -> Reaches<'a> {
    let state = |(step, state): &(&'a Step, CellState<'a>)| StepState {
        step: Named::step(framework, &step.id),
        state: shown(*state).key,
    };
    Reaches {
        behavior: Named::behavior(framework, &pattern.behavior.id),
        reaches: pattern.reach.whole.map(|step| Named::step(framework, &step.id)),
        text: sentences::reach(pattern),
        steps: pattern.states.iter().map(state).collect(),
    }
}

pub(super) fn cell<'a>(
    framework: &'a Framework,
    cell: &'a GapCell<'a>,
    cited: &'a [JournalEntry],
) -> Cell<'a> {
    let there = cell.there.iter().map(ExampleText::of);
    Cell {
        behavior: Named::behavior(framework, &cell.behavior.id),
        step: Named::step(framework, &cell.step.id),
        state: shown(cell.state).key,
        answer: cell.answer.map(|answer| AnswerText::of(framework, answer, cited)),
        there: there.chain(cell.gone.iter().map(|id| ExampleText::gone(id))).collect(),
        to_talk_about: cell.triggers.iter().map(ExampleText::of).collect(),
    }
}

fn open<'a>(framework: &'a Framework, cell: &'a interview::Cell) -> Open<'a> {
    Open { behavior: Named::behavior(framework, &cell.behavior), step: Named::step(framework, &cell.step) }
}

fn begin<'a>(framework: &'a Framework, candidate: &Candidate<'a>) -> Begin<'a> {
    Begin {
        behavior: Named::behavior(framework, &candidate.behavior.id),
        step: Named::step(framework, &candidate.step.id),
        state: shown(candidate.state).key,
        rating: candidate.rating.map(|rating| RatingName::of(framework, rating)),
    }
}
