//! `steps man`: the manual page, from the same definition as the help.

use clap::{Args, Command};

use super::Context;
use super::cli;
use crate::error::Status;

/// Print the manual page
///
/// Examples:
///   steps man > steps.1
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ManArgs {}

pub fn run(context: &Context, _: &ManArgs) -> anyhow::Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(cli::command()).render(&mut page)?;
    for command in cli::command().get_subcommands() {
        render(command, "steps", &mut page)?;
    }
    context.streams.hand_over(&String::from_utf8(page)?)?;
    Ok(Status::Done)
}

/// The page of a command, and those of the commands below it.
fn render(command: &Command, above: &str, page: &mut Vec<u8>) -> anyhow::Result<()> {
    let name = format!("{above}-{}", command.get_name());
    clap_mangen::Man::new(command.clone().name(name.clone())).render(page)?;
    command.get_subcommands().try_for_each(|below| render(below, &name, page))
}
