//! The line of steps that a report about a person follows: theirs, where the framework has several.

use crate::model::{Assessment, Framework, Id, Step, Steps};

/// The steps of the line that these assessments are about, narrowest first, and beside them those of other lines at
/// which something was answered, all in the framework's order.
///
/// `today` is the step that the person is at, where it is known.
pub fn columns<'a>(
    framework: &'a Framework,
    today: Option<&Id>,
    assessments: &[&Assessment],
) -> Vec<&'a Step> {
    let steps = &framework.steps;
    if !steps.have_lines() {
        return steps.iter().collect();
    }
    let line = along(steps, today, assessments);
    let is_used = |step: &Step| assessments.iter().any(|one| answers_at(one, &step.id) > 0);
    let is_on_it = |step: &Step| line.iter().any(|known| known.id == step.id);
    steps.iter().filter(|step| is_on_it(step) || is_used(step)).collect()
}

/// The line through today's step, narrowest first: of several, and where no step is known, the one on which most was
/// answered; the first one where that is even.
pub fn along<'a>(steps: &'a Steps, today: Option<&Id>, assessments: &[&Assessment]) -> Vec<&'a Step> {
    let agreed = assessments.iter().rev().find_map(|assessment| assessment.step.as_ref());
    let known = today.or(agreed).filter(|step| steps.get(step).is_some());
    let is_through = |line: &Vec<&Step>| known.is_none_or(|step| line.iter().any(|it| it.id == *step));
    let answers = |line: &Vec<&Step>| {
        let at = |step: &&Step| assessments.iter().map(|one| answers_at(one, &step.id)).sum::<usize>();
        line.iter().map(at).sum::<usize>()
    };
    // Of even ones, the last of these is the first.
    let lines = steps.lines().into_iter().rev().filter(is_through);
    lines.max_by_key(answers).unwrap_or_default()
}

/// Where somebody who is at `today` starts on a line: there, or at its first step that today's does not include.
pub fn start<'a>(steps: &Steps, line: &[&'a Step], today: &Id) -> Option<&'a Step> {
    let is_there = line.iter().copied().find(|step| step.id == *today);
    is_there.or_else(|| line.iter().copied().find(|step| !steps.includes(today, &step.id)))
}

/// Whether an assessment is about the line that a step is on.
pub fn is_on(framework: &Framework, assessment: &Assessment, step: &Id) -> bool {
    !framework.steps.have_lines()
        || columns(framework, None, &[assessment]).iter().any(|known| known.id == *step)
}

fn answers_at(assessment: &Assessment, step: &Id) -> usize {
    let answers = assessment.cells.values().filter_map(|steps| steps.get(step));
    answers.filter(|answer| !answer.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::{draft, framework};

    /// Checks which steps are shown, of a bakery with a second line of steps.
    #[track_caller]
    fn check(today: Option<&str>, cells: &str, expect: &str) {
        let mut bakery = framework();
        bakery.steps = serde_yaml::from_str(
            "[{id: bench, name: Bench, summary: B}, {id: house, name: House, summary: H}, {id: street, name: Street, \
              summary: S}, {id: lead, name: Lead, summary: L, after: bench, beside: house}, {id: head, name: Head, \
              summary: H}]",
        )
        .expect("steps");
        let assessment = draft("self", cells);
        let today = today.map(|step| step.parse().expect("an id"));
        let found = columns(&bakery, today.as_ref(), &[&assessment]);
        let found: Vec<&str> = found.iter().map(|step| step.id.as_str()).collect();
        assert_eq!(found.join(" "), expect, "{today:?} {cells}");
    }

    #[test]
    fn a_report_follows_the_line_of_today_or_of_the_answers() {
        check(None, "{}", "bench house street");
        check(Some("lead"), "{}", "bench lead head");
        check(None, "{baking: {bench: {rating: often}, lead: {rating: often}}}", "bench lead head");
        check(Some("bench"), "{baking: {lead: {rating: often}}}", "bench lead head");
        check(Some("gone"), "{}", "bench house street");
    }

    #[test]
    fn whoever_comes_from_another_line_starts_behind_the_fork() {
        let steps: Steps = serde_yaml::from_str(
            "[{id: a, name: A, summary: A}, {id: b, name: B, summary: B}, {id: c, name: C, summary: C, after: a}]",
        )
        .expect("steps");
        let check = |today: &str, on: &str, expect: &str| {
            let [today, on] = [today, on].map(|id| id.parse::<Id>().expect("an id"));
            let line = along(&steps, Some(&on), &[]);
            assert_eq!(start(&steps, &line, &today).map(|step| step.id.as_str()), Some(expect));
        };
        check("a", "c", "a");
        check("b", "c", "c");
        check("c", "c", "c");
    }

    #[test]
    fn what_was_answered_on_another_line_is_shown_as_well() {
        check(Some("head"), "{baking: {house: {rating: often}}}", "bench house lead head");
    }
}
