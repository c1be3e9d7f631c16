//! `steps completions`: from the same definition as the help.

use clap::{Args, CommandFactory};

use super::Context;
use crate::cli::Cli;
use crate::error::Status;

/// Write a completion script for a shell
///
/// Examples:
///   steps completions bash > ~/.local/share/bash-completion/completions/steps
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct CompletionsArgs {
    pub shell: clap_complete::Shell,
}

pub fn run(context: &Context, arguments: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "steps", &mut script);
    context.streams.answer(&String::from_utf8(script)?)?;
    Ok(Status::Done)
}
