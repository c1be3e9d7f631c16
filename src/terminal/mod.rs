//! The only place that prints or prompts.

mod choices;
mod interrupts;
pub mod interview;
mod keys;
mod line_editor;
mod panics;
pub mod prompts;
mod rows;
mod screen;
mod streams;

pub use interrupts::take_interrupts_as_input;
pub use panics::report_panics_as_bugs;
pub use streams::{Color, Input, Streams, Verbosity};
