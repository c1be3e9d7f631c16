//! A report line by line: each cell of a table after its head, signs in words, nothing side by side.

use crate::render::timeline::NONE;
use crate::render::{Band, Block, Document, Line, Shape, Span, Spot, Style, Table, Timeline, fold};

/// The blocks of a report with nothing in them that a place or a sign tells.
pub fn retold(document: &Document) -> Vec<Block> {
    document.said().flat_map(self::block).collect()
}

fn block(block: &Block) -> Vec<Block> {
    match block {
        Block::Heading(level, line) => vec![Block::Heading(*level, in_words(line))],
        Block::Paragraph(line) => vec![Block::Paragraph(in_words(line))],
        Block::Notice(line) => {
            vec![Block::Paragraph(joined([Line::new().with(Style::Strong, "Note: "), in_words(line)]))]
        }
        Block::List(items) => vec![Block::List(items.iter().map(in_words).collect())],
        Block::Numbered(first, items) => vec![Block::Numbered(*first, items.iter().map(in_words).collect())],
        Block::Code(code) => vec![Block::Code(code.clone())],
        Block::Table(table) => match table.shape {
            Shape::Matrix => matrix(table),
            Shape::Folding => fold::told(table).iter().flat_map(self::block).collect(),
            Shape::Columns => columns(table),
            Shape::Lists => lists(table),
        },
        Block::Timeline(timeline) => self::timeline(timeline),
        Block::Finding(finding) => vec![Block::Finding(finding.clone())],
        Block::Chart(_) | Block::Picture { .. } => Vec::new(),
    }
}

/// A row after the other, each cell on a line of its own after its head.
fn matrix(table: &Table) -> Vec<Block> {
    let caption = (!table.caption.is_empty()).then(|| self::caption(&table.caption));
    let row = |row: &Vec<Vec<Line>>| {
        let heads = table.head.iter().map(Some).chain(std::iter::repeat(None));
        Block::Paragraph(below_each_other(heads.zip(row).filter_map(|(head, cell)| labeled(head, cell))))
    };
    caption.into_iter().chain(table.rows.iter().map(row)).collect()
}

fn caption(text: &str) -> Block {
    Block::Paragraph(Line::new().with(Style::Strong, format!("{text}:")))
}

/// A cycle after the other, each side of it on a line of its own; where several have one, each with their name.
fn timeline(timeline: &Timeline) -> Vec<Block> {
    let said = |head: String, says: &str| labeled(Some(&head.as_str().into()), &[says.into()]);
    let band = |band: &Band, at: usize| {
        let line = |spot: &Spot| {
            let who = spot.who.iter().map(|who| format!(", {who}"));
            said([band.name.clone()].into_iter().chain(who).collect(), &spot.in_words())
        };
        match band.spots.get(at) {
            Some(spots) if !spots.is_empty() => spots.iter().map(line).collect(),
            _ => vec![said(band.name.clone(), NONE)],
        }
    };
    let cycle = |(at, name): (usize, &String)| {
        let bands = timeline.bands.iter().flat_map(|one| band(one, at));
        let lines = [said("Cycle".to_owned(), name)].into_iter().chain(bands).flatten();
        Block::Paragraph(below_each_other(lines))
    };
    let cycles = timeline.cycles.iter().enumerate().map(cycle);
    [caption(&timeline.caption())].into_iter().chain(cycles).collect()
}

/// A column after the other, its cells below its head.
fn columns(table: &Table) -> Vec<Block> {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let column = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).flatten();
        Block::Paragraph(below_each_other(table.head.get(at).into_iter().chain(cells).map(in_words)))
    };
    (0..count).map(column).collect()
}

/// A list after the other, each below its head; nothing of one that is empty.
fn lists(table: &Table) -> Vec<Block> {
    let list = |(at, head): (usize, &Line)| {
        let items: Vec<Line> =
            table.rows.iter().filter_map(|row| row.get(at)).flatten().map(in_words).collect();
        let head = Line::new().with(Style::Strong, format!("{}:", head.to_plain()));
        let blocks = [Block::Paragraph(head), Block::List(items.clone())];
        if items.is_empty() { Vec::new() } else { blocks.into() }
    };
    table.head.iter().enumerate().flat_map(list).collect()
}

/// A cell after its head; nothing where it says nothing.
fn labeled(head: Option<&Line>, cell: &[Line]) -> Option<Line> {
    let says = below_each_other(cell.iter().map(in_words));
    if says.to_plain().trim().is_empty() {
        return None;
    }
    let head = head.filter(|head| !head.to_plain().is_empty());
    let head = head.map(|head| Line::new().with(Style::Strong, format!("{}: ", head.to_plain())));
    Some(joined(head.into_iter().chain([says])))
}

/// Lines as one that breaks between them.
fn below_each_other(lines: impl Iterator<Item = Line>) -> Line {
    joined(lines.enumerate().flat_map(|(at, line)| {
        let end = (at > 0).then(|| Line::from("\n"));
        end.into_iter().chain([line])
    }))
}

fn joined(lines: impl IntoIterator<Item = Line>) -> Line {
    Line(lines.into_iter().flat_map(|line| line.0).collect())
}

/// The line with words for what only marks tell, which are not read aloud.
fn in_words(line: &Line) -> Line {
    let span = |span: &Span| match span.style {
        Style::Removed => Span { text: format!("(removed: {})", span.text), style: Style::Plain, to: None },
        Style::Added => Span { text: format!("(added: {})", span.text), style: Style::Plain, to: None },
        _ => span.clone(),
    };
    Line(line.0.iter().map(span).collect())
}
