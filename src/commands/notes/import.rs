//! `steps notes import`: what a history of commits says one did, for the person to pick from.

use std::path::PathBuf;

use clap::{Arg, Args};
use jiff::civil::Date;

use crate::analysis::dialog::{Field, Input, Item, Page, Value};
use crate::analysis::journal::commits::{Group, History, groups};
use crate::commands::Context;
use crate::commands::asking::unattended;
use crate::commands::cli::day;
use crate::commands::journal::{OwnJournal, left};
use crate::commands::privacy::{Consent, keep_private, warn_if_open};
use crate::commands::report_args::{ReportArgs, with_records};
use crate::error::{Status, UserError};
use crate::model::{Cycle, Id, JournalEntry};
use crate::render::{Report, notes, proposal};
use crate::store::{self, Workspace};
use crate::terminal::dialog;

/// Take entries over from your commits
///
/// Examples:
///   steps notes import --git               from the repository you are in
///   steps notes import --git ~/checkout ~/booking --since 2026-07-01
///   steps notes import --git --dry-run     only show what could be added
///
/// Your commits and merges are grouped by where they are and by month, and you
/// mark the groups that belong in your journal. A commit that is in it already
/// is not proposed again.
#[derive(Args, Debug)]
#[command(
    verbatim_doc_comment,
    mut_arg("format", |format| of_dry_run(with_records(format))),
    mut_arg("output", of_dry_run)
)]
pub struct ImportArgs {
    /// The repositories [default: the one you are in]
    #[arg(long, value_name = "REPO", num_args = 0.., required = true, default_missing_value = ".")]
    pub git: Vec<PathBuf>,
    /// Whose commits: a part of the name or address [default: git's user.email]
    #[arg(long, value_name = "ME")]
    pub author: Option<String>,
    /// Only commits of this day or later [default: the start of this cycle]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Date>,
    /// Show what could be added, and add nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// An argument of the report that a dry run prints.
fn of_dry_run(argument: Arg) -> Arg {
    argument.requires("dry_run")
}

pub fn run(context: &Context, arguments: &ImportArgs) -> anyhow::Result<Status> {
    if !arguments.dry_run && !context.streams.attended {
        let hint = "`--dry-run` shows what could be added; to pick from it, run this on a terminal";
        return Err(unattended(context, "nothing is taken unasked", hint).into());
    }
    let workspace = context.workspace()?;
    let journal = OwnJournal::of(context, &workspace, None)?;
    let since = arguments.since.unwrap_or_else(|| start_of_cycle(context, &workspace));
    let histories = histories(context, arguments, since)?;
    if histories.iter().all(|history| history.commits.is_empty()) {
        let whose = arguments.author.as_ref().map_or("yours".to_owned(), |author| format!("`{author}`"));
        context.streams.say(&format!("There are no commits of {whose} since {since}."));
        return Ok(Status::Done);
    }
    let proposed = groups(&histories, &journal.file.read()?.0);
    if arguments.dry_run {
        let framework = workspace.load_framework()?;
        let report = Report::Proposal { framework: &framework, groups: &proposed };
        context.deliver_records(&report, &arguments.report)?;
        return Ok(Status::Done);
    }
    if proposed.is_empty() {
        context.streams.say(&format!("There are no commits since {since} that are not in your journal yet."));
        return Ok(Status::Done);
    }
    let picked = pick(context, proposed)?;
    if picked.is_empty() {
        context.streams.say("Nothing was added.");
        return Ok(Status::Done);
    }
    let consent = if arguments.yes { Consent::Given } else { Consent::Ask };
    keep_private(context, &workspace, &journal.file, consent)?;
    let ids = journal.file.add(|free| entries(free, &picked))?;
    let added = notes::entries(ids.len());
    context.streams.say(&format!("Added {added} to `{}`.", journal.file.shown()));
    context.streams.say("Next: `steps notes edit` to put them in your own words.");
    warn_if_open(context, &journal.file);
    Ok(Status::Done)
}

fn start_of_cycle(context: &Context, workspace: &Workspace) -> Date {
    let name = workspace.settings.value.cycle.cycle(context.today);
    Cycle::new(name, Some(context.today)).first_day()
}

/// The commits of each repository.
fn histories(context: &Context, arguments: &ImportArgs, since: Date) -> anyhow::Result<Vec<History>> {
    let several = arguments.git.len() > 1;
    let history = |repository: &PathBuf| {
        let shown = repository.display();
        let folder = context.current.join(repository);
        let top = store::repository_top(&folder).ok_or_else(|| {
            UserError::new(format!("`{shown}` is in no git repository"))
                .hint("name one behind `--git`, as in `--git ~/checkout`")
        })?;
        let author = match &arguments.author {
            Some(author) => author.clone(),
            None => format!("<{}>", email(&folder, &shown.to_string())?),
        };
        let name = top.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(History {
            name: name.filter(|_| several),
            remote: store::git_remote(&folder)?,
            commits: store::commits_by(&folder, &author, since)?,
        })
    };
    arguments.git.iter().map(history).collect()
}

fn email(folder: &std::path::Path, shown: &str) -> Result<String, UserError> {
    store::git_identity(folder)?.ok_or_else(|| {
        UserError::new(format!("git does not know who you are in `{shown}`: it has no user.email there"))
            .hint("say whose commits they are with `--author NAME`")
    })
}

/// What the person marks; nothing is marked beforehand.
fn pick(context: &Context, proposed: Vec<Group>) -> anyhow::Result<Vec<Group>> {
    let item = |group: &Group| Item {
        mark: format!("({})", proposal::when(group)),
        ..Item::new(group.text.as_str())
    };
    let items: Vec<Item> = proposed.iter().map(item).collect();
    let marks = vec![false; items.len()];
    let page = Page {
        title: "Your commits".to_owned(),
        fields: vec![Field::new("Which of these belong in your journal?", Input::Mark(items, marks))],
        accept: "accept",
        ..Page::default()
    };
    let asked = dialog::ask(page, context.streams.look())?;
    let marked = asked.values().first().map(Value::marked).ok_or_else(left)?;
    let picked = proposed.into_iter().enumerate().filter(|(at, _)| marked.contains(at));
    Ok(picked.map(|(_, group)| group).collect())
}

/// The entries of what was picked, the oldest first, as a journal is written.
fn entries(free: &mut dyn Iterator<Item = Id>, picked: &[Group]) -> Vec<JournalEntry> {
    picked.iter().rev().zip(free).map(|(group, id)| group.entry(id)).collect()
}
