//! Each rule of coverage on a small bakery, and all of them on the shipped framework.

use super::super::parts_for_tests;

fn check(behaviors: &[&str], disciplines: &[&str], expect: &[&str]) {
    let problems = super::problems(&parts_for_tests::bakery(behaviors, disciplines));
    assert_eq!(parts_for_tests::lines(&problems), expect);
}

const CRAFT: &str = "
{id: craft, name: Craft, summary: Craft., examples: {
  own: [{id: a, text: Weighs flour}], shop: [{id: b, text: Plans nights}], chain: [{id: c, text: Judges fairs}]}}";

#[test]
fn the_shipped_framework_is_covered() {
    let problems = super::problems(&parts_for_tests::shipped());
    assert_eq!(parts_for_tests::lines(&problems), Vec::<String>::new());
}

#[test]
fn cells_are_filled() {
    check(&[CRAFT], &[], &[]);
    let short = "{id: craft, name: C, summary: C., examples: {own: [{id: a, text: Weighs}], shop: []}}";
    check(
        &[short],
        &[],
        &[
            "empty-cell: `craft` has no example at the step `shop`",
            "empty-cell: `craft` has no example at the step `chain`",
        ],
    );
    let rest = "{id: pastry, name: P, summary: P., examples: {craft: {own: [{id: x, text: Folds}],
        shop: [{id: y, text: Bakes}], chain: [{id: z, text: Sells}]}}}";
    check(&[short], &[rest], &[]);
}

#[test]
fn everybody_has_something_to_read() {
    let marked = CRAFT.replace("text:", "disciplines: [pastry], text:");
    let pastry = "{id: pastry, name: P, summary: P.}";
    check(&[&marked], &[pastry], &["no-general-example: `craft` has no example for everybody"]);
}

#[test]
fn disciplines_have_examples_at_each_step() {
    let nothing = "{id: pastry, name: P, summary: P.}";
    check(&[CRAFT], &[nothing], &["empty-discipline: `pastry` has no example of its own"]);
    let gap = "{id: pastry, name: P, summary: P., examples: {craft: {own: [{id: x, text: Folds}], shop: [{id: y, text: B}]}}}";
    check(
        &[CRAFT],
        &[gap],
        &["discipline-gap: `pastry` has no example of its own for `craft` at the step `chain`"],
    );
}

#[test]
fn what_could_not_be_read_hides_nothing_but_what_it_may_fill() {
    let short = "{id: craft, name: C, summary: C., examples: {own: [{id: a, text: Weighs}], shop: []}}";
    let pastry = "{id: pastry, name: P, summary: P., examples: {craft: {own: [{id: x, text: Folds}]}}}";
    let nothing = "{id: bread, name: B, summary: B.}";
    let check = |behaviors: &[&str], unread: [&[&str]; 2], expect: &[&str]| {
        let mut parts = parts_for_tests::bakery(behaviors, &[pastry, nothing]);
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        (parts.unread_behaviors, parts.unread_disciplines) = (ids(unread[0]), ids(unread[1]));
        assert_eq!(parts_for_tests::lines(&super::problems(&parts)), expect);
    };
    let gaps = [
        "discipline-gap: `pastry` has no example of its own for `craft` at the step `shop`",
        "discipline-gap: `pastry` has no example of its own for `craft` at the step `chain`",
    ];
    let no_example = "empty-discipline: `bread` has no example of its own";
    check(&[CRAFT], [&[], &["cakes"]], &[gaps[0], gaps[1], no_example]);
    check(&[CRAFT], [&["guests"], &[]], &gaps);
    check(&[], [&["craft"], &[]], &[]);
    check(&[short], [&[], &["cakes"]], &[no_example]);
    check(
        &[short],
        [&["guests"], &[]],
        &[
            "empty-cell: `craft` has no example at the step `shop`",
            "empty-cell: `craft` has no example at the step `chain`",
        ],
    );
}

#[test]
fn cells_are_even() {
    let item = |index: usize| format!("{{id: o-{index}, text: Weighs}}");
    let cell = |count: usize| (0..count).map(item).collect::<Vec<_>>().join(", ");
    let with = |count: usize| CRAFT.replace("{id: b, text: Plans nights}", &cell(count));
    check(&[&with(5)], &[], &[]);
    check(&[&with(6)], &[], &["crowded-cell: `shop` has 6 examples, its neighbors at most 1"]);
}
