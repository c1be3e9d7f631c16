//! YAML texts to typed values with places, and back with comments kept. Pure: the text of a file is
//! read elsewhere, and may hold anything.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod comments;
mod edit;
mod emit;
mod encoding;
mod fix;
mod outline;
mod positions;
mod quotes;
mod read;
mod schema;
pub mod shape;
mod slips;
mod syntax_error;
mod tree;
mod value;

pub use comments::{lost_texts, to_the_program};
pub use edit::{rewritten, update};
pub use emit::{form_entry, to_yaml};
pub use fix::fix;
pub use outline::{Branch, Says, outline};
pub use positions::place;
pub use read::{
    LONGEST_FILE, Reading, Strictness, decode, drop_nulls, form_of, parse, typed, whole_file, within_limit,
};
pub use schema::{Kind, KnownId, Reference, Unknown, of as schema_of, refer, text as schema_text};
pub use value::value;
