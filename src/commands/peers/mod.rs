//! `steps peers`: who is asked about somebody beside their manager, and how far they are.

mod ask;
mod decline;

use clap::{Args, Subcommand};

use super::report_args::{ReportArgs, with_records};
use super::subject::Subject;
use super::{Context, identity};
use crate::analysis::peers::{Asked, AskedPeer, AskedState, said};
use crate::error::{Status, UserError};
use crate::model::{Assessment, Cycle, Id, Request, Review, Side, SideKey};
use crate::render::{Format, Report};
use crate::store::Reviews;

/// Show whom you asked about somebody, and who has answered
///
/// Examples:
///   steps peers ask robin-ek --from kim-osei --for mastery
///   steps peers robin-ek                   who has sealed, who has declined
///   steps peers robin-ek --answers         and what they wrote
///   steps peers decline robin-ek           if you were asked, and would rather not
///
/// You read what a peer says about a question once you have answered it yourself.
/// The person reads of it what each peer allowed: `steps send robin-ek --peers`
/// hands that over, and `steps diff robin-ek --with peers` shows it.
#[derive(Args, Debug)]
#[command(
    verbatim_doc_comment,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    mut_arg("format", with_records)
)]
pub struct PeersArgs {
    #[command(subcommand)]
    pub command: Option<PeersCommand>,
    /// About whom they were asked
    #[arg(value_name = "PERSON", required = true)]
    pub about: Option<String>,
    /// Also show what they wrote about the questions that you have answered
    #[arg(long)]
    pub answers: bool,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub report: ReportArgs,
}

#[derive(Debug, Subcommand)]
pub enum PeersCommand {
    Ask(ask::AskArgs),
    Decline(decline::DeclineArgs),
}

pub fn run(context: &Context, arguments: &PeersArgs) -> anyhow::Result<Status> {
    match &arguments.command {
        Some(PeersCommand::Ask(arguments)) => ask::run(context, arguments),
        Some(PeersCommand::Decline(arguments)) => decline::run(context, arguments),
        None => show(context, arguments),
    }
}

fn show(context: &Context, arguments: &PeersArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let me = identity::required(context)?.id;
    let subject = Subject::read(context, &workspace, &framework, arguments.about.as_deref())?;
    refuse_others(context, &subject, &me, "sees which peers were asked")?;
    for file in Reviews::of(&workspace).unreadable_requests(subject.person.id())? {
        context
            .streams
            .say(&format!("`{file}` cannot be read, and is left out; `steps check` tells you why."));
    }
    if arguments.answers && arguments.report.record_format() == Format::Csv {
        return Err(UserError::new("the table has no room for what they wrote")
            .hint("`--format json` holds it, and so do text, markdown and html")
            .into());
    }
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let cycle = arguments.cycle.clone().unwrap_or_else(|| cycle(&subject, todays));
    subject.tell_unopened_peers(context, &cycle);
    let review = subject.person.review(&cycle);
    let rule = workspace.settings.value.peers;
    let open = review.map(|review| subject.reveal_peers(review, rule)).unwrap_or_default();
    let open: Vec<_> = open.into_iter().filter_map(|(_, opened)| opened.ok()).collect();
    let open: Vec<&Assessment> = open.iter().map(|opened| opened.assessment.as_ref()).collect();
    let asked = Asked {
        person: subject.person.id().clone(),
        name: subject.person.name.clone(),
        peers: peers(&subject, &cycle),
        cycle,
        today: context.today,
        said: arguments.answers.then(|| said(&framework, &subject.people, &open)),
    };
    context.deliver_records(&Report::Peers { framework: &framework, asked: &asked }, &arguments.report)?;
    Ok(Status::Done)
}

/// Today's cycle where somebody was asked or wrote, else the latest in which somebody did.
fn cycle(subject: &Subject, todays: Id) -> Id {
    let wrote = |review: &&Review| review.keys().any(|key| key.side == Side::Peer);
    let written = subject.person.reviews.iter().filter(wrote).map(|review| review.cycle.clone());
    let asked = subject.person.requests.iter();
    let asked = asked.map(|request| Cycle::new(request.cycle.clone(), Some(request.asked)));
    let cycles: Vec<Cycle> = written.chain(asked).collect();
    let is_todays = cycles.iter().any(|cycle| cycle.name == todays);
    cycles.into_iter().max().filter(|_| !is_todays).map_or(todays, |latest| latest.name)
}

/// Everybody who was asked or wrote, those who were asked first.
fn peers(subject: &Subject, cycle: &Id) -> Vec<AskedPeer> {
    let review = subject.person.review(cycle);
    let requests: Vec<&Request> =
        subject.person.requests.iter().filter(|request| request.cycle == *cycle).collect();
    let keys = review.into_iter().flat_map(Review::keys).filter(|key| key.side == Side::Peer);
    let written: Vec<&Id> = keys.filter_map(|key| key.rater.as_ref()).collect();
    let sealed = |id: &Id| review?.sealed_on(&SideKey::of(Side::Peer, id)).map(AskedState::Sealed);
    let of = |request: &Request| AskedPeer {
        id: request.peer.clone(),
        name: subject.people.name_of(&request.peer),
        asked: Some(request.asked),
        by: request.by,
        state: sealed(&request.peer)
            .or_else(|| request.declined.clone().map(AskedState::Declined))
            .unwrap_or(AskedState::Waiting),
    };
    let is_asked = |id: &Id| requests.iter().any(|request| request.peer == *id);
    let others = written.into_iter().filter(|id| !is_asked(id)).map(|id| AskedPeer {
        id: id.clone(),
        name: subject.people.name_of(id),
        asked: None,
        by: None,
        state: sealed(id).unwrap_or(AskedState::Waiting),
    });
    requests.iter().copied().map(of).chain(others).collect()
}

/// Refuses whoever is none of the person's managers; `does` says what those alone do.
fn refuse_others(context: &Context, subject: &Subject, me: &Id, does: &str) -> Result<(), UserError> {
    let entry = &subject.person.entry;
    let is_manager = entry.managers.is_empty() || entry.managers_on(context.today).contains(&me);
    if is_manager && me != subject.person.id() {
        return Ok(());
    }
    let name = &subject.person.name;
    Err(match me == subject.person.id() {
        true => UserError::new(format!("only your manager {does} about you"))
            .hint("`steps diff --with peers` shows what peers allowed you to read"),
        false if entry.is_former_manager(me, context.today) => {
            UserError::new(format!("you are no longer {name}'s manager"))
        }
        false => UserError::new(format!("only {name}'s manager {does} about {name}, and you are `{me}`"))
            .hint("if that is wrong, say who you are with `--person ID`"),
    })
}
