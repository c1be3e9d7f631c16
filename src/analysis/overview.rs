//! The framework to read: what a word on the command line means, and how many examples stand where.

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

/// What `word` names: by id or by name, upper and lower case alike.
///
/// # Errors
/// The ids that there are, to choose from, where it names nothing.
pub fn find<'a>(framework: &'a Framework, word: &str) -> Result<Subject<'a>, Vec<&'a str>> {
    let word = word.trim().to_lowercase();
    let is = |known: &str| known.to_lowercase() == word;
    let known: Vec<(Subject<'a>, &'a str, [&str; 2])> = framework
        .behaviors
        .iter()
        .map(|it| (Subject::Behavior(it), it.id.as_str(), [it.name.as_str(), it.short()]))
        .chain(framework.steps.iter().map(|it| (Subject::Step(it), it.id.as_str(), [it.name.as_str(); 2])))
        .chain(
            framework
                .disciplines
                .iter()
                .map(|it| (Subject::Discipline(it), it.id.as_str(), [it.name.as_str(); 2])),
        )
        .collect();
    // An id is unambiguous to the person who wrote it; a name comes second.
    let by_id = known.iter().find(|(_, id, _)| is(id));
    let by_name = || known.iter().find(|(_, _, names)| names.iter().any(|name| is(name)));
    match by_id.or_else(by_name) {
        Some((subject, _, _)) => Ok(*subject),
        None => Err(known.iter().map(|(_, id, _)| *id).collect()),
    }
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
