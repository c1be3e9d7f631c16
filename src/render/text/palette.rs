//! What each style looks like on a terminal. Only a help to the eye: the words say the same.

use anstyle::{AnsiColor, Effects, Style as Ansi};

use crate::render::Style;
use crate::render::flow::Row;

/// The title, headings and heads of tables.
pub const HEADING: Ansi = Ansi::new().bold();
/// What must not be missed.
pub const NOTICE: Ansi = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
/// Everything else.
pub const BODY: Ansi = Ansi::new();

/// How a terminal takes it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ink {
    Color,
    Plain,
}

/// The row in these colors; `base` is for what has no style of its own.
pub fn paint(row: &Row, base: Ansi, ink: Ink) -> String {
    let spans = row.0.iter().map(|span| match (ink, own(span.style).unwrap_or(base)) {
        (Ink::Plain, _) => span.text.clone(),
        (Ink::Color, style) if style.is_plain() => span.text.clone(),
        (Ink::Color, style) => format!("{style}{}{style:#}", span.text),
    });
    spans.collect()
}

fn own(style: Style) -> Option<Ansi> {
    let own = match style {
        Style::Plain | Style::Quote => return None,
        Style::Strong => Ansi::new().bold(),
        Style::Quiet | Style::Open => Ansi::new().dimmed(),
        Style::Code | Style::Inline => AnsiColor::Blue.on_default(),
        Style::Link => Ansi::new().underline(),
        Style::Tag => Ansi::new().italic(),
        Style::Same => AnsiColor::Green.on_default(),
        Style::First => AnsiColor::Cyan.on_default(),
        Style::Second => AnsiColor::Magenta.on_default(),
        Style::Removed => AnsiColor::Red.on_default(),
        Style::Added => AnsiColor::Green.on_default(),
    };
    Some(own)
}
