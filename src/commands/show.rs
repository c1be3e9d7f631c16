//! `steps show`: the framework to read.

use super::{Context, check_disciplines};
use crate::analysis;
use crate::cli::ShowArgs;
use crate::error::{Status, Trouble};
use crate::model::suggestion::did_you_mean;
use crate::render;

pub fn run(context: &Context, arguments: &ShowArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    check_disciplines(&framework, &arguments.disciplines)?;
    let subject = match &arguments.subject {
        None => analysis::Subject::Overview,
        Some(word) => analysis::find(&framework, word).map_err(|candidates| {
            let candidates: Vec<&str> = candidates.iter().map(|id| id.as_str()).collect();
            Trouble::new(format!("no behavior, step or discipline is called `{word}`"))
                .maybe_hint(did_you_mean(word, candidates))
        })?,
    };
    let document = render::show(&framework, &subject, &arguments.disciplines);
    let json = || render::json::show(&framework, &subject, &arguments.disciplines);
    context.deliver(&document, json, &arguments.report)?;
    Ok(Status::Done)
}
