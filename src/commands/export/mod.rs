//! `steps export`: what is here, for other programs.

mod framework;
mod journal;
mod records;
mod reviews;

use clap::{Args, Subcommand};

use super::Context;
use crate::error::Status;

/// Write what is here for other programs, or as a spreadsheet
///
/// Examples:
///   steps export framework -o framework.xlsx   the framework, as a spreadsheet
///   steps export journal -o journal.xlsx       what you noted, as a spreadsheet
///   steps export reviews -o reviews.ndjson     the sealed reviews, as JSON lines
///   steps export reviews -o reviews.csv        the same as a table
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ExportArgs {
    #[command(subcommand)]
    pub command: ExportCommand,
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    Framework(framework::FrameworkArgs),
    Journal(journal::JournalArgs),
    Reviews(reviews::ReviewsArgs),
}

pub fn run(context: &Context, arguments: &ExportArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        ExportCommand::Framework(arguments) => framework::run(context, arguments),
        ExportCommand::Journal(arguments) => journal::run(context, arguments),
        ExportCommand::Reviews(arguments) => reviews::run(context, arguments),
    }
}
