//! The terminal, as a dialog draws on it and listens to it.
//!
//! A picture is painted from the top in one write. The cursor is never hidden, so that nothing that
//! ends the program can leave it hidden.

use std::io::{self, Write};
use std::time::Duration;

use dialoguer::console::Term;
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;

use super::frame::{Picture, Size};
use super::input::{Event, Keyboard};
use super::rows::Palette;

/// How often the size of the terminal is looked at while nobody presses a key.
const GLANCE: Duration = Duration::from_millis(250);
/// How often it is, before nobody pressing a key counts as a pause.
const GLANCES: usize = 2;

/// The terminal as a dialog uses it.
#[derive(Debug)]
pub struct Screen {
    term: Term,
    palette: Palette,
    /// None only while another program has the terminal.
    keyboard: Option<Keyboard>,
    /// What was painted last, and on which size.
    painted: Option<(Size, String)>,
}

impl Screen {
    /// Takes hold of the terminal. What it shows is moved up, and stays to be scrolled back to.
    pub fn open(palette: Palette) -> io::Result<Self> {
        let screen = Self { term: Term::stderr(), palette, keyboard: Some(Keyboard::open()?), painted: None };
        let rows = screen.size().rows;
        screen.write(&format!("{}\x1b[H\x1b[J", "\n".repeat(rows)))?;
        Ok(screen)
    }

    pub fn size(&self) -> Size {
        match self.term.size() {
            // A terminal may say that it has no size at all.
            (0, _) | (_, 0) => Size { rows: 24, columns: 80 },
            (rows, columns) => Size { rows: rows.into(), columns: usize::from(columns).max(2) },
        }
    }

    /// Forgets what was typed ahead: it was meant for the question before.
    pub fn drain(&mut self) -> io::Result<()> {
        match self.keyboard()?.drain() {
            // Looking for the next event tells.
            Err(error) if is_gone(&error) => Ok(()),
            drained => drained,
        }
    }

    /// Shows a picture, again whenever the terminal's size changes, until something happens. `None` is a
    /// pause: nothing happened for a moment.
    pub fn show(&mut self, draw: &mut dyn FnMut(Size) -> Picture) -> io::Result<Option<Event>> {
        for _ in 0..GLANCES {
            match self.glance(draw) {
                Ok(None) => {}
                Err(error) if is_gone(&error) => return Ok(Some(Event::Signal(SIGHUP))),
                happened => return happened,
            }
        }
        Ok(None)
    }

    fn glance(&mut self, draw: &mut dyn FnMut(Size) -> Picture) -> io::Result<Option<Event>> {
        // What is typed or pasted faster than it can be shown is shown once.
        if !self.keyboard()?.is_waiting()? {
            let size = self.size();
            self.paint(&draw(size), size)?;
        }
        self.keyboard()?.next(GLANCE)
    }

    /// Paints a picture from the top of the screen, in one write, unless it is there already.
    fn paint(&mut self, picture: &Picture, size: Size) -> io::Result<()> {
        let columns = size.columns.saturating_sub(1);
        let rows: Vec<String> =
            picture.rows.iter().map(|row| format!("{}\x1b[K", row.paint(&self.palette, columns))).collect();
        let (row, column) = picture.cursor;
        let text = format!("\x1b[H{}\x1b[J\x1b[{};{}H", rows.join("\r\n"), row + 1, column + 1);
        let painted = Some((size, text));
        if self.painted != painted {
            self.write(painted.as_ref().map_or("", |(_, text)| text))?;
            self.painted = painted;
        }
        Ok(())
    }

    /// Leaves the terminal to another program as long as that runs.
    pub fn leave_to<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.clear()?;
        self.keyboard = None;
        let came = run();
        self.keyboard = Some(Keyboard::open()?);
        self.painted = None;
        Ok(came)
    }

    fn keyboard(&mut self) -> io::Result<&mut Keyboard> {
        match &mut self.keyboard {
            Some(keyboard) => Ok(keyboard),
            none => Ok(none.insert(Keyboard::open()?)),
        }
    }

    /// Leaves an empty screen.
    pub fn clear(&self) -> io::Result<()> {
        self.write("\x1b[H\x1b[J")
    }

    fn write(&self, text: &str) -> io::Result<()> {
        let mut term = &self.term;
        term.write_all(text.as_bytes())?;
        term.flush()
    }
}

/// Whether an error says that the terminal was closed.
pub fn is_gone(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::IO.raw_os_error())
}
