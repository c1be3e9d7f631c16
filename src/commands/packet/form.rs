//! `--edit`: the form of one's own words, with what was agreed and what the other wrote as comments.

use std::fmt::Write as _;
use std::sync::Arc;

use super::basis::Basis;
use super::writing::parse;
use crate::analysis::gap::{GapCell, GapLens, Goal, gap};
use crate::analysis::packet::not_yet;
use crate::commands::Context;
use crate::commands::form::{Form, Reads};
use crate::diagnostic::{At, Problem, Source, rules};
use crate::error::InvalidFiles;
use crate::model::{Packet, Side};
use crate::render::{comment, words};
use crate::store::{self, PacketFile, Reviews};
use crate::yaml;

/// A packet whose form is filled in.
struct Filled<'f> {
    basis: &'f Basis<'f>,
    file: &'f PacketFile,
    packet: Packet,
}

/// Opens the form until it reads, then takes its words over and saves them.
pub fn fill(
    context: &Context,
    basis: &Basis<'_>,
    file: &PacketFile,
    packet: Packet,
) -> anyhow::Result<Packet> {
    let blank = form(basis, &packet)?;
    let path = Reviews::of(basis.workspace).form_path(file.path());
    let form = Form { path, made_from: format!("{}, {}", basis.side, packet.digest()), blank };
    let mut filled = Filled { basis, file, packet };
    form.fill(context, basis.workspace, &mut filled)?;
    Ok(filled.packet)
}

impl Reads for Filled<'_> {
    fn read(&mut self, source: &Arc<Source>) -> anyhow::Result<()> {
        let Basis { framework, side, .. } = *self.basis;
        let form = parse(source, framework)?;
        if form.step != self.packet.step && !self.packet.decisions.is_empty() {
            let at = At::value(["to".into()]);
            let message = format!("a decision about `{}` is written down already", self.packet.step);
            let problem = Problem::new(rules::WRONG_VALUE.id, source, at, message);
            let problem = problem.help("leave it, and ask for another move after the next review");
            return Err(InvalidFiles(store::placed(vec![problem])).into());
        }
        let packet = &mut self.packet;
        packet.step = form.step;
        packet.request.set(side, form.request.of(side).unwrap_or_default());
        let known: Vec<_> = packet.not_yet.iter().map(|it| it.behavior.clone()).collect();
        known.iter().for_each(|behavior| packet.set_instead(behavior, side, ""));
        for it in &form.not_yet {
            packet.set_instead(&it.behavior, side, it.instead.of(side).unwrap_or_default());
        }
        packet.resume = packet.resume.take().filter(|resume| resume.side != side);
        self.file.save(packet, framework)
    }
}

/// The form, with what is written already.
fn form(basis: &Basis<'_>, packet: &Packet) -> anyhow::Result<String> {
    let (framework, side) = (basis.framework, basis.side);
    let [person, manager] = basis.names();
    let (other, name) = match side {
        Side::Oneself => (Side::Manager, &manager),
        _ => (Side::Oneself, &person),
    };
    let steps: Vec<&str> = framework.steps.iter().map(|step| step.id.as_str()).collect();
    let mut out = comment(
        0,
        &format!("What goes to the people who approve a move of {person}. Save and close to go on."),
    );
    out += &comment(0, &format!("The step to move to: {}", steps.join(", ")));
    let _ = writeln!(out, "to: {}\n", packet.step);
    out += &comment(0, "Why this move, and why now, in your own words.");
    said(&mut out, 0, name, packet.request.of(other));
    out.push_str("request:\n");
    out.push_str(&yaml::form_entry(side.word(), &packet.request.of(side), 2)?);
    let Some(record) = basis.records.last() else { return Ok(out) };
    let gap = gap(framework, (record, None), Goal::step(basis.target(packet)?), GapLens::Own, &[]);
    let missing = not_yet(framework, &gap, packet);
    if missing.is_empty() {
        return Ok(out);
    }
    out.push('\n');
    out += &comment(
        0,
        "What makes up for what is not there yet: as a rule all behaviors are expected, and strength in one can make \
         up for another. Leave it empty where there is nothing to say.",
    );
    out.push_str("not_yet:\n");
    for it in missing {
        let behavior = &it.behavior.id;
        let _ = writeln!(out, "  - behavior: {behavior}");
        it.cells.iter().for_each(|one| cell(&mut out, basis, one));
        said(&mut out, 4, name, packet.instead(behavior, other));
        out.push_str("    instead:\n");
        out.push_str(&yaml::form_entry(side.word(), &packet.instead(behavior, side), 6)?);
    }
    Ok(out)
}

fn cell(out: &mut String, basis: &Basis<'_>, cell: &GapCell<'_>) {
    let rating = cell.answer.and_then(|answer| answer.rating.as_ref());
    let rating = words::rating(basis.framework, rating);
    *out += &comment(4, &format!("{}: {rating}", cell.step.name));
    for note in cell.answer.iter().flat_map(|answer| &answer.note) {
        *out += &comment(4, &format!("  {note}"));
    }
}

/// What the other one wrote.
fn said(out: &mut String, indent: usize, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        *out += &comment(indent, &format!("{name}: {text}"));
    }
}
