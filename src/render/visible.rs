//! Makes the text of a file safe to show: no control character reaches a terminal or a page raw.

use std::borrow::Cow;

/// The text with what would steer a terminal, or turn the reading direction, replaced by `\u{FFFD}`.
///
/// A newline stays, CRLF counts as one, and a tab becomes a space, since its width depends on its column.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\t' || is_control(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(shown).collect())
}

/// The same for what has to stay on one line, such as a file's name: a program that reads the output line by line
/// takes no part of it for a line of its own.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        text if text.contains('\n') => Cow::Owned(text.replace('\n', "\u{FFFD}")),
        text => text,
    }
}

fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_control(c) => '\u{FFFD}',
        c => c,
    }
}

fn is_control(c: char) -> bool {
    let bidi = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && c != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn ordinary_text_is_only_borrowed() {
        assert!(matches!(visible("naïve — 中文 👩‍💻\nnext"), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_and_direction_overrides_are_replaced() {
        check("\u{1b}[31mred\u{7}", "\u{FFFD}[31mred\u{FFFD}");
        check("\0\u{7f}\u{9b}", "\u{FFFD}\u{FFFD}\u{FFFD}");
        check("a\u{202e}b\u{2066}c\u{2069}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    }

    #[test]
    fn line_ends_stay_and_tabs_become_spaces() {
        check("one\r\ntwo\nthree\rfour\tfive", "one\ntwo\nthree\u{FFFD}four five");
    }
}
