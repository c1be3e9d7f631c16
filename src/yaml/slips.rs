//! Slips by which a text does not read. Each that is known is undone on trial: the one without which the reader
//! gets on best is the one that is told, and after it the next, so that all are told at once.

mod columns;
mod lines;
mod lost;
mod marks;
mod quotes;
mod signs;
mod values;
pub mod whole;

use std::ops::Range;

use serde_yaml::Value;

use super::syntax_error::{self, SyntaxError};
use super::value::{self, Unread};
use crate::diagnostic::boundary;

/// What a file should hold, as far as it tells what was meant.
#[derive(Default)]
pub struct Expected<'a> {
    /// The keys that its kind of file has, wherever.
    pub keys: Vec<&'a str>,
    /// How much is wrong with what a text reads as.
    pub faults: Option<&'a dyn Fn(&Value) -> usize>,
}

/// A slip that may be what is wrong, and the lines without it.
struct Slip {
    line: usize,
    /// The bytes of the line that it is about.
    span: Range<usize>,
    message: String,
    help: String,
    /// Ways to undo it; of several that read as well, the first is taken.
    ways: Vec<Way>,
}

/// Other lines in the place of some, each by its number.
struct Way {
    lines: Vec<(usize, String)>,
    /// What is wrong and how to do it, where that is another for each way.
    said: Option<(String, String)>,
}

impl From<Vec<(usize, String)>> for Way {
    fn from(lines: Vec<(usize, String)>) -> Self {
        Self { lines, said: None }
    }
}

/// Where the reader gave up, for those who look for the slip.
struct Place<'a> {
    lines: &'a [String],
    /// The line that the reader gave up at.
    failed: usize,
    expected: &'a Expected<'a>,
}

/// A kind of slip that is looked for in a line.
type Kind = fn(&Place<'_>, usize) -> Option<Slip>;

/// The kinds of slips, those first that cannot be meant otherwise.
const KINDS: &[Kind] = &[
    lines::left_over,
    lines::merge,
    signs::odd_space,
    signs::line_separator,
    marks::patch,
    marks::check_box,
    marks::glued,
    marks::twice,
    marks::pasted,
    marks::other_mark,
    signs::curly_quotes,
    signs::entities,
    signs::decorated_key,
    lines::section,
    values::nothing_above,
    signs::other_colon,
    signs::no_space,
    signs::no_colon,
    values::two_entries,
    quotes::wrong,
    quotes::missing,
    values::not_closed,
    lines::no_comma,
    marks::missing,
    columns::no_level,
    columns::wrong_column,
    lines::row,
    lines::loose,
    values::text_above,
];

/// How many lines above the one where the reader gave up may hold the slip.
const ABOVE: usize = 3;
/// How often a text is read on trial for all that is wrong with it: a long one less often, so that as much is read.
const TRIALS: std::ops::RangeInclusive<usize> = 12..=150;
const READ_ON_TRIAL: usize = 1024 * 1024;
/// How many slips are told at once.
const MOST: usize = 100;

/// All that is wrong with a text that did not read, as far as one thing does not hide another.
pub fn explain(text: &str, unread: &Unread, expected: &Expected<'_>) -> Vec<SyntaxError> {
    if let Some(sure) = syntax_error::conflict(text).or_else(|| syntax_error::of_other_format(text)) {
        return vec![sure];
    }
    let mut draft = Draft::of(text);
    let affordable = READ_ON_TRIAL.checked_div(text.len()).unwrap_or_default();
    let mut trials = affordable.clamp(*TRIALS.start(), *TRIALS.end());
    let (mut said, mut at) = (unread.said.clone(), boundary(text, unread.at));
    let mut found: Vec<SyntaxError> = Vec::new();
    while found.len() < MOST {
        let slip = match value::is_beyond(&said) {
            true => None,
            false => draft.slip(at, expected, &mut trials),
        };
        let Some(Tried { slip, lines, failure }) = slip else {
            // Behind what was found, it may be a consequence of that.
            if found.is_empty() {
                found.push(syntax_error::explain(text, &said, at));
            }
            break;
        };
        found.push(draft.error(&slip));
        draft.lines = lines;
        let Some(Unread { said: next, at: place }) = failure else { break };
        (said, at) = (next, place);
    }
    found.sort_by_key(|error| error.span.start);
    found
}

/// A text on the way to be read.
struct Draft {
    lines: Vec<String>,
    /// Where each line begins in the text, and how long it is there.
    places: Vec<Range<usize>>,
}

/// What comes of other lines: whether the reader still gives up, and how much is wrong with what it reads; the lines;
/// and where it gives up.
type Outcome = ((bool, usize), Vec<String>, Option<Unread>);

/// A slip with the lines without it, and where the reader then gives up.
struct Tried {
    slip: Slip,
    lines: Vec<String>,
    failure: Option<Unread>,
}

impl Draft {
    fn of(text: &str) -> Self {
        let (mut lines, mut places, mut start) = (Vec::new(), Vec::new(), 0_usize);
        for line in text.split('\n') {
            let end = start.saturating_add(line.len());
            places.push(start..end);
            lines.push(line.to_owned());
            start = end.saturating_add(1);
        }
        Self { lines, places }
    }

    /// The slip that explains best why the reader gave up at a byte.
    fn slip(&self, at: usize, expected: &Expected<'_>, trials: &mut usize) -> Option<Tried> {
        let failed = self.line_of(at);
        let place = Place { lines: &self.lines, failed, expected };
        let above =
            (0..failed).rev().filter(|line| self.lines.get(*line).is_some_and(|line| says_something(line)));
        let quotes = syntax_error::wrong_quotes(&self.text(), at).map(|error| self.line_of(error.span.start));
        // What is below it may be further left than what the reader gave up at.
        let column = indent(place.line(failed));
        let around = above.clone().find(|line| indent(place.line(*line)) < column);
        let near = above.take(ABOVE).chain(quotes).chain(around);
        let mut candidates: Vec<usize> = std::iter::once(failed).chain(near).collect();
        candidates.dedup();
        let mut best: Option<(usize, Tried)> = None;
        for kind in KINDS {
            let mut best_of_kind: Option<((bool, usize), Tried)> = None;
            for slip in candidates.iter().filter_map(|line| kind(&place, *line)) {
                for way in &slip.ways {
                    if *trials == 0 {
                        return best.map(|(_, tried)| tried);
                    }
                    *trials = trials.saturating_sub(1);
                    let Some((cost, lines, failure)) = self.tried(&way.lines, failed, expected) else {
                        continue;
                    };
                    if best_of_kind.as_ref().is_none_or(|(least, _)| cost < *least) {
                        let (message, help) =
                            way.said.clone().unwrap_or_else(|| (slip.message.clone(), slip.help.clone()));
                        let slip = Slip { span: slip.span.clone(), message, help, ways: Vec::new(), ..slip };
                        best_of_kind = Some((cost, Tried { slip, lines, failure }));
                    }
                }
            }
            // To get further is as good as one fault.
            if let Some(((is_failing, faults), tried)) = best_of_kind {
                let cost = if is_failing { 1 } else { faults };
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, tried));
                }
                if cost == 0 && expected.faults.is_some() {
                    break;
                }
            }
        }
        best.map(|(_, tried)| tried)
    }

    /// What comes of other lines, if the reader gets further with them: whether it still gives up, and how much is
    /// wrong with what it reads.
    fn tried(&self, way: &[(usize, String)], failed: usize, expected: &Expected<'_>) -> Option<Outcome> {
        let mut lines = self.lines.clone();
        for (number, line) in way {
            line.clone_into(lines.get_mut(*number)?);
        }
        let text = lines.join("\n");
        match value::value(&text) {
            Ok(value) => {
                let lost = lost::lost(&lines, &value, &expected.keys);
                let faults = expected.faults.map_or(0, |faults| faults(&value)).saturating_add(lost);
                Some(((false, faults), lines, None))
            }
            // That is told once the text reads.
            Err(unread) if unread.said.contains(value::DUPLICATE) => Some(((false, 2), lines, None)),
            Err(unread) => {
                let draft = Self::of(&text);
                let is_further = draft.line_of(unread.at) > failed;
                let at = boundary(&text, unread.at);
                is_further.then_some(((true, 0), lines, Some(Unread { at, ..unread })))
            }
        }
    }

    fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// The line of a byte; behind the text, the last that says something.
    fn line_of(&self, at: usize) -> usize {
        let (mut start, mut found) = (0_usize, 0_usize);
        for (number, line) in self.lines.iter().enumerate() {
            if start > at {
                break;
            }
            if says_something(line) {
                found = number;
            }
            start = start.saturating_add(line.len()).saturating_add(1);
        }
        found
    }

    /// The slip, placed in the text as it was.
    fn error(&self, slip: &Slip) -> SyntaxError {
        let place = self.places.get(slip.line).cloned().unwrap_or_default();
        let at = |byte: usize| place.start.saturating_add(byte).min(place.end);
        SyntaxError {
            message: slip.message.clone(),
            help: Some(slip.help.clone()),
            span: at(slip.span.start)..at(slip.span.end),
        }
    }
}

