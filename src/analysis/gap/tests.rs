//! Looking from today to a step, on an invented framework.

use super::*;
use crate::analysis::bakery::{framework, id, sealed};

/// What lies between the cells and a step, one line per cell: below, at the target, then the candidates, and what has no examples.
fn lines(gap: &Gap<'_>) -> Vec<String> {
    let ids = |list: &[Tagged<'_>]| {
        list.iter().map(|tagged| tagged.example.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let state = |state: CellState<'_>| format!("{state:?}").split('(').next().map(str::to_owned);
    let cell = |at: &str, cell: &GapCell<'_>| {
        format!(
            "{at} {}/{} {} there [{}] gone {} triggers [{}]",
            cell.step.id,
            cell.behavior.id,
            state(cell.state).unwrap_or_default(),
            ids(&cell.there),
            cell.gone.len(),
            ids(&cell.triggers)
        )
    };
    let below = gap.below.iter().map(|it| cell("below", it));
    let at_target = gap.at_target.iter().map(|it| cell("at", it));
    let focus = gap.candidates.iter().map(|it| format!("focus {}/{}", it.step.id, it.behavior.id));
    let undescribed = gap.undescribed.iter().map(|(behavior, steps)| {
        let steps: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
        format!("undescribed {}: {}", behavior.id, steps.join(" "))
    });
    below.chain(at_target).chain(focus).chain(undescribed).collect()
}

fn check(cells: &str, target: &str, expect: &[&str]) {
    let framework = framework();
    let assessment = sealed("manager", cells);
    let target = framework.steps.get(&id(target)).expect("a step");
    assert_eq!(
        lines(&gap(&framework, (&assessment, None), Goal::step(target), GapLens::Own, &[])),
        expect,
        "{cells}"
    );
}

#[test]
fn what_narrower_steps_lack_comes_first() {
    check(
        "{baking: {bench: {rating: often, examples: [b-weighs]}, house: {rating: partly, examples: [br-feeds, old]}}, \
          guests: {bench: {rating: partly}}, care: {bench: {rating: not-applicable, note: No bench}}}",
        "house",
        &[
            "below bench/guests InPart there [] gone 0 triggers [g-greets]",
            "below bench/care NotApplicable there [] gone 0 triggers []",
            "at house/baking InPart there [br-feeds] gone 1 triggers [b-plans]",
            "at house/guests NotAsked there [] gone 0 triggers [g-listens]",
            "at house/care Unrated there [] gone 0 triggers [c-fixes]",
            "focus bench/guests",
            "focus house/baking",
            "focus house/guests",
        ],
    );
}

#[test]
fn what_has_no_examples_is_told_and_no_text_is_repeated() {
    // The example of the house was marked at the street: it is said there, and is no trigger.
    check(
        "{baking: {bench: {rating: often}, house: {rating: seldom}, street: {rating: famous, examples: [b-plans]}}, \
          guests: {bench: {rating: often}, house: {rating: often}, street: {rating: unsure}}, \
          care: {bench: {rating: often}, house: {rating: often}}}",
        "street",
        &[
            "below house/baking NotYet there [] gone 0 triggers [br-feeds]",
            "at street/baking Demonstrated there [b-plans] gone 0 triggers []",
            "at street/guests Unsure there [] gone 0 triggers [g-feeds]",
            "at street/care NoExamples there [] gone 0 triggers []",
            "focus house/baking",
            "focus street/guests",
            "undescribed care: street",
        ],
    );
}

#[test]
fn candidates_follow_the_rule() {
    let check = |ratings: [&str; 3], expect: [&str; 3]| {
        let [baking, guests, care] = ratings.map(|rating| format!("{{bench: {{rating: {rating}}}}}"));
        let framework = framework();
        let assessment = sealed("self", &format!("{{baking: {baking}, guests: {guests}, care: {care}}}"));
        let bench = framework.steps.get(&id("bench")).expect("a step");
        let gap = gap(&framework, (&assessment, None), Goal::step(bench), GapLens::Own, &[]);
        let named: Vec<&str> = gap.candidates.iter().map(|it| it.behavior.id.as_str()).collect();
        assert_eq!(named, expect, "{ratings:?}");
    };
    check(["seldom", "seldom", "seldom"], ["baking", "guests", "care"]);
    check(["seldom", "partly", "partly"], ["guests", "care", "baking"]);
    check(["unsure", "seldom", "partly"], ["care", "guests", "baking"]);
    check(["crusty", "unsure", "seldom"], ["care", "baking", "guests"]);
}

#[test]
fn agreed_focus_is_no_candidate_once_more() {
    let framework = framework();
    let mut assessment = sealed("agreed", "{guests: {bench: {rating: partly}}}");
    assessment.focus = vec![Focus {
        behavior: id("guests"),
        step: id("bench"),
        attempt: "Greet".into(),
        support: None,
        look_again: None,
    }];
    let bench = framework.steps.get(&id("bench")).expect("a step");
    let candidates = |focus: &[Focus]| -> Vec<String> {
        let gap = gap(&framework, (&assessment, None), Goal::step(bench), GapLens::Own, focus);
        gap.candidates.iter().map(|it| it.behavior.id.to_string()).collect()
    };
    assert_eq!(candidates(&assessment.focus), ["baking", "care"]);
    assert_eq!(candidates(&[]), ["guests", "baking", "care"]);
}

#[test]
fn sideways_ratings_for_other_work_stay_open() {
    let framework = framework();
    let rated = sealed(
        "agreed",
        "{baking: {bench: {rating: often, examples: [b-weighs]}, house: {rating: unsure}}, \
          guests: {bench: {rating: often, examples: [g-greets]}}, care: {bench: {rating: often}}}",
    );
    let check = |discipline: &str, expect: &[&str]| {
        let bench = framework.steps.get(&id("bench")).expect("a step");
        let lens = GapLens::Sideways(framework.discipline(&id(discipline)).expect("a discipline"));
        assert_eq!(
            lines(&gap(&framework, (&rated, None), Goal::step(bench), lens, &[])),
            expect,
            "{discipline}"
        );
    };
    let others = [
        "at bench/guests Demonstrated there [g-greets] gone 0 triggers []",
        "at bench/care Demonstrated there [] gone 0 triggers []",
    ];
    let pastry = "at bench/baking Elsewhere there [] gone 0 triggers [pa-folds]";
    check("pastry", &[pastry, others[0], others[1], "focus bench/baking"]);
    // A discipline that was rated is no sideways look.
    check(
        "bread",
        &["at bench/baking Demonstrated there [b-weighs] gone 0 triggers []", others[0], others[1]],
    );
}

#[test]
fn the_default_target_is_the_next_step_or_the_first_open_one() {
    let framework = framework();
    let done = "{bench: {rating: often}, house: {rating: often}, street: {rating: often}}";
    let bench_done = "{baking: {bench: {rating: often}}, guests: {bench: {rating: not-applicable, note: x}}, \
                      care: {bench: {rating: famous}}}";
    let all_done = format!("{{baking: {done}, guests: {done}, care: {done}}}");
    let check = |cells: &str, agreed: Option<&str>, profile: Option<&str>, expect: &str| {
        let mut assessment = sealed("agreed", cells);
        assessment.step = agreed.map(id);
        let target = default_target(&framework, &assessment, profile.map(id).as_ref());
        assert_eq!(target.map(|step| step.id.as_str()), Some(expect), "{agreed:?} {profile:?}");
    };
    check("{}", Some("bench"), Some("house"), "house");
    check("{}", None, Some("house"), "street");
    check("{}", None, None, "bench");
    check(bench_done, None, None, "house");
    check(bench_done, None, Some("gone"), "house");
    check(bench_done, Some("street"), None, "house");
    check(&all_done, None, None, "street");
}
