//! `--edit`: the form of an assessment.

use std::fmt::Write as _;
use std::sync::Arc;

use super::answers;
use super::open_assessment::OpenAssessment;
use crate::analysis::interview::forward;
use crate::commands::Context;
use crate::commands::form::{self, Form, Reads};
use crate::diagnostic::Source;
use crate::model::{Behavior, Discipline, Id, Lens, OtherDiscipline, Side, Step};
use crate::render::comment;
use crate::yaml;

/// Opens the form until it reads, then takes its answers over and saves them.
pub fn fill(context: &Context, open: &mut OpenAssessment<'_>, from: Option<&Id>) -> anyhow::Result<()> {
    let form = Form { path: open.form_path(), blank: form(open, from)?, made_from: open.assessment.digest() };
    form.fill(context, open.workspace, open)
}

impl Reads for OpenAssessment<'_> {
    fn read(&mut self, source: &Arc<Source>) -> anyhow::Result<()> {
        let journal = &self.assignment.person.journal;
        let answers = answers::parse(source, self.framework, journal, &self.assessment)?;
        answers::take_over(&mut self.assessment, answers);
        self.save()
    }
}

/// The form: every cell with its texts as comments, and what is answered already.
fn form(open: &OpenAssessment<'_>, from: Option<&Id>) -> anyhow::Result<String> {
    let mut out = String::new();
    let scale = &open.framework.manifest.scale;
    for paragraph in super::messages::opening(open) {
        out += &comment(0, &paragraph);
        out += "#\n";
    }
    out += &comment(
        0,
        "Fill in what you have something to say about, and leave the rest empty. Save and close to go on.",
    );
    out.push_str("#\n# rating: one of\n");
    for point in &scale.ratings {
        out += &comment(0, &format!("  {}: {}", point.id, point.meaning));
    }
    out.push_str("#   unsure: not enough evidence to say\n#   not-applicable: does not apply here; the note holds the reason\n");
    out.push_str(
        "# examples: the ids of those that describe the person today, such as [one-id, another-id]\n",
    );
    out.push_str("# note: in your own words; evidence: a list of links or journal ids\n");
    if open.assignment.side == Side::Peer {
        let [alone, without_name, with_name] = forward(&open.assignment.person.name);
        out += &comment(
            0,
            &format!("forward: without-name: {without_name}; with-name: {with_name}; empty: {alone}"),
        );
    }
    out.push_str("\ncells:\n");
    for behavior in &open.framework.behaviors {
        let line = open.line.as_ref().filter(|_| open.assignment.request.is_none());
        let steps = open.framework.steps.iter().filter(|step| {
            from.is_none_or(|from| !open.framework.steps.includes(from, &step.id) || *from == step.id)
                && line.is_none_or(|line| open.framework.steps.includes(line, &step.id))
        });
        let request = open.assignment.request.as_ref();
        let is_asked = |step: &&Step| {
            request.is_none_or(|request| request.asks(&behavior.id, &step.id))
                && !examples(open, behavior, step).is_empty()
        };
        let asked: Vec<&Step> = steps.filter(is_asked).collect();
        if asked.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n  {}:", behavior.id);
        out += &comment(4, &format!("{}. {}", behavior.name, behavior.summary));
        for step in asked {
            cell(&mut out, open, behavior, step)?;
        }
    }
    if open.asks_breadth {
        breadth(&mut out, open)?;
    }
    Ok(out)
}

/// The other disciplines, each with what is answered already.
fn breadth(out: &mut String, open: &OpenAssessment<'_>) -> anyhow::Result<()> {
    let steps: Vec<&str> = open.framework.steps.iter().map(|step| step.id.as_str()).collect();
    out.push('\n');
    *out +=
        &comment(0, "The work in other disciplines, and how far it reaches; what stays empty is left out.");
    *out += &comment(0, &format!("step: one of {}", steps.join(", ")));
    let own = &open.assessment.disciplines;
    let others = open.framework.disciplines.iter().filter(|discipline| !own.contains(&discipline.id));
    let others: Vec<&Discipline> = others.collect();
    out.push_str(if others.is_empty() { "breadth: {}\n" } else { "breadth:\n" });
    for discipline in others {
        let _ = writeln!(out, "  {}:", discipline.id);
        *out += &comment(4, &format!("{}. {}", discipline.name, discipline.summary));
        let said = open.assessment.breadth.as_ref().and_then(|breadth| breadth.get(&discipline.id));
        let OtherDiscipline { step, note } = said.cloned().unwrap_or_default();
        out.push_str(&yaml::form_entry("step", &step, 4)?);
        out.push_str(&yaml::form_entry("note", &note, 4)?);
    }
    Ok(())
}

fn examples<'a>(
    open: &'a OpenAssessment<'_>,
    behavior: &Behavior,
    step: &Step,
) -> Vec<crate::model::Tagged<'a>> {
    open.framework.examples(&behavior.id, &step.id, Lens::Of(&open.assessment.disciplines))
}

fn cell(out: &mut String, open: &OpenAssessment<'_>, behavior: &Behavior, step: &Step) -> anyhow::Result<()> {
    let _ = writeln!(out, "\n    {}:", step.id);
    *out += &comment(6, &format!("{}: {}", step.name, step.summary));
    for tagged in examples(open, behavior, step) {
        let tags: Vec<&str> = tagged.disciplines.iter().map(|discipline| discipline.name.as_str()).collect();
        let tag = if tags.is_empty() { String::new() } else { format!(" [{}]", tags.join(", ")) };
        *out += &comment(6, &format!("  {}{tag}: {}", tagged.example.id, tagged.example.text));
    }
    let answer = open.assessment.answer(&behavior.id, &step.id).cloned().unwrap_or_default();
    form::answer(out, &answer)?;
    if open.assignment.side == Side::Peer {
        out.push_str(&yaml::form_entry("forward", &answer.forward, 6)?);
    }
    Ok(())
}
