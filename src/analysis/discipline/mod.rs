//! Disciplines: what each has of its own, and what the file of a new one begins from.

mod ids;
mod nearest;
#[cfg(test)]
mod tests;

use crate::model::{Behavior, Discipline, Example, Framework, Id, Lens, Replaces, Step};

pub use ids::prefix;
pub use nearest::nearest;

/// What a text begins with that somebody has yet to write.
pub const PLACEHOLDER: &str = "To be written:";

/// How many examples of its own a discipline has at each step, narrowest first.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    pub discipline: &'a Discipline,
    pub own: Vec<(&'a Step, usize)>,
}

/// A behavior of a new discipline's file.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    pub behavior: &'a Behavior,
    /// One for each step, narrowest first.
    pub steps: Vec<SectionStep<'a>>,
}

/// Where a new discipline says what a behavior looks like at a step.
#[derive(Clone, Debug)]
pub struct SectionStep<'a> {
    pub step: &'a Step,
    /// What other disciplines say here.
    pub inspiration: Vec<(&'a Discipline, Vec<&'a Example>)>,
    /// What the file says to begin with.
    pub examples: Vec<Example>,
}

/// The examples that are for this discipline and not for everybody, from either file.
pub fn own<'a>(
    framework: &'a Framework,
    discipline: &Discipline,
    behavior: &Behavior,
    step: &Step,
) -> Vec<&'a Example> {
    let lens = Lens::Of(std::slice::from_ref(&discipline.id));
    let examples = framework.examples(&behavior.id, &step.id, lens);
    examples.into_iter().filter(|it| !it.disciplines.is_empty()).map(|it| it.example).collect()
}

/// What each discipline has, in the framework's order.
pub fn coverage(framework: &Framework) -> Vec<Coverage<'_>> {
    let count = |discipline: &Discipline, step: &Step| {
        framework.behaviors.iter().map(|behavior| own(framework, discipline, behavior, step).len()).sum()
    };
    let of = |discipline| Coverage {
        discipline,
        own: framework.steps.iter().map(|step| (step, count(discipline, step))).collect(),
    };
    framework.disciplines.iter().map(of).collect()
}

/// A file of empty places, each with what these disciplines say there.
pub fn empty<'a>(framework: &'a Framework, inspiring: &[&'a Discipline]) -> Vec<Section<'a>> {
    let place = |behavior: &'a Behavior, step: &'a Step| {
        let said = inspiring.iter().map(|it| (*it, own(framework, it, behavior, step)));
        let inspiration = said.filter(|(_, examples)| !examples.is_empty()).collect();
        SectionStep { step, inspiration, examples: Vec::new() }
    };
    sections(framework, place)
}

/// A file that says what another discipline's says, each example under a new id for `id`.
pub fn copy<'a>(framework: &'a Framework, from: &'a Discipline, id: &Id) -> Vec<Section<'a>> {
    let mut ids = ids::Ids::new(framework, from, id);
    let place = |behavior: &'a Behavior, step: &'a Step| {
        let renamed = |example: &Example| Example {
            id: ids.for_copy_of(&example.id),
            text: example.text.clone(),
            disciplines: Vec::new(),
            links: example.links.clone(),
            replaces: Replaces::default(),
        };
        let examples = own(framework, from, behavior, step).into_iter().map(renamed).collect();
        SectionStep { step, inspiration: Vec::new(), examples }
    };
    sections(framework, place)
}

/// The behaviors where disciplines differ; all of them where none differs yet.
fn sections<'a>(
    framework: &'a Framework,
    mut place: impl FnMut(&'a Behavior, &'a Step) -> SectionStep<'a>,
) -> Vec<Section<'a>> {
    let differs = |behavior: &&Behavior| framework.differs_by_discipline(&behavior.id);
    let none_differs = !framework.behaviors.iter().any(|behavior| differs(&behavior));
    let mut section = |behavior| Section {
        behavior,
        steps: framework.steps.iter().map(|step| place(behavior, step)).collect(),
    };
    let behaviors = framework.behaviors.iter().filter(|behavior| none_differs || differs(behavior));
    behaviors.map(&mut section).collect()
}
