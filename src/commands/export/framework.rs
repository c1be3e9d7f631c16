//! `steps export framework`: every example as a record.

use clap::Args;

use super::records::RecordArgs;
use crate::analysis::example_records;
use crate::commands::Context;
use crate::error::Status;
use crate::render::{count, export};
use crate::store::Privacy;

/// Write the framework's examples as records, or as a spreadsheet
///
/// Examples:
///   steps export framework -o framework.xlsx   a spreadsheet, to read and filter
///   steps export framework -o framework.csv
///   steps export framework | jq .text
///
/// Each record is one example: its behavior, its step, the disciplines that it is
/// for, its id and its text. It names the version of its format, and
/// `steps schema example-record` tells what is in it.
///
/// The spreadsheet has the same as a table, and the examples once more as a
/// matrix: behaviors down, steps across.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct FrameworkArgs {
    #[command(flatten)]
    pub records: RecordArgs,
}

pub fn run(context: &Context, arguments: &FrameworkArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    let records = example_records(&framework);
    let export = export::examples(&framework, &records);
    let many = count(records.len(), "example");
    arguments.records.deliver(context, &export, (&many, Privacy::Shared))?;
    Ok(Status::Done)
}
