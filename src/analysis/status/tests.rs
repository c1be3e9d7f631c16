//! What waits for whom.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::bakery::{draft, framework, id};
use crate::model::{Closed, Envelope, ManagerTerm, PersonEntry, Profile, Resume, Rhythm, SideKey};

const TODAY: &str = "2026-11-25";

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A review from lines such as `self mika 2026-06-12`: the file, the rater, and the day of sealing. Without one it is a
/// draft, with a `?` it cannot be read, and with a `/` it stopped there. Whatever follows the day says that it is in an
/// envelope.
fn review(cycle: &str, lines: &[&str]) -> Review {
    let mut sides = BTreeMap::new();
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let key: SideKey = words[0].parse().expect("a key");
        let mut assessment = draft(key.side.word(), "{baking: {bench: {rating: often, note: secret}}}");
        assessment.rater = id(words[1]);
        assessment.cycle = id(cycle);
        let content = match words.get(2) {
            Some(&"?") => Err(Closed::Unreadable),
            Some(question) if question.contains('/') => {
                assessment.resume =
                    Some(Resume { question: (*question).to_owned(), open: false, typed: None });
                Ok(assessment)
            }
            Some(date) => {
                assessment.seal(day(date), "salt".to_owned(), &[]);
                match words.get(3) {
                    None => Ok(assessment),
                    Some(_) => {
                        let envelope = Envelope::new(&assessment, Vec::new(), "letter".to_owned());
                        Err(Closed::Enveloped(Box::new(envelope.expect("an envelope"))))
                    }
                }
            }
            None => Ok(assessment),
        };
        sides.insert(key, content);
    }
    Review::new(&id("mika"), id(cycle), sides)
}

