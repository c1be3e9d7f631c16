//! `steps note`: what happened, written down in seconds.

mod draft;
mod writing;

use clap::Args;
use jiff::civil::Date;

use super::cli::day;
use super::journal::OwnJournal;
use super::privacy::{Consent, keep_private, warn_if_open};
use super::{Context, journal_kinds, known_behavior, known_step, one_of};
use crate::error::{Status, UserError};
use crate::model::{Framework, Id, JournalEntry, JournalKind, web_address};
use crate::store::Workspace;

/// Note what happened, for the next review
///
/// Examples:
///   steps note "Moved the billing jobs off the shared cluster"
///   steps note "Led the demo" --for mastery --step squad --date 2026-11-03
///   steps note "Clear minutes, every week" --from "Kim Osei" --with-leave
///   steps note "One queue" --why "Two got mixed up" --look-again 2027-02-01
///   steps note --about robin-ek "Led the review of the outage"
///
/// Without TEXT it asks. What you note is in your own journal, and nobody else
/// reads it: an entry crosses to the other side only if you cite it in an
/// assessment and seal that. `steps notes` lists what you noted.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct NoteArgs {
    /// What happened, in a sentence or two; `-` is standard input
    #[arg(value_name = "TEXT")]
    pub text: Option<String>,
    /// A behavior that it shows; can be repeated
    #[arg(long = "for", value_name = "BEHAVIOR")]
    pub behaviors: Vec<String>,
    /// The step that it reached
    #[arg(long, value_name = "STEP")]
    pub step: Option<String>,
    /// A web link to where it can be seen; can be repeated
    #[arg(long = "link", value_name = "URL")]
    pub links: Vec<String>,
    /// The day it happened [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<Date>,
    /// What kind of note it is [default: by the options below, else evidence]
    #[arg(long, value_name = "KIND", value_parser = one_of(journal_kinds()))]
    pub kind: Option<JournalKind>,
    /// Feedback: from whom
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// Feedback: they agreed to be named; without it, nobody else reads the name
    #[arg(long, requires = "from")]
    pub with_leave: bool,
    /// A decision: the reasons
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// A decision: when to look at it again
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub look_again: Option<Date>,
    /// Whom it is about; only you read it [default: you]
    #[arg(long, value_name = "PERSON")]
    pub about: Option<String>,
    /// Write the text in your editor
    #[arg(long)]
    pub edit: bool,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

/// What is noted beside the kind and the day.
#[derive(Clone, Debug, Default)]
struct Note {
    text: String,
    behaviors: Vec<Id>,
    step: Option<Id>,
    links: Vec<String>,
}

pub fn run(context: &Context, arguments: &NoteArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let kind = kind(arguments)?;
    let date = date(context, arguments)?;
    let mut note = given(arguments, &workspace)?;
    writing::refuse_without_terminal(context, arguments)?;
    let journal = OwnJournal::of(context, &workspace, arguments.about.as_deref())?;
    // What cannot be added to is told before anything is written.
    journal.file.read()?;
    let draft = match writing::text(context, arguments, &workspace, &journal, &mut note)? {
        writing::Written::Given => None,
        writing::Written::Drafted(draft) => Some(draft),
        writing::Written::Nothing => return Ok(Status::No),
    };
    let consent = match (arguments.yes, &draft) {
        (true, _) => Consent::Given,
        (false, Some(_)) if context.streams.attended => Consent::Ask,
        // Whoever gave the text is not interrupted.
        _ => Consent::Unasked,
    };
    keep_private(context, &workspace, &journal.file, consent)?;
    let entry = |id: Id| JournalEntry {
        kind,
        behaviors: note.behaviors,
        step: note.step,
        links: note.links,
        from: arguments.from.clone(),
        with_leave: arguments.with_leave,
        why: arguments.why.clone(),
        look_again: arguments.look_again,
        ..JournalEntry::new(id, date, note.text)
    };
    let ids = journal.file.add(|free| free.next().map(entry).into_iter().collect())?;
    if let Some(draft) = draft {
        draft.remove();
    }
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    context.streams.say(&format!("Noted {} in `{}`.", ids.join(", "), journal.file.shown()));
    warn_if_open(context, &journal.file);
    Ok(Status::Done)
}

/// The kind that was asked for, else the one that the other options belong to.
fn kind(arguments: &NoteArgs) -> Result<JournalKind, UserError> {
    let options = [
        ("--from", arguments.from.is_some(), JournalKind::Feedback),
        ("--why", arguments.why.is_some(), JournalKind::Decision),
        ("--look-again", arguments.look_again.is_some(), JournalKind::Decision),
    ];
    let mut given = options.into_iter().filter(|(_, is_given, _)| *is_given);
    let Some((first, _, implied)) = given.next() else { return Ok(arguments.kind.unwrap_or_default()) };
    if let Some((other, ..)) = given.find(|(_, _, kind)| *kind != implied) {
        return Err(UserError::new(format!("`{first}` belongs to feedback, and `{other}` to a decision"))
            .hint("note them one after the other"));
    }
    match arguments.kind {
        Some(kind) if kind != implied => {
            Err(UserError::new(format!("`{first}` belongs to `--kind {implied}`, not to `{kind}`")))
        }
        _ => Ok(implied),
    }
}

/// The day it happened, which no slip of the finger puts into the future.
fn date(context: &Context, arguments: &NoteArgs) -> Result<Date, UserError> {
    match arguments.date {
        Some(date) if date > context.today => {
            Err(UserError::new(format!("`--date {date}` is still to come: today is {}", context.today))
                .hint("note what happened; `--look-again` takes a day to come"))
        }
        date => Ok(date.unwrap_or(context.today)),
    }
}

/// What the options say. The framework is only read for what it knows.
fn given(arguments: &NoteArgs, workspace: &Workspace) -> anyhow::Result<Note> {
    let mut note = Note { links: arguments.links.clone(), ..Note::default() };
    if let Some(link) = note.links.iter().find(|link| web_address(link).is_none()) {
        return Err(UserError::new(format!("`{link}` is not an http(s) address"))
            .hint("write the whole address, as in `https://example.com/page`")
            .into());
    }
    for (flag, text) in [("--from", &arguments.from), ("--why", &arguments.why)] {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            return Err(UserError::new(format!("`{flag}` is empty")).into());
        }
    }
    if arguments.behaviors.is_empty() && arguments.step.is_none() {
        return Ok(note);
    }
    let framework: Framework = workspace.load_framework()?;
    for word in &arguments.behaviors {
        let id = &known_behavior(&framework, word)?.id;
        if !note.behaviors.contains(id) {
            note.behaviors.push(id.clone());
        }
    }
    let step = arguments.step.as_ref().map(|word| known_step(&framework, word)).transpose()?;
    note.step = step.map(|step| step.id.clone());
    Ok(note)
}
