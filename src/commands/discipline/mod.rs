//! `steps discipline`: a new discipline's file, and the list of disciplines.

mod file;
mod list;
mod new;

use clap::{Args, Subcommand};

use super::Context;
use crate::error::Status;

/// Add a discipline, or list the disciplines
///
/// Examples:
///   steps discipline list                     how many examples each one has
///   steps discipline new "Technical writing"  create a file to fill in
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DisciplineArgs {
    #[command(subcommand)]
    pub command: DisciplineCommand,
}

#[derive(Debug, Subcommand)]
pub enum DisciplineCommand {
    New(new::NewArgs),
    List(list::ListArgs),
}

pub fn run(context: &Context, arguments: &DisciplineArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        DisciplineCommand::New(arguments) => new::run(context, arguments),
        DisciplineCommand::List(arguments) => list::run(context, arguments),
    }
}
