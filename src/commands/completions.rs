//! `steps completions`: from the same definition as the help.

use clap::CommandFactory;

use super::Context;
use crate::cli::{Cli, CompletionsArgs};
use crate::error::Status;

pub fn run(context: &Context, arguments: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "steps", &mut script);
    context.streams.answer(&String::from_utf8(script)?)?;
    Ok(Status::Done)
}
