//! A report as bare text, for the tests of what reports say.

use super::{Block, Document, Line};

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
            Block::Table(table) => {
                let row = |cells: Vec<String>| cells.join(" | ").trim_end().to_owned();
                lines.push(row(table.head.iter().map(Line::to_plain).collect()));
                for cells in &table.rows {
                    let cell =
                        |cell: &Vec<Line>| cell.iter().map(Line::to_plain).collect::<Vec<_>>().join(" / ");
                    lines.push(row(cells.iter().map(cell).collect()));
                }
            }
            Block::Finding(finding) => lines.push(finding.message.clone()),
            Block::Picture { .. } => {}
            Block::Chart(chart) => lines.push(format!("[{}]", chart.description)),
        }
    }
    lines.join("\n") + "\n"
}
