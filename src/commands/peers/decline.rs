//! `steps peers decline`: a peer who was asked would rather not.

use clap::Args;

use crate::commands::send::EnvelopeArgs;
use crate::commands::send::parcel::Contents;
use crate::commands::subject::known_person;
use crate::commands::{Context, identity};
use crate::error::{Status, UserError};
use crate::model::{Cycle, Declined, Holds, Id, Request, Side, SideKey};
use crate::store::{self, Reviews, read_people};

/// Say that you would rather not write about somebody
///
/// Examples:
///   steps peers decline robin-ek
///   steps peers decline robin-ek --reason "We hardly worked together"
///
/// Nobody has to say why. It is written for whoever asked you, and nobody else.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct DeclineArgs {
    /// About whom you were asked
    #[arg(value_name = "PERSON")]
    pub about: String,
    /// Why, if you want to say
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// The review cycle, such as 2026-h2 [default: the latest you were asked in]
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub envelope: EnvelopeArgs,
}

pub fn run(context: &Context, arguments: &DeclineArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let me = identity::required(context)?.id;
    let people = read_people(&workspace)?;
    let reviews = Reviews::of(&workspace);
    let person = known_person(&arguments.about, &people, &reviews)?;
    let mut cycles = match &arguments.cycle {
        Some(cycle) => vec![cycle.clone()],
        None => reviews.cycles(&person)?,
    };
    cycles.sort_by_key(|cycle| std::cmp::Reverse(Cycle::new(cycle.clone(), Some(context.today))));
    let requests = cycles.iter().map(|cycle| reviews.request(&person, cycle, &me));
    let request = requests.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().next();
    let name = people.name_of(&person);
    let Some(request) = request else {
        return Err(UserError::new(format!("nobody asked you about {name}"))
            .hint("a request comes with `steps receive FILE`; without one there is nothing to decline")
            .into());
    };
    let framework = workspace.load_framework()?;
    let review = reviews.person(&person, &people, None, &framework)?;
    let key = SideKey::of(Side::Peer, &me);
    if review.review(&request.cycle).is_some_and(|review| review.has_sealed(&key)) {
        return Err(UserError::new(format!(
            "you have sealed your answers about {name} for {} already",
            request.cycle
        ))
        .hint("what you sent stays with whoever asked; `steps assess PERSON --as peer --reopen` changes it")
        .into());
    }
    let reason = arguments.reason.clone().filter(|reason| !reason.trim().is_empty());
    let request = Request { declined: Some(Declined { date: context.today, reason }), ..request };
    let from = people.name_of(&request.from);
    let head = format!(
        "An answer to {from} about a request for {}. `steps receive FILE` takes it in.",
        request.cycle
    );
    let contents = Contents {
        holds: Holds::Request,
        person: &request.person,
        cycle: &request.cycle,
        from: &me,
        to: &request.from,
        text: store::peers_text(&request)?,
        closed: head.clone(),
        open: head,
        name: format!("{person}-{}-declined-{me}", request.cycle),
    };
    contents.hand_over(context, &people, &arguments.envelope)?;
    reviews.keep_request(&request)?;
    context
        .streams
        .say(&format!("If you change your mind, `steps assess {person} --as peer` answers all the same."));
    Ok(Status::Done)
}
