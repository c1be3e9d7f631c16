//! What moved, and what became of what was agreed to work on.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::bakery::{draft, framework, id};
use crate::analysis::reveal::{Asker, reveal};
use crate::model::{Became, Content, Focus, FollowUp, ManagerTerm, PersonEntry, Profile};

const TODAY: &str = "2026-11-25";

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An assessment of a cycle, sealed in its first month.
fn by(key: &str, rater: &str, cycle: &str, cells: &str) -> Assessment {
    let key: SideKey = key.parse().expect("a key");
    let mut assessment = draft(key.side.word(), cells);
    assessment.rater = id(rater);
    assessment.cycle = id(cycle);
    assessment
}

fn sealed(mut assessment: Assessment) -> Assessment {
    let day = Cycle::new(assessment.cycle.clone(), Some(assessment.started)).first_day();
    assessment.seal(day, "salt".to_owned(), &[]);
    assessment
}

fn review(cycle: &str, sides: Vec<(&str, Assessment)>) -> Review {
    let sides: BTreeMap<SideKey, Content> =
        sides.into_iter().map(|(key, one)| (key.parse().expect("a key"), Ok(one))).collect();
    Review::new(&id("mika"), id(cycle), sides)
}

/// Mika, whose manager was Kim until 2026 and is Noor since.
fn mika(reviews: Vec<Review>) -> Person {
    let term =
        |name: &str, from: Option<&str>| ManagerTerm { id: id(name), from: from.map(day), also: false };
    let managers = vec![term("kim", None), term("noor", Some("2026-01-01"))];
    Person {
        entry: PersonEntry { managers, ..PersonEntry::new(id("mika")) },
        name: "Mika".to_owned(),
        profile: Profile::default(),
        journal: Vec::new(),
        requests: Vec::new(),
        reviews,
    }
}

/// What somebody finds in the history of these reviews.
fn told(reviews: Vec<Review>, asker: &str, tell: impl Fn(&History<'_>) -> Vec<String>) -> Vec<String> {
    let (framework, person) = (framework(), mika(reviews));
    let asker = id(asker);
    let revealed: Vec<Revealed<'_>> = person
        .reviews
        .iter()
        .map(|review| reveal(&person, review, Asker::Known(&asker), day(TODAY)))
        .collect();
    let glimpses: Vec<Glimpse<'_>> = person
        .reviews
        .iter()
        .zip(&revealed)
        .map(|(review, revealed)| Glimpse { review, revealed, unseen: Vec::new(), other_record: None })
        .collect();
    let who = (&person, &People::default());
    tell(&history(&framework, who, &glimpses, &Wanted::default(), day(TODAY)))
}

fn moved(history: &History<'_>) -> Vec<String> {
    let rating = |said: Said<'_>| match said {
        Said::Rated(rating) => Id::from(rating.clone()).to_string(),
        other => format!("{other:?}"),
    };
    let Some(moves) = &history.moves else { return vec!["nothing to compare".to_owned()] };
    let one = |one: &Moved<'_>| {
        let (before, now) = (rating(one.before), rating(one.now));
        format!("{}: {}/{} {before} {now}", one.side, one.behavior.id, one.step.id)
    };
    let span = format!("{} {}", moves.before, moves.now);
    [span].into_iter().chain(moves.moved.iter().map(one)).collect()
}

#[test]
fn a_fall_and_a_rise_are_told_alike_and_no_side_is_mixed_with_another() {
    let reviews = || {
        let cells = [
            "{baking: {bench: {rating: often}, house: {rating: partly}}}",
            "{baking: {bench: {rating: partly}}}",
        ];
        let of = |cycle: &str, manager: &str, at: usize| {
            let own = sealed(by("self", "mika", cycle, cells[at]));
            let theirs = sealed(by("manager", manager, cycle, cells[1 - at]));
            review(cycle, vec![("self", own), ("manager", theirs)])
        };
        vec![of("2025-h2", "kim", 0), of("2026-h2", "noor", 1)]
    };
    let expect = [
        "2025-h2 2026-h2",
        "self: baking/bench often partly",
        "manager: baking/bench partly often",
        "self: baking/house partly NotAsked",
        "manager: baking/house NotAsked partly",
    ];
    assert_eq!(told(reviews(), "mika", moved), expect);
    // Noor was not the manager then, and sees only what both answered: what is not shown has not moved.
    let expect = [
        "2025-h2 2026-h2",
        "self: baking/bench often partly",
        "manager: baking/bench partly often",
        "manager: baking/house NotAsked partly",
    ];
    assert_eq!(told(reviews(), "noor", moved), expect);
}

