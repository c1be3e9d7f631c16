//! `"report": "calibrate"`. A number that is not told is null.

use serde::Serialize;

use super::{ExampleText, Named};
use crate::analysis::calibrate::{Calibration, Group, Marked, Question};
use crate::analysis::suppression::FEWEST;
use crate::model::{Compared, Framework, Id};
use crate::render::calibrate::word;

#[derive(Serialize)]
struct Content<'a> {
    cycle: &'a Id,
    people: usize,
    /// Of how many of them both sides have sealed.
    both_sides: Option<usize>,
    /// Nothing is told about fewer people than this.
    fewest: usize,
    /// In the framework's order.
    questions: Vec<QuestionCounts<'a>>,
    disciplines: Vec<GroupCounts<'a>>,
}

#[derive(Serialize)]
struct QuestionCounts<'a> {
    behavior: Named<'a>,
    step: Named<'a>,
    same: Option<usize>,
    self_higher: Option<usize>,
    manager_higher: Option<usize>,
    cannot_say: Option<usize>,
    not_applicable: Option<usize>,
    /// In how many records of what was agreed nobody could say.
    agreed_cannot_say: Option<usize>,
    /// `differs`, `cannot_say` and `one_sided`, as far as they hold.
    unclear: Vec<&'static str>,
    examples: Vec<ExampleCounts<'a>>,
}

#[derive(Serialize)]
struct ExampleCounts<'a> {
    #[serde(flatten)]
    example: ExampleText<'a>,
    self_alone: Option<usize>,
    manager_alone: Option<usize>,
    both: Option<usize>,
}

#[derive(Serialize)]
struct GroupCounts<'a> {
    /// Those that people have together; null for all whose disciplines too few people have.
    disciplines: Option<Vec<Named<'a>>>,
    people: usize,
    steps: Vec<StepCount<'a>>,
}

#[derive(Serialize)]
struct StepCount<'a> {
    step: Named<'a>,
    people: Option<usize>,
}

/// What is told of the reviews of a cycle, as JSON.
pub fn calibrate<'a>(framework: &'a Framework, calibration: &'a Calibration<'a>) -> impl Serialize {
    let question = |question: &'a Question<'a>| QuestionCounts {
        behavior: Named::behavior(framework, &question.behavior.id),
        step: Named::step(framework, &question.step.id),
        same: question.count(Compared::Same),
        self_higher: question.count(Compared::SelfHigher),
        manager_higher: question.count(Compared::ManagerHigher),
        cannot_say: question.count(Compared::CannotSay),
        not_applicable: question.count(Compared::NotApplicable),
        agreed_cannot_say: question.agreed_cannot_say,
        unclear: question.unclear(calibration.people).into_iter().map(word).collect(),
        examples: question.examples.iter().map(example).collect(),
    };
    let group = |group: &'a Group<'a>| GroupCounts {
        disciplines: group.disciplines.as_ref().map(|ids| Named::disciplines(framework, ids)),
        people: group.people,
        steps: group
            .steps
            .iter()
            .map(|(step, people)| StepCount { step: Named::step(framework, &step.id), people: *people })
            .collect(),
    };
    Content {
        cycle: &calibration.cycle,
        people: calibration.people,
        both_sides: calibration.pairs,
        fewest: FEWEST,
        questions: calibration.questions.iter().map(question).collect(),
        disciplines: calibration.groups.iter().map(group).collect(),
    }
}

fn example<'a>(marked: &Marked<'a>) -> ExampleCounts<'a> {
    ExampleCounts {
        example: ExampleText::of(&marked.tagged),
        self_alone: marked.self_alone,
        manager_alone: marked.manager_alone,
        both: marked.both,
    }
}
