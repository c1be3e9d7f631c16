//! What is told of many records, and what nobody can work out from it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::analysis::bakery::{framework, id};
use crate::analysis::suppression::is_few;
use crate::model::{Framework, Rating, RecordAnswer, RecordKind, ReviewRecord};

fn rating(word: &str) -> Option<Rating> {
    (!word.is_empty()).then(|| Rating::from(id(word)))
}

fn marks(ids: &[&str]) -> Option<Vec<Id>> {
    Some(ids.iter().map(|text| id(text)).collect())
}

fn answer(cell: (&str, &str), ratings: [&str; 3]) -> RecordAnswer {
    let [oneself, manager, agreed] = ratings.map(rating);
    RecordAnswer {
        behavior: id(cell.0),
        step: id(cell.1),
        compared: None,
        oneself,
        manager,
        agreed,
        self_examples: marks(&[]),
        manager_examples: marks(&[]),
        agreed_examples: None,
        self_note: None,
        manager_note: None,
        agreed_note: None,
        self_evidence: Vec::new(),
        manager_evidence: Vec::new(),
        agreed_evidence: Vec::new(),
    }
}

pub fn record(person: usize, disciplines: &[&str], step: &str, answers: Vec<RecordAnswer>) -> ReviewRecord {
    ReviewRecord {
        record: RecordKind::Review,
        version: ReviewRecord::VERSION,
        person: id(&format!("person-{person}")),
        name: None,
        cycle: id("2026-h2"),
        framework: id("bakery"),
        framework_version: None,
        disciplines: marks(disciplines),
        person_step: (!step.is_empty()).then(|| id(step)),
        has_pair: true,
        has_agreed: false,
        answers,
    }
}

fn calibration<'a>(framework: &'a Framework, records: &[ReviewRecord]) -> Option<Calibration<'a>> {
    let mut tally = Tally::new(framework, id("2026-h2"));
    records.iter().for_each(|record| tally.add(record));
    tally.calibration()
}

#[test]
fn a_person_counts_once() {
    let framework = framework();
    let mut tally = Tally::new(&framework, id("2026-h2"));
    let one = record(1, &[], "", Vec::new());
    let foreign = ReviewRecord { framework: id("mill"), ..record(2, &[], "", Vec::new()) };
    let other = ReviewRecord { cycle: id("2026-h1"), ..record(3, &[], "", Vec::new()) };
    let lone = ReviewRecord { has_pair: false, ..record(4, &[], "", Vec::new()) };
    for record in [&one, &one, &foreign, &other, &lone, &record(5, &[], "", Vec::new())] {
        tally.add(record);
    }
    assert_eq!(tally.people(), 2);
    let LeftOut { twice, foreign, uncounted, cycles, .. } = tally.left_out.clone();
    assert_eq!((twice, foreign, uncounted), (1, 1, 1));
    assert_eq!(cycles.into_iter().collect::<Vec<_>>(), [id("2026-h1")]);
    assert!(tally.calibration().is_none(), "of fewer than five people nothing is told");
}

#[test]
fn a_question_tells_in_which_direction_the_sides_differ() {
    let framework = framework();
    let says = |oneself: &'static str, manager: &'static str| {
        move |at: usize| {
            let mut baking = answer(("baking", "bench"), [oneself, manager, ""]);
            baking.self_examples = marks(&["b-weighs", "b-weighs"]);
            baking.manager_examples = marks(if at.is_multiple_of(2) { &["b-weighs"] } else { &[] });
            record(at, &["bread"], "bench", vec![baking.clone(), baking])
        }
    };
    let mut records: Vec<ReviewRecord> = (0..7).map(says("famous", "often")).collect();
    records.extend((7..12).map(says("unsure", "often")));
    records.extend((12..17).map(says("often", "often")));
    let found = calibration(&framework, &records).expect("enough people");
    assert_eq!((found.people, found.pairs), (17, Some(17)));
    let baking = &found.questions[0];
    assert_eq!(baking.counts, [Some(5), Some(7), None, Some(5), None]);
    assert_eq!(baking.unclear(17), [Unclear::Differs, Unclear::OneSided]);
    let weighs = &baking.examples[0];
    assert_eq!((weighs.self_alone, weighs.manager_alone, weighs.both), (Some(8), None, Some(9)));
    // Everybody is at one step: the number of it would tell everybody's.
    let bread = &found.groups[0];
    assert_eq!((&bread.disciplines, bread.people), (&marks(&["bread"]), 17));
    assert!(bread.steps.iter().all(|(_, people)| people.is_none()));
}

