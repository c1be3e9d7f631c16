//! The report on the way to a step, word by word.

use super::*;
use crate::analysis::bakery::{draft, framework, id, sealed};
use crate::analysis::gap::{Goal, gap};
use crate::model::Focus;
use crate::render::plain::plain;

fn check(assessment: &Assessment, target: &str, sideways: Option<&str>, expect: &str) {
    let framework = framework();
    let step = framework.steps.get(&id(target)).expect("a step");
    let lens = match sideways {
        Some(other) => GapLens::Sideways(framework.discipline(&id(other)).expect("a discipline")),
        None => GapLens::Own,
    };
    let gap = gap(&framework, (assessment, None), Goal::step(step), lens, &assessment.focus);
    let series = [("Mika".to_owned(), assessment)];
    assert_eq!(plain(&document(&framework, &gap, "Mika", "Manager Of Mika", &series, today())), expect);
}

fn today() -> Date {
    "2026-07-01".parse().expect("a date")
}

#[test]
fn from_agreed_ratings_to_a_step() {
    let mut agreed = sealed(
        "agreed",
        "{baking: {bench: {rating: often}, house: {rating: partly, examples: [br-feeds, gone], note: Mostly rye, \
          evidence: ['https://bread.example/1']}}, guests: {bench: {rating: partly}, house: {rating: often}}, \
          care: {bench: {rating: often}, house: {rating: not-applicable, note: The oven is new}}}",
    );
    agreed.focus = vec![Focus {
        behavior: id("guests"),
        step: id("bench"),
        attempt: "Ask every guest their name".into(),
        support: Some("The owner greets along".into()),
        look_again: Some("2026-09-01".parse().expect("a date")),
    }];
    agreed.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[]);
    check(
        &agreed,
        "house",
        None,
        "\
Mika: from today to House
From the agreed ratings of 2026-h1, sealed on 2026-06-12.
# Agreed focus
- Guests · Bench: Ask every guest their name
Support: The owner greets along
To be looked at again on 2026-09-01, in 8 weeks
# Where things stand today
Behavior | Steps | Reaches today
Baking | ■▪· | Bench, and in part House
Guests | ▪■○ | in part Bench; House already
Care | ■–× | Bench
Steps: Bench, then House, then Street
■ demonstrated, ▪ in part, ○ not rated, · not asked, – does not apply, × no examples here
[Baking: Mika: Bench. Guests: Mika: not yet at Bench. Care: Mika: Bench.]
# Open before House
## Bench · Guests
Today: Partly there
Not yet there; you could talk about:
- Greets by name
# At House
## Baking
Today: Partly there
Already there:
- Feeds the sourdough · Bread
- gone (no longer in the framework)
In the rater's words:
- Mostly rye
Evidence:
- https://bread.example/1
Not yet there; you could talk about:
- Plans the night shift
## Guests
Today: Often
## Care
Today: Does not apply here
Reason:
- The oven is new
# Other candidates to focus on
- Baking · House: Partly there
A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
",
    );
}

#[test]
fn sideways_from_a_draft() {
    let own =
        draft("self", "{baking: {bench: {rating: famous, note: Rye}}, guests: {bench: {rating: often}}}");
    check(
        &own,
        "bench",
        Some("pastry"),
        "\
Mika: from today to Bench in Pastry (from a draft)
! These ratings are a draft: they may still change.
From the self-rating of 2026-h1, not sealed yet. Looking sideways at Pastry: where it has its own examples, what was rated for Bread counts as open.
Behavior | Steps | Reaches today
Baking | ◇○○ | Bench rated for another discipline
Guests | ■○○ | Bench
Care | ○○× | not rated at Bench
Steps: Bench, then House, then Street
■ demonstrated, ○ not rated, ◇ rated for another discipline, × no examples here
# At Bench
## Baking
Today: Famous for it, rated for Bread
You could talk about:
- Folds the puff pastry · Pastry
## Guests
Today: Often
## Care
Today: Not rated
Nobody could judge this yet; you could talk about:
- Cleans the bench
# Candidates to focus on
- Baking · Bench: Famous for it, rated for Bread
- Care · Bench: Not rated
",
    );
}

