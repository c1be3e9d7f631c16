//! `--answers FILE`: fills an assessment without a terminal.

use std::path::Path;

use crate::commands::Context;
use crate::diagnostic::{Part, Problem, Source};
use crate::error::{InvalidFiles, UserError};
use crate::model::{Answers, Assessment, Cells, Framework, KnownIds, Rating};
use crate::store::{self};
use crate::yaml::Strictness;

/// Takes the answers of a file over into the assessment; a cell that it does not name stays as it is.
pub fn fill(
    context: &Context,
    assessment: &mut Assessment,
    framework: &Framework,
    path: &Path,
) -> anyhow::Result<()> {
    let shown = path.to_string_lossy();
    let source = if path == Path::new("-") {
        store::standard_input()?
    } else {
        let full = context.current.join(path);
        if !full.is_file() {
            return Err(UserError::new(format!("there is no file `{shown}`")).into());
        }
        store::source(&full, &shown)?
    };
    let source = source.map_err(|finding| InvalidFiles(vec![finding]))?;
    take_over(assessment, framework, &source)
}

/// Takes answers over from a text, or says everything that is wrong with it.
pub fn take_over(
    assessment: &mut Assessment,
    framework: &Framework,
    source: &std::sync::Arc<Source>,
) -> anyhow::Result<()> {
    let mut reading = crate::yaml::typed::<Answers>(source, Strictness::Strict);
    KnownIds::of(framework).suggest(&mut reading.findings);
    let filed = store::whole(reading)?;
    let mut merged = assessment.clone();
    merged.disciplines = filed.value.disciplines.unwrap_or(merged.disciplines);
    let only_new = Assessment {
        cells: filed.value.cells.clone(),
        disciplines: merged.disciplines.clone(),
        ..merged.clone()
    };
    let mut problems = only_new.unknown_ids(source, framework);
    problems.extend(reasons_missing(&filed.value.cells, source));
    if !problems.is_empty() {
        return Err(InvalidFiles(store::placed(problems)).into());
    }
    for (behavior, by_step) in filed.value.cells {
        merged.cells.entry(behavior).or_default().extend(by_step);
    }
    *assessment = merged;
    Ok(())
}

/// "Does not apply" is an answer only with its reason.
fn reasons_missing(cells: &Cells, source: &std::sync::Arc<Source>) -> Vec<Problem> {
    let answers = cells
        .iter()
        .flat_map(|(behavior, by_step)| by_step.iter().map(move |(step, answer)| (behavior, step, answer)));
    answers
        .filter(|(_, _, answer)| answer.rating == Some(Rating::NotApplicable) && answer.note.is_none())
        .map(|(behavior, step, _)| {
            let path = vec!["cells".into(), behavior.into(), step.into(), "rating".into()];
            let at = crate::diagnostic::At { path, part: Part::Value };
            Problem::new("reason-missing", source, at, "`not-applicable` needs a reason")
                .help("add it as the `note` of this cell")
        })
        .collect()
}
