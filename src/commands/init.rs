//! `steps init`: a workspace with a framework to change.

mod choice;
mod files;
mod gitignore;
mod readme;
mod workflow;

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;

use super::Context;
use super::one_of;
use super::report_args::{ReportArgs, formats};
use crate::error::Status;
use crate::render::{Format, Report};
use crate::store::{TEMPLATES, Template, shown};
use files::{Files, Overwrite};
use workflow::{CHECK, Outcome};

pub use gitignore::{ignore_reviews, let_envelopes_through};
pub use workflow::{PAGES, Standing, Workflow};

/// Create a workspace with your own copy of the framework
///
/// Examples:
///   steps init                             in the current folder
///   steps init our-framework               in a new folder
///   steps init --list                      the frameworks to start from
///   steps init --template small-company    start from another one
///
/// Without --template, a terminal asks which framework to start from.
///
/// Writes steps.toml, a copy of the framework, a line in .gitignore that keeps
/// reviews out of git, and a CI job for GitHub that runs `steps check`. In a git
/// repository, the CI job goes to the top of the repository. It builds steps from
/// the repository and commit named at its top; where one is missing, this command
/// says what to set.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct InitArgs {
    /// The folder [default: the current one]
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// The framework to start from [default: what you choose, else the first]
    #[arg(long, value_name = "NAME", value_parser = one_of(templates()))]
    pub template: Option<&'static Template>,
    /// Overwrite existing files
    #[arg(short, long)]
    pub force: bool,
    /// List the frameworks to start from, and write nothing
    #[arg(long, conflicts_with_all = ["folder", "template", "force"])]
    pub list: bool,
    /// The format of the list
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()), default_value = "text", requires = "list")]
    pub format: Format,
}

fn templates() -> impl Iterator<Item = (PossibleValue, &'static Template)> {
    TEMPLATES.iter().map(|template| (PossibleValue::new(template.name), *template))
}

pub fn run(context: &Context, arguments: &InitArgs) -> anyhow::Result<Status> {
    if arguments.list {
        return list(context, arguments.format);
    }
    let root = context.current.join(&arguments.folder);
    let root = root.components().collect::<PathBuf>();
    let overwrite = if arguments.force { Overwrite::Existing } else { Overwrite::Nothing };
    // What was imported, or written by hand, is a framework without a workspace: that is what is missing then.
    let is_bare = arguments.template.is_none() && !root.join("steps.toml").exists();
    let own = if is_bare { files::own_and_other(&root, &context.current)? } else { None };
    let mut files = match (&own, arguments.template) {
        (Some(folder), _) => Files::around(folder, &root, &context.current)?,
        (None, Some(template)) => Files::of(template, &root)?,
        (None, None) => Files::of(choice::ask(context, &root, overwrite)?, &root)?,
    };
    let workflow = Workflow::of(&CHECK, &root);
    if workflow.around.is_none() {
        files = files.with(workflow.path.clone(), workflow.text.clone());
    }
    files.check_free(&context.current, overwrite)?;
    // What lies outside the workspace's own files may not be writable: it comes first, so that a second try finds
    // nothing in its way.
    let Outcome { told: checks, left } = workflow.write_once(&context.current)?;
    let ignored = root.join(".gitignore");
    let was_there = ignored.exists();
    let ignore = ignore_reviews(&root)?;
    files.write().inspect_err(|_| {
        if !was_there {
            let _ = fs_err::remove_file(ignored);
        }
    })?;
    let below = |path: &str| shown(&root.join(path), &context.current);
    let guide =
        (below("framework/guide/"), "the guide: how the framework is used, topic by topic".to_owned());
    let mut written = vec![
        (below("steps.toml"), "settings".to_owned()),
        match own {
            Some(_) => {
                (below("framework/"), "what was missing beside the framework that is there".to_owned())
            }
            None => (below("framework/"), format!("the framework: {} files to make your own", files.own)),
        },
        (below("framework/schema/"), "schemas, for editors to complete and check them".to_owned()),
        (workflow.shown(&context.current), checks),
        (below(".gitignore"), ignore.to_owned()),
    ];
    if files.has_guide {
        written.insert(2, guide);
    }
    let width = written.iter().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    context.streams.say("Wrote:");
    for (path, what) in written {
        context.streams.say(&format!("  {path:<width$}  {what}"));
    }
    if !left.is_empty() {
        context.streams.say("");
        left.iter().for_each(|line| context.streams.say(line));
    }
    let is_elsewhere = root != context.current;
    say_what_comes_next(context, is_elsewhere.then_some(&arguments.folder));
    Ok(Status::Done)
}

/// Lists the templates.
fn list(context: &Context, format: Format) -> anyhow::Result<Status> {
    let templates =
        TEMPLATES.iter().map(|template| template.framework()).collect::<anyhow::Result<Vec<_>>>()?;
    context.deliver(&Report::Templates { templates: &templates }, &ReportArgs::printed(format))?;
    Ok(Status::Done)
}

/// Says what to do in the new workspace, and how to get there where it is another folder.
fn say_what_comes_next(context: &Context, folder: Option<&PathBuf>) {
    let enter = folder.map(|folder| format!("`cd {}`, then ", folder.display())).unwrap_or_default();
    context.streams.say("");
    context
        .streams
        .say(&format!("Next: {enter}`steps show` to read the framework, framework/README.md to change it,"));
    context.streams.say("and `steps assess` to rate yourself.");
}
