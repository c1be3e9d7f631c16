//! What is said around an assessment: what to know before it, and what comes after it.

use super::AssessArgs;
use super::assignment::Assignment;
use super::open_assessment::OpenAssessment;
use crate::analysis::guide::{Occasion, pointer};
use crate::analysis::peers::readers;
use crate::analysis::reveal::is_shared_with;
use crate::commands::Context;
use crate::commands::subject::{flags, still_to_come, waiting_for};
use crate::model::Side;
use crate::render::list;
use crate::store::{Reviews, read_people};

/// The paragraphs that an interview opens with.
pub fn opening(open: &OpenAssessment<'_>) -> Vec<String> {
    let framework = &open.framework.manifest;
    let (cycle, name) = (&open.assignment.cycle, &open.assignment.person.name);
    let who = match open.assignment.side {
        Side::Oneself => format!("{name}, this is your own assessment for {cycle}."),
        Side::Manager => format!("You are rating {name} as their manager, for {cycle}."),
        Side::Peer => format!("You are rating {name} as a peer, for {cycle}."),
        Side::Agreed => format!("This is what was agreed about {name} for {cycle}."),
    };
    let disciplines = match open.discipline_names().as_slice() {
        [] => "with the examples for everybody".to_owned(),
        names => format!("with the examples for everybody and those of {}", list(names)),
    };
    let readers = match open.assignment.side {
        Side::Oneself => "Nobody else reads it until you and your manager have both sealed.".to_owned(),
        Side::Peer => peer_readers(open),
        _ => format!("Nobody else reads it until you and {name} have both sealed."),
    };
    vec![
        format!("{who} It uses {} {}, {disciplines}.", framework.name, framework.version),
        format!("{readers} It is saved in `{}`.", open.shown()),
        about_examples(open),
    ]
    .into_iter()
    .chain(open.assignment.request.as_ref().and_then(|request| request.note.clone()))
    .chain(sealed_in_part(open))
    .collect()
}

/// What the examples are for, and where there is more to read about that.
fn about_examples(open: &OpenAssessment<'_>) -> String {
    let more = pointer(open.framework, Occasion::Rating);
    let more = more.map(|topic| format!(" (`steps guide {}`)", topic.id)).unwrap_or_default();
    format!("The examples start a conversation. They are not a checklist{more}.")
}

/// Who asked a peer, by when, and who will read what they say.
fn peer_readers(open: &OpenAssessment<'_>) -> String {
    let name = &open.assignment.person.name;
    let Some(request) = &open.assignment.request else {
        return format!("{name}'s manager reads all of it. {}", readers(name));
    };
    let from = read_people(open.workspace).unwrap_or_default().name_of(&request.from);
    let by = request.by.map(|by| format!(" by {by}")).unwrap_or_default();
    format!("{from} asks you for this{by}, and reads all of it. {}", readers(name))
}

/// What adding to a partial seal means.
fn sealed_in_part(open: &OpenAssessment<'_>) -> Option<String> {
    let earlier = open.assessment.continues.as_ref()?;
    Some(format!(
        "You sealed a part of it on {}. What you add now opens that again: seal once more when you are done.",
        earlier.seal.date
    ))
}

/// Which file was written, and what comes next.
pub fn closing(context: &Context, arguments: &AssessArgs, open: &OpenAssessment<'_>) -> anyhow::Result<()> {
    let shown = open.shown();
    let again = command(context, open);
    if let Some(seal) = &open.assessment.sealed {
        let part = if open.assessment.partial { ", with some questions left open" } else { "" };
        let next = next(context, open)?;
        context.streams.say(&format!("Sealed `{shown}` on {}{part}.", seal.date));
        next.lines().for_each(|line| context.streams.say(line));
    } else {
        let continues = continuing(context, again.clone(), arguments);
        context.streams.say(&format!("Saved a draft in `{shown}`."));
        context.streams.say(&format!("Next: `{continues}` continues it, and `{again} --seal` seals it."));
    }
    if open.form_path().exists() && !arguments.edit {
        context.streams.say(&format!(
            "A form that was not finished is in `{}`; `{again} --edit` opens it.",
            open.workspace.shown(&open.form_path())
        ));
    }
    Ok(())
}

/// What comes after sealing.
fn next(context: &Context, open: &OpenAssessment<'_>) -> anyhow::Result<String> {
    let assignment = &open.assignment;
    let (id, name) = (assignment.person.id(), &assignment.person.name);
    if assignment.side == Side::Peer {
        let flags = flags_of(context, open);
        return Ok(format!(
            "Next: `steps send {id}{flags}` writes it as an envelope for {name}'s manager alone."
        ));
    }
    let people = read_people(open.workspace)?;
    let reviews = Reviews::of(open.workspace);
    let mut person = reviews.person(id, &people, None, open.framework)?;
    if person.entry.managers.is_empty() {
        person.entry.managers.clone_from(&assignment.person.entry.managers);
    }
    let Some(review) = person.review(&assignment.cycle) else { return Ok(String::new()) };
    let left = person.entry.manager_left(&assignment.rater).filter(|_| assignment.side == Side::Manager);
    if let (Some(left), Some(seal)) = (left, &open.assessment.sealed)
        && seal.date > left
    {
        return Ok(format!(
            "You stopped being {name}'s manager on {left}: it is kept as yours, and nothing of the others opens to you."
        ));
    }
    let waiting = waiting_for(&person, review, &people, context.today);
    let flags = flags_of(context, open);
    if is_shared_with(review, assignment.side) {
        return Ok(match waiting {
            None => format!("Both have sealed. Next: `steps diff {id}{flags}`"),
            Some(names) => format!("Next: waiting for {names} to seal."),
        });
    }
    let send = match assignment.side {
        Side::Oneself => "steps send".to_owned(),
        _ => format!("steps send {id}"),
    };
    let handing = format!("Next: `{send}{flags}` writes it as an envelope for the other side.");
    Ok(match still_to_come(&person, review, &people, context.today) {
        None => {
            format!("{handing}\nBoth have sealed: `steps diff {id}{flags}` shows where you agree and differ.")
        }
        Some(names) => format!("{handing}\nStill to come: {names}; `steps receive FILE` takes it in here."),
    })
}

/// How to come back.
pub fn left(context: &Context, arguments: &AssessArgs, open: &OpenAssessment<'_>) {
    context.streams.say(&format!("Your answers are saved in `{}`.", open.shown()));
    context
        .streams
        .say(&format!("Continue with: {}", continuing(context, command(context, open), arguments)));
}

/// The command with the flags that make the interview the same as it was.
fn continuing(context: &Context, mut command: String, arguments: &AssessArgs) -> String {
    if context.linear {
        command += " --linear";
    }
    if arguments.quick {
        command += " --quick";
    }
    if arguments.breadth {
        command += " --breadth";
    }
    if let Some(step) = &arguments.from {
        command += &format!(" --from {}", shell_words::quote(step));
    }
    if let Some(step) = &arguments.line {
        command += &format!(" --line {}", shell_words::quote(step));
    }
    command
}

/// The command that opens this assessment again, with the flags that it needs.
pub fn command(context: &Context, open: &OpenAssessment<'_>) -> String {
    let assignment = &open.assignment;
    let assess = assignment.side.assess_command(assignment.person.id());
    format!("{assess}{}", flags_of(context, open))
}

fn flags_of(context: &Context, open: &OpenAssessment<'_>) -> String {
    let todays_cycle = open.workspace.settings.value.cycle.cycle(context.today);
    let Assignment { rater, cycle, .. } = &open.assignment;
    flags(rater, cycle, &todays_cycle, context.workspace.as_deref())
}
