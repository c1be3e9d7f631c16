//! `steps import ladder`: a career ladder from a spreadsheet or a document becomes a framework, after a look at it.

mod edits;
mod files;

use std::path::{Path, PathBuf};

use clap::Args;

use self::files::Called;
use crate::analysis::dialog::{Field, Page, Paragraph, Tone, Value};
use crate::analysis::ladder::{Ladder, Mapping, OtherFramework, OwnExport, Plan, plan, read};
use crate::commands::{Context, check};
use crate::error::{Status, UserError};
use crate::model::{Framework, Grid, Id};
use crate::render::{LadderOutcome, count, ladder_preview, list};
use crate::store::{
    FrameworkFiles, Privacy, Workspace, framework_of, grids_of_file, grids_of_standard_input, replace,
};
use crate::terminal::dialog;

/// Make a framework from a career ladder in a spreadsheet or a document
///
/// Examples:
///   steps import ladder ladder.xlsx --dry-run    look at what it would become
///   steps import ladder ladder.csv --yes         write it to framework/
///   steps import ladder ladder.csv --map steps=across
///   steps import ladder ladder.md --map step=Level --map text=Description
///   steps import ladder ladder.xlsx --map sheet=Engineers
///
/// Reads .xlsx, .ods, .xls, CSV, tables in Markdown and HTML, YAML and JSON. Steps
/// may stand across or down, or each row may hold one text with its step and its
/// behavior beside it. A line in a cell becomes an example. What fits nowhere is
/// listed with its cell.
///
/// With a framework that was made from it before, only the difference is written:
/// a text that means the same keeps its id, one that says something else takes the
/// place of the former under a new id, and nothing is taken out.
///
/// --map says what stands where, if it was guessed wrong; a column is named by its
/// head, its letter or its number, and several with commas between:
///   steps=across|down|rows    a column, or a row for each step; or for each text
///   step, behavior, text, summary, group, discipline, track, step-summary, links
///                             the column with it, as in `step=Level`
///   order=A,B,C               the steps, narrowest first
///   after=C:A                 step C begins a line of its own after step A
///   sheet=NAME                the sheet or table to read, by name or number
///   header=ROW                the row with the heads
///   skip=COLUMN               a column not to be read
///   name=NAME                 what a new framework is called
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct LadderArgs {
    /// The file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What stands where, if it was guessed wrong; can be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    pub map: Vec<String>,
    /// Show what would be written, and write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Write without asking
    #[arg(short, long)]
    pub yes: bool,
}

pub fn run(context: &Context, arguments: &LadderArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let mapping = Mapping::of(&arguments.map).map_err(UserError::from)?;
    let (shown, grids, remarks) = tables(context, &arguments.file)?;
    let mut ladder = read(&grids, &mapping).map_err(|why| unread(&shown, why.into()))?;
    ladder.remarks.splice(..0, remarks);
    ladder.title = mapping.name.clone().or(ladder.title);
    if workspace.framework.is_none() {
        ladder.remarks.extend(ladder.own_export.map(lost).map(str::to_owned));
        let doubts = ladder.doubts();
        ladder.remarks.extend(doubts);
    }
    let existing = workspace.framework.is_some().then(|| workspace.load_framework()).transpose()?;
    let plan = plan(&ladder, existing.as_ref())
        .map_err(|found| other_framework(&workspace, existing.as_ref(), &ladder, &found))?;
    let outcome = if existing.is_some() { LadderOutcome::Difference } else { LadderOutcome::NewFramework };
    let streams = &context.streams;
    if arguments.dry_run || streams.attended && !arguments.yes {
        streams.present(&ladder_preview(&ladder, &plan, &shown, outcome, streams.out.page()))?;
    } else {
        tell(context, &ladder);
    }
    let folder = workspace.root.join("framework");
    let where_to = workspace.shown(&folder);
    if plan.is_empty() {
        streams.say(&format!("Nothing to write: `{where_to}` says all of it already."));
        return Ok(Status::Done);
    }
    if arguments.dry_run {
        streams.say("Nothing was written.");
        return Ok(Status::Done);
    }
    let title = format!("Ladder in {shown}");
    let what = (&ladder, &plan, outcome);
    if streams.attended && !arguments.yes && !agreed_to(context, title, what, &where_to)? {
        streams.say("Nothing was written.");
        return Ok(Status::Done);
    }
    let texts = match &workspace.framework {
        None => new_files(&ladder, &plan, &arguments.file, &folder)?,
        Some(folder) => {
            let files = FrameworkFiles::in_folder(folder, &workspace.shown(folder))?;
            edits::edits(&ladder, &plan, &files, folder)?
        }
    };
    refuse_broken(context, &workspace, &folder, &texts)?;
    texts.iter().try_for_each(|(path, text)| replace(path, text, Privacy::Shared))?;
    told(context, &ladder, &plan, outcome, &where_to)
}

