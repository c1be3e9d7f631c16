//! What becomes of a bakery's framework when it is edited.

use super::*;
use crate::analysis::bakery::{edited, framework, id, sealed};

/// Every change in a line, and the rise asked for in the last one.
fn shown(changes: &Changes<'_>) -> String {
    let mut lines = Vec::new();
    for change in &changes.parts {
        let kind = match &change.kind {
            PartKind::Added(None) => "added".to_owned(),
            PartKind::Added(Some(before)) => format!("added, seems {before}"),
            PartKind::Removed => "removed".to_owned(),
            PartKind::NewId(before) => format!("was {before}"),
            PartKind::Reworded(key, rewording) => format!("{key} reworded, {:?}", rewording.meaning),
            PartKind::Decided(key, old, new) => format!("{key} {old} -> {new}"),
            PartKind::Reordered(order) => format!("order {}", order.join(" ")),
        };
        lines.push(format!("{:?} {}: {kind}", change.noun, change.id));
    }
    for change in &changes.examples {
        let id = &change.latest().expect("a place").example.id;
        let kinds: Vec<String> = change.kinds.iter().map(|kind| format!("{kind:?}")).collect();
        lines.push(format!("{id}: {}", kinds.join(" ")));
    }
    let asks = changes.version.asks.as_ref().map(|(rise, _)| format!("{rise:?}"));
    lines.push(asks.unwrap_or_else(|| "nothing".to_owned()));
    lines.join("\n")
}

/// The changes from one state of the bakery to another, each given by its edits.
#[track_caller]
fn check_between(before: &[(&str, &str)], after: &[(&str, &str)], expect: &str) {
    let (before, after) = (edited(before), edited(after));
    assert_eq!(shown(&changes(&before, &after, &BTreeMap::new())), expect.trim());
}

#[track_caller]
fn check(edits: &[(&str, &str)], expect: &str) {
    check_between(&[], edits, expect);
}

const TASTES: &str = ", {id: b-tastes, text: Tastes the dough}";
const PLANS: &str = "house: [{id: b-plans, text: Plans the night shift}, ";
const GREETS: &str = "{id: g-greets, text: Greets by name}";

#[test]
fn the_same_texts_are_no_change() {
    check(&[], "nothing");
    check(&[("How bakers grow.", "How\n  bakers grow.")], "nothing");
    check(&[("scope: one bench", "scope: one\n    bench")], "nothing");
}

#[test]
fn steps_are_cumulative_so_a_narrower_place_is_earlier() {
    let at_house = format!("house: [{}, {{id: b-plans, text: Plans the night shift}}, ", &TASTES[2..]);
    let later = [(TASTES, ""), (PLANS, at_house.as_str())];
    check(&later, "b-tastes: Later\nMinor");
    check_between(&later, &[], "b-tastes: Earlier\nMajor");
}

#[test]
fn examples_come_and_go() {
    check(&[(TASTES, "")], "b-tastes: Gone\nMinor");
    check_between(&[(TASTES, "")], &[], "b-tastes: New\nMajor");
}

#[test]
fn a_text_is_reworded_or_means_something_else() {
    check(&[("Tastes the dough", "Tastes each dough")], "b-tastes: Reworded\nPatch");
    check(&[("Tastes the dough", "Sweeps the floor")], "b-tastes: OtherMeaning\nMajor");
    check(&[("Tastes the dough", "Never tastes the dough")], "b-tastes: OtherMeaning\nMajor");
}

#[test]
fn a_new_id_takes_the_place_of_the_one_it_names() {
    let replaced = "{id: b-sweeps, replaces: b-tastes, text: Sweeps the floor}";
    check(&[("{id: b-tastes, text: Tastes the dough}", replaced)], "b-sweeps: Replaces OtherMeaning\nMajor");
    let without = "{id: b-sweeps, text: Sweeps the floor}";
    check(&[("{id: b-tastes, text: Tastes the dough}", without)], "b-sweeps: New\nb-tastes: Gone\nMajor");
}

#[test]
fn ids_that_came_and_went_between_are_followed() {
    let (before, after) = (framework(), edited(&[("{id: b-tastes", "{id: b-tries, replaces: b-eats")]));
    let wanted: Vec<&str> = between(&before, &after).into_iter().map(Id::as_str).collect();
    assert_eq!(wanted, ["b-eats"]);
    let check = |replaced: &[(&str, &str)], expect: &str| {
        let replaced = replaced.iter().map(|(new, old)| (id(new), Replaces::one(id(old)))).collect();
        assert_eq!(shown(&changes(&before, &after, &replaced)), expect);
    };
    check(&[("b-eats", "b-chews"), ("b-chews", "b-tastes")], "b-tries: Replaces\nMinor");
    check(&[("b-eats", "b-chews"), ("b-chews", "b-eats")], "b-tries: New\nb-tastes: Gone\nMajor");
    check(&[], "b-tries: New\nb-tastes: Gone\nMajor");
}

