//! `steps assess`: the evaluation before the conversation, by whoever rates.

mod answers;
mod assignment;
mod form;
mod messages;
mod open_assessment;

use std::path::PathBuf;

use clap::Args;

use self::assignment::Assignment;
use self::open_assessment::{Completeness, OpenAssessment};
use super::asking::{agreed, confirmed};
use super::{Context, known_disciplines, known_step, one_of, sides};
use crate::analysis::dialog::{self as pages, Field, Item, Page};
use crate::analysis::interview::{Beginning, Cell, Conclusion, Depth, Interviewer, Scope, Session, Subject};
use crate::error::{Left, Status, UserError};
use crate::model::{Behavior, Framework, Id, Side, Step};
use crate::render;
use crate::store::{Lock, Reviews, Workspace};
use crate::terminal::Input;
use crate::terminal::dialog::{self, Palette};

/// Rate yourself, your report or a colleague, question by question
///
/// Examples:
///   steps assess                           rate yourself
///   steps assess robin-ek --as manager     rate Robin as their manager
///   steps assess --quick                   only ratings, no notes
///   steps assess --answers answers.yaml    take the answers from a file
///
/// Each answer is saved before the next question. You can stop at any time: the
/// same command continues where you left off. You do not see the other side's
/// answers until you have sealed yours.
#[derive(Args, Debug)]
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
    /// Start at this step and skip the narrower ones
    #[arg(long, value_name = "STEP")]
    pub from: Option<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Ask only for ratings
    #[arg(long, conflicts_with_all = ["answers", "edit"])]
    pub quick: bool,
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
    refuse_without_terminal(context, arguments)?;
    let assignment = Assignment::settle(context, arguments, &workspace, &framework)?;
    if arguments.discard {
        return discard(context, arguments, &workspace, &framework, &assignment);
    }
    let source =
        arguments.answers.as_ref().map(|path| answers::read(context, path, &workspace)).transpose()?;
    let begun = assignment.begun(&framework, context.today);
    let taken = source
        .map(|source| answers::parse(&source, &framework, &assignment.person.journal, &begun))
        .transpose()?;
    let mut open = OpenAssessment::open(context, &workspace, &framework, assignment, disciplines, arguments)?;
    open.introduce()?;
    let is_private = keep_private(context, arguments, &open)?;
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
        let held = interview(context, &mut open, arguments, from);
        if held.as_ref().is_err_and(|error| error.is::<Left>()) && !is_private {
            warn_of_git(context, &open);
        }
        held?;
    }
    messages::closing(context, arguments, &open)?;
    if !is_private {
        warn_of_git(context, &open);
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
    let cannot = match (context.streams.input, context.streams.dumb) {
        (Input::Never, _) => "`--no-input` asks nothing, and there are no answers",
        (Input::Ask, true) => "this terminal cannot show the questions: TERM is `dumb`",
        (Input::Ask, false) => "there is no terminal to ask in",
    };
    Err(UserError::new(cannot)
        .hint("`--answers FILE` takes the answers from a file; on a terminal, `--edit` opens a form in your editor")
        .into())
}

/// Removes a draft. What is sealed stays.
fn discard(
    context: &Context,
    arguments: &AssessArgs,
    workspace: &Workspace,
    framework: &Framework,
    assignment: &Assignment,
) -> anyhow::Result<Status> {
    let reviews = Reviews::of(workspace);
    let (id, cycle, key) = (assignment.person.id(), &assignment.cycle, &assignment.key);
    let path = reviews.path(id, cycle, key);
    let shown = workspace.shown(&path);
    if assignment.displaced.is_some() || !reviews.has(id, cycle, key) {
        return Err(UserError::new(format!("there is no draft to remove for {cycle}")).into());
    }
    let lock = Lock::take(&path, &shown, assignment.rater.as_str())?;
    let draft = reviews.own(id, cycle, key, framework)?;
    if let Some(seal) = &draft.sealed {
        return Err(UserError::new(format!(
            "`{shown}` was sealed on {}; only a draft can be removed",
            seal.date
        ))
        .into());
    }
    if draft.continues.is_some() || !draft.reopened.is_empty() {
        return Err(UserError::new(format!(
            "`{shown}` was sealed before, and the other side may have seen it"
        ))
        .hint("change it and seal it again, or undo your change")
        .into());
    }
    if !arguments.yes {
        if !context.streams.attended {
            return Err(UserError::new(format!("removing `{shown}` needs a yes"))
                .hint("give it with `--yes`")
                .into());
        }
        if !confirmed(context, "Your draft", &format!("Remove `{shown}` for good?"))? {
            context.streams.say(&format!("Kept `{shown}`."));
            return Ok(Status::Done);
        }
    }
    reviews.remove(id, cycle, key, lock)?;
    context.streams.say(&format!("Removed `{shown}`."));
    Ok(Status::Done)
}