/// That the framework will read with these texts in its folder.
fn refuse_broken(
    context: &Context,
    workspace: &Workspace,
    folder: &Path,
    texts: &[(PathBuf, String)],
) -> anyhow::Result<()> {
    let folder = workspace.framework.as_deref().unwrap_or(folder);
    let shown = workspace.shown(folder);
    let mut files = match &workspace.framework {
        Some(_) => FrameworkFiles::in_folder(folder, &shown)?,
        None => FrameworkFiles::of(format!("{shown}/"), Vec::new()),
    };
    for (path, text) in texts {
        let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        files.put(&below, text.clone());
    }
    framework_of(&files).map(|_| ()).inspect_err(|_| {
        context.streams.say("What would be written has errors, so nothing was written:");
    })
}

/// What an export of ours does not bring back.
fn lost(export: OwnExport) -> &'static str {
    match export {
        OwnExport::Records => {
            "This is an export of `steps`, which holds the examples alone: the scale, roles, summaries, scopes, steps that stand beside each other and the guide come from the framework's own files. Copy those instead, if you have them."
        }
        OwnExport::Sheet => {
            "This is an export of `steps`, which holds the examples alone: the scale, roles, summaries, scopes, steps that stand beside each other, the guide, and the ids of steps and behaviors come from the framework's own files. Copy those instead, if you have them; an export as .csv has the ids."
        }
    }
}

/// The tables, and what the file is called.
pub fn tables(context: &Context, file: &Path) -> anyhow::Result<(String, Vec<Grid>, Vec<String>)> {
    if file == Path::new("-") {
        let (grids, remarks) = grids_of_standard_input()?;
        return Ok(("standard input".to_owned(), grids, remarks));
    }
    let shown = file.display().to_string();
    let (grids, remarks) = grids_of_file(&context.current.join(file), &shown)?;
    Ok((format!("`{shown}`"), grids, remarks))
}

fn unread(shown: &str, why: UserError) -> UserError {
    UserError { message: format!("no ladder was found in {shown}: {}", why.message), hints: why.hints }
}

fn other_framework(
    workspace: &Workspace,
    existing: Option<&Framework>,
    ladder: &Ladder,
    found: &OtherFramework,
) -> UserError {
    let shown = workspace.shown(&workspace.root.join("framework"));
    let name = existing.map_or("", |framework| framework.manifest.name.as_str());
    let OtherFramework { known_steps, known_behaviors } = found;
    UserError::new(format!(
        "`{shown}` is another framework, {name}: of the {} in the file it has {known_steps}, and of the {} {known_behaviors}; nothing was written",
        count(ladder.steps.len(), "step"),
        count(ladder.behaviors.len(), "behavior"),
    ))
    .hint("run it in an empty folder, or move that one away")
}

/// What is said without a preview: what somebody should know, and what was not taken.
fn tell(context: &Context, ladder: &Ladder) {
    ladder.remarks.iter().for_each(|remark| context.streams.say(remark));
    if !ladder.leftovers.is_empty() {
        context.streams.say("Not taken:");
        for left in &ladder.leftovers {
            let what = match &left.to {
                Some((_, cells)) => count(*cells, "cell"),
                None => left.text.clone(),
            };
            context.streams.say(&format!("  {}: {what} ({})", left.places(), left.why));
        }
    }
}

