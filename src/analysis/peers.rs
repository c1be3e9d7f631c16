//! What peers' answers say to both sides of a review: a spread without names, and those who gave theirs.

use jiff::civil::Date;

use crate::model::{Answer, Assessment, Declined, Framework, Id, Opinion, Opinions, People, Pin, Rating};

/// Who was asked about somebody in a cycle, for whoever asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub person: Id,
    pub name: String,
    pub cycle: Id,
    pub today: Date,
    pub peers: Vec<AskedPeer>,
    /// What they wrote, as far as the gate opens it; `None` where that was not asked for.
    pub said: Option<Vec<Said>>,
}

/// A peer, and how far they are.
#[derive(Clone, Debug)]
pub struct AskedPeer {
    pub id: Id,
    pub name: String,
    /// The day on which they were asked; `None` where they wrote by themself.
    pub asked: Option<Date>,
    pub by: Option<Date>,
    pub state: AskedState,
}

/// How far a peer is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AskedState {
    Waiting,
    Declined(Declined),
    Sealed(Date),
}

/// What peers wrote about a cell, each under their name.
#[derive(Clone, Debug)]
pub struct Said {
    pub behavior: Id,
    pub step: Id,
    pub answers: Vec<(String, Answer)>,
}

/// What peers wrote, cell by cell in the framework's order, of what is open of each.
pub fn said(framework: &Framework, people: &People, open: &[&Assessment]) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for assessment in open {
        for (behavior, step, _) in assessment.rated() {
            let Some(answer) = assessment.answer(behavior, step).cloned() else { continue };
            let answer = (people.name_of(&assessment.rater), answer);
            match found.iter_mut().find(|said| (&said.behavior, &said.step) == (behavior, step)) {
                Some(said) => said.answers.push(answer),
                None => {
                    found.push(Said { behavior: behavior.clone(), step: step.clone(), answers: vec![answer] })
                }
            }
        }
    }
    found.sort_by_key(|said| place(framework, &said.behavior, &said.step));
    found
}

/// Where a cell stands in the framework; what it no longer has comes last.
fn place(framework: &Framework, behavior: &Id, step: &Id) -> impl Ord + use<> {
    let row = framework.behaviors.iter().position(|known| known.id == *behavior).unwrap_or(usize::MAX);
    (row, framework.steps.list_order(step))
}

/// What peers' sealed answers say, as far as each was allowed to go.
pub fn opinions(
    framework: &Framework,
    people: &People,
    place: (&Id, &Id),
    allowed: &[Assessment],
) -> Opinions {
    let scale = &framework.manifest.scale;
    let order = |rating: &Rating| match rating.rated() {
        Some(id) => scale.position(id).unwrap_or(scale.ratings.len()),
        None => scale.ratings.len() + 1 + usize::from(*rating == Rating::NotApplicable),
    };
    let named: Vec<(String, &Assessment)> =
        allowed.iter().map(|assessment| (people.name_of(&assessment.rater), assessment)).collect();
    Opinions::of(place, Pin::of(framework), &named, order)
}

/// What was said of each cell, in the framework's order; what it no longer has comes last.
pub fn in_order<'a>(framework: &Framework, opinions: &'a Opinions) -> Vec<(&'a Id, &'a Id, &'a Opinion)> {
    let cells = opinions
        .cells
        .iter()
        .flat_map(|(behavior, by_step)| by_step.iter().map(move |(step, opinion)| (behavior, step, opinion)));
    let mut cells: Vec<_> = cells.collect();
    cells.sort_by_key(|(behavior, step, _)| place(framework, behavior, step));
    cells
}

/// The ratings that were given, lowest first, each with how many gave it.
pub fn spread(opinion: &Opinion) -> Vec<(&Rating, usize)> {
    let runs = opinion.ratings.chunk_by(|one, other| one == other);
    runs.filter_map(|run| Some((run.first()?, run.len()))).collect()
}