#[test]
fn what_was_not_asked_is_not_called_not_yet() {
    let quick = "{baking: {bench: {rating: partly}}, guests: {bench: {rating: often}, house: {rating: seldom}}, \
                 care: {bench: {rating: unsure}}}";
    check(
        &sealed("manager", quick),
        "house",
        None,
        "\
Mika: from today to House
From the manager's rating of 2026-h1 by Manager Of Mika, sealed on 2026-06-12.
Behavior | Steps | Reaches today
Baking | ▪·· | in part Bench
Guests | ■□· | Bench
Care | ?○× | not enough evidence at Bench
Steps: Bench, then House, then Street
■ demonstrated, ▪ in part, □ not yet, ? not enough evidence to say, ○ not rated, · not asked, × no examples here
[Baking: Mika: not yet at Bench. Guests: Mika: Bench. Care: Mika: nothing rated.]
# Open before House
## Bench · Baking
Today: Partly there
Examples were not asked for; you could talk about:
- Weighs the flour
- Tastes the dough
- Proofs the loaves · Bread
## Bench · Care
Today: Not enough evidence to say
Nobody could judge this yet; you could talk about:
- Cleans the bench
# At House
## Baking
Today: Not asked
This was not asked yet; you could talk about:
- Plans the night shift
- Feeds the sourdough · Bread
## Guests
Today: Seldom
Examples were not asked for; you could talk about:
- Listens to complaints
## Care
Today: Not rated
Nobody could judge this yet; you could talk about:
- Fixes the oven
# Candidates to focus on
- Baking · Bench: Partly there
- Care · Bench: Not enough evidence to say
- Guests · House: Seldom
A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
",
    );
}

#[test]
fn whoever_began_at_a_wider_step_proves_no_narrower_one() {
    let cells = "{baking: {house: {rating: often}, street: {rating: partly}}, guests: {house: {rating: seldom}}, \
                 care: {house: {rating: often, examples: [c-fixes]}}}";
    check(
        &sealed("manager", cells),
        "house",
        None,
        "\
Mika: from today to House
From the manager's rating of 2026-h1 by Manager Of Mika, sealed on 2026-06-12.
Behavior | Steps | Reaches today
Baking | ·■▪ | House, and in part Street
Guests | ·□· | not yet at House
Care | ·■× | House
Steps: Bench, then House, then Street
■ demonstrated, ▪ in part, □ not yet, · not asked, × no examples here
[Baking: Mika: House. Guests: Mika: Bench. Care: Mika: House.]
# At House
## Baking
Today: Often
## Guests
Today: Seldom
Not yet there; you could talk about:
- Listens to complaints
## Care
Today: Often
Already there:
- Fixes the oven
# Candidates to focus on
- Guests · House: Seldom
A move to House is approved by the owner of the house, after consulting the shift, and friends and family.
",
    );
}

#[test]
fn nothing_open_is_no_verdict() {
    let cell = "{bench: {rating: often}}";
    let all = sealed("manager", &format!("{{baking: {cell}, guests: {cell}, care: {cell}}}"));
    check(
        &all,
        "bench",
        None,
        "\
Mika: from today to Bench
From the manager's rating of 2026-h1 by Manager Of Mika, sealed on 2026-06-12.
Behavior | Steps | Reaches today
Baking | ■○○ | Bench
Guests | ■○○ | Bench
Care | ■○× | Bench
Steps: Bench, then House, then Street
■ demonstrated, ○ not rated, × no examples here
[Baking: Mika: Bench. Guests: Mika: Bench. Care: Mika: Bench.]
# At Bench
## Baking
Today: Often
## Guests
Today: Often
## Care
Today: Often
# Candidates to focus on
Nothing up to Bench is open.
",
    );
}

