//! The report for people in front of one screen: the picture, then the differences to talk about.

mod brief;
mod cells;
mod occasion;
mod picture;
pub(super) mod sentences;
#[cfg(test)]
mod tests;

use super::{Block, Chart, ChartRow, Document, Line, Style, breadth, list, opinions, words};
use crate::analysis::diff::{Diff, Rater, Remark};
use crate::analysis::line;
use crate::analysis::pattern::{GapLens, Pattern};
use crate::model::{Assessment, Behavior, Framework, Lens, SealState, Side};

pub use occasion::{Next, Occasion};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Detail {
    /// Where the raters agree, as much as where they differ.
    All,
    /// Where they agree, one line per cell.
    #[default]
    Folded,
    /// One screen: the picture, the count, and one line per difference.
    Brief,
}

/// The comparison as a report; `occasion` where it is one person's review.
pub fn document(
    framework: &Framework,
    diff: &Diff<'_>,
    occasion: Option<&Occasion<'_>>,
    detail: Detail,
) -> Document {
    let mut document = Document::titled(title(diff));
    let (notices, asides): (Vec<&Remark<'_>>, Vec<_>) =
        diff.remarks.iter().partition(|remark| sentences::is_grave(remark));
    for remark in notices {
        document.push(Block::Notice(sentences::remark(framework, diff, remark).into()));
    }
    if detail != Detail::Brief {
        let peers = occasion.and_then(Occasion::peers);
        document.push(Block::List(diff.raters.iter().map(introduction).chain(peers).collect()));
        occasion.iter().for_each(|occasion| occasion.begin(&mut document, framework));
    }
    if [&diff.differences, &diff.agreements, &diff.open, &diff.not_asked].iter().all(|list| list.is_empty()) {
        document.paragraph(format!("{} rated anything yet.", sentences::neither(diff)));
        return document;
    }
    picture::draw(&mut document, framework, diff, detail);
    let said = occasion.and_then(|occasion| occasion.opinions);
    if detail == Detail::Brief {
        brief::count_and_differences(&mut document, framework, diff);
        said.iter().for_each(|said| opinions::say(&mut document, framework, said));
        return document;
    }
    document.push(Block::Chart(chart(framework, &series(diff))));
    document.paragraph(Line::new().with(Style::Strong, sentences::agreement(diff)));
    if !asides.is_empty() {
        let lines = asides.into_iter().map(|remark| sentences::remark(framework, diff, remark).into());
        document.push(Block::List(lines.collect()));
    }
    cells::strengths(&mut document, framework, diff);
    cells::differences(&mut document, framework, diff);
    cells::agreements(&mut document, framework, diff, detail);
    cells::open(&mut document, framework, diff, detail);
    let tees = diff.raters.iter().zip(&diff.breadth);
    let tees = tees.filter_map(|(rater, tee)| Some((format!("As {} sees it", rater.name), tee.as_ref()?)));
    breadth::tees(&mut document, framework, &tees.collect::<Vec<_>>());
    cells::not_asked(&mut document, framework, diff, detail);
    said.iter().for_each(|said| opinions::say(&mut document, framework, said));
    occasion.iter().for_each(|occasion| occasion.end(&mut document, framework, diff));
    document
}

/// Says on every page who is compared, and whether a draft is among them.
fn title(diff: &Diff<'_>) -> String {
    let names: Vec<&str> = diff.raters.iter().map(|rater| rater.name.as_str()).collect();
    let mut title = format!("Where {} agree and differ", list(&names));
    if let Some(first) = diff.raters.first().map(|rater| rater.assessment) {
        let all = |same: &dyn Fn(&Assessment) -> bool| diff.raters.iter().all(|rater| same(rater.assessment));
        if all(&|it| it.relation != Side::Oneself && it.person == first.person) {
            title += &format!(" about {}", first.person.to_name());
        }
        if all(&|it| it.cycle == first.cycle) {
            title += &format!(", {}", first.cycle);
        }
    }
    let drafts = diff.remarks.iter().find_map(|remark| match remark {
        Remark::Drafts(who) => Some(who.len()),
        _ => None,
    });
    match drafts {
        None => title,
        Some(drafts) if drafts == diff.raters.len() => title + " (drafts)",
        Some(1) => title + " (with a draft)",
        Some(_) => title + " (with drafts)",
    }
}

/// Who rated, in which role, and when it was sealed.
fn introduction(rater: &Rater<'_>) -> Line {
    let assessment = rater.assessment;
    let seal = match (&assessment.sealed, assessment.seal_state()) {
        (Some(seal), SealState::Sealed) => format!("sealed on {}", seal.date),
        (Some(seal), _) => format!("sealed on {}, changed afterwards", seal.date),
        (None, _) => "draft".to_owned(),
    };
    Line::new()
        .with(Style::Strong, rater.name.as_str())
        .text(format!(": {}, {seal}", words::relation(assessment.relation)))
}

/// The raters by name, as a chart takes them.
fn series<'a>(diff: &Diff<'a>) -> Vec<(String, &'a Assessment)> {
    diff.raters.iter().map(|rater| (rater.name.clone(), rater.assessment)).collect()
}

/// How far each rater sees each behavior reach.
pub(super) fn chart(framework: &Framework, series: &[(String, &Assessment)]) -> Chart {
    let assessments: Vec<&Assessment> = series.iter().map(|(_, assessment)| *assessment).collect();
    let steps = line::columns(framework, None, &assessments);
    let has = |behavior: &&Behavior| {
        let lenses = assessments.iter().map(|assessment| Lens::Of(&assessment.disciplines));
        lenses.into_iter().any(|lens| framework.has_behavior(&behavior.id, lens))
    };
    let rows: Vec<ChartRow> = framework
        .behaviors
        .iter()
        .filter(has)
        .map(|behavior| {
            let columns =
                |assessment| Pattern::of(framework, assessment, behavior, &steps, GapLens::Own).columns();
            let reach = series.iter().map(|(_, assessment)| columns(*assessment)).collect();
            ChartRow { label: behavior.short().to_owned(), reach }
        })
        .collect();
    let columns: Vec<String> = steps.iter().map(|step| step.name.clone()).collect();
    let names: Vec<String> = series.iter().map(|(name, _)| name.clone()).collect();
    Chart {
        title: "How far each behavior reaches".to_owned(),
        description: sentences::chart(&columns, &names, &rows),
        meaning: sentences::marks("the widest step demonstrated together with all the narrower ones", &rows),
        columns,
        series: names,
        rows,
    }
}
