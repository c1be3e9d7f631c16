//! `steps show`: the framework to read.

use clap::Args;

use super::report_args::ReportArgs;
use super::{Context, known_disciplines};
use crate::analysis::overview::{Subject, find};
use crate::error::{Status, UserError};
use crate::model::Lens;
use crate::render::Report;

/// Show the framework: as a whole, one behavior, one step, or one discipline
///
/// Examples:
///   steps show                               behaviors by steps on one screen
///   steps show mastery                       one behavior across the steps
///   steps show squad                         one step across the behaviors
///   steps show software-development          one discipline's own examples
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ShowArgs {
    /// The id or the name of a behavior, a step or a discipline
    #[arg(value_name = "BEHAVIOR|STEP|DISCIPLINE")]
    pub subject: Option<String>,
    /// Show also the examples of this discipline; may be given several times
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
