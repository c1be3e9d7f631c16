//! The report on two raters, word by word.

use super::*;
use crate::analysis::bakery::{draft, framework, sealed};
use crate::analysis::diff::diff;
use crate::render::plain::plain;

const MIKA: &str = "{baking: {bench: {rating: famous, examples: [b-weighs, b-tastes], note: 'Every day', \
                    evidence: ['https://bread.example/1', loaf-7]}, house: {rating: often, examples: [br-feeds]}}, \
                    guests: {bench: {rating: unsure}}, care: {attic: {rating: crusty}}}";
const NOOR: &str = "{baking: {bench: {rating: partly, examples: [b-weighs, gone]}, \
                    house: {rating: often, examples: [br-feeds]}}, guests: {bench: {rating: unsure}}, \
                    care: {bench: {rating: not-applicable, note: No bench}}}";

fn check(raters: &[(&str, &Assessment)], detail: Detail, expect: &str) {
    let framework = framework();
    let raters = raters.iter().map(|(name, assessment)| Rater { name: (*name).into(), assessment });
    let diff = diff(&framework, raters.collect());
    assert_eq!(plain(&document(&framework, &diff, None, detail)), expect);
}

fn title(raters: &[(&str, &Assessment)]) -> String {
    let framework = framework();
    let raters = raters.iter().map(|(name, assessment)| Rater { name: (*name).into(), assessment });
    document(&framework, &diff(&framework, raters.collect()), None, Detail::Folded).title
}

#[test]
fn the_picture_then_the_differences_then_where_they_agree() {
    check(
        &[("Mika", &sealed("self", MIKA)), ("Noor", &sealed("manager", NOOR))],
        Detail::Folded,
        "\
Where Mika and Noor agree and differ, 2026-h1
- Mika: self-rating, sealed on 2026-06-12
- Noor: manager's rating, sealed on 2026-06-12
Behavior | Bench | House | Street | attic †
Baking | famous > part | Often = Often | – |
Guests | ? ~ ? | – | – |
Care | – ~ n/a | – |  | crusty † ~ –
Mika's rating comes first, then Noor's: = the same, > Mika higher, ~ not comparable
part: Partly there, famous: Famous for it, ?: Not enough evidence to say, n/a: Does not apply here, –: Not rated
† no longer in the framework
[Baking: Mika: House; Noor: not yet at Bench. Guests: Mika: nothing rated; Noor: nothing rated. Care: Mika: nothing rated; Noor: nothing rated.]
The same on 1 of 2 questions, further apart on 1; on 1 only one side could say, on 1 only one side says it does not apply, on 1 neither could say.
- 1 question was rated only by Mika.
- 1 question was rated only by Noor.
# Strengths you both see
## Baking · House
- Mika: Often
- Noor: Often
Both marked:
- Feeds the sourdough · Bread
# Where you differ
## 1. Baking · Bench
Mika: Famous for it | Noor: Partly there
Every day / https://bread.example/1 / loaf-7 | no note
Both marked:
- Weighs the flour
Only Mika marked:
- Tastes the dough
Only Noor marked:
- gone (no longer in the framework)
Start with: What does Bench mean to each of us?
## 2. Care · Bench
Mika: Not rated | Noor: Does not apply here
no note | No bench
Start with: When would it apply?
## 3. Care · attic (no longer in the framework)
- Mika: crusty (no longer on the scale)
- Noor: Not rated
# Where you agree
- Baking · House: Often, 1 example marked by both
# Where neither could say
- Guests · Bench
",
    );
}

#[test]
fn in_full_where_they_agree_reads_as_where_they_differ() {
    let cells = "{guests: {bench: {rating: often, examples: [g-greets], note: Kind}}}";
    check(
        &[("Mika", &sealed("self", cells)), ("Noor", &sealed("manager", cells))],
        Detail::All,
        "\
Where Mika and Noor agree and differ, 2026-h1
- Mika: self-rating, sealed on 2026-06-12
- Noor: manager's rating, sealed on 2026-06-12
Behavior | Bench | House | Street
Baking | – | – | –
Guests | Often = Often | – | –
Care | – | – |
Mika's rating comes first, then Noor's: = the same
–: Not rated
[Baking: Mika: nothing rated; Noor: nothing rated. Guests: Mika: Bench; Noor: Bench. Care: Mika: nothing rated; Noor: nothing rated.]
On the only question rated by both sides, the ratings are the same.
# Strengths you both see
## Guests · Bench
Mika: Often | Noor: Often
Kind | Kind
Both marked:
- Greets by name
",
    );
}

