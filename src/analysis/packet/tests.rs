//! What goes into a request for a move, on an invented framework.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::bakery::{draft, framework, id, sealed};
use crate::model::{Person, PersonEntry, Profile, Review, Side, SideKey};

fn day(text: &str) -> jiff::civil::Date {
    text.parse().expect("a date")
}

/// What was agreed in a cycle, with an entry of the journal that it may cite.
fn record(cycle: &str, cells: &str) -> Assessment {
    let mut record = draft("agreed", cells);
    record.cycle = id(cycle);
    let entry = JournalEntry::new(id("j-1"), day("2026-03-01"), "Lit the oven");
    record.seal(day("2026-06-12"), "salt".to_owned(), &[entry]);
    record
}

/// What a request holds, one line for each thing.
fn lines(records: &[Assessment], to: &str, packet: &Packet) -> Vec<String> {
    let framework = framework();
    let to = framework.steps.get(&id(to)).expect("a step");
    let asked = asked_for(&framework, records, (None, to), packet).expect("a request");
    let mut lines = Vec::new();
    for it in &asked.shown {
        let examples = it.examples.iter().map(|one| format!("example {}", one.example.id));
        let notes = it.notes.iter().map(|one| format!("note {}: {}", one.step.id, one.text));
        let evidence = it.evidence.iter().map(|one| {
            let says = one.entry.map_or(one.evidence, |entry| &entry.text);
            format!("{} {}: {says}", one.step.id, one.cycle)
        });
        lines.extend(evidence.chain(examples).chain(notes).map(|line| format!("{}: {line}", it.behavior.id)));
    }
    lines.extend(asked.without_evidence.iter().map(|it| format!("without {}", it.id)));
    for it in &asked.not_yet {
        let cells: Vec<&str> = it.cells.iter().map(|cell| cell.step.id.as_str()).collect();
        let instead = it.instead.and_then(|words| words.of(Side::Oneself)).unwrap_or("-");
        lines.push(format!("not yet {}: {} | {instead}", it.behavior.id, cells.join(" ")));
    }
    lines
}

fn packet() -> Packet {
    Packet::new(id("mika"), id("2026-h1"), id("house"))
}

#[test]
fn evidence_is_shown_once_and_what_has_none_is_listed() {
    let before = record(
        "2025-h2",
        "{baking: {bench: {rating: partly, evidence: [j-1, 'https://bread.example/1']}, house: {rating: seldom, note: Early}}}",
    );
    let now = record(
        "2026-h1",
        "{baking: {bench: {rating: often, note: Rye, evidence: [j-1]}, house: {rating: partly, examples: [b-plans], \
          note: Not on Sundays}}, guests: {bench: {rating: often}, house: {rating: not-applicable, note: Closed, \
          evidence: ['https://bread.example/2']}}, care: {bench: {rating: often}, house: {rating: often}}}",
    );
    let mut packet = packet();
    packet.set_instead(&id("care"), Side::Oneself, "Said all the same");
    assert_eq!(
        lines(&[before, now], "house", &packet),
        [
            "baking: bench 2026-h1: Lit the oven",
            "baking: bench 2025-h2: https://bread.example/1",
            "baking: example b-plans",
            "baking: note bench: Rye",
            "without guests",
            "without care",
            "not yet baking: house | -",
            "not yet guests: house | -",
            "not yet care:  | Said all the same",
        ]
    );
}

#[test]
fn only_the_latest_cycles_are_drawn() {
    let framework = framework();
    let all: Vec<Assessment> = (2018..=2025).map(|year| record(&format!("{year}-h1"), "{}")).collect();
    let packet = packet();
    let to = framework.steps.get(&id("house")).expect("a step");
    let asked = asked_for(&framework, &all, (None, to), &packet).expect("a request");
    let cycles: Vec<&str> = asked.agreed.iter().map(|it| it.assessment.cycle.as_str()).collect();
    assert_eq!(cycles, ["2022-h1", "2023-h1", "2024-h1", "2025-h1"]);
    assert_eq!(asked.earlier, 4);
    assert!(super::asked_for(&framework, &[], (None, to), &packet).is_none(), "nothing was agreed");
}

/// Mika's review of a cycle, with what was agreed, and a self-rating that may be of a part only.
fn review(cycle: &str, own: &str, is_partial: bool) -> Review {
    let cells = "{baking: {bench: {rating: often}}, care: {bench: {rating: often}}}";
    let by = |rater: &str, side: &str, cells: &str| {
        let mut assessment = sealed(side, cells);
        (assessment.rater, assessment.cycle) = (id(rater), id(cycle));
        assessment.partial = side == "self" && is_partial;
        assessment.seal(day("2026-06-12"), "salt".to_owned(), &[]);
        (side.parse::<SideKey>().expect("a key"), Ok(assessment))
    };
    let sides = [by("mika", "self", own), by("noor", "manager", cells), by("noor", "agreed", cells)];
    Review::new(&id("mika"), id(cycle), BTreeMap::from(sides))
}

fn mika(reviews: Vec<Review>) -> Person {
    Person {
        entry: PersonEntry::new(id("mika")),
        name: "Mika".to_owned(),
        profile: Profile::default(),
        journal: Vec::new(),
        reviews,
        requests: Vec::new(),
    }
}

/// The behaviors of what was agreed in the first review that may go to others, as this person asks.
fn shared(person: &Person, asker: &str) -> Option<String> {
    let record = shared_record(person, &person.reviews[0], &id(asker), day("2026-07-01"))?;
    let behaviors: Vec<&str> = record.cells.keys().map(Id::as_str).collect();
    Some(behaviors.join(" "))
}

#[test]
fn nothing_goes_to_others_that_the_person_does_not_see() {
    let whole = "{baking: {bench: {rating: partly}}, care: {bench: {rating: partly}}}";
    let person = mika(vec![review("2026-h1", whole, false)]);
    assert_eq!(shared(&person, "noor").as_deref(), Some("baking care"));
    // Whoever sealed a part sees that part, and so does whoever reads the packet.
    let person = mika(vec![review("2026-h1", "{baking: {bench: {rating: partly}}}", true)]);
    for asker in ["mika", "noor"] {
        assert_eq!(shared(&person, asker).as_deref(), Some("baking"), "{asker}");
    }
}

#[test]
fn a_later_draft_of_the_person_is_nobody_else_s_business() {
    let whole = "{baking: {bench: {rating: partly}}, care: {bench: {rating: partly}}}";
    let mut begun = draft("self", "{baking: {bench: {rating: often}}}");
    (begun.rater, begun.cycle) = (id("mika"), id("2026-h2"));
    let sides = BTreeMap::from([(SideKey::ONESELF, Ok(begun))]);
    let later = Review::new(&id("mika"), id("2026-h2"), sides);
    let person = mika(vec![review("2026-h1", whole, false), later]);
    assert_eq!(shared(&person, "mika"), None);
    assert_eq!(shared(&person, "noor").as_deref(), Some("baking care"));
}
