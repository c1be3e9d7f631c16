//! The few questions outside the interview: who somebody is, and what their disciplines are.
//!
//! Call them only where `Streams::attended` says that somebody is there.

use std::io::{self, Write};
use std::os::fd::{AsRawFd, RawFd};

use dialoguer::console::Term;
use dialoguer::{Confirm, Input, MultiSelect};

use super::interrupts::take_interrupts_as_input;
use super::keys::Keys;

/// Asks for a line of text that `check` accepts. `None` where the person left.
pub fn line(
    question: &str,
    default: Option<String>,
    check: impl Fn(&String) -> Result<(), &'static str>,
) -> anyhow::Result<Option<String>> {
    let mut prompt = Input::<String>::new().with_prompt(question).validate_with(|text: &String| check(text));
    if let Some(default) = default {
        prompt = prompt.default(default);
    }
    asked(|term| prompt.interact_text_on(term).map(Some))
}

/// Asks whether to do something; Enter says yes. `None` where the person left.
pub fn agreed(question: &str) -> anyhow::Result<Option<bool>> {
    asked(|term| Confirm::new().with_prompt(question).default(true).interact_on_opt(term))
}

/// Lets the person mark some of these, by their positions. `None` where they left.
pub fn marked(question: &str, items: &[&str]) -> anyhow::Result<Option<Vec<usize>>> {
    asked(|term| MultiSelect::new().with_prompt(question).items(items).interact_on_opt(term))
}

/// One prompt: what was typed ahead answers nothing, Ctrl-C and the end of input leave.
fn asked<T>(prompt: impl FnOnce(&Term) -> dialoguer::Result<Option<T>>) -> anyhow::Result<Option<T>> {
    take_interrupts_as_input()?;
    // Held throughout, so that Ctrl-C is a key also in the moment before the prompt reads.
    let mut held = Keys::open()?;
    held.drain()?;
    match prompt(&unhidden_cursor()) {
        Ok(answer) => Ok(answer),
        Err(dialoguer::Error::IO(error)) => match error.kind() {
            io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => Ok(None),
            _ => Err(error.into()),
        },
    }
}

/// A terminal for dialoguer that never hides the cursor: whatever ends the program while a prompt is
/// open then finds it visible.
pub fn unhidden_cursor() -> Term {
    Term::read_write_pair(io::stdin(), CursorStays(io::stderr()))
}

/// Standard error, but for the sequence that hides the cursor.
#[derive(Debug)]
struct CursorStays(io::Stderr);

impl Write for CursorStays {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes == b"\x1b[?25l" {
            return Ok(bytes.len());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl AsRawFd for CursorStays {
    fn as_raw_fd(&self) -> RawFd {
        self.0.as_raw_fd()
    }
}
