//! The only place that prints or prompts.

pub mod dialog;
mod editor;
mod pager;
mod panics;
mod progress;
mod signals;
mod streams;

pub use editor::{AT_ONCE, open_editor};
pub use panics::report_panics_as_bugs;
pub use progress::Progress;
pub use signals::HeldSignals;
pub use streams::{Color, Input, Paging, Streams, Verbosity, Wishes};
