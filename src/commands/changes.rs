//! `steps changes`: what a change to the framework means for people.

use clap::Args;

use super::Context;
use super::identity;
use super::report_args::ReportArgs;
use crate::analysis::changes::{self, touched};
use crate::analysis::reveal::{Asker, reveal};
use crate::error::{InvalidFiles, Status};
use crate::model::{Assessment, Framework, Side};
use crate::render::Report;
use crate::render::changes::{End, Ends, Origin};
use crate::store::{
    FrameworkFiles, Range, Readable, Repository, Reviews, Revision, Workspace, comparable, read_people,
};

/// Show what a change to the framework means for people
///
/// Examples:
///   steps changes                          what this branch changes
///   steps changes HEAD                     what is not committed yet
///   steps changes v1.0.0..v2.0.0           between two releases
///   steps changes --format markdown        for the text of a pull request
///
/// Compares the files as they are now with the commit where this branch left
/// BASE, which is the main branch by default: origin/HEAD, or else main or
/// master. BASE..HEAD compares two revisions; BASE...HEAD starts where HEAD left
/// BASE.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ChangesArgs {
    /// One revision, or two, to compare [default: the main branch]
    #[arg(value_name = "BASE[..HEAD]")]
    pub range: Option<String>,
    /// Exit with status 1 if anything changes
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &ChangesArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.framework.clone().unwrap_or_else(|| workspace.root.join("framework"));
    let repository = Repository::around(&workspace.root, &framework)?;
    let range: Range = arguments.range.as_deref().map(str::parse).transpose()?.unwrap_or_default();
    let (base, head) = repository.ends(&range)?;
    let mut before = State::at(&repository, &base)?;
    let mut after = match &head {
        Some(head) => State::at(&repository, head)?,
        None => State::of_files(&workspace)?,
    };
    let frameworks = comparable(&mut before.files, &mut after.files)?;
    let [was, is] = &frameworks;
    let replaced = repository.replaced_between(&base, head.as_ref(), changes::between(was, is))?;
    let changes = changes::changes(was, is, &replaced);
    let reviews = revealed(context, &workspace, is)?;
    let touched = (!reviews.is_empty()).then(|| touched(&changes, &reviews));
    let ends = Ends { before: before.end(was, Some(&base)), after: after.end(is, head.as_ref()) };
    context.deliver(&Report::Changes { ends, changes: &changes, touched }, &arguments.report)?;
    let differ = arguments.exit_code && !changes.is_empty();
    Ok(if differ { Status::No } else { Status::Done })
}

/// The framework at one end of the range.
pub(super) struct State {
    pub files: Readable,
    origin: Origin,
}

impl State {
    pub fn at(repository: &Repository, revision: &Revision) -> anyhow::Result<Self> {
        let Some(files) = repository.framework_at(revision)? else {
            return Ok(Self { files: FrameworkFiles::shipped().readable(), origin: Origin::Shipped });
        };
        // Without a version there is nothing to raise.
        if !files.has_version() {
            return Err(InvalidFiles(files.unread.into_iter().map(|file| file.fault).collect()).into());
        }
        Ok(Self { files, origin: Origin::Own })
    }

    /// The files as they are. Their faults can be fixed, so they are told rather than passed over.
    pub fn of_files(workspace: &Workspace) -> anyhow::Result<Self> {
        let (files, origin) = match &workspace.framework {
            Some(folder) => (FrameworkFiles::in_folder(folder, &workspace.shown(folder))?, Origin::Own),
            None => (FrameworkFiles::shipped(), Origin::Shipped),
        };
        let files = files.readable();
        files.without_faults()?;
        Ok(Self { files, origin })
    }

    pub fn end<'a>(&'a self, framework: &'a Framework, revision: Option<&'a Revision>) -> End<'a> {
        End {
            framework,
            revision: revision.map(|revision| (revision.name.as_str(), revision.commit.as_str())),
            origin: self.origin,
            unread: &self.files.unread,
            faults: self.files.faults.len(),
        }
    }
}

/// The assessments that may be looked into: even a count would tell what somebody marked who has not
/// revealed it yet. A file that does not read is for `steps check` to tell.
fn revealed(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<Vec<Assessment>> {
    let (reviews, people) = (Reviews::of(workspace), read_people(workspace)?);
    let me = identity::known(context)?;
    let asker = me.as_ref().map_or(Asker::Unknown, Asker::Known);
    let mut found = Vec::new();
    for id in reviews.people()? {
        let Ok(person) = reviews.person(&id, &people, None, framework) else { continue };
        for review in &person.reviews {
            let opened = reveal(&person, review, asker, context.today).opened;
            let finished =
                opened.into_iter().filter(|one| one.key.side == Side::Agreed || one.assessment.is_sealed());
            found.extend(finished.map(|opened| opened.assessment.into_owned()));
        }
    }
    Ok(found)
}
