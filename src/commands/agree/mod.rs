//! `steps agree`: the review meeting, by the person and their manager together.

mod checks;
mod closing;
mod decisions;
mod form;
mod messages;
mod open_record;
mod room;

use std::path::PathBuf;

use clap::Args;

use self::decisions::Extent;
use self::open_record::OpenRecord;
use self::room::Room;
use super::asking::unattended;
use super::discard::{Draft, discard};
use super::privacy::{Consent, keep_answers_private, warn_of_answers};
use super::{Context, given};
use crate::analysis::meeting::{Conclusion, Meeting, Session};
use crate::error::{Left, Status};
use crate::model::{Id, SideKey};
use crate::terminal::{Input, dialog};

/// Agree in the review meeting, one difference after the other
///
/// Examples:
///   steps agree robin-ek                   sit down together, on one screen
///   steps agree robin-ek --edit            decide in a form in your editor
///   steps agree robin-ek --answers decisions.yaml --seal
///   steps agree robin-ek --reopen          change what was agreed
///
/// Both sides have to be sealed. You look at what you agreed to work on last time,
/// at strengths, and at each difference; then you choose what to work on next, and
/// a step if you wish. Each decision is saved before the next page. You can stop
/// at any time: the same command continues where you left off.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct AgreeArgs {
    /// Whose review it is [default: yours]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Take the decisions from a YAML file, as `steps schema decisions` has it;
    /// `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "edit")]
    pub answers: Option<PathBuf>,
    /// Decide by filling in a form in your editor
    #[arg(long)]
    pub edit: bool,
    /// Seal what is decided without asking; the rest stays open
    #[arg(long)]
    pub seal: bool,
    /// Open what was agreed and sealed again
    #[arg(long)]
    pub reopen: bool,
    /// Why it is opened again; both of you will read this
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Delete the draft
    #[arg(long, conflicts_with_all = ["answers", "edit", "seal", "reopen"])]
    pub discard: bool,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

pub fn run(context: &Context, arguments: &AgreeArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    refuse_without_terminal(context, arguments)?;
    let room = Room::enter(context, arguments, &workspace, &framework)?;
    if arguments.discard {
        let (person, cycle) = (room.person().id(), room.cycle());
        let key = &SideKey::AGREED;
        let draft = Draft { person, cycle, key, holder: &room.me, is_anothers: false };
        return discard(context, &workspace, &framework, draft, arguments.yes);
    }
    let source = arguments.answers.as_ref().map(|path| given::read(context, path, &workspace)).transpose()?;
    let mut open = OpenRecord::open(context, arguments, &workspace, &room)?;
    let taken = source.map(|source| decisions::parse(&source, &open, Extent::Named)).transpose()?;
    let consent = match (arguments.yes, context.streams.attended && !open.resumed) {
        (true, _) => Consent::Given,
        (_, true) => Consent::Ask,
        _ => Consent::Unasked,
    };
    let is_private = keep_answers_private(context, &workspace, &open.file, consent)?;
    if let Some(decisions) = taken {
        decisions::take_over(&mut open, decisions, Extent::Named);
        open.save()?;
    }
    if arguments.edit {
        form::fill(context, &mut open)?;
    }
    if arguments.seal {
        open.seal(context)?;
    } else if arguments.answers.is_none() && !arguments.edit {
        let held = meet(context, &mut open);
        if held.as_ref().is_err_and(|error| error.is::<Left>()) {
            messages::left(context, &open);
            if !is_private {
                warn_of_answers(context, &open.file);
            }
        }
        held?;
    }
    match open.record.is_sealed() {
        true => closing::after_sealing(context, arguments, &open)?,
        false => messages::saved(context, arguments, &open),
    }
    if !is_private {
        warn_of_answers(context, &open.file);
    }
    Ok(Status::Done)
}

/// Holds the meeting, and does what was decided in the end.
fn meet(context: &Context, open: &mut OpenRecord<'_>) -> anyhow::Result<()> {
    // Who records it is an answer, too.
    open.save()?;
    let mut meeting = Meeting::begin(Session {
        agenda: open.room.agenda(),
        record: open.record.clone(),
        last_focus: open.room.last_focus(),
        name: open.room.person().name.clone(),
        parties: open.room.parties(),
        standing: open.room.person().profile.step.clone(),
        first_step_by: open.first_step_by(context),
        today: context.today,
        opening: messages::opening(open),
        is_resumed: open.resumed,
    });
    let held =
        dialog::hold(&mut meeting, context.streams.look(), &mut |meeting| open.save_as(meeting.record()));
    open.record = meeting.record().clone();
    held?;
    match meeting.conclusion() {
        Conclusion::Seal => open.seal(context),
        Conclusion::Draft => open.save(),
    }
}

/// Nothing is asked where nobody is there to answer, and no editor is opened.
fn refuse_without_terminal(context: &Context, arguments: &AgreeArgs) -> anyhow::Result<()> {
    let has_answers = arguments.answers.is_some() || arguments.seal || arguments.discard;
    let can_edit = arguments.edit && context.streams.input == Input::Ask;
    if context.streams.attended || has_answers || can_edit {
        return Ok(());
    }
    let hint = "`--answers FILE` takes the decisions from a file; on a terminal, `--edit` opens a form in your editor";
    Err(unattended(context, "there are no decisions", hint).into())
}
