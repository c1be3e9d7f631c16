//! Findings for a terminal: the place, an excerpt with the error underlined, and how to fix it.

mod github;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use textwrap::core::display_width;

pub use github::github;
pub use sarif::sarif;
pub use summary::{by_rule, summary};

use super::flow::{Row, wrap};
use super::{Layout, Page, Printable, visible, visible_line};
use crate::diagnostic::key::without_secrets;
use crate::diagnostic::{Finding, Severity, Source, boundary};

/// How wide excerpts are where nobody measures.
const UNMEASURED: usize = 140;
/// A line up to this many characters is shown whole.
const WHOLE: usize = 200;
/// How much of a longer line is shown before and after the start of a span, in characters.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// The findings one after another, a blank line between two; nothing where there are none.
pub fn findings(findings: &[Finding], page: Page) -> Printable {
    let findings: Vec<String> = findings.iter().map(|it| finding(it, page)).collect();
    Printable::painted(&findings.join("\n"), page)
}

/// One finding, for a page where nobody measures.
pub fn plain(finding: &Finding) -> String {
    self::finding(finding, Page { width: None, color: false, ..Page::default() })
}

/// One finding.
pub fn finding(finding: &Finding, page: Page) -> String {
    match page.layout {
        Layout::Tables => underlined(finding, page),
        Layout::Linear => linear(finding, page),
    }
}

/// A finding line by line: its place and its excerpt after their names.
fn linear(finding: &Finding, page: Page) -> String {
    let excerpt = Excerpt::of(&finding.source, &finding.span);
    let said = visible_line(&message(finding)).into_owned();
    let message = format!("{}, {}: {said}", severity(finding.severity), finding.rule);
    let said = [
        ("Where", Some(finding.place())),
        ("Line", finding.has_excerpt().then(|| excerpt.text.trim().to_owned())),
        ("Expected", finding.expected.clone()),
        ("Help", finding.help.clone()),
    ];
    let said = said.into_iter().filter_map(|(name, says)| says.map(|says| format!("{name}: {says}")));
    let lines =
        [message].into_iter().chain(said).map(|line| broken(&line, page.width.unwrap_or(usize::MAX), 0));
    lines.map(|line| line + "\n").collect()
}

/// A finding with its excerpt, in which the error is underlined.
fn underlined(finding: &Finding, page: Page) -> String {
    let renderer = if page.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(page.width.unwrap_or(UNMEASURED));
    let excerpt = Excerpt::of(&finding.source, &finding.span);
    let name = visible_line(&finding.source.name);
    let [in_excerpt, in_file] = excerpt.positions().map(|position| format!("{name}:{position}"));
    let rendered = renderer.render(&[group(finding, excerpt, page.width.unwrap_or(usize::MAX))]) + "\n";
    // The renderer counts columns from where the excerpt begins.
    let Some((title, rest)) = rendered.split_once("--> ") else { return rendered };
    let rest = rest.replacen(&in_excerpt, &in_file, 1);
    // Without an excerpt the renderer leaves no room for the line's number.
    let (room, rest) = match finding.has_excerpt() {
        true => ("", rest),
        false => (" ", rest.trim_end().replace('\n', "\n ") + "\n"),
    };
    format!("{title}{room}--> {rest}")
}

