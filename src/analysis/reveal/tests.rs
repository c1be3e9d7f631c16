//! What the gate opens, and to whom.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::bakery::{draft, id};
use crate::model::{Became, FollowUp, ManagerTerm, PersonEntry, Profile, Reopening};

const CELLS: &str = "{baking: {bench: {rating: often, note: secret}, house: {rating: partly}}}";
pub(super) const TODAY: &str = "2026-11-25";

pub(super) fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An assessment by a rater, with a seal of this day, or none.
pub(super) fn by(rater: &str, side: Side, sealed: Option<&str>, cycle: &str, cells: &str) -> Content {
    let mut assessment = draft(side.word(), cells);
    assessment.rater = id(rater);
    assessment.cycle = id(cycle);
    if let Some(date) = sealed {
        assessment.seal(day(date), "salt".to_owned(), &[]);
    }
    Ok(assessment)
}

/// A review from lines such as `self mika 2026-06-12`: the file, the rater, and the day of sealing or nothing.
pub(super) fn review(cycle: &str, lines: &[&str]) -> Review {
    let mut sides = BTreeMap::new();
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let key: SideKey = words[0].parse().expect("a key");
        let content = match words[1] {
            "?" => Err(Closed::Unreadable),
            rater => by(rater, key.side, words.get(2).copied(), cycle, CELLS),
        };
        sides.insert(key, content);
    }
    Review::new(&id("mika"), id(cycle), sides)
}

/// Mika, whose manager was Kim until September and is Noor since.
pub(super) fn mika(reviews: Vec<Review>) -> Person {
    let term =
        |name: &str, from: Option<&str>| ManagerTerm { id: id(name), from: from.map(day), also: false };
    let managers = vec![term("kim", None), term("noor", Some("2026-09-01"))];
    Person {
        entry: PersonEntry { managers, ..PersonEntry::new(id("mika")) },
        name: "Mika".to_owned(),
        profile: Profile::default(),
        journal: Vec::new(),
        requests: Vec::new(),
        reviews,
    }
}

/// What somebody sees of the first review: `self=Whole manager:NotSealed`.
fn seen(person: &Person, asker: &str) -> String {
    let asker_id = (asker != "?").then(|| id(asker));
    let asker = asker_id.as_ref().map_or(Asker::Unknown, Asker::Known);
    let revealed = reveal(person, &person.reviews[0], asker, day(TODAY));
    let opened = revealed.opened.iter().map(|one| format!("{}={:?}", one.key, one.extent));
    let withheld = revealed.withheld.iter().map(|(key, why)| match why {
        Withheld::LaterDraft(cycle) => format!("{key}:LaterDraft({cycle})"),
        why => format!("{key}:{why:?}"),
    });
    let mut all: Vec<String> = opened.chain(withheld).collect();
    all.sort();
    all.join(" ")
}

#[track_caller]
fn check(lines: &[&str], expect: &[(&str, &str)]) {
    let person = mika(vec![review("2026-h2", lines)]);
    for (asker, expect) in expect {
        assert_eq!(seen(&person, asker), *expect, "{asker} of {lines:?}");
    }
}

#[test]
fn nobody_sees_the_other_side_before_both_have_sealed() {
    check(
        &["self mika", "manager noor"],
        &[
            ("mika", "manager:NotSealed self=Own"),
            ("noor", "manager=Own self:NotSealed"),
            ("?", "manager:NotSealed self:NotSealed"),
            ("sam", "manager:NotSealed self:NotSealed"),
        ],
    );
    check(
        &["self mika 2026-11-01", "manager noor"],
        &[
            ("mika", "manager:NotSealed self=Own"),
            ("noor", "manager=Own self:OwnNotSealed"),
            ("?", "manager:NotSealed self:OthersNotSealed"),
            ("sam", "manager:NotSealed self:OthersNotSealed"),
        ],
    );
    // Who has not even begun is waited for as well.
    check(
        &["self mika 2026-11-01"],
        &[("noor", "self:OwnNotSealed"), ("?", "self:OthersNotSealed"), ("sam", "self:OthersNotSealed")],
    );
    check(
        &["manager noor 2026-11-01"],
        &[("mika", "manager:OwnNotSealed"), ("?", "manager:OthersNotSealed")],
    );
}