#[test]
fn a_rewording_with_a_new_id_is_a_clarification() {
    let replaced = "{id: b-tries, replaces: b-tastes, text: Tastes each dough}";
    check(&[("{id: b-tastes, text: Tastes the dough}", replaced)], "b-tries: Replaces\nMinor");
}

#[test]
fn a_scope_word_of_another_step_is_more_than_wording() {
    let words = ("scope: one bench}", "scope: one bench, scope_words: [at the bench]}");
    let of_house = ("approval: owner, ", "approval: owner, scope_words: [of the house], ");
    let with = |text: &'static str| [words, of_house, ("Tastes the dough", text)];
    let plain = [words, of_house];
    check_between(&plain, &with("Tastes the doughs of the house"), "b-tastes: WiderScope MoreAsked\nMajor");
    check_between(
        &with("Tastes the doughs of the house"),
        &plain,
        "b-tastes: NarrowerScope LessAsked\nMinor",
    );
    check_between(&plain, &with("Tastes the dough at the bench"), "b-tastes: MoreAsked\nMajor");
    let tastes = "{id: b-tastes, text: Tastes the dough}";
    let replaced = "{id: b-tries, replaces: b-tastes, text: Tastes the dough of the house}";
    check_between(
        &plain,
        &[words, of_house, (tastes, replaced)],
        "b-tries: WiderScope MoreAsked Replaces\nMajor",
    );
}

#[test]
fn examples_are_for_more_or_fewer_people() {
    let of_pastry = "{id: g-greets, text: Greets by name, disciplines: [pastry]}";
    check(&[(GREETS, of_pastry)], "g-greets: ForFewer\nMinor");
    check_between(&[(GREETS, of_pastry)], &[], "g-greets: ForMore\nMajor");
    let of_bread = "{id: g-greets, text: Greets by name, disciplines: [bread]}";
    check_between(&[(GREETS, of_pastry)], &[(GREETS, of_bread)], "g-greets: ForMore\nMajor");
    let both = "{id: g-greets, text: Greets by name, disciplines: [pastry, bread]}";
    let both_reversed = "{id: g-greets, text: Greets by name, disciplines: [bread, pastry]}";
    check_between(&[(GREETS, both)], &[(GREETS, both_reversed)], "nothing");
}

#[test]
fn the_file_that_an_example_stands_in_does_not_matter() {
    let folds = "{id: pa-folds, text: Folds the puff pastry}";
    let in_behavior = format!("{}, {}}}", &TASTES[2..], folds.trim_end_matches('}'));
    let in_behavior = in_behavior.replace("pastry}", "pastry, disciplines: [pastry]}");
    let moved =
        [("bench: [{id: pa-folds, text: Folds the puff pastry}]", "bench: []"), (&TASTES[2..], &in_behavior)];
    check(&moved, "nothing");
}

#[test]
fn an_example_moves_to_another_behavior() {
    let listens = "{id: g-listens, text: Listens to complaints}";
    let fixes = "{id: c-fixes, text: Fixes the oven}";
    let both = format!("{listens}, {fixes}");
    check(&[(fixes, ""), (listens, &both)], "c-fixes: OtherBehavior\nMinor");
}

#[test]
fn parts_change_key_by_key() {
    check(&[("name: Bench, ", "name: The bench, ")], "Step bench: name reworded, Kept\nPatch");
    check(
        &[("summary: Shapes the whole house.", "summary: Opens a second shop.")],
        "Step house: summary reworded, Changed\nMinor",
    );
    check(&[("approval: owner, ", "")], "Step house: approval owner -> \nMinor");
    check(&[("step: house}\n", "step: bench}\n")], "Role teacher: step house -> bench\nMinor");
    check(&[("label: Often", "label: Mostly")], "Rating often: label reworded, Changed\nPatch");
}

#[test]
fn another_scale_is_a_major_change() {
    check(
        &[("demonstrated_from: often", "demonstrated_from: partly")],
        "Framework bakery: demonstrated_from often -> partly\nMajor",
    );
    let famous = "    - {id: famous, label: Famous for it, short: famous, meaning: People come for it}\n";
    check(&[(famous, "")], "Rating famous: removed\nMajor");
    check_between(&[(famous, "")], &[], "Rating famous: added\nMajor");
}

#[test]
fn order_matters_where_it_means_something() {
    check(
        &[("[baking, guests, care]", "[care, baking, guests]")],
        "Behavior bakery: order Care Baking Guests\nPatch",
    );
    let before = framework();
    let mut steps: Vec<_> = before.steps.iter().cloned().collect();
    steps.swap(0, 1);
    let after = Framework { steps: crate::model::Steps::new(steps), ..before.clone() };
    assert_eq!(
        shown(&changes(&before, &after, &BTreeMap::new())),
        "Step bakery: order House Bench Street\nMajor"
    );
}