#[test]
fn only_what_is_sealed_is_compared() {
    let of = |cycle: &str, rating: &str| {
        sealed(by("self", "mika", cycle, &format!("{{baking: {{bench: {{rating: {rating}}}}}}}")))
    };
    let draft = by("self", "mika", "2026-h2", "{baking: {bench: {rating: famous}}}");
    let own = |cycle: &str, assessment: Assessment| review(cycle, vec![("self", assessment)]);
    let first = || own("2025-h1", of("2025-h1", "partly"));
    assert_eq!(told(vec![first(), own("2026-h2", draft.clone())], "mika", moved), ["nothing to compare"]);
    let reviews = vec![first(), own("2025-h2", of("2025-h2", "often")), own("2026-h2", draft)];
    assert_eq!(told(reviews, "mika", moved), ["2025-h1 2025-h2", "self: baking/bench partly often"]);
}

/// What is told of what was agreed to work on.
fn focus(history: &History<'_>) -> Vec<String> {
    let one = |item: &FocusItem<'_>| {
        let cycle = item.cycle.map_or("?".to_owned(), ToString::to_string);
        let outcome = match item.outcome {
            Outcome::Became { cycle, became, .. } => format!("{became:?} in {cycle}"),
            Outcome::Withheld(cycle) => format!("Withheld with {cycle}"),
            outcome => format!("{outcome:?}"),
        };
        format!("{cycle} {}: {outcome}{}", item.attempt, if item.is_open { ", open" } else { "" })
    };
    history.focus.iter().map(one).collect()
}

/// A record that agrees on these, and says of earlier ones what became of them.
fn agreed(cycle: &str, focus: &[&str], became: &[(&str, Option<Became>)]) -> Assessment {
    let mut record = by("agreed", "mika", cycle, "{baking: {bench: {rating: often}}}");
    let (behavior, step) = (id("baking"), id("house"));
    let chosen = |attempt: &&str| Focus {
        behavior: behavior.clone(),
        step: step.clone(),
        attempt: (*attempt).to_owned(),
        support: None,
        look_again: None,
    };
    record.focus = focus.iter().map(chosen).collect();
    let told = |(attempt, became): &(&str, Option<Became>)| FollowUp {
        became: *became,
        ..(&chosen(attempt)).into()
    };
    record.follow_up = became.iter().map(told).collect();
    sealed(record)
}

#[test]
fn each_focus_is_followed_to_where_something_became_of_it() {
    let check = |records: &[(&str, Assessment)], expect: &[&str]| {
        let reviews = records.iter().map(|(cycle, record)| review(cycle, vec![("agreed", record.clone())]));
        assert_eq!(told(reviews.collect(), "mika", focus), expect);
    };
    let first = ("2025-h1", agreed("2025-h1", &["rye", "oats"], &[]));
    check(std::slice::from_ref(&first), &["2025-h1 rye: Awaited, open", "2025-h1 oats: Awaited, open"]);
    let done = [("rye", Some(Became::Done)), ("oats", Some(Became::GoesOn))];
    check(
        &[first.clone(), ("2025-h2", agreed("2025-h2", &["oats"], &done))],
        &["2025-h1 rye: Done in 2025-h2", "2025-h1 oats: GoesOn in 2025-h2", "2025-h2 oats: Awaited, open"],
    );
    // Where nothing else was chosen, what goes on stays open.
    check(
        &[first.clone(), ("2025-h2", agreed("2025-h2", &[], &done))],
        &["2025-h1 rye: Done in 2025-h2", "2025-h1 oats: GoesOn in 2025-h2, open"],
    );
    check(
        &[first, ("2025-h2", agreed("2025-h2", &["spelt"], &[("rye", None)]))],
        &["2025-h1 rye: Unsaid", "2025-h1 oats: Unsaid", "2025-h2 spelt: Awaited, open"],
    );
    // What came of something whose beginning is not here is told as well.
    check(
        &[("2025-h2", agreed("2025-h2", &["spelt"], &[("rye", Some(Became::Dropped))]))],
        &["? rye: Dropped in 2025-h2", "2025-h2 spelt: Awaited, open"],
    );
}

#[test]
fn while_somebody_rates_they_read_what_was_agreed_and_not_what_became_of_it() {
    let cells = "{baking: {bench: {rating: often}}}";
    let whole = |cycle: &str, manager: &str, record: Assessment| {
        let own = sealed(by("self", "mika", cycle, cells));
        let theirs = sealed(by("manager", manager, cycle, cells));
        review(cycle, vec![("self", own), ("manager", theirs), ("agreed", record)])
    };
    let reviews = || {
        vec![
            whole("2025-h1", "kim", agreed("2025-h1", &["rye"], &[])),
            whole("2026-h1", "noor", agreed("2026-h1", &["oats"], &[("rye", Some(Became::Done))])),
            review("2026-h2", vec![("self", by("self", "mika", "2026-h2", cells))]),
        ]
    };
    let expect = ["2025-h1 rye: Withheld with 2026-h1", "2026-h1 oats: Awaited, open"];
    assert_eq!(told(reviews(), "mika", focus), expect);
    let expect = ["2025-h1 rye: Done in 2026-h1", "2026-h1 oats: Awaited, open"];
    assert_eq!(told(reviews(), "noor", focus), expect);
}
