//! The words of a request: asked for, given on the command line, or taken from another copy. Where nobody is there to
//! ask and nothing is given, it stays as it is.

use std::sync::Arc;

use super::basis::Basis;
use super::{PacketArgs, form};
use crate::analysis::check::reviews;
use crate::analysis::gap::{GapLens, Goal, gap};
use crate::analysis::packet::{Part, Writing, not_yet};
use crate::commands::asking::unattended;
use crate::commands::privacy::warn_if_taken;
use crate::commands::{Context, given};
use crate::diagnostic::{Source, Sourced};
use crate::error::{InvalidFiles, Left, UserError};
use crate::model::{Framework, KnownIds, Packet, Side};
use crate::store::{self, PacketFile, read_packet};
use crate::terminal::{Input, dialog};
use crate::yaml::{self, Strictness};

/// The packet with whatever is written now, and saved by then.
pub fn written(context: &Context, arguments: &PacketArgs, basis: &Basis<'_>) -> anyhow::Result<Packet> {
    let place = (basis.person().id(), &basis.cycle);
    let other = arguments.answers.as_ref().map(|path| given::read(context, path, basis.workspace));
    let other = other.transpose()?.map(|source| parse(&source, basis.framework)).transpose()?;
    let begun = || match (read_packet(basis.workspace, place, basis.framework)?, basis.to, &other) {
        // Of what is taken in, it is known for which step it is.
        (None, None, Some(other)) => {
            Ok(Packet::new(place.0.clone(), basis.cycle.clone(), other.step.clone()))
        }
        (existing, ..) => basis.begun(existing),
    };
    let packet = begun()?;
    if let Some(other) = &other {
        refuse_elsewhere(basis, &packet, other)?;
    }
    let is_given = arguments.request.is_some() || other.is_some() || arguments.seen;
    let part = part(context, arguments, basis, &packet).filter(|_| !is_given);
    if !is_given && !arguments.edit && part.is_none() {
        return Ok(packet);
    }
    if arguments.edit && context.streams.input != Input::Ask {
        let hint = "`--request TEXT` gives the words, and `--answers FILE` takes them from a file";
        return Err(unattended(context, "an editor is somebody who answers", hint).into());
    }
    let file = PacketFile::open(basis.workspace, place, &basis.me)?;
    // Nobody else writes in it from here on.
    let mut packet = begun()?;
    let stayed = other.as_ref().map(|other| packet.take_over(other, basis.side)).unwrap_or_default();
    if let Some(text) = &arguments.request {
        let text = match text.as_str() {
            "-" => store::standard_input()?.map_err(|finding| InvalidFiles(vec![finding]))?.text.clone(),
            text => text.to_owned(),
        };
        packet.request.set(basis.side, &text);
    }
    if arguments.seen {
        packet.see(context.today);
    }
    if arguments.edit {
        packet = form::fill(context, basis, &file, packet)?;
    } else if let Some(part) = part {
        packet = ask(context, basis, &file, packet, part)?;
    } else {
        file.save(&packet, basis.framework)?;
    }
    context.streams.say(&format!("Saved in `{}`.", file.shown()));
    basis.tell_stayed(context, &stayed, file.shown());
    warn_if_taken(context, file.path(), file.shown());
    Ok(packet)
}

/// What is asked, where somebody is there to answer: nothing once one's words are there, and seen.
fn part(context: &Context, arguments: &PacketArgs, basis: &Basis<'_>, packet: &Packet) -> Option<Part> {
    let is_left = packet.resume.as_ref().is_some_and(|resume| resume.side == basis.side);
    let is_missing = packet.request.of(basis.side).is_none();
    match () {
        () if arguments.edit || !context.streams.attended => None,
        () if arguments.side.is_some() || is_left || is_missing => Some(Part::All),
        () if basis.side == Side::Oneself && packet.is_unseen() => Some(Part::Seen),
        () => None,
    }
}

/// Asks for the words, saved after each page.
fn ask(
    context: &Context,
    basis: &Basis<'_>,
    file: &PacketFile,
    packet: Packet,
    part: Part,
) -> anyhow::Result<Packet> {
    let (framework, to) = (basis.framework, basis.target(&packet)?);
    let Some(record) = basis.records.last() else { return Ok(packet) };
    let gap = gap(framework, (record, None), Goal::step(to), GapLens::Own, &[]);
    let missing = not_yet(framework, &gap, &packet);
    let asked = (basis.side, part);
    let mut writing =
        Writing::begin(framework, packet.clone(), asked, basis.names(), &missing, context.today);
    let held = dialog::hold(&mut writing, context.streams.look(), &mut |writing| {
        file.save(writing.packet(), framework)
    });
    if held.as_ref().is_err_and(|error| error.is::<Left>()) {
        let (id, flags) = (basis.person().id(), basis.flags());
        let to = &packet.step;
        context.streams.say(&format!(
            "What you wrote is saved in `{}`; `steps packet {id} --to {to}{flags}` goes on with it.",
            file.shown()
        ));
    }
    held?;
    Ok(writing.packet().clone())
}

/// The packet that a text holds, or everything that is wrong with it.
pub fn parse(source: &Arc<Source>, framework: &Framework) -> anyhow::Result<Packet> {
    let reading = yaml::typed::<Packet>(source, Strictness::Strict);
    let mut findings = reading.findings;
    KnownIds::of(framework).suggest(&mut findings);
    let Some(sourced) = reading.value else { return Err(InvalidFiles(findings).into()) };
    findings.extend(store::placed(reviews::unknown_ids_of_packet(&sourced, framework)));
    if !findings.is_empty() {
        return Err(InvalidFiles(findings).into());
    }
    let Sourced { mut value, .. } = sourced;
    value.carry(framework);
    Ok(value)
}

/// Refuses what is about somebody else, another cycle or another step.
fn refuse_elsewhere(basis: &Basis<'_>, packet: &Packet, other: &Packet) -> anyhow::Result<()> {
    let (person, cycle) = (basis.person().id(), &basis.cycle);
    let says = [("person", other.person.as_ref(), person), ("cycle", other.cycle.as_ref(), cycle)];
    let says = says.into_iter().chain([("to", Some(&other.step), &packet.step)]);
    for (key, says, expected) in says {
        if let Some(says) = says.filter(|says| *says != expected) {
            let message = format!("the answers say `{key}: {says}`, and this is about `{expected}`");
            return Err(UserError::new(message)
                .hint("take in the packet.yaml of the same person, cycle and step")
                .into());
        }
    }
    Ok(())
}
