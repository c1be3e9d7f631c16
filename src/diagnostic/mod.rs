//! What is wrong with a user's files, as data: problems found by path, findings placed in the text, and
//! the edits that fix them. Pure, and it knows no other module.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod edit;
mod finding;
pub mod kebab;
pub mod key;
mod odd_signs;
mod rule;
pub mod rules;
mod source;
pub mod suggestion;

pub use edit::{Change, Edit};
pub use finding::{At, Finding, Part, Problem, Segment, Severity, limited, to_show};
pub use odd_signs::{named_odd_signs, odd_sign};
pub use rule::{Group, Rule};
pub use source::{Source, Sourced, boundary};
