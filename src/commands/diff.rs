//! `steps diff`: where the raters agree and differ.

use std::path::Path;

use clap::Args;

use super::report_args::ReportArgs;
use super::reveal::{Seals, cycle_to_show, manager_name, refuse_while_a_later_cycle_is_open};
use super::{Context, display_name, identity};
use crate::analysis::diff::{Rater, diff};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Assessment, Framework, Id};
use crate::render::Report;
use crate::render::diff::Detail;
use crate::store::{self, Reviews, Seat, Workspace};

/// Show where two raters agree and where they differ
///
/// Examples:
///   steps diff robin-ek                    Robin and their manager
///   steps diff robin-ek --all              also what they say where they agree
///   steps diff self.yaml manager.yaml      any two files, or more
///   steps diff robin-ek --format html -o review.html
///
/// The widest difference comes first. Nothing is shown until both sides have
/// sealed their ratings, so that neither can be influenced by the other.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DiffArgs {
    /// A person, or two or more assessment files [default: you]
    #[arg(value_name = "PERSON|FILE")]
    pub about: Vec<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Also show the answers on which they agree
    #[arg(long)]
    pub all: bool,
    /// Compare also what is not sealed; the report says so
    #[arg(long)]
    pub drafts: bool,
    /// Exit with status 1 if they differ
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &DiffArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let reviews = Reviews::of(&workspace);
    let assessments = if are_files(context, &arguments.about) {
        from_files(context, &arguments.about, &framework)?
    } else {
        of_person(context, arguments, &workspace, &framework)?
    };
    let mut raters = Vec::new();
    for assessment in &assessments {
        raters.push(Rater { name: display_name(&reviews, &assessment.rater)?, assessment });
    }
    let diff = diff(&framework, raters);
    let detail = if arguments.all { Detail::All } else { Detail::Folded };
    let report = Report::Diff { framework: &framework, diff: &diff, detail };
    context.deliver(&report, &arguments.report)?;
    let differ = arguments.exit_code && !diff.differences.is_empty();
    Ok(if differ { Status::No } else { Status::Done })
}

/// Whether the arguments are files rather than a person.
fn are_files(context: &Context, about: &[String]) -> bool {
    let looks_like_one =
        |text: &String| text == "-" || text.contains(['/', '.']) || context.current.join(text).is_file();
    about.len() > 1 || about.iter().any(looks_like_one)
}

fn from_files(context: &Context, paths: &[String], framework: &Framework) -> anyhow::Result<Vec<Assessment>> {
    if paths.len() < 2 {
        return Err(UserError::new("there is only one file to compare")
            .hint("name two files or more, or a person: `steps diff robin`")
            .into());
    }
    let mut read = Vec::new();
    for path in paths {
        let filed = if path == "-" {
            let source = store::standard_input()?.map_err(|finding| InvalidFiles(vec![finding]))?;
            store::assessment_in(&source, framework)?
        } else {
            if !context.current.join(path).is_file() {
                return Err(UserError::new(format!("there is no file `{path}`")).into());
            }
            store::load_assessment(Path::new(path), path, framework)?
        };
        read.push(filed.value);
    }
    Ok(read)
}

fn of_person(
    context: &Context,
    arguments: &DiffArgs,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<Vec<Assessment>> {
    let reviews = Reviews::of(workspace);
    let person: Id = match arguments.about.first() {
        Some(text) => {
            text.parse().map_err(|error: crate::model::NotAnId| UserError::new(error.to_string()))?
        }
        None => identity::required(context)?.id,
    };
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let cycle = cycle_to_show(&reviews, &person, arguments.cycle.as_ref(), todays)?;
    let seals = Seals::of(&reviews, &person, &cycle)?;
    let profile = reviews.profile(&person)?;
    let (name, manager) = (display_name(&reviews, &person)?, manager_name(&reviews, &profile)?);
    if !arguments.drafts
        && let Some(missing) = seals.waiting_for(&name, &manager)
    {
        return Err(UserError::new(format!("not sealed yet in {cycle}: {missing}"))
            .hint("each side's ratings are shown once both have sealed; `--drafts` shows them as they are")
            .into());
    }
    refuse_while_a_later_cycle_is_open(&reviews, &person, &cycle)?;
    let mut found = Vec::new();
    for (seat, who) in [(Seat::Oneself, &name), (Seat::Manager, &manager)] {
        match reviews.load(&person, &cycle, &seat, framework)? {
            Some(assessment) => found.push(assessment),
            None => return Err(UserError::new(format!("{who} has not begun {cycle}")).into()),
        }
    }
    Ok(found)
}
