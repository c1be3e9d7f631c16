//! Keys as a person presses them, read one at a time from a terminal without echo.
//!
//! Not `Term::read_key`: it takes the end of Ctrl-→ for a typed `5`, cannot tell Ctrl-J from Enter,
//! and takes an arrow key that arrives in two parts for Esc.

use std::collections::VecDeque;
use std::io;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush, tcgetattr,
    tcsetattr,
};

/// How long a terminal may take between the parts of one key, in milliseconds.
const WITHIN_A_KEY: i64 = 40;
/// How soon what follows a line break must be there for both to be pasted, in milliseconds.
const WITHIN_A_PASTE: i64 = 20;

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
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// A key that nothing is bound to.
    Other,
}

/// The keyboard, held in a mode where each key arrives at once, for as long as this lives.
#[derive(Debug)]
pub struct Keys {
    before: Termios,
    pending: VecDeque<u8>,
    /// Whether a line break was among what arrived in one go.
    pasted_line: bool,
}

impl Keys {
    /// Takes hold of the keyboard.
    ///
    /// # Errors
    /// Where standard input is no terminal.
    pub fn open() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut mode = before.clone();
        mode.local_modes -= LocalModes::ICANON
            | LocalModes::ECHO
            | LocalModes::ECHONL
            | LocalModes::ISIG
            | LocalModes::IEXTEN;
        // Without these Enter would arrive as Ctrl-J, and Ctrl-S would stop the screen.
        mode.input_modes -= InputModes::ICRNL | InputModes::INLCR | InputModes::IGNCR | InputModes::IXON;
        mode.special_codes[SpecialCodeIndex::VMIN] = 1;
        mode.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(io::stdin(), OptionalActions::Now, &mode)?;
        Ok(Self { before, pending: VecDeque::new(), pasted_line: false })
    }

    /// Forgets what was typed or pasted and not yet read, so that it answers no later question.
    pub fn drain(&mut self) -> io::Result<()> {
        self.pending.clear();
        self.pasted_line = false;
        Ok(tcflush(io::stdin(), QueueSelector::IFlush)?)
    }

    /// The next key, or `None` when none was pressed for so many milliseconds.
    ///
    /// # Errors
    /// Of kind `UnexpectedEof` at the end of input, as when the terminal was closed.
    pub fn next(&mut self, patience: i64) -> io::Result<Option<Key>> {
        if self.pending.is_empty() {
            if !is_ready(0)? {
                self.pasted_line = false;
            }
            if !is_ready(patience)? {
                return Ok(None);
            }
        }
        let byte = self.byte()?;
        Ok(Some(match byte {
            b'\r' => self.line_end()?,
            b'\n' => Key::LineBreak,
            0x7f | 0x08 => Key::Backspace,
            b'\t' => Key::Char('\t'),
            0x1b => self.escaped()?,
            1..=26 => Key::Ctrl(char::from(byte + b'a' - 1)),
            0x20..=0x7e => Key::Char(char::from(byte)),
            _ => self.character(byte)?,
        }))
    }

    /// Whether Enter was pressed, or a line break was pasted together with more text.
    fn line_end(&mut self) -> io::Result<Key> {
        let pasted = self.pasted_line || !self.pending.is_empty() || is_ready(WITHIN_A_PASTE)?;
        self.pasted_line = pasted;
        Ok(if pasted { Key::LineBreak } else { Key::Enter })
    }

    fn escaped(&mut self) -> io::Result<Key> {
        let Some(byte) = self.soon()? else { return Ok(Key::Escape) };
        Ok(match byte {
            b'[' => {
                let mut sequence = Vec::new();
                while let Some(byte) = self.soon()? {
                    sequence.push(byte);
                    if (0x40..=0x7e).contains(&byte) || sequence.len() > 16 {
                        break;
                    }
                }
                named(&sequence)
            }
            b'O' => self.soon()?.map_or(Key::Other, |byte| named(&[byte])),
            b'\r' | b'\n' => Key::LineBreak,
            0x1b => {
                self.pending.push_front(byte);
                Key::Escape
            }
            _ => Key::Other,
        })
    }

    /// The character that begins with this byte, in UTF-8.
    fn character(&mut self, first: u8) -> io::Result<Key> {
        let length = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return Ok(Key::Other),
        };
        let mut bytes = vec![first];
        while bytes.len() < length {
            let Some(byte) = self.soon()? else { return Ok(Key::Other) };
            bytes.push(byte);
        }
        let character = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
        Ok(character.map_or(Key::Other, Key::Char))
    }

    /// The next byte, where it belongs to the same key.
    fn soon(&mut self) -> io::Result<Option<u8>> {
        if self.pending.is_empty() && !is_ready(WITHIN_A_KEY)? {
            return Ok(None);
        }
        self.byte().map(Some)
    }

    fn byte(&mut self) -> io::Result<u8> {
        if let Some(byte) = self.pending.pop_front() {
            return Ok(byte);
        }
        let mut buffer = [0; 1024];
        let count = loop {
            match rustix::io::read(io::stdin(), &mut buffer) {
                Err(Errno::INTR) => {}
                // What a terminal says that was closed.
                Err(Errno::IO) | Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                other => break other?,
            }
        };
        self.pending.extend(&buffer[1..count]);
        Ok(buffer[0])
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        // There is nobody left to tell if this fails: the terminal is gone.
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.before);
    }
}

/// What an escape sequence means, without its introducer.
fn named(sequence: &[u8]) -> Key {
    match sequence {
        b"A" => Key::Up,
        b"B" => Key::Down,
        b"C" => Key::Right,
        b"D" => Key::Left,
        b"H" | b"1~" | b"7~" => Key::Home,
        b"F" | b"4~" | b"8~" => Key::End,
        b"3~" => Key::Delete,
        b"5~" => Key::PageUp,
        b"6~" => Key::PageDown,
        b"M" => Key::Enter,
        _ => Key::Other,
    }
}

/// Whether there is something to read, or soon will be: within so many milliseconds.
fn is_ready(milliseconds: i64) -> io::Result<bool> {
    let wait = Timespec { tv_sec: milliseconds / 1000, tv_nsec: (milliseconds % 1000) * 1_000_000 };
    let stdin = io::stdin();
    match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&wait)) {
        Ok(count) => Ok(count > 0),
        Err(Errno::INTR) => Ok(false),
        Err(other) => Err(other.into()),
    }
}
