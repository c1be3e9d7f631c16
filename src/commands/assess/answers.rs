//! `--answers FILE`: fills an assessment without a terminal.

use std::sync::Arc;

use crate::analysis::check::reviews;
use crate::diagnostic::{Source, Sourced};
use crate::error::InvalidFiles;
use crate::model::{Answers, Assessment, Framework, Id, JournalEntry, KnownIds, OtherDiscipline, Pin, Side};
use crate::store;
use crate::yaml::{self, Strictness};

/// The answers of a text, or everything that is wrong with them.
///
/// `begun` is the assessment that they are for, as far as it goes.
pub fn parse(
    source: &Arc<Source>,
    framework: &Framework,
    journal: &[JournalEntry],
    begun: &Assessment,
) -> anyhow::Result<Answers> {
    let reading = yaml::typed::<Answers>(source, Strictness::Strict);
    let mut findings = reading.findings;
    KnownIds::of(framework).suggest(&mut findings);
    let Some(sourced) = reading.value else { return Err(InvalidFiles(findings).into()) };
    let Sourced { source, value } = &sourced;
    let answered = Assessment {
        framework: Pin::of(framework),
        cells: value.cells.clone(),
        disciplines: value.disciplines.clone().unwrap_or_default(),
        breadth: value.breadth.clone(),
        step: None,
        focus: Vec::new(),
        ..begun.clone()
    };
    let mut problems = answered.unknown_ids(source, framework);
    problems.extend(reviews::answers(&sourced, &value.cells, journal));
    if begun.relation != Side::Peer {
        problems.extend(reviews::forwards(&sourced, &value.cells));
    }
    findings.extend(store::placed(problems));
    if findings.is_empty() { Ok(sourced.value) } else { Err(InvalidFiles(findings).into()) }
}

/// Takes answers over; what they do not name stays as it is.
pub fn take_over(assessment: &mut Assessment, answers: Answers) {
    if let Some(disciplines) = answers.disciplines {
        assessment.disciplines = disciplines;
    }
    // What was begun there is answered now.
    let is_answered = |question: &str| {
        let answered = |behavior: &Id, step: &Id| question == format!("{behavior}/{step}");
        answers.cells.iter().any(|(behavior, by_step)| by_step.keys().any(|step| answered(behavior, step)))
    };
    assessment.resume = assessment.resume.take().filter(|resume| !is_answered(&resume.question));
    for (behavior, by_step) in answers.cells {
        assessment.cells.entry(behavior).or_default().extend(by_step);
    }
    if let Some(mut breadth) = answers.breadth {
        // A discipline that a form offers and nobody filled in.
        breadth.retain(|_, work| *work != OtherDiscipline::default());
        assessment.breadth = Some(breadth);
    }
    assessment.drop_empty_answers();
}
