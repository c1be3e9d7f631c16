//! Records of reviews without what tells whose they are.

use std::collections::{BTreeMap, BTreeSet};

use super::suppression::{FEWEST, told, told_groups};
use crate::model::{Cycle, Framework, Id, Lens, ReviewRecord, Tagged};

/// Records that name nobody, and what had to be left out so that nobody can be told.
#[derive(Clone, Debug, Default)]
pub struct Anonymous {
    /// In the order of their keys, which is no order.
    pub records: Vec<ReviewRecord>,
    /// How many reviews are left out, for their cycle has too few people.
    pub of_small_cycles: usize,
    /// Of how many reviews the disciplines are left out.
    pub without_disciplines: usize,
    /// Of how many reviews the step is left out.
    pub without_step: usize,
}

/// Takes out what tells who it is. Each record is of another review, and gets a key of its own.
///
/// Disciplines and steps are often known. They stay where enough people have the same, and where that tells of nobody
/// in particular.
pub fn anonymous(
    framework: &Framework,
    records: Vec<(Cycle, ReviewRecord)>,
    keys: impl IntoIterator<Item = Id>,
) -> Anonymous {
    let mut made = Anonymous::default();
    let mut by_cycle: BTreeMap<Id, (Cycle, Vec<ReviewRecord>)> = BTreeMap::new();
    for (cycle, record) in records {
        let name = record.cycle.clone();
        by_cycle.entry(name).or_insert_with(|| (cycle, Vec::new())).1.push(record);
    }
    let mut cycles: Vec<_> = by_cycle.into_values().collect();
    cycles.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut free = 0;
    for (cycle, mut records) in cycles {
        if records.len() < FEWEST {
            made.of_small_cycles += records.len();
            continue;
        }
        if cycle.has_free_name() {
            free += 1;
            let name: Option<Id> = format!("cycle-{free}").parse().ok();
            records.iter_mut().for_each(|record| record.cycle = name.clone().unwrap_or(record.cycle.clone()));
        }
        made.without_disciplines += hide_disciplines(&mut records);
        made.without_step += hide_steps(&mut records);
        records.iter_mut().for_each(|record| strip(framework, record));
        made.records.append(&mut records);
    }
    for (record, key) in made.records.iter_mut().zip(keys) {
        record.person = key;
    }
    made.records.sort_by(|one, other| one.person.cmp(&other.person));
    made
}

/// A record without names, notes and evidence, of today's framework alone.
pub fn strip(framework: &Framework, record: &mut ReviewRecord) {
    record.name = None;
    record.framework_version = None;
    record.answers.retain(|answer| {
        framework.behavior(&answer.behavior).is_some() && framework.steps.get(&answer.step).is_some()
    });
    // Whoever marks what is of a discipline is of it.
    let may_tell = |tagged: &Tagged<'_>| {
        let is_told = |id: &Id| record.disciplines.as_ref().is_some_and(|told| told.contains(id));
        tagged.disciplines.is_empty() || tagged.disciplines.iter().any(|it| is_told(&it.id))
    };
    for answer in &mut record.answers {
        let here = framework.examples(&answer.behavior, &answer.step, Lens::Whole);
        let told: BTreeSet<&Id> =
            here.iter().filter(|tagged| may_tell(tagged)).map(|it| &it.example.id).collect();
        for marked in [&mut answer.self_examples, &mut answer.manager_examples, &mut answer.agreed_examples] {
            marked.iter_mut().for_each(|marked| marked.retain(|id| told.contains(id)));
        }
        (answer.self_note, answer.manager_note, answer.agreed_note) = (None, None, None);
        answer.self_evidence.clear();
        answer.manager_evidence.clear();
        answer.agreed_evidence.clear();
    }
}

/// Leaves out disciplines that too few people have; tells of how many.
fn hide_disciplines(records: &mut [ReviewRecord]) -> usize {
    let mut sizes: BTreeMap<Option<Vec<Id>>, usize> = BTreeMap::new();
    records.iter().for_each(|record| *sizes.entry(record.disciplines.clone()).or_default() += 1);
    let kept = told_groups(&sizes);
    let mut hidden = 0;
    for record in records.iter_mut().filter(|record| !kept.contains(&record.disciplines)) {
        record.disciplines = None;
        hidden += 1;
    }
    hidden
}

