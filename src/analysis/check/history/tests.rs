//! What an edit of the bakery's framework does to those who rated it before.

use std::sync::LazyLock;

use super::*;
use crate::analysis::bakery::{edited, framework, id, parts};
use crate::diagnostic::{Segment, Source};

const RETIRED: &str = "b-kneads";

/// The problems as `rule file path: message`.
#[track_caller]
fn check(edits: &[(&str, &str)], expect: &str) {
    check_against(was(&framework()), edits, expect);
}

/// The bakery as it was on main, everything known.
fn was(framework: &Framework) -> Before<'_> {
    static RETIRED_TEXTS: LazyLock<BTreeMap<Id, String>> =
        LazyLock::new(|| BTreeMap::from([(id(RETIRED), "Kneads the dough".to_owned())]));
    static SURE: BTreeMap<Id, Finding> = BTreeMap::new();
    static NONE: BTreeMap<Id, Replaces> = BTreeMap::new();
    let (replaced, retired, uncertain) = (&NONE, &*RETIRED_TEXTS, &SURE);
    Before {
        name: "main",
        framework,
        unread: &[],
        has_version: true,
        by_now: None,
        replaced,
        retired,
        uncertain,
    }
}

#[track_caller]
fn check_against(before: Before<'_>, edits: &[(&str, &str)], expect: &str) {
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
        "id-removed baking.yaml examples/bench: `b-tastes` of main was removed from here",
    );
    check(
        &[("{id: br-proofs, text: Proofs the loaves}", ""), MINOR],
        "id-removed bread.yaml examples/baking/bench: `br-proofs` of main was removed from here",
    );
}

#[test]
fn examples_that_go_with_their_file_are_told_together() {
    // A file that is no longer listed still holds its examples, which is another problem.
    check(&[("behaviors: [baking, guests, care]", "behaviors: [baking, guests]"), MINOR], "");
    let before = framework();
    let edits = [MINOR];
    let (mut after, mut files) = (edited(&edits), parts(&edits));
    after.disciplines.retain(|discipline| discipline.id != id("bread"));
    files.disciplines.retain(|filed| filed.value.id != id("bread"));
    let found = problems(was(&before), &after, &files);
    let messages: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["discipline `bread` of main was removed with its 2 examples"]);
}

#[test]
fn what_says_whose_place_it_takes_is_fine() {
    check(&[(TASTES, "{id: b-sweeps, replaces: b-tastes, text: Sweeps the floor}"), MAJOR], "");
}

#[test]
fn a_text_that_means_something_else_needs_a_new_id() {
    check(
        &[("Tastes the dough", "Sweeps the floor"), MAJOR],
        "meaning-changed baking.yaml examples/bench/1/text: `b-tastes` no longer means what it meant in main",
    );
    check(&[("Tastes the dough", "Tastes each dough"), PATCH], "");
}

#[test]
fn an_id_is_never_used_again() {
    let with = |text: &str| format!("{TASTES}, {{id: {RETIRED}, text: {text}}}");
    check(
        &[(TASTES, &with("Sings at the bench")), MAJOR],
        "id-reused baking.yaml examples/bench/2/id: `b-kneads` was the id of an example that was removed",
    );
    // The same example again is no other one.
    check(&[(TASTES, &with("Kneads the dough")), MAJOR], "");
    check(&[(TASTES, &with("Kneads every dough")), MAJOR], "");
}

#[test]
fn what_did_not_read_is_neither_new_nor_gone() {
    let before = framework();
    let fault = Finding::at("does-not-parse", &Source::new("c0ffee:bread.yaml", "id:"), 0..0, "not valid");
    let unread = ["disciplines/bread.yaml", "framework.yaml"].map(|path| Unread {
        path: path.to_owned(),
        fault: fault.clone(),
        further: Vec::new(),
    });
    let without_manifest = Before { unread: &unread, has_version: false, ..was(&before) };
    let told = "history-unread bakery.yaml version: 2 files of main cannot be read, so nothing in them is compared: \
                `disciplines/bread.yaml`, `framework.yaml`";
    check_against(without_manifest, &[("Weighs the flour", "Weighs all flour")], told);
    let sings = format!("{TASTES}, {{id: b-sings, text: Sings}}");
    let uncertain = BTreeMap::from([(id("b-sings"), fault)]);
    check_against(
        Before { uncertain: &uncertain, ..was(&before) },
        &[(TASTES, &sings), MAJOR],
        "history-unread baking.yaml examples/bench/2/id: cannot tell whether `b-sings` was used before: \
         a version that contains it cannot be read",
    );
}

#[test]
fn the_version_rises_as_far_as_the_change_asks() {
    let more = format!("{TASTES}, {{id: b-new, text: Sings}}");
    let added = (TASTES, more.as_str());
    check(
        &[added],
        "version-not-raised bakery.yaml version: the version is still 2.1.0, as in main, but something was added or raised",
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
fn a_version_that_is_lowered_is_told_whatever_else_changed() {
    check(
        &[("version: 2.1.0", "version: 2.0.0")],
        "version-not-raised bakery.yaml version: the version is 2.0.0, lower than 2.1.0 in main",
    );
}

#[test]
fn what_does_not_read_is_not_gone() {
    let before = framework();
    let mut files = parts(&[]);
    let mut after = framework();
    after.disciplines.retain(|discipline| discipline.id != id("bread"));
    files.disciplines.retain(|filed| filed.value.id != id("bread"));
    files.unread_disciplines = vec!["bread".to_owned()];
    let found = problems(was(&before), &after, &files);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_was_deleted_is_gone() {
    let before = framework();
    let mut files = parts(&[(TASTES, "")]);
    files.roles = None;
    let mut after = edited(&[(TASTES, "")]);
    after.roles = Vec::new();
    let rules = |files: &ParsedFramework| -> Vec<_> {
        problems(was(&before), &after, files).into_iter().map(|problem| problem.rule).collect()
    };
    assert_eq!(rules(&files), ["id-removed", "version-not-raised"]);
    files.unread_at_top = vec!["roles".to_owned()];
    assert!(rules(&files).is_empty(), "it is there, and could not be read");
}
