//! What `agree` says of itself: at the beginning, and where things are saved.

use std::collections::BTreeSet;

use super::AgreeArgs;
use super::open_record::OpenRecord;
use super::room::Room;
use crate::analysis::interview::{Cell, named_cell};
use crate::commands::Context;
use crate::commands::subject::flags;
use crate::render::{list, words};
use crate::store::Workspace;

/// What the meeting is about, a paragraph each.
pub fn opening(open: &OpenRecord<'_>) -> Vec<String> {
    let room = open.room;
    let names = list(&room.parties());
    let (each, all) = if room.parties().len() == 2 { ("Both", "both ") } else { ("All", "all ") };
    let mut paragraphs = vec![
        format!(
            "{names} sit down together. {each} have sealed; what you decide here is what you go on from."
        ),
        format!("It is saved in `{}`. Nothing counts before you {all}say yes in the end.", open.file.shown()),
    ];
    if room.partial().next().is_some() {
        paragraphs.push("Only what both sides answered is talked about.".to_owned());
    }
    let carried: BTreeSet<_> = room.sides.iter().flat_map(|side| side.carried_ids()).collect();
    if !carried.is_empty() {
        paragraphs.push(format!(
            "Answers are carried over from an earlier version of the framework: {}.",
            words::carried(carried)
        ));
    }
    if !open.sealed_since.is_empty() {
        paragraphs.push(format!(
            "{} sealed again since this was begun: look at what you decided once more.",
            list(&open.sealed_since)
        ));
    }
    paragraphs
}

/// Which file was written, what stays open, and what comes next where it is a draft.
pub fn saved(context: &Context, arguments: &AgreeArgs, open: &OpenRecord<'_>) {
    let (say, shown, again) = (
        |text: &str| context.streams.say(text),
        open.file.shown(),
        command(context, open.workspace, open.room),
    );
    match &open.record.sealed {
        Some(seal) => say(&format!("Sealed `{shown}` on {}.", seal.date)),
        None => say(&format!("Saved a draft in `{shown}`.")),
    }
    if !open.record.left_open.is_empty() {
        say(&format!("Stays open: {}.", list(&names_of_open(open))));
    }
    if open.record.sealed.is_none() {
        say(&format!("Next: `{again}` continues it, and `{again} --seal` seals it."));
    }
    if open.file.form_path().exists() && !arguments.edit {
        say(&format!(
            "A form that was not finished is in `{}`; `{again} --edit` opens it.",
            open.workspace.shown(&open.file.form_path())
        ));
    }
}

/// The cells that stay open, by name.
fn names_of_open(open: &OpenRecord<'_>) -> Vec<String> {
    open.record.left_open.iter().map(|cell| name_of(open.room, cell)).collect()
}

/// A cell that is written as `behavior/step`, by name.
pub fn name_of(room: &Room<'_>, cell: &str) -> String {
    let framework = room.framework;
    let known = || {
        let Cell { behavior, step } = named_cell(cell)?;
        Some(format!("{} at {}", words::behavior(framework, &behavior), words::step(framework, &step)))
    };
    known().unwrap_or_else(|| cell.to_owned())
}

/// How to come back.
pub fn left(context: &Context, open: &OpenRecord<'_>) {
    let linear = if context.linear { " --linear" } else { "" };
    context.streams.say(&format!("Your decisions are saved in `{}`.", open.file.shown()));
    context.streams.say(&format!("Continue with: {}{linear}", command(context, open.workspace, open.room)));
}

/// The command that opens this record again, with the flags that it needs.
pub fn command(context: &Context, workspace: &Workspace, room: &Room<'_>) -> String {
    format!("steps agree {}{}", room.person().id(), flags_of(context, workspace, room))
}

/// The flags that a command about this review needs.
pub fn flags_of(context: &Context, workspace: &Workspace, room: &Room<'_>) -> String {
    let todays_cycle = workspace.settings.value.cycle.cycle(context.today);
    flags(&room.me, room.cycle(), &todays_cycle, context.workspace.as_deref())
}
