//! What follows a sealed record: the step in the profile, and what is offered to take along.

use std::path::PathBuf;

use super::AgreeArgs;
use super::messages;
use super::open_record::OpenRecord;
use crate::analysis::guide::{Occasion, pointer};
use crate::commands::Context;
use crate::commands::asking::agreed;
use crate::commands::gap::{self, GapArgs};
use crate::commands::privacy;
use crate::commands::report_args::ReportArgs;
use crate::commands::send::{self, SendArgs};
use crate::error::{Left, UserError};
use crate::render::{self, list, words};
use crate::store;

/// Offers what can be taken along, does what was decided, and says what comes next.
///
/// All is asked first, since a question on a screen paints over what was said before.
pub fn after_sealing(context: &Context, arguments: &AgreeArgs, open: &OpenRecord<'_>) -> anyhow::Result<()> {
    let page = if context.streams.attended { offer_page(context, open)? } else { None };
    let is_elsewhere = open.room.is_elsewhere();
    let is_sent = is_elsewhere && context.streams.attended && offer_envelope(context, open)?;
    messages::saved(context, arguments, open);
    set_step(context, open);
    if let Some(path) = page {
        write_page(context, open, path);
    }
    if is_sent {
        write_envelope(context, open);
    } else if is_elsewhere {
        let flags = messages::flags_of(context, open.workspace, open.room);
        let id = open.room.person().id();
        context.streams.say(&format!("`steps send {id} --agreed{flags}` writes it for the other machine."));
    }
    if let Some(topic) = pointer(open.room.framework, Occasion::Agreed) {
        context.streams.say(&format!("{}: `steps guide {}`", topic.title, topic.id));
    }
    let id = open.room.person().id();
    context
        .streams
        .say(&format!("Next: `steps gap {id}{}`", messages::flags_of(context, open.workspace, open.room)));
    Ok(())
}

/// Keeps the step that was decided in the person's profile.
fn set_step(context: &Context, open: &OpenRecord<'_>) {
    let Some(step) = &open.record.step else { return };
    let id = open.room.person().id();
    match store::keep_step(open.workspace, id, step) {
        Ok(None) => {}
        Ok(Some(shown)) => {
            let name = words::step(open.room.framework, step);
            context.streams.say(&format!("The step in `{shown}` is {name} now."));
        }
        Err(error) => {
            let again = format!("write `step: {step}` in the profile of {id}");
            warn(context, "the step was not set", &error, Some(again));
        }
    }
}

/// Says what could not be done. What was agreed is sealed all the same.
fn warn(context: &Context, what: &str, error: &anyhow::Error, again: Option<String>) {
    let hints = error.downcast_ref::<UserError>().map_or(&[][..], |trouble| &trouble.hints);
    let hints: Vec<String> = hints.iter().cloned().chain(again).collect();
    context.streams.report(&render::warning(
        &format!("{what}: {error:#}"),
        &hints,
        context.streams.err.page(),
    ));
}

/// Asks whether to do something, unless a yes was given to everything.
fn offered(context: &Context, open: &OpenRecord<'_>, title: &str, question: &str) -> anyhow::Result<bool> {
    if open.says_yes { Ok(true) } else { agreed(context, title, question) }
}

/// Offers a page to keep, of what was agreed and where to go from there. Gives where it is wanted.
fn offer_page(context: &Context, open: &OpenRecord<'_>) -> anyhow::Result<Option<PathBuf>> {
    let path = PathBuf::from(format!("{}-{}.html", open.room.person().id(), open.room.cycle()));
    let question = format!("Write a page to keep in `{}`, readable by you alone?", path.display());
    match offered(context, open, "Sealed: a page to keep", &question) {
        Ok(is_wanted) => Ok(is_wanted.then_some(path)),
        // Whoever leaves here has done all that they came for.
        Err(error) if error.is::<Left>() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Offers to write the record for whoever sits here from another machine.
fn offer_envelope(context: &Context, open: &OpenRecord<'_>) -> anyhow::Result<bool> {
    let others = list(&open.room.others());
    let question = format!("Write an envelope for {others}, so that their machine has this record, too?");
    match offered(context, open, "Sealed: for both of you", &question) {
        Err(error) if error.is::<Left>() => Ok(false),
        answer => answer,
    }
}

/// Writes the envelope.
fn write_envelope(context: &Context, open: &OpenRecord<'_>) {
    let (id, cycle) = (open.room.person().id(), open.room.cycle());
    if let Err(error) = send::run(context, &SendArgs::agreed(id, cycle)) {
        let again = format!("`steps send {id} --agreed` writes it");
        warn(context, "the envelope was not written", &error, Some(again));
    }
}

/// Writes the page.
fn write_page(context: &Context, open: &OpenRecord<'_>, path: PathBuf) {
    let arguments = GapArgs {
        about: Some(open.room.person().id().to_string()),
        to: None,
        from: None,
        discipline: None,
        cycle: Some(open.room.cycle().clone()),
        report: ReportArgs::to_file(path.clone()),
    };
    if let Err(error) = gap::run(context, &arguments) {
        warn(context, "the page was not written", &error, None);
    }
    privacy::warn_if_taken(context, &context.current.join(&path), &path.display().to_string());
}
