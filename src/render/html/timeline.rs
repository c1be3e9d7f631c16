//! How a behavior moved, as a drawing: time goes to the right, steps widen upward, and each side has a band of its
//! own. Every step has its mark, so that one that is missing below a wider one is seen. The same in words is below.

use maud::{Markup, html as page};

use super::chart::{CHARACTER, LINE, MARGIN, WIDTH, measure, text, widest_part, wrap};
use super::table;
use crate::render::{Band, Mark, Sign, Spot, Timeline, visible};

/// The least width of a cycle, and the most of the names of steps.
const COLUMN: usize = 66;
const NAMES: usize = 22 * CHARACTER;
/// The least height of a step.
const ROW: usize = 18;
/// Half the side of a mark that is whole, and of one in part.
const WHOLE: usize = 6;
const PART: usize = 3;

/// The timeline as an image with its description, and the words in a table to open; `index` makes its ids differ
/// from those of other drawings.
pub fn timeline(timeline: &Timeline, index: usize) -> Markup {
    let layout = Layout::of(timeline);
    let (title_id, description_id) = (format!("chart-{index}-title"), format!("chart-{index}-description"));
    page! {
        figure.chart.timeline {
            svg role="img" aria-labelledby=(format!("{title_id} {description_id}"))
                viewBox=(format!("0 0 {} {}", layout.width, layout.height)) style=[layout.least_width()] {
                title id=(title_id) { (visible(&timeline.title)) ", cycle by cycle" }
                desc id=(description_id) { "The words below it say the same." }
                (heads(&layout))
                @for (at, band) in timeline.bands.iter().enumerate() { (self::band(band, at, &layout)) }
            }
            @if !layout.raters.is_empty() {
                figcaption {
                    @for (at, (initials, name)) in layout.raters.iter().enumerate() {
                        @if at > 0 { ", " }
                        strong { (visible(initials)) } " " (visible(name))
                    }
                }
            }
        }
        details {
            summary { (visible(&timeline.title)) " in words" }
            (table(&timeline.in_words()))
        }
    }
}

/// Where everything is, in units of the drawing.
struct Layout {
    width: usize,
    height: usize,
    /// Where the columns of the cycles begin, and how wide each is.
    left: usize,
    column: usize,
    cycles: Vec<Vec<String>>,
    heads_bottom: usize,
    /// The names of the steps, narrowest first, and the height of a row.
    steps: Vec<Vec<String>>,
    row: usize,
    band: usize,
    /// Initials and names of those who have one side together with others.
    raters: Vec<(String, String)>,
}

impl Layout {
    fn of(timeline: &Timeline) -> Self {
        let longest = timeline.steps.iter().map(|name| measure(name)).max().unwrap_or(0);
        let names = longest.min(NAMES.max(widest_part(timeline.steps.iter().map(String::as_str))));
        let left = MARGIN + names + MARGIN;
        let count = timeline.cycles.len().max(1);
        let widest = widest_part(timeline.cycles.iter().map(String::as_str)) + MARGIN;
        let most = timeline.bands.iter().flat_map(|band| &band.spots).map(Vec::len).max().unwrap_or(0);
        let widest = widest.max(COLUMN * most);
        let column = COLUMN.max(widest).max(WIDTH.saturating_sub(left + MARGIN) / count);
        // Two cycles do not need the whole width.
        let column = column.min((2 * COLUMN).max(widest));
        let steps: Vec<Vec<String>> = timeline.steps.iter().map(|name| wrap(name, names)).collect();
        let row = ROW.max(steps.iter().map(Vec::len).max().unwrap_or(1) * LINE + 3);
        let cycles: Vec<Vec<String>> =
            timeline.cycles.iter().map(|name| wrap(name, column - MARGIN)).collect();
        let heads_bottom = cycles.iter().map(Vec::len).max().unwrap_or(0) * LINE;
        let band = LINE + 6 + steps.len() * row + MARGIN;
        let width = WIDTH.max(left + column * count + MARGIN);
        let height = heads_bottom + band * timeline.bands.len() + MARGIN;
        let raters = raters(timeline);
        Self { width, height, left, column, cycles, heads_bottom, steps, row, band, raters }
    }

    /// The initials of whoever a spot is of, where several have the side.
    fn initials(&self, spot: &Spot) -> Option<&str> {
        let (initials, _) = self.raters.iter().find(|(_, name)| Some(name) == spot.who.as_ref())?;
        Some(initials)
    }

