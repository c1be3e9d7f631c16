//! A panic is a fault of this program, and is said to be one.

use std::any::Any;
use std::io::Write;
use std::panic;

use crate::render::visible_line;

/// What a panic said, in the two ways in which it may have been put.
fn message(payload: &dyn Any) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

/// From here on a panic says that it is a bug and how to report it, rather than showing a trace.
pub fn report_panics_as_bugs() {
    panic::set_hook(Box::new(|info| {
        // Else the message would be set in steps; the rest is put back when the screen is dropped.
        let _ = crossterm::terminal::disable_raw_mode();
        let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let said = visible_line(message(info.payload()));
        // Where even standard error is gone, nobody is left to tell.
        let _ = writeln!(
            std::io::stderr(),
            "error: this is a bug in steps, not a mistake of yours: {said}{place}\nhint: please report it with the command you ran and `steps --version`; what you answered is saved"
        );
    }));
}
