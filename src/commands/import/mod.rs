//! `steps import`: what other programs know, taken over.

mod ladder;
mod people;
mod review;

use clap::{Args, Subcommand};

use super::Context;
use crate::error::Status;

/// Take over what other programs know
///
/// Examples:
///   steps import ladder ladder.xlsx          a career ladder, as a framework
///   steps import people staff.csv            who works here, and who leads whom
///   steps import people staff.csv --yes      the same without a question
///   steps import review mine.csv             your ratings, as a draft
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    Ladder(ladder::LadderArgs),
    People(people::PeopleArgs),
    Review(review::ReviewArgs),
}

pub fn run(context: &Context, arguments: &ImportArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        ImportCommand::Ladder(arguments) => ladder::run(context, arguments),
        ImportCommand::People(arguments) => people::run(context, arguments),
        ImportCommand::Review(arguments) => review::run(context, arguments),
    }
}
