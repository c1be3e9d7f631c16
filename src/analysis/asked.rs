//! What a rater was asked. An assessment holds answers only; this tells a question that was left open from one
//! that never came up, by the rules by which the interview asks.

use std::collections::BTreeMap;

use super::line;
use crate::model::{Answer, Assessment, Framework, Id, Lens};

/// Whether a rater was asked about a behavior at a step. Whoever said something was, be it only a note; one who
/// was asked and said nothing left it open.
///
/// Of an assessment that was cut for showing, nobody can tell, and all of it counts as asked.
/// Not of a step on another line than the one that was rated, nor where a rating below the demonstrated ones ended the behavior before it, nor where the interview began at
/// a wider step, nor where the rated disciplines have no examples, nor where the behavior was not in the framework
/// yet. Of what is no longer in the framework nobody can tell, and it counts as asked.
pub fn was_asked(framework: &Framework, assessment: &Assessment, behavior: &Id, step: &Id) -> bool {
    let is_known = framework.behavior(behavior).is_some() && framework.steps.get(step).is_some();
    let nothing_to_rate = || framework.examples(behavior, step, Lens::Of(&assessment.disciplines)).is_empty();
    // What was talked about and stays open.
    let was_left_open = || assessment.left_open.iter().any(|cell| *cell == format!("{behavior}/{step}"));
    answered(assessment, behavior, step).is_some()
        || was_left_open()
        || assessment.is_cut
        || !is_known
        || !(nothing_to_rate()
            || !line::is_on(framework, assessment, step)
            || is_newer(framework, assessment, behavior)
            || is_behind_the_end(framework, assessment, behavior, step)
            || is_before_the_start(framework, assessment, step))
}

/// Whether a rater was asked which examples describe the person: one who was marks at least one somewhere.
pub fn asked_for_examples(assessment: &Assessment) -> bool {
    assessment.cells.values().flat_map(|steps| steps.values()).any(|answer| !answer.examples.is_empty())
}

/// Whether the whole interview began at a wider step: every behavior that has examples at the narrowest step
/// answered has an answer there, and so nothing of this one needed to be proved again.
pub fn began_wider(framework: &Framework, assessment: &Assessment, step: &Id) -> bool {
    let is_answered_at = |start: &Id, behavior: &Id| {
        answered(assessment, behavior, start).is_some_and(|it| it.rating.is_some())
    };
    let start = framework
        .steps
        .iter()
        .find(|start| framework.behaviors.iter().any(|behavior| is_answered_at(&start.id, &behavior.id)));
    start.filter(|_| !assessment.is_cut).is_some_and(|start| {
        let lens = Lens::Of(&assessment.disciplines);
        let all = framework.behaviors.iter().all(|behavior| {
            is_answered_at(&start.id, &behavior.id)
                || framework.examples(&behavior.id, &start.id, lens).is_empty()
        });
        all && framework.steps.is_wider(&start.id, step)
    })
}

/// Whether the last answer before the step, within its behavior, is a rating below the demonstrated ones, and
/// nobody looked further all the same.
fn is_behind_the_end(framework: &Framework, assessment: &Assessment, behavior: &Id, step: &Id) -> bool {
    let scale = &framework.manifest.scale;
    let steps: Vec<(&Id, &Answer)> = framework
        .steps
        .iter()
        .filter_map(|known| Some((&known.id, answered(assessment, behavior, &known.id)?)))
        .collect();
    let looked_further = steps.iter().any(|(other, _)| framework.steps.is_wider(other, step));
    let before = steps.iter().rfind(|(other, _)| framework.steps.is_wider(step, other));
    let rating = before.and_then(|(_, answer)| answer.rating.as_ref());
    !looked_further
        && rating.is_some_and(|rating| {
            rating.rated().is_some() && !scale.is_off(rating) && !scale.demonstrated(rating)
        })
}

/// Whether a behavior came into the framework after the answers were sealed: a whole seal answers each that there is.
fn is_newer(framework: &Framework, assessment: &Assessment, behavior: &Id) -> bool {
    let is_whole = assessment.sealed.is_some() && !assessment.partial;
    let mut answers = assessment.cells.get(behavior).into_iter().flat_map(BTreeMap::values);
    is_whole && !assessment.framework.matches(framework) && answers.all(Answer::is_empty)
}

/// Whether all that was answered is about wider steps.
fn is_before_the_start(framework: &Framework, assessment: &Assessment, step: &Id) -> bool {
    let answered = || assessment.cells.values().flatten().filter(|(_, answer)| !answer.is_empty());
    answered().next().is_some() && answered().all(|(other, _)| framework.steps.is_wider(other, step))
}

