//! What every report takes: how it is written, and where to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Arg, Args};

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
    /// A report in a file, in the format that its name says.
    pub fn to_file(path: PathBuf) -> Self {
        Self { format: None, output: Some(path), force: false }
    }

    /// A report on standard output.
    pub fn printed(format: Format) -> Self {
        Self { format: Some(format), output: None, force: false }
    }

    /// The format asked for, else the one that the name of the file says.
    pub fn format(&self) -> Format {
        let by_name = || match self.extension().as_str() {
            "html" | "htm" => Format::Html,
            "md" | "markdown" => Format::Markdown,
            "json" => Format::Json,
            _ => Format::Text,
        };
        self.format.unwrap_or_else(by_name)
    }

    /// The same for a report that is a table of records.
    pub fn record_format(&self) -> Format {
        match (self.format, self.extension().as_str()) {
            (None, "csv") => Format::Csv,
            _ => self.format(),
        }
    }

    /// The same for one that also tells days.
    pub fn calendar_format(&self) -> Format {
        match (self.format, self.extension().as_str()) {
            (None, "ics") => Format::Ics,
            _ => self.record_format(),
        }
    }

    fn extension(&self) -> String {
        let extension = self.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
        extension.unwrap_or_default().to_lowercase()
    }
}

/// The argument `--format` of a report that is a table of records.
pub fn with_records(format: Arg) -> Arg {
    format.value_parser(one_of(formats().into_iter().chain([csv()])))
}

/// The same of a report that also tells days.
pub fn with_calendar(format: Arg) -> Arg {
    let ics = (PossibleValue::new("ics"), Format::Ics);
    format.value_parser(one_of(formats().into_iter().chain([csv(), ics])))
}

fn csv() -> (PossibleValue, Format) {
    (PossibleValue::new("csv"), Format::Csv)
}

/// The formats of every report, by their words.
pub fn formats() -> [(PossibleValue, Format); 4] {
    [
        (PossibleValue::new("text"), Format::Text),
        (PossibleValue::new("markdown"), Format::Markdown),
        (PossibleValue::new("json"), Format::Json),
        (PossibleValue::new("html"), Format::Html),
    ]
}
