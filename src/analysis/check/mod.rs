//! What can be wrong with a framework or a review: rules in groups, one file per group.
//!
//! A group has its rules, documented, as `RULES`, and gives the problems that it finds. Whether a
//! rule is an error or a warning, silenced or left out, is decided after all have spoken.

pub mod history;
mod rule;

pub use rule::{Group, Rule};
