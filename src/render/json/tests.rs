//! The JSON reports, key by key.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::analysis::bakery::{framework, id, sealed};
use crate::analysis::diff::Rater;
use crate::analysis::gap::GapLens;
use crate::analysis::overview::Subject;
use crate::model::Lens;

fn parsed(text: &str) -> Value {
    assert!(text.ends_with("}\n"), "ends with a line end: {text:?}");
    serde_json::from_str(text).expect("JSON")
}

fn compared(first: &str, second: &str) -> Value {
    let framework = framework();
    let (one, two) = (sealed("self", first), sealed("manager", second));
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let diff = crate::analysis::diff::diff(&framework, raters.into());
    parsed(&json(&Report::Diff {
        framework: &framework,
        diff: &diff,
        occasion: None,
        detail: Default::default(),
    }))
}

#[test]
fn a_difference_holds_ids_and_labels() {
    let value = compared(
        "{baking: {bench: {rating: famous, examples: [b-weighs], note: Daily, evidence: [loaf-7]}}}",
        "{baking: {bench: {rating: often, examples: [br-proofs, gone]}}, care: {attic: {rating: crusty}}}",
    );
    assert_eq!((&value["version"], &value["report"]), (&json!(1), &json!("diff")));
    assert_eq!(value["raters"][0]["sealed_on"], "2026-06-12");
    let cell = &value["differences"][0];
    let baking = json!({"id": "baking", "label": "Baking", "in_framework": true});
    assert_eq!((&cell["behavior"], &cell["kind"], &cell["apart"]), (&baking, &json!("apart"), &json!(1)));
    assert_eq!(cell["highest"], json!(["Mika"]));
    assert_eq!(
        cell["answers"][0],
        json!({"rater": "Mika", "asked": true, "answer": {
            "rating": {"id": "famous", "label": "Famous for it", "on_scale": true},
            "note": "Daily", "evidence": ["loaf-7"], "cited": [],
        }})
    );
    let bread = json!({"id": "bread", "label": "Bread", "in_framework": true});
    assert_eq!(
        cell["examples"],
        json!([
            {"id": "b-weighs", "text": "Weighs the flour", "disciplines": [], "in_framework": true, "marked_by": ["Mika"]},
            {"id": "br-proofs", "text": "Proofs the loaves", "disciplines": [bread], "in_framework": true, "marked_by": ["Noor"]},
            {"id": "gone", "text": null, "disciplines": [], "in_framework": false, "marked_by": ["Noor"]},
        ])
    );
    let gone = &value["differences"][1];
    assert_eq!((&gone["step"]["in_framework"], &gone["answers"][0]["answer"]), (&json!(false), &Value::Null));
    assert_eq!(gone["answers"][1]["answer"]["rating"]["on_scale"], false);
}

#[test]
fn nothing_to_report_is_valid() {
    let value = compared("{}", "{}");
    assert_eq!((&value["differences"], &value["remarks"]), (&json!([]), &json!([])));
    assert_eq!(value["agreement"]["text"], "No question was rated by both sides.");
}

#[test]
fn a_gap_holds_what_is_there_and_what_to_talk_about() {
    let framework = framework();
    let assessment = sealed("manager", "{baking: {house: {rating: partly, examples: [b-plans]}}}");
    let house = framework.steps.get(&id("house")).expect("a step");
    let found = crate::analysis::gap::gap(
        &framework,
        (&assessment, None),
        crate::analysis::gap::Goal::step(house),
        GapLens::Own,
        &[],
    );
    let report = Report::Gap {
        framework: &framework,
        gap: &found,
        person: "Mika Ek",
        rater: "Noor",
        series: &[],
        today: jiff::civil::Date::ZERO,
    };
    let value = parsed(&json(&report));
    assert_eq!((&value["version"], &value["report"]), (&json!(1), &json!("gap")));
    assert_eq!(value["person"], json!({"id": "mika", "label": "Mika Ek"}));
    assert_eq!(value["behaviors"][0]["steps"][1]["state"], "in_part");
    let cell = &value["at_target"][0];
    assert_eq!(
        (&cell["there"][0]["id"], &cell["to_talk_about"][0]["id"]),
        (&json!("b-plans"), &json!("br-feeds"))
    );
    assert_eq!(value["candidates"][0]["state"], "not_asked");
    assert_eq!(value["route"]["approval"]["id"], "owner");
    assert_eq!((&value["sideways"], &value["agreed_focus"]), (&Value::Null, &json!([])));
}

#[test]
fn the_framework_is_shown_in_the_part_asked_for() {
    let framework = framework();
    let check = |subject: Subject<'_>, lens: Lens<'_>, expect: Value| {
        let value = parsed(&json(&Report::Show { framework: &framework, subject, lens }));
        let count = |key: &str| value[key].as_array().map_or(0, Vec::len);
        let examples: Vec<&Value> = value["cells"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|cell| cell["examples"].as_array())
            .flatten()
            .map(|example| &example["id"])
            .collect();
        assert_eq!((&value["version"], &value["report"]), (&json!(1), &json!("show")));
        let said = json!([value["subject"], value["id"], count("behaviors"), count("steps"), examples.len()]);
        assert_eq!(said, expect);
    };
    let pastry = framework.discipline(&id("pastry")).expect("a discipline");
    check(Subject::Overview, Lens::Everybody, json!(["overview", null, 3, 3, 9]));
    check(Subject::Behavior(&framework.behaviors[0]), Lens::Whole, json!(["behavior", "baking", 1, 3, 8]));
    check(Subject::Discipline(pastry), Lens::Everybody, json!(["discipline", "pastry", 1, 3, 2]));
    let house = framework.steps.get(&id("house")).expect("a step");
    check(Subject::Step(house), Lens::Everybody, json!(["step", "house", 3, 1, 3]));
}

#[test]
fn a_change_holds_ids_and_words() {
    use crate::analysis::changes;
    use crate::render::changes::{End, Ends, Origin};
    let before = framework();
    let after = crate::analysis::bakery::edited(&[("Tastes the dough", "Tastes each dough")]);
    let end = End {
        framework: &before,
        revision: Some(("main", "c0ffee")),
        origin: Origin::Own,
        unread: &[],
        faults: 0,
    };
    let ends = Ends { before: end, after: End { framework: &after, revision: None, ..end } };
    let found = changes::changes(&before, &after, &BTreeMap::new());
    let touched = Some(changes::Touched { marked: 1, rated: 0, carried: 0 });
    let value = parsed(&json(&Report::Changes { ends, changes: &found, touched }));
    assert_eq!((&value["version"], &value["report"]), (&json!(1), &json!("changes")));
    assert_eq!((&value["before"]["commit"], &value["after"]["revision"]), (&json!("c0ffee"), &Value::Null));
    assert_eq!(value["version_rise"]["at_least"], "2.1.1");
    let example = &value["examples"][0];
    assert_eq!((&example["changes"], &example["before"]["id"]), (&json!(["reworded"]), &json!("b-tastes")));
    let words = json!([
        {"change": "same", "text": "Tastes"}, {"change": "removed", "text": "the"},
        {"change": "added", "text": "each"}, {"change": "same", "text": "dough"},
    ]);
    assert_eq!(example["words"], words);
    assert_eq!((&value["parts"], &value["reviews"]["marked_examples"]), (&json!([]), &json!(1)));
}
