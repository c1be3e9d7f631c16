//! Each rule of duplication on a small bakery, and all of them on the shipped framework.

use super::super::parts_for_tests;

fn check(behaviors: &[&str], disciplines: &[&str], expect: &[&str]) {
    let problems = parts_for_tests::found(super::problems, &parts_for_tests::bakery(behaviors, disciplines));
    assert_eq!(parts_for_tests::lines(&problems), expect);
}

/// A behavior with these examples at two neighboring steps.
fn craft(own: &[&str], shop: &[&str]) -> String {
    let cell = |step: &str, texts: &[&str]| {
        let items =
            texts.iter().enumerate().map(|(index, text)| format!("{{id: {step}-{index}, text: {text}}}"));
        format!("{step}: [{}]", items.collect::<Vec<_>>().join(", "))
    };
    format!("{{id: craft, name: C, summary: C., examples: {{{}, {}}}}}", cell("own", own), cell("shop", shop))
}

fn check_cell(own: &[&str], shop: &[&str], expect: &[&str]) {
    check(&[&craft(own, shop)], &[], expect);
}

#[test]
fn the_shipped_framework_says_nothing_twice() {
    let problems = parts_for_tests::found(super::problems, &parts_for_tests::shipped());
    assert_eq!(parts_for_tests::lines(&problems), Vec::<String>::new());
}

#[test]
fn the_same_text_stands_once() {
    let text = "Weighs the flour with care";
    check_cell(
        &[text, "weighs the  flour with care."],
        &[],
        &["same-text: `own-1` says the same as `own-0`"],
    );
    check_cell(&[text], &[text], &["same-text: `shop-0` says the same as `own-0`"]);
    let discipline = |id: &str| {
        format!(
            "{{id: {id}, name: P, summary: P., examples: {{craft: {{own: [{{id: {id}-a, text: {text}}}]}}}}}}"
        )
    };
    check(
        &[],
        &[&discipline("bread"), &discipline("pastry")],
        &["same-text: `pastry-a` says the same as `bread-a`"],
    );
}

#[test]
fn texts_of_a_cell_differ() {
    let text = "Reviews the recipes of other bakers for gaps";
    check_cell(
        &[text, "Reviews other bakers' recipes for a gap"],
        &[],
        &["near-duplicate: `own-1` says nearly the same as `own-0`"],
    );
    check_cell(&[text, "Writes the recipes of cakes for apprentices"], &[], &[]);
    check_cell(&["Weighs flour", "Weighs sugar"], &[], &[]);
}

#[test]
fn the_next_step_reaches_further() {
    let text = "Reviews recipes for gaps before baking begins";
    let again = "Reviews recipes for gaps carefully before baking begins";
    check_cell(
        &[text],
        &[again],
        &["no-widening: `shop-0` says nearly the same as `own-0` at the narrower step `own`"],
    );
    check_cell(&[text], &["Reviews recipes of the whole shop for gaps before baking begins"], &[]);
    check_cell(&[text], &["Reviews recipes of other bakers for gaps before baking begins"], &[]);
    check_cell(
        &["Tests a new recipe with guests on a Saturday"],
        &["Tests new recipes with guests on a Saturday"],
        &[],
    );
}
