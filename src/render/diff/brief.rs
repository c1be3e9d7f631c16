//! The comparison on one screen, below the picture: the count, and a line for each difference.

use super::{cells, picture, sentences};
use crate::analysis::diff::{Compared, Diff};
use crate::model::Framework;
use crate::render::{Block, Document, Line, Style};

/// Adds on how many questions the raters agree, and where they differ.
pub(super) fn count_and_differences(document: &mut Document, framework: &Framework, diff: &Diff<'_>) {
    let count = sentences::agreement(diff);
    if diff.differences.is_empty() {
        document.paragraph(Line::new().with(Style::Strong, count));
        return;
    }
    document.paragraph(Line::new().with(Style::Strong, format!("{count} Where you differ:")));
    let lines =
        |line: &dyn Fn(&Compared<'_>) -> Line| vec![Block::List(diff.differences.iter().map(line).collect())];
    let drawn = lines(&|cell| {
        cells::name(framework, cell).text(": ").with_all(picture::in_signs(framework, diff, cell))
    });
    let said = lines(&|cell| {
        cells::name(framework, cell).text(format!(". {}", picture::in_names(framework, diff, cell)))
    });
    document.push(Block::Picture { drawn, said });
}
