//! Where raters agree and where they differ, cell by cell. It says what is there and judges nothing.

mod question;
mod remark;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::asked::{asked_for_examples, was_asked};
use super::breadth::{Tee, tee};
use super::line;
use super::strengths::{Strength, strengths};
use crate::model::{Answer, Assessment, Behavior, Framework, Id, Lens, Rating, Scale, Step, Tagged};

pub use remark::Remark;

/// Somebody who rated, under the name that the report uses.
#[derive(Clone, Debug)]
pub struct Rater<'a> {
    pub name: String,
    pub assessment: &'a Assessment,
}

/// What several raters said of the same person.
#[derive(Clone, Debug)]
pub struct Diff<'a> {
    /// In the order in which they were given; every index below points here.
    pub raters: Vec<Rater<'a>>,
    /// The steps of the line that was rated.
    pub steps: Vec<&'a Step>,
    /// The cells at the widest step that all of them call demonstrated, in the framework's order.
    pub strengths: Vec<Strength<'a>>,
    /// The cells in which they differ, widest first, then in the framework's order.
    pub differences: Vec<Compared<'a>>,
    /// The cells in which they agree, in the framework's order.
    pub agreements: Vec<Compared<'a>>,
    /// The cells that were answered and which nobody could rate.
    pub open: Vec<Compared<'a>>,
    /// The cells about which all but one were not asked, in the framework's order.
    pub not_asked: Vec<Compared<'a>>,
    /// One per rater: their T, where they were asked about breadth.
    pub breadth: Vec<Option<Tee<'a>>>,
    pub agreement: Agreement,
    /// What to know before reading on.
    pub remarks: Vec<Remark<'a>>,
}

/// One cell as all raters see it.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    pub behavior: &'a Id,
    pub step: &'a Id,
    pub kind: Kind,
    /// Who rated highest, where the ratings are apart.
    pub highest: Vec<usize>,
    /// One per rater; `None` where they said nothing.
    pub answers: Vec<Option<&'a Answer>>,
    /// One per rater: whether they were asked about this cell.
    pub asked: Vec<bool>,
    /// Every example that somebody marked, in the framework's order.
    pub examples: Vec<Marked<'a>>,
    /// The question to begin with.
    pub question: Option<String>,
}

/// How the ratings of a cell relate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Everybody who was asked gave the same.
    Same,
    /// So many ratings lie between the lowest and the highest, counting the last.
    Apart(usize),
    /// Ratings differ, and one of them is no longer on the scale.
    OffScale,
    /// Somebody says that it does not apply, and somebody else does not.
    NotApplicable,
    /// Some rated, and the others did not or had too little to go on.
    OneSided,
    /// Nobody could say.
    NobodyKnows,
    /// Only one of them was asked.
    NotAsked,
}

/// An example that somebody marked.
#[derive(Clone, Debug)]
pub struct Marked<'a> {
    pub id: &'a Id,
    /// `None` where it is no longer in the framework.
    pub example: Option<Tagged<'a>>,
    /// Who marked it.
    pub by: Vec<usize>,
}

/// In how many cells the raters agree. Counts of cells, never of a person.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Agreement {
    pub same: usize,
    pub one_apart: usize,
    pub further_apart: usize,
    pub off_scale: usize,
    pub not_applicable: usize,
    pub one_sided: usize,
    pub nobody_knows: usize,
}

