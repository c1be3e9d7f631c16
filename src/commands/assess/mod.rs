//! `steps assess`: the evaluation before the conversation, by whoever rates.

mod answers;
mod desk;
mod form;
mod talk;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::desk::Desk;
use super::{Context, display_name, identity, known_disciplines, known_step};
use crate::analysis::dialog::{Field, Input, Item, Page};
use crate::analysis::interview::{Beginning, Conclusion, Depth, Interviewer, Scope, Session, Subject};
use crate::error::{Left, Status, UserError};
use crate::model::{Framework, Id, Relation};
use crate::store::{Reviews, Workspace};
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
/// ratings until you have sealed yours.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct AssessArgs {
    /// Whom to rate [default: you]
    #[arg(value_name = "PERSON")]
    pub about: Option<Id>,
    /// What you are to the person
    #[arg(long = "as", value_name = "RELATION", value_enum)]
    pub relation: Option<RaterRelation>,
    /// Also ask about this discipline's examples; can be repeated
    #[arg(long = "discipline", value_name = "DISCIPLINE")]
    pub disciplines: Vec<String>,
    /// Start at this step and skip the narrower ones
    #[arg(long, value_name = "STEP")]
    pub from: Option<String>,
    /// Rate in the name of this person
    #[arg(long, value_name = "NAME")]
    pub rater: Option<Id>,
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
    /// Seal the answers without asking
    #[arg(long)]
    pub seal: bool,
    /// Open a sealed assessment again, which hides both sides again
    #[arg(long)]
    pub reopen: bool,
}

/// What a rater is to the person, as far as it can be typed: what was agreed is written together.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum RaterRelation {
    #[value(name = "self")]
    Oneself,
    Manager,
    Peer,
}

impl From<RaterRelation> for Relation {
    fn from(relation: RaterRelation) -> Self {
        match relation {
            RaterRelation::Oneself => Relation::Oneself,
            RaterRelation::Manager => Relation::Manager,
            RaterRelation::Peer => Relation::Peer,
        }
    }
}

/// Who rates whom, and as what.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub person: Id,
    pub rater: Id,
    pub relation: Relation,
    pub cycle: Id,
}

pub fn run(context: &Context, arguments: &AssessArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    known_disciplines(&framework, &arguments.disciplines)?;
    let from = arguments.from.as_deref().map(|word| known_step(&framework, word)).transpose()?;
    let from = from.map(|step| &step.id);
    if !context.streams.attended && arguments.answers.is_none() && !arguments.edit && !arguments.seal {
        return Err(UserError::new("there is no terminal to ask in")
            .hint("`--answers FILE` takes the answers from a file, `--edit` opens a form in your editor")
            .into());
    }
    let sitting = sitting(context, arguments, &workspace)?;
    let mut desk = Desk::take(context, &workspace, &framework, sitting, arguments)?;
    if let Some(path) = &arguments.answers {
        answers::fill(context, &mut desk.assessment, &framework, path)?;
        desk.save()?;
    }
    if arguments.edit {
        form::fill(context, &mut desk, from)?;
    }
    if arguments.seal {
        desk.seal(context.today)?;
    } else if arguments.answers.is_none() && !arguments.edit {
        interview(context, &mut desk, arguments, from)?;
    }
    talk::closing(context, &desk)?;
    Ok(Status::Done)
}

fn sitting(context: &Context, arguments: &AssessArgs, workspace: &Workspace) -> anyhow::Result<Sitting> {
    let me = match (&arguments.rater, &arguments.about, arguments.relation) {
        (Some(rater), _, _) => rater.clone(),
        (None, Some(person), Some(RaterRelation::Oneself)) => {
            identity::known(context)?.unwrap_or_else(|| person.clone())
        }
        _ => identity::required(context)?.id,
    };
    let person = arguments.about.clone().unwrap_or_else(|| me.clone());
    let relation = match arguments.relation {
        Some(relation) => relation.into(),
        None if person == me => Relation::Oneself,
        None => relation_to(&person, &me, workspace)?,
    };
    if (relation == Relation::Oneself) != (person == me) {
        let trouble = UserError::new(if person == me {
            format!("`{me}` cannot rate `{me}` as their {}", relation.word())
        } else {
            format!("`{me}` cannot rate `{person}` as oneself")
        });
        return Err(trouble
            .hint("say who you are with `--person ID`, and whom you rate as an argument")
            .into());
    }
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let cycle = arguments.cycle.clone().unwrap_or_else(|| todays.clone());
    // A cycle of the future, as from a slip of the finger, would close all those before it.
    if cycle.as_str().starts_with(|first: char| first.is_ascii_digit()) && cycle > todays {
        return Err(UserError::new(format!("{cycle} has not begun: today is in {todays}"))
            .hint("`--today DATE` takes another day for today")
            .into());
    }
    Ok(Sitting { person, rater: me, relation, cycle })
}

/// How somebody stands to a person that is not themself, as far as the profile tells.
fn relation_to(person: &Id, me: &Id, workspace: &Workspace) -> anyhow::Result<Relation> {
    let profile = Reviews::of(workspace).profile(person)?;
    if profile.manager.as_ref() == Some(me) {
        return Ok(Relation::Manager);
    }
    Err(UserError::new(format!("it is not known how `{me}` stands to `{person}`"))
        .hint("say so with `--as manager` or `--as peer`")
        .into())
}

fn interview(
    context: &Context,
    desk: &mut Desk<'_>,
    arguments: &AssessArgs,
    from: Option<&Id>,
) -> anyhow::Result<()> {
    // Who rates, and for which disciplines, are answers too.
    desk.save()?;
    let name = desk.person_name.clone();
    let subject = match desk.sitting.relation {
        Relation::Oneself => Subject::You,
        _ => Subject::Other(name),
    };
    let session = Session {
        framework: desk.framework,
        assessment: desk.assessment.clone(),
        subject,
        scope: Scope { depth: if arguments.quick { Depth::Quick } else { Depth::Full }, from: from.cloned() },
        journal: Vec::new(),
        opening: talk::opening(desk),
        beginning: if desk.resumed { Beginning::Resumed } else { Beginning::New },
        missing: &|_| Vec::new(),
    };
    let mut interviewer = Interviewer::begin(session);
    let held = dialog::hold(&mut interviewer, context.streams.palette(), &mut |interviewer| {
        desk.save_as(interviewer.assessment())
    });
    desk.assessment = interviewer.assessment().clone();
    if let Err(error) = held {
        if error.is::<Left>() {
            talk::left(context, desk);
        }
        return Err(error);
    }
    match interviewer.conclusion() {
        Conclusion::Seal | Conclusion::SealPartial => desk.seal(context.today),
        Conclusion::Draft => desk.save(),
    }
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
            Input::Mark(items, marks),
        )],
        accept: "accept",
        ..Page::default()
    };
    let asked = dialog::ask(page, palette)?;
    let marked = asked.values().iter().flat_map(|value| value.marked());
    Ok(marked.map(|at| framework.disciplines[at].id.clone()).collect())
}

/// Whose: `Your`, or a name's possessive.
fn whose(desk_relation: Relation, name: &str) -> String {
    if desk_relation == Relation::Oneself { "Your".to_owned() } else { format!("{name}'s") }
}

/// The name to speak of a person by.
fn name_of(reviews: &Reviews<'_>, person: &Id) -> anyhow::Result<String> {
    display_name(reviews, person)
}
