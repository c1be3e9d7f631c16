//! `--edit`: the form of the meeting, with what each side says as comments.

use std::fmt::Write as _;
use std::sync::Arc;

use super::decisions::{self, Extent};
use super::open_record::OpenRecord;
use crate::analysis::diff::{Compared, Diff};
use crate::analysis::interview::Cell;
use crate::analysis::meeting::Agenda;
use crate::commands::Context;
use crate::commands::form::{self, Form, Reads};
use crate::diagnostic::Source;
use crate::model::{Assessment, Behavior, Focus, FollowUp, Framework, Step};
use crate::render::comment;
use crate::yaml;

/// Opens the form until it reads, then takes its decisions over and saves them.
pub fn fill(context: &Context, open: &mut OpenRecord<'_>) -> anyhow::Result<()> {
    let made_from = open.record.digest();
    let form = Form { path: open.file.form_path(), blank: form(open)?, made_from };
    form.fill(context, open.workspace, open)
}

impl Reads for OpenRecord<'_> {
    fn read(&mut self, source: &Arc<Source>) -> anyhow::Result<()> {
        let decisions = decisions::parse(source, self, Extent::Form)?;
        decisions::take_over(self, decisions, Extent::Form);
        self.save()
    }
}

/// The form: what was agreed last time, every difference with what each side says, and what to work on next.
fn form(open: &OpenRecord<'_>) -> anyhow::Result<String> {
    let (agenda, record, framework) = (open.room.agenda(), &open.record, open.room.framework);
    let mut out = String::new();
    for paragraph in super::messages::opening(open) {
        out += &comment(0, &paragraph);
        out += "#\n";
    }
    out += &comment(
        0,
        "Fill in what you decide, and leave the rest empty: it stays open. Save and close to go on.",
    );
    out.push_str("#\n# rating: one of\n");
    for point in &framework.manifest.scale.ratings {
        out += &comment(0, &format!("  {}: {}", point.id, point.meaning));
    }
    out.push_str("#   unsure: not enough evidence to say\n#   not-applicable: does not apply here; the note holds the reason\n");
    out.push_str("# examples: the ids of those that hold; note: why you decided so\n\n");
    out += &comment(
        0,
        "Whether to take over what both of you rated the same, with every example that one of you marked.",
    );
    let _ = writeln!(out, "accept_shared: {}", accepts_shared(&agenda, record));
    follow_up(&mut out, open)?;
    cells(&mut out, &agenda, record)?;
    focus(&mut out, &record.focus)?;
    let steps: Vec<&str> = framework.steps.iter().map(|step| step.id.as_str()).collect();
    out.push('\n');
    out += &comment(0, &format!("The step, if you decide on one: {}", steps.join(", ")));
    out.push_str(&yaml::form_entry("step", &record.step, 0)?);
    if open.room.person().profile.step.is_none() {
        out += &comment(0, "Without a step: the day by which the first one is to be set");
        out.push_str(&yaml::form_entry("step_by", &record.step_by, 0)?);
    }
    Ok(out)
}

/// Whether what both share is taken over unless somebody says no: what was left open before is not.
fn accepts_shared(agenda: &Agenda<'_>, record: &Assessment) -> bool {
    let is_decided = |cell: Cell| record.rating(&cell.behavior, &cell.step).is_some();
    let is_begun = record.rated().next().is_some();
    agenda.shared().next().is_some() && (!is_begun || agenda.shared().all(is_decided))
}

/// The cells that the form shows: of the framework's, those in which the sides differ, and those that only one was
/// asked about.
pub fn shown<'s, 'a>(agenda: &'s Agenda<'a>) -> impl Iterator<Item = &'s Compared<'a>> {
    let Diff { differences, not_asked, .. } = &agenda.diff;
    let Framework { steps, .. } = agenda.framework;
    let is_known = |one: &&Compared<'_>| {
        agenda.framework.behavior(one.behavior).is_some() && steps.get(one.step).is_some()
    };
    differences.iter().chain(not_asked).filter(is_known)
}

