//! The grammar of English, as far as the wording rules need it: words, phrases, and how they are looked up.

mod phrases;
pub mod sentence;

pub use phrases::{Hit, Phrases};
