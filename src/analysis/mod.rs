//! The questions asked of the model. Pure: values in, values out.

pub mod anonymous;
pub mod asked;
#[cfg(test)]
pub mod bakery;
pub mod breadth;
pub mod calibrate;
mod caveat;
pub mod changes;
pub mod check;
mod count;
pub mod dialog;
pub mod diff;
pub mod discipline;
pub mod english;
mod example_records;
pub mod gap;
pub mod guide;
pub mod history;
pub mod import;
pub mod interview;
pub mod journal;
pub mod ladder;
pub mod line;
mod list;
pub mod lookup;
pub mod meeting;
pub mod overview;
pub mod packet;
pub mod pattern;
pub mod peers;
pub mod reveal;
pub mod review_record;
pub mod said;
pub mod status;
pub mod strengths;
pub mod suppression;
pub mod wholeness;

pub use caveat::Caveat;
pub use count::{count, counts};
pub use example_records::example_records;
pub use list::{list, some_of};
