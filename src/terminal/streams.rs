//! The streams: the answer goes to standard output, everything said about it to standard error. They take what is
//! printable, so that no text of a file steers a terminal or a program that reads along.

use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use dialoguer::console::Term;

use super::dialog::Palette;
use crate::render::{self, Page, Printable};

/// Where to write, how wide and in which colors. Decided once, when the program starts.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    pub out: Stream,
    pub err: Stream,
    /// Nothing but the answer and errors is written.
    pub quiet: bool,
    /// Whether somebody is there to ask.
    pub attended: bool,
    /// Whether the terminal understands nothing but plain text.
    pub dumb: bool,
    /// Whether the program may ask, as the user said.
    pub input: Input,
}

/// One stream's layout.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    /// The terminal's width; `None` where it is none.
    pub width: Option<usize>,
    pub color: bool,
}

/// When to use color, as the user asked for it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// Whether the program may ask.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Input {
    Ask,
    Never,
}

/// What is said beside the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verbosity {
    Normal,
    Quiet,
}

impl Streams {
    pub fn new(color: Color, input: Input, talk: Verbosity) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let attended = io::stdin().is_terminal() && io::stderr().is_terminal() && !dumb;
        Self {
            out: Stream::of(&Term::stdout(), io::stdout().is_terminal(), color),
            err: Stream::of(&Term::stderr(), io::stderr().is_terminal(), color),
            quiet: talk == Verbosity::Quiet,
            attended: attended && input == Input::Ask,
            dumb,
            input,
        }
    }

    /// What a dialog looks like, which is held on standard error.
    pub fn palette(&self) -> Palette {
        if self.err.color { Palette::colored() } else { Palette::plain() }
    }

    /// Writes the answer. A reader that went away has had enough of it.
    pub fn answer(&self, answer: &Printable) -> anyhow::Result<()> {
        self.pass_on(answer)
    }

    /// Writes what another program takes byte by byte, such as a patch, which no longer applies with a character
    /// changed: so it is only made printable where somebody looks at it.
    pub fn hand_over(&self, text: &str) -> anyhow::Result<()> {
        match self.out.width {
            Some(_) => self.answer(&Printable::text(text)),
            None => self.pass_on(text),
        }
    }

    fn pass_on(&self, text: &str) -> anyhow::Result<()> {
        match io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Says something about the answer, on a line of its own, whatever names and texts are in it.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            self.report(&render::remark(line, self.err.page()));
        }
    }

    /// Says what must be said: an error. A standard error that is closed leaves nowhere to say it.
    pub fn report(&self, said: &Printable) {
        let _ = writeln!(io::stderr(), "{}", said.trim_end_matches('\n'));
    }
}

impl Stream {
    /// What is laid out for it.
    pub fn page(&self) -> Page {
        Page { width: self.width, color: self.color }
    }

    fn of(term: &Term, is_terminal: bool, color: Color) -> Self {
        let width = is_terminal.then(|| term.size_checked().map_or(80, |(_, columns)| usize::from(columns)));
        let wanted = || {
            let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            is_terminal && !set("NO_COLOR") && !dumb
        };
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => wanted(),
        };
        // A terminal of no width, as some programs that embed one report it, is like none.
        Self { width: width.map(|columns| if columns == 0 { 80 } else { columns }), color }
    }
}
