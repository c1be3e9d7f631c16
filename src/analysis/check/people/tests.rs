//! Circles of managers, and keys that two people have.

use super::*;
use crate::diagnostic::Source;
use crate::model::PersonEntry;

fn id(text: &str) -> Id {
    text.parse().expect("an id")
}

fn people(terms: &[(&str, &[(&str, &str)])]) -> Sourced<People> {
    let term = |(manager, from): &(&str, &str)| ManagerTerm {
        id: id(manager.trim_start_matches('+')),
        from: from.parse().ok(),
        also: manager.starts_with('+'),
    };
    let entry = |(person, terms): &(&str, &[(&str, &str)])| PersonEntry {
        managers: terms.iter().map(term).collect(),
        ..PersonEntry::new(id(person))
    };
    let value = People(terms.iter().map(entry).collect());
    Sourced { source: Source::new("people.yaml", ""), value }
}

/// Who manages whom, by day, and the circles that are said, each with the entry and the term of its place.
#[track_caller]
fn check(terms: &[(&str, &[(&str, &str)])], expect: &[&str]) {
    let found = manager_cycle::problems(&people(terms));
    let said = |problem: &Problem| {
        let [Segment::Index(entry), _, Segment::Index(term), _] = problem.at.path.as_slice() else {
            panic!("{:?}", problem.at.path)
        };
        format!("{entry}.{term}: {}", problem.message)
    };
    assert_eq!(found.iter().map(said).collect::<Vec<_>>(), expect);
}

#[test]
fn a_circle_of_managers_is_named_whole() {
    check(&[("a", &[("b", "")]), ("b", &[("c", "")]), ("c", &[])], &[]);
    check(
        &[("x", &[("a", "")]), ("a", &[("b", "")]), ("b", &[("c", "")]), ("c", &[("a", "")])],
        &["3.0: a circle of managers: `a` reports to `b`, `b` to `c` and `c` to `a`"],
    );
    check(&[("a", &[("a", "")]), ("b", &[("nobody", "")])], &[]);
}

#[test]
fn a_circle_is_one_on_a_day() {
    // One after the other.
    check(&[("a", &[("b", ""), ("c", "2026-03-01")]), ("b", &[("a", "2026-03-01")]), ("c", &[])], &[]);
    check(
        &[("a", &[("b", ""), ("c", "2026-03-02")]), ("b", &[("a", "2026-03-01")]), ("c", &[])],
        &["1.0: a circle of managers from 2026-03-01 on: `a` reports to `b` and `b` to `a`"],
    );
    // The second manager at the same time counts as well.
    check(
        &[("a", &[("c", ""), ("+b", "2026-05-01")]), ("b", &[("a", "2026-03-01")]), ("c", &[])],
        &["0.1: a circle of managers from 2026-05-01 on: `a` reports to `b` and `b` to `a`"],
    );
    check(
        &[("a", &[("b", ""), ("+c", "")]), ("b", &[("a", "")]), ("c", &[("a", "")])],
        &[
            "1.0: a circle of managers: `a` reports to `b` and `b` to `a`",
            "2.0: a circle of managers: `a` reports to `c` and `c` to `a`",
        ],
    );
}

#[test]
fn many_people_and_days_are_gone_through_fast() {
    let names: Vec<String> = (0..5_000).map(|at| format!("p{at}")).collect();
    let day = |at: usize| format!("20{:02}-{:02}-{:02}", at % 90 + 10, at % 12 + 1, at % 28 + 1);
    let mut all = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let manager = names[at / 2].clone();
        let mut entry = PersonEntry::new(id(name));
        if at > 0 {
            entry.managers = vec![ManagerTerm { id: id(&manager), from: day(at).parse().ok(), also: false }];
        }
        all.push(entry);
    }
    let people = Sourced { source: Source::new("people.yaml", ""), value: People(all) };
    let begun = std::time::Instant::now();
    assert!(manager_cycle::problems(&people).is_empty());
    // A ring that is never whole on one day.
    let mut ring = people;
    let last = ring.value.0.len() - 1;
    for (at, entry) in ring.value.0.iter_mut().enumerate() {
        let term = |id: String, from: String| ManagerTerm {
            id: super::Id::from_name(&id).expect("an id"),
            from: from.parse().ok(),
            also: false,
        };
        entry.managers = vec![term(format!("p{}", if at == last { 0 } else { at + 1 }), day(at))];
        if at == 7 {
            entry.managers.push(term("nobody".to_owned(), "1999-01-01".to_owned()));
        }
    }
    assert!(manager_cycle::problems(&ring).is_empty());
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
