//! Reports as values, and one pure function per format. No files, no streams, no clock.

pub mod changes;
mod comment;
pub mod diff;
pub mod disciplines;
mod document;
mod error;
mod findings;
pub mod gap;
mod html;
pub mod json;
mod markdown;
#[cfg(test)]
mod plain;
mod rules;
pub mod show;
mod text;
mod visible;
mod words;

pub use crate::model::web_address;
pub use comment::comment;
pub use document::{Block, Chart, ChartRow, Document, Line, Shape, Span, Style, Table};
pub use error::{list_in_words, some_of, trouble};
pub use findings::{findings, github, json as findings_json, sarif, summary};
pub use html::html;
pub use markdown::markdown;
pub use rules::{explain as explain_rule, table as rules_table};
pub use text::{Page, text};
pub use visible::{visible, visible_line};
pub use words::{count, prose};
