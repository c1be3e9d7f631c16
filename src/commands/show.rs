//! `steps show`: the framework to read.

use super::{Context, check_disciplines};
use crate::analysis::overview::{Subject, find};
use crate::cli::ShowArgs;
use crate::diagnostic::suggestion::did_you_mean;
use crate::error::{Status, UserError};
use crate::model::Lens;
use crate::render;

pub fn run(context: &Context, arguments: &ShowArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    check_disciplines(&framework, &arguments.disciplines)?;
    let subject = match &arguments.subject {
        None => Subject::Overview,
        Some(word) => find(&framework, word).map_err(|candidates| {
            UserError::new(format!("no behavior, step or discipline is called `{word}`"))
                .maybe_hint(did_you_mean(word, candidates))
        })?,
    };
    let lens = match (arguments.disciplines.as_slice(), subject) {
        // One behavior or step is read whole, unless some disciplines are asked for.
        ([], Subject::Overview) => Lens::Everybody,
        ([], _) => Lens::Whole,
        (disciplines, _) => Lens::Of(disciplines),
    };
    let document = render::show::document(&framework, subject, lens);
    context.deliver(&document, || render::json::show(&framework, subject, lens), &arguments.report)?;
    Ok(Status::Done)
}