#[test]
fn what_has_no_examples_is_not_called_closed() {
    let cells = "{bench: {rating: often}, house: {rating: often}, street: {rating: often}}";
    let care = "{bench: {rating: often}, house: {rating: often}}";
    let mut all = sealed("agreed", &format!("{{baking: {cells}, guests: {cells}, care: {care}}}"));
    let said = |assessment: &Assessment, target: &str| {
        let framework = framework();
        let step = framework.steps.get(&id(target)).expect("a step");
        let gap = gap(&framework, (assessment, None), Goal::step(step), GapLens::Own, &assessment.focus);
        let report = plain(&document(&framework, &gap, "Mika", "Noor", &[], today()));
        let (_, at_target) = report.split_once("# At").expect("what the target holds");
        at_target.to_owned()
    };
    assert_eq!(
        said(&all, "street"),
        " Street
## Baking
Today: Often
## Guests
Today: Often
## Care
There are no examples here, and so nothing was rated.
# Candidates to focus on
Nothing that has examples up to Street is open. Without examples, and so not rated: Care at Street.
Before a move to Street, consult the neighbors.
"
    );
    assert!(said(&all, "house").contains("\nNothing up to House is open.\n"));
    all.focus = vec![Focus {
        behavior: id("guests"),
        step: id("street"),
        attempt: "Bake".into(),
        support: None,
        look_again: None,
    }];
    assert!(
        said(&all, "street").contains("Apart from the agreed focus, nothing that has examples up to Street")
    );
}

#[test]
fn the_reach_is_said_in_words() {
    let framework = framework();
    let check = |behavior: &str, cells: &str, bar_and_words: &str, columns: Option<usize>| {
        let assessment = sealed("self", &format!("{{{behavior}: {cells}}}"));
        let behavior = framework.behavior(&id(behavior)).expect("a behavior");
        let pattern = Pattern::of(
            &framework,
            &assessment,
            behavior,
            &framework.steps.iter().collect::<Vec<_>>(),
            GapLens::Own,
        );
        let said = format!("{} {}", bar(&pattern).to_plain(), sentences::reach(&pattern));
        assert_eq!((said.as_str(), pattern.columns()), (bar_and_words, columns), "{cells}");
    };
    let rated = |ratings: &[&str]| {
        let cells = ["bench", "house", "street"].iter().zip(ratings);
        let cells: Vec<String> =
            cells.map(|(step, rating)| format!("{step}: {{rating: {rating}, note: x}}")).collect();
        format!("{{{}}}", cells.join(", "))
    };
    check("guests", &rated(&[]), "○○○ not rated at Bench", None);
    check("guests", &rated(&["unsure"]), "?○○ not enough evidence at Bench", None);
    check("guests", &rated(&["seldom"]), "□·· not yet at Bench", Some(0));
    check("guests", &rated(&["partly"]), "▪·· in part Bench", Some(0));
    check("guests", &rated(&["often"]), "■○○ Bench", Some(1));
    check("guests", &rated(&["famous", "partly"]), "■▪· Bench, and in part House", Some(1));
    check("guests", &rated(&["often", "often", "often"]), "■■■ Street", Some(3));
    check(
        "guests",
        &rated(&["seldom", "often", "often"]),
        "□■■ not yet at Bench; House and Street already",
        Some(0),
    );
    check("guests", &rated(&["often", "unsure", "often"]), "■?■ Bench; Street already", Some(1));
    check("guests", &rated(&["not-applicable", "often"]), "–■○ House", Some(2));
    check("guests", &rated(&["crusty"]), "†○○ Bench rated on an older scale", None);
    check("guests", "{bench: {rating: seldom, examples: [g-greets]}}", "▪·· in part Bench", Some(0));
    check("guests", "{house: {rating: partly}}", "·▪· not asked at Bench", Some(0));
    check("care", &rated(&["often", "often"]), "■■× House", Some(2));
    check("care", &rated(&["not-applicable", "not-applicable"]), "––× does not apply", None);
}

#[test]
fn routes_read_well() {
    let framework = framework();
    let check = |step: &str, expect: Option<&str>| {
        let step = framework.steps.get(&id(step)).expect("a step");
        let route = framework.route_to(step).map(|route| sentences::route_to(&step.name, &route));
        assert_eq!(route.as_deref(), expect);
    };
    check("bench", None);
    check(
        "house",
        Some(
            "A move to House is approved by the owner of the house, after consulting the shift, and friends and family.",
        ),
    );
    check("street", Some("Before a move to Street, consult the neighbors."));
}
