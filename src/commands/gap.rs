//! `steps gap`: from today's ratings to a step.

use clap::Args;

use super::report_args::ReportArgs;
use super::subject::Subject;
use super::{Context, known_discipline, one_of, sides};
use crate::analysis::breadth::tee;
use crate::analysis::gap::{FOCUS_RULE, GapLens, Goal, default_target, gap};
use crate::analysis::reveal::{self, Extent, Opened, Revealed, Withheld};
use crate::analysis::{Caveat, lookup};
use crate::error::{Status, UserError};
use crate::model::{Assessment, Framework, Id, Reopening, Review, Side};
use crate::render::Report;

/// Show what to work on next to reach a step
///
/// Examples:
///   steps gap                              up to your next step
///   steps gap robin-ek --to tribe          up to a step of your choice, or a role
///   steps gap --from self                  from your self-rating
///   steps gap --discipline quality         what a move to a discipline would take
///
/// Uses the agreed ratings if there are any, or else the manager's, or else the
/// self-rating.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, after_long_help = focus_rule())]
pub struct GapArgs {
    /// Whose gap to show [default: yours]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// The step to reach, also one of another line, or the role [default: the next
    /// step of your line]
    #[arg(long, value_name = "STEP|ROLE")]
    pub to: Option<String>,
    /// Whose ratings to start from
    #[arg(long, value_name = "SIDE", value_parser = one_of(sides(Side::READ)))]
    pub from: Option<Side>,
    /// Look sideways, at another discipline
    #[arg(long, value_name = "DISCIPLINE")]
    pub discipline: Option<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// How candidates to focus on are chosen, as the help of `gap` states it.
fn focus_rule() -> String {
    format!("Candidates to focus on:\n{}", textwrap::indent(&textwrap::fill(FOCUS_RULE, 76), "  "))
}

pub fn run(context: &Context, arguments: &GapArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let lens = match &arguments.discipline {
        Some(id) => GapLens::Sideways(known_discipline(&framework, id)?),
        None => GapLens::Own,
    };
    let to = arguments.to.as_ref().map(|word| goal(&framework, word)).transpose()?;
    let subject = Subject::read(context, &workspace, &framework, arguments.about.as_deref())?;
    let review = subject.review(arguments.cycle.as_ref())?;
    let revealed = subject.reveal(review);
    subject.read_own(&workspace, &framework, review)?;
    let shown = choose(&subject, review, &revealed, arguments.from)?;
    if shown.key.side != Side::Agreed && arguments.from.is_none() {
        subject.tell_open_meeting(context, review, &revealed);
    }
    subject.tell_unreadable(context, &workspace, review, &revealed);
    let today = shown.assessment.step.as_ref().or(subject.person.profile.step.as_ref());
    let goal = to
        .or_else(|| default_target(&framework, &shown.assessment, today).map(Goal::step))
        .ok_or_else(|| UserError::new("the framework has no step to look at"))?;
    let mut gap = gap(&framework, (&shown.assessment, today), goal, lens, revealed.focus);
    if gap.breadth.is_none() && arguments.discipline.is_none() {
        let told = revealed.opened.iter().filter(|opened| opened.key.side != Side::Peer);
        let mut told = told.map(|opened| opened.assessment.as_ref());
        let told = told.find(|it| it.breadth.is_some() && it.is_sealed());
        gap.breadth = told.and_then(|told| tee(&framework, &shown.assessment, told));
    }
    if shown.extent == Extent::Shared {
        gap.caveats.push(Caveat::Shared);
    }
    let reopened = reopened_since(&subject, review, &revealed, shown);
    let since = sealed_since(&subject, review, shown, &reopened);
    if !since.is_empty() {
        gap.caveats.push(Caveat::SealedSince(&since));
    }
    let other = subject.other_record(review, &revealed, &workspace);
    gap.caveats.extend(other.iter().map(|(name, compare)| Caveat::OtherRecord(name, compare)));
    gap.caveats.extend(reopened.iter().map(|(name, reopening)| Caveat::ReopenedSince(name, reopening)));
    let rater = subject.people.name_of(&shown.assessment.rater);
    let series: Vec<(String, &Assessment)> = drawn(&revealed, shown)
        .into_iter()
        .map(|opened| (opened.key.to_string(), opened.assessment.as_ref()))
        .collect();
    let name = &subject.person.name;
    let report = Report::Gap {
        framework: &framework,
        gap: &gap,
        person: name,
        rater: &rater,
        series: &series,
        today: context.today,
    };
    context.deliver(&report, &arguments.report)?;
    Ok(Status::Done)
}

/// The step or the role that a word names.
fn goal<'a>(framework: &'a Framework, word: &str) -> anyhow::Result<Goal<'a>> {
    let steps = lookup::steps(framework).map(|it| it.map(|step| Some(Goal::step(step))));
    let roles = lookup::roles(framework).map(|it| it.map(|role| Goal::role(framework, role)));
    let found = lookup::find("step or role", word, steps.chain(roles)).map_err(UserError::from)?;
    Ok(found.ok_or_else(|| {
        UserError::new(format!("the role `{word}` expects no step of anybody"))
            .hint("`expects` in `roles.yaml` says which step it expects in which behavior")
    })?)
}

