//! A panic is a fault of this program, and is said to be one.

use std::io::Write;
use std::panic;

/// From here on a panic says that it is a bug and how to report it, rather than showing a trace.
pub fn report_panics_as_bugs() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let said = info.payload_as_str().unwrap_or("no message");
        // Where even standard error is gone, nobody is left to tell.
        let _ = writeln!(
            std::io::stderr(),
            "error: this is a bug in steps, not a mistake of yours: {said}{place}\nhint: please report it with the command you ran and `steps --version`; what you answered is saved"
        );
    }));
}
