//! `steps discipline list`: how many examples each discipline has at each step.

use crate::cli::ListArgs;
use crate::commands::Context;
use crate::error::Status;
use crate::render;

pub fn run(context: &Context, arguments: &ListArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    let document = render::disciplines::document(&framework);
    context.deliver(&document, || render::json::disciplines(&framework), &arguments.report)?;
    Ok(Status::Done)
}
