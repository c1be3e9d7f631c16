//! `steps export`: what is here, for other programs.

mod reviews;

use clap::{Args, Subcommand};

use super::Context;
use crate::error::Status;

/// Write what is here for other programs
///
/// Examples:
///   steps export reviews -o reviews.ndjson   the sealed reviews, as JSON lines
///   steps export reviews -o reviews.csv      the same as a table
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ExportArgs {
    #[command(subcommand)]
    pub command: ExportCommand,
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    Reviews(reviews::ReviewsArgs),
}

pub fn run(context: &Context, arguments: &ExportArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        ExportCommand::Reviews(arguments) => reviews::run(context, arguments),
    }
}