fn answered<'a>(assessment: &'a Assessment, behavior: &Id, step: &Id) -> Option<&'a Answer> {
    assessment.answer(behavior, step).filter(|answer| !answer.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework, id};

    /// Checks which cells were not asked about, of cells in YAML.
    #[track_caller]
    fn check(cells: &str, expect: &[&str]) {
        let (framework, assessment) = (framework(), draft("self", cells));
        let mut found = Vec::new();
        for behavior in &framework.behaviors {
            for step in &framework.steps {
                if !was_asked(&framework, &assessment, &behavior.id, &step.id) {
                    found.push(format!("{}/{}", behavior.id, step.id));
                }
            }
        }
        assert_eq!(found, expect, "{cells}");
    }

    #[test]
    fn a_rating_below_ends_its_behavior() {
        // Care has no examples at the street.
        check("{baking: {bench: {rating: partly}}}", &["baking/house", "baking/street", "care/street"]);
        check(
            "{baking: {bench: {rating: often}, house: {rating: seldom}}}",
            &["baking/street", "care/street"],
        );
        // Whoever looked further was asked about what lies between.
        check("{baking: {bench: {rating: seldom}, street: {note: Once}}}", &["care/street"]);
        // Of a rating outside the scale, or no longer on it, nothing ends.
        for rating in ["often", "unsure", "not-applicable", "crusty"] {
            check(&format!("{{baking: {{bench: {{rating: {rating}}}}}}}"), &["care/street"]);
        }
        check("{}", &["care/street"]);
    }

    #[test]
    fn what_was_taken_away_tells_nothing() {
        let framework = framework();
        let whole = draft("self", "{baking: {bench: {rating: often}, house: {rating: seldom}}}");
        let asked = |assessment: &Assessment| was_asked(&framework, assessment, &id("baking"), &id("street"));
        assert!(!asked(&whole));
        assert!(asked(&whole.cut(|_, step| *step == "bench")));
        assert!(!asked(&whole.cut(|_, _| true)));
    }

    #[test]
    fn nobody_was_asked_about_a_behavior_that_came_later() {
        let framework = framework();
        let asked = |assessment: &Assessment| {
            let at = |behavior: &str| was_asked(&framework, assessment, &id(behavior), &id("bench"));
            [at("baking"), at("guests")]
        };
        let mut sealed = draft("self", "{baking: {bench: {rating: often}}}");
        sealed.seal("2026-06-12".parse().expect("a date"), "salt".to_owned(), &[]);
        assert_eq!(asked(&sealed), [true, true]);
        let mut older = sealed;
        older.framework.version = "1.0.0".parse().expect("a version");
        assert_eq!(asked(&older), [true, false]);
        // Who sealed part may have left it out, and a draft is not over.
        assert_eq!(asked(&Assessment { partial: true, ..older.clone() }), [true, true]);
        assert_eq!(asked(&Assessment { sealed: None, ..older.clone() }), [true, true]);
        // What stayed open in a meeting was on the table.
        assert_eq!(asked(&Assessment { left_open: vec!["guests/bench".to_owned()], ..older }), [true, true]);
    }

    #[test]
    fn what_is_narrower_than_all_the_answers_was_not_asked() {
        check(
            "{baking: {house: {rating: often}}, guests: {street: {rating: often}}}",
            &["baking/bench", "guests/bench", "care/bench", "care/street"],
        );
        check("{baking: {house: {rating: often}}, guests: {bench: {rating: often}}}", &["care/street"]);
    }

    #[test]
    fn an_interview_begins_wider_only_where_every_behavior_does() {
        let check = |cells: &str, step: &str, expect: bool| {
            let (framework, assessment) = (framework(), draft("self", cells));
            assert_eq!(began_wider(&framework, &assessment, &id(step)), expect, "{cells} {step}");
        };
        let house = "{baking: {house: {rating: often}}, guests: {house: {rating: seldom}}, care: {house: {rating: unsure}}}";
        check(house, "bench", true);
        check(house, "house", false);
        check("{baking: {house: {rating: often}}, guests: {house: {rating: seldom}}}", "bench", false);
        check("{baking: {street: {rating: often}}, guests: {street: {rating: seldom}}}", "house", true);
        check("{}", "bench", false);
    }

    #[test]
    fn one_mark_tells_that_examples_were_asked_for() {
        let check = |cells: &str, expect: bool| {
            assert_eq!(asked_for_examples(&draft("self", cells)), expect, "{cells}");
        };
        check("{baking: {bench: {rating: often, examples: [b-weighs]}, house: {rating: often}}}", true);
        check("{baking: {bench: {rating: often, note: Rye}}}", false);
    }
}
