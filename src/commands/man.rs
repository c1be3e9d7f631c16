//! `steps man`: the manual page, from the same definition as the help.

use clap::CommandFactory;

use super::Context;
use crate::cli::{Cli, ManArgs};
use crate::error::Status;

pub fn run(context: &Context, _: &ManArgs) -> anyhow::Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    for command in Cli::command().get_subcommands() {
        let name = format!("steps-{}", command.get_name());
        clap_mangen::Man::new(command.clone().name(name)).render(&mut page)?;
    }
    context.streams.answer(&String::from_utf8(page)?)?;
    Ok(Status::Done)
}