impl<'a> Diff<'a> {
    /// The behaviors that somebody of the disciplines that were rated has.
    pub fn behaviors(&self, framework: &'a Framework) -> impl Iterator<Item = &'a Behavior> {
        let lenses: Vec<Lens<'a>> =
            self.raters.iter().map(|rater| Lens::Of(&rater.assessment.disciplines)).collect();
        let has =
            move |behavior: &&Behavior| lenses.iter().any(|lens| framework.has_behavior(&behavior.id, *lens));
        framework.behaviors.iter().filter(has)
    }
}

/// Compares what two or more raters said.
pub fn diff<'a>(framework: &'a Framework, raters: Vec<Rater<'a>>) -> Diff<'a> {
    let raters = told_apart(raters);
    let (mut differences, mut agreements, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut not_asked = Vec::new();
    for (behavior, step) in cells(framework, &raters) {
        let cell = compare(framework, &raters, behavior, step);
        match cell.kind {
            Kind::Same => agreements.push(cell),
            Kind::NobodyKnows => open.push(cell),
            Kind::NotAsked => not_asked.push(cell),
            _ => differences.push(cell),
        }
    }
    differences.sort_by_key(|cell| cell.kind.widest_first());
    let mut questions = question::Asked::new();
    for cell in differences.iter_mut().chain(&mut agreements) {
        cell.question = question::question(framework, &raters, cell, &mut questions);
    }
    let mut agreement = Agreement::default();
    differences.iter().chain(&agreements).chain(&open).for_each(|cell| agreement.add(cell.kind));
    let remarks = remark::remarks(framework, &raters);
    let strengths = shared_strengths(framework, &raters);
    let breadth = raters.iter().map(|rater| tee(framework, rater.assessment, rater.assessment)).collect();
    let assessments: Vec<&Assessment> = raters.iter().map(|rater| rater.assessment).collect();
    let steps = line::columns(framework, None, &assessments);
    Diff { raters, steps, strengths, differences, agreements, open, not_asked, breadth, agreement, remarks }
}

/// What all raters see as demonstrated at the widest step. Over several people or cycles that would say nothing.
fn shared_strengths<'a>(framework: &'a Framework, raters: &[Rater<'a>]) -> Vec<Strength<'a>> {
    let assessments: Vec<&Assessment> = raters.iter().map(|rater| rater.assessment).collect();
    let is_one_occasion =
        assessments.windows(2).all(|pair| pair[0].person == pair[1].person && pair[0].cycle == pair[1].cycle);
    if is_one_occasion { strengths(framework, &assessments) } else { Vec::new() }
}

/// Gives raters of the same name, as one person in two cycles, a name each.
fn told_apart(mut raters: Vec<Rater<'_>>) -> Vec<Rater<'_>> {
    let names: Vec<String> = raters.iter().map(|rater| rater.name.clone()).collect();
    let tells = |tell: &dyn Fn(usize) -> String, index: usize| {
        (0..names.len())
            .all(|other| other == index || names[other] != names[index] || tell(other) != tell(index))
    };
    let cycles: Vec<String> = raters.iter().map(|rater| rater.assessment.cycle.to_string()).collect();
    let relations: Vec<&str> = raters.iter().map(|rater| rater.assessment.relation.word()).collect();
    for (index, rater) in raters.iter_mut().enumerate() {
        if names.iter().filter(|name| **name == rater.name).count() < 2 {
            continue;
        }
        let more = if tells(&|at| cycles[at].clone(), index) {
            cycles[index].clone()
        } else if tells(&|at| relations[at].to_owned(), index) {
            relations[index].to_owned()
        } else {
            (index + 1).to_string()
        };
        rater.name = format!("{} ({more})", rater.name);
    }
    raters
}

/// The cells that somebody answered, in the framework's order; what it no longer has comes last.
fn cells<'a>(framework: &Framework, raters: &[Rater<'a>]) -> Vec<(&'a Id, &'a Id)> {
    let mut answered = BTreeSet::new();
    for rater in raters {
        for (behavior, steps) in &rater.assessment.cells {
            for (step, _) in steps.iter().filter(|(_, answer)| !answer.is_empty()) {
                answered.insert(framework.cell_order(behavior, step));
            }
        }
    }
    answered.into_iter().map(|(_, behavior, _, step)| (behavior, step)).collect()
}

fn compare<'a>(
    framework: &'a Framework,
    raters: &[Rater<'a>],
    behavior: &'a Id,
    step: &'a Id,
) -> Compared<'a> {
    let answers: Vec<Option<&Answer>> =
        raters.iter().map(|rater| rater.assessment.answer(behavior, step)).collect();
    let ratings: Vec<Option<&Rating>> =
        answers.iter().map(|answer| answer.and_then(|answer| answer.rating.as_ref())).collect();
    let asked: Vec<bool> =
        raters.iter().map(|rater| was_asked(framework, rater.assessment, behavior, step)).collect();
    let scale = &framework.manifest.scale;
    let compared: Vec<Option<&Rating>> =
        ratings.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(rating, _)| *rating).collect();
    let kind = if compared.len() < 2 { Kind::NotAsked } else { Kind::of(scale, &compared) };
    let highest = match kind {
        Kind::Apart(_) => highest(scale, &ratings),
        _ => Vec::new(),
    };
    let examples = marked(framework, behavior, step, &answers);
    Compared { behavior, step, kind, highest, answers, asked, examples, question: None }
}

