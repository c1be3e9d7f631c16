//! The terminal as lines are typed on it: in the mode in which it was found, so that its own keys edit a line.

use std::io::{self, Write, stderr, stdin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dialoguer::console::Term;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr,
    tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT};

use super::{Heard, Teletype};
use crate::render::is_hidden;
use crate::terminal::dialog::input::{WITHIN_A_PASTE, Waited, wait};
use crate::terminal::dialog::screen::is_gone;
use crate::terminal::signals::HeldSignals;

/// How long to wait before looking whether a signal arrived.
const GLANCE: Duration = Duration::from_millis(250);
/// What a terminal takes as one line at most, in bytes, as Linux has it.
const LONGEST: usize = 4095;

/// Stands for a key that does nothing (`_POSIX_VDISABLE`).
const NO_KEY: u8 = if cfg!(target_os = "linux") { 0 } else { u8::MAX };

/// The terminal, for as long as this lives.
#[derive(Debug)]
pub struct Typed {
    signals: HeldSignals,
    /// The mode to give back.
    found: Termios,
    /// What was read of a line whose end is yet to come.
    begun: Vec<u8>,
}

impl Typed {
    /// Takes hold of the signals that would end the program, and sees to it that they take no half a line with them.
    pub fn open() -> io::Result<Self> {
        let signals = HeldSignals::hold()?;
        let found = tcgetattr(stdin())?;
        let mut mode = found.clone();
        mode.local_modes.insert(LocalModes::NOFLSH);
        mode.input_modes.insert(InputModes::IUTF8);
        // Stopped, the program would leave half a line to the shell. On a screen it cannot be stopped either.
        mode.special_codes[SpecialCodeIndex::VSUSP] = NO_KEY;
        tcsetattr(stdin(), OptionalActions::Now, &mode)?;
        Ok(Self { signals, found, begun: Vec::new() })
    }

    /// From now on, what is typed is not shown.
    pub fn conceal(&self) -> io::Result<()> {
        let mut mode = tcgetattr(stdin())?;
        mode.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Now, &mode).map_err(Into::into)
    }

    /// Reads what there is of a line; says whether the keyboard says no more.
    fn read(&mut self) -> io::Result<bool> {
        let mut buffer = [0; LONGEST + 1];
        let count = rustix::io::read(stdin(), &mut buffer)?;
        self.begun.extend_from_slice(&buffer[..count]);
        Ok(count == 0)
    }

    /// What was typed so far of a line that will not be ended.
    fn half_line(&mut self) -> String {
        let half = || -> io::Result<Vec<u8>> {
            let mut mode = self.found.clone();
            mode.local_modes.remove(LocalModes::ICANON);
            mode.special_codes[SpecialCodeIndex::VMIN] = 0;
            mode.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(stdin(), OptionalActions::Now, &mode)?;
            let mut buffer = [0; LONGEST + 1];
            let count = rustix::io::read(stdin(), &mut buffer)?;
            Ok(buffer[..count].to_vec())
        };
        // A terminal that is gone has nothing more to give.
        let half = half().unwrap_or_default();
        self.begun.extend(half);
        text(&std::mem::take(&mut self.begun))
    }

    fn gone(&mut self, signal: i32) -> Heard {
        Heard::Gone { signal, begun: self.half_line() }
    }
}

impl Teletype for Typed {
    fn say(&mut self, text: &str) -> io::Result<()> {
        match stderr().write_all(text.as_bytes()).and_then(|()| stderr().flush()) {
            // Waiting for the next line tells.
            Err(error) if is_gone(&error) => Ok(()),
            said => said,
        }
    }

    fn hear(&mut self) -> io::Result<Heard> {
        loop {
            if let Some(end) = self.begun.iter().position(|byte| *byte == b'\n') {
                let rest = self.begun.split_off(end + 1);
                let line = std::mem::replace(&mut self.begun, rest);
                return Ok(Heard::Line(text(&line)));
            }
            if let Some(signal) = self.signals.received() {
                return Ok(self.gone(signal));
            }
            match wait(GLANCE)? {
                Waited::Ready => match self.read() {
                    Ok(true) => return Ok(self.gone(SIGINT)),
                    Ok(false) => {}
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) if is_gone(&error) => return Ok(self.gone(SIGHUP)),
                    Err(error) => return Err(error),
                },
                Waited::Gone => return Ok(self.gone(SIGHUP)),
                Waited::Interrupted | Waited::InVain => {}
            }
        }
    }

    fn has_more(&mut self) -> io::Result<bool> {
        let is_read = self.begun.contains(&b'\n');
        Ok(is_read || self.signals.received().is_none() && matches!(wait(WITHIN_A_PASTE)?, Waited::Ready))
    }

    fn drain(&mut self) -> io::Result<()> {
        self.begun.clear();
        while self.signals.received().is_none() {
            match tcflush(stdin(), QueueSelector::IFlush) {
                Err(error) if is_gone(&error.into()) => return Ok(()),
                flushed => flushed?,
            }
            if !matches!(wait(WITHIN_A_PASTE)?, Waited::Ready) {
                break;
            }
        }
        Ok(())
    }

    fn columns(&self) -> usize {
        // A terminal may say that it has no size at all.
        match Term::stderr().size() {
            (_, 0) => 80,
            (_, columns) => usize::from(columns),
        }
    }

    fn is_first(&mut self) -> bool {
        static TOLD: AtomicBool = AtomicBool::new(false);
        !TOLD.swap(true, Ordering::Relaxed)
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        // There is nobody left to tell if this fails: the terminal is gone.
        let _ = tcsetattr(stdin(), OptionalActions::Now, &self.found);
    }
}

/// Whether a line is as long as a terminal takes, so that its end may be missing.
pub fn may_be_cut(line: &str) -> bool {
    line.len() >= LONGEST
}

/// A line as it was meant: without its end, and without what keys leave in it that edit nothing here.
fn text(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line).replace('\t', " ");
    let line = anstream::adapter::strip_str(&line).to_string();
    line.chars().filter(|c| *c != '\n' && !is_hidden(*c)).collect()
}
