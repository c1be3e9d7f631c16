//! A panic is a fault of this program, and is said to be one.

use std::io::Write;
use std::panic;

/// From here on a panic says that it is a bug and how to report it, rather than showing a trace. What it
/// says itself stays unsaid: it may hold what people wrote about each other.
pub fn report_panics_as_bugs() {
    panic::set_hook(Box::new(|info| {
        // Else the message would be set in steps; the rest is put back when the screen is dropped.
        let _ = crossterm::terminal::disable_raw_mode();
        let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        // Where even standard error is gone, nobody is left to tell.
        let _ = writeln!(
            std::io::stderr(),
            "error: this is a bug in steps, not a mistake of yours{place}\nhint: please report it with the command you ran and `steps --version`; what you answered is saved"
        );
    }));
}
