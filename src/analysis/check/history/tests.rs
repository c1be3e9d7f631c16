//! What an edit of the bakery's framework does to those who rated it before.

use super::*;
use crate::analysis::bakery::{edited, framework, id, parts};
use crate::model::Segment;

const RETIRED: &str = "b-kneads";

/// The problems as `rule file path: message`.
#[track_caller]
fn check(edits: &[(&str, &str)], expect: &str) {
    let before = framework();
    let retired = BTreeSet::from([id(RETIRED)]);
    let before = Before { name: "main", framework: &before, retired: &retired };
    let found = problems(before, &edited(edits), &parts(edits));
    let shown: Vec<String> = found
        .iter()
        .map(|problem| {
            let path: Vec<String> = problem
                .at
                .path
                .iter()
                .map(|segment| match segment {
                    Segment::Key(key) => key.clone(),
                    Segment::Index(index) => index.to_string(),
                })
                .collect();
            assert!(RULES.iter().any(|rule| rule.id == problem.rule), "{}", problem.rule);
            format!("{} {} {}: {}", problem.rule, problem.source.name, path.join("/"), problem.message)
        })
        .collect();
    assert_eq!(shown.join("\n"), expect.trim());
}

const TASTES: &str = "{id: b-tastes, text: Tastes the dough}";
const MAJOR: (&str, &str) = ("version: 2.1.0", "version: 3.0.0");
const MINOR: (&str, &str) = ("version: 2.1.0", "version: 2.2.0");
const PATCH: (&str, &str) = ("version: 2.1.0", "version: 2.1.1");

#[test]
fn without_a_change_there_is_nothing_to_say() {
    check(&[], "");
    check(&[MINOR], "");
}

#[test]
fn an_example_that_is_gone_is_told_at_the_cell_it_left() {
    check(
        &[(TASTES, ""), MINOR],
        "id-removed baking.yaml examples/bench: `b-tastes` of main is gone from this cell",
    );
    check(
        &[("{id: br-proofs, text: Proofs the loaves}", ""), MINOR],
        "id-removed bread.yaml examples/baking/bench: `br-proofs` of main is gone from this cell",
    );
}

#[test]
fn examples_that_go_with_their_file_are_told_together() {
    // A file that is no longer listed still holds its examples, which is another fault.
    check(&[("behaviors: [baking, guests, care]", "behaviors: [baking, guests]"), MINOR], "");
    let before = framework();
    let edits = [MINOR];
    let (mut after, mut files) = (edited(&edits), parts(&edits));
    after.disciplines.retain(|discipline| discipline.id != id("bread"));
    files.disciplines.retain(|filed| filed.value.id != id("bread"));
    let retired = BTreeSet::new();
    let found = problems(Before { name: "main", framework: &before, retired: &retired }, &after, &files);
    let messages: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["discipline `bread` of main is gone with its 2 examples"]);
}

#[test]
fn what_says_whose_place_it_takes_is_fine() {
    check(&[(TASTES, "{id: b-sweeps, replaces: b-tastes, text: Sweeps the floor}"), MINOR], "");
}

#[test]
fn a_text_that_means_something_else_needs_a_new_id() {
    check(
        &[("Tastes the dough", "Sweeps the floor"), MINOR],
        "meaning-changed baking.yaml examples/bench/1/text: `b-tastes` means something else than in main",
    );
    check(&[("Tastes the dough", "Tastes each dough"), PATCH], "");
}

#[test]
fn an_id_is_never_used_again() {
    let kneads = format!("{TASTES}, {{id: {RETIRED}, text: Kneads}}");
    check(
        &[(TASTES, &kneads), MAJOR],
        "id-reused baking.yaml examples/bench/2/id: `b-kneads` was the id of an example that was removed",
    );
}

#[test]
fn the_version_rises_as_far_as_the_change_asks() {
    let more = format!("{TASTES}, {{id: b-new, text: Sings}}");
    let added = (TASTES, more.as_str());
    check(
        &[added],
        "version-not-raised bakery.yaml version: the version is 2.1.0, as in main, and something was added or raised",
    );
    check(
        &[added, MINOR],
        "version-too-low bakery.yaml version: the version 2.2.0 is too low after 2.1.0: something was added or raised",
    );
    check(&[added, MAJOR], "");
    check(
        &[("Tastes the dough", "Tastes each dough"), ("version: 2.1.0", "version: 2.0.9")],
        "version-not-raised bakery.yaml version: the version is 2.0.9, lower than 2.1.0 in main",
    );
}

#[test]
fn what_does_not_read_is_not_gone() {
    let before = framework();
    let mut files = parts(&[]);
    let mut after = framework();
    after.disciplines.retain(|discipline| discipline.id != id("bread"));
    files.disciplines.retain(|filed| filed.value.id != id("bread"));
    files.unread = vec!["bread".to_owned()];
    let retired = BTreeSet::new();
    let found = problems(Before { name: "main", framework: &before, retired: &retired }, &after, &files);
    assert!(found.is_empty(), "{found:?}");
}
