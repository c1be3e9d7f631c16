//! What every report takes: how it is written, and where to.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How a report is written, and where to.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// The format of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    pub format: Format,
    /// Write the report to a file that only you can read; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier version of this report
    #[arg(short, long, requires = "output")]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Json,
    Html,
}