#[test]
fn both_see_each_other_once_both_have_sealed() {
    check(
        &["self mika 2026-11-01", "manager noor 2026-11-02", "peer-sam sam 2026-11-03", "agreed noor"],
        &[
            ("mika", "agreed=Whole manager=Whole peer-sam:Peer self=Own"),
            ("noor", "agreed=Whole manager=Own peer-sam:Peer self=Whole"),
            ("sam", "agreed=Whole manager=Whole peer-sam=Own self=Whole"),
            ("?", "agreed=Whole manager=Whole peer-sam:Peer self=Whole"),
        ],
    );
}

#[test]
fn a_file_that_was_changed_or_does_not_read_opens_nothing() {
    let mut person = mika(vec![review("2026-h2", &["self mika 2026-11-01", "manager noor 2026-11-02"])]);
    let mut sides: BTreeMap<SideKey, Content> =
        person.reviews[0].unrevealed().map(|(key, content)| (key.clone(), content.clone())).collect();
    let Some(Ok(own)) = sides.get_mut(&SideKey::MANAGER) else { panic!("there is one") };
    own.disciplines.clear();
    person.reviews = vec![Review::new(&id("mika"), id("2026-h2"), sides)];
    assert_eq!(seen(&person, "noor"), "manager=Own self:OwnNotSealed");
    assert_eq!(seen(&person, "mika"), "manager:ChangedAfterwards self=Own");
    check(
        &["self mika 2026-11-01", "manager ?"],
        &[("noor", "manager:Unreadable self:OwnNotSealed"), ("mika", "manager:Unreadable self=Own")],
    );
}

#[test]
fn whoever_sealed_part_sees_that_part() {
    let sides = BTreeMap::from([
        (SideKey::ONESELF, by("mika", Side::Oneself, Some("2026-11-01"), "2026-h2", CELLS)),
        (SideKey::MANAGER, {
            let mut part = draft("manager", "{baking: {house: {rating: unsure}, bench: {note: hm}}}");
            part.rater = id("noor");
            part.cycle = id("2026-h2");
            part.partial = true;
            part.seal(day("2026-11-02"), "salt".to_owned(), &[]);
            Ok(part)
        }),
    ]);
    let person = mika(vec![Review::new(&id("mika"), id("2026-h2"), sides)]);
    assert_eq!(seen(&person, "noor"), "manager=Own self=Shared");
    assert_eq!(seen(&person, "mika"), "manager=Whole self=Own");
    let noor = id("noor");
    let revealed = reveal(&person, &person.reviews[0], Asker::Known(&noor), day(TODAY));
    let Some(oneself) = revealed.get(Side::Oneself) else { panic!("it is open") };
    // The note of the bench stays closed: a note without a rating gave nothing.
    let steps: Vec<&Id> = oneself.assessment.cells.values().flat_map(BTreeMap::keys).collect();
    assert_eq!(steps, ["house"]);
    assert!(oneself.assessment.is_sealed());
    // Nor does anybody else see more than what both answered.
    assert_eq!(seen(&person, "sam"), "manager=Whole self=Shared");
    assert_eq!(seen(&person, "?"), "manager=Whole self=Shared");
}

#[test]
fn what_was_agreed_shows_no_more_than_one_gave() {
    let mut part = draft("manager", "{baking: {house: {rating: unsure}}}");
    part.rater = id("noor");
    part.cycle = id("2026-h2");
    part.partial = true;
    part.seal(day("2026-11-02"), "salt".to_owned(), &[]);
    let sides = BTreeMap::from([
        (SideKey::ONESELF, by("mika", Side::Oneself, Some("2026-11-01"), "2026-h2", CELLS)),
        (SideKey::MANAGER, Ok(part)),
        (SideKey::AGREED, by("noor", Side::Agreed, None, "2026-h2", CELLS)),
    ]);
    let person = mika(vec![Review::new(&id("mika"), id("2026-h2"), sides)]);
    assert_eq!(seen(&person, "noor"), "agreed=Shared manager=Own self=Shared");
    assert_eq!(seen(&person, "mika"), "agreed=Whole manager=Whole self=Own");
}

