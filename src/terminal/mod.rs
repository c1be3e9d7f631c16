//! The only place that prints or prompts.

mod panics;
mod streams;
mod stub;
pub use stub::*;

pub use panics::report_panics_as_bugs;
pub use streams::{Color, Input, Stream, Streams, Talk};
