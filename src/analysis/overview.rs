//! The framework to read: what is shown, and how many examples there are where.

use super::lookup::{self, NotFound};
use crate::model::{Behavior, Discipline, Framework, Lens, Role, Step, Tagged};

/// What `steps show` is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Overview,
    Behavior(&'a Behavior),
    Step(&'a Step),
    Discipline(&'a Discipline),
}

/// How many examples a cell holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Count {
    /// For everybody.
    pub everybody: usize,
    /// Only for the disciplines that are looked at.
    pub own: usize,
}

/// Examples that are for the same disciplines; for everybody where there are none.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    pub disciplines: Vec<&'a Discipline>,
    pub examples: Vec<Tagged<'a>>,
}

/// What a word names.
///
/// # Errors
/// What may have been meant, where it names nothing.
pub fn find<'a>(framework: &'a Framework, word: &str) -> Result<Subject<'a>, NotFound> {
    let subjects = lookup::behaviors(framework)
        .map(|it| it.map(Subject::Behavior))
        .chain(lookup::steps(framework).map(|it| it.map(Subject::Step)))
        .chain(lookup::disciplines(framework).map(|it| it.map(Subject::Discipline)));
    lookup::find("behavior, step or discipline", word, subjects)
}

/// The number of examples in a cell.
pub fn count(framework: &Framework, behavior: &Behavior, step: &Step, lens: Lens<'_>) -> Count {
    let examples = framework.examples(&behavior.id, &step.id, lens);
    let everybody = examples.iter().filter(|tagged| tagged.disciplines.is_empty()).count();
    Count { everybody, own: examples.len() - everybody }
}

/// The examples of a cell by the disciplines that they are for, those for everybody first.
pub fn groups<'a>(
    framework: &'a Framework,
    behavior: &Behavior,
    step: &Step,
    lens: Lens<'_>,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let ids = |list: &[&Discipline]| list.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    for tagged in framework.examples(&behavior.id, &step.id, lens) {
        match groups.iter_mut().find(|group| ids(&group.disciplines) == ids(&tagged.disciplines)) {
            Some(group) => group.examples.push(tagged),
            None => groups.push(Group { disciplines: tagged.disciplines.clone(), examples: vec![tagged] }),
        }
    }
    groups.sort_by_key(|group| ids(&group.disciplines));
    groups
}

/// The roles for which this is the narrowest step.
pub fn roles_from<'a>(framework: &'a Framework, step: &Step) -> Vec<&'a Role> {
    framework.roles.iter().filter(|role| role.step.as_ref() == Some(&step.id)).collect()
}

#[cfg(test)]
mod tests;
