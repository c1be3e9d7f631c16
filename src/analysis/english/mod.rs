//! The grammar of English, as far as the rules about wording need it.
//!
//! This is the door: the rules ask a [`Sentence`] their questions, and nobody outside knows a part of speech.

mod clause;
mod conduct;
mod frequency;
mod language;
mod lists;
mod marks;
mod phrases;
mod reach;
mod sentence;
mod spelling;
mod stems;
mod verbs;
mod words;

pub use language::Tag;
pub use lists::{ListPhrase, Lists, Role, list_names};
pub use phrases::{Hit, Phrases};
pub use reach::{Reach, has_new};
pub use sentence::Sentence;
pub use stems::{Stems, is_negated, stem_counts};
pub use words::{Word, range, words};
