//! The framework to read: what is shown, and how many examples there are where.

use super::lookup::{self, NotFound};
use crate::model::{Behavior, Discipline, Framework, Lens, Role, Step, Tagged};

/// What `steps show` is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Overview,
    /// Everything there is to read.
    Whole,
    Behavior(&'a Behavior),
    Step(&'a Step),
    Discipline(&'a Discipline),
    Role(&'a Role),
    /// Two steps side by side; of one line, the narrower one first.
    Steps(&'a Step, &'a Step),
    /// What each of several disciplines has of its own, side by side.
    Disciplines(&'a [&'a Discipline]),
}

/// Two steps, and which steps they include.
#[derive(Clone, Debug)]
pub struct StepPair<'a> {
    /// What both include, narrowest first.
    pub shared: Vec<&'a Step>,
    /// What the first one includes and the second one does not: nothing where the second is the wider one.
    pub only_first: Vec<&'a Step>,
    pub only_second: Vec<&'a Step>,
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
    let noun = "behavior, step, discipline or role";
    match lookup::find(noun, word, subjects) {
        // A role may have the name of a step or a discipline; these go before it.
        Err(not_found) => match lookup::find(noun, word, lookup::roles(framework)) {
            Ok(role) => Ok(Subject::Role(role)),
            Err(_) => Err(not_found),
        },
        found => found,
    }
}

/// Two steps that words name, such as `house..street`; of one line, the narrower one first.
///
/// # Errors
/// What may have been meant, where one names no step; or that both name the same.
pub fn find_pair<'a>(framework: &'a Framework, one: &str, other: &str) -> Result<Subject<'a>, NotFound> {
    let (first, second) = (lookup::step(framework, one)?, lookup::step(framework, other)?);
    if first.id == second.id {
        return Err(NotFound {
            message: format!("`{one}` and `{other}` are the same step"),
            hint: Some("name two steps, such as the one you are at and the next".to_owned()),
        });
    }
    let is_turned = framework.steps.includes(&first.id, &second.id);
    Ok(if is_turned { Subject::Steps(second, first) } else { Subject::Steps(first, second) })
}

/// What each of two steps includes.
pub fn pair<'a>(framework: &'a Framework, first: &Step, second: &Step) -> StepPair<'a> {
    let steps = &framework.steps;
    let of = |included: [bool; 2]| {
        let is = |step: &&Step| [first, second].map(|wider| steps.includes(&wider.id, &step.id)) == included;
        steps.iter().filter(is).collect()
    };
    StepPair { shared: of([true, true]), only_first: of([true, false]), only_second: of([false, true]) }
}

/// Whose examples are shown where nobody says: those for everybody, and those of disciplines, too, where nothing would
/// be shown in a place that only they fill. What is read whole, and a discipline, has everybody's.
pub fn usual_lens(framework: &Framework, subject: Subject<'_>) -> Lens<'static> {
    let (only_behavior, only_step) = match subject {
        Subject::Overview => (None, None),
        Subject::Behavior(behavior) => (Some(&behavior.id), None),
        Subject::Step(step) => (None, Some(&step.id)),
        _ => return Lens::Whole,
    };
    let is_theirs = |behavior: &Behavior, step: &Step| {
        let is_empty = |lens| framework.examples(&behavior.id, &step.id, lens).is_empty();
        is_empty(Lens::Everybody) && !is_empty(Lens::Whole)
    };
    let mut behaviors = framework.behaviors.iter().filter(|it| only_behavior.is_none_or(|id| it.id == *id));
    let steps = || framework.steps.iter().filter(|it| only_step.is_none_or(|id| it.id == *id));
    let is_needed = behaviors.any(|behavior| steps().any(|step| is_theirs(behavior, step)));
    if is_needed { Lens::Whole } else { Lens::Everybody }
}

/// Behaviors under the heading that they share, if any.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    pub group: Option<&'a str>,
    pub behaviors: Vec<&'a Behavior>,
}

/// The behaviors that somebody of the disciplines in the lens has, by their headings. Where nobody is asked for,
/// all are shown.
pub fn sections<'a>(framework: &'a Framework, lens: Lens<'_>) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for behavior in framework.behaviors.iter().filter(|behavior| has_behavior(framework, behavior, lens)) {
        let group = behavior.group.as_deref();
        match sections.last_mut().filter(|section| section.group == group) {
            Some(section) => section.behaviors.push(behavior),
            None => sections.push(Section { group, behaviors: vec![behavior] }),
        }
    }
    sections
}

/// Whether a behavior is shown.
pub fn has_behavior(framework: &Framework, behavior: &Behavior, lens: Lens<'_>) -> bool {
    matches!(lens, Lens::Everybody) || framework.has_behavior(&behavior.id, lens)
}

/// The steps that somebody of the disciplines in the lens has.
pub fn steps<'a>(framework: &'a Framework, lens: Lens<'_>) -> Vec<&'a Step> {
    framework.steps.iter().filter(|step| framework.has_step(&step.id, lens)).collect()
}

/// The disciplines that alone have a behavior; none where everybody has it.
pub fn only_for<'a>(framework: &'a Framework, behavior: &Behavior) -> Vec<&'a Discipline> {
    behavior.disciplines.iter().filter_map(|id| framework.discipline(id)).collect()
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
    let are_same = |one: &[&Discipline], other: &[&Discipline]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.id == other.id)
    };
    for tagged in framework.examples(&behavior.id, &step.id, lens) {
        // Those of one group mostly come one after the other.
        match groups.iter_mut().rev().find(|group| are_same(&group.disciplines, &tagged.disciplines)) {
            Some(group) => group.examples.push(tagged),
            None => groups.push(Group { disciplines: tagged.disciplines.clone(), examples: vec![tagged] }),
        }
    }
    groups.sort_by_cached_key(|group| ids(&group.disciplines));
    groups
}

/// The roles for which this is the narrowest step.
pub fn roles_from<'a>(framework: &'a Framework, step: &Step) -> Vec<&'a Role> {
    framework.roles.iter().filter(|role| role.step.as_ref() == Some(&step.id)).collect()
}

/// The narrowest step at which somebody can take a role, where it needs one.
pub fn narrowest_step<'a>(framework: &'a Framework, role: &Role) -> Option<&'a Step> {
    role.step.as_ref().and_then(|id| framework.steps.get(id))
}

#[cfg(test)]
mod tests;
