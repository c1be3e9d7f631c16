//! The streams: the answer goes to standard output, everything said about it to standard error. They take what is
//! printable, so that no text of a file steers a terminal or a program that reads along.

use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use dialoguer::console::Term;

use super::dialog::{Look, Palette};
use super::pager;
use crate::render::{self, Layout, Page, Printable};

/// Where to write, how wide and in which colors. Decided once, when the program starts.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    pub out: Stream,
    pub err: Stream,
    /// Nothing but the answer and errors is written.
    pub quiet: bool,
    /// Whether somebody is there to ask.
    pub attended: bool,
    /// Whether the program may ask, as the user said.
    pub input: Input,
    /// Whether long reports go through a pager, as the user said.
    paging: Paging,
}

/// One stream's layout.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    /// The terminal's width; `None` where it is none.
    pub width: Option<usize>,
    pub color: bool,
    pub layout: Layout,
}

/// What the user asked for, about all that is written and asked.
#[derive(Clone, Copy, Debug)]
pub struct Wishes {
    pub color: Color,
    pub input: Input,
    pub talk: Verbosity,
    pub layout: Layout,
    pub paging: Paging,
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

/// Whether a report that is longer than the terminal goes through a pager.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paging {
    Auto,
    Never,
}

/// What is said beside the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verbosity {
    Normal,
    Quiet,
}

impl Streams {
    pub fn new(wishes: Wishes) -> Self {
        let Wishes { color, input, talk, layout, paging } = wishes;
        Self {
            out: Stream::of(&Term::stdout(), io::stdout().is_terminal(), color, layout),
            err: Stream::of(&Term::stderr(), io::stderr().is_terminal(), color, layout),
            quiet: talk == Verbosity::Quiet,
            attended: io::stdin().is_terminal() && io::stderr().is_terminal() && input == Input::Ask,
            input,
            paging,
        }
    }

    /// How a dialog is held, which happens on standard error.
    pub fn look(&self) -> Look {
        match (self.err.layout, self.err.color) {
            (Layout::Linear, _) => Look::Linear,
            (Layout::Tables, true) => Look::Screen(Palette::colored()),
            (Layout::Tables, false) => Look::Screen(Palette::plain()),
        }
    }

    /// Writes a report to read, through the user's pager where it is longer than the terminal.
    pub fn present(&self, report: &Printable) -> anyhow::Result<()> {
        let is_wanted = self.paging == Paging::Auto && !self.quiet && self.out.width.is_some();
        // A terminal may say that it has no size at all.
        let rows = match Term::stdout().size() {
            (0, _) => 24,
            (rows, _) => usize::from(rows),
        };
        match pager::command(self.out.layout).filter(|_| is_wanted && report.lines().count() >= rows) {
            Some(command) if pager::show(&command, report)? => Ok(()),
            _ => self.answer(report),
        }
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
        Page { width: self.width, color: self.color, layout: self.layout }
    }

    fn of(term: &Term, is_terminal: bool, color: Color, layout: Layout) -> Self {
        let width = is_terminal.then(|| term.size_checked().map_or(80, |(_, columns)| usize::from(columns)));
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb =
            is_terminal && (!set("TERM") || std::env::var_os("TERM").is_some_and(|it| it == "dumb"));
        let layout = if is_dumb { Layout::Linear } else { layout };
        let wanted = || is_terminal && !set("NO_COLOR") && layout == Layout::Tables;
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => wanted(),
        };
        // A terminal of no width, as some programs that embed one report it, is like none.
        Self { width: width.map(|columns| if columns == 0 { 80 } else { columns }), color, layout }
    }
}