/// The word for a severity, the same in every format but GitHub's.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// All that a finding says, a line each.
fn said(finding: &Finding) -> String {
    let said = [Some(&finding.message), finding.expected.as_ref(), finding.help.as_ref()];
    said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The finding as the renderer takes it, its sentences broken at words where they are wider than the page.
fn group<'a>(finding: &'a Finding, excerpt: Excerpt, width: usize) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let gutter = excerpt.line.to_string().len() + 3;
    let expected = finding.expected.as_deref().map(visible);
    // What does not fit beside the underline is said below the excerpt.
    let underlined = gutter + display_width(&excerpt.text[..excerpt.span.end]);
    let fits = |label: &Cow<'_, str>| underlined + 1 + display_width(label) <= width;
    let (label, note) =
        expected.map_or((None, None), |it| if fits(&it) { (Some(it), None) } else { (None, Some(it)) });
    let column = excerpt.text[..excerpt.span.start].chars().count() + 1;
    let annotation = AnnotationKind::Primary.span(excerpt.span).label(label);
    let lead = format!("{}[{}]: ", severity(finding.severity), finding.rule).len();
    let title = level.primary_title(broken(&visible_line(&message(finding)), width, lead)).id(finding.rule);
    let below = |text: &str| broken(text, width, gutter + "= help: ".len() - 1);
    let notes = note.map(|note| Level::NOTE.message(below(&note))).into_iter();
    let helps = finding.help.iter().map(|help| Level::HELP.message(below(help)));
    let name = visible_line(&finding.source.name);
    let located = match finding.has_excerpt() {
        false => title.element(Origin::path(name).line(excerpt.line).char_column(column)),
        true => {
            let snippet = Snippet::source(excerpt.text).line_start(excerpt.line).path(name);
            title.element(snippet.annotation(annotation))
        }
    };
    located.elements(notes.chain(helps))
}

/// The text in rows that fit after so many columns.
fn broken(text: &str, width: usize, lead: usize) -> String {
    let rows = wrap(&text.into(), width.saturating_sub(lead));
    rows.iter().map(Row::to_plain).collect::<Vec<_>>().join("\n")
}

/// How many characters of a message are shown: one may quote a word as long as a file.
const LONGEST_MESSAGE: usize = 500;

/// What is wrong, cut where it quotes too much.
fn message(finding: &Finding) -> Cow<'_, str> {
    let said = without_secrets(&finding.message);
    match said.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &said[..end]).into(),
        None => said,
    }
}

/// The part of one line that a finding is about.
struct Excerpt {
    text: String,
    /// The bytes of `text` to underline.
    span: Range<usize>,
    /// The line's number, from 1.
    line: usize,
    /// The characters of the line before the excerpt.
    left_out: usize,
}

impl Excerpt {
    /// The first line of the span, cut around the span's start where it is long.
    fn of(source: &Source, span: &Range<usize>) -> Self {
        let start = boundary(&source.text, span.start);
        let (number, column) = source.position(start);
        let Range { start: line_start, end: line_end } = source.line(start);
        let line = without_secrets(source.text[line_start..line_end].trim_end_matches('\r'));
        let line = line.as_ref();
        let start = (start - line_start).min(line.len());
        let end = next_boundary(line, span.end.saturating_sub(line_start)).max(start);
        let (before, rest) = line.split_at(start);
        let is_long = line.chars().nth(WHOLE).is_some();
        let marked = if is_long { limited(&line[start..end], AFTER) } else { &line[start..end] };
        let shown = if is_long { from_last(before, BEFORE) } else { before };
        let left_out = (column - 1).saturating_sub(shown.chars().count());
        let before = visible(shown);
        let after = visible(limited(&rest[marked.len()..], AFTER));
        let marked = visible(marked);
        Self {
            text: format!("{before}{marked}{after}"),
            span: before.len()..before.len() + marked.len(),
            line: number,
            left_out,
        }
    }

    /// `line:column` as the renderer counts in the excerpt, and as it is in the file.
    fn positions(&self) -> [String; 2] {
        let column = self.text[..self.span.start].chars().count() + 1;
        [column, column + self.left_out].map(|column| format!("{}:{column}", self.line))
    }
}

/// The first place at or after this byte where a character begins, or the end.
fn next_boundary(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len())
}

fn limited(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

fn from_last(text: &str, characters: usize) -> &str {
    match text.char_indices().rev().nth(characters.saturating_sub(1)) {
        Some((start, _)) => &text[start..],
        None => text,
    }
}
