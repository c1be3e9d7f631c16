//! What a new discipline begins from, in the bakery.

use super::*;
use crate::analysis::bakery::{framework, id};

fn words(sections: &[Section<'_>]) -> String {
    let mut lines = Vec::new();
    for section in sections {
        for place in &section.steps {
            let mut line = format!("{}/{}:", section.behavior.id, place.step.id);
            for (discipline, examples) in &place.inspiration {
                let ids: Vec<&str> = examples.iter().map(|example| example.id.as_str()).collect();
                line += &format!(" [{}: {}]", discipline.id, ids.join(", "));
            }
            for example in &place.examples {
                line += &format!(" {}", example.id);
            }
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[test]
fn a_new_discipline_has_a_place_where_disciplines_differ() {
    let framework = framework();
    let inspiring = nearest(&framework, "Cakes", &id("cakes"));
    let expect = "\
baking/bench: [pastry: pa-folds] [bread: br-proofs]
baking/house: [pastry: b-glazes] [bread: br-feeds]
baking/street:";
    assert_eq!(words(&empty(&framework, &inspiring)), expect);
}

#[test]
fn where_none_differs_there_is_a_place_everywhere() {
    let mut framework = framework();
    framework.disciplines.clear();
    framework.behaviors.retain(|behavior| !framework_marks(behavior));
    let expect = "guests/bench:\nguests/house:\nguests/street:\ncare/bench:\ncare/house:\ncare/street:";
    assert_eq!(words(&empty(&framework, &[])), expect);
}

fn framework_marks(behavior: &Behavior) -> bool {
    behavior.examples.values().flatten().any(|example| !example.disciplines.is_empty())
}

#[test]
fn copies_have_ids_of_their_own() {
    let framework = framework();
    let check = |from: &str, new: &str, expect: &str| {
        let from = framework.discipline(&id(from)).expect("a discipline");
        assert_eq!(words(&copy(&framework, from, &id(new))), expect, "{new}");
    };
    check("bread", "flat-bread", "baking/bench: fb-proofs\nbaking/house: fb-feeds\nbaking/street:");
    // `br` is taken, and so the prefix grows.
    check("bread", "brioche", "baking/bench: bri-proofs\nbaking/house: bri-feeds\nbaking/street:");
    // The old ids share no prefix, and so they stay whole.
    check("pastry", "rolls", "baking/bench: ro-pa-folds\nbaking/house: ro-b-glazes\nbaking/street:");
    // What is replaced is not in the way.
    check("bread", "bread", "baking/bench: br-proofs\nbaking/house: br-feeds\nbaking/street:");
}

#[test]
fn the_nearest_share_words() {
    let framework = framework();
    let check = |name: &str, expect: &str| {
        let found: Vec<&str> =
            nearest(&framework, name, &id("new")).iter().map(|it| it.id.as_str()).collect();
        assert_eq!(found.join(" "), expect, "{name}");
    };
    check("Rye bread", "bread pastry");
    check("Small cakes", "pastry bread");
    check("Folds", "pastry bread");
    check("Pasty", "pastry bread");
}