#[test]
fn the_legend_explains_only_what_is_there() {
    let all = "{bench: {rating: often}, house: {rating: often}, street: {rating: often}}";
    let care = "{bench: {rating: often}, house: {rating: often}}";
    let cells = format!("{{baking: {all}, guests: {all}, care: {care}}}");
    let (one, two) = (sealed("self", &cells), sealed("manager", &cells));
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let framework = framework();
    let report = plain(&document(&framework, &diff(&framework, raters.into()), None, Detail::Folded));
    assert!(!report.contains("Not rated"), "{report}");
}

#[test]
fn what_one_side_was_not_asked_stands_at_the_end() {
    let mika = "{baking: {bench: {rating: often, examples: [b-weighs]}, house: {rating: seldom}}, \
                guests: {bench: {rating: often, examples: [g-greets]}, house: {rating: often}, street: {rating: unsure}}, \
                care: {bench: {rating: seldom}}}";
    let noor = "{baking: {bench: {rating: seldom}}, guests: {bench: {rating: partly}}, care: {bench: {rating: seldom}}}";
    check(
        &[("Mika", &sealed("self", mika)), ("Noor", &sealed("manager", noor))],
        Detail::Folded,
        "\
Where Mika and Noor agree and differ, 2026-h1
- Mika: self-rating, sealed on 2026-06-12
- Noor: manager's rating, sealed on 2026-06-12
Behavior | Bench | House | Street
Baking | Often > Seldom | Seldom ~ · | ·
Guests | Often > part | Often ~ · | ? ~ ·
Care | Seldom = Seldom | · |
Mika's rating comes first, then Noor's: = the same, > Mika higher, ~ not comparable
part: Partly there, ?: Not enough evidence to say, ·: Not asked
[Baking: Mika: Bench; Noor: not yet at Bench. Guests: Mika: House; Noor: not yet at Bench. Care: Mika: not yet at Bench; Noor: not yet at Bench.]
The same on 1 of 3 questions, one apart on 1, further apart on 1.
- Noor was not asked about examples.
# Where you differ
## 1. Baking · Bench
- Mika: Often
- Noor: Seldom
Mika marked:
- Weighs the flour
Start with: What does Bench mean to each of us?
## 2. Guests · Bench
- Mika: Often
- Noor: Partly there
Mika marked:
- Greets by name
Start with: What did Mika bake?
# Where you agree
- Care · Bench: Seldom
# Not asked
- Baking: Noor was not asked about House (Mika: Seldom)
- Guests: Noor was not asked about House (Mika: Often) and Street (Mika: Not enough evidence to say)
",
    );
}

#[test]
fn three_raters_share_one_cell() {
    let cell = |rating: &str| format!("{{guests: {{bench: {{rating: {rating}, examples: [g-greets]}}}}}}");
    let of = |rating: &str| sealed("peer", &cell(rating));
    check(
        &[("Ola", &of("often")), ("Pim", &of("seldom")), ("Uma", &of("often"))],
        Detail::Folded,
        "\
Where Ola, Pim and Uma agree and differ about Mika, 2026-h1
- Ola: peer's rating, sealed on 2026-06-12
- Pim: peer's rating, sealed on 2026-06-12
- Uma: peer's rating, sealed on 2026-06-12
Behavior | Bench | House | Street
Baking | – | – | –
Guests | Often/Seldom/Often ≠ | – | –
Care | – | – |
Ola's rating comes first, then Pim's, then Uma's: ≠ apart
–: Not rated
[Baking: Ola: nothing rated; Pim: nothing rated; Uma: nothing rated. Guests: Ola: Bench; Pim: not yet at Bench; Uma: Bench. Care: Ola: nothing rated; Pim: nothing rated; Uma: nothing rated.]
On the only question rated by everybody, the ratings are more than one apart.
# Where you differ
## 1. Guests · Bench
- Ola: Often
- Pim: Seldom
- Uma: Often
Everybody marked:
- Greets by name
Start with: What does Bench mean to each of us?
",
    );
}

