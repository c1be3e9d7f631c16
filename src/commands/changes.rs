//! `steps changes`: what a change to the framework means for people.

use super::Context;
use super::reveal::{Seals, open_later_cycle};
use crate::analysis::changes::{changes, touched};
use crate::cli::ChangesArgs;
use crate::error::Status;
use crate::model::{Assessment, Framework};
use crate::render;
use crate::render::changes::{End, Ends, Origin};
use crate::store::{self, Range, Repository, Reviews, Revision, Workspace};

pub fn run(context: &Context, arguments: &ChangesArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let repository = Repository::around(&workspace.root)?;
    let range: Range = arguments.range.as_deref().map(str::parse).transpose()?.unwrap_or_default();
    let (base, head) = repository.ends(&range)?;
    let before = State::at(&repository, &base)?;
    let after = match &head {
        Some(head) => State::at(&repository, head)?,
        None => State::of_files(&workspace)?,
    };
    let changes = changes(&before.framework, &after.framework);
    let reviews = sealed_by_both(&Reviews::of(&workspace))?;
    let touched = (!reviews.is_empty()).then(|| touched(&changes, &reviews));
    let ends = Ends { before: before.end(Some(&base)), after: after.end(head.as_ref()) };
    let document = render::changes::document(ends, &changes, touched);
    context.deliver(&document, || render::json::changes(ends, &changes, touched), &arguments.report)?;
    Ok(Status::Done)
}

/// The framework at one end of the range.
struct State {
    framework: Framework,
    origin: Origin,
    faults: usize,
}

impl State {
    fn at(repository: &Repository, revision: &Revision) -> anyhow::Result<Self> {
        Ok(match repository.framework_at(revision)? {
            Some(earlier) => {
                Self { framework: earlier.framework, origin: Origin::Own, faults: earlier.faults.len() }
            }
            None => Self { framework: store::shipped()?, origin: Origin::Shipped, faults: 0 },
        })
    }

    /// The files as they are. Their faults can be mended, so they are told rather than passed over.
    fn of_files(workspace: &Workspace) -> anyhow::Result<Self> {
        let origin = if workspace.framework.is_some() { Origin::Own } else { Origin::Shipped };
        Ok(Self { framework: workspace.load_framework()?, origin, faults: 0 })
    }

    fn end<'a>(&'a self, revision: Option<&'a Revision>) -> End<'a> {
        let revision = revision.map(|revision| (revision.name.as_str(), revision.commit.as_str()));
        End { framework: &self.framework, revision, origin: self.origin, faults: self.faults }
    }
}

/// The assessments that may be looked into: even a count would tell what somebody marked who has not
/// revealed it yet. A file that does not read is for `steps check` to tell.
fn sealed_by_both(reviews: &Reviews<'_>) -> anyhow::Result<Vec<Assessment>> {
    let mut found = Vec::new();
    for person in reviews.people()? {
        for cycle in reviews.cycles(&person)? {
            let revealed = Seals::of(reviews, &person, &cycle).is_ok_and(|seals| seals.both())
                && open_later_cycle(reviews, &person, &cycle).is_ok_and(|open| open.is_none());
            if !revealed {
                continue;
            }
            for seat in reviews.seats(&person, &cycle)? {
                found.extend(reviews.readable(&person, &cycle, &seat)?);
            }
        }
    }
    Ok(found)
}
