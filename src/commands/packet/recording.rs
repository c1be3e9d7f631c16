//! `--record`: what the deciders decided, written beside the request.

use super::PacketArgs;
use super::basis::Basis;
use crate::commands::Context;
use crate::commands::asking::confirmed;
use crate::commands::privacy::warn_if_taken;
use crate::error::{Left, Status, UserError};
use crate::model::{MoveDecision, Outcome, Packet};
use crate::render::words;
use crate::store::{self, PacketFile, read_packet};

pub fn record(
    context: &Context,
    arguments: &PacketArgs,
    basis: &Basis<'_>,
    outcome: Outcome,
) -> anyhow::Result<Status> {
    let decision = decision(context, arguments, basis, outcome)?;
    let place = (basis.person().id(), &basis.cycle);
    let file = PacketFile::open(basis.workspace, place, &basis.me)?;
    let existing = read_packet(basis.workspace, place, basis.framework)?;
    let mut packet = basis.begun(existing)?;
    // A question on a screen paints over what was said before.
    let sets_step = sets_step(context, arguments, basis, (&packet, outcome))?;
    let look_again = decision.look_again;
    if packet.decisions.contains(&decision) {
        context.streams.say(&format!("This decision was in `{}` already.", file.shown()));
    } else {
        packet.decisions.push(decision);
        packet.decisions.sort_by_key(|decision| decision.date);
        file.save(&packet, basis.framework)?;
        context.streams.say(&format!("Written down in `{}`.", file.shown()));
    }
    if let Some(day) = look_again {
        context.streams.say(&format!("To be looked at again on {day}, as `steps status` says."));
    }
    if outcome == Outcome::Approved {
        set_step(context, basis, &packet, sets_step)?;
    }
    warn_if_taken(context, file.path(), file.shown());
    Ok(Status::Done)
}

/// What is to be written down, which says who decided, and why.
fn decision(
    context: &Context,
    arguments: &PacketArgs,
    basis: &Basis<'_>,
    outcome: Outcome,
) -> Result<MoveDecision, UserError> {
    let given = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let (by, reason) = (given(&arguments.by), given(&arguments.reason));
    for (flag, text) in [("--by", &by), ("--reason", &reason)] {
        if text.is_empty() {
            return Err(
                UserError::new(format!("`{flag}` is empty")).hint("a decision has a name and a reason")
            );
        }
    }
    let date = arguments.date.unwrap_or(context.today);
    if date > context.today {
        return Err(UserError::new(format!("`--date {date}` is still to come: today is {}", context.today))
            .hint("write down what was decided; `--look-again` takes a day to come"));
    }
    if let Some(day) = arguments.look_again.filter(|day| *day < context.today) {
        return Err(UserError::new(format!("`--look-again {day}` has passed: today is {}", context.today))
            .hint("name a day that is still to come"));
    }
    let look_again = arguments.look_again.or(MoveDecision::look_again_by(outcome, date));
    // An id is for files; people read a name.
    let known = by.parse().ok().filter(|id| basis.subject.people.get(id).is_some());
    let by = known.map_or(by, |id| basis.subject.people.name_of(&id));
    Ok(MoveDecision { outcome, by, date, reason, look_again })
}

/// Whether the step is to be set: asked where somebody is there, before anything is written.
fn sets_step(
    context: &Context,
    arguments: &PacketArgs,
    basis: &Basis<'_>,
    (packet, outcome): (&Packet, Outcome),
) -> anyhow::Result<bool> {
    let is_there = basis.person().profile.step.as_ref() == Some(&packet.step);
    if outcome != Outcome::Approved || is_there || arguments.yes || !context.streams.attended {
        return Ok(arguments.yes);
    }
    let (name, step) = (&basis.person().name, words::step(basis.framework, &packet.step));
    let question = format!("Set the step of {name} to {step} now?");
    match confirmed(context, &format!("{name}: approved"), &question) {
        // Whoever leaves here has decided nothing about the step.
        Err(error) if error.is::<Left>() => Ok(false),
        answer => answer,
    }
}

/// Sets the step in the profile where that is wanted, and else says how to.
fn set_step(context: &Context, basis: &Basis<'_>, packet: &Packet, is_wanted: bool) -> anyhow::Result<()> {
    let (id, profile) = (basis.person().id(), &basis.person().profile);
    if profile.step.as_ref() == Some(&packet.step) {
        return Ok(());
    }
    if !is_wanted {
        context.streams.say(&format!(
            "The step in the profile of {id} stays as it is; once everybody has decided, the line `step: {}` in \
             `{}` changes it.",
            packet.step,
            store::shown_profile(basis.workspace, id)
        ));
        return Ok(());
    }
    if let Some(shown) = store::keep_step(basis.workspace, id, &packet.step)? {
        let name = words::step(basis.framework, &packet.step);
        context.streams.say(&format!("The step in `{shown}` is {name} now."));
    }
    Ok(())
}
