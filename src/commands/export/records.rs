//! What the exports of records share: how they are written, and where to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValue;

use crate::commands::{Context, one_of, output};
use crate::error::UserError;
use crate::render::export::{Export, ExportFormat, Exported};
use crate::store::Privacy;

/// How records are written, and where to.
#[derive(Args, Debug)]
pub struct RecordArgs {
    /// The format of the records [default: by the name of FILE, else ndjson]
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()))]
    format: Option<ExportFormat>,
    /// Write them to a file; `-` is standard output, which takes no xlsx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier export
    #[arg(short, long, requires = "output")]
    force: bool,
}

fn formats() -> [(PossibleValue, ExportFormat); 3] {
    ExportFormat::ALL.map(|format| (PossibleValue::new(format.word()), format))
}

impl RecordArgs {
    /// The format asked for, else the one that the name of the file says.
    fn format(&self) -> ExportFormat {
        let ending = self.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
        let by_name = || match ending.unwrap_or_default().to_lowercase().as_str() {
            "csv" => ExportFormat::Csv,
            "xlsx" => ExportFormat::Xlsx,
            _ => ExportFormat::Ndjson,
        };
        self.format.unwrap_or_else(by_name)
    }

    /// Writes the records, and says how many where it was to a file.
    pub fn deliver(
        &self,
        context: &Context,
        export: &Export,
        (many, privacy): (&str, Privacy),
    ) -> anyhow::Result<()> {
        let format = self.format();
        let path = self.output.as_deref().filter(|path| *path != Path::new("-"));
        let is_file = path.is_some_and(|path| path != Path::new("/dev/stdout"));
        if format == ExportFormat::Xlsx && !is_file {
            return Err(UserError::new("a workbook goes to a file").hint("name one: `-o FILE.xlsx`").into());
        }
        let exported = export.render(format, context.today).map_err(|error| {
            UserError::new(format!("this does not fit into a workbook: {error}"))
                .hint("`--format csv` takes texts of any length")
        })?;
        let written = match (&exported, path) {
            (Exported::Text(text), None) => context.streams.answer(text).map(|()| false),
            (Exported::Text(text), Some(path)) => output::put(context, path, text, (privacy, self.force)),
            (Exported::Bytes(bytes), path) => {
                output::put_bytes(context, path.unwrap_or(Path::new("-")), bytes, (privacy, self.force))
            }
        }?;
        if let (true, Some(path)) = (written, path) {
            let private = if privacy == Privacy::Private { ", readable by you alone" } else { "" };
            context.streams.say(&format!("Wrote {many} to `{}`{private}.", path.display()));
        }
        Ok(())
    }
}
