//! `steps discipline`: a new discipline's file, and the list of those that there are.

mod file;
mod list;
mod new;

use super::Context;
use crate::cli::{DisciplineArgs, DisciplineCommand};
use crate::error::Status;

pub fn run(context: &Context, arguments: &DisciplineArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        DisciplineCommand::New(arguments) => new::run(context, arguments),
        DisciplineCommand::List(arguments) => list::run(context, arguments),
    }
}
