//! `"report": "diff"`.

use serde::Serialize;

use super::breadth::Breadth;
use super::peers::{PeersSay, peers_say};
use super::{AnswerText, ExampleText, Named, RemarkText, focus, seal_state};
use crate::analysis::diff::{Compared, Diff, Kind, Marked, Rater, Remark};
use crate::analysis::strengths::Strength;
use crate::model::{Framework, Id};
use crate::render::diff::{Next, Occasion, sentences};

#[derive(Serialize)]
struct Content<'a> {
    /// In the order in which they were given; cells name them by name.
    raters: Vec<RaterName<'a>>,
    remarks: Vec<RemarkText>,
    agreement: Agreement,
    /// What all of them call demonstrated at the widest step.
    strengths: Vec<Place<'a>>,
    /// Widest first.
    differences: Vec<Cell<'a>>,
    agreements: Vec<Cell<'a>>,
    nobody_knows: Vec<Cell<'a>>,
    /// Where all but one were not asked.
    not_asked: Vec<Cell<'a>>,
    /// One per rater; `null` where they were not asked about breadth.
    breadth: Vec<Option<Breadth<'a>>>,
    /// `null` where files are compared.
    occasion: Option<Meeting<'a>>,
}

/// What a review meeting comes with and goes on with.
#[derive(Serialize)]
struct Meeting<'a> {
    /// What was agreed to work on in the cycles before.
    last_focus: Vec<focus::Agreed<'a>>,
    /// How many peers have sealed, as far as whoever asks may know of them.
    peers: usize,
    /// What peers allowed both sides to read; `null` where it was not asked for.
    peers_say: Option<Vec<PeersSay<'a>>>,
    /// What was agreed this time; `null` where nothing is yet.
    agreed: Option<Outcome<'a>>,
    /// The command to go on with.
    next: Option<&'a str>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    sealed_on: String,
    focus: Vec<focus::Agreed<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
}

#[derive(Serialize)]
struct RaterName<'a> {
    name: &'a str,
    id: &'a Id,
    relation: &'static str,
    person: &'a Id,
    cycle: &'a Id,
    disciplines: Vec<Named<'a>>,
    framework_version: String,
    seal: &'static str,
    sealed_on: Option<String>,
}

/// Counts of cells, never of a person, and the same in a sentence.
#[derive(Serialize)]
struct Agreement {
    same: usize,
    one_apart: usize,
    further_apart: usize,
    off_scale: usize,
    not_applicable: usize,
    one_sided: usize,
    nobody_knows: usize,
    text: String,
}

#[derive(Serialize)]
struct Cell<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    /// `same`, `apart`, `off_scale`, `not_applicable`, `one_sided`, `nobody_knows` or `not_asked`.
    kind: &'static str,
    /// How many ratings lie between, counting the last; only where the ratings are apart.
    apart: Option<usize>,
    /// Who rated highest, where the ratings are apart.
    highest: Vec<&'a str>,
    answers: Vec<RaterAnswer<'a>>,
    examples: Vec<MarkedExample<'a>>,
    question: Option<&'a str>,
}

#[derive(Serialize)]
struct RaterAnswer<'a> {
    rater: &'a str,
    /// Whether they were asked about this at all.
    asked: bool,
    /// `null` where the rater said nothing.
    answer: Option<AnswerText<'a>>,
}

#[derive(Serialize)]
struct MarkedExample<'a> {
    #[serde(flatten)]
    example: ExampleText<'a>,
    marked_by: Vec<&'a str>,
}

/// The comparison as JSON.
pub fn diff<'a>(
    framework: &'a Framework,
    diff: &'a Diff<'a>,
    occasion: Option<&'a Occasion<'a>>,
) -> impl Serialize {
    let strength = |strength: &Strength<'a>| Place {
        behavior: Named::behavior(framework, &strength.behavior.id),
        step: Named::step(framework, &strength.step.id),
    };
    Content {
        raters: diff.raters.iter().map(|it| rater(framework, it)).collect(),
        remarks: diff.remarks.iter().map(|it| remark(framework, diff, it)).collect(),
        agreement: agreement(diff),
        strengths: diff.strengths.iter().map(strength).collect(),
        differences: diff.differences.iter().map(|it| cell(framework, diff, it)).collect(),
        agreements: diff.agreements.iter().map(|it| cell(framework, diff, it)).collect(),
        nobody_knows: diff.open.iter().map(|it| cell(framework, diff, it)).collect(),
        not_asked: diff.not_asked.iter().map(|it| cell(framework, diff, it)).collect(),
        breadth: diff.breadth.iter().map(|it| Some(Breadth::of(framework, it.as_ref()?))).collect(),
        occasion: occasion.map(|it| meeting(framework, it)),
    }
}

