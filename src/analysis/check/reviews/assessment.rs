//! One assessment: its place, its version, its answers and its focus.

use std::collections::BTreeMap;

use super::evidence::{self, Evidence};
use super::{AssessmentFile, Pinned, seal};
use crate::diagnostic::{At, Group, Part, Problem, Rule, Segment, Sourced, rules};
use crate::model::{Answer, Assessment, Cells, Id, Side};

/// What no answer may be sealed with: "does not apply" without a reason, and evidence that leads nowhere.
pub fn answers<T>(sourced: &Sourced<T>, cells: &Cells, evidence: Evidence<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (behavior, steps) in cells {
        for (step, answer) in steps {
            let cell = ["cells".into(), behavior.into(), step.into()];
            check_reason(sourced, &cell, answer, &mut problems);
            evidence::check(sourced, &cell, answer, evidence, &mut problems);
        }
    }
    problems
}

/// That answers say how far they may go although no peer gave them.
pub fn forwards<T>(sourced: &Sourced<T>, cells: &Cells) -> Vec<Problem> {
    let says_so = |(behavior, steps): (&Id, &BTreeMap<Id, Answer>)| {
        let steps = steps.iter().filter(|(_, answer)| answer.forward.is_some());
        let cell = |step: &Id| ["cells".into(), behavior.into(), step.into()];
        steps.map(|(step, _)| cell(step)).collect::<Vec<_>>()
    };
    let problem = |cell: [Segment; 3]| {
        let at = within(&cell, &["forward".into()]);
        let message = "only a peer says how far an answer may go";
        sourced.problem(rules::UNKNOWN_KEY.id, at, message).help("remove `forward`")
    };
    cells.iter().flat_map(says_so).map(problem).collect()
}

/// What is wrong with an assessment.
pub fn problems(file: &AssessmentFile, evidence: Evidence<'_>, pinned: Option<&Pinned<'_>>) -> Vec<Problem> {
    let (filed, mut problems) = (&file.sourced, Vec::new());
    check_place(file, &mut problems);
    if let Some(pinned) = pinned {
        if pinned.digest.is_some() {
            problems.extend(filed.value.unknown_ids(&filed.source, pinned.framework));
        }
        problems.extend(other_version(filed, pinned));
    }
    seal::check(filed, &mut problems);
    problems.extend(answers(filed, &filed.value.cells, evidence));
    if filed.value.relation != Side::Peer {
        problems.extend(forwards(filed, &filed.value.cells));
    }
    if let Some(pinned) = pinned {
        check_support(filed, pinned, &mut problems);
    }
    check_focus(filed, &mut problems);
    problems
}

pub const WRONG_PLACE: Rule = Rule {
    id: "wrong-place",
    catches: "An assessment or a packet whose person, cycle, relation or rater differs from where the file is.",
    explanation: "Files are found by their place, and read by what they say. Where the two differ, somebody's rating would count as somebody else's.",
    bad: "# reviews/robin-ek/2026-h2/self.yaml\nperson: kim-alm",
    good: "# reviews/robin-ek/2026-h2/self.yaml\nperson: robin-ek",
    ..Rule::error(Group::Reviews)
};

fn check_place(file: &AssessmentFile, problems: &mut Vec<Problem>) {
    let AssessmentFile { person, cycle, key, sourced } = file;
    let assessment = &sourced.value;
    let mut differs =
        |name: &str, says: &str, expected: &str| problems.extend(differs(sourced, name, says, expected));
    differs("person", assessment.person.as_str(), person.as_str());
    differs("cycle", assessment.cycle.as_str(), cycle.as_str());
    differs("relation", assessment.relation.word(), key.side.word());
    let rater = if key.side == Side::Oneself { Some(person) } else { key.rater.as_ref() };
    if let Some(rater) = rater {
        differs("rater", assessment.rater.as_str(), rater.as_str());
    }
}

/// That a file says something else of itself than its place does.
pub fn differs<T>(sourced: &Sourced<T>, name: &str, says: &str, expected: &str) -> Option<Problem> {
    let message = || format!("`{name}` is `{says}`, but the file is where `{expected}` is expected");
    (says != expected).then(|| {
        let problem = sourced.problem(WRONG_PLACE.id, At::value([name.into()]), message());
        problem.help(format!("write `{name}: {expected}`, or move the file"))
    })
}

