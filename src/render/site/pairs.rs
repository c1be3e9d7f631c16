//! What is compared with what.

use crate::model::{Framework, Step};

/// Two steps to compare, the narrower one first.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    pub from: &'a Step,
    pub to: &'a Step,
}

impl Pair<'_> {
    /// The name of its page. No id has two hyphens in a row, so no two pairs have the same.
    pub fn name(&self) -> String {
        format!("{}--{}", self.from.id, self.to.id)
    }
}

/// Each step with the next one on its line.
pub fn pairs(framework: &Framework) -> Vec<Pair<'_>> {
    let mut found: Vec<Pair<'_>> = Vec::new();
    for line in framework.steps.lines() {
        for two in line.windows(2) {
            let [from, to] = two else { continue };
            let is_there = found.iter().any(|pair| pair.from.id == from.id && pair.to.id == to.id);
            if !is_there {
                found.push(Pair { from, to });
            }
        }
    }
    found
}

/// The steps at which at least two disciplines have examples of their own.
pub fn differing(framework: &Framework) -> Vec<&Step> {
    let has_own = |step: &Step, discipline: &crate::model::Discipline| {
        let in_own_file = || discipline.examples.values().any(|steps| steps.contains_key(&step.id));
        let mut shared =
            framework.behaviors.iter().filter_map(|behavior| behavior.examples.get(&step.id)).flatten();
        in_own_file() || shared.any(|example| example.disciplines.contains(&discipline.id))
    };
    let differs = |step: &&Step| {
        framework.disciplines.iter().filter(|discipline| has_own(step, discipline)).nth(1).is_some()
    };
    framework.steps.iter().filter(differs).collect()
}

/// The pairs that a step is one of.
pub fn of<'a>(framework: &'a Framework, step: &Step) -> Vec<Pair<'a>> {
    let mut pairs = pairs(framework);
    pairs.retain(|pair| pair.from.id == step.id || pair.to.id == step.id);
    pairs
}
