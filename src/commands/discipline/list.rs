//! `steps discipline list`: how many examples each discipline has at each step.

use clap::Args;

use crate::commands::Context;
use crate::commands::report_args::ReportArgs;
use crate::error::Status;
use crate::render::Report;

/// Show how many examples each discipline has of its own at each step
///
/// Examples:
///   steps discipline list
///   steps discipline list --format markdown
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ListArgs {
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &ListArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    context.deliver(&Report::Disciplines { framework: &framework }, &arguments.report)?;
    Ok(Status::Done)
}
