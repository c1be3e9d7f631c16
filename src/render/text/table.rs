//! Tables on a terminal: as wide as their content where that fits, else narrower, else one below the other.

use comfy_table::{ColumnConstraint, LineStyle, TableStyle, Width, presets};

use super::palette::{BODY, HEADING, paint};
use super::{Page, finished, hung, items, painted, prose};
use crate::render::flow::{Row, led, widest_word, wrap};
use crate::render::fold::{self, GAP, joined, natural_width};
use crate::render::{Line, Shape, Table};

/// The columns between two columns of prose.
const PROSE_GAP: usize = 4;
/// Below this width of the page, or of a column, prose is not read side by side.
const NARROW_PAGE: usize = 60;
const NARROW_COLUMN: usize = 24;
/// The same for lists, whose items are sentences.
const NARROW_LIST: usize = 36;
const WIDEST_COLUMN: usize = 60;

const RULED: TableStyle = presets::NOTHING.header_separator(LineStyle::none().fill('─'));

pub fn table(table: &Table, page: Page) -> String {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    match table.shape {
        _ if count == 0 => String::new(),
        Shape::Matrix => matrix(table, count, page),
        Shape::Folding => folding(table, count, page),
        Shape::Columns => columns(table, count, page),
        Shape::Lists => lists(table, count, page),
    }
}

/// A matrix whose words stay whole and whose cells stay on one row, else its rows as a list.
fn folding(table: &Table, count: usize, page: Page) -> String {
    let widths = match page.width {
        None if fold::is_wide(table) => None,
        None => Some(measure(table, count, natural_width, natural_width)),
        Some(width) => unbroken_widths(table, count, width.saturating_sub(GAP * (count - 1))),
    };
    match widths {
        Some(widths) => grid(table, &widths, RULED, GAP, page),
        None => super::laid_out("", fold::told(table).iter(), page),
    }
}

fn matrix(table: &Table, count: usize, page: Page) -> String {
    match matrix_widths(table, count, page.width) {
        Some(widths) => grid(table, &widths, RULED, GAP, page),
        None => one_below_the_other(table, page),
    }
}

/// The width of each column, or nothing where words would have to be cut.
fn matrix_widths(table: &Table, count: usize, page: Option<usize>) -> Option<Vec<usize>> {
    let Some(page) = page else { return Some(measure(table, count, natural_width, natural_width)) };
    let room = page.saturating_sub(GAP * (count - 1));
    unbroken_widths(table, count, room).or_else(|| {
        let broken_heads = measure(table, count, widest_word, natural_width);
        let broken_cells = measure(table, count, widest_word, widest_word);
        (total(&broken_cells) <= room).then(|| grown(broken_cells, &broken_heads, room))
    })
}

/// The same where no cell is broken. Heads give way before cells do: "cons < some" reads best on one line.
fn unbroken_widths(table: &Table, count: usize, room: usize) -> Option<Vec<usize>> {
    let natural = measure(table, count, natural_width, natural_width);
    let broken_heads = measure(table, count, widest_word, natural_width);
    if total(&natural) <= room {
        Some(natural)
    } else if total(&broken_heads) <= room {
        Some(grown(broken_heads, &natural, room))
    } else {
        None
    }
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum()
}

/// The width of each column; the first one heads its rows, and is measured as the heads are.
fn measure(
    table: &Table,
    count: usize,
    head: impl Fn(&Line) -> usize,
    cell: impl Fn(&Line) -> usize,
) -> Vec<usize> {
    let mut widths = vec![1; count];
    for (width, line) in widths.iter_mut().zip(&table.head) {
        *width = head(line).max(*width);
    }
    for row in &table.rows {
        for (column, (width, lines)) in widths.iter_mut().zip(row).enumerate() {
            let widest = lines.iter().map(|line| if column == 0 { head(line) } else { cell(line) }).max();
            *width = widest.unwrap_or(0).max(*width);
        }
    }
    widths
}

/// The widths with the room that is left given to the narrowest first, up to what they can use.
fn grown(mut widths: Vec<usize>, most: &[usize], room: usize) -> Vec<usize> {
    for _ in total(&widths)..room {
        let growing = widths.iter_mut().zip(most).filter(|(width, most)| **width < **most);
        let Some((width, _)) = growing.min_by_key(|(width, _)| **width) else { break };
        *width += 1;
    }
    widths
}

fn columns(table: &Table, count: usize, page: Page) -> String {
    let room = page.width.unwrap_or(80);
    let width = room.saturating_sub(PROSE_GAP * (count - 1)) / count;
    if room < NARROW_PAGE || width < NARROW_COLUMN {
        let prose = |cells: &[Line]| cells.iter().map(|line| prose(line, BODY, page)).collect();
        return column_after_column(table, count, page, prose);
    }
    grid(table, &vec![width.min(WIDEST_COLUMN); count], presets::NOTHING, PROSE_GAP, page)
}

