//! The questions asked of the model. Pure: values in, values out.

mod caveat;
pub mod diff;
pub mod gap;
pub mod overview;
pub mod pattern;

pub use caveat::Caveat;