fn meeting<'a>(framework: &'a Framework, occasion: &'a Occasion<'a>) -> Meeting<'a> {
    let (agreed, next) = match &occasion.next {
        Next::Nothing => (None, None),
        Next::Agree(command) => (None, Some(command.as_str())),
        Next::Agreed { sealed, focus, command } => {
            let outcome = Outcome { sealed_on: sealed.to_string(), focus: focus::agreed(framework, focus) };
            (Some(outcome), Some(command.as_str()))
        }
    };
    Meeting {
        last_focus: focus::agreed(framework, occasion.last_focus),
        peers: occasion.peers,
        peers_say: occasion.opinions.map(|opinions| peers_say(framework, opinions)),
        agreed,
        next,
    }
}

fn rater<'a>(framework: &'a Framework, rater: &'a Rater<'a>) -> RaterName<'a> {
    let assessment = rater.assessment;
    RaterName {
        name: &rater.name,
        id: &assessment.rater,
        relation: assessment.relation.word(),
        person: &assessment.person,
        cycle: &assessment.cycle,
        disciplines: Named::disciplines(framework, &assessment.disciplines),
        framework_version: assessment.framework.version.to_string(),
        seal: seal_state(assessment.seal_state()),
        sealed_on: assessment.sealed.as_ref().map(|seal| seal.date.to_string()),
    }
}

fn remark(framework: &Framework, diff: &Diff<'_>, remark: &Remark<'_>) -> RemarkText {
    let kind = match remark {
        Remark::Drafts(_) => "drafts",
        Remark::ChangedAfterwards(_) => "changed_afterwards",
        Remark::Reopened(..) => "reopened",
        Remark::CameTwice(..) => "came_twice",
        Remark::Partial(_) => "partial",
        Remark::SealedSinceAgreed(..) => "sealed_since_agreed",
        Remark::OtherRecord(..) => "other_record",
        Remark::Shared => "shared",
        Remark::Texts(_) => "other_texts",
        Remark::Carried(..) => "carried",
        Remark::People(_) => "other_people",
        Remark::Cycles(_) => "other_cycles",
        Remark::Disciplines(_) => "other_disciplines",
        Remark::NoExamplesAsked(_) => "no_examples_asked",
        Remark::OnlyRatedBy(..) => "only_rated_by",
    };
    RemarkText { kind, text: sentences::remark(framework, diff, remark) }
}

fn agreement(diff: &Diff<'_>) -> Agreement {
    let counts = diff.agreement;
    Agreement {
        same: counts.same,
        one_apart: counts.one_apart,
        further_apart: counts.further_apart,
        off_scale: counts.off_scale,
        not_applicable: counts.not_applicable,
        one_sided: counts.one_sided,
        nobody_knows: counts.nobody_knows,
        text: sentences::agreement(diff),
    }
}

fn cell<'a>(framework: &'a Framework, diff: &'a Diff<'a>, cell: &'a Compared<'a>) -> Cell<'a> {
    let name = |at: &usize| diff.raters[*at].name.as_str();
    let marked = |marked: &'a Marked<'a>| MarkedExample {
        example: match &marked.example {
            Some(tagged) => ExampleText::of(tagged),
            None => ExampleText::gone(marked.id),
        },
        marked_by: marked.by.iter().map(name).collect(),
    };
    let answers = diff.raters.iter().zip(&cell.answers).zip(&cell.asked);
    let answers = answers.map(|((rater, answer), asked)| RaterAnswer {
        rater: &rater.name,
        asked: *asked,
        answer: answer.map(|answer| AnswerText::of(framework, answer, &rater.assessment.cited)),
    });
    Cell {
        behavior: Named::behavior(framework, cell.behavior),
        step: Named::step(framework, cell.step),
        kind: kind(cell.kind),
        apart: match cell.kind {
            Kind::Apart(apart) => Some(apart),
            _ => None,
        },
        highest: cell.highest.iter().map(name).collect(),
        answers: answers.collect(),
        examples: cell.examples.iter().map(marked).collect(),
        question: cell.question.as_deref(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "same",
        Kind::Apart(_) => "apart",
        Kind::OffScale => "off_scale",
        Kind::NotApplicable => "not_applicable",
        Kind::OneSided => "one_sided",
        Kind::NobodyKnows => "nobody_knows",
        Kind::NotAsked => "not_asked",
    }
}
