//! `steps show`: the framework to read.

use clap::Args;

use super::report_args::ReportArgs;
use super::{Context, known_disciplines};
use crate::analysis::overview::{Subject, find};
use crate::error::{Status, UserError};
use crate::model::Lens;
use crate::render::Report;

/// Show the framework, or one behavior, step or discipline
///
/// Examples:
///   steps show                             all behaviors and steps on one screen
///   steps show mastery                     one behavior, step by step
///   steps show squad                       one step, behavior by behavior
///   steps show "Software development"      what only one discipline's examples say
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ShowArgs {
    /// The id or the name of a behavior, step or discipline
    #[arg(value_name = "BEHAVIOR|STEP|DISCIPLINE")]
    pub subject: Option<String>,
    /// Also show this discipline's examples; can be repeated
    #[arg(long = "discipline", value_name = "DISCIPLINE")]
    pub disciplines: Vec<String>,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &ShowArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    let disciplines = known_disciplines(&framework, &arguments.disciplines)?;
    let subject = match &arguments.subject {
        None => Subject::Overview,
        Some(word) => find(&framework, word).map_err(UserError::from)?,
    };
    let lens = match (disciplines.as_slice(), subject) {
        // One behavior or step is read whole, unless some disciplines are asked for.
        ([], Subject::Overview) => Lens::Everybody,
        ([], _) => Lens::Whole,
        (disciplines, _) => Lens::Of(disciplines),
    };
    context.deliver(&Report::Show { framework: &framework, subject, lens }, &arguments.report)?;
    Ok(Status::Done)
}