#[test]
fn what_somebody_sealed_as_a_peer_opens_nothing() {
    let lines =
        ["self mika 2026-11-01", "manager noor 2026-11-02", "manager-sam sam", "peer-sam sam 2026-11-03"];
    check(&lines, &[("sam", "manager-sam=Own manager:OwnNotSealed peer-sam=Own self:OwnNotSealed")]);
}

#[test]
fn another_day_for_today_opens_nothing_to_somebody_unknown() {
    let person = mika(vec![review("2026-h2", &["self mika 2026-08-01", "manager-kim kim 2026-08-02"])]);
    let on = |today: &str| {
        let revealed = reveal(&person, &person.reviews[0], Asker::Unknown, day(today));
        revealed.opened.len()
    };
    // In August Kim was the manager; by the end of the review it is Noor, who has still to rate.
    assert_eq!((on("2026-08-15"), on(TODAY)), (0, 0));
}

#[test]
fn what_could_be_seen_before_an_opening_is_not_forgotten() {
    let lines = ["self mika 2026-11-01", "manager ?"];
    let person = mika(vec![review("2026-h2", &lines)]);
    let was = |person: &Person, rater: &str| was_open(person, &person.reviews[0], &id(rater));
    // The manager's file does not read today, and may have been open when it did.
    assert!(was(&person, "mika"));
    let lines = ["self mika 2026-11-01", "manager noor 2026-11-02", "peer-sam sam 2026-11-03"];
    assert!(was(&mika(vec![review("2026-h2", &lines)]), "sam"));
    let lines = ["self mika 2026-11-01", "manager noor", "peer-sam sam 2026-11-03"];
    let person = mika(vec![review("2026-h2", &lines)]);
    assert!(!was(&person, "sam") && !was(&person, "mika") && !was(&person, "noor"));
}

#[test]
fn a_former_manager_is_not_waited_for_and_sees_nothing_of_later() {
    let lines = ["self mika 2026-10-01", "manager-kim kim 2026-08-01", "manager noor 2026-10-02"];
    check(
        &lines,
        &[
            ("mika", "manager-kim=Whole manager=Whole self=Own"),
            ("noor", "manager-kim=Whole manager=Own self=Whole"),
            ("kim", "manager-kim=Own manager:SealedAfterLeaving self:SealedAfterLeaving"),
        ],
    );
    // A draft of theirs blocks nobody.
    let lines = ["self mika 2026-10-01", "manager-kim kim", "manager noor 2026-10-02"];
    check(
        &lines,
        &[
            ("mika", "manager-kim:NotSealed manager=Whole self=Own"),
            ("kim", "manager-kim=Own manager:OwnNotSealed self:OwnNotSealed"),
        ],
    );
    // What they seal after they left opens nothing to them.
    let lines = ["self mika 2026-08-01", "manager-kim kim 2026-10-01", "manager noor 2026-10-02"];
    check(&lines, &[("kim", "manager-kim=Own manager:SealedAfterLeaving self:SealedAfterLeaving")]);
    // Nor does what the two of today agreed on, be it on what they had seen.
    let lines = ["self mika 2026-08-01", "manager kim 2026-08-02", "agreed noor 2026-10-03"];
    check(&lines, &[("kim", "agreed:SealedAfterLeaving manager=Own self=Whole")]);
    let lines = ["self mika 2026-08-01", "manager kim 2026-08-02", "agreed kim 2026-08-03"];
    check(&lines, &[("kim", "agreed=Whole manager=Own self=Whole")]);
    // The new manager rates before looking, in the same cycle.
    let lines = ["self mika 2026-08-01", "manager-kim kim 2026-08-02"];
    check(
        &lines,
        &[
            ("mika", "manager-kim=Whole self=Own"),
            ("noor", "manager-kim:OwnNotSealed self:OwnNotSealed"),
            ("?", "manager-kim:OthersNotSealed self:OthersNotSealed"),
        ],
    );
}

