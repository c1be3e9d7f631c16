//! `steps status`: what is waiting for whoever runs the program.

use clap::Args;

use super::report_args::{ReportArgs, with_calendar};
use super::subject::{flags, known_people, near_person};
use super::{Context, envelopes, identity};
use crate::analysis::reveal::{Asker, seals};
use crate::analysis::status::{Kind, Question, Status, Waiting};
use crate::error;
use crate::model::{Closed, Framework, Id, People, Person};
use crate::render::status::Detail;
use crate::render::{Format, Printable, Report};
use crate::store::{Reviews, Workspace, read_people};

/// Show what is waiting for you
///
/// Examples:
///   steps status                           you and the people you manage
///   steps status --all                     all about each, with the commands
///   steps status -o steps.ics              the days, for your calendar
///   steps status --exit-code               for a script: 1 if anything is due
///
/// It says where your draft stopped, who has sealed, which reviews are due, and
/// what you were going to look at again. Whatever is overdue comes first. It never
/// shows a rating, and the calendar has nothing but dates and titles.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, mut_arg("format", with_calendar))]
pub struct StatusArgs {
    /// Also show what is less urgent about the people you manage
    #[arg(long)]
    pub all: bool,
    /// Exit with status 1 if anything is due today or overdue
    #[arg(long)]
    pub exit_code: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &StatusArgs) -> anyhow::Result<error::Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let me = identity::required(context)?.id;
    let people = read_people(&workspace)?;
    tell_unknown(context, &workspace, &people, &me)?;
    let (status, unread) = status(context, &workspace, &framework, (&people, &me))?;
    for name in unread {
        context.streams.say(&format!(
            "{name} is left out, for a file about them cannot be read; `steps check` tells you why."
        ));
    }
    let detail = if arguments.all { Detail::All } else { Detail::Usual };
    let report = Report::Status { framework: &framework, status: &status, detail };
    context.deliver_calendar(&report, &arguments.report)?;
    let is_due = arguments.exit_code && status.is_anything_due();
    Ok(if is_due { error::Status::No } else { error::Status::Done })
}

/// Prints the most urgent things below the first screen of the help, where there is a workspace and it is known who
/// asks. Whatever is in the way of it is for the commands to say.
pub fn glance(context: &Context) -> anyhow::Result<()> {
    let Ok(Some(text)) = at_a_glance(context) else { return Ok(()) };
    context.streams.answer(&Printable::text("\n"))?;
    context.streams.answer(&text)
}

fn at_a_glance(context: &Context) -> anyhow::Result<Option<Printable>> {
    let workspace = context.workspace()?;
    let Some(me) = identity::known(context)?.filter(|_| !workspace.is_empty()) else { return Ok(None) };
    let framework = workspace.load_framework()?;
    let people = read_people(&workspace)?;
    let (status, _) = status(context, &workspace, &framework, (&people, &me))?;
    let report = Report::Status { framework: &framework, status: &status, detail: Detail::Glance };
    let is_any = status.all().next().is_some();
    Ok(is_any.then(|| report.render(Format::Text, context.streams.out.page())))
}

/// What is waiting, and the names of those about whom something cannot be read.
fn status(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
    (people, me): (&People, &Id),
) -> anyhow::Result<(Status, Vec<String>)> {
    let settings = &workspace.settings.value;
    let today = context.today;
    let question = Question { me, people, framework, settings, today };
    let todays_cycle = settings.cycle.cycle(today);
    let with_flags = |one: Waiting| {
        let cycle = one.cycle.as_ref().unwrap_or(&todays_cycle);
        let flags = flags(me, cycle, &todays_cycle, context.workspace.as_deref());
        Waiting { command: one.command.map(|command| command + &flags), ..one }
    };
    let about = |id: &Id| -> anyhow::Result<Vec<Waiting>> {
        let mut person = Reviews::of(workspace).person(id, people, Some(me), framework)?;
        envelopes::open(workspace, framework, people, &mut person, Asker::Known(me), today)?;
        let person = person.carried_to(framework);
        let mut waiting = question.waiting(&person);
        for one in &mut waiting {
            let cycle = one.cycle.as_ref().unwrap_or(&todays_cycle);
            match one.kind {
                Kind::Others { .. } if is_sent(workspace, &person, cycle, me)? => one.command = None,
                // The other side cannot come to the meeting without it.
                Kind::Meeting { begun: false, .. }
                    if settings.share.is_some() && !is_sent(workspace, &person, cycle, me)? =>
                {
                    one.command = Some(question.send_command(id));
                }
                _ => {}
            }
        }
        Ok(waiting.into_iter().map(with_flags).collect())
    };
    let (mut own, mut unread) = (about(me)?, Vec::new());
    for id in &Reviews::of(workspace).people_with_request_to(me)? {
        let reviews = Reviews::of(workspace);
        let is_mine = |file: &String| file.ends_with(&format!("/request-{me}.yaml"));
        if reviews.unreadable_requests(id)?.iter().any(is_mine) {
            unread.push(people.name_of(id));
        }
        // What somebody else's files say wrong is no reason to leave out one's own.
        let Ok(person) = reviews.person(id, people, None, framework) else { continue };
        own.extend(question.requests(&person).into_iter().map(with_flags));
    }
    let managed = people.0.iter().filter(|entry| entry.id != *me && entry.managers_on(today).contains(&me));
    let mut reports = Vec::new();
    for entry in managed {
        match about(&entry.id) {
            Ok(waiting) => reports.push(waiting),
            Err(_) => unread.push(entry.called()),
        }
    }
    Ok((Status::of(&question, own, reports), unread))
}

/// Whether an envelope with what somebody has sealed lies in the reviews, from where it goes its way.
fn is_sent(workspace: &Workspace, person: &Person, cycle: &Id, me: &Id) -> anyhow::Result<bool> {
    let sealed = person.review(cycle).map(seals).unwrap_or_default();
    let is_own = |digest: &str| sealed.iter().any(|seal| seal.rater == *me && seal.digest == digest);
    let envelopes = Reviews::of(workspace).envelopes_in(person.id(), cycle)?;
    Ok(envelopes.iter().any(|(_, content)| match content {
        Err(Closed::Enveloped(envelope)) => is_own(&envelope.sealed.digest),
        _ => false,
    }))
}

/// Says that nothing here knows whoever asks, so that nobody takes a slip of the finger for a quiet day.
fn tell_unknown(context: &Context, workspace: &Workspace, people: &People, me: &Id) -> anyhow::Result<()> {
    let known = known_people(people, &Reviews::of(workspace))?;
    if known.is_empty() || known.iter().any(|(id, _)| id == me) {
        return Ok(());
    }
    let near = near_person(me.as_str(), &known).map(|near| format!("; did you mean `{near}`?"));
    let near = near.unwrap_or_else(|| ".".to_owned());
    context.streams.say(&format!("`{me}` is not in people.yaml, nor in the reviews{near}"));
    Ok(())
}
