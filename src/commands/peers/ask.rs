//! `steps peers ask`: a short request to each of some people.

use clap::Args;
use jiff::civil::Date;

use super::refuse_others;
use crate::analysis::peers::readers;
use crate::commands::cli::day;
use crate::commands::send::EnvelopeArgs;
use crate::commands::send::parcel::{Contents, Protection};
use crate::commands::subject::{Subject, known_person};
use crate::commands::{Context, identity, known_behavior, known_step};
use crate::error::{Status, UserError};
use crate::model::{Framework, Holds, Id, People, Request};
use crate::render::{list, words};
use crate::store::{self, Reviews, Workspace};

/// Ask people who work with somebody what they see
///
/// Examples:
///   steps peers ask robin-ek --from kim-osei sam-lindqvist --for mastery
///   steps peers ask robin-ek --from kim-osei --step squad --by 2026-12-04
///
/// Writes a request for each: which behaviors, by when, and who will read the
/// answer. It is encrypted where people.yaml has the peer's key. Nothing in it
/// tells the person's own step: which steps to ask about is your choice.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct AskArgs {
    /// About whom
    #[arg(value_name = "PERSON")]
    pub about: String,
    /// Whom to ask
    #[arg(long, value_name = "ID", required = true, num_args = 1..)]
    pub from: Vec<String>,
    /// About which behaviors [default: all]
    #[arg(long = "for", value_name = "BEHAVIOR", num_args = 1..)]
    pub behaviors: Vec<String>,
    /// At which steps [default: all]
    #[arg(long = "step", value_name = "STEP", num_args = 1..)]
    pub steps: Vec<String>,
    /// By when
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub by: Option<Date>,
    /// What you want to say to it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub envelope: EnvelopeArgs,
}

pub fn run(context: &Context, arguments: &AskArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let me = identity::required(context)?.id;
    let subject = Subject::read(context, &workspace, &framework, Some(&arguments.about))?;
    refuse_others(context, &subject, &me, "asks peers")?;
    let peers = whom(context, arguments, &workspace, &subject, &me)?;
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let (behaviors, steps) = what(arguments, &framework)?;
    if let Some(by) = arguments.by.filter(|by| *by < context.today) {
        return Err(UserError::new(format!("{by} has passed already"))
            .hint("name a day to come with `--by`")
            .into());
    }
    for peer in peers {
        let request = Request {
            format: Request::FORMAT,
            person: subject.person.id().clone(),
            cycle: arguments.cycle.clone().unwrap_or_else(|| todays.clone()),
            peer,
            from: me.clone(),
            asked: context.today,
            by: arguments.by,
            note: arguments.note.clone().filter(|note| !note.trim().is_empty()),
            behaviors: behaviors.clone(),
            steps: steps.clone(),
            declined: None,
        };
        ask(context, arguments, &workspace, &framework, (&subject.people, &request))?;
    }
    context.streams.say(&format!("Next: `steps peers {}` shows who has answered.", subject.person.id()));
    Ok(Status::Done)
}

/// Those who are asked, each once, and each somebody else than the two of them.
fn whom(
    context: &Context,
    arguments: &AskArgs,
    workspace: &Workspace,
    subject: &Subject,
    me: &Id,
) -> anyhow::Result<Vec<Id>> {
    let mut peers: Vec<Id> = Vec::new();
    for text in &arguments.from {
        let peer = known_person(text, &subject.people, &Reviews::of(workspace))?;
        if peer == *me || peer == *subject.person.id() {
            let why = if peer == *me { "you rate as the manager" } else { "it is their own review" };
            return Err(UserError::new(format!("`{peer}` is no peer here: {why}")).into());
        }
        if subject.person.entry.managers_on(context.today).contains(&&peer) {
            return Err(UserError::new(format!("`{peer}` is a manager of {}, too", subject.person.name))
                .hint(format!("they rate with `steps assess {} --as manager`", subject.person.id()))
                .into());
        }
        if !peers.contains(&peer) {
            peers.push(peer);
        }
    }
    if arguments.envelope.output.is_some() && peers.len() > 1 {
        return Err(UserError::new("one file holds one request, and there are several")
            .hint("leave `--output` out: each gets a file of its own")
            .into());
    }
    Ok(peers)
}

