//! A report as bare text, for the tests of what reports say.

use super::{Block, Document, Line, Table};

/// Block by block, one line each; the cells of a table parted by bars.
pub fn plain(document: &Document) -> String {
    let mut lines = vec![document.title.clone()];
    for block in document.drawn() {
        match block {
            Block::Heading(level, line) => {
                lines.push(format!("{} {}", "#".repeat(usize::from(*level)), line.to_plain()));
            }
            Block::Paragraph(line) => lines.push(line.to_plain()),
            Block::Notice(line) => lines.push(format!("! {}", line.to_plain())),
            Block::List(items) => lines.extend(items.iter().map(|item| format!("- {}", item.to_plain()))),
            Block::Numbered(first, items) => {
                lines.extend(
                    (*first..).zip(items).map(|(number, item)| format!("{number}. {}", item.to_plain())),
                );
            }
            Block::Code(code) => {
                lines.extend(code.lines().map(|line| format!("    {line}").trim_end().to_owned()))
            }
            Block::Table(table) => lines.extend(rows(table)),
            Block::Timeline(timeline) => lines.extend(rows(&timeline.in_signs())),
            Block::Finding(finding) => lines.push(finding.message.clone()),
            Block::Picture { .. } => {}
            Block::Chart(chart) => lines.push(format!("[{}]", chart.description)),
        }
    }
    lines.join("\n") + "\n"
}

fn rows(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| cells.join(" | ").trim_end().to_owned();
    let cell = |cell: &Vec<Line>| cell.iter().map(Line::to_plain).collect::<Vec<_>>().join(" / ");
    let head = row(table.head.iter().map(Line::to_plain).collect());
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(cell).collect()));
    [head].into_iter().chain(rows).collect()
}
