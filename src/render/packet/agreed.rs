//! What was agreed over the cycles: how far each behavior reached in each of them.

use crate::analysis::packet::{Agreed, Move};
use crate::analysis::pattern::Pattern;
use crate::model::{Framework, Step};
use crate::render::gap::{bar, legend, sentences};
use crate::render::{Block, Document, Line, Shape, Style, Table, lines};

const CAPTION: &str = "How far each behavior reached, by cycle";

/// One row for each behavior, one column for each cycle, the latest one also in words.
pub(super) fn over_the_cycles(document: &mut Document, framework: &Framework, asked: &Move<'_>) {
    document.heading(1, "What was agreed");
    if asked.earlier > 0 {
        let shown = asked.agreed.len();
        document.paragraph(format!("The latest {shown} of {} reviews.", shown + asked.earlier));
    }
    let bars = |pattern: &Pattern<'_>| vec![bar(pattern)];
    let in_words = |pattern: &Pattern<'_>| vec![Line::from(sentences::reach(pattern))];
    let all: Vec<Pattern<'_>> = asked.agreed.iter().flat_map(|it| it.patterns.clone()).collect();
    let steps = asked.gap.patterns.first().map(|pattern| pattern.states.iter());
    let steps: Vec<&Step> = steps.into_iter().flatten().map(|(step, _)| *step).collect();
    let legend = [format!("Steps: {}", lines::in_order(framework, &steps)), legend(&all)];
    let legend = legend.map(|line| Block::Paragraph(Line::new().with(Style::Quiet, line)));
    let drawn = Block::Table(table(asked, &bars, Some(&in_words)));
    let said = Block::Table(table(asked, &in_words, None));
    document.push(Block::Picture { drawn: [drawn].into_iter().chain(legend).collect(), said: vec![said] });
}

/// How a pattern is told in a table.
type Told<'t> = &'t dyn Fn(&Pattern<'_>) -> Vec<Line>;

/// The table with each pattern as `told`; what is said `last` is about the latest cycle.
fn table(asked: &Move<'_>, told: Told<'_>, last: Option<Told<'_>>) -> Table {
    let cycles = asked.agreed.iter().map(|it| Line::from(it.assessment.cycle.as_str()));
    let reaches = last.map(|_| Line::from("Reaches"));
    let row = |(at, pattern): (usize, &Pattern<'_>)| {
        let of = |agreed: &Agreed<'_>| agreed.patterns.get(at).map(told).unwrap_or_default();
        let behavior = vec![Line::from(pattern.behavior.short())];
        let cells = std::iter::once(behavior).chain(asked.agreed.iter().map(of));
        cells.chain(last.map(|last| last(pattern))).collect()
    };
    Table {
        caption: CAPTION.to_owned(),
        head: std::iter::once(Line::from("Behavior")).chain(cycles).chain(reaches).collect(),
        rows: asked.gap.patterns.iter().enumerate().map(row).collect(),
        shape: Shape::Matrix,
    }
}
