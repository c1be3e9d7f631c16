//! `steps diff`: where the raters agree and differ.

use clap::Args;

use super::Context;
use super::report_args::ReportArgs;
use super::subject::Subject;
use crate::analysis::diff::{Diff, Rater, Remark, diff};
use crate::analysis::reveal::{Extent, sealed_since};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Assessment, Framework, Id, Side};
use crate::render::Report;
use crate::render::diff::Detail;
use crate::store::{self, ReviewKind, ReviewPlace, Workspace, read_people};

/// Show where two raters agree and where they differ
///
/// Examples:
///   steps diff robin-ek                    Robin and their manager
///   steps diff robin-ek --all              also what they say where they agree
///   steps diff self.yaml manager.yaml      any two files, or more
///   steps diff robin-ek -o review.html     as a page to share or print
///
/// The widest difference comes first. Nothing is shown until both sides have
/// sealed their ratings, so that neither can be influenced by the other.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DiffArgs {
    /// A person, or two or more assessment files [default: you]
    #[arg(value_name = "PERSON|FILE")]
    pub about: Vec<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Also show the answers on which they agree
    #[arg(long)]
    pub all: bool,
    /// Exit with status 1 if they differ
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &DiffArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    if are_files(context, &arguments.about) {
        of_files(context, arguments, &workspace, &framework)
    } else {
        of_person(context, arguments, &workspace, &framework)
    }
}

fn of_person(
    context: &Context,
    arguments: &DiffArgs,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<Status> {
    let about = arguments.about.first().map(String::as_str);
    let subject = Subject::read(context, workspace, framework, about)?;
    let review = subject.review(arguments.cycle.as_ref())?;
    let revealed = subject.reveal(review);
    let is_compared = |side: Side| matches!(side, Side::Oneself | Side::Manager);
    let sides: Vec<_> = revealed
        .opened
        .iter()
        .filter(|opened| is_compared(opened.key.side) && opened.assessment.is_sealed())
        .collect();
    if sides.len() < 2 {
        subject.read_own(workspace, framework, review)?;
        return Err(subject.refusal(review, &revealed).into());
    }
    subject.tell_unreadable(context, workspace, review, &revealed);
    let raters = sides.iter().map(|opened| Rater {
        name: subject.people.name_of(&opened.assessment.rater),
        assessment: &opened.assessment,
    });
    let mut diff = diff(framework, raters.collect());
    if sides.iter().any(|opened| opened.extent == Extent::Shared) {
        diff.remarks.push(Remark::Shared);
    }
    let agreed = revealed.get(Side::Agreed).map(|agreed| sealed_since(review, &agreed.assessment));
    let names: Vec<String> =
        agreed.into_iter().flatten().map(|rater| subject.people.name_of(rater)).collect();
    if !names.is_empty() {
        diff.remarks.insert(0, Remark::SealedSinceAgreed(names));
    }
    deliver(context, arguments, framework, &diff)
}

fn of_files(
    context: &Context,
    arguments: &DiffArgs,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<Status> {
    if arguments.about.len() < 2 {
        return Err(UserError::new("there is only one file to compare")
            .hint("name two files or more, or a person: `steps diff robin-ek`")
            .into());
    }
    let people = read_people(workspace)?;
    let mut read = Vec::new();
    for path in &arguments.about {
        read.push(from_file(context, path, workspace, framework)?);
    }
    let raters =
        read.iter().map(|(assessment, _)| Rater { name: people.name_of(&assessment.rater), assessment });
    let mut diff = diff(framework, raters.collect());
    if read.iter().any(|(_, extent)| *extent == Extent::Shared) {
        diff.remarks.push(Remark::Shared);
    }
    deliver(context, arguments, framework, &diff)
}

fn deliver(
    context: &Context,
    arguments: &DiffArgs,
    framework: &Framework,
    diff: &Diff<'_>,
) -> anyhow::Result<Status> {
    let detail = if arguments.all { Detail::All } else { Detail::Folded };
    context.deliver(&Report::Diff { framework, diff, detail }, &arguments.report)?;
    let differ = arguments.exit_code && !diff.differences.is_empty();
    Ok(if differ { Status::No } else { Status::Done })
}

/// Whether the arguments are files rather than a person.
fn are_files(context: &Context, about: &[String]) -> bool {
    let looks_like_one =
        |text: &String| text == "-" || text.contains(['/', '.']) || context.current.join(text).is_file();
    about.len() > 1 || about.iter().any(looks_like_one)
}

/// An assessment from a file, and how much of it is shown. One that belongs to a review of a workspace goes through the gate.
fn from_file(
    context: &Context,
    path: &str,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<(Assessment, Extent)> {
    if path == "-" {
        let source = store::standard_input()?.map_err(|finding| InvalidFiles(vec![finding]))?;
        return Ok((store::assessment_in(&source, framework)?.value, Extent::Whole));
    }
    let full = context.current.join(path);
    if !full.exists() {
        return Err(UserError::new(format!("there is no file `{path}`")).into());
    }
    let Some(ReviewPlace { root, kind }) = ReviewPlace::of(&full, workspace) else {
        return Ok((store::load_assessment(&full, path, framework)?.value, Extent::Whole));
    };
    let ReviewKind::Assessment { person, cycle, key } = kind else {
        return Err(UserError::new(format!("`{path}` is in the reviews, and is not an assessment")).into());
    };
    let workspace = Workspace::find(Some(&root), &context.current)?;
    let subject = Subject::read(context, &workspace, framework, Some(person.as_str()))?;
    let review = subject.review(Some(&cycle))?;
    let revealed = subject.reveal(review);
    match revealed.opened.iter().find(|opened| *opened.key == key) {
        Some(opened) => Ok((opened.assessment.clone().into_owned(), opened.extent)),
        None if key.side == Side::Peer => {
            Err(UserError::new("a peer's assessment opens to nobody but whoever wrote it").into())
        }
        None => Err(subject.refusal(review, &revealed).into()),
    }
}
