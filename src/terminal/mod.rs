//! The only place that prints or prompts.

pub mod dialog;
mod panics;
mod signals;
mod streams;

pub use panics::report_panics_as_bugs;
pub use signals::HeldSignals;
pub use streams::{Color, Input, Streams, Verbosity};
