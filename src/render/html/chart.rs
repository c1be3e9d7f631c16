//! How far each behavior reaches, as a drawing: one mark for each rater, told apart by shape. Who says the same is
//! drawn in the same place, one mark inside the other.
//!
//! Text is measured by a generous guess, because there is no font to ask.

mod marks;

use std::ops::Range;

use maud::{Markup, html as page};

use crate::render::flow::{self, Row, widest_word};
use crate::render::{Chart, ChartRow, visible};
use marks::{SHAPES, height, mark};

/// The height of a line of text, and what a character of it takes at most on average.
pub(super) const LINE: usize = 15;
pub(super) const CHARACTER: usize = 7;
/// The drawing's least width, which suits a phone, and that of a column.
pub(super) const WIDTH: usize = 400;
const COLUMN: usize = 72;
pub(super) const MARGIN: usize = 8;
/// The room between two lanes, in each of which as many raters fit as there are shapes.
const GAP: usize = 6;
/// Where a mark stands beside a name, and where the name begins.
const SIDE: usize = 17;
const NAME: usize = 2 * SIDE + 4;

/// The chart as an image with its description; `index` makes its ids differ from those of other charts.
pub fn chart(chart: &Chart, index: usize) -> Markup {
    let layout = Layout::of(chart);
    let (title_id, description_id) = (format!("chart-{index}-title"), format!("chart-{index}-description"));
    page! {
        figure.chart {
            svg role="img" aria-labelledby=(format!("{title_id} {description_id}"))
                viewBox=(format!("0 0 {} {}", layout.width, layout.height)) style=[layout.least_width()] {
                title id=(title_id) { (visible(&chart.title)) }
                desc id=(description_id) { (visible(&chart.description)) }
                (legend(&layout))
                (heads(&layout))
                @for (row, at) in chart.rows.iter().zip(&layout.rows) { (self::row(row, at, &layout)) }
            }
            @if !chart.meaning.is_empty() {
                figcaption { strong { (visible(&chart.title)) "." } " " (visible(&chart.meaning)) }
            }
        }
    }
}

/// Where everything is, in units of the drawing.
struct Layout {
    width: usize,
    height: usize,
    column: usize,
    /// The height of a lane.
    lane: usize,
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

/// A row's label, and the height of its first lane.
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
        let longest = widest_part(labels.chain(chart.series.iter().map(String::as_str))) + NAME;
        let column = COLUMN.max(widest_part(names.clone()) + MARGIN);
        let column = column.max((WIDTH - 2 * MARGIN).max(longest).div_ceil(count));
        let width = column * count + 2 * MARGIN;
        let heads: Vec<Vec<String>> = names.map(|name| wrap(name, column - MARGIN)).collect();
        let (legend, legend_bottom) = legend_items(&chart.series, width);
        let heads_bottom = legend_bottom + heads.iter().map(Vec::len).max().unwrap_or(0) * LINE;
        let (lane, lanes) = (lane_height(&chart.series), chart.series.len().div_ceil(SHAPES).max(1));
        let mut bottom = heads_bottom + 6;
        let mut rows = Vec::new();
        for row in &chart.rows {
            let label = wrap(&row.label, width - 2 * MARGIN);
            let top = bottom + LINE + 4;
            let track = top + (label.len() - 1) * LINE + lane / 2 + 2;
            bottom = track + lane / 2 + (lanes - 1) * lane;
            rows.push(RowLayout { label, top, track });
        }
        Self { width, height: bottom + MARGIN, column, lane, heads, heads_bottom, legend, rows }
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

fn lane_height(series: &[String]) -> usize {
    height(series.len()) + GAP
}

fn legend_items(series: &[String], width: usize) -> (Vec<LegendItem>, usize) {
    let (mut x, mut y) = (0, lane_height(series) / 2 + 4);
    let mut tallest = 1;
    let mut items = Vec::new();
    for name in series {
        let lines = wrap(name, width - MARGIN - NAME);
        let taken = NAME + lines.iter().map(|line| measure(line)).max().unwrap_or(0);
        if x > 0 && x + taken > width {
            (x, y) = (0, y + (tallest * LINE).max(lane_height(series)));
            tallest = 1;
        }
        tallest = tallest.max(lines.len());
        items.push(LegendItem { x, y, lines });
        x += taken + MARGIN;
    }
    (items, y + tallest * LINE + MARGIN)
}

fn legend(layout: &Layout) -> Markup {
    page! {
        @for (series, item) in layout.legend.iter().enumerate() {
            (mark(series, item.x + SIDE, item.y - 4))
            (text("name", "start", item.x + NAME, item.y, &item.lines))
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
    let series = row.reach.len().min(layout.legend.len());
    page! {
        (text("label", "start", MARGIN, at.top, &at.label))
        @for lane in 0..series.div_ceil(SHAPES).max(1) {
            (self::lane(row, lane * SHAPES..series.min((lane + 1) * SHAPES), at.track + lane * layout.lane, layout))
        }
    }
}

/// The marks of some series at this height, the widest shape first, so that the others stand inside it.
fn lane(row: &ChartRow, series: Range<usize>, y: usize, layout: &Layout) -> Markup {
    let last = layout.heads.len() - 1;
    let x = |reach: usize| layout.x(reach.min(last));
    let marks: Vec<(usize, usize)> =
        series.rev().filter_map(|series| Some((series, x(row.reach[series]?)))).collect();
    let ends = || marks.iter().map(|(_, x)| *x);
    page! {
        line.track x1=(layout.x(0)) x2=(layout.x(last)) y1=(y) y2=(y) {}
        @for column in 0..=last {
            @let x = layout.x(column);
            line.grid x1=(x) x2=(x) y1=(y - 5) y2=(y + 5) {}
        }
        @if let (Some(first), Some(last)) = (ends().min(), ends().max()) {
            @if first < last {
                line.apart x1=(first) x2=(last) y1=(y) y2=(y) {}
            }
        }
        @for (series, x) in marks { (mark(series, x, y)) }
    }
}

pub(super) fn text(class: &str, anchor: &str, x: usize, y: usize, lines: &[String]) -> Markup {
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
pub(super) fn measure(text: &str) -> usize {
    textwrap::core::display_width(text) * CHARACTER
}

/// The width of the longest part that is not broken.
pub(super) fn widest_part<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| widest_word(&text.into()) * CHARACTER).max().unwrap_or(0)
}

/// The text in lines of this width; there is always one.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    flow::wrap(&text.into(), width / CHARACTER).iter().map(Row::to_plain).collect()
}
