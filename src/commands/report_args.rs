//! What every report takes: how it is written, and where to.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;

use super::one_of;
use crate::render::Format;

/// How a report is written, and where to.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// The format of the report
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()), default_value = "text")]
    pub format: Format,
    /// Write the report to a file that only you can read; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier version of this report
    #[arg(short, long, requires = "output")]
    pub force: bool,
}

fn formats() -> [(PossibleValue, Format); 4] {
    [
        (PossibleValue::new("text"), Format::Text),
        (PossibleValue::new("markdown"), Format::Markdown),
        (PossibleValue::new("json"), Format::Json),
        (PossibleValue::new("html"), Format::Html),
    ]
}
