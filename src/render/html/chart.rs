//! How far each behavior reaches, as a drawing: one mark for each rater, told apart by shape.
//!
//! Text is measured by a generous guess, because there is no font to ask.

mod marks;

use maud::{Markup, html as page};

use crate::render::flow::{self, Row, widest_word};
use crate::render::{Chart, ChartRow, visible};
use marks::mark;

/// The height of a line of text, and what a character of it takes at most on average.
const LINE: usize = 15;
const CHARACTER: usize = 7;
/// The drawing's least width, which suits a phone, and that of a column.
const WIDTH: usize = 400;
const COLUMN: usize = 72;
const MARGIN: usize = 8;
/// The height of a row below its label.
const TRACK: usize = 30;
/// The distance of two marks side by side.
const SIDE: usize = 17;

/// The chart as an image with its description; `index` makes its ids differ from those of other charts.
pub fn chart(chart: &Chart, index: usize) -> Markup {
    let layout = Layout::of(chart);
    let (title_id, description_id) = (format!("chart-{index}-title"), format!("chart-{index}-description"));
    page! {
        div.chart {
            svg role="img" aria-labelledby=(format!("{title_id} {description_id}"))
                viewBox=(format!("0 0 {} {}", layout.width, layout.height)) style=[layout.least_width()] {
                title id=(title_id) { (visible(&chart.title)) }
                desc id=(description_id) { (visible(&chart.description)) }
                (legend(&layout))
                (heads(&layout))
                @for (row, at) in chart.rows.iter().zip(&layout.rows) { (self::row(row, at, &layout)) }
            }
        }
    }
}

/// Where everything is, in units of the drawing.
struct Layout {
    width: usize,
    height: usize,
    column: usize,
    heads: Vec<Vec<String>>,
    heads_bottom: usize,
    legend: Vec<LegendItem>,
    rows: Vec<RowLayout>,
}

/// A rater in the legend.
struct LegendItem {
    x: usize,
    y: usize,
    lines: Vec<String>,
}

/// A row's label, and the height of its marks.
struct RowLayout {
    label: Vec<String>,
    top: usize,
    track: usize,
}

impl Layout {
    fn of(chart: &Chart) -> Self {
        let names = std::iter::once("none yet").chain(chart.columns.iter().map(String::as_str));
        let count = chart.columns.len() + 1;
        let labels = chart.rows.iter().map(|row| row.label.as_str());
        let longest = widest_part(labels.chain(chart.series.iter().map(String::as_str))) + SIDE;
        let column = COLUMN.max(widest_part(names.clone()) + MARGIN).max(chart.series.len() * SIDE + MARGIN);
        let column = column.max((WIDTH - 2 * MARGIN).max(longest).div_ceil(count));
        let width = column * count + 2 * MARGIN;
        let heads: Vec<Vec<String>> = names.map(|name| wrap(name, column - MARGIN)).collect();
        let (legend, legend_bottom) = legend_items(&chart.series, width);
        let heads_bottom = legend_bottom + heads.iter().map(Vec::len).max().unwrap_or(0) * LINE;
        let mut bottom = heads_bottom + 6;
        let mut rows = Vec::new();
        for row in &chart.rows {
            let label = wrap(&row.label, width - 2 * MARGIN);
            let top = bottom + LINE + 4;
            bottom = top + (label.len() - 1) * LINE + TRACK;
            rows.push(RowLayout { label, top, track: bottom - TRACK / 2 });
        }
        Self { width, height: bottom + MARGIN, column, heads, heads_bottom, legend, rows }
    }

    /// The middle of a column.
    fn x(&self, column: usize) -> usize {
        MARGIN + column * self.column + self.column / 2
    }

    /// A drawing of many columns scrolls on a phone rather than becoming too small to read.
    fn least_width(&self) -> Option<String> {
        (self.width > WIDTH + COLUMN).then(|| format!("min-width: {}px", self.width * 4 / 5))
    }
}