/// Offers to keep the reviews out of git, where it would commit them. Gives whether they are out of it.
fn keep_private(
    context: &Context,
    arguments: &AssessArgs,
    open: &OpenAssessment<'_>,
) -> anyhow::Result<bool> {
    if !open.would_be_committed() {
        return Ok(true);
    }
    let question = "These answers are private, but git would commit them. Add `reviews/` to .gitignore?";
    let wanted = arguments.yes
        || (context.streams.attended && !open.resumed && agreed(context, "Private answers", question)?);
    if wanted {
        super::init::ignore_reviews(&open.workspace.root)?;
        return Ok(!open.would_be_committed());
    }
    // Where nothing comes between, the warning at the end is enough.
    if arguments.edit || context.streams.attended {
        warn_of_git(context, open);
    }
    Ok(false)
}

fn warn_of_git(context: &Context, open: &OpenAssessment<'_>) {
    let message =
        format!("git would commit `{}`, and what people write about each other is private", open.shown());
    let hint = "add the line `reviews/` to .gitignore, or run this with `--yes`".to_owned();
    context.streams.report(&render::warning(&message, &[hint], context.streams.err.page()));
}

fn interview(
    context: &Context,
    open: &mut OpenAssessment<'_>,
    arguments: &AssessArgs,
    from: Option<&Id>,
) -> anyhow::Result<()> {
    // Who rates, and for which disciplines, are answers too.
    open.save()?;
    let subject = match open.assignment.side {
        Side::Oneself => Subject::You,
        _ => Subject::Other(open.assignment.person.name.clone()),
    };
    let session = Session {
        framework: open.framework,
        assessment: open.assessment.clone(),
        subject,
        scope: Scope { depth: if arguments.quick { Depth::Quick } else { Depth::Full }, from: from.cloned() },
        journal: open.assignment.person.journal.iter().map(|entry| entry.id.clone()).collect(),
        opening: messages::opening(open),
        beginning: if open.resumed { Beginning::Resumed } else { Beginning::New },
        missing: &|assessment| {
            let cell = |(behavior, step): (&Behavior, &Step)| Cell {
                behavior: behavior.id.clone(),
                step: step.id.clone(),
            };
            open.missing(assessment).into_iter().map(cell).collect()
        },
    };
    let mut interviewer = Interviewer::begin(session);
    let held = dialog::hold(&mut interviewer, context.streams.palette(), &mut |interviewer| {
        open.save_as(interviewer.assessment())
    });
    let (assessment, conclusion) = (interviewer.assessment().clone(), interviewer.conclusion());
    open.assessment = assessment;
    let concluded = held.and_then(|()| match conclusion {
        Conclusion::Seal => open.seal(context, Completeness::Whole, arguments.reason.as_deref()),
        Conclusion::SealPartial => open.seal(context, Completeness::Partial, arguments.reason.as_deref()),
        Conclusion::Draft => open.save(),
    });
    // Also who is asked for a reason before sealing may leave.
    if concluded.as_ref().is_err_and(|error| error.is::<Left>()) {
        messages::left(context, arguments, open);
    }
    concluded
}

/// Asks for the disciplines of a person, once, where nothing says them.
fn ask_disciplines(framework: &Framework, whose: &str, palette: Palette) -> anyhow::Result<Vec<Id>> {
    let items: Vec<Item> =
        framework.disciplines.iter().map(|discipline| Item::new(&discipline.name)).collect();
    let marks = vec![false; items.len()];
    let page = Page {
        title: format!("{whose} disciplines"),
        fields: vec![Field::new(
            "Which examples apply, besides those for everybody?",
            pages::Input::Mark(items, marks),
        )],
        accept: "accept",
        ..Page::default()
    };
    let asked = dialog::ask(page, palette)?;
    let marked = asked.values().iter().flat_map(|value| value.marked());
    Ok(marked.map(|at| framework.disciplines[at].id.clone()).collect())
}