/// Mika, whose manager was Kim until September and is Noor since.
fn mika(reviews: Vec<Review>) -> Person {
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

fn told(waiting: &Waiting) -> String {
    let due = waiting.due.map_or("-".to_owned(), |day| day.to_string());
    let what = match &waiting.kind {
        Kind::Assessment { cycle, side, state, sealed } => {
            let state = match state {
                State::Draft(Some(cell)) => format!("{}/{}", cell.behavior, cell.step),
                State::Draft(None) => "draft".to_owned(),
                other => format!("{other:?}"),
            };
            format!("{side} {cycle} {state} {}", sealed.join("+"))
        }
        Kind::Others { cycle, awaited } => format!("others {cycle} {}", awaited.join("+")),
        Kind::Meeting { cycle, begun } => format!("meeting {cycle} begun={begun}"),
        Kind::Request { cycle, from } => format!("request {cycle} {from}"),
        Kind::Peers { cycle, awaited } => format!("peers {cycle} {}", awaited.join("+")),
        Kind::FirstStep => "first step".to_owned(),
        Kind::Focus { behavior, step, .. } => format!("focus {behavior}/{step}"),
        Kind::Decision { id, .. } => format!("decision {id}"),
        Kind::Packet { cycle, .. } => format!("packet {cycle}"),
    };
    format!("{due} {}: {}", what.trim_end(), waiting.command.as_deref().unwrap_or_default())
}

#[track_caller]
fn check_with(settings: &Settings, person: &Person, me: &str, expect: &[&str]) {
    let (framework, people, me) = (framework(), People::default(), id(me));
    let question = Question { me: &me, people: &people, framework: &framework, settings, today: day(TODAY) };
    let found: Vec<String> = question.waiting(person).iter().map(told).collect();
    assert_eq!(found, expect);
}

/// What waits for somebody in reviews of Mika.
#[track_caller]
fn check(reviews: Vec<Review>, me: &str, expect: &[&str]) {
    check_with(&Settings::default(), &mika(reviews), me, expect);
}

const BEGIN: &str = "2026-12-31 self 2026-h2 NotBegun: steps assess";

#[test]
fn one_s_own_side_is_told_as_far_as_it_is() {
    let of = |lines: &[&str]| vec![review("2026-h2", lines)];
    check(vec![], "mika", &[BEGIN]);
    check(vec![], "noor", &["2026-12-31 manager 2026-h2 NotBegun: steps assess mika --as manager"]);
    check(of(&["self mika"]), "mika", &["2026-12-31 self 2026-h2 draft: steps assess"]);
    check(of(&["self mika baking/house"]), "mika", &["2026-12-31 self 2026-h2 baking/house: steps assess"]);
    // What the framework no longer has leads nowhere.
    check(of(&["self mika gone/house"]), "mika", &["2026-12-31 self 2026-h2 draft: steps assess"]);
    check(of(&["self mika ?"]), "mika", &["2026-12-31 self 2026-h2 Unreadable: steps check"]);
}

#[test]
fn of_the_other_side_nothing_is_told_but_its_seal() {
    let of = |lines: &[&str]| vec![review("2026-h2", lines)];
    let begin = "2026-12-31 manager 2026-h2 NotBegun: steps assess mika --as manager";
    for line in ["self mika", "self mika baking/house", "self mika ?"] {
        check(of(&[line]), "noor", &[begin]);
    }
    let sealed = of(&["self mika 2026-11-20"]);
    check(
        sealed.clone(),
        "noor",
        &["2026-12-31 manager 2026-h2 NotBegun Mika: steps assess mika --as manager"],
    );
    check(sealed, "mika", &["2026-12-31 others 2026-h2 Noor: steps send"]);
    let draft = of(&["self mika 2026-11-20", "manager noor"]);
    check(draft.clone(), "mika", &["2026-12-31 others 2026-h2 Noor: steps send"]);
    check(draft, "noor", &["2026-12-31 manager 2026-h2 draft Mika: steps assess mika --as manager"]);
}

#[test]
fn an_envelope_counts_as_sealed() {
    let of = |lines: &[&str]| vec![review("2026-h2", lines)];
    let came = of(&["manager noor 2026-11-20 enveloped"]);
    check(came, "mika", &["2026-12-31 self 2026-h2 NotBegun Noor: steps assess"]);
    let came = of(&["manager noor 2026-11-20 enveloped", "self mika 2026-11-21"]);
    check(came, "mika", &["2026-12-31 meeting 2026-h2 begun=false: steps agree mika"]);
    // One's own, on another machine than the one on which it was sealed.
    let own = of(&["manager noor 2026-11-20 enveloped"]);
    check(own, "noor", &["2026-12-31 others 2026-h2 Mika: steps send mika"]);
}

#[test]
fn once_both_have_sealed_the_meeting_waits_for_both() {
    let of = |more: &[&str]| {
        vec![review("2026-h2", &[&["self mika 2026-11-20", "manager noor 2026-11-21"], more].concat())]
    };
    let meeting = "2026-12-31 meeting 2026-h2 begun=false: steps agree mika";
    for me in ["mika", "noor"] {
        check(of(&[]), me, &[meeting]);
        check(of(&["agreed noor focus/1"]), me, &[&meeting.replace("false", "true")]);
        check(of(&["agreed noor 2026-11-24"]), me, &[]);
    }
}

#[test]
fn the_past_waits_as_long_as_it_matters() {
    // Nobody tells that the other side has begun, or that there was a cycle.
    check(vec![review("2026-h1", &["manager kim"])], "mika", &[BEGIN]);
    let sealed = || review("2026-h1", &["manager kim 2026-06-20"]);
    check(vec![sealed()], "mika", &["2026-06-30 self 2026-h1 NotBegun Kim: steps assess", BEGIN]);
    let agreed = || review("2026-h2", &["agreed noor 2026-11-24"]);
    check(vec![sealed(), agreed()], "mika", &[]);
    // A draft of one's own closes the ratings until it is sealed or discarded.
    let draft = review("2026-h1", &["self mika"]);
    check(vec![draft, agreed()], "mika", &["2026-06-30 self 2026-h1 draft: steps assess"]);
    // What is wrong with a file on which nothing depends any more is for `steps check` to say.
    check(vec![review("2026-h1", &["self mika ?"]), agreed()], "mika", &[]);
    check(vec![review("2027-h1", &["self mika"])], "mika", &[BEGIN]);
}

#[test]
fn a_free_name_and_a_day_have_no_last_day() {
    let free = vec![review("check-in", &["self mika"])];
    check(free, "mika", &[BEGIN, "- self check-in draft: steps assess"]);
    let daily = Settings { cycle: Rhythm::Date, ..Settings::default() };
    check_with(&daily, &mika(vec![]), "mika", &[]);
    check_with(
        &daily,
        &mika(vec![review(TODAY, &["self mika"])]),
        "mika",
        &["2026-11-25 self 2026-11-25 draft: steps assess"],
    );
}

#[test]
fn what_was_decided_about_a_move_is_looked_at_again_unless_another_one_is_asked_for() {
    use crate::model::{MoveDecision, Outcome, Packet};
    let agreed = |cycle: &str, look_again: Option<&str>| {
        let mut packet = Packet::new(id("mika"), id(cycle), id("house"));
        packet.decisions.extend(look_again.map(|again| MoveDecision {
            outcome: Outcome::NotNow,
            by: "Owner".to_owned(),
            date: day("2026-06-20"),
            reason: "Not yet in summer".to_owned(),
            look_again: Some(day(again)),
        }));
        review(cycle, &["agreed noor 2026-06-12"]).with_packet(Some(packet))
    };
    let now = || review("2026-h2", &["agreed noor 2026-11-24"]);
    let waits = || agreed("2026-h1", Some("2026-12-01"));
    check(vec![waits(), now()], "mika", &["2026-12-01 packet 2026-h1: steps packet"]);
    check(vec![waits(), now()], "noor", &["2026-12-01 packet 2026-h1: steps packet mika"]);
    check(vec![waits(), agreed("2026-h2", None)], "mika", &[]);
}

#[test]
fn a_newcomer_s_first_step_is_due_half_a_year_after_the_start() {
    let check = |start: &str, step: Option<&str>, expect: &[&str]| {
        let mut person = mika(vec![review("2026-h2", &["agreed noor 2026-11-24"])]);
        person.profile = Profile { start: Some(day(start)), step: step.map(id) };
        for me in ["mika", "noor"] {
            check_with(&Settings::default(), &person, me, expect);
        }
    };
    check("2026-05-04", None, &["2026-11-04 first step: steps agree mika"]);
    check("2026-05-04", Some("bench"), &[]);
    check("2025-05-25", None, &["2025-11-25 first step: steps agree mika"]);
    check("2025-05-24", None, &[]);
}

#[test]
fn a_request_waits_for_the_peer_and_then_for_whoever_asked() {
    let request = |peer: &str, declined: bool| crate::model::Request {
        format: 1,
        person: id("mika"),
        cycle: id("2026-h2"),
        peer: id(peer),
        from: id("noor"),
        asked: day("2026-11-01"),
        by: Some(day("2026-11-30")),
        note: None,
        behaviors: vec![id("baking")],
        steps: vec![id("bench")],
        declined: declined.then(|| crate::model::Declined { date: day("2026-11-02"), reason: None }),
    };
    let sealed = review("2026-h2", &["manager noor", "peer-kim kim 2026-11-03"]);
    let mut mika = mika(vec![sealed]);
    mika.requests = vec![request("kim", false), request("ola", true), request("sam", false)];
    let check = |me: &str, expect: &[&str]| {
        let (framework, people, settings, me) = (framework(), People::default(), Settings::default(), id(me));
        let question = Question {
            me: &me,
            people: &people,
            framework: &framework,
            settings: &settings,
            today: day(TODAY),
        };
        let peers = question.waiting(&mika).into_iter().filter(|one| matches!(one.kind, Kind::Peers { .. }));
        let found: Vec<String> =
            question.requests(&mika).iter().chain(&peers.collect::<Vec<_>>()).map(told).collect();
        assert_eq!(found, expect, "{me}");
    };
    check("sam", &["2026-11-30 request 2026-h2 Noor: steps assess mika --as peer"]);
    // Who answered or declined is asked no more.
    check("kim", &[]);
    check("ola", &[]);
    check("noor", &["2026-11-30 peers 2026-h2 Sam: steps peers mika"]);
    // Who was asked is nothing to the person.
    check("mika", &[]);
}
