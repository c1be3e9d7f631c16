//! `steps discipline new`: the one file that adds a discipline.

use std::path::{Path, PathBuf};

use clap::Args;

use super::file::{self, NewFile};
use crate::analysis::discipline::{Section, copy, empty, nearest, prefix};
use crate::analysis::overview::{Subject, find};
use crate::commands::{Context, known_discipline, schema};
use crate::error::{Status, UserError};
use crate::model::{Discipline, Framework, Id};
use crate::render::disciplines::yet_to_write;
use crate::render::{is_hidden, list, visible_line};
use crate::store::{Privacy, replace};

/// Create the file of a new discipline, with a place for each example
///
/// Examples:
///   steps discipline new "Technical writing"
///   steps discipline new "Technical writing" --from software-development
///   steps discipline new データ基盤 --id data-platform
///
/// Writes framework/disciplines/<id>.yaml, and its id into the schemas for editors.
/// Comments in it quote what the most similar disciplines say in the same place.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct NewArgs {
    /// The discipline's name
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Its id [default: made from the name]
    #[arg(long, value_name = "ID")]
    pub id: Option<Id>,
    /// Start from a copy of this discipline's examples
    #[arg(long, value_name = "DISCIPLINE")]
    pub from: Option<String>,
    /// Overwrite the file if it exists
    #[arg(short, long)]
    pub force: bool,
    /// Print the file instead of writing it
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

pub fn run(context: &Context, arguments: &NewArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let Some(folder) = &workspace.framework else {
        let shown = workspace.shown(&workspace.root);
        return Err(UserError::new(format!("`{shown}` has no framework of its own to add to"))
            .hint("`steps init` writes a copy of the built-in one")
            .into());
    };
    let framework = workspace.load_framework()?;
    let name = one_line(&arguments.name)?;
    let id = match &arguments.id {
        Some(id) => id.clone(),
        None => id_of(&name)?,
    };
    let path = path_of(folder, &id);
    let shown = workspace.shown(&path);
    check_free(&framework, &id, &path, &shown, arguments)?;
    let from = arguments.from.as_deref().map(|word| known_discipline(&framework, word)).transpose()?;
    let inspiring = from.map_or_else(|| nearest(&framework, &name, &id), |from| vec![from]);
    let sections = match from {
        Some(from) => copy(&framework, from, &id),
        None => empty(&framework, &inspiring),
    };
    // Somebody may have removed the schemas from their framework.
    let schema = folder.join("schema/discipline.json").is_file().then_some("../schema/discipline.json");
    let text = file::text(&NewFile {
        schema,
        id: &id,
        name: &name,
        prefix: &prefix(&framework, &id),
        inspiring: &inspiring,
        sections: &sections,
    })?;
    if arguments.dry_run {
        context.streams.hand_over(&text)?;
        context.streams.say(&format!("Nothing was written; this would be `{shown}`."));
        return Ok(Status::Done);
    }
    replace(&path, &text, Privacy::Shared)?;
    let outdated = schema::outdated(folder, &workspace.load_framework()?)?;
    outdated.iter().try_for_each(|one| replace(&one.path, &one.after, Privacy::Shared))?;
    let contents = contents(from, &inspiring);
    let missing = missing(from, &sections);
    context.streams.say(&format!("Wrote `{shown}`."));
    context.streams.say(&contents);
    if !outdated.is_empty() {
        context
            .streams
            .say(&format!("The schemas in `{}` know it.", workspace.shown(&folder.join("schema"))));
    }
    context.streams.say(&format!("Still to write: {missing}."));
    context.streams.say("");
    context.streams.say(&format!(
        "Next: fill it in. `steps show {id}` shows it, and `steps check` finds what is missing."
    ));
    Ok(Status::Done)
}

/// The name with one space between words; refused where a heading cannot show it.
fn one_line(name: &str) -> anyhow::Result<String> {
    if let Some(found) = name.chars().find(|found| *found == '\n' || is_hidden(*found)) {
        let (shown, code) = (visible_line(name), u32::from(found));
        return Err(UserError::new(format!(
            "the name `{shown}` contains the control character U+{code:04X}"
        ))
        .hint("remove it: a name is one line of letters, digits and symbols")
        .into());
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        let hint = "give it one, as in `steps discipline new \"Technical writing\"`";
        return Err(UserError::new("the name is empty").hint(hint).into());
    }
    Ok(name)
}

fn id_of(name: &str) -> anyhow::Result<Id> {
    // A letter that no id can hold would be dropped, and with it what the name says.
    let is_dropped = |letter: char| letter.is_alphabetic() && Id::from_name(&letter.to_string()).is_none();
    let id = Id::from_name(name).filter(|_| !name.contains(is_dropped));
    id.ok_or_else(|| {
        UserError::new(format!("no id can be made from the name `{name}`"))
            .hint("choose one, such as `--id technical-writing`")
            .into()
    })
}

/// The discipline's file: the one that is there, whichever ending it has.
fn path_of(folder: &Path, id: &Id) -> PathBuf {
    let path = |ending: &str| folder.join(format!("disciplines/{id}.{ending}"));
    Some(path("yml")).filter(|path| path.is_file()).unwrap_or_else(|| path("yaml"))
}

/// Refuses an id that means something else, and one that is used unless it is to be overwritten.
fn check_free(
    framework: &Framework,
    id: &Id,
    path: &Path,
    shown: &str,
    arguments: &NewArgs,
) -> anyhow::Result<()> {
    let noun = match find(framework, id.as_str()) {
        Ok(Subject::Behavior(behavior)) if behavior.id == *id => Some("behavior"),
        Ok(Subject::Step(step)) if step.id == *id => Some("step"),
        _ => None,
    };
    if let Some(noun) = noun {
        return Err(UserError::new(format!("there is already a {noun} called `{id}`"))
            .hint(format!("choose another id for the discipline, such as `--id {id}-discipline`"))
            .into());
    }
    if path.exists() && !arguments.force {
        return Err(UserError::new(format!("`{shown}` already exists; nothing was written"))
            .hint(format!("`steps show {id}` shows it; `--force` overwrites it"))
            .into());
    }
    Ok(())
}

fn contents(from: Option<&Discipline>, inspiring: &[&Discipline]) -> String {
    let names: Vec<&str> = inspiring.iter().map(|discipline| discipline.name.as_str()).collect();
    match (from, names.as_slice()) {
        (Some(from), _) => format!("It contains the examples of {}, under new ids.", from.name),
        (None, []) => "It has a place for each example.".to_owned(),
        (None, names) => {
            format!("It has a place for each example, and quotes {} in comments.", list(names))
        }
    }
}

fn missing(from: Option<&Discipline>, sections: &[Section<'_>]) -> String {
    let places = yet_to_write(sections);
    match (from, places) {
        (None, Some(places)) => format!("the summary, and examples of {places}"),
        (Some(_), Some(places)) => {
            format!("the summary, your own words in the copy, and examples of {places}")
        }
        (Some(_), None) => "the summary, and your own words in the copy".to_owned(),
        (None, None) => "the summary".to_owned(),
    }
}