/// How many people have the same disciplines, and how many of them are at each step.
#[derive(Default)]
struct Group {
    people: usize,
    steps: BTreeMap<Id, usize>,
}

/// Leaves out steps that too few of the same disciplines have; tells of how many.
fn hide_steps(records: &mut [ReviewRecord]) -> usize {
    let mut groups: BTreeMap<Option<Vec<Id>>, Group> = BTreeMap::new();
    for record in records.iter() {
        let group = groups.entry(record.disciplines.clone()).or_default();
        group.people += 1;
        record.person_step.iter().for_each(|step| *group.steps.entry(step.clone()).or_default() += 1);
    }
    let told_of = |Group { people, steps }: &Group| -> BTreeSet<Id> {
        let counts: Vec<usize> = steps.values().copied().collect();
        let told = told(&counts, &[*people]);
        steps.keys().zip(told).filter_map(|(step, told)| told.map(|_| step.clone())).collect()
    };
    let kept: BTreeMap<_, _> =
        groups.iter().map(|(group, counts)| (group.clone(), told_of(counts))).collect();
    let mut hidden = 0;
    for record in records {
        let steps = kept.get(&record.disciplines);
        let is_told = |step: &Id| steps.is_some_and(|steps| steps.contains(step));
        if record.person_step.as_ref().is_some_and(|step| !is_told(step)) {
            record.person_step = None;
            hidden += 1;
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::bakery::{framework, id};
    use crate::analysis::calibrate::tests::{people, record};
    use crate::analysis::suppression::is_few;

    fn keys(count: usize) -> Vec<Id> {
        // In another order than the records are given in.
        (0..count).map(|at| id(&format!("key-{}", at * 7_919 % 9_973))).collect()
    }

    fn made(cycle: &str, records: Vec<ReviewRecord>) -> Anonymous {
        let name = id(cycle);
        let cycle = Cycle::new(name.clone(), None);
        let keys = keys(records.len());
        let of_cycle = |record| (cycle.clone(), ReviewRecord { cycle: name.clone(), ..record });
        anonymous(&framework(), records.into_iter().map(of_cycle).collect(), keys)
    }

    #[test]
    fn a_small_cycle_is_left_out_and_a_name_of_ones_own_is_a_number() {
        let of = |people: usize| (0..people).map(|at| record(at, &["bread"], "bench", Vec::new())).collect();
        let small = made("2026-h1", of(4));
        assert_eq!((small.records.len(), small.of_small_cycles), (0, 4));
        let large = made("mikas-offsite", of(5));
        assert!(large.records.iter().all(|record| record.cycle == "cycle-1" && record.name.is_none()));
        // All of a discipline are at one step, which would tell everybody's.
        assert_eq!((large.without_disciplines, large.without_step), (0, 5));
    }

    proptest! {
        /// What is known of somebody, such as their disciplines and step, fits five people or more.
        #[test]
        fn whoever_knows_disciplines_and_step_still_has_five_to_choose_from(records in people()) {
            let found = made("2026-h2", records.clone());
            prop_assert_eq!(found.records.len(), records.len());
            let mut groups: BTreeMap<Option<Vec<Id>>, BTreeMap<Option<Id>, usize>> = BTreeMap::new();
            for record in &found.records {
                let group = groups.entry(record.disciplines.clone()).or_default();
                *group.entry(record.person_step.clone()).or_default() += 1;
            }
            for steps in groups.values() {
                prop_assert!(steps.values().all(|people| !is_few(*people)), "{steps:?}");
                prop_assert!(steps.len() > 1 || steps.contains_key(&None), "all at one step: {steps:?}");
            }
            // An example of a discipline tells that whoever marked it has it.
            for record in &found.records {
                let marked = record.answers.iter().flat_map(|it| [&it.self_examples, &it.manager_examples]);
                let is_pastry = record.disciplines.iter().flatten().any(|it| *it == "pastry");
                prop_assert!(is_pastry || marked.flatten().flatten().all(|it| *it != "pa-folds"));
            }
            prop_assert!(found.records.iter().map(|record| &record.person).is_sorted());
        }
    }
}