fn highest(scale: &Scale, ratings: &[Option<&Rating>]) -> Vec<usize> {
    let place = |rating: &Option<&Rating>| rating.and_then(Rating::rated).and_then(|id| scale.position(id));
    let top = ratings.iter().filter_map(place).max();
    (0..ratings.len()).filter(|index| top.is_some() && place(&ratings[*index]) == top).collect()
}

/// Every marked example of a cell: those that stand there first, then those that stand elsewhere today.
fn marked<'a>(
    framework: &'a Framework,
    behavior: &Id,
    step: &Id,
    answers: &[Option<&'a Answer>],
) -> Vec<Marked<'a>> {
    let ids: BTreeSet<&Id> = answers.iter().flatten().flat_map(|answer| &answer.examples).collect();
    let by = |id: &Id| -> Vec<usize> {
        let marks = |index: &usize| answers[*index].is_some_and(|answer| answer.examples.contains(id));
        (0..answers.len()).filter(marks).collect()
    };
    let here = framework.examples(behavior, step, Lens::Whole);
    let (mut found, mut rest) = (Vec::new(), ids.clone());
    for tagged in here {
        if let Some(id) = ids.get(&tagged.example.id) {
            rest.remove(*id);
            found.push(Marked { id, by: by(id), example: Some(tagged) });
        }
    }
    found.extend(rest.into_iter().map(|id| Marked { id, by: by(id), example: framework.tagged(id) }));
    found
}

impl Kind {
    fn of(scale: &Scale, ratings: &[Option<&Rating>]) -> Self {
        let rated: Vec<&Id> = ratings.iter().flatten().filter_map(|rating| rating.rated()).collect();
        let inapplicable = ratings.iter().filter(|rating| **rating == Some(&Rating::NotApplicable)).count();
        let (mut widest, mut off_scale) = (0, false);
        for (index, one) in rated.iter().enumerate() {
            for other in rated[index + 1..].iter().filter(|other| *other != one) {
                match scale.apart(one, other) {
                    Some(apart) => widest = widest.max(apart),
                    None => off_scale = true,
                }
            }
        }
        match () {
            () if widest > 0 => Kind::Apart(widest),
            () if off_scale => Kind::OffScale,
            () if inapplicable == ratings.len() || rated.len() == ratings.len() => Kind::Same,
            () if inapplicable > 0 => Kind::NotApplicable,
            () if rated.is_empty() => Kind::NobodyKnows,
            () => Kind::OneSided,
        }
    }

    fn widest_first(self) -> (u8, Reverse<usize>) {
        match self {
            Kind::Apart(apart) => (0, Reverse(apart)),
            Kind::OffScale => (1, Reverse(0)),
            Kind::NotApplicable => (2, Reverse(0)),
            Kind::OneSided => (3, Reverse(0)),
            Kind::NobodyKnows => (4, Reverse(0)),
            Kind::Same => (5, Reverse(0)),
            Kind::NotAsked => (6, Reverse(0)),
        }
    }
}

impl Diff<'_> {
    /// The cell that a strength is.
    pub fn cell(&self, strength: &Strength<'_>) -> Option<&Compared<'_>> {
        let is_it =
            |cell: &&Compared<'_>| *cell.behavior == strength.behavior.id && *cell.step == strength.step.id;
        self.differences.iter().chain(&self.agreements).find(is_it)
    }

    /// Whether a rater could mark examples of this cell.
    pub fn could_mark(&self, rater: usize, cell: &Compared<'_>) -> bool {
        cell.asked[rater] && asked_for_examples(self.raters[rater].assessment)
    }
}

impl Compared<'_> {
    /// Whether everybody marked examples, and no two the same.
    pub fn seen_in_other_examples(&self) -> bool {
        (0..self.answers.len()).all(|rater| self.examples.iter().any(|marked| marked.by.contains(&rater)))
            && self.examples.iter().all(|marked| marked.by.len() == 1)
    }
}

impl Agreement {
    fn add(&mut self, kind: Kind) {
        *match kind {
            // Where only one was asked, nobody agrees or differs.
            Kind::NotAsked => return,
            Kind::Same => &mut self.same,
            Kind::Apart(1) => &mut self.one_apart,
            Kind::Apart(_) => &mut self.further_apart,
            Kind::OffScale => &mut self.off_scale,
            Kind::NotApplicable => &mut self.not_applicable,
            Kind::OneSided => &mut self.one_sided,
            Kind::NobodyKnows => &mut self.nobody_knows,
        } += 1;
    }

    /// The cells whose ratings lie side by side on the scale.
    pub fn compared(&self) -> usize {
        self.same + self.one_apart + self.further_apart
    }
}
