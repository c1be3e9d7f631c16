//! Reports as values, and one pure function per format. No files, no streams, no clock.

mod document;
mod findings;
mod html;
mod link;
mod markdown;
mod text;
mod trouble;
mod visible;

pub use document::{Block, Chart, ChartRow, Document, Line, Shape, Span, Style, Table};
pub use findings::findings;
pub use html::html;
pub use link::web_address;
pub use markdown::markdown;
pub use text::{Page, text};
pub use trouble::{list_in_words, some_of, trouble};
pub use visible::visible;
