//! `steps assess`: the evaluation before the conversation, by whoever rates.

pub mod answers;
mod assignment;
mod form;
mod interview;
mod messages;
mod open_assessment;
pub mod table;

use std::path::PathBuf;

use clap::Args;

use self::assignment::Assignment;
use self::open_assessment::{Completeness, OpenAssessment};
use super::asking::unattended;
use super::discard::{Draft, discard};
use super::privacy::{Consent, keep_answers_private, warn_of_answers};
use super::{Context, given, known_disciplines, known_step, one_of, sides};
use crate::error::{Left, Status};
use crate::model::{Id, Side};
use crate::terminal::Input;

/// Rate yourself, your report or a colleague, question by question
///
/// Examples:
///   steps assess                           rate yourself
///   steps assess robin-ek --as manager     rate Robin as their manager
///   steps assess --quick                   examples and ratings, no notes
///   steps assess --answers answers.yaml    take the answers from a file
///
/// Each answer is saved before the next question. You can stop at any time: the
/// same command continues where you left off. You do not see the other side's
/// answers until you have sealed yours.
#[derive(Args, Debug, Default)]
#[command(verbatim_doc_comment)]
pub struct AssessArgs {
    /// Whom to rate [default: you]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// Which side you rate from
    #[arg(long = "as", value_name = "SIDE", value_parser = one_of(sides(Side::RATERS)))]
    pub side: Option<Side>,
    /// Also ask about this discipline's examples; can be repeated
    #[arg(long = "discipline", value_name = "DISCIPLINE")]
    pub disciplines: Vec<String>,
    /// Start at this step [default: the one the person is at]
    #[arg(long, value_name = "STEP")]
    pub from: Option<String>,
    /// Rate along the line of this step, where steps fork [default: your own line]
    #[arg(long, value_name = "STEP")]
    pub line: Option<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Ask for examples and ratings only, without notes
    #[arg(long, conflicts_with_all = ["answers", "edit"])]
    pub quick: bool,
    /// Ask, too, in which other disciplines you work and how far
    #[arg(long, conflicts_with_all = ["answers", "discard"])]
    pub breadth: bool,
    /// Take the answers from a YAML file with `cells`; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "edit")]
    pub answers: Option<PathBuf>,
    /// Answer by filling in a form in your editor
    #[arg(long)]
    pub edit: bool,
    /// Seal the answers without asking; refused while some are missing
    #[arg(long)]
    pub seal: bool,
    /// Seal although answers are missing; you then see only the same ones of
    /// the other side
    #[arg(long, requires = "seal")]
    pub partial: bool,
    /// Open a sealed assessment again, which hides both sides until you seal it
    #[arg(long)]
    pub reopen: bool,
    /// Why it is opened again; the other side will read this
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Delete your draft
    #[arg(long, conflicts_with_all = ["answers", "edit", "seal", "reopen", "quick"])]
    pub discard: bool,
    /// The person is new, though somebody has nearly the same name
    #[arg(long)]
    pub new: bool,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

pub fn run(context: &Context, arguments: &AssessArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let disciplines = known_disciplines(&framework, &arguments.disciplines)?;
    let from = arguments.from.as_deref().map(|word| known_step(&framework, word)).transpose()?;
    let from = from.map(|step| &step.id);
    let line = arguments.line.as_deref().map(|word| known_step(&framework, word)).transpose()?;
    refuse_without_terminal(context, arguments)?;
    let assignment = Assignment::settle(context, arguments, &workspace, &framework)?;
    if arguments.discard {
        let Assignment { person, cycle, key, rater, displaced, .. } = &assignment;
        let is_anothers = displaced.is_some();
        let draft = Draft { person: person.id(), cycle, key, holder: rater, is_anothers };
        return discard(context, &workspace, &framework, draft, arguments.yes);
    }
    let source = arguments.answers.as_ref().map(|path| given::read(context, path, &workspace)).transpose()?;
    let begun = assignment.begun(&framework, context.today);
    let taken = source
        .map(|source| answers::parse(&source, &framework, &assignment.person.journal, &begun))
        .transpose()?;
    let mut open = OpenAssessment::open(context, &workspace, &framework, assignment, disciplines, arguments)?;
    open.introduce()?;
    let from = open.follow(line.map(|step| &step.id), from)?;
    let from = from.as_ref();
    let consent = match (arguments.yes, context.streams.attended && !open.resumed) {
        (true, _) => Consent::Given,
        (_, true) => Consent::Ask,
        _ => Consent::Unasked,
    };
    let is_private = keep_answers_private(context, &workspace, &open.file, consent)?;
    // Where nothing comes between, the warning at the end is enough.
    if !is_private && !arguments.yes && (arguments.edit || context.streams.attended) {
        warn_of_answers(context, &open.file);
    }
    if let Some(answers) = taken {
        answers::take_over(&mut open.assessment, answers);
        open.save()?;
    }
    if arguments.edit {
        form::fill(context, &mut open, from)?;
    }
    if arguments.seal {
        let completeness = if arguments.partial { Completeness::Partial } else { Completeness::Whole };
        open.seal(context, completeness, arguments.reason.as_deref())?;
    } else if arguments.answers.is_none() && !arguments.edit {
        let held = interview::interview(context, &mut open, arguments, from);
        if held.as_ref().is_err_and(|error| error.is::<Left>()) && !is_private {
            warn_of_answers(context, &open.file);
        }
        held?;
    }
    messages::closing(context, arguments, &open)?;
    if !is_private {
        warn_of_answers(context, &open.file);
    }
    Ok(Status::Done)
}

/// Nothing is asked where nobody is there to answer, and no editor is opened.
fn refuse_without_terminal(context: &Context, arguments: &AssessArgs) -> anyhow::Result<()> {
    let has_answers = arguments.answers.is_some() || arguments.seal || arguments.discard;
    if context.streams.attended || has_answers {
        return Ok(());
    }
    if arguments.edit && context.streams.input == Input::Ask {
        return Ok(());
    }
    let hint =
        "`--answers FILE` takes the answers from a file; on a terminal, `--edit` opens a form in your editor";
    Err(unattended(context, "there are no answers", hint).into())
}
