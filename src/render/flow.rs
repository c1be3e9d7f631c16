//! Breaks styled lines into rows of a given width, at spaces first and inside a word only where it must.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::{Line, Span, Style, visible};

/// What is before a row that a text's own line break begins.
const BELOW: &str = "  ";

/// A line on one row: its text made visible, without a newline.
pub type Row = Line;

/// The columns that a row takes.
pub fn width(row: &Row) -> usize {
    row.0.iter().map(|span| display_width(&span.text)).sum()
}

/// The line's rows as they are broken by newlines alone.
pub fn hard_rows(line: &Line) -> Vec<Row> {
    let mut rows = vec![Row::new()];
    for span in &line.0 {
        let text = marked(span.style, visible(&span.text));
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                rows.push(Row::new());
            }
            if !part.is_empty()
                && let Some(row) = rows.last_mut()
            {
                row.0.push(Span { text: part.to_owned(), style: span.style, to: None });
            }
        }
    }
    rows
}

/// Words that came or went between marks, as `git diff --word-diff` has them, and commands between backticks:
/// color alone tells nothing.
fn marked(style: Style, text: Cow<'_, str>) -> Cow<'_, str> {
    match style {
        Style::Removed => format!("[-{text}-]").into(),
        Style::Added => format!("{{+{text}+}}").into(),
        Style::Inline => format!("`{text}`").into(),
        _ => text,
    }
}

/// The line's rows, none wider than `width` columns as far as its characters allow. What follows a line break of a
/// text's own is indented: no file begins a line of ours.
pub fn wrap(line: &Line, width: usize) -> Vec<Row> {
    let rows = hard_rows(line);
    let Some((first, below)) = rows.split_first() else { return Vec::new() };
    let below = below.iter().flat_map(|row| wrap_row(row, width.saturating_sub(BELOW.len()).max(1)));
    let below = below.map(|row| if row.0.is_empty() { row } else { led(BELOW, row) });
    wrap_row(first, width.max(1)).into_iter().chain(below).collect()
}

/// The narrowest width at which no word is broken, except after a slash.
pub fn widest_word(line: &Line) -> usize {
    let widest_part = |word: Word| word.split_inclusive('/').map(display_width).max();
    let rows = hard_rows(line);
    let widest = |row: &Row| words(&row.to_plain()).filter_map(widest_part).max();
    let indent = if rows.len() > 1 { BELOW.len() } else { 0 };
    rows.iter().filter_map(widest).max().map_or(0, |widest| widest + indent)
}

fn wrap_row(row: &Row, width: usize) -> Vec<Row> {
    let text = row.to_plain();
    let words: Vec<Word> = words(&text).flat_map(|word| fitted(word, width)).collect();
    let mut start = 0;
    let mut rows = Vec::new();
    for group in wrap_first_fit(&words, &[width as f64]) {
        let end = start + group.iter().map(|word| word.len() + word.whitespace.len()).sum::<usize>();
        rows.push(cut(row, start..start + text[start..end].trim_end().len()));
        start = end;
    }
    rows
}

/// The words of a text. Slashes and hyphens between Latin letters do not end one, so paths stay whole;
/// neither do spaces between two backticks, so that a command can be copied, nor one after a lone sign, such as
/// `< Alex higher` in a legend.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let last_tick = text.rfind('`').unwrap_or(0);
    let (mut end, mut ticks) = (0, 0);
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let start = end;
        end += word.len() + word.whitespace.len();
        let (before, after) = text.split_at(start);
        let latin =
            before.ends_with(|c: char| c.is_ascii() && c != ' ') && after.starts_with(|c: char| c.is_ascii());
        let code = ticks % 2 == 1 && start <= last_tick;
        ticks += word.matches('`').count();
        match found.last_mut() {
            Some(last) if latin || code || is_sign(&text[last.clone()]) => last.end = end,
            _ => found.push(start..end),
        }
    }
    found.into_iter().map(|range| Word::from(&text[range]))
}

fn is_sign(word: &str) -> bool {
    let mut characters = word.trim_end().chars();
    characters.next().is_some_and(|c| !c.is_alphanumeric()) && characters.next().is_none()
}

/// The word in parts that fit: after a space or a separator where that helps, else anywhere.
fn fitted(word: Word<'_>, width: usize) -> Vec<Word<'_>> {
    if display_width(&word) <= width {
        return vec![word];
    }
    let separators: &[char] = match word.word {
        code if code.contains(' ') => &[' '],
        path if path.contains('/') => &['/', '?', '&', '#'],
        _ => &['-', '_', '.', ',', ';', ':'],
    };
    let mut parts = break_words(word.word.split_inclusive(separators).map(Word::from), width);
    if let Some(last) = parts.last_mut() {
        last.whitespace = word.whitespace;
    }
    parts
}

/// The part of a row at these bytes of its text.
fn cut(row: &Row, range: Range<usize>) -> Row {
    let mut offset = 0;
    let mut part = Row::new();
    for span in &row.0 {
        let end = offset + span.text.len();
        let (from, to) = (range.start.max(offset), range.end.min(end));
        if from < to {
            part.0.push(Span {
                text: span.text[from - offset..to - offset].to_owned(),
                style: span.style,
                to: None,
            });
        }
        offset = end;
    }
    part
}

/// The row after a mark, such as that of a list.
pub fn led(mark: &str, row: Row) -> Row {
    let mut led = Row::new().text(mark);
    for span in row.0 {
        match led.0.last_mut() {
            Some(last) if last.style == span.style => last.text.push_str(&span.text),
            _ => led.0.push(span),
        }
    }
    led
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let rows: Vec<String> = wrap(&text.into(), width).iter().map(Row::to_plain).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn text_breaks_at_spaces_and_newlines() {
        check("one two three", 7, &["one two", "three"]);
        check("one\n\ntwo", 7, &["one", "", "  two"]);
        check("one\ntwo three", 7, &["one", "  two", "  three"]);
        check("", 7, &[""]);
    }

    #[test]
    fn a_word_breaks_after_a_slash_only_where_it_must() {
        check("Technology/Company", 18, &["Technology/Company"]);
        check("Technology/Company", 12, &["Technology/", "Company"]);
        check("in squad/chapter", 14, &["in", "squad/chapter"]);
    }

    #[test]
    fn a_word_without_a_place_to_break_is_cut() {
        check("incomprehensible", 6, &["incomp", "rehens", "ible"]);
        check("well-understood", 10, &["well-", "understood"]);
    }

    #[test]
    fn a_command_and_a_sign_with_its_word_stay_whole_where_they_fit() {
        check("or run `steps diff robin` now", 18, &["or run", "`steps diff robin`", "now"]);
        check("or run `steps diff robin` now", 14, &["or run `steps", "diff robin`", "now"]);
        check("high, < low, or so", 10, &["high,", "< low, or", "so"]);
        check("a lone ` is no mark", 11, &["a lone ` is", "no mark"]);
    }

    #[test]
    fn wide_characters_count_double() {
        check("成长对话", 4, &["成长", "对话"]);
    }

    #[test]
    fn styles_carry_over_to_the_next_row() {
        let line = Line::from("see ").with(Style::Code, "steps diff").text(" now");
        let expected = [
            Line::from("see ").with(Style::Code, "steps"),
            Line::new().with(Style::Code, "diff").text(" now"),
        ];
        assert_eq!(wrap(&line, 9), expected);
    }

    #[test]
    fn the_widest_word_is_measured_between_slashes() {
        assert_eq!(widest_word(&"of Technology/Company".into()), 11);
    }
}