/// The behaviors and the steps that are asked about, in the framework's order.
fn what(arguments: &AskArgs, framework: &Framework) -> anyhow::Result<(Vec<Id>, Vec<Id>)> {
    let named = arguments.behaviors.iter().map(|word| known_behavior(framework, word));
    let named: Vec<&Id> = named.map(|it| it.map(|it| &it.id)).collect::<anyhow::Result<_>>()?;
    let behaviors =
        framework.behaviors.iter().map(|it| &it.id).filter(|id| named.is_empty() || named.contains(id));
    let behaviors = behaviors.cloned().collect();
    let named = arguments.steps.iter().map(|word| known_step(framework, word));
    let named: Vec<&Id> = named.map(|it| it.map(|it| &it.id)).collect::<anyhow::Result<_>>()?;
    let steps = framework.steps.iter().map(|it| &it.id).filter(|id| named.is_empty() || named.contains(id));
    Ok((behaviors, steps.cloned().collect()))
}

/// Writes one request, and says how to hand it over.
fn ask(
    context: &Context,
    arguments: &AskArgs,
    workspace: &Workspace,
    framework: &Framework,
    (people, request): (&People, &Request),
) -> anyhow::Result<()> {
    let (peer, name) = (people.name_of(&request.peer), people.name_of(&request.person));
    let before = Reviews::of(workspace).request(&request.person, &request.cycle, &request.peer)?;
    if let Some(other) = before.as_ref().filter(|before| before.from != request.from) {
        let from = people.name_of(&other.from);
        return Err(UserError::new(format!(
            "{from} has asked {peer} about {name} on {} already",
            other.asked
        ))
        .hint(format!("{from} reads the answers; talk to {from}"))
        .into());
    }
    let contents = Contents {
        holds: Holds::Request,
        person: &request.person,
        cycle: &request.cycle,
        from: &request.from,
        to: &request.peer,
        text: store::peers_text(request)?,
        closed: format!(
            "Something that {} asks {peer}, encrypted. `steps receive FILE` takes it in.",
            people.name_of(&request.from)
        ),
        open: in_words(request, framework, people),
        name: format!("{}-{}-request-{}", request.person, request.cycle, request.peer),
    };
    let protection = contents.hand_over(context, people, &arguments.envelope)?;
    Reviews::of(workspace).keep_request(request)?;
    match before.as_ref().map(|before| (before.asked, &before.declined)) {
        Some((_, Some(declined))) => {
            context.streams.say(&format!("{peer} declined on {}; you are asking again.", declined.date));
        }
        Some((asked, None)) => {
            context.streams.say(&format!("This takes the place of what you asked {peer} on {asked}."))
        }
        None => {}
    }
    if protection == Protection::Plain {
        context.streams.say(&format!(
            "people.yaml has no key of {peer}, so the request is not encrypted: whoever opens it reads that you ask about {name}."
        ));
    }
    Ok(())
}

/// The request in words, for somebody who reads it without the program.
fn in_words(request: &Request, framework: &Framework, people: &People) -> String {
    let (from, name) = (people.name_of(&request.from), people.name_of(&request.person));
    let behaviors: Vec<&str> = request.behaviors.iter().map(|id| words::behavior(framework, id)).collect();
    let steps: Vec<&str> = request.steps.iter().map(|id| words::step(framework, id)).collect();
    let by = request.by.map(|by| format!(" by {by}")).unwrap_or_default();
    format!(
        "{from} asks {} what they see of {name}{by}: {}, at {}. Each is a rating and a note. {from} reads all of it. {} `steps receive FILE` takes this in, and `steps assess {} --as peer` answers it.",
        people.name_of(&request.peer),
        list(&behaviors),
        list(&steps),
        readers(&name),
        request.person,
    )
}
