//! `steps diff`: where the raters agree and differ.

use clap::Args;
use clap::builder::PossibleValue;

use super::report_args::ReportArgs;
use super::subject::Subject;
use super::{Context, one_of, subject};
use crate::analysis::diff::{Diff, Rater, Remark, diff};
use crate::analysis::reveal::{Extent, Opened, Revealed, sealed_since};
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Assessment, Framework, Id, Review, Side, SideKey};
use crate::render::Report;
use crate::render::diff::{Detail, Next, Occasion};
use crate::store::{self, ReviewKind, ReviewPlace, Workspace, read_people};

/// Show where two raters agree and where they differ
///
/// Examples:
///   steps diff robin-ek                    Robin and their manager
///   steps diff robin-ek --all              also what they say where they agree
///   steps diff robin-ek --brief            on one screen
///   steps diff robin-ek --with peers       and what peers allowed to be read
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
    /// Also show what peers allowed both sides to read
    #[arg(long, value_name = "WHOM", value_parser = one_of([(PossibleValue::new("peers"), With::Peers)]))]
    pub with: Option<With>,
    /// Also show the answers on which they agree
    #[arg(long)]
    pub all: bool,
    /// Only the picture, the count, and a line for each difference
    #[arg(long, conflicts_with = "all")]
    pub brief: bool,
    /// Exit with status 1 if they differ
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Who is shown beside the two sides.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum With {
    Peers,
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
        let flags = flags(context, workspace, &subject, review);
        let command = format!("steps agree {}{flags} --reopen", subject.person.id());
        diff.remarks.insert(0, Remark::SealedSinceAgreed(names, command));
    }
    if let Some((name, compare)) = subject.other_record(review, &revealed, workspace) {
        diff.remarks.insert(0, Remark::OtherRecord(name, compare));
    }
    let earlier = subject.person.reviews.iter().rfind(|earlier| earlier.cycle < review.cycle);
    let last_focus = earlier.map_or(&[][..], |earlier| subject.reveal(earlier).focus);
    let opinions =
        arguments.with.map(|With::Peers| subject.opinions(workspace, framework, review)).transpose()?;
    let occasion = occasion(context, workspace, &subject, review, &revealed);
    let occasion = Occasion { last_focus, opinions: opinions.as_ref(), ..occasion };
    deliver(context, arguments, framework, &diff, Some(&occasion))
}

/// What the meeting comes with, and how it goes on.
fn occasion<'a>(
    context: &Context,
    workspace: &Workspace,
    subject: &'a Subject,
    review: &'a Review,
    revealed: &'a Revealed<'a>,
) -> Occasion<'a> {
    let part = Part::of(context, subject, review, revealed);
    let has_answered = |key: &SideKey| key.side == Side::Peer && review.has_sealed(key);
    let peers = review.keys().filter(|key| part == Part::TheirOwn && has_answered(key));
    let command = |name: &str| {
        let flags = flags(context, workspace, subject, review);
        format!("steps {name} {}{flags}", subject.person.id())
    };
    let agreed = revealed.get(Side::Agreed).map(|opened| opened.assessment.as_ref());
    let sealed = agreed.filter(|agreed| agreed.is_sealed());
    let next = match sealed.and_then(|agreed| Some((agreed, agreed.sealed.as_ref()?))) {
        Some((agreed, seal)) => {
            Next::Agreed { sealed: seal.date, focus: &agreed.focus, command: command("gap") }
        }
        None if part == Part::Nobodys => Next::Nothing,
        None => Next::Agree(command("agree")),
    };
    Occasion { today: context.today, last_focus: &[], peers: peers.count(), opinions: None, next }
}

/// What part whoever asks has in a review.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    /// It is their own, or that of somebody whose manager they are.
    TheirOwn,
    Nobodys,
    Unknown,
}

impl Part {
    fn of(context: &Context, subject: &Subject, review: &Review, revealed: &Revealed<'_>) -> Self {
        let Some(me) = &subject.me else { return Part::Unknown };
        let entry = &subject.person.entry;
        let managers = entry.managers_on(review.cycle.last_day().min(context.today));
        // Where nothing says who the manager is, it is whoever rated as such.
        let is_own = |opened: &Opened<'_>| opened.key.side == Side::Manager && opened.extent == Extent::Own;
        let is_manager =
            managers.contains(&me) || entry.managers.is_empty() && revealed.opened.iter().any(is_own);
        if me == subject.person.id() || is_manager { Part::TheirOwn } else { Part::Nobodys }
    }
}

/// The flags that make another command mean the same review.
fn flags(context: &Context, workspace: &Workspace, subject: &Subject, review: &Review) -> String {
    let todays_cycle = workspace.settings.value.cycle.cycle(context.today);
    let cycle = &review.cycle.name;
    match &subject.me {
        Some(me) => subject::flags(me, cycle, &todays_cycle, context.workspace.as_deref()),
        None if *cycle == todays_cycle => String::new(),
        None => format!(" --cycle {cycle}"),
    }
}

fn of_files(
    context: &Context,
    arguments: &DiffArgs,
    workspace: &Workspace,
    framework: &Framework,
) -> anyhow::Result<Status> {
    if arguments.with.is_some() {
        return Err(UserError::new("`--with peers` is for a person's review, not for files").into());
    }
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
    deliver(context, arguments, framework, &diff, None)
}

fn deliver(
    context: &Context,
    arguments: &DiffArgs,
    framework: &Framework,
    diff: &Diff<'_>,
    occasion: Option<&Occasion<'_>>,
) -> anyhow::Result<Status> {
    let detail = match arguments {
        DiffArgs { brief: true, .. } => Detail::Brief,
        DiffArgs { all: true, .. } => Detail::All,
        _ => Detail::Folded,
    };
    context.deliver(&Report::Diff { framework, diff, occasion, detail }, &arguments.report)?;
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
        if store::source(&full, path)?.is_ok_and(|source| store::envelope_in(&source).is_ok()) {
            return Err(envelope(path));
        }
        return Ok((
            store::load_assessment(&full, path, framework)?.value.carried_to(framework),
            Extent::Whole,
        ));
    };
    let ReviewKind::Assessment { person, cycle, key } = kind else {
        if matches!(kind, ReviewKind::Envelope { .. }) {
            return Err(envelope(path));
        }
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

/// That an envelope is no file to compare.
fn envelope(path: &str) -> anyhow::Error {
    UserError::new(format!("`{path}` is an envelope, which opens by itself once both have sealed"))
        .hint("take it in with `steps receive`, then name the person: `steps diff robin-ek`")
        .into()
}
