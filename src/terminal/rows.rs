//! Rows of a screen: text in a few tones, wrapped to a width.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use crate::render::visible;

/// How a text stands out. None carries a meaning that the words do not.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Quiet,
    /// The item that the keys act on.
    Current,
    /// What was chosen or marked.
    Chosen,
    /// A discipline's tag.
    Tag,
    /// Something that went wrong, or is missing.
    Alert,
}

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
    /// Without any colour or weight.
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

    pub fn is_plain(&self) -> bool {
        *self == Self::plain()
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

    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self(vec![(tone, text.into())])
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

    fn push(&mut self, tone: Tone, character: char) {
        match self.0.last_mut() {
            Some((last, text)) if *last == tone => text.push(character),
            _ => self.0.push((tone, character.to_string())),
        }
    }
}

/// The columns that a character takes.
pub fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
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
    let room = columns.saturating_sub(width(first).max(width(hang))).max(8);
    let safe: Vec<(Tone, char)> = spans
        .iter()
        .flat_map(|(tone, text)| {
            visible(text).chars().map(|character| (*tone, character)).collect::<Vec<_>>()
        })
        .collect();
    let mut rows = Vec::new();
    for line in safe.split(|(_, character)| *character == '\n') {
        for range in breaks(line, room) {
            let mut row = Row::new(Tone::Plain, if rows.is_empty() { first } else { hang });
            for (tone, character) in &line[range] {
                row.push(*tone, *character);
            }
            rows.push(row);
        }
    }
    rows
}

/// Where a line is broken: the characters of each row, without the space at its end.
fn breaks(line: &[(Tone, char)], room: usize) -> Vec<std::ops::Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut taken, mut space) = (0, 0, None);
    for (at, (_, character)) in line.iter().enumerate() {
        if *character == ' ' {
            space = Some(at);
        }
        while *character != ' ' && taken + char_width(*character) > room && at > start {
            let (end, next) = match space {
                Some(space) if space >= start => (space, space + 1),
                _ => (at, at),
            };
            rows.push(start..end);
            start = next;
            taken = line[start..at].iter().map(|(_, character)| char_width(*character)).sum();
        }
        taken += char_width(*character);
    }
    rows.push(start..line.len());
    rows
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
        check("a\u{1b}[2Jb", 40, &["- a\u{fffd}[2Jb"]);
        check("", 12, &["- "]);
    }

    #[test]
    fn a_row_is_cut_at_the_width() {
        assert_eq!(Row::new(Tone::Strong, "山田").paint(&Palette::plain(), 3), "山");
        assert_eq!(shorten("one two three", 8), "one two…");
    }
}
