//! `steps history`: how things moved over a person's reviews.

use clap::Args;
use jiff::civil::Date;

use super::cli::day;
use super::report_args::{ReportArgs, with_records};
use super::subject::Subject;
use super::{Context, known_behavior, one_of, sides};
use crate::analysis::history::{Glimpse, History, SeenReview, Unseen, Wanted, history};
use crate::analysis::reveal::Revealed;
use crate::error::{Status, UserError};
use crate::model::{Review, Side};
use crate::render::{Report, words};

/// Show how things moved over the reviews of a person
///
/// Examples:
///   steps history                          yours, before you meet
///   steps history robin-ek --from agreed   only what was agreed each time
///   steps history --for mastery            only one behavior
///   steps history -o history.html          as a page with drawings
///
/// It begins with what moved since the last time, what you set out to do, and what
/// became of it. Then it shows how far each behavior reached, cycle by cycle: as
/// the person saw it, as the manager did, and as it was agreed. While you are
/// still rating, the other side's earlier ratings stay closed to you.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, mut_arg("format", with_records))]
pub struct HistoryArgs {
    /// Whose history to show [default: yours]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// Only these ratings
    #[arg(long, value_name = "SIDE", value_parser = one_of(sides(Side::READ)))]
    pub from: Option<Side>,
    /// Only this behavior; can be repeated
    #[arg(long = "for", value_name = "BEHAVIOR")]
    pub behaviors: Vec<String>,
    /// Only cycles that go on to this day or begin later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Date>,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &HistoryArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let behavior = |word: &String| known_behavior(&framework, word).map(|behavior| &behavior.id);
    let behaviors = arguments.behaviors.iter().map(behavior).collect::<anyhow::Result<Vec<_>>>()?;
    let subject = Subject::read(context, &workspace, &framework, arguments.about.as_deref())?;
    let reviews = &subject.person.reviews;
    let revealed: Vec<Revealed<'_>> = reviews.iter().map(|review| subject.reveal(review)).collect();
    let glimpses: Vec<Glimpse<'_>> = reviews
        .iter()
        .zip(&revealed)
        .map(|(review, revealed)| Glimpse {
            review,
            revealed,
            unseen: unseen(&subject, review, revealed),
            other_record: subject.other_record(review, revealed, &workspace),
        })
        .collect();
    let wanted = Wanted { side: arguments.from, since: arguments.since, behaviors };
    let who = (&subject.person, &subject.people);
    let history = history(&framework, who, &glimpses, &wanted, context.today);
    refuse_nothing(&subject, &glimpses, &history, arguments)?;
    for (review, revealed) in reviews.iter().zip(&revealed) {
        subject.tell_unreadable(context, &workspace, review, revealed);
    }
    let person = (subject.person.id(), subject.person.name.as_str());
    let report = Report::History { framework: &framework, history: &history, person };
    context.deliver_records(&report, &arguments.report)?;
    Ok(Status::Done)
}

fn unseen<'a>(subject: &Subject, review: &Review, revealed: &Revealed<'a>) -> Vec<Unseen<'a>> {
    let withheld = subject.withheld(review, revealed).into_iter();
    withheld.map(|(keys, why)| Unseen { keys, why: why.message, hints: why.hints }).collect()
}

/// Refuses where nothing can be shown, for the reason that bears on the latest review.
fn refuse_nothing(
    subject: &Subject,
    glimpses: &[Glimpse<'_>],
    history: &History<'_>,
    arguments: &HistoryArgs,
) -> Result<(), UserError> {
    if history.reviews.iter().any(|review| !review.sides.is_empty()) {
        return Ok(());
    }
    let name = &subject.person.name;
    let Some(last) = glimpses.last() else { return Err(subject.nothing_yet()) };
    if let (Some(since), true) = (arguments.since, history.reviews.is_empty()) {
        return Err(UserError::new(format!("there is no review of {name} since {since}"))
            .hint(format!("the latest is {}", last.review.cycle)));
    }
    let withheld = glimpses.iter().rev().find(|glimpse| {
        let is_shown =
            |review: &SeenReview<'_>| review.cycle == &glimpse.review.cycle && !review.unseen.is_empty();
        history.reviews.iter().any(is_shown)
    });
    Err(match (withheld, arguments.from) {
        (Some(glimpse), _) => subject.refusal(glimpse.review, glimpse.revealed),
        (None, Some(side)) => {
            let refusal = UserError::new(format!("no {} of {name} can be shown", words::relation(side)));
            let Some(why) = subject.not_there(last.review, last.revealed, side) else { return Err(refusal) };
            [why.message].into_iter().chain(why.hints).fold(refusal, UserError::hint)
        }
        (None, None) => UserError::new(format!("there is nothing to show about {name} yet"))
            .hint("what peers say is for nobody else"),
    })
}
