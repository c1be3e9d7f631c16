//! The one way out: text that may reach a terminal or another program.
//!
//! What a person, a file, a flag or git put into it steers neither. Streams take nothing else, so there is no way to
//! forget it; what shows names and texts makes them visible on its own where their width counts.

use std::ops::Deref;

use unicode_width::UnicodeWidthChar;

use super::visible::is_hidden;
use super::{Page, visible, visible_line};
use crate::diagnostic::key::without_secrets;

/// Text without a hidden character and without a private key, in which nothing is a command to a workflow that
/// prints it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Printable(String);

/// How a line is kept from being a workflow command, which the runner of GitHub's actions takes every line for that
/// begins with `::` behind white space, and whatever follows `##[`.
#[derive(Clone, Copy)]
struct Break {
    colons: &'static str,
    bracket: &'static str,
}

/// In text a backslash can be seen; in Markdown it is read as what it escapes.
const TEXT: Break = Break { colons: "\\::", bracket: "##\\[" };
const HTML: Break = Break { colons: "&#58;:", bracket: "##&#91;" };
/// Every line of it begins with a bracket, a brace or a quote.
const JSON: Break = Break { colons: "::", bracket: "##\\u005b" };

impl Printable {
    /// Text of any number of lines.
    pub fn text(text: &str) -> Self {
        Self(TEXT.apply(&visible(text)))
    }

    /// Text that stays on one line, whatever is in it.
    pub fn line(text: &str) -> Self {
        Self(TEXT.apply(&visible_line(text)))
    }

    /// Text that was painted for a page: where that has color, sequences that set colors stay, and no other.
    pub fn painted(text: &str, page: Page) -> Self {
        if page.color { Self(TEXT.apply(&keeping_styles(text))) } else { Self::text(text) }
    }

    /// JSON, whose strings stay the same: what is hidden in them is written as `\u001b`.
    pub fn json(json: &str) -> Self {
        let escaped = |c: char| match is_hidden(c) {
            true => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
            false => c.to_string(),
        };
        Self(JSON.apply(&json.chars().map(escaped).collect::<String>()))
    }

    /// Text of a format whose lines end in CRLF.
    pub(super) fn crlf(text: &str) -> Self {
        Self(Self::text(&text.replace("\r\n", "\n")).replace('\n', "\r\n"))
    }

    pub(super) fn html(html: &str) -> Self {
        Self(HTML.apply(&visible(html)))
    }

    /// Workflow commands, one on each line: they are meant.
    pub(super) fn commands(commands: &str) -> Self {
        Self(visible(&without_secrets(commands)).into_owned())
    }
}

/// What is printable is a text, and not the other way around.
impl Deref for Printable {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Break {
    fn apply(self, text: &str) -> String {
        let text = without_secrets(text);
        let lines = text.split_inclusive('\n').map(|line| {
            let start = line.len() - beginning(line).len();
            match line[start..].strip_prefix("::") {
                Some(rest) => format!("{}{}{rest}", &line[..start], self.colons),
                None => line.to_owned(),
            }
        });
        lines.collect::<String>().replace("##[", self.bracket)
    }
}

/// A line from its first sign on. The runner compares as people read: what takes no room does not count.
fn beginning(mut line: &str) -> &str {
    loop {
        let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c.width() == Some(0));
        match style_at(rest) {
            Some(length) => line = &rest[length..],
            None => return rest,
        }
    }
}

/// The text made visible between the sequences that set colors.
fn keeping_styles(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        let length = style_at(&rest[at..]);
        shown.push_str(&visible(&rest[..at]));
        shown.push_str(&length.map_or_else(|| visible("\u{1b}"), |length| rest[at..at + length].into()));
        rest = &rest[at + length.unwrap_or(1)..];
    }
    shown + &visible(rest)
}

/// The length of the sequence at the start that sets colors or weight, and does nothing else.
fn style_at(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    parameters[end..].starts_with('m').then_some("\u{1b}[m".len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Layout;

    const COLORED: Page = Page { width: None, color: true, layout: Layout::Tables };

    #[test]
    fn no_line_of_a_text_is_a_workflow_command() {
        let check = |text: &str, expect: &str| assert_eq!(&*Printable::text(text), expect);
        check("a::b\n::error::x\n", "a::b\n\\::error::x\n");
        check("one\n \u{a0}\u{200b}::error::x", "one\n \u{a0}\u{200b}\\::error::x");
        check("then ##[error]x", "then ##\\[error]x");
        assert_eq!(&*Printable::html("<p>\n::error::x ##[a]"), "<p>\n&#58;:error::x ##&#91;a]");
        assert_eq!(&*Printable::line("a\n::error::x"), "a\\n::error::x");
        assert_eq!(&*Printable::commands("::error::\u{9b}\n"), "::error::\\u{9b}\n");
        let painted = Printable::painted("\u{1b}[1m::error::x\u{1b}[0m", COLORED);
        assert_eq!(&*painted, "\u{1b}[1m\\::error::x\u{1b}[0m");
    }

    #[test]
    fn of_what_steers_a_terminal_only_colors_stay_and_only_where_they_are_wanted() {
        let text = "\u{1b}[1;31mred\u{1b}[0m \u{1b}[2J \u{1b}]0;x\u{7} \u{9b}1m \u{1b}";
        assert_eq!(
            &*Printable::painted(text, COLORED),
            "\u{1b}[1;31mred\u{1b}[0m \\u{1b}[2J \\u{1b}]0;x\\u{7} \\u{9b}1m \\u{1b}"
        );
        let plain = Printable::painted(text, Page { color: false, ..COLORED });
        assert!(!plain.contains(is_hidden), "{plain:?}");
    }

    #[test]
    fn json_stays_the_same_value() -> serde_json::Result<()> {
        let hidden: String = (0..0x3000).filter_map(char::from_u32).filter(|c| is_hidden(*c)).collect();
        let text = format!("{hidden}\n\\u{{1b}} ##[error]x\\");
        let json = Printable::json(&serde_json::to_string(&text)?);
        assert!(!json.contains(is_hidden) && !json.contains("##["), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json)?, text);
        Ok(())
    }
}
