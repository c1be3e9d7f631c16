//! The report from today's ratings to a step: the pattern, what is open, where to begin, and who decides.

mod cells;
pub(super) mod sentences;
#[cfg(test)]
mod tests;

use super::{Block, Document, Line, Shape, Style, Table};
use crate::analysis::gap::{Gap, GapLens};
use crate::analysis::pattern::{Pattern, Standing};
use crate::model::{Assessment, Framework};

/// The gap as a report about `person`; the chart draws the assessments in `series`, each under its name.
pub fn document(
    framework: &Framework,
    gap: &Gap<'_>,
    person: &str,
    series: &[(String, &Assessment)],
) -> Document {
    let mut document = Document::titled(sentences::title(gap, person));
    for caveat in &gap.caveats {
        document.push(Block::Notice(sentences::caveat(framework, caveat).into()));
    }
    document.paragraph(sentences::source(framework, gap));
    picture(&mut document, gap);
    // Looked at sideways, the reach of the rated disciplines would say something else than the table.
    if matches!(gap.lens, GapLens::Own) && !series.is_empty() {
        document.push(Block::Chart(super::diff::chart(framework, series)));
    }
    cells::below(&mut document, framework, gap);
    cells::at_target(&mut document, framework, gap);
    cells::focus(&mut document, framework, gap);
    if let Some(route) = sentences::route(gap) {
        document.paragraph(route);
    }
    document
}

/// How far each behavior reaches, as a bar and in words.
fn picture(document: &mut Document, gap: &Gap<'_>) {
    let row = |pattern: &Pattern<'_>| {
        vec![
            vec![Line::from(pattern.behavior.short())],
            vec![bar(pattern)],
            vec![Line::from(sentences::reach(pattern))],
        ]
    };
    document.push(Block::Table(Table {
        caption: "How far each behavior reaches today".to_owned(),
        head: ["Behavior", "Steps", "Reaches today"].map(Line::from).into(),
        rows: gap.patterns.iter().map(row).collect(),
        shape: Shape::Matrix,
    }));
    let steps: Vec<&str> = gap
        .patterns
        .first()
        .map_or(Vec::new(), |pattern| pattern.standings.iter().map(|(step, _)| step.name.as_str()).collect());
    document.paragraph(Line::new().with(Style::Quiet, format!("Steps: {}", steps.join(", then "))));
    document.paragraph(Line::new().with(Style::Quiet, legend(&gap.patterns)));
}

/// What the signs of the bars mean, those only that occur.
fn legend(patterns: &[Pattern<'_>]) -> String {
    let mut standings: Vec<Standing<'_>> =
        patterns.iter().flat_map(|pattern| pattern.standings.iter().map(|(_, standing)| *standing)).collect();
    standings.sort();
    standings.dedup_by_key(|standing| sign(*standing));
    let signs: Vec<String> =
        standings.into_iter().map(|standing| format!("{} {}", sign(standing).0, meaning(standing))).collect();
    signs.join(", ")
}

/// One sign per step, narrowest first.
fn bar(pattern: &Pattern<'_>) -> Line {
    pattern.standings.iter().fold(Line::new(), |bar, (_, standing)| {
        let (sign, style) = sign(*standing);
        bar.with(style, sign)
    })
}

fn sign(standing: Standing<'_>) -> (&'static str, Style) {
    match standing {
        Standing::Demonstrated => ("■", Style::Same),
        Standing::InPart => ("▪", Style::Same),
        Standing::NotYet => ("□", Style::Plain),
        Standing::Unsure => ("?", Style::Open),
        Standing::Unrated => ("·", Style::Open),
        Standing::NotApplicable => ("–", Style::Quiet),
        Standing::OffScale(_) => ("†", Style::Open),
        Standing::Elsewhere(_) => ("◇", Style::Open),
        Standing::NoExamples => ("×", Style::Quiet),
    }
}

fn meaning(standing: Standing<'_>) -> &'static str {
    match standing {
        Standing::Demonstrated => "demonstrated",
        Standing::InPart => "in part",
        Standing::NotYet => "not yet",
        Standing::Unsure => "not enough evidence to say",
        Standing::Unrated => "not rated",
        Standing::NotApplicable => "does not apply",
        Standing::OffScale(_) => "rated on an older scale",
        Standing::Elsewhere(_) => "rated for another discipline",
        Standing::NoExamples => "no examples here",
    }
}

/// How a cell's standing is named in JSON.
pub(super) fn key(standing: Standing<'_>) -> &'static str {
    match standing {
        Standing::Demonstrated => "demonstrated",
        Standing::InPart => "in_part",
        Standing::NotYet => "not_yet",
        Standing::Unsure => "unsure",
        Standing::Unrated => "unrated",
        Standing::NotApplicable => "not_applicable",
        Standing::OffScale(_) => "off_scale",
        Standing::Elsewhere(_) => "rated_for_another_discipline",
        Standing::NoExamples => "no_examples",
    }
}
