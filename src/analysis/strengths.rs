//! What a person is strong in, as everybody who rates sees it: the cells at the widest step that all of them call
//! demonstrated.

use crate::model::{Answer, Assessment, Behavior, Framework, Rating, Step};

/// A behavior at the widest step that everybody calls demonstrated.
#[derive(Clone, Debug)]
pub struct Strength<'a> {
    pub behavior: &'a Behavior,
    pub step: &'a Step,
    /// What each rater says of it, in the order of the raters.
    pub answers: Vec<&'a Answer>,
}

/// The cells that all of these assessments call demonstrated, as far as no other such cell is at a wider step; in the
/// framework's order.
pub fn strengths<'a>(framework: &'a Framework, assessments: &[&'a Assessment]) -> Vec<Strength<'a>> {
    let is_demonstrated = |rating: &Rating| framework.manifest.scale.demonstrated(rating);
    let strength = |behavior: &'a Behavior, step: &'a Step| {
        let answer = |one: &&'a Assessment| {
            one.answer(&behavior.id, &step.id)
                .filter(|answer| answer.rating.as_ref().is_some_and(is_demonstrated))
        };
        let answers: Option<Vec<&Answer>> = assessments.iter().map(answer).collect();
        answers.filter(|answers| !answers.is_empty()).map(|answers| Strength { behavior, step, answers })
    };
    let shared: Vec<Strength<'a>> = framework
        .behaviors
        .iter()
        .flat_map(|behavior| framework.steps.iter().filter_map(move |step| strength(behavior, step)))
        .collect();
    let is_widest = |one: &&Strength<'_>| {
        !shared.iter().any(|other| framework.steps.is_wider(&other.step.id, &one.step.id))
    };
    shared.iter().filter(is_widest).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework};

    /// Checks the strengths that two raters see, each with its cells in YAML.
    #[track_caller]
    fn check(framework: &Framework, cells: [&str; 2], expect: &[&str]) {
        let both = [draft("self", cells[0]), draft("manager", cells[1])];
        let found = strengths(framework, &both.iter().collect::<Vec<_>>());
        let found: Vec<String> =
            found.iter().map(|cell| format!("{}/{}", cell.behavior.id, cell.step.id)).collect();
        assert_eq!(found, expect, "{cells:?}");
    }

    #[test]
    fn the_widest_step_that_both_call_demonstrated() {
        let bakery = framework();
        let mine = "{baking: {bench: {rating: often}, house: {rating: famous}}, guests: {bench: {rating: often}, \
                    house: {rating: often}}, care: {house: {rating: partly}}}";
        let theirs = "{baking: {bench: {rating: famous}, house: {rating: often}}, guests: {bench: {rating: often}, \
                      house: {rating: seldom}}, care: {house: {rating: often}}}";
        check(&bakery, [mine, theirs], &["baking/house"]);
        // What one of them sees alone is none, however wide it is.
        let wider =
            "{baking: {bench: {rating: often}, street: {rating: famous}}, guests: {bench: {rating: often}}}";
        check(&bakery, [wider, theirs], &["baking/bench", "guests/bench"]);
    }

    #[test]
    fn what_is_not_demonstrated_is_no_strength() {
        let bakery = framework();
        let partly = "{baking: {bench: {rating: partly}}, care: {bench: {rating: unsure}}}";
        check(&bakery, [partly, partly], &[]);
        check(&bakery, ["{baking: {bench: {note: Rye}}}", "{baking: {bench: {rating: often}}}"], &[]);
        assert!(strengths(&bakery, &[]).is_empty());
    }
}
