//! What comes from the keyboard, one event at a time: `crossterm`'s, in the few kinds that matter here.

use std::io::{self, stderr, stdin};
use std::time::{Duration, Instant};

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, KeyCode, KeyEvent, KeyModifiers};
use crossterm::{execute, terminal};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use signal_hook::consts::SIGHUP;

use crate::terminal::signals::HeldSignals;

/// How long looking for input takes that may be there already.
const AT_ONCE: Duration = Duration::from_millis(1);
/// How soon what follows a line break must be there for both to be pasted, in a terminal that does not
/// mark pastes.
pub const WITHIN_A_PASTE: Duration = Duration::from_millis(20);

/// A key, or a combination of keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    Enter,
    /// Ctrl-J or Alt-Enter, or Enter as part of a paste.
    LineBreak,
    Escape,
    Backspace,
    Delete,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Help,
}

/// What happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    Key(Key),
    Paste(String),
    /// This signal arrived, or the terminal was closed, which is like SIGHUP.
    Signal(i32),
}

/// The keyboard, held in a mode where each key arrives at once, for as long as this lives.
#[derive(Debug)]
pub struct Keyboard {
    signals: HeldSignals,
    /// Whether what arrives does so faster than anybody types.
    in_burst: bool,
}

impl Keyboard {
    /// Takes hold of the keyboard, and of the signals that would end the program.
    pub fn open() -> io::Result<Self> {
        let keyboard = Self { signals: HeldSignals::hold()?, in_burst: false };
        terminal::enable_raw_mode()?;
        // With nothing to read, reading returns at once: crossterm would wait for the rest of a paste,
        // and no signal would end that.
        let mut mode = tcgetattr(stdin())?;
        mode.special_codes[SpecialCodeIndex::VMIN] = 0;
        mode.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(stdin(), OptionalActions::Now, &mode)?;
        execute!(stderr(), EnableBracketedPaste)?;
        Ok(keyboard)
    }

    /// Forgets what was typed or pasted and not yet read, so that it does not answer a later question.
    pub fn drain(&mut self) -> io::Result<()> {
        while self.is_waiting()? {
            event::read()?;
        }
        Ok(())
    }

    /// Whether something was typed or pasted and not yet read.
    pub fn is_waiting(&self) -> io::Result<bool> {
        event::poll(AT_ONCE)
    }

    /// The next event, or `None` when there is none for so long. That the terminal is gone is an event.
    pub fn next(&mut self, patience: Duration) -> io::Result<Option<Event>> {
        let until = Instant::now() + patience;
        loop {
            if let Some(signal) = self.signals.received() {
                return Ok(Some(Event::Signal(signal)));
            }
            while self.is_waiting()? {
                if let Some(event) = self.read()? {
                    return Ok(Some(event));
                }
            }
            self.in_burst = false;
            match wait(until.saturating_duration_since(Instant::now()))? {
                Waited::Ready | Waited::Interrupted => {}
                Waited::Gone => return Ok(Some(Event::Signal(SIGHUP))),
                Waited::InVain => return Ok(None),
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Event>> {
        let event = match event::read()? {
            event::Event::Key(event) => named(event).map(Event::Key),
            event::Event::Paste(text) => Some(Event::Paste(text)),
            _ => None,
        };
        if event == Some(Event::Key(Key::Enter)) {
            self.in_burst = self.in_burst || event::poll(WITHIN_A_PASTE)?;
            return Ok(Some(Event::Key(if self.in_burst { Key::LineBreak } else { Key::Enter })));
        }
        Ok(event)
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        // There is nobody left to tell if this fails: the terminal is gone.
        let _ = execute!(stderr(), DisableBracketedPaste);
        let _ = terminal::disable_raw_mode();
    }
}

/// What waiting for input came to.
pub enum Waited {
    /// There is input.
    Ready,
    /// A signal arrived, or the program was stopped and goes on.
    Interrupted,
    /// The terminal was closed.
    Gone,
    InVain,
}

/// Waits for input so long. Not by crossterm, which keeps waiting when a signal arrives.
pub fn wait(patience: Duration) -> io::Result<Waited> {
    let limit = Timespec { tv_sec: 0, tv_nsec: patience.subsec_nanos().into() };
    let stdin = stdin();
    let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut polled, Some(&limit)) {
        Ok(0) => Ok(Waited::InVain),
        Ok(_) if polled[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => Ok(Waited::Gone),
        Ok(_) => Ok(Waited::Ready),
        Err(Errno::INTR) => Ok(Waited::Interrupted),
        Err(other) => Err(other.into()),
    }
}

/// What a key means here, if it means anything.
fn named(event: KeyEvent) -> Option<Key> {
    let KeyEvent { code, modifiers, .. } = event;
    Some(match (code, modifiers - KeyModifiers::SHIFT) {
        (KeyCode::Enter, KeyModifiers::ALT) | (KeyCode::Char('j'), KeyModifiers::CONTROL) => Key::LineBreak,
        (KeyCode::Backspace, _) | (KeyCode::Char('h'), KeyModifiers::CONTROL) => Key::Backspace,
        (KeyCode::Char(letter), KeyModifiers::CONTROL) => Key::Ctrl(letter),
        (code, KeyModifiers::NONE) => match code {
            KeyCode::Char(character) => Key::Char(character),
            KeyCode::Enter => Key::Enter,
            KeyCode::Esc => Key::Escape,
            KeyCode::Delete => Key::Delete,
            KeyCode::Tab => Key::Tab,
            KeyCode::BackTab => Key::BackTab,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            KeyCode::F(1) => Key::Help,
            _ => return None,
        },
        _ => return None,
    })
}