fn legend_items(series: &[String], width: usize) -> (Vec<LegendItem>, usize) {
    let (mut x, mut y) = (MARGIN, LINE);
    let mut tallest = 1;
    let mut items = Vec::new();
    for name in series {
        let lines = wrap(name, width - 2 * MARGIN - SIDE);
        let taken = SIDE + lines.iter().map(|line| measure(line)).max().unwrap_or(0);
        if x > MARGIN && x + taken > width {
            (x, y) = (MARGIN, y + tallest * LINE + 4);
            tallest = 1;
        }
        tallest = tallest.max(lines.len());
        items.push(LegendItem { x, y, lines });
        x += taken + 2 * MARGIN;
    }
    (items, y + tallest * LINE)
}

fn legend(layout: &Layout) -> Markup {
    page! {
        @for (series, item) in layout.legend.iter().enumerate() {
            (mark(series, item.x + 6, item.y - 4))
            (text("name", "start", item.x + SIDE, item.y, &item.lines))
        }
    }
}

fn heads(layout: &Layout) -> Markup {
    page! {
        @for (column, lines) in layout.heads.iter().enumerate() {
            @let x = layout.x(column);
            (text("head", "middle", x, layout.heads_bottom - (lines.len() - 1) * LINE, lines))
        }
    }
}

fn row(row: &ChartRow, at: &RowLayout, layout: &Layout) -> Markup {
    let drawn = drawn(row, layout);
    let narrowest = drawn.iter().min_by_key(|mark| (mark.column, mark.x));
    let widest = drawn.iter().max_by_key(|mark| (mark.column, mark.x));
    page! {
        (text("label", "start", MARGIN, at.top, &at.label))
        line.track x1=(layout.x(0)) x2=(layout.x(layout.heads.len() - 1)) y1=(at.track) y2=(at.track) {}
        @for column in 0..layout.heads.len() {
            @let x = layout.x(column);
            line.grid x1=(x) x2=(x) y1=(at.track - 5) y2=(at.track + 5) {}
        }
        @if let (Some(first), Some(last)) = (narrowest, widest) {
            @if first.column < last.column {
                line.apart x1=(first.x) x2=(last.x) y1=(at.track) y2=(at.track) {}
            }
        }
        @for drawn in &drawn { (mark(drawn.series, drawn.x, at.track)) }
    }
}

/// A mark in its column; `x` is its own middle.
struct Drawn {
    series: usize,
    column: usize,
    x: usize,
}

/// The marks of a row; those in one column stand side by side.
fn drawn(row: &ChartRow, layout: &Layout) -> Vec<Drawn> {
    let last = layout.heads.len() - 1;
    let reached = row.reach.iter().take(layout.legend.len()).enumerate();
    let reached: Vec<(usize, usize)> =
        reached.filter_map(|(series, reach)| reach.map(|reach| (series, reach.min(last)))).collect();
    let place = |&(series, column): &(usize, usize)| {
        let together = reached.iter().filter(|(_, other)| *other == column);
        let before = together.clone().filter(|(other, _)| *other < series).count();
        let left = layout.x(column) - (together.count() - 1) * SIDE / 2;
        Drawn { series, column, x: left + before * SIDE }
    };
    reached.iter().map(place).collect()
}

fn text(class: &str, anchor: &str, x: usize, y: usize, lines: &[String]) -> Markup {
    page! {
        text class=(class) text-anchor=(anchor) x=(x) y=(y) {
            @for (index, line) in lines.iter().enumerate() {
                // The space keeps two lines apart where the text is read aloud or copied.
                @if index > 0 && !lines[index - 1].ends_with('/') { " " }
                tspan x=(x) y=(y + index * LINE) { (line) }
            }
        }
    }
}

/// The width of a text, guessed on the safe side.
fn measure(text: &str) -> usize {
    textwrap::core::display_width(text) * CHARACTER
}

/// The width of the longest part that is not broken.
fn widest_part<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| widest_word(&text.into()) * CHARACTER).max().unwrap_or(0)
}

/// The text in lines of this width; there is always one.
fn wrap(text: &str, width: usize) -> Vec<String> {
    flow::wrap(&text.into(), width / CHARACTER).iter().map(Row::to_plain).collect()
}
