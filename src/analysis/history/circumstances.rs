//! What was other from one review to the next beside the ratings: the framework's version, the disciplines, the
//! managers, the step.

use jiff::civil::Date;

use super::SeenReview;
use crate::analysis::reveal::Opened;
use crate::model::{Assessment, Cycle, Id, People, Person, Pin, Side};

/// What a review was held under, as far as it may be seen.
#[derive(Clone, Debug)]
pub struct Circumstances<'a> {
    /// The versions that were rated.
    pub frameworks: Vec<Told<&'a Pin>>,
    /// The disciplines that were rated.
    pub disciplines: Vec<Told<&'a [Id]>>,
    /// The managers at its end.
    pub managers: Vec<Term<'a>>,
    /// The step that was agreed.
    pub step: Option<&'a Id>,
    /// The day on which what was agreed was sealed.
    pub agreed_on: Option<Date>,
}

/// A value, and which sides have it.
#[derive(Clone, Debug)]
pub struct Told<T> {
    pub value: T,
    pub sides: Vec<Side>,
}

/// A manager, and since when, where that is written.
#[derive(Clone, Debug)]
pub struct Term<'a> {
    pub id: &'a Id,
    pub name: String,
    pub since: Option<Date>,
}

/// Something that is other than in the review before. Nothing was before the first one.
#[derive(Clone, Debug)]
pub enum Change<'a> {
    Framework { now: Vec<Told<&'a Pin>>, before: Vec<&'a Pin> },
    Disciplines { now: Vec<Told<&'a [Id]>>, before: Vec<&'a [Id]> },
    Managers { now: Vec<Term<'a>>, before: Vec<String> },
    Step { now: &'a Id, before: Option<&'a Id> },
}

impl<'a> Circumstances<'a> {
    pub(super) fn of((person, people): (&'a Person, &People), opened: &'a [Opened<'a>], until: Date) -> Self {
        let opened: Vec<(Side, &Assessment)> = opened
            .iter()
            .filter(|opened| opened.key.side != Side::Peer)
            .map(|opened| (opened.key.side, opened.assessment.as_ref()))
            .collect();
        let agreed = opened.iter().find(|(side, _)| *side == Side::Agreed).map(|(_, agreed)| *agreed);
        let mut managers = managers_on((person, people), until);
        if person.entry.managers.is_empty() {
            let raters = opened.iter().filter(|(side, _)| *side == Side::Manager);
            let raters = raters.map(|(_, assessment)| &assessment.rater);
            managers = raters.map(|id| Term { id, name: people.name_of(id), since: None }).collect();
        }
        Self {
            frameworks: told(&opened, |it| &it.framework, |one, other| one.agrees_with(other)),
            disciplines: told(&opened, |it| it.disciplines.as_slice(), |one, other| one == other),
            managers,
            step: agreed.and_then(|agreed| agreed.step.as_ref()),
            agreed_on: agreed.and_then(|agreed| Some(agreed.sealed.as_ref()?.date)),
        }
    }
}

/// What the sides say, those together that say the same.
fn told<'a, T>(
    opened: &[(Side, &'a Assessment)],
    value: impl Fn(&'a Assessment) -> T,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<Told<T>> {
    let mut told: Vec<Told<T>> = Vec::new();
    for (side, assessment) in opened {
        let value = value(assessment);
        match told.iter_mut().find(|one| is_same(&one.value, &value)) {
            Some(one) if one.sides.contains(side) => {}
            Some(one) => one.sides.push(*side),
            None => told.push(Told { value, sides: vec![*side] }),
        }
    }
    told
}

/// The last day of a review as far as it has come: one with a free name goes on until the next one begins.
pub(super) fn until(cycle: &Cycle, next: Option<&Cycle>, today: Date) -> Date {
    let last = match next {
        _ if !cycle.has_free_name() => cycle.last_day(),
        Some(next) => next.first_day().yesterday().unwrap_or(cycle.last_day()),
        None => today,
    };
    last.min(today).max(cycle.first_day())
}

fn managers_on<'a>((person, people): (&'a Person, &People), day: Date) -> Vec<Term<'a>> {
    let terms = &person.entry.managers;
    let since =
        |id: &Id| terms.iter().rfind(|term| term.id == *id && term.from.is_none_or(|from| from <= day))?.from;
    let term = |id: &'a Id| Term { id, name: people.name_of(id), since: since(id) };
    person.entry.managers_on(day).into_iter().map(term).collect()
}

/// Who the managers are today, where they are others than in the last review.
pub(super) fn managers_today<'a>(
    who: (&'a Person, &People),
    last: Option<&SeenReview<'_>>,
    today: Date,
) -> Vec<Term<'a>> {
    let before = last.map(|last| ids(&last.circumstances.managers)).unwrap_or_default();
    let now = managers_on(who, today);
    if before.is_empty() || ids(&now) == before { Vec::new() } else { now }
}

fn ids<'a>(terms: &[Term<'a>]) -> Vec<&'a Id> {
    terms.iter().map(|term| term.id).collect()
}

/// Notes in each review what is other than in those before. What is not known of one is passed over.
pub(super) fn tell_changes(reviews: &mut [SeenReview<'_>]) {
    let (mut frameworks, mut disciplines, mut managers, mut step) = (vec![], vec![], vec![], None);
    let mut names: Vec<String> = Vec::new();
    for review in reviews {
        let now = &review.circumstances;
        let rated: Vec<&Pin> = now.frameworks.iter().map(|one| one.value).collect();
        if !rated.is_empty() && !are_same(&rated, &frameworks) {
            let before = std::mem::replace(&mut frameworks, rated);
            review.changes.push(Change::Framework { now: now.frameworks.clone(), before });
        }
        let rated: Vec<&[Id]> = now.disciplines.iter().map(|one| one.value).collect();
        if !rated.is_empty() && rated != disciplines {
            let before = std::mem::replace(&mut disciplines, rated);
            review.changes.push(Change::Disciplines { now: now.disciplines.clone(), before });
        }
        if !now.managers.is_empty() && ids(&now.managers) != managers {
            managers = ids(&now.managers);
            let next = now.managers.iter().map(|term| term.name.clone()).collect();
            let before = std::mem::replace(&mut names, next);
            review.changes.push(Change::Managers { now: now.managers.clone(), before });
        }
        if let Some(now) = now.step
            && step != Some(now)
        {
            review.changes.push(Change::Step { now, before: step });
            step = Some(now);
        }
    }
}

fn are_same(one: &[&Pin], other: &[&Pin]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.agrees_with(other))
}
