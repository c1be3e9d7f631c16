//! Reports as values, and one pure function per format. No files, no streams, no clock.

mod breadth;
mod calendar;
pub mod calibrate;
pub mod changes;
mod comment;
mod csv;
pub mod diff;
pub mod disciplines;
mod document;
mod error;
mod findings;
mod flow;
mod focus;
pub mod gap;
pub mod history;
mod html;
mod import;
mod json;
mod lines;
mod markdown;
pub mod notes;
mod opinions;
pub mod packet;
pub mod peers;
#[cfg(test)]
mod plain;
mod printable;
pub mod proposal;
mod report;
pub mod review_records;
mod rules;
pub mod show;
pub mod status;
mod text;
mod timeline;
mod visible;
mod when;
pub mod words;

pub use crate::analysis::{count, counts, list, some_of};
pub use crate::model::web_address;
pub use comment::comment;
pub use document::{Block, Chart, ChartRow, Document, Line, Shape, Span, Style, Table};
pub use error::{error, remark, warning};
pub use findings::findings;
pub use import::preview as import_preview;
pub use printable::Printable;
pub use report::{Format, Report};
pub use rules::{explain as explain_rule, table as rules_table};
pub use text::{Layout, Page};
pub use timeline::{Band, Mark, Sign, Spot, Timeline};
pub use visible::{is_hidden, visible, visible_line};
pub use words::prose;

use html::html;
use markdown::markdown;
use text::text;
