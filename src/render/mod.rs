//! Reports as values, and one pure function per format. No files, no streams, no clock.

pub mod changes;
mod comment;
pub mod diff;
pub mod disciplines;
mod document;
mod findings;
pub mod gap;
mod html;
pub mod json;
mod link;
mod markdown;
#[cfg(test)]
mod plain;
pub mod show;
mod text;
mod trouble;
mod visible;
mod words;

pub use comment::comment;
pub use document::{Block, Chart, ChartRow, Document, Line, Shape, Span, Style, Table};
pub use findings::findings;
pub use html::html;
pub use link::web_address;
pub use markdown::markdown;
pub use text::{Page, text};
pub use trouble::{list_in_words, some_of, trouble};
pub use visible::visible;
pub use words::prose;