#[test]
fn only_ones_own_later_draft_closes_what_was() {
    let sealed = ["self mika 2026-03-01", "manager kim 2026-03-01", "agreed kim"];
    let with = |later: &[&str]| mika(vec![review("2026-h1", &sealed), review("annual-talk", later)]);
    let open = "agreed=Whole manager=Whole self=Own";
    assert_eq!(seen(&with(&[]), "mika"), open);
    // The talk was begun on 2026-06-01, and is the later one by that day.
    let person = with(&["self mika"]);
    assert_eq!(
        seen(&person, "mika"),
        "agreed:LaterDraft(annual-talk) manager:LaterDraft(annual-talk) self=Own"
    );
    assert_eq!(seen(&person, "kim"), "agreed=Whole manager=Own self=Whole");
    assert_eq!(
        seen(&person, "?"),
        "agreed:LaterDraft(annual-talk) manager:LaterDraft(annual-talk) self:LaterDraft(annual-talk)"
    );
    assert_eq!(seen(&with(&["self mika 2026-11-01"]), "mika"), open);
    assert_eq!(seen(&with(&["manager noor"]), "mika"), open);
}

#[test]
fn what_was_agreed_to_work_on_is_never_closed() {
    let mut person = mika(vec![review("2026-h1", &["agreed kim"]), review("2026-h2", &["self mika"])]);
    let mut agreed = draft("agreed", CELLS);
    agreed.focus = vec![Focus {
        behavior: id("baking"),
        step: id("house"),
        attempt: "Plan the night shift".to_owned(),
        support: None,
        look_again: None,
    }];
    person.reviews[0] =
        Review::new(&id("mika"), id("2026-h1"), BTreeMap::from([(SideKey::AGREED, Ok(agreed))]));
    assert_eq!(seen(&person, "mika"), "agreed:LaterDraft(2026-h2)");
    let mika = id("mika");
    assert_eq!(reveal(&person, &person.reviews[0], Asker::Known(&mika), day(TODAY)).focus.len(), 1);
    // Where only what was agreed was kept, there is no side to wait for.
    assert_eq!(seen(&person, "kim"), "agreed=Whole");
    assert_eq!(awaited(&person, &person.reviews[0], day(TODAY)), []);
}

#[test]
fn what_was_agreed_to_work_on_after_a_manager_left_is_not_theirs_to_see() {
    let agreed = |cycle: &str, date: &str| {
        let mut agreed = draft("agreed", CELLS);
        agreed.cycle = id(cycle);
        agreed.focus = vec![Focus {
            behavior: id("baking"),
            step: id("house"),
            attempt: cycle.to_owned(),
            support: None,
            look_again: None,
        }];
        agreed.seal(day(date), "salt".to_owned(), &[]);
        Review::new(&id("mika"), id(cycle), BTreeMap::from([(SideKey::AGREED, Ok(agreed))]))
    };
    let person = mika(vec![agreed("2026-h1", "2026-06-12"), agreed("2026-h2", "2026-11-12")]);
    let focus = |asker: &str| {
        let revealed = reveal(&person, &person.reviews[1], Asker::Known(&id(asker)), day(TODAY));
        revealed.focus.iter().map(|focus| focus.attempt.clone()).collect::<Vec<_>>()
    };
    assert_eq!([focus("mika"), focus("noor"), focus("kim")], [["2026-h2"], ["2026-h2"], ["2026-h1"]]);
}

#[test]
fn what_was_done_with_is_worked_on_no_more() {
    let mut person = mika(vec![review("2026-h1", &["agreed kim"]), review("2026-h2", &["agreed noor"])]);
    let attempt = || "Plan the night shift".to_owned();
    let (behavior, step) = (id("baking"), id("house"));
    let mut before = draft("agreed", CELLS);
    before.focus = vec![Focus {
        behavior: behavior.clone(),
        step: step.clone(),
        attempt: attempt(),
        support: None,
        look_again: None,
    }];
    before.cycle = id("2026-h1");
    before.rater = id("kim");
    person.reviews[0] =
        Review::new(&id("mika"), id("2026-h1"), BTreeMap::from([(SideKey::AGREED, Ok(before))]));
    let mut now = |became: Option<Became>| {
        let mut agreed = draft("agreed", CELLS);
        agreed.cycle = id("2026-h2");
        let (behavior, step) = (behavior.clone(), step.clone());
        agreed.follow_up = vec![FollowUp { behavior, step, attempt: attempt(), became, note: None }];
        let sides = BTreeMap::from([(SideKey::AGREED, Ok(agreed))]);
        person.reviews[1] = Review::new(&id("mika"), id("2026-h2"), sides);
        let mika = id("mika");
        reveal(&person, &person.reviews[1], Asker::Known(&mika), day(TODAY)).focus.len()
    };
    assert_eq!([None, Some(Became::GoesOn)].map(&mut now), [1, 1]);
    assert_eq!([Some(Became::Done), Some(Became::Dropped)].map(&mut now), [0, 0]);
}