/// What was agreed to work on the last time.
fn follow_up(out: &mut String, open: &OpenRecord<'_>) -> anyhow::Result<()> {
    let all = open.follow_up();
    if all.is_empty() {
        return Ok(());
    }
    out.push('\n');
    *out += &comment(
        0,
        "What became of what you agreed to work on: done, goes-on or dropped, and a word about it",
    );
    out.push_str("follow_up:\n");
    for FollowUp { behavior, step, attempt, became, note } in all {
        let _ = writeln!(out, "  - behavior: {behavior}\n    step: {step}");
        out.push_str(&yaml::form_entry("try", &Some(attempt), 4)?);
        out.push_str(&yaml::form_entry("became", &became, 4)?);
        out.push_str(&yaml::form_entry("note", &note, 4)?);
    }
    Ok(())
}

/// The cells to decide.
fn cells(out: &mut String, agenda: &Agenda<'_>, record: &Assessment) -> anyhow::Result<()> {
    let framework = agenda.framework;
    let asked: Vec<&Compared<'_>> = shown(agenda).collect();
    out.push_str(if asked.is_empty() { "\ncells: {}\n" } else { "\ncells:\n" });
    for behavior in &framework.behaviors {
        let at = |step: &Step| asked.iter().find(|one| *one.behavior == behavior.id && *one.step == step.id);
        let here: Vec<(&Step, &Compared<'_>)> =
            framework.steps.iter().filter_map(|step| Some((step, *at(step)?))).collect();
        if here.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  {}:", behavior.id);
        for (step, compared) in here {
            cell(out, agenda, record, (behavior, step), compared)?;
        }
    }
    Ok(())
}

fn cell(
    out: &mut String,
    agenda: &Agenda<'_>,
    record: &Assessment,
    (behavior, step): (&Behavior, &Step),
    compared: &Compared<'_>,
) -> anyhow::Result<()> {
    let _ = writeln!(out, "\n    {}:", step.id);
    *out += &comment(6, &format!("{} · {}", behavior.short(), step.name));
    let scale = &agenda.framework.manifest.scale;
    for (at, rater) in agenda.diff.raters.iter().enumerate() {
        let answer = compared.answers.get(at).copied().flatten();
        let rating = answer.and_then(|answer| answer.rating.as_ref());
        let rating = rating.map_or("not rated", |rating| scale.label(rating));
        *out += &comment(6, &format!("{}: {rating}", rater.name));
        for note in answer.iter().flat_map(|answer| &answer.note) {
            *out += &comment(6, &format!("  {note}"));
        }
        for piece in answer.iter().flat_map(|answer| &answer.evidence) {
            let entry = rater.assessment.cited.iter().find(|entry| entry.id == piece.as_str());
            *out += &comment(6, &format!("  {}", entry.map_or(piece.as_str(), |entry| &entry.text)));
        }
    }
    if !compared.examples.is_empty() {
        *out += &comment(6, "Marked:");
    }
    for marked in &compared.examples {
        let names: Vec<&str> = marked
            .by
            .iter()
            .filter_map(|at| agenda.diff.raters.get(*at))
            .map(|it| it.name.as_str())
            .collect();
        let text = marked.example.as_ref().map_or("", |tagged| tagged.example.text.as_str());
        *out += &comment(6, &format!("  {} ({}): {text}", marked.id, names.join(", ")));
    }
    let answer = record.answer(&behavior.id, &step.id).cloned().unwrap_or_default();
    form::answer(out, &answer)
}

/// What to work on next, with places for three.
fn focus(out: &mut String, focus: &[Focus]) -> anyhow::Result<()> {
    out.push('\n');
    *out += &comment(
        0,
        "What to work on next, one to three. Take the marks of comments away, and add more like it:",
    );
    if focus.is_empty() {
        out.push_str("# focus:\n#   - behavior: …\n#     step: …\n#     try: …\n#     support: what the manager does for it\n#     look_again: 2027-01-15\n");
        return Ok(());
    }
    out.push_str("focus:\n");
    for Focus { behavior, step, attempt, support, look_again } in focus {
        let _ = writeln!(out, "  - behavior: {behavior}\n    step: {step}");
        out.push_str(&yaml::form_entry("try", &Some(attempt), 4)?);
        out.push_str(&yaml::form_entry("support", support, 4)?);
        out.push_str(&yaml::form_entry("look_again", look_again, 4)?);
    }
    Ok(())
}
