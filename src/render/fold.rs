//! A matrix that has no room, row by row: the one place that decides when it has none, and how it is told then.

use super::flow::{self, wrap};
use super::{Block, Line, Style, Table, list};

/// The columns that a matrix may take where nobody says how wide the page is: as many as prose.
const WIDEST: usize = 100;
/// The columns between two columns of a matrix.
pub const GAP: usize = 2;
/// What is drawn where there is nothing.
pub const NOTHING: &str = "–";

/// Whether a matrix is too wide to be read where nobody says how wide the page is, as in a pipe or on the web.
pub fn is_wide(table: &Table) -> bool {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column)).flatten();
        table.head.get(column).into_iter().chain(cells).map(natural_width).max().unwrap_or(0)
    };
    (0..count).map(width).sum::<usize>() + GAP * count.saturating_sub(1) > WIDEST
}

/// The columns that a line takes unless it is broken.
pub fn natural_width(line: &Line) -> usize {
    wrap(line, usize::MAX).iter().map(flow::width).max().unwrap_or(0)
}

/// What the table shows, and its rows, each in a line: `Baking: 2 at Bench; 1 at House and Street`.
pub fn told(table: &Table) -> Vec<Block> {
    let strong = |text: &str| Block::Paragraph(Line::new().with(Style::Strong, format!("{text}:")));
    let mut blocks = vec![strong(&table.caption)];
    for part in table.rows.chunk_by(|_, next| !is_heading(next)) {
        let (heading, rows) = match part {
            [heading, rows @ ..] if is_heading(heading) => (Some(heading), rows),
            rows => (None, rows),
        };
        blocks.extend(heading.map(|row| strong(&joined(&row.concat()).to_plain())));
        let rows: Vec<Line> = rows.iter().map(|row| self::row(table, row)).collect();
        blocks.extend((!rows.is_empty()).then_some(Block::List(rows)));
    }
    blocks
}

/// Whether a row heads those below it.
pub fn is_heading(row: &[Vec<Line>]) -> bool {
    row.len() == 1
}

/// What a row says, and where: the columns that say the same are told together, and most of them as a rule that
/// the others are exceptions from.
fn row(table: &Table, cells: &[Vec<Line>]) -> Line {
    let Some((label, cells)) = cells.split_first() else { return Line::new() };
    let mut groups: Vec<(Line, Vec<String>)> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let says = said(cell);
        let head = table.head.get(at + 1).map(Line::to_plain).unwrap_or_default();
        match groups.iter_mut().find(|(known, _)| known.to_plain() == says.to_plain()) {
            Some((_, heads)) => heads.push(head),
            None => groups.push((says, vec![head])),
        }
    }
    let line = Line::new().with(Style::Strong, format!("{}: ", joined(label).to_plain()));
    let rule = groups.iter().position(|(_, heads)| heads.len() > 2 && heads.len() * 2 > cells.len());
    let (line, is_rule) = match rule.map(|at| groups.remove(at)) {
        Some((says, _)) if groups.is_empty() && says.to_plain() == NONE => return line.with_all(says),
        Some((says, _)) => (line.with_all(says).text(" everywhere"), true),
        None => (line, false),
    };
    groups.into_iter().enumerate().fold(line, |line, (at, (says, heads))| {
        let before = match (at, is_rule) {
            (0, true) => ", but ",
            (0, false) => "",
            _ => "; ",
        };
        line.text(before).with_all(says).text(format!(" at {}", list(&heads)))
    })
}

/// What is said where there is nothing.
const NONE: &str = "none";

fn said(cell: &[Line]) -> Line {
    let line = joined(cell);
    match line.to_plain().trim() {
        "" | NOTHING => NONE.into(),
        _ => line,
    }
}

/// Lines as one, a space between them.
pub fn joined(lines: &[Line]) -> Line {
    let mut joined = Line::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            joined = joined.text(" ");
        }
        joined.0.extend(line.0.clone());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(heads: &[&str], cells: &[&str]) -> Table {
        let row = std::iter::once("Baking").chain(cells.iter().copied());
        Table {
            head: std::iter::once("Behavior").chain(heads.iter().copied()).map(Line::from).collect(),
            rows: vec![row.map(|cell| vec![Line::from(cell)]).collect()],
            ..Table::default()
        }
    }

    fn plain(blocks: &[Block]) -> String {
        let block = |block: &Block| match block {
            Block::Paragraph(line) => line.to_plain(),
            Block::List(items) => {
                items.iter().map(|item| format!("- {}", item.to_plain())).collect::<Vec<_>>().join("\n")
            }
            other => panic!("{other:?}"),
        };
        blocks.iter().map(block).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_row_of_one_cell_heads_those_below_it() {
        let mut table = table(&["A", "B", "C"], &["1", "1", "1"]);
        let row = table.rows[0].clone();
        table.rows = vec![row.clone(), vec![vec![Line::from("At the oven")]], row.clone(), row];
        let one = "- Baking: 1 everywhere";
        assert_eq!(plain(&told(&table)), format!(":\n{one}\nAt the oven:\n{one}\n{one}"));
    }

    #[test]
    fn columns_that_say_the_same_are_told_together() {
        let check = |cells: &[&str], expect: &str| {
            let heads = &["A", "B", "C", "D", "E"][..cells.len()];
            assert_eq!(plain(&told(&table(heads, cells))), format!(":\n- {expect}"));
        };
        check(&["5", "5", "5", "5", "5"], "Baking: 5 everywhere");
        check(&["5", "5", "4", "5", "–"], "Baking: 5 everywhere, but 4 at C; none at E");
        check(&["2", "1", "2", "1", "–"], "Baking: 2 at A and C; 1 at B and D; none at E");
        check(&["–", "–", "–", "–", "–"], "Baking: none");
        check(&["2", "2"], "Baking: 2 at A and B");
        check(&["", "3", ""], "Baking: none at A and C; 3 at B");
    }

    #[test]
    fn a_matrix_is_wide_where_it_is_wider_than_prose() {
        let check = |width: usize, expect: bool| {
            let head = "x".repeat(width - "Behavior".len() - GAP);
            assert_eq!(is_wide(&table(&[&head], &["1"])), expect, "{width}");
        };
        check(WIDEST, false);
        check(WIDEST + 1, true);
    }
}
