//! Where the text of a note comes from: the command line, standard input, the editor, or a page of questions.

use std::time::Instant;

use super::draft::Draft;
use super::{Note, NoteArgs};
use crate::analysis::dialog::Noting;
use crate::commands::Context;
use crate::commands::asking::unattended;
use crate::commands::editor;
use crate::commands::journal::{OwnJournal, left};
use crate::error::{InvalidFiles, Left, UserError};
use crate::render::comment;
use crate::store::{self, Workspace};
use crate::terminal::{AT_ONCE, Input, dialog, open_editor};

/// How a note's text was come by.
pub enum Written {
    /// It was there when the program was started.
    Given,
    /// It was written now, and is kept in the draft until it is in the journal.
    Drafted(Draft),
    /// Nothing was written.
    Nothing,
}

/// Nothing is asked where nobody is there to answer, and no editor is opened.
pub fn refuse_without_terminal(context: &Context, arguments: &NoteArgs) -> Result<(), UserError> {
    let can_edit = arguments.edit && context.streams.input == Input::Ask;
    let is_given = arguments.text.is_some() && !arguments.edit;
    if context.streams.attended || can_edit || is_given {
        return Ok(());
    }
    Err(unattended(
        context,
        "there is no text",
        "write the text behind the command, or `-` to read it from standard input",
    ))
}

/// Fills in the text; where it is asked for, also what else the page asks.
pub fn text(
    context: &Context,
    arguments: &NoteArgs,
    workspace: &Workspace,
    journal: &OwnJournal,
    note: &mut Note,
) -> anyhow::Result<Written> {
    let given = match arguments.text.as_deref() {
        Some("-") => {
            let source = store::standard_input()?.map_err(|finding| InvalidFiles(vec![finding]))?;
            Some(source.text.trim().to_owned())
        }
        text => text.map(|text| text.trim().to_owned()),
    };
    match given {
        Some(text) if !arguments.edit && text.is_empty() => {
            Err(UserError::new("the text is empty").hint("say what happened in a sentence or two").into())
        }
        Some(text) if !arguments.edit => {
            note.text = text;
            Ok(Written::Given)
        }
        given if arguments.edit => edit(context, journal, given.unwrap_or_default(), note),
        _ => ask(context, arguments, workspace, journal, note),
    }
}

/// Asks on one page. What was typed is kept whenever somebody pauses or leaves.
fn ask(
    context: &Context,
    arguments: &NoteArgs,
    workspace: &Workspace,
    journal: &OwnJournal,
    note: &mut Note,
) -> anyhow::Result<Written> {
    let framework = workspace.load_framework()?;
    let draft = Draft::open(journal)?;
    let title = match journal.is_about_oneself() {
        true => "A note in your journal".to_owned(),
        false => format!("A note about {}", journal.person_name()),
    };
    let begun = match draft.text() {
        Ok(begun) => begun,
        Err(error) => {
            let aside = store::keep_aside(&draft.path, &draft.shown, "old")?;
            context.streams.say(&format!("{error:#}\nIt is kept in `{aside}`."));
            String::new()
        }
    };
    let mut noting = Noting::new(&framework, title, begun);
    noting.behaviors.clone_from(&note.behaviors);
    noting.step.clone_from(&note.step);
    noting.link = note.links.first().cloned().unwrap_or_default();
    let held = dialog::hold(&mut noting, context.streams.look(), &mut |noting| draft.keep(&noting.text));
    if held.as_ref().is_err_and(|error| error.is::<Left>()) && !noting.text.is_empty() {
        let options = options(arguments, &noting);
        context.streams.say(&format!(
            "What you wrote is kept in `{}`; `steps note{}{options}` continues it.",
            draft.shown,
            journal.flag()
        ));
    }
    held?;
    if !noting.is_done {
        return Err(left());
    }
    let others = note.links.drain(..).skip(1).collect::<Vec<_>>();
    note.links = Some(noting.link).filter(|link| !link.is_empty()).into_iter().chain(others).collect();
    (note.text, note.behaviors, note.step) = (noting.text, noting.behaviors, noting.step);
    Ok(Written::Drafted(draft))
}

/// The options that say what the page holds beside the text, and what was said when it was opened.
fn options(arguments: &NoteArgs, noting: &Noting<'_>) -> String {
    let NoteArgs { from, why, date, look_again, kind, .. } = arguments;
    let link = Some(&noting.link).filter(|link| !link.is_empty());
    let mut given: Vec<(&str, String)> =
        noting.behaviors.iter().map(|behavior| ("for", behavior.to_string())).collect();
    given.extend(noting.step.iter().map(|step| ("step", step.to_string())));
    given.extend(link.into_iter().chain(arguments.links.iter().skip(1)).map(|link| ("link", link.clone())));
    given.extend(date.iter().map(|date| ("date", date.to_string())));
    given.extend(kind.iter().map(|kind| ("kind", kind.to_string())));
    given.extend(from.iter().map(|from| ("from", from.clone())));
    given.extend(why.iter().map(|why| ("why", why.clone())));
    given.extend(look_again.iter().map(|date| ("look-again", date.to_string())));
    let mut options: String =
        given.iter().map(|(name, value)| format!(" --{name} {}", shell_words::quote(value))).collect();
    if arguments.with_leave {
        options += " --with-leave";
    }
    options
}

/// Opens the editor, on what was given and what was left there before.
fn edit(context: &Context, journal: &OwnJournal, given: String, note: &mut Note) -> anyhow::Result<Written> {
    let draft = Draft::open(journal)?;
    let explanation = match journal.is_about_oneself() {
        true => "Write above what happened, in a sentence or two. Save and close to note it.".to_owned(),
        false => {
            format!("Write above what you noticed of {}. Save and close to note it.", journal.person_name())
        }
    };
    // What is in another encoding can be put right in the editor alone.
    let begun = draft.text().ok().map(|left| {
        let apart = if left.is_empty() || given.is_empty() { "" } else { "\n\n" };
        format!("{left}{apart}{given}")
    });
    if let Some(begun) = &begun {
        draft.lay_out(begun, &comment(0, &explanation))?;
    }
    let kept = format!(
        "what you wrote is kept in `{}`; `steps note --edit{}` opens it again",
        draft.shown,
        journal.flag()
    );
    let started = Instant::now();
    open_editor(&draft.path, None, &kept)?;
    let text = draft.text().inspect_err(|_| {
        let flag = journal.flag();
        context
            .streams
            .say(&format!("It is kept in `{}`; `steps note --edit{flag}` opens it again.", draft.shown));
    })?;
    if begun.as_ref() == Some(&text) && started.elapsed() < AT_ONCE {
        return Err(editor::did_not_wait(&kept));
    }
    if text.is_empty() {
        draft.remove();
        context.streams.say("The text is empty: nothing was noted.");
        return Ok(Written::Nothing);
    }
    note.text = text;
    Ok(Written::Drafted(draft))
}
