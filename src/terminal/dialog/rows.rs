//! Rows of a screen: text in a few tones, wrapped to a width.

use std::ops::Range;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthChar;

use crate::analysis::dialog::Tone;
use crate::render::{is_hidden, visible, visible_line};

/// What the tones look like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Palette {
    strong: Style,
    quiet: Style,
    current: Style,
    chosen: Style,
    tag: Style,
    alert: Style,
}

/// One row of a screen.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row(Vec<(Tone, String)>);

impl Palette {
    /// Without any color or weight.
    pub fn plain() -> Self {
        Self::default()
    }

    pub fn colored() -> Self {
        let fg = |color: AnsiColor| color.on_default();
        Self {
            strong: Style::new().bold(),
            quiet: Style::new().dimmed(),
            current: fg(AnsiColor::Cyan).bold(),
            chosen: fg(AnsiColor::Green),
            tag: fg(AnsiColor::Magenta),
            alert: fg(AnsiColor::Yellow).bold(),
        }
    }

    fn style(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Strong => self.strong,
            Tone::Quiet => self.quiet,
            Tone::Current => self.current,
            Tone::Chosen => self.chosen,
            Tone::Tag => self.tag,
            Tone::Alert => self.alert,
        }
    }
}

impl Row {
    pub fn empty() -> Self {
        Self::default()
    }

    pub fn new(tone: Tone, text: impl AsRef<str>) -> Self {
        Self(vec![(tone, visible_line(text.as_ref()).into_owned())])
    }

    /// The row with another text behind it.
    pub fn with(mut self, tone: Tone, text: impl AsRef<str>) -> Self {
        self.0.extend(Self::new(tone, text).0);
        self
    }

    /// The row behind so many spaces.
    pub fn indented(self, columns: usize) -> Self {
        let mut row = Self::new(Tone::Plain, " ".repeat(columns));
        row.0.extend(self.0);
        row
    }

    pub fn plain(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }

    pub fn width(&self) -> usize {
        width(&self.plain())
    }

    /// As it is sent to the terminal, cut at a width.
    pub fn paint(&self, palette: &Palette, columns: usize) -> String {
        let mut painted = String::new();
        let mut left = columns;
        for (tone, text) in &self.0 {
            let shown = cut(text, left);
            left -= width(shown);
            let style = palette.style(*tone);
            painted.push_str(&format!("{style}{shown}{style:#}"));
        }
        painted
    }
}

/// The columns that a character takes as it is shown.
pub fn char_width(character: char) -> usize {
    match character {
        '\t' => 1,
        hidden if is_hidden(hidden) => hidden.escape_default().count(),
        character => character.width().unwrap_or(0),
    }
}

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// As much of the beginning of a text as fits.
fn cut(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        taken += char_width(character);
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

/// A text in one row, with `…` where it had to be cut.
pub fn shorten(text: &str, columns: usize) -> String {
    let text = visible(text).replace('\n', " ");
    if width(&text) <= columns {
        return text;
    }
    format!("{}…", cut(&text, columns.saturating_sub(1)).trim_end())
}

/// Wraps a text in one tone.
pub fn wrap(tone: Tone, text: &str, columns: usize) -> Vec<Row> {
    wrap_spans(&[(tone, text)], columns, "", "")
}

/// Wraps spans of text at spaces, the first row after `first`, the others after `hang`.
///
/// Control characters are made visible; a word that is longer than a row is broken.
pub fn wrap_spans(spans: &[(Tone, &str)], columns: usize, first: &str, hang: &str) -> Vec<Row> {
    // However narrow it is, there is room for a few characters.
    let columns = columns.max(width(first).max(width(hang)) + 8);
    let safe: Vec<(Tone, String)> =
        spans.iter().map(|(tone, text)| (*tone, visible(text).into_owned())).collect();
    let text: String = safe.iter().map(|(_, text)| text.as_str()).collect();
    let options = Options::new(columns)
        .initial_indent(first)
        .subsequent_indent(hang)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut rows = Vec::new();
    let mut from = 0;
    for line in textwrap::wrap(&text, options) {
        let indent = if rows.is_empty() { first } else { hang };
        let line = line.strip_prefix(indent).unwrap_or_default();
        // Between one line and the next only white space was left out.
        let start = from + text[from..].find(line).unwrap_or(0);
        from = start + line.len();
        let mut row = Row::new(Tone::Plain, indent);
        row.0.extend(part(&safe, start..from));
        rows.push(row);
    }
    rows
}

/// The part of some spans that lies in a range of their whole text.
fn part(spans: &[(Tone, String)], range: Range<usize>) -> Vec<(Tone, String)> {
    let mut begins = 0;
    let mut found = Vec::new();
    for (tone, text) in spans {
        let (from, to) = (range.start.max(begins), range.end.min(begins + text.len()));
        if from < to {
            found.push((*tone, text[from - begins..to - begins].to_owned()));
        }
        begins += text.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_at_spaces_and_hangs() {
        let check = |text: &str, columns: usize, expect: &[&str]| {
            let rows = wrap_spans(&[(Tone::Plain, text)], columns, "- ", "  ");
            assert_eq!(rows.iter().map(Row::plain).collect::<Vec<_>>(), expect, "{text}");
        };
        check("one two three", 12, &["- one two", "  three"]);
        check("abcdefghijklmnop", 12, &["- abcdefghij", "  klmnop"]);
        check("山田山田山田", 12, &["- 山田山田山", "  田"]);
        check("one\ntwo", 40, &["- one", "  two"]);
        check("a\u{1b}[2Jb", 40, &["- a\\u{1b}[2Jb"]);
        check("", 12, &["- "]);
        check("one\n\ntwo", 12, &["- one", "  ", "  two"]);
        let rows = wrap_spans(&[(Tone::Plain, "- one two three")], 9, "", "  ");
        assert_eq!(rows.iter().map(Row::plain).collect::<Vec<_>>(), ["- one two", "  three"]);
    }

    #[test]
    fn no_text_steers_the_terminal() {
        let row = Row::new(Tone::Plain, "a\u{1b}[2Jb\u{202e}\nc");
        assert_eq!(row.paint(&Palette::plain(), 80), "a\\u{1b}[2Jb\\u{202e}\\nc");
        assert_eq!(shorten("a\u{9b}2J", 80), "a\\u{9b}2J");
        assert_eq!("\u{1b}\t".chars().map(char_width).sum::<usize>(), width("\\u{1b} "));
    }

    #[test]
    fn a_row_is_cut_at_the_width() {
        assert_eq!(Row::new(Tone::Strong, "山田").paint(&Palette::plain(), 3), "山");
        assert_eq!(shorten("one two three", 8), "one two…");
    }
}
