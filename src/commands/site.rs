//! `steps site`: the framework as pages for people without the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::Context;
use super::changes::State;
use super::init::{PAGES, Standing, Workflow};
use crate::analysis::changes::{self, Changes};
use crate::error::{Status, UserError};
use crate::model::{Framework, Id, Replaces};
use crate::render::changes::Ends;
use crate::render::site::{Changed, Site, files};
use crate::render::{count, list};
use crate::store::{
    Privacy, Repository, Revision, SiteFolder, Workspace, Written, comparable, followed, replace,
    repository_top,
};

/// Write the framework as pages, for people without the program
///
/// Examples:
///   steps site -o pages                    then open pages/index.html
///   steps site --workflow                  publish them with GitHub Pages
///
/// A page for each behavior, step, discipline and role, with the steps and the
/// disciplines side by side, and what changed since the last version where the
/// framework is in git. The pages need no server and no script, and work from
/// any folder or address. Each example keeps its address as long as it keeps its
/// behavior, such as behaviors/mastery.html#ma-compares-methods, also under an id
/// that it had before.
///
/// Nothing that people wrote about each other is in them. They carry the day of
/// the last commit to the framework, or today's where it was changed since.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct SiteArgs {
    /// The folder for the pages: a new or empty one, or one of earlier pages
    #[arg(short, long, value_name = "DIR", required_unless_present = "workflow")]
    pub output: Option<PathBuf>,
    /// Write a workflow that publishes the pages with GitHub Pages instead
    ///
    /// It runs on every change to the framework on the default branch.
    #[arg(long, conflicts_with = "output")]
    pub workflow: bool,
}

pub fn run(context: &Context, arguments: &SiteArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    match &arguments.output {
        Some(output) => write(context, &workspace, output),
        None => write_workflow(context, &workspace),
    }
}

fn write(context: &Context, workspace: &Workspace, output: &Path) -> anyhow::Result<Status> {
    let framework = workspace.load_framework()?;
    let folder = followed(&context.current.join(output));
    refuse_gits_own(&folder, output)?;
    refuse_the_workspaces_own(workspace, &folder, output)?;
    let folder = SiteFolder::open(&folder, &output.display().to_string())?;
    let past = Past::of(workspace, &framework).unwrap_or_else(|error| {
        context.streams.say(&format!("What changed since the last version is left out: {error}."));
        Past::default()
    });
    let changes = past.compared.as_ref().map(Compared::changes);
    let compared = past.compared.as_ref().zip(changes.as_ref());
    let changed = compared.map(|(compared, changes)| Changed { ends: compared.ends(), changes });
    let site = Site { framework: &framework, date: past.date.unwrap_or(context.today), changed };
    let files = files(&site);
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.path.as_str(), &*file.text)).collect();
    let written = folder.write(&texts)?;
    context.streams.say(&said(written, &output.join("index.html")));
    Ok(Status::Done)
}

/// What was done, and how to see it.
fn said(written: Written, index: &Path) -> String {
    let Written { changed, unchanged, removed } = written;
    let parts = [(changed, "written"), (unchanged, "already the same"), (removed, "removed")];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> =
        parts.map(|(number, what)| format!("{} {what}", count(number, "file"))).collect();
    format!("{}. Open `{}`.", list(&parts), index.display())
}

/// Writes the workflow, unless it is there, and says what is left to do.
fn write_workflow(context: &Context, workspace: &Workspace) -> anyhow::Result<Status> {
    refuse_nowhere(workspace)?;
    let workflow = Workflow::of(&PAGES, &workspace.root);
    let shown = workflow.shown(&context.current);
    let text = match workflow.standing() {
        Standing::Nothing => {
            replace(&workflow.path, &workflow.text, Privacy::Shared)?;
            context.streams.say(&format!("Wrote `{shown}`: a job that publishes the pages."));
            workflow.text.clone()
        }
        Standing::Same(existing) => {
            context.streams.say(&format!("`{shown}` is there already."));
            existing
        }
        Standing::Another => {
            let message = format!("`{shown}` exists, and is another workflow; nothing was written");
            return Err(UserError::new(message)
                .hint("move it elsewhere or remove it, then try again")
                .into());
        }
    };
    let say = |line: &str| context.streams.say(line);
    let left = workflow.unset(&text, &context.current);
    if !left.is_empty() {
        say("");
        left.iter().for_each(|line| say(line));
    }
    say("");
    say("In the settings of the repository, under Pages, choose GitHub Actions as the source.");
    say("GitHub Pages are open to everybody on the internet, those of a private repository as well,");
    say("unless your organization lets members alone see them.");
    Ok(Status::Done)
}