/// Asks whether to write: the report was shown right before, and what it comes to stands beside the question.
fn agreed_to(
    context: &Context,
    title: String,
    (ladder, plan, outcome): (&Ladder, &Plan, LadderOutcome),
    shown: &str,
) -> anyhow::Result<bool> {
    let mut said = vec![format!("{}.", list(&parts(ladder, plan, outcome)))];
    let left = ladder.leftovers.iter().map(|it| it.to.as_ref().map_or(1, |(_, cells)| *cells)).sum::<usize>();
    if left > 0 {
        said.push(format!("Not taken: {}, as the report lists.", count(left, "cell")));
    }
    if !ladder.remarks.is_empty() {
        said.push(format!("To know: {}, as the report says.", count(ladder.remarks.len(), "remark")));
    }
    let said = said.into_iter().map(|line| Paragraph::new(Tone::Plain, line).tight(0)).collect();
    let fields = vec![Field::read(said), Field::yes_or_no(format!("Write it to `{shown}`?"))];
    let page = Page { title, fields, accept: "accept", ..Page::default() };
    let asked = dialog::ask(page, context.streams.look())?;
    Ok(asked.values().last().is_some_and(Value::is_yes))
}

fn new_files(
    ladder: &Ladder,
    plan: &Plan,
    file: &Path,
    folder: &Path,
) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| stem != "-");
    let name = ladder.title.clone().or_else(|| stem.map(|stem| capitalized(&stem.replace(['_', '-'], " "))));
    let name = name.unwrap_or_else(|| "Career steps".to_owned());
    let from = file.file_name().map_or("standard input".into(), |name| name.to_string_lossy());
    let id = Id::from_name(&name).or_else(|| "career-steps".parse().ok());
    let Some(id) = id else { return Err(UserError::new("no id can be made for the framework").into()) };
    let called =
        Called { id, name, from: if from == "-" { "standard input".to_owned() } else { from.into_owned() } };
    let (shipped, _) = FrameworkFiles::shipped().parts();
    let scale = shipped.manifest.map(|manifest| manifest.value.scale);
    let Some(scale) = scale else { return Err(anyhow::anyhow!("the shipped framework has no scale")) };
    let files = files::files(ladder, plan, &called, &scale)?;
    Ok(files.into_iter().map(|(path, text)| (folder.join(path), text)).collect())
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is written, in numbers.
fn parts(ladder: &Ladder, plan: &Plan, outcome: LadderOutcome) -> Vec<String> {
    let some = |number: usize, what: &str| (number > 0).then(|| count(number, what));
    let parts: Vec<Option<String>> = match outcome {
        LadderOutcome::NewFramework => vec![
            some(ladder.steps.len(), "step"),
            some(ladder.behaviors.len(), "behavior"),
            some(ladder.disciplines.len(), "discipline"),
            some(plan.new_examples.len(), "example"),
        ],
        LadderOutcome::Difference => vec![
            some(plan.new_steps.len(), "new step"),
            some(plan.new_behaviors.len(), "new behavior"),
            some(plan.new_disciplines.len(), "new discipline"),
            some(plan.new_examples.len(), "new example"),
            some(plan.reworded.len(), "reworded example"),
            (!plan.summaries.is_empty()).then(|| match plan.summaries.len() {
                1 => "1 changed summary".to_owned(),
                several => format!("{several} changed summaries"),
            }),
        ],
    };
    parts.into_iter().flatten().collect()
}

/// Says what was written, and what `steps check` says about it.
fn told(
    context: &Context,
    ladder: &Ladder,
    plan: &Plan,
    outcome: LadderOutcome,
    where_to: &str,
) -> anyhow::Result<Status> {
    let streams = &context.streams;
    streams.say(&format!("Wrote `{where_to}`: {}.", list(&parts(ladder, plan, outcome))));
    streams.say(&format!("`steps check`: {}", check::summary_of_framework(context)?));
    streams.say(match outcome {
        LadderOutcome::NewFramework if !context.workspace()?.root.join("steps.toml").exists() => {
            "Next: `steps show` to read it, `steps check` to read what could be worded better, and `steps init` to make a workspace around it."
        }
        LadderOutcome::NewFramework => {
            "Next: `steps show` to read it, `steps check` to read what could be worded better."
        }
        LadderOutcome::Difference => {
            "Next: raise the version in framework.yaml, and read it with `steps show`."
        }
    });
    Ok(Status::Done)
}