/// People at random: few enough that many numbers are about few of them.
pub fn people() -> impl Strategy<Value = Vec<ReviewRecord>> {
    let word = prop::sample::select(vec!["", "seldom", "often", "famous", "unsure", "not-applicable"]);
    let cells = [("baking", "bench"), ("baking", "house"), ("guests", "bench")];
    let one = (word.clone(), word.clone(), word, 0..4_usize, 0..4_usize, any::<bool>());
    let person = (
        prop::collection::vec(one, cells.len()),
        prop::sample::select(vec![&[][..], &["bread"], &["bread", "pastry"], &["pastry"]]),
        prop::sample::select(vec!["", "bench", "house"]),
        prop::sample::select(vec![(true, true), (true, false), (true, true), (false, true)]),
    );
    prop::collection::vec(person, 5..40).prop_map(move |people| {
        let make = |(at, (said, disciplines, step, (has_pair, has_agreed))): (usize, _)| {
            let said: Vec<(&str, &str, &str, usize, usize, bool)> = said;
            let answers =
                said.into_iter().zip(cells).map(|((oneself, manager, agreed, one, other, asked), cell)| {
                    let marked = |which: usize| {
                        let all = [&[][..], &["b-weighs"], &["b-weighs", "pa-folds"], &["b-plans"]];
                        asked.then(|| marks(all[which])).flatten()
                    };
                    let ratings = if has_pair { [oneself, manager, agreed] } else { ["", "", agreed] };
                    RecordAnswer {
                        self_examples: marked(one),
                        manager_examples: marked(other),
                        ..answer(cell, ratings)
                    }
                });
            ReviewRecord { has_pair, has_agreed, ..record(at, disciplines, step, answers.collect()) }
        };
        people.into_iter().enumerate().map(make).collect()
    })
}

/// What an attacker subtracts: the numbers that are told of a row from every number of people that includes them.
#[track_caller]
fn nobody_is_left_over(told: &[Option<usize>], totals: &[usize]) {
    assert!(told.iter().flatten().all(|count| *count >= FEWEST), "{told:?}");
    for total in totals {
        for parts in 0..1_usize << told.len() {
            let of_parts = told.iter().enumerate().filter(|(at, _)| parts >> at & 1 == 1);
            let sum: usize = of_parts.filter_map(|(_, count)| *count).sum();
            // Where nothing is told, nothing is subtracted.
            let is_of_others = sum == 0 || sum > *total;
            assert!(is_of_others || !is_few(total - sum), "{told:?} of {total} leaves {}", total - sum);
            assert!(told.iter().flatten().all(|count| count != total), "{told:?} has all {total}");
        }
    }
}

proptest! {
    #[test]
    fn no_number_and_no_subtraction_isolates_few_people(records in people()) {
        let framework = framework();
        let found = calibration(&framework, &records).expect("enough people");
        let people = records.len();
        let of = |keep: &dyn Fn(&ReviewRecord) -> bool| records.iter().filter(|record| keep(record)).count();
        let (pairs, agreed) = (of(&|it| it.has_pair), of(&|it| it.has_agreed));
        if found.pairs != Some(people) {
            nobody_is_left_over(&[found.pairs], &[people]);
        }
        for question in &found.questions {
            nobody_is_left_over(&question.counts, &[people, pairs]);
            nobody_is_left_over(&[question.agreed_cannot_say], &[people, agreed]);
            for marked in &question.examples {
                let ids: Vec<&Id> = marked.tagged.disciplines.iter().map(|it| &it.id).collect();
                let may = |it: &ReviewRecord| {
                    ids.is_empty() || it.disciplines.iter().flatten().any(|own| ids.contains(&own))
                };
                let totals = [of(&|it| may(it)), of(&|it| may(it) && it.has_pair)];
                nobody_is_left_over(&[marked.self_alone, marked.manager_alone, marked.both], &totals);
            }
        }
        // Whoever is in no group that is told is in the last one.
        let mut rest = people;
        for group in &found.groups {
            prop_assert!(group.people >= FEWEST);
            rest -= group.people;
            let steps: Vec<Option<usize>> = group.steps.iter().map(|(_, people)| *people).collect();
            nobody_is_left_over(&steps, &[group.people]);
        }
        prop_assert_eq!(rest, 0);
    }

    /// A report is right: what it tells is what is so.
    #[test]
    fn what_is_told_is_so(records in people()) {
        let framework = framework();
        let found = calibration(&framework, &records).expect("enough people");
        let mut sizes: BTreeMap<Option<Vec<Id>>, usize> = BTreeMap::new();
        records.iter().for_each(|record| *sizes.entry(record.disciplines.clone()).or_default() += 1);
        for group in found.groups.iter().filter(|group| group.disciplines.is_some()) {
            prop_assert_eq!(sizes.get(&group.disciplines), Some(&group.people));
        }
        let baking = &found.questions[0];
        let says = |it: &&ReviewRecord| {
            let one = &it.answers[0];
            it.has_pair && one.oneself.is_some() && one.oneself == one.manager && one.oneself != Some(Rating::Unsure)
        };
        let same = records.iter().filter(says).count();
        prop_assert!(baking.counts[0].is_none_or(|told| told == same));
    }
}
