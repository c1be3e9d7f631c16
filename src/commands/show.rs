//! `steps show`: the framework to read.

use clap::Args;

use super::report_args::ReportArgs;
use super::{Context, known_discipline};
use crate::analysis::lookup::NotFound;
use crate::analysis::overview::{Subject, find, find_pair, usual_lens};
use crate::error::{Status, UserError};
use crate::model::{Discipline, Framework, Id, Lens};
use crate::render::Report;

/// Show the framework, a part of it, or parts side by side
///
/// Examples:
///   steps show                             all behaviors and steps on one screen
///   steps show mastery                     one behavior, step by step
///   steps show squad                       one step, behavior by behavior
///   steps show "Software development"      what only one discipline's examples say
///   steps show squad..tribe                what the wider step adds, side by side
///   steps show --discipline quality --discipline toolsmithing
///                                          what each has of its own, side by side
///   steps show --all                       everything, in one document
///   steps show --all --format markdown     the same for an assistant or a prompt
///
/// Of two steps on different lines, `A..B` shows what only each of them has.
///
/// To give the framework to an assistant, use `show --all --format markdown`, or
/// `--format json` for a program; what you noted comes from `notes --format json`.
/// What an assistant says goes no further than you take it: nobody but the two of
/// you rates.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ShowArgs {
    /// The id or the name of a behavior, step, discipline or role; or two steps, as
    /// A..B
    #[arg(value_name = "BEHAVIOR|STEP|DISCIPLINE|ROLE|STEP..STEP")]
    pub subject: Option<String>,
    /// The whole framework: steps, ratings, behaviors, disciplines, roles, questions
    #[arg(long, conflicts_with = "subject")]
    pub all: bool,
    /// Also show this discipline's examples; two or more alone are compared
    #[arg(long = "discipline", value_name = "DISCIPLINE")]
    pub disciplines: Vec<String>,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &ShowArgs) -> anyhow::Result<Status> {
    let framework = context.workspace()?.load_framework()?;
    let mut disciplines: Vec<&Discipline> = Vec::new();
    for word in &arguments.disciplines {
        let discipline = known_discipline(&framework, word)?;
        if disciplines.iter().all(|known| known.id != discipline.id) {
            disciplines.push(discipline);
        }
    }
    let subject = match (&arguments.subject, disciplines.as_slice()) {
        (Some(word), _) => named(&framework, word)?,
        (None, _) if arguments.all => Subject::Whole,
        (None, [_, _, ..]) => Subject::Disciplines(&disciplines),
        (None, _) => Subject::Overview,
    };
    let ids: Vec<Id> = disciplines.iter().map(|it| it.id.clone()).collect();
    let lens = match (ids.as_slice(), subject) {
        ([], _) => usual_lens(&framework, subject),
        (ids, _) => Lens::Of(ids),
    };
    context.deliver(&Report::Show { framework: &framework, subject, lens }, &arguments.report)?;
    Ok(Status::Done)
}

/// What a word names; two steps where it is `A..B`, unless that is a name itself.
fn named<'a>(framework: &'a Framework, word: &str) -> Result<Subject<'a>, UserError> {
    match (find(framework, word), word.split_once("..")) {
        (Err(_), Some((one, other))) => find_pair(framework, one, other)
            .map_err(|error| not_two_steps(framework, (one, other), error.into())),
        (Err(NotFound { message, hint: None }), _) => {
            Err(UserError::new(message).hint("`steps show` lists what there is"))
        }
        (found, _) => found.map_err(UserError::from),
    }
}

/// Says how else the two compare, where they are disciplines.
fn not_two_steps(framework: &Framework, (one, other): (&str, &str), error: UserError) -> UserError {
    let known = [one, other].map(|word| known_discipline(framework, word));
    match known {
        [Ok(one), Ok(other)] => UserError::new("`A..B` compares steps, and these are disciplines")
            .hint(format!("`steps show --discipline {} --discipline {}` compares them", one.id, other.id)),
        _ if one.trim().is_empty() || other.trim().is_empty() => {
            let steps: Vec<&str> = framework.steps.iter().take(2).map(|step| step.id.as_str()).collect();
            UserError::new("`A..B` needs a step on each side")
                .hint(format!("as in `steps show {}`", steps.join("..")))
        }
        _ => error,
    }
}