#[test]
fn another_id_is_no_other_part_where_it_says_so() {
    check(
        &[("id: pastry\n", "id: patisserie\nreplaces: pastry\n"), ("[pastry]", "[patisserie]")],
        "Discipline patisserie: was pastry\nMinor",
    );
    check(
        &[
            ("id: house,", "id: home, replaces: house,"),
            ("house: [", "home: ["),
            ("step: house}", "step: home}"),
        ],
        "Step home: was house\nMinor",
    );
    check(
        &[("id: guests", "id: visitors\nreplaces: [callers, guests]"), ("guests, care]", "visitors, care]")],
        "Behavior visitors: was guests\nMinor",
    );
    check(&[("id: partly,", "id: half-way, replaces: partly,")], "Rating half-way: was partly\nMinor");
}

#[test]
fn another_id_without_a_word_is_a_removal_and_an_addition() {
    check(
        &[("id: pastry\n", "id: patisserie\n"), ("[pastry]", "[patisserie]")],
        "Discipline patisserie: added, seems pastry\nDiscipline pastry: removed\nMajor",
    );
    check(
        &[("id: house,", "id: home,"), ("house: [", "home: ["), ("step: house}", "step: home}")],
        "Step home: added, seems house\nStep house: removed\nMajor",
    );
    check(
        &[("id: guests", "id: visitors"), ("guests, care]", "visitors, care]")],
        "Behavior visitors: added, seems guests\nBehavior guests: removed\nMajor",
    );
    // The name tells, or else what it is about.
    check(
        &[("id: partly,", "id: half-way,")],
        "Rating half-way: added, seems partly\nRating partly: removed\nMajor",
    );
    check(
        &[("id: partly, label: Partly there", "id: half-way, label: Half way")],
        "Rating half-way: added, seems partly\nRating partly: removed\nMajor",
    );
    check(
        &[
            (
                "id: guests\nname: Guests\nsummary: Those who come.",
                "id: till\nname: The till\nsummary: Money.",
            ),
            ("guests, care]", "till, care]"),
            ("{id: g-greets, text: Greets by name}", "{id: t-counts, text: Counts the change aloud}"),
            ("{id: g-listens, text: Listens to complaints}", "{id: t-books, text: Keeps the books}"),
            ("{id: g-feeds, text: Feeds the festival}", "{id: t-pays, text: Settles with the millers}"),
        ],
        "Behavior till: added\nBehavior guests: removed\nt-counts: New\nt-books: New\nt-pays: New\n\
         g-greets: Gone\ng-listens: Gone\ng-feeds: Gone\nMajor",
    );
}

#[test]
fn one_part_takes_the_place_of_several() {
    check(
        &[
            ("guests, care]", "visitors]"),
            ("id: guests", "id: visitors\nreplaces: [guests, care]"),
            ("id: care\nname: Care", "id: spare\nname: Spare"),
        ],
        "Behavior visitors: was guests\nBehavior visitors: was care\nc-cleans: Gone\nc-fixes: Gone\nMinor",
    );
    let both = "{id: b-tries, replaces: [b-weighs, b-tastes], text: Weighs the flour}";
    let (weighs, tastes) =
        ("{id: b-weighs, text: Weighs the flour}", ", {id: b-tastes, text: Tastes the dough}");
    check(&[(weighs, both), (tastes, "")], "b-tries: Replaces\nb-tries: Replaces OtherMeaning\nMajor");
}

#[test]
fn answers_are_counted_where_what_was_rated_is_another() {
    let (before, review) = (
        framework(),
        sealed(
            "self",
            "{baking: {bench: {rating: often, examples: [b-weighs, b-tastes]}, house: {rating: unsure}}, care: {bench: {rating: partly}}}",
        ),
    );
    let check = |edits: &[(&str, &str)], marked: usize, rated: usize| {
        let after = edited(edits);
        let found = touched(&changes(&before, &after, &BTreeMap::new()), [&review]);
        assert_eq!(found, Touched { marked, rated, carried: 0 }, "{edits:?}");
    };
    check(&[("Tastes the dough", "Tastes each dough")], 0, 0);
    check(&[("Tastes the dough", "Sweeps the floor")], 1, 1);
    check(&[(TASTES, "")], 1, 1);
    // Of another discipline, and a cell without a rating of the scale.
    check(&[("{id: pa-folds, text: Folds the puff pastry}", "")], 0, 0);
    check(&[("{id: b-plans, text: Plans the night shift}, ", "")], 0, 0);
    check(&[("    - {id: seldom, label: Seldom, meaning: Now and then}\n", "")], 0, 2);
    // Of another id, with a word about it and without.
    let renamed = ("baking, guests, care]", "craft, guests, care]");
    check(&[("id: baking\n", "id: craft\n"), renamed, ("examples: {baking:", "examples: {craft:")], 0, 1);
    let carried = |edits: &[(&str, &str)]| {
        let after = edited(edits);
        touched(&changes(&before, &after, &BTreeMap::new()), [&review])
    };
    let said = [
        ("id: baking\n", "id: craft\nreplaces: baking\n"),
        renamed,
        ("examples: {baking:", "examples: {craft:"),
    ];
    assert_eq!(carried(&said), Touched { marked: 0, rated: 0, carried: 1 });
    assert_eq!(
        carried(&[("id: bread\n", "id: loaves\nreplaces: bread\n")]),
        Touched { carried: 2, ..Touched::default() }
    );
}
