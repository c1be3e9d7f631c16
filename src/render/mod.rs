//! Reports as values, and one pure function per format. No files, no streams, no clock.

mod document;

pub use document::{Block, Chart, ChartRow, Document, Line, Shape, Span, Style, Table};
