//! The user's pager: where reports go that are longer than the terminal, as git does it.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use signal_hook::consts::{SIGINT, SIGQUIT};

use super::signals::HeldSignals;
use crate::error::Left;
use crate::render::Layout;

/// The pager of whoever names none.
const USUAL: &str = "less";
/// How that one behaves where nobody says otherwise: it leaves what fits, and shows colors.
const USUAL_OPTIONS: &str = "FRX";
/// What makes a command one for the shell.
const OF_THE_SHELL: &[char] =
    &['|', '&', ';', '<', '>', '(', ')', '$', '`', '\\', '"', '\'', '*', '?', '[', '#', '~', '=', '%', '\n'];

/// The command of the pager, if one is wanted. Read line by line, only one that the user named: the usual one
/// redraws the screen.
pub fn command(layout: Layout) -> Option<String> {
    let named = std::env::var("PAGER").ok().map(|named| named.trim().to_owned());
    match (named, layout) {
        (Some(named), _) => Some(named).filter(|named| !named.is_empty() && named != "cat"),
        (None, Layout::Tables) => Some(USUAL.to_owned()),
        (None, Layout::Linear) => None,
    }
}

/// Shows a text in the pager until the user closes it. Says whether there was one: what cannot be started has
/// shown nothing.
///
/// # Errors
/// [`Left`] where a signal other than those of the keyboard arrived meanwhile.
pub fn show(command: &str, text: &str) -> anyhow::Result<bool> {
    // Ctrl-C means the pager, which must not outlive the program.
    let signals = HeldSignals::hold()?;
    let mut pager = started(command);
    pager.stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        pager.env("LESS", USUAL_OPTIONS);
    }
    let Ok(mut child) = pager.spawn() else { return Ok(false) };
    let written = child.stdin.take().map_or(Ok(()), |mut into| into.write_all(text.as_bytes()));
    let status = child.wait()?;
    match written {
        // Whoever closes the pager early has had enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    if let Some(signal) = signals.received().filter(|signal| ![SIGINT, SIGQUIT].contains(signal)) {
        return Err(Left(signal).into());
    }
    // By these a shell says that there is no such command, or that it cannot be run.
    Ok(!matches!(status.code(), Some(126 | 127)))
}

/// The command, started by the shell only where it has to be.
fn started(command: &str) -> Command {
    let mut words = command.split_whitespace();
    match words.next().filter(|_| !command.contains(OF_THE_SHELL)) {
        Some(program) => {
            let mut pager = Command::new(program);
            pager.args(words);
            pager
        }
        None => {
            let mut shell = Command::new("sh");
            shell.args(["-c", command]);
            shell
        }
    }
}