/// Lists side by side, or one below the other under their heads.
fn lists(table: &Table, count: usize, page: Page) -> String {
    let width = page.width.unwrap_or(80).saturating_sub(PROSE_GAP * (count - 1)) / count;
    if width < NARROW_LIST {
        return column_after_column(table, count, page, |cells| items(cells, page));
    }
    grid(table, &vec![width.min(WIDEST_COLUMN); count], presets::NOTHING, PROSE_GAP, page)
}

/// The table drawn with these widths of its columns.
fn grid(table: &Table, widths: &[usize], style: TableStyle, gap: usize, page: Page) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(style).force_no_tty();
    let painted = |rows: &[Row], base| {
        rows.iter().map(|row| paint(row, base, page.ink())).collect::<Vec<_>>().join("\n")
    };
    if table.head.iter().any(|line| !line.to_plain().is_empty()) {
        let padded = table.head.iter().map(Some).chain(std::iter::repeat(None));
        let rows =
            padded.zip(widths).map(|(line, width)| line.map_or_else(Vec::new, |line| wrap(line, *width)));
        drawn.set_header(rows.map(|rows| painted(&rows, HEADING)));
    }
    for (at, row) in table.rows.iter().enumerate() {
        if matches!(table.shape, Shape::Folding | Shape::Matrix) && at > 0 && fold::is_heading(row) {
            drawn.add_row([""]);
        }
        let padded = row.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        let cells = padded.zip(widths).map(|(lines, width)| cell(lines, *width, table.shape));
        drawn.add_row(cells.map(|rows| painted(&rows, BODY)));
    }
    let gap = u16::try_from(gap).unwrap_or(0);
    for (column, width) in drawn.column_iter_mut().zip(widths) {
        let gap = if column.index + 1 < widths.len() { gap } else { 0 };
        let width = u16::try_from(*width).unwrap_or(u16::MAX - gap) + gap;
        column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    drawn.lines().map(|line| finished(&line)).collect()
}

fn cell(lines: &[Line], width: usize, shape: Shape) -> Vec<Row> {
    let rows = |line| match shape {
        Shape::Lists => hung("- ", line, width),
        _ => wrap(line, width),
    };
    lines.iter().flat_map(rows).collect()
}

/// Each row as a label with its cells listed below it.
fn one_below_the_other(table: &Table, page: Page) -> String {
    let mut out = String::new();
    for row in &table.rows {
        let (label, cells) =
            row.split_first().map_or((&[][..], &[][..]), |(first, rest)| (first.as_slice(), rest));
        out.extend(label.iter().map(|line| prose(line, HEADING, page)));
        let heads = table.head.iter().skip(1).map(Some).chain(std::iter::repeat(None));
        for (head, lines) in heads.zip(cells) {
            out.push_str(&labeled(head, lines, page));
        }
    }
    out
}

/// A cell after its head, or below it where they do not fit on one row.
fn labeled(head: Option<&Line>, lines: &[Line], page: Page) -> String {
    let content = joined(lines);
    if content.to_plain().trim().is_empty() {
        return String::new();
    }
    let head = head.filter(|head| !head.to_plain().is_empty());
    let label = head.map_or_else(Line::new, |head| head.clone().text(":"));
    let both = if head.is_some() { joined(&[label.clone(), content.clone()]) } else { content.clone() };
    let room = page.prose().saturating_sub(2);
    if let [row] = wrap(&both, room).as_slice() {
        return indented(vec![row.clone()], "  ", page);
    }
    let label = if head.is_some() { wrap(&label, room) } else { Vec::new() };
    indented(label, "  ", page) + &indented(wrap(&content, room.saturating_sub(2)), "    ", page)
}

fn indented(rows: Vec<Row>, indent: &str, page: Page) -> String {
    let rows: Vec<Row> = rows.into_iter().map(|row| led(indent, row)).collect();
    painted(&rows, BODY, page)
}

/// Each column as its head with its cells below it.
fn column_after_column(table: &Table, count: usize, page: Page, shown: impl Fn(&[Line]) -> String) -> String {
    let columns = (0..count).map(|column| {
        let head = table.head.get(column).filter(|head| !head.to_plain().is_empty());
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let cells: String = cells.map(|lines| shown(lines)).collect();
        head.map(|head| prose(head, HEADING, page)).unwrap_or_default() + &cells
    });
    columns.filter(|column| !column.is_empty()).collect::<Vec<_>>().join("\n")
}