#[test]
fn of_three_raters_it_is_told_who_was_not_asked() {
    let wider = sealed("peer", "{guests: {bench: {rating: often}, house: {rating: often}}}");
    let ended = sealed("peer", "{guests: {bench: {rating: seldom}}}");
    let framework = framework();
    let raters = [("Ola", &wider), ("Pim", &ended), ("Uma", &ended)];
    let raters =
        raters.map(|(name, assessment)| Rater { name: name.to_owned(), assessment }).into_iter().collect();
    let drawn = plain(&document(&framework, &diff(&framework, raters), None, Detail::Folded));
    assert!(drawn.contains("Guests | Often/Seldom/Seldom ≠ | Often/·/· ~ | –"), "{drawn}");
    assert!(drawn.contains("–: Not rated, ·: Not asked"), "{drawn}");
}

#[test]
fn nothing_rated_is_said() {
    check(
        &[("Mika", &sealed("self", "{}")), ("Noor", &sealed("manager", "{}"))],
        Detail::Folded,
        "\
Where Mika and Noor agree and differ, 2026-h1
- Mika: self-rating, sealed on 2026-06-12
- Noor: manager's rating, sealed on 2026-06-12
Neither Mika nor Noor has rated anything yet.
",
    );
}

#[test]
fn the_title_says_that_there_are_drafts() {
    let (one, two) = (sealed("self", MIKA), sealed("manager", NOOR));
    let (first, second) = (draft("self", MIKA), draft("manager", NOOR));
    let check = |one: &Assessment, two: &Assessment, expect: &str| {
        assert_eq!(title(&[("Mika", one), ("Noor", two)]), expect);
    };
    check(&one, &two, "Where Mika and Noor agree and differ, 2026-h1");
    check(&one, &second, "Where Mika and Noor agree and differ, 2026-h1 (with a draft)");
    check(&first, &second, "Where Mika and Noor agree and differ, 2026-h1 (drafts)");
    check(&two, &two, "Where Mika and Noor agree and differ about Mika, 2026-h1");
}

#[test]
fn agreement_is_said_in_words() {
    let framework = framework();
    let check = |first: &str, second: &str, expect: &str| {
        let (one, two) = (sealed("self", first), sealed("manager", second));
        let raters = [("Mika", &one), ("Noor", &two)];
        let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
        assert_eq!(sentences::agreement(&diff(&framework, raters.into())), expect);
    };
    let bench = |rating: &str| format!("{{care: {{bench: {{rating: {rating}}}}}}}");
    check(
        &bench("often"),
        &bench("often"),
        "On the only question rated by both sides, the ratings are the same.",
    );
    check(
        &bench("often"),
        &bench("famous"),
        "On the only question rated by both sides, the ratings are one apart.",
    );
    check(
        &bench("often"),
        &bench("unsure"),
        "No question was rated by both sides; on 1 only one side could say.",
    );
    check(
        "{care: {bench: {rating: often}, house: {rating: often}}, guests: {bench: {rating: unsure}}}",
        "{care: {bench: {rating: seldom}, house: {rating: often}}, guests: {bench: {rating: unsure}}}",
        "The same on 1 of 2 questions, further apart on 1; on 1 neither could say.",
    );
}

#[test]
fn remarks_are_whole_sentences() {
    let framework = framework();
    let (one, mut two) = (sealed("self", MIKA), draft("manager", NOOR));
    two.framework.version = semver::Version::new(1, 0, 0);
    two.disciplines.clear();
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let diff = diff(&framework, raters.into());
    let said: Vec<String> =
        diff.remarks.iter().map(|remark| sentences::remark(&framework, &diff, remark)).collect();
    assert_eq!(
        said,
        [
            "Noor's file is a draft: it may still change.",
            "Mika rated bakery 2.1.0, Noor rated bakery 1.0.0; today's framework is bakery 2.1.0. \
             What it no longer has is marked below.",
            "The disciplines differ: Bread (Mika), no discipline (Noor).",
            "1 question was rated only by Mika.",
            "1 question was rated only by Noor.",
        ]
    );
}

#[test]
fn a_strength_that_is_rated_apart_points_to_where_it_is_talked_about() {
    let mika = "{guests: {bench: {rating: famous, note: Daily}, house: {rating: partly}}}";
    let noor = "{guests: {bench: {rating: often}, house: {rating: often}}}";
    let (one, two) = (sealed("self", mika), sealed("manager", noor));
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let framework = framework();
    let report = plain(&document(&framework, &diff(&framework, raters.into()), None, Detail::Folded));
    let expect = "# Strengths you both see\n## Guests · Bench\n- Mika: Famous for it\n- Noor: Often\n\
                  What you each said of it is below, under 1.\n# Where you differ\n## 1. Guests · Bench\n";
    assert!(report.contains(expect), "{report}");
}