#[test]
fn awaited_are_the_person_and_todays_manager() {
    let waits = |lines: &[&str], managers: bool| {
        let mut person = mika(vec![review("2026-h2", lines)]);
        if !managers {
            person.entry.managers.clear();
        }
        let found = awaited(&person, &person.reviews[0], day(TODAY));
        format!("{found:?}").replace("Id(\"", "").replace("\")", "")
    };
    assert_eq!(waits(&["self mika"], true), "[Person, Manager(noor)]");
    assert_eq!(waits(&["self mika 2026-11-01", "manager kim 2026-11-01"], true), "[Manager(noor)]");
    assert_eq!(waits(&["self mika 2026-11-01"], false), "[SomeManager]");
    assert_eq!(waits(&["self mika 2026-11-01", "manager sam"], false), "[Manager(sam)]");
    assert_eq!(waits(&["self mika 2026-11-01", "manager sam 2026-11-01"], false), "[]");
}

#[test]
fn opening_again_hides_both_sides_until_it_is_sealed_again() {
    let Ok(mut own) = by("noor", Side::Manager, Some("2026-11-02"), "2026-h2", CELLS) else {
        panic!("it reads")
    };
    own.reopen(Reopening { date: day("2026-11-03"), reason: "A slip".to_owned(), after_reveal: true });
    let sides = BTreeMap::from([
        (SideKey::ONESELF, by("mika", Side::Oneself, Some("2026-11-01"), "2026-h2", CELLS)),
        (SideKey::MANAGER, Ok(own)),
    ]);
    let person = mika(vec![Review::new(&id("mika"), id("2026-h2"), sides)]);
    assert_eq!(seen(&person, "noor"), "manager=Own self:OwnNotSealed");
    assert_eq!(seen(&person, "mika"), "manager:NotSealed self=Own");
}

#[test]
fn what_was_decided_about_the_person_is_for_the_two() {
    let mut part = draft("manager", "{baking: {bench: {rating: often}}}");
    (part.rater, part.partial) = (id("kim"), true);
    part.seal(day("2026-06-12"), "salt".to_owned(), &[]);
    let mut agreed = draft("agreed", CELLS);
    agreed.rater = id("kim");
    agreed.step = Some(id("house"));
    agreed.step_by = Some(day("2027-01-01"));
    agreed.left_open = ["baking/bench", "guests/bench"].map(str::to_owned).into();
    let (behavior, step, attempt) = (id("baking"), id("house"), "Plan a bake".to_owned());
    agreed.follow_up = vec![FollowUp { behavior, step, attempt, became: Some(Became::Done), note: None }];
    agreed.seal(day("2026-06-12"), "salt".to_owned(), &[]);
    let own = by("mika", Side::Oneself, Some("2026-06-12"), "2026-h1", CELLS);
    let manager: SideKey = "manager".parse().expect("a key");
    let sides = BTreeMap::from([(SideKey::ONESELF, own), (manager, Ok(part)), (SideKey::AGREED, Ok(agreed))]);
    let person = mika(vec![Review::new(&id("mika"), id("2026-h1"), sides)]);
    let check = |asker: Option<&str>, expect: (bool, usize)| {
        let known = asker.map(id);
        let asker = known.as_ref().map_or(Asker::Unknown, Asker::Known);
        let revealed = reveal(&person, &person.reviews[0], asker, day(TODAY));
        let record = &revealed.get(Side::Agreed).expect("opened").assessment;
        let told = [record.step.is_some(), record.step_by.is_some(), !record.follow_up.is_empty()];
        assert_eq!((told, record.left_open.len()), ([expect.0; 3], expect.1), "{asker:?}");
        assert_eq!((record.is_sealed(), revealed.is_for_the_two), (true, !expect.0), "{asker:?}");
    };
    // The person, the manager then, who sealed only part, and today's, who has no side here.
    check(Some("mika"), (true, 2));
    check(Some("kim"), (true, 2));
    check(Some("noor"), (true, 2));
    check(Some("sam"), (false, 1));
    check(None, (false, 1));
}
