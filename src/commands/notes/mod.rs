//! `steps notes`: what was noted, listed, searched, edited, and taken over from a history.

mod edit;
mod import;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::cli::day;
use super::journal::OwnJournal;
use super::report_args::{ReportArgs, with_records};
use super::{Context, journal_kinds, known_behavior, known_step, one_of};
use crate::analysis::journal::{Notes, Wanted};
use crate::error::Status;
use crate::model::JournalKind;
use crate::render::Report;

/// List what you noted, newest first
///
/// Examples:
///   steps notes                            everything in your journal
///   steps notes --for mastery --since 2026-07-01
///   steps notes --kind decision            what was decided, and why
///   steps notes --about robin-ek           what you noted about Robin
///   steps notes -o notes.csv               for a spreadsheet
///   steps notes edit j-12                  open your journal at an entry
///   steps notes import --git --dry-run     see what your commits could add
///
/// Only what you noted yourself is read.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, args_conflicts_with_subcommands = true, mut_arg("format", with_records))]
pub struct NotesArgs {
    #[command(subcommand)]
    pub command: Option<NotesCommand>,
    /// Only what is about this behavior; can be repeated
    #[arg(long = "for", value_name = "BEHAVIOR")]
    pub behaviors: Vec<String>,
    /// Only what reached this step
    #[arg(long, value_name = "STEP")]
    pub step: Option<String>,
    /// Only what happened on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Date>,
    /// Only this kind of note
    #[arg(long, value_name = "KIND", value_parser = one_of(journal_kinds()))]
    pub kind: Option<JournalKind>,
    /// Only what contains these words, in upper or lower case
    #[arg(long, value_name = "TEXT")]
    pub grep: Option<String>,
    /// What you noted about somebody else
    #[arg(long, value_name = "PERSON")]
    pub about: Option<String>,
    #[command(flatten)]
    pub report: ReportArgs,
}

#[derive(Debug, Subcommand)]
pub enum NotesCommand {
    Edit(edit::EditArgs),
    Import(import::ImportArgs),
}

pub fn run(context: &Context, arguments: &NotesArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        Some(NotesCommand::Edit(arguments)) => edit::run(context, arguments),
        Some(NotesCommand::Import(arguments)) => import::run(context, arguments),
        None => list(context, arguments),
    }
}

fn list(context: &Context, arguments: &NotesArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let behavior = |word: &String| known_behavior(&framework, word).map(|behavior| behavior.id.clone());
    let behaviors = arguments.behaviors.iter().map(behavior).collect::<anyhow::Result<Vec<_>>>()?;
    let step = arguments.step.as_ref().map(|word| known_step(&framework, word)).transpose()?;
    let journal = OwnJournal::of(context, &workspace, arguments.about.as_deref())?;
    let all = journal.file.read()?.carried_to(&framework).0;
    let wanted = Wanted {
        behaviors: &behaviors,
        step: step.map(|step| &step.id),
        since: arguments.since,
        kind: arguments.kind,
        words: arguments.grep.as_deref(),
    };
    let entries = wanted.select(&all);
    let (person, writer) = (journal.person_name(), journal.writer_name());
    let notes = Notes {
        person: &person,
        writer: writer.as_deref(),
        left_out: all.len() - entries.len(),
        entries,
        today: context.today,
    };
    context.deliver_records(&Report::Notes { framework: &framework, notes: &notes }, &arguments.report)?;
    Ok(Status::Done)
}
