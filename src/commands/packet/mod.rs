//! `steps packet`: what goes to the people who approve a move, and what they decided.

mod basis;
mod form;
mod recording;
mod writing;

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValue;
use jiff::civil::Date;

use self::basis::Basis;
use super::cli::day;
use super::report_args::ReportArgs;
use super::{Context, one_of, sides};
use crate::analysis::packet::asked_for;
use crate::error::{Status, UserError};
use crate::model::{Id, Outcome, Side, Words};
use crate::render::Report;
use crate::render::packet::Names;

/// Put together what goes to the people who approve a move
///
/// Examples:
///   steps packet --to tribe                ask for a move of your own
///   steps packet robin-ek --edit           write your part in your editor
///   steps packet robin-ek -o packet.html   a few pages to print and sign
///   steps packet robin-ek --record not-now --by "Kim Osei" --reason "…"
///
/// It holds why, in the person's and the manager's own words, what was agreed over
/// the cycles with its evidence, what is not there yet and what makes up for it,
/// and who decides; it gives no verdict. On a terminal it asks you for your words
/// first. They are kept in `packet.yaml`, beside what was agreed.
///
/// Nothing is in it that the person has not seen. The manager's words are left out
/// until the person has read them: on one machine with `--as self`, or the manager
/// hands over their `packet.yaml`, which `--answers` takes in; it replaces no words
/// that you have written yourself.
///
/// `--record approved` asks whether to set the step in the profile. A move that was
/// not approved is looked at again six months later, unless you name a day.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct PacketArgs {
    /// Whose move it is [default: yours]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// The step to move to [default: the one in packet.yaml]
    #[arg(long, value_name = "STEP")]
    pub to: Option<String>,
    /// Whose words to write [default: yours]
    #[arg(long = "as", value_name = "SIDE", value_parser = one_of(sides(Words::SIDES)))]
    pub side: Option<Side>,
    /// The review cycle to build on, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Why, in your own words; `-` is standard input
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["answers", "edit"])]
    pub request: Option<String>,
    /// Take the other's words, your own where you have none, and
    /// decisions from another packet.yaml, as `steps schema packet`
    /// has it; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "edit")]
    pub answers: Option<PathBuf>,
    /// Write your words in a form in your editor
    #[arg(long)]
    pub edit: bool,
    /// Say that you have read what your manager wrote
    #[arg(long)]
    pub seen: bool,
    /// Write down what was decided
    #[arg(
        long,
        value_name = "DECISION",
        value_parser = one_of(outcomes()),
        requires_all = ["by", "reason"],
        conflicts_with_all = ["side", "request", "answers", "edit", "seen", "output", "format"],
    )]
    pub record: Option<Outcome>,
    /// Who decided
    #[arg(long, value_name = "NAME", requires = "record")]
    pub by: Option<String>,
    /// Why it was decided so
    #[arg(long, value_name = "TEXT", requires = "record")]
    pub reason: Option<String>,
    /// The day of the decision [default: today]
    #[arg(long, value_name = "DATE", requires = "record", value_parser = day)]
    pub date: Option<Date>,
    /// When to look at it again
    #[arg(long, value_name = "DATE", requires = "record", value_parser = day)]
    pub look_again: Option<Date>,
    /// Answer yes to every yes-or-no question
    #[arg(short, long, requires = "record")]
    pub yes: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// What can be decided, by its word.
fn outcomes() -> [(PossibleValue, Outcome); 2] {
    Outcome::ALL.map(|outcome| (PossibleValue::new(outcome.word()), outcome))
}

pub fn run(context: &Context, arguments: &PacketArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let basis = Basis::lay(context, arguments, &workspace, &framework)?;
    if let Some(outcome) = arguments.record {
        return recording::record(context, arguments, &basis, outcome);
    }
    let packet = writing::written(context, arguments, &basis)?;
    let left_out = packet.is_unseen() && basis.me != *basis.person().id();
    if left_out {
        basis.tell_unseen(context);
    }
    let packet = if left_out { packet.without_unseen() } else { packet };
    let to = basis.target(&packet)?;
    let Some(mut asked) = asked_for(&framework, &basis.records, (basis.standing(), to), &packet) else {
        return Err(UserError::new("nothing was agreed yet").into());
    };
    asked.opinions = basis.opinions()?;
    let told = basis.told();
    asked.gap.caveats.extend(told.caveats());
    let rater = basis.rater();
    let [person, manager] = basis.names();
    let names = Names { person: &person, manager: &manager, rater: &rater };
    let report = Report::Packet { framework: &framework, asked: &asked, names };
    context.deliver(&report, &arguments.report)?;
    Ok(Status::Done)
}