pub const OTHER_VERSION: Rule = Rule {
    id: "other-version",
    catches: "An assessment of another version of the framework than today's.",
    explanation: "Assessments keep the version that they were made with, and stay readable: what is gone is shown as such. This only says that the texts have changed since.",
    bad: "framework: {id: our-steps, version: 1.0.0}",
    good: "framework: {id: our-steps, version: 1.1.0}",
    ..Rule::note(Group::Reviews)
};

fn other_version(filed: &Sourced<Assessment>, pinned: &Pinned<'_>) -> Option<Problem> {
    let (pin, manifest) = (&filed.value.framework, &pinned.framework.manifest);
    let at = |key: &str| At::value(["framework".into(), key.into()]);
    if pin.id != manifest.id {
        let message = format!("this rates the framework `{}`; today's is `{}`", pin.id, manifest.id);
        return Some(filed.problem(OTHER_VERSION.id, at("id"), message));
    }
    if pin.version != manifest.version {
        let message = format!("this rates version `{}`; today's is `{}`", pin.version, manifest.version);
        return Some(filed.problem(OTHER_VERSION.id, at("version"), message));
    }
    let differ = matches!((&pin.digest, &pinned.digest), (Some(then), Some(today)) if then != today);
    differ.then(|| {
        let message = format!("the framework's texts changed since, though it is still `{}`", pin.version);
        filed
            .problem(OTHER_VERSION.id, at("digest"), message)
            .help("raise `version` in framework.yaml with every change of a text")
    })
}

pub const REASON_MISSING: Rule = Rule {
    id: "reason-missing",
    catches: "An answer `not-applicable` without a note that says why.",
    explanation: "That something does not apply here is worth a sentence: it may be the work that should change.",
    bad: "rating: not-applicable",
    good: "rating: not-applicable\nnote: The team has no on-call duty",
    ..Rule::error(Group::Reviews)
};

fn check_reason<T>(sourced: &Sourced<T>, cell: &[Segment; 3], answer: &Answer, problems: &mut Vec<Problem>) {
    if answer.lacks_reason() {
        let at = within(cell, &["rating".into()]);
        let problem = sourced.problem(REASON_MISSING.id, at, "`not-applicable` without a reason");
        problems.push(problem.help("say in `note` why it does not apply"));
    }
}

pub const NO_EVIDENCE: Rule = Rule {
    id: "no-evidence",
    catches: "A rating of demonstrated or above without one example, note or link.",
    explanation: "A rating alone gives the other side nothing to talk about. One example that describes the person, a sentence or a link is enough.",
    bad: "rating: consistently",
    good: "rating: consistently\nexamples: [ca-asks-for-help]",
    ..Rule::note(Group::Reviews)
};

/// Ratings from demonstrated on that nothing supports.
fn check_support(sourced: &Sourced<Assessment>, pinned: &Pinned<'_>, problems: &mut Vec<Problem>) {
    let scale = &pinned.framework.manifest.scale;
    for (behavior, step, _) in sourced.value.rated().filter(|(_, _, rating)| scale.demonstrated(rating)) {
        let Some(answer) = sourced.value.answer(behavior, step) else { continue };
        if answer.examples.is_empty() && answer.evidence.is_empty() && answer.note.is_none() {
            let at = within(&["cells".into(), behavior.into(), step.into()], &["rating".into()]);
            let message = "a rating of demonstrated or above, and nothing that shows it";
            let problem = sourced.problem(NO_EVIDENCE.id, at, message);
            problems.push(problem.help("add an example, a note or a link to talk about"));
        }
    }
}

/// A place in a cell's answer.
pub fn within(cell: &[Segment; 3], rest: &[Segment]) -> At {
    At { path: cell.iter().chain(rest).cloned().collect(), part: Part::Value }
}

pub const FOCUS_DATE: Rule = Rule {
    id: "focus-date",
    catches: "A focus without a date to look at it again.",
    explanation: "What nobody looks at again is forgotten. Any near date will do, and it can be moved.",
    bad: "try: Lead one design review",
    good: "try: Lead one design review\nlook_again: 2027-01-18",
    ..Rule::warning(Group::Reviews)
};

fn check_focus(filed: &Sourced<Assessment>, problems: &mut Vec<Problem>) {
    for (index, focus) in filed.value.focus.iter().enumerate() {
        if focus.look_again.is_none() {
            let at = At::value(["focus".into(), index.into(), "try".into()]);
            problems.push(
                filed
                    .problem(FOCUS_DATE.id, at, "a focus without a date to look at it again")
                    .help("add `look_again: …`, such as the day of the next one-to-one"),
            );
        }
    }
}
