//! What is compared with what.

use crate::model::{Discipline, Framework, Step};

/// Two steps to compare, the one that is listed first before the other.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    pub from: &'a Step,
    pub to: &'a Step,
    pub kind: Kind,
}

/// How the two steps of a pair stand to each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The second comes right after the first.
    Next,
    /// They are on different lines and reach as far.
    Beside,
}

impl Pair<'_> {
    /// The name of its page. No id has two hyphens in a row, so no two pairs have the same.
    pub fn name(&self) -> String {
        format!("{}--{}", self.from.id, self.to.id)
    }

    fn has(&self, step: &Step) -> bool {
        self.from.id == step.id || self.to.id == step.id
    }
}

/// Each step with those that come right after it, then each with those of other lines that reach as far.
pub fn pairs(framework: &Framework) -> Vec<Pair<'_>> {
    let steps = &framework.steps;
    let mut found: Vec<Pair<'_>> = Vec::new();
    for from in steps {
        found.extend(steps.all_next(&from.id).map(|to| Pair { from, to, kind: Kind::Next }));
    }
    for from in steps {
        for to in steps.beside(&from.id) {
            if !found.iter().any(|pair| pair.has(from) && pair.has(to)) {
                found.push(Pair { from, to, kind: Kind::Beside });
            }
        }
    }
    found
}

/// The pairs that a step is one of.
pub fn of<'a>(framework: &'a Framework, step: &Step) -> Vec<Pair<'a>> {
    let mut pairs = pairs(framework);
    pairs.retain(|pair| pair.has(step));
    pairs
}

/// The steps at which at least two disciplines have examples of their own.
pub fn differing(framework: &Framework) -> Vec<&Step> {
    let has_own = |step: &Step, discipline: &Discipline| {
        let in_own_file = || discipline.examples.values().any(|steps| steps.contains_key(&step.id));
        let shared = framework.behaviors.iter().filter_map(|behavior| behavior.examples.get(&step.id));
        in_own_file() || shared.flatten().any(|example| example.disciplines.contains(&discipline.id))
    };
    let differs = |step: &&Step| {
        framework.disciplines.iter().filter(|discipline| has_own(step, discipline)).nth(1).is_some()
    };
    framework.steps.iter().filter(differs).collect()
}