/// The ratings to look at: those asked for, else what was agreed, else the manager's, else the self-rating.
/// While somebody has still to seal, only one's own, and only when asked for.
fn choose<'a>(
    subject: &Subject,
    review: &Review,
    revealed: &'a Revealed<'a>,
    asked_for: Option<Side>,
) -> anyhow::Result<&'a Opened<'a>> {
    let waiting = subject.waiting_for(review).is_some();
    let order = asked_for.map_or(Side::READ.to_vec(), |side| vec![side]);
    if asked_for.is_none() {
        refuse_unreadable(review, revealed, &order)?;
    }
    let found = order.into_iter().find_map(|side| revealed.get(side));
    if let Some(opened) =
        found.filter(|opened| asked_for.is_some() || !waiting || opened.extent != Extent::Own)
    {
        return Ok(opened);
    }
    if let (Some(side), true) =
        (asked_for, revealed.withheld.iter().all(|(key, _)| Some(key.side) != asked_for))
    {
        let ratings = match side {
            Side::Oneself => "self-rating",
            Side::Manager => "manager's rating",
            Side::Peer => "peer's rating",
            Side::Agreed => "agreed rating",
        };
        return Err(UserError::new(format!(
            "there is no {ratings} of {} in {}",
            subject.person.name, review.cycle
        ))
        .into());
    }
    let own = revealed.opened.iter().find(|opened| opened.extent == Extent::Own);
    let refusal = subject.refusal(review, revealed);
    Err(match own {
        Some(own) if asked_for.is_none() => {
            refusal.hint(format!("`--from {}` shows your own ratings until then", own.key.side)).into()
        }
        _ => refusal.into(),
    })
}

/// Refuses to show other ratings in the place of some that cannot be read: they would be taken for them.
fn refuse_unreadable(review: &Review, revealed: &Revealed<'_>, order: &[Side]) -> Result<(), UserError> {
    let is_unreadable = |side: Side| {
        revealed.withheld.iter().any(|(key, why)| key.side == side && *why == Withheld::Unreadable)
    };
    let is_open = |side: &Side| revealed.get(*side).is_some();
    let (Some(next), Some(first)) = (
        order.iter().copied().find(is_open),
        order.iter().copied().find(|side| is_open(side) || is_unreadable(*side)),
    ) else {
        return Ok(());
    };
    if first == next {
        return Ok(());
    }
    Err(UserError::new(format!("the {first} assessment of {} cannot be read", review.cycle))
        .hint("`steps check` tells whoever wrote it what is wrong")
        .hint(format!("`--from {next}` goes by other ratings until then")))
}

/// Whoever opened their side again since the ratings that are shown were agreed on, by name.
pub fn reopened_since<'a>(
    subject: &Subject,
    review: &Review,
    revealed: &'a Revealed<'a>,
    shown: &Opened<'_>,
) -> Vec<(String, &'a Reopening)> {
    // Where it is written what it was agreed on, that tells better than the day.
    let since = reveal::sealed_since(review, &shown.assessment);
    let is_since = |rater: &Id| since.contains(&rater) || shown.assessment.agreed_on.is_empty();
    let agreed = shown.assessment.sealed.as_ref().map_or(shown.assessment.started, |seal| seal.date);
    let sides = revealed.opened.iter().filter(|side| shown.key.side == Side::Agreed && side.key != shown.key);
    sides
        .flat_map(|side| side.assessment.reopened.iter().map(|reopening| (&side.assessment.rater, reopening)))
        .filter(|(rater, reopening)| reopening.date >= agreed && is_since(rater))
        .map(|(rater, reopening)| (subject.people.name_of(rater), reopening))
        .collect()
}

/// Who sealed again since the ratings that are shown were agreed on, by name, where nothing else tells why.
pub fn sealed_since(
    subject: &Subject,
    review: &Review,
    shown: &Opened<'_>,
    told: &[(String, &Reopening)],
) -> Vec<String> {
    let names =
        reveal::sealed_since(review, &shown.assessment).into_iter().map(|id| subject.people.name_of(id));
    names.filter(|name| told.iter().all(|(told, _)| told != name)).collect()
}

/// Who is drawn in the chart: both sides and what was agreed where they are open, else the one that is shown.
fn drawn<'a>(revealed: &'a Revealed<'a>, shown: &'a Opened<'a>) -> Vec<&'a Opened<'a>> {
    let open: Vec<&Opened<'_>> = revealed.opened.iter().filter(|one| one.key.side != Side::Peer).collect();
    let both = [Side::Oneself, Side::Manager].iter().all(|side| open.iter().any(|one| one.key.side == *side));
    if both { open } else { vec![shown] }
}