/// Whether there is more in a line than white space or a comment.
fn says_something(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

impl Place<'_> {
    fn line(&self, number: usize) -> &str {
        let line = self.lines.get(number).map(String::as_str).unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The line above that says something.
    fn above(&self, number: usize) -> Option<usize> {
        (0..number).rev().find(|above| says_something(self.line(*above)))
    }

    /// The line below that says something.
    fn below(&self, number: usize) -> Option<usize> {
        (number.saturating_add(1)..self.lines.len()).find(|below| says_something(self.line(*below)))
    }

    fn is_key(&self, word: &str) -> bool {
        self.expected.keys.contains(&word)
    }
}

/// How many spaces a line begins with.
fn indent(line: &str) -> usize {
    line.len().saturating_sub(line.trim_start_matches(' ').len())
}

/// What is in a line behind its indentation and the hyphens of items, and where that begins.
fn content(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start_matches(' ');
    }
    (line.len().saturating_sub(rest.len()), rest)
}

/// The key of a line without its quotes, and what is behind the colon with where that begins.
fn entry(line: &str) -> Option<(&str, usize, &str)> {
    let (_, rest) = content(line);
    let colon =
        rest.find(": ").or_else(|| rest.trim_end().ends_with(':').then(|| rest.rfind(':')).flatten())?;
    let key = rest.get(..colon)?.trim().trim_matches(['"', '\'']);
    let value = rest.get(colon.saturating_add(1)..)?.trim_start();
    Some((key, line.len().saturating_sub(value.len()), value.trim_end()))
}

/// A line with these bytes replaced.
fn replaced(line: &str, span: Range<usize>, new: &str) -> Option<String> {
    Some(format!("{}{new}{}", line.get(..span.start)?, line.get(span.end..)?))
}

/// A slip in one line, with one way to undo it.
fn slip(
    line: usize,
    span: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
    new: impl Into<String>,
) -> Slip {
    Slip {
        line,
        span,
        message: message.into(),
        help: help.into(),
        ways: vec![vec![(line, new.into())].into()],
    }
}
