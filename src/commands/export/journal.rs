//! `steps export journal`: what one noted oneself, entry by entry.

use clap::Args;

use super::records::RecordArgs;
use crate::analysis::journal::Wanted;
use crate::commands::Context;
use crate::commands::journal::OwnJournal;
use crate::error::Status;
use crate::model::JournalRecord;
use crate::render::{export, notes};
use crate::store::Privacy;

/// Write what you noted as records, or as a spreadsheet
///
/// Examples:
///   steps export journal -o journal.xlsx       a spreadsheet, to read and filter
///   steps export journal -o journal.csv
///   steps export journal --about robin-ek      what you noted about Robin
///
/// Only what you noted yourself is read, and a file of it is readable by you
/// alone. Each record is one entry, the newest first. It names the version of its
/// format, and `steps schema journal-record` tells what is in it.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct JournalArgs {
    /// What you noted about somebody else
    #[arg(long, value_name = "PERSON")]
    pub about: Option<String>,
    #[command(flatten)]
    pub records: RecordArgs,
}

pub fn run(context: &Context, arguments: &JournalArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let journal = OwnJournal::of(context, &workspace, arguments.about.as_deref())?;
    let all = journal.file.read()?.carried_to(&framework).0;
    let entries = Wanted::default().select(&all);
    let record = |entry| JournalRecord::of(&journal.person, &journal.writer, entry);
    let records: Vec<JournalRecord> = entries.into_iter().map(record).collect();
    let (person, writer) = (journal.person_name(), journal.writer_name());
    let title = notes::title(&person, writer.as_deref());
    let export = export::journal(&framework, title, &records);
    arguments.records.deliver(context, &export, (&notes::entries(records.len()), Privacy::Private))?;
    Ok(Status::Done)
}