    /// The middle of a cycle's column.
    fn x(&self, cycle: usize) -> usize {
        self.left + cycle * self.column + self.column / 2
    }

    /// The top of a band.
    fn top(&self, band: usize) -> usize {
        self.heads_bottom + band * self.band
    }

    /// The middle of a step's row; the widest is on top.
    fn y(&self, band: usize, step: usize) -> usize {
        self.top(band) + LINE + 6 + (self.steps.len() - 1 - step) * self.row + self.row / 2
    }

    /// A drawing of many cycles scrolls on a phone rather than becoming too small to read.
    fn least_width(&self) -> Option<String> {
        (self.width > WIDTH + COLUMN).then(|| format!("min-width: {}px", self.width * 4 / 5))
    }
}

/// Those who have one side together with others, by initials; a number tells apart who has the same.
fn raters(timeline: &Timeline) -> Vec<(String, String)> {
    let spots = timeline.bands.iter().flat_map(|band| &band.spots).flatten();
    let mut names: Vec<&String> = spots.filter_map(|spot| spot.who.as_ref()).collect();
    names.sort();
    names.dedup();
    let mut found: Vec<(String, String)> = Vec::new();
    for name in names {
        let initials: String =
            name.split([' ', '-']).filter_map(|part| part.chars().find(|it| it.is_alphanumeric())).collect();
        let numbered = (2..).map(|number| format!("{initials}{number}"));
        let is_free = |one: &String| found.iter().all(|(taken, _)| taken != one);
        let initials = [initials.clone()].into_iter().chain(numbered).find(is_free).unwrap_or_default();
        found.push((initials, name.clone()));
    }
    found
}

fn heads(layout: &Layout) -> Markup {
    page! {
        @for (at, lines) in layout.cycles.iter().enumerate() {
            (text("head", "middle", layout.x(at), layout.heads_bottom - (lines.len() - 1) * LINE, lines))
        }
    }
}

fn band(band: &Band, at: usize, layout: &Layout) -> Markup {
    let end = layout.left + layout.column * layout.cycles.len();
    page! {
        (text("label", "start", MARGIN, layout.top(at) + LINE, std::slice::from_ref(&band.name)))
        @for (step, lines) in layout.steps.iter().enumerate() {
            @let y = layout.y(at, step);
            line.track x1=(layout.left) x2=(end) y1=(y) y2=(y) {}
            (text("name", "start", MARGIN, y + 4 - (lines.len() - 1) * LINE / 2, lines))
        }
        @for (cycle, spots) in band.spots.iter().enumerate() {
            @for (place, spot) in spots.iter().enumerate() {
                (self::spot(spot, (at, cycle), (place, spots.len()), layout))
            }
        }
    }
}

/// What one rater said, beside the others who have the same side.
fn spot(
    spot: &Spot,
    (band, cycle): (usize, usize),
    (place, count): (usize, usize),
    layout: &Layout,
) -> Markup {
    let part = layout.column / count;
    let x = layout.left + cycle * layout.column + place * part + part / 2;
    let notes = layout.initials(spot).into_iter().chain(spot.notes.iter().copied());
    let notes: Vec<String> = notes.map(|note| visible(note).into_owned()).collect();
    page! {
        @if !notes.is_empty() { (text("head", "middle", x, layout.top(band) + LINE, &[notes.join(", ")])) }
        @if spot.signs.is_empty() {
            @let lines = wrap(&spot.said, part.max(COLUMN) - MARGIN);
            @let middle = (layout.y(band, 0) + layout.y(band, layout.steps.len().saturating_sub(1))) / 2;
            @let top = (middle + LINE / 3).saturating_sub((lines.len() - 1) * LINE / 2);
            (text("head over", "middle", x, top, &lines))
        }
        @for (step, sign) in spot.signs.iter().enumerate() { (mark(*sign, band, x, layout.y(band, step))) }
    }
}

/// The mark of a sign: filled, filled in part, hollow, or the sign itself.
fn mark(sign: Sign, band: usize, x: usize, y: usize) -> Markup {
    let square = |class: &str, half: usize| {
        let class = format!("{class} band-{}", band % 3);
        page! { rect class=(class) x=(x - half) y=(y - half) width=(2 * half) height=(2 * half) {} }
    };
    match sign.mark {
        Mark::Whole => square("full", WHOLE),
        Mark::Part => square("full", PART),
        Mark::Hollow => square("hollow", WHOLE),
        Mark::Sign => text("sign", "middle", x, y + 4, &[sign.sign.to_owned()]),
    }
}
