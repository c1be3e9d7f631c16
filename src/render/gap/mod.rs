//! The report from today's ratings to a step: the pattern, what is open, where to begin, and who decides.

mod cells;
pub(super) mod sentences;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::{Block, Document, Line, Shape, Style, Table, breadth, focus, groups, lines};
use crate::analysis::gap::{Gap, GapLens};
use crate::analysis::guide::{Occasion, pointer};
use crate::analysis::pattern::{CellState, Pattern};
use crate::model::{Assessment, Framework, Step};

const CAPTION: &str = "How far each behavior reaches today";

/// The gap as a report about `person`; the chart draws the assessments in `series`, each under its name.
pub fn document(
    framework: &Framework,
    gap: &Gap<'_>,
    person: &str,
    rater: &str,
    series: &[(String, &Assessment)],
    today: Date,
) -> Document {
    let mut document = Document::titled(sentences::title(gap, person));
    for caveat in &gap.caveats {
        document.push(Block::Notice(sentences::caveat(framework, caveat, rater).into()));
    }
    document.paragraph(sentences::source(framework, gap, rater));
    if let Some(crossing) = &gap.crossing {
        let lines = sentences::crossing(gap, crossing);
        document.push(Block::List(lines.into_iter().map(Line::from).collect()));
    }
    if gap.goal.is_profile() {
        document.paragraph(sentences::profile(framework, gap));
    }
    if !gap.left_open.is_empty() {
        document.paragraph(sentences::left_open(framework, &gap.left_open));
    }
    if let Some(day) = gap.step_by {
        document.paragraph(sentences::step_by(day, today));
    }
    if !gap.agreed_focus.is_empty() {
        document.heading(1, "Agreed focus");
        document.push(focus::agreed(framework, gap.agreed_focus, today));
        document.heading(1, "Where things stand today");
    }
    picture(&mut document, framework, gap);
    // Looked at sideways, the reach of the rated disciplines would say something else than the table.
    if matches!(gap.lens, GapLens::Own) && !series.is_empty() {
        document.push(Block::Chart(super::diff::chart(framework, series)));
    }
    if let Some(tee) = &gap.breadth {
        breadth::tees(&mut document, framework, &[(person.to_owned(), tee)]);
    }
    if !gap.follow_up.is_empty() {
        document.heading(1, "What became of the focus before");
        document.push(focus::followed_up(framework, gap.follow_up));
    }
    cells::below(&mut document, framework, gap);
    cells::at_target(&mut document, framework, gap);
    cells::candidates(&mut document, framework, gap);
    if let Some(route) = sentences::route(gap) {
        document.paragraph(route);
    }
    let occasion = if matches!(gap.lens, GapLens::Own) { Occasion::Step } else { Occasion::Sideways };
    if let Some(topic) = pointer(framework, occasion) {
        let line = Line::new().with(Style::Quiet, format!("{}: ", topic.title));
        document.paragraph(line.with(Style::Code, format!("steps guide {}", topic.id)));
    }
    document
}

/// How far each behavior reaches, as a bar and in words.
fn picture(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    let row = |pattern: &Pattern<'_>| {
        vec![
            vec![Line::from(pattern.behavior.short())],
            vec![bar(pattern)],
            vec![Line::from(sentences::reach(pattern))],
        ]
    };
    let behaviors = gap.patterns.iter().map(|pattern| &pattern.behavior.id);
    let rows = groups::under_headings(framework, behaviors, |id| {
        let pattern = gap.patterns.iter().find(|pattern| pattern.behavior.id == *id);
        pattern.map(row).unwrap_or_default()
    });
    let table = Table {
        caption: CAPTION.to_owned(),
        head: ["Behavior", "Steps", "Reaches today"].map(Line::from).into(),
        rows,
        shape: Shape::Matrix,
    };
    let steps = steps(gap);
    let looked_at: Vec<&Step> =
        gap.patterns.first().map_or(Vec::new(), |it| it.states.iter().map(|(step, _)| *step).collect());
    let legend = [format!("Steps: {}", lines::in_order(framework, &looked_at)), legend(&gap.patterns)];
    let legend = legend.map(|line| Block::Paragraph(Line::new().with(Style::Quiet, line)));
    let drawn = [Block::Table(table)].into_iter().chain(legend).collect();
    document.push(Block::Picture { drawn, said: vec![Block::Table(said(gap, &steps))] });
}

/// The steps that are looked at, narrowest first.
fn steps<'a>(gap: &Gap<'a>) -> Vec<&'a str> {
    let first = gap.patterns.first();
    first.map_or(Vec::new(), |pattern| pattern.states.iter().map(|(step, _)| step.name.as_str()).collect())
}

/// The same in words, with the state at each step.
fn said(gap: &Gap<'_>, steps: &[&str]) -> Table {
    let row = |pattern: &Pattern<'_>| {
        let states = pattern.states.iter().map(|(_, state)| shown(*state).meaning.to_owned());
        let cells = [pattern.behavior.short().to_owned()].into_iter().chain(states);
        cells.chain([sentences::reach(pattern)]).map(|cell| vec![Line::from(cell)]).collect()
    };
    let heads = ["Behavior"].iter().chain(steps).chain(&["Reaches today"]);
    Table {
        caption: CAPTION.to_owned(),
        head: heads.map(|head| Line::from(*head)).collect(),
        rows: gap.patterns.iter().map(row).collect(),
        shape: Shape::Matrix,
    }
}

/// What the signs of the bars mean, those only that occur.
pub(super) fn legend(patterns: &[Pattern<'_>]) -> String {
    let mut states: Vec<CellState<'_>> =
        patterns.iter().flat_map(|pattern| pattern.states.iter().map(|(_, state)| *state)).collect();
    states.sort();
    let mut signs: Vec<String> =
        states.into_iter().map(shown).map(|it| format!("{} {}", it.sign, it.meaning)).collect();
    signs.dedup();
    signs.join(", ")
}

/// One sign per step, narrowest first.
pub(super) fn bar(pattern: &Pattern<'_>) -> Line {
    pattern.states.iter().fold(Line::new(), |bar, (_, state)| {
        let shown = shown(*state);
        bar.with(shown.style, shown.sign)
    })
}

/// How a state is shown: its sign in a bar, what the legend says of it, and its name in JSON.
pub(super) struct Shown {
    pub sign: &'static str,
    pub style: Style,
    pub meaning: &'static str,
    pub key: &'static str,
}

pub(super) fn shown(state: CellState<'_>) -> Shown {
    let (sign, style, meaning, key) = match state {
        CellState::Demonstrated => ("■", Style::Same, "demonstrated", "demonstrated"),
        CellState::InPart => ("▪", Style::Same, "in part", "in_part"),
        CellState::NotYet => ("□", Style::Plain, "not yet", "not_yet"),
        CellState::Unsure => ("?", Style::Open, "not enough evidence to say", "unsure"),
        CellState::Unrated => ("○", Style::Open, "not rated", "unrated"),
        CellState::NotAsked | CellState::TakenAsGiven => ("·", Style::Open, "not asked", "not_asked"),
        CellState::NotApplicable => ("–", Style::Quiet, "does not apply", "not_applicable"),
        CellState::OffScale(_) => ("†", Style::Open, "rated on an older scale", "off_scale"),
        CellState::Elsewhere(_) => {
            ("◇", Style::Open, "rated for another discipline", "rated_for_another_discipline")
        }
        CellState::NoExamples => ("×", Style::Quiet, "no examples here", "no_examples"),
    };
    Shown { sign, style, meaning, key }
}
