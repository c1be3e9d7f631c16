//! `steps gap`: from today's ratings to a step.

use clap::{Args, ValueEnum};

use super::report_args::ReportArgs;
use super::reveal::{Seals, cycle_to_show, manager_name, refuse_while_a_later_cycle_is_open};
use super::{Context, display_name, identity, known_discipline, known_step};
use crate::analysis::gap::{FOCUS_RULE, GapLens, default_target, gap};
use crate::error::{Status, UserError};
use crate::model::{Assessment, Framework, Id};
use crate::render::Report;
use crate::store::{Reviews, Seat, Workspace};

/// Show what to work on next to reach a step
///
/// Examples:
///   steps gap                              up to your next step
///   steps gap robin-ek --to tribe          up to a step of your choice
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
    pub about: Option<Id>,
    /// The step to reach [default: the next one]
    #[arg(long, value_name = "STEP")]
    pub to: Option<String>,
    /// Whose ratings to start from
    #[arg(long, value_name = "SIDE", value_enum)]
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

/// Whose ratings a gap is read from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Side {
    Agreed,
    Manager,
    #[value(name = "self")]
    Oneself,
}

pub fn run(context: &Context, arguments: &GapArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let reviews = Reviews::of(&workspace);
    let lens = match &arguments.discipline {
        Some(id) => GapLens::Sideways(known_discipline(&framework, id)?),
        None => GapLens::Own,
    };
    let person = match &arguments.about {
        Some(person) => person.clone(),
        None => identity::required(context)?.id,
    };
    let todays = workspace.settings.value.cycle.cycle(context.today);
    let cycle = cycle_to_show(&reviews, &person, arguments.cycle.as_ref(), todays)?;
    let (side, assessment) = choose(context, arguments.from, &workspace, &framework, &person, &cycle)?;
    let profile = reviews.profile(&person)?;
    let target = match &arguments.to {
        Some(id) => known_step(&framework, id)?,
        None => default_target(&framework, &assessment, profile.step.as_ref())
            .ok_or_else(|| UserError::new("the framework has no step to look at"))?,
    };
    let gap = gap(&framework, &assessment, target, lens);
    let drawn = drawn(side, &reviews, &framework, &person, &cycle, &assessment)?;
    let series: Vec<(String, &Assessment)> =
        drawn.iter().map(|(label, assessment)| (label.clone(), assessment)).collect();
    let name = display_name(&reviews, &person)?;
    let report = Report::Gap { framework: &framework, gap: &gap, person: &name, series: &series };
    context.deliver(&report, &arguments.report)?;
    Ok(Status::Done)
}

/// The ratings to look at: those asked for, else what was agreed, else the manager's, else the
/// self-rating; before both have sealed, only one's own, and only when asked for.
fn choose(
    context: &Context,
    asked_for: Option<Side>,
    workspace: &Workspace,
    framework: &Framework,
    person: &Id,
    cycle: &Id,
) -> anyhow::Result<(Side, Assessment)> {
    let reviews = Reviews::of(workspace);
    let seals = Seals::of(&reviews, person, cycle)?;
    if !seals.both() && !seals.none() {
        return own(context, asked_for, workspace, framework, person, cycle);
    }
    let order = asked_for.map_or(vec![Side::Agreed, Side::Manager, Side::Oneself], |side| vec![side]);
    for side in order {
        let Some(assessment) = reviews.load(person, cycle, &seat(side), framework)? else { continue };
        if side != Side::Agreed {
            refuse_while_a_later_cycle_is_open(&reviews, person, cycle)?;
        }
        return Ok((side, assessment));
    }
    Err(UserError::new(format!("there are no such ratings of `{person}` in {cycle}")).into())
}

/// One's own ratings, while not both have sealed. What the other side has is not even opened.
fn own(
    context: &Context,
    asked_for: Option<Side>,
    workspace: &Workspace,
    framework: &Framework,
    person: &Id,
    cycle: &Id,
) -> anyhow::Result<(Side, Assessment)> {
    let reviews = Reviews::of(workspace);
    let me = identity::known(context)?.unwrap_or_else(|| person.clone());
    let mine = if me == *person { Side::Oneself } else { Side::Manager };
    let seals = Seals::of(&reviews, person, cycle)?;
    let manager = manager_name(&reviews, &reviews.profile(person)?)?;
    let waiting = seals.waiting_for(&display_name(&reviews, person)?, &manager).unwrap_or_default();
    let refusal = UserError::new(format!("not sealed yet in {cycle}: {waiting}"))
        .hint(format!("`--from {}` shows your own ratings until then", seat(mine)));
    if asked_for != Some(mine) {
        return Err(refusal.into());
    }
    match reviews.load(person, cycle, &seat(mine), framework)? {
        Some(assessment) if assessment.rater == me => Ok((mine, assessment)),
        _ => Err(UserError::new(format!("you have not begun an assessment of `{person}` in {cycle}"))
            .hint("`steps assess` begins one")
            .into()),
    }
}

/// Who is drawn in the chart: everybody once both have sealed, else the one side that is shown.
fn drawn(
    side: Side,
    reviews: &Reviews<'_>,
    framework: &Framework,
    person: &Id,
    cycle: &Id,
    shown: &Assessment,
) -> anyhow::Result<Vec<(String, Assessment)>> {
    let label = |side: Side| match side {
        Side::Oneself => "self",
        Side::Manager => "manager",
        Side::Agreed => "agreed",
    };
    if !Seals::of(reviews, person, cycle)?.both() {
        return Ok(vec![(label(side).to_owned(), shown.clone())]);
    }
    let mut found = Vec::new();
    for side in [Side::Oneself, Side::Manager, Side::Agreed] {
        let assessment = reviews.load(person, cycle, &seat(side), framework)?;
        found.extend(assessment.map(|assessment| (label(side).to_owned(), assessment)));
    }
    Ok(found)
}

fn seat(side: Side) -> Seat {
    match side {
        Side::Agreed => Seat::Agreed,
        Side::Manager => Seat::Manager,
        Side::Oneself => Seat::Oneself,
    }
}

/// How candidates to focus on are chosen, as the help of `gap` states it.
fn focus_rule() -> String {
    format!("Candidates to focus on:\n{}", textwrap::indent(&textwrap::fill(FOCUS_RULE, 76), "  "))
}