/// A workflow needs something to publish, and a repository that runs it.
fn refuse_nowhere(workspace: &Workspace) -> Result<(), UserError> {
    if workspace.is_missing() {
        return Err(UserError::new(
            "there is no workspace here, so a workflow would have nothing to publish",
        )
        .hint("`steps init` makes one; or go to its folder, or name it with `--workspace DIR`"));
    }
    if repository_top(&workspace.root).is_none() {
        return Err(UserError::new("this workspace is in no git repository, and workflows run only in one")
            .hint("`git init`, then try again"));
    }
    Ok(())
}

/// Nothing is written among what git keeps for itself, wherever a link leads.
fn refuse_gits_own(folder: &Path, given: &Path) -> Result<(), UserError> {
    let real = folder.ancestors().find_map(|above| above.canonicalize().ok());
    let is_gits = |path: &Path| path.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git"));
    if !is_gits(folder) && !real.is_some_and(|real| is_gits(&real)) {
        return Ok(());
    }
    let message = format!("`{}` is inside `.git`, where git keeps its own files", given.display());
    Err(UserError::new(message).hint(FOR_PAGES_ALONE))
}

const FOR_PAGES_ALONE: &str = "name a folder for the pages alone, such as `steps site -o pages`";

/// Pages never take the place of what they are made from, wherever a link leads, and are not written around it.
fn refuse_the_workspaces_own(workspace: &Workspace, folder: &Path, given: &Path) -> Result<(), UserError> {
    let root = followed(&workspace.root);
    let own = ["reviews", "framework"].map(|name| followed(&workspace.root.join(name)));
    // Where there is no workspace, what else is in the folder decides.
    let is_around = root.starts_with(folder) && !workspace.is_missing();
    if !is_around && !own.iter().any(|own| folder.starts_with(own)) {
        return Ok(());
    }
    let message = format!("`{}` is where the workspace keeps its own files", given.display());
    Err(UserError::new(message).hint(FOR_PAGES_ALONE))
}

/// What git knows of the framework.
#[derive(Default)]
struct Past {
    /// The day on which it was committed last; `None` where it was changed since.
    date: Option<Date>,
    compared: Option<Compared>,
}

/// The framework as it was in the version before, and as it is.
struct Compared {
    base: Revision,
    before: State,
    after: State,
    frameworks: [Framework; 2],
    replaced: BTreeMap<Id, Replaces>,
}

impl Past {
    fn of(workspace: &Workspace, framework: &Framework) -> anyhow::Result<Self> {
        // The shipped framework has no history here.
        let Some(folder) = &workspace.framework else { return Ok(Self::default()) };
        let repository = Repository::around(&workspace.root, folder)?;
        let date = repository.last_changed()?;
        let base = repository.before_version(&framework.manifest.version)?;
        let compared = base.map(|base| Compared::with(workspace, &repository, base)).transpose()?;
        Ok(Self { date, compared })
    }
}

impl Compared {
    fn with(workspace: &Workspace, repository: &Repository, base: Revision) -> anyhow::Result<Self> {
        let (mut before, mut after) = (State::at(repository, &base)?, State::of_files(workspace)?);
        let frameworks = comparable(&mut before.files, &mut after.files)?;
        let [was, is] = &frameworks;
        let replaced = repository.replaced_between(&base, None, changes::between(was, is))?;
        Ok(Self { base, before, after, frameworks, replaced })
    }

    fn changes(&self) -> Changes<'_> {
        let [was, is] = &self.frameworks;
        changes::changes(was, is, &self.replaced)
    }

    fn ends(&self) -> Ends<'_> {
        let [was, is] = &self.frameworks;
        Ends { before: self.before.end(was, Some(&self.base)), after: self.after.end(is, None) }
    }
}
