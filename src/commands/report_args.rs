//! What every report takes: how it is written, and where to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValue;

use super::one_of;
use crate::render::Format;

/// How a report is written, and where to.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// The format of the report [default: by the name of FILE, else text]
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()))]
    format: Option<Format>,
    /// Write the report to a file that only you can read; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier version of this report
    #[arg(short, long, requires = "output")]
    pub force: bool,
}

impl ReportArgs {
    /// The format asked for, else the one that the name of the file says.
    pub fn format(&self) -> Format {
        let extension = self.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
        let by_name = || match extension.unwrap_or_default().to_lowercase().as_str() {
            "html" | "htm" => Format::Html,
            "md" | "markdown" => Format::Markdown,
            "json" => Format::Json,
            _ => Format::Text,
        };
        self.format.unwrap_or_else(by_name)
    }
}

fn formats() -> [(PossibleValue, Format); 4] {
    [
        (PossibleValue::new("text"), Format::Text),
        (PossibleValue::new("markdown"), Format::Markdown),
        (PossibleValue::new("json"), Format::Json),
        (PossibleValue::new("html"), Format::Html),
    ]
}
