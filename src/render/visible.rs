//! Makes the text of a file, a flag or git safe to show: what would steer a terminal, turn the reading direction or
//! begin a line unseen is shown as an escape.

use std::borrow::Cow;

/// The text with every hidden character shown as Rust would write it, such as `\u{1b}`: nobody takes that for
/// anything but what it is, and it can be searched for.
///
/// A newline stays, CRLF counts as one, and a tab becomes a space, since its width depends on its column.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\t' || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\t' => shown.push(' '),
            c if is_hidden(c) => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The same for what has to stay on one line, such as a file's name: a program that reads the output line by line
/// takes no part of it for a line of its own, and a tab in a name is told from a space.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\t']) {
        let text = text.replace('\n', "\\n").replace('\t', "\\t");
        return Cow::Owned(visible(&text).into_owned());
    }
    visible(text)
}

/// Whether a character steers whatever reads it rather than being seen: a control other than a newline, a mark
/// that turns the direction of what follows, or a line end that only some programs take for one.
///
/// Joiners are not hidden: some scripts are written with them, and so are emoji.
pub fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let parts = matches!(c, '\u{2028}' | '\u{2029}');
    turns || parts || (c.is_control() && c != '\n')
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
        assert!(matches!(visible_line("naïve — 中文 👩‍💻"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_hidden_is_shown_as_an_escape() {
        check("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}");
        check("\0\u{7f}\u{9b}", "\\u{0}\\u{7f}\\u{9b}");
        check("a\u{202e}b\u{2066}c\u{2069}", "a\\u{202e}b\\u{2066}c\\u{2069}");
        check("\u{61c}\u{200e}\u{200f}", "\\u{61c}\\u{200e}\\u{200f}");
        check("one\u{2028}two\u{2029}three\u{85}", "one\\u{2028}two\\u{2029}three\\u{85}");
    }

    #[test]
    fn line_ends_stay_and_tabs_become_spaces() {
        check("one\r\ntwo\nthree\rfour\tfive", "one\ntwo\nthree\\rfour five");
    }

    #[test]
    fn a_name_stays_on_one_line() {
        assert_eq!(visible_line("a\r\nb\nc\td\re"), "a\\r\\nb\\nc\\td\\re");
    }
}