#[test]
fn in_brief_there_is_the_picture_the_count_and_a_line_for_each_difference() {
    let occasion = Occasion {
        today: jiff::civil::Date::ZERO,
        last_focus: &[],
        peers: 1,
        opinions: None,
        next: Next::Agree("steps agree mika".into()),
    };
    let (one, two) = (sealed("self", MIKA), sealed("manager", NOOR));
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let framework = framework();
    let diff = diff(&framework, raters.into());
    assert_eq!(
        plain(&document(&framework, &diff, Some(&occasion), Detail::Brief)),
        "\
Where Mika and Noor agree and differ, 2026-h1
Behavior | Bench | House | Street | attic †
Baking | famous > part | Often = Often | – |
Guests | ? ~ ? | – | – |
Care | – ~ n/a | – |  | crusty † ~ –
Mika's rating comes first, then Noor's: = the same, > Mika higher, ~ not comparable, –: Not rated
† no longer in the framework
The same on 1 of 2 questions, further apart on 1; on 1 only one side could say, on 1 only one side says it does not apply, on 1 neither could say. Where you differ:
- Baking · Bench: Famous for it > Partly there
- Care · Bench: Not rated ~ Does not apply here
- Care · attic (no longer in the framework): crusty (no longer on the scale) ~ Not rated
"
    );
}

#[test]
fn a_meeting_begins_with_last_time_and_ends_with_what_is_next() {
    let cells = "{guests: {bench: {rating: partly}}}";
    let (one, two) = (sealed("self", cells), sealed("manager", cells));
    let raters = [("Mika", &one), ("Noor", &two)];
    let raters = raters.map(|(name, assessment)| Rater { name: name.into(), assessment });
    let framework = framework();
    let diff = diff(&framework, raters.into());
    let day = |text: &str| text.parse::<jiff::civil::Date>().expect("a date");
    let focus = |attempt: &str, support: Option<&str>, look_again: &str| crate::model::Focus {
        behavior: crate::analysis::bakery::id("guests"),
        step: crate::analysis::bakery::id("bench"),
        attempt: attempt.into(),
        support: support.map(str::to_owned),
        look_again: Some(day(look_again)),
    };
    let last = [focus("Ask names", Some("Noor comes along"), "2026-06-01")];
    let next = [focus("Learn Finnish", None, "2026-06-13")];
    let opinions: crate::model::Opinions = serde_json::from_value(serde_json::json!({
        "format": 1,
        "person": "mika",
        "cycle": "2026-h1",
        "framework": {"id": "bakery", "version": "1.0.0"},
        "cells": {"baking": {"bench": {
            "ratings": ["often", "often", "famous"],
            "notes": ["Rye"],
            "named": [{"name": "Sam Sand", "rating": "unsure"}],
        }}},
    }))
    .expect("opinions");
    let said = |next: Next<'_>| {
        let today = day("2026-06-12");
        let occasion = Occasion { today, last_focus: &last, peers: 2, opinions: Some(&opinions), next };
        plain(&document(&framework, &diff, Some(&occasion), Detail::Folded))
    };
    let report = said(Next::Agree("steps agree mika".into()));
    let start = "- 2 peers have answered, too\n# What you agreed to work on last time\n\
                 - Guests · Bench: Ask names\nSupport: Noor comes along\n\
                 Was to be looked at again on 2026-06-01, 11 days ago\n# What you say today\nBehavior | ";
    assert!(report.contains(start), "{report}");
    let say = "# What peers say\nAnswers without a name are shown where at least three peers allowed it, in no order \
               that tells who is who. Answers with a name do not count toward the three.\n## Baking · Bench\n\
               - Without a name: 2 Often and 1 Famous for it\n- “Rye”\n- Sam Sand: Not enough evidence to say\n";
    assert!(report.contains(say), "{report}");
    let end = "# What is next\nDecide together what to work on:\nsteps agree mika\n";
    assert!(report.ends_with(end), "{report}");
    let command = "steps gap mika".to_owned();
    let report = said(Next::Agreed { sealed: day("2026-06-12"), focus: &next, command });
    let end = "# What you agreed to work on next\n- Guests · Bench: Learn Finnish\n\
               To be looked at again on 2026-06-13, tomorrow\n# What is next\n\
               You agreed on this, and sealed it on 2026-06-12. The way from there:\nsteps gap mika\n";
    assert!(report.ends_with(end), "{report}");
}
