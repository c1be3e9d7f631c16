//! `steps init`: a workspace with a framework to change.

mod gitignore;
mod workflow;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Context;
use crate::error::{Status, UserError};
use crate::store::{Privacy, SHIPPED_FILES, replace, shown};
use workflow::{Outcome, Workflow};

pub use gitignore::{ignore_reviews, let_envelopes_through};

/// Create a workspace with your own copy of the framework
///
/// Examples:
///   steps init                             in the current folder
///   steps init our-framework               in a new folder
///
/// Writes steps.toml, a copy of the framework, a line in .gitignore that keeps
/// reviews out of git, and a CI job for GitHub that runs `steps check`. In a git
/// repository, the CI job goes to the top of the repository. It builds steps from
/// the repository and commit named at its top; where one is missing, this command
/// says what to set.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct InitArgs {
    /// The folder [default: the current one]
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// Overwrite existing files
    #[arg(short, long)]
    pub force: bool,
}

const SETTINGS: &str = include_str!("init/steps.toml");
/// Where the schemas are, below the framework's folder: they are replaced by newer ones, not edited.
const SCHEMAS: &str = "schema/";

pub fn run(context: &Context, arguments: &InitArgs) -> anyhow::Result<Status> {
    let root = context.current.join(&arguments.folder);
    let root = root.components().collect::<PathBuf>();
    let workflow = Workflow::of(&root);
    let mut files = files(&root);
    if workflow.around.is_none() {
        files.push((workflow.path.clone(), workflow.text.clone()));
    }
    let in_the_way: Vec<String> = files
        .iter()
        .filter(|(path, text)| is_in_the_way(path, text))
        .map(|(path, _)| format!("`{}`", shown(path, &context.current)))
        .collect();
    if !in_the_way.is_empty() && !arguments.force {
        let (verb, them) = if in_the_way.len() == 1 { ("exists", "it") } else { ("exist", "them") };
        let list = crate::render::some_of(&in_the_way, 3);
        return Err(UserError::new(format!("{list} already {verb}; nothing was written"))
            .hint(format!("`steps init --force` overwrites {them}"))
            .into());
    }
    // What lies outside the workspace's own files may not be writable: it comes first, so that a second try finds
    // nothing in its way.
    let Outcome { told: checks, left } = workflow.write_once(&context.current)?;
    let ignored = root.join(".gitignore");
    let was_there = ignored.exists();
    let ignore = ignore_reviews(&root)?;
    write_all(&files).inspect_err(|_| {
        if !was_there {
            let _ = fs_err::remove_file(ignored);
        }
    })?;
    let below = |path: &str| shown(&root.join(path), &context.current);
    let count = SHIPPED_FILES.iter().filter(|(path, _)| !path.starts_with(SCHEMAS)).count();
    let written = [
        (below("steps.toml"), "settings".to_owned()),
        (below("framework/"), format!("the framework: {count} files to make your own")),
        (below("framework/schema/"), "schemas, for editors to complete and check them".to_owned()),
        (workflow.shown(&context.current), checks),
        (below(".gitignore"), ignore.to_owned()),
    ];
    let width = written.iter().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    context.streams.say("Wrote:");
    for (path, what) in written {
        context.streams.say(&format!("  {path:<width$}  {what}"));
    }
    if !left.is_empty() {
        context.streams.say("");
        left.iter().for_each(|line| context.streams.say(line));
    }
    let enter = if root == context.current {
        String::new()
    } else {
        format!("`cd {}`, then ", arguments.folder.display())
    };
    context.streams.say("");
    context
        .streams
        .say(&format!("Next: {enter}`steps show` to read the framework, framework/README.md to change it,"));
    context.streams.say("and `steps assess` to rate yourself.");
    Ok(Status::Done)
}

/// Whether something else stands where a text is to be written. The same text may be of a run that was stopped.
fn is_in_the_way(path: &Path, text: &str) -> bool {
    let is_same = path.is_file() && fs_err::read(path).is_ok_and(|existing| existing == text.as_bytes());
    path.symlink_metadata().is_ok() && !is_same
}

/// Writes these files. Where one of them cannot be written, those that were not there before are taken back, so that
/// a second try finds nothing in its way.
fn write_all(files: &[(PathBuf, String)]) -> anyhow::Result<()> {
    let new: Vec<&Path> =
        files.iter().map(|(path, _)| path.as_path()).filter(|path| !path.exists()).collect();
    let folders = new.iter().flat_map(|path| path.ancestors().skip(1));
    let mut made: Vec<&Path> = folders.filter(|folder| !folder.exists()).collect();
    made.sort_unstable();
    made.dedup();
    let Err(error) = files.iter().try_for_each(|(path, text)| replace(path, text, Privacy::Shared)) else {
        return Ok(());
    };
    // What cannot be removed is named by the next try.
    new.iter().for_each(|path| drop(fs_err::remove_file(path)));
    made.iter().rev().for_each(|folder| drop(fs_err::remove_dir(folder)));
    Err(UserError::new(format!("{error:#}; what was written was taken back"))
        .hint("make room or fix the folder, then try again")
        .into())
}

fn files(root: &Path) -> Vec<(PathBuf, String)> {
    let framework = SHIPPED_FILES.iter().map(|(path, text)| (root.join("framework").join(path), *text));
    let own = [(root.join("steps.toml"), SETTINGS)];
    own.into_iter().chain(framework).map(|(path, text)| (path, text.to_owned())).collect()
}
