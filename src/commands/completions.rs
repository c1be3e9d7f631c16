//! `steps completions`: from the same definition as the help.

use clap::Args;

use super::Context;
use super::cli;
use crate::error::Status;

/// Print a completion script for a shell
///
/// Examples:
///   steps completions bash > ~/.local/share/bash-completion/completions/steps
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

pub fn run(context: &Context, arguments: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut cli::command(), "steps", &mut script);
    context.streams.hand_over(&String::from_utf8(script)?)?;
    Ok(Status::Done)
}
