//! `--edit`: a commented form in the editor, reopened with the errors on top, as git does it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::answers;
use super::open_assessment::OpenAssessment;
use crate::commands::Context;
use crate::commands::editor::{self, ERROR, with_errors, without_errors};
use crate::diagnostic::Source;
use crate::error::InvalidFiles;
use crate::model::{Answer, Behavior, Discipline, Id, Lens, OtherDiscipline, Step};
use crate::render::comment;
use crate::store::{self, Privacy};
use crate::terminal::{AT_ONCE, open_editor};
use crate::yaml;

/// Begins the line that says which answers a form was made from.
const MADE_FROM: &str = "#= ";

/// Opens the form until it reads, then takes its answers over and saves them.
pub fn fill(context: &Context, open: &mut OpenAssessment<'_>, from: Option<&Id>) -> anyhow::Result<()> {
    let path = open.form_path();
    let shown = open.workspace.shown(&path);
    let blank = form(open, from)?;
    let mut before = begin(context, open, &blank, &path, &shown)?;
    loop {
        let started = Instant::now();
        open_editor(&path, None, &kept_in(&shown))?;
        store::refuse_other(&path, &shown)?;
        let source = read(&path, &shown).inspect_err(|_| kept(context, &shown))?;
        let after = source.text.clone();
        // What was filled in while nobody waited is taken over.
        if after == before && after.ends_with(&blank) && started.elapsed() < AT_ONCE {
            return Err(editor::did_not_wait(&kept_in(&shown)));
        }
        let person = &open.assignment.person;
        match answers::parse(&source, open.framework, &person.journal, &open.assessment) {
            Ok(answers) => {
                answers::take_over(&mut open.assessment, answers);
                open.save()?;
                // Its content is saved in the assessment; a form that stays behind is only opened again.
                let _ = fs_err::remove_file(&path);
                return Ok(());
            }
            Err(error) => {
                let Ok(InvalidFiles(findings)) = error.downcast::<InvalidFiles>() else {
                    anyhow::bail!("the form could not be read");
                };
                // Where nobody is there, a program that repeats its mistake would be run without end.
                let was_told = before.starts_with(ERROR);
                let has_given_up = without_errors(&after) == without_errors(&before);
                if was_told && (has_given_up || !context.streams.attended) {
                    kept(context, &shown);
                    return Err(InvalidFiles(findings).into());
                }
                before = with_errors(&after, &findings);
                store::replace(&path, &before, Privacy::Private)?;
            }
        }
    }
}

fn kept(context: &Context, shown: &str) {
    context.streams.say(&format!("The form is kept in `{shown}`; `--edit` opens it again."));
}

fn read(path: &Path, shown: &str) -> Result<Arc<Source>, InvalidFiles> {
    store::source_of_path(path, shown).map_err(|finding| InvalidFiles(vec![finding]))
}

/// Where a form is that was not finished.
fn kept_in(shown: &str) -> String {
    format!("the form is kept in `{shown}`; `--edit` opens it again")
}

/// The form to open: the one that was left before, unless there are other answers since.
fn begin(
    context: &Context,
    open: &OpenAssessment<'_>,
    blank: &str,
    path: &Path,
    shown: &str,
) -> anyhow::Result<String> {
    let made_from = format!("{MADE_FROM}{}\n", open.assessment.digest());
    store::refuse_other(path, shown)?;
    if path.is_file() {
        // What is in another encoding can be put right in the editor alone.
        let Ok(kept) = read(path, shown) else { return Ok(String::new()) };
        if kept.text.contains(&made_from) {
            return Ok(kept.text.clone());
        }
        let says = match kept.text.contains(MADE_FROM) {
            true => format!("There are other answers since the form in `{shown}` was left"),
            false => format!("What is in `{shown}` does not say which answers it was made from"),
        };
        let aside = store::keep_aside(path, shown, "old")?;
        context.streams.say(&format!("{says}: it is kept in `{aside}`."));
    }
    let form = format!("{made_from}{blank}");
    store::replace(path, &form, Privacy::Private)?;
    Ok(form)
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
    out.push_str("# note: in your own words; evidence: a list of links or journal ids\n\ncells:\n");
    for behavior in &open.framework.behaviors {
        let steps = open.framework.steps.iter().filter(|step| {
            from.is_none_or(|from| !open.framework.steps.includes(from, &step.id) || *from == step.id)
        });
        let asked: Vec<&Step> = steps.filter(|step| !examples(open, behavior, step).is_empty()).collect();
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
    let Answer { rating, examples, note, evidence } = answer;
    let rating = rating.map(Id::from);
    let evidence = (!evidence.is_empty()).then_some(evidence);
    out.push_str(&yaml::form_entry("rating", &rating, 6)?);
    out.push_str(&format!(
        "      examples: [{}]\n",
        examples.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
    ));
    out.push_str(&yaml::form_entry("note", &note, 6)?);
    out.push_str(&yaml::form_entry("evidence", &evidence, 6)?);
    Ok(())
}
