//! `steps check`: everything wrong with the framework and the reviews.

use super::Context;
use crate::cli::CheckArgs;
use crate::error::Status;

pub fn run(context: &Context, _: &CheckArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    workspace.load_framework()?;
    Ok(Status::Done)
}
