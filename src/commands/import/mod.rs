//! `steps import`: what other programs know, taken over.

mod people;

use clap::{Args, Subcommand};

use super::Context;
use crate::error::Status;

/// Take over what other programs know
///
/// Examples:
///   steps import people staff.csv            who works here, and who leads whom
///   steps import people staff.csv --yes      the same without a question
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    People(people::PeopleArgs),
}

pub fn run(context: &Context, arguments: &ImportArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        ImportCommand::People(arguments) => people::run(context, arguments),
    }
}
