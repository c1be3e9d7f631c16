//! `steps calibrate`: over many people's reviews, where the framework is read differently.

mod envelopes;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Context;
use super::everybody::each_review;
use super::report_args::{ReportArgs, with_records};
use crate::analysis::calibrate::{LeftOut, Tally};
use crate::error::{Status, UserError};
use crate::model::{Cycle, Framework, Id};
use crate::render::{Report, count, some_of};
use crate::store::{self, Workspace};

/// Show where many people and their managers read the framework differently
///
/// Examples:
///   steps calibrate                        the reviews of this workspace
///   steps calibrate reviews.ndjson         what `steps export reviews` wrote
///   steps calibrate envelopes              a folder of what was sent to your key
///   steps export reviews --anonymous | steps calibrate -
///
/// For whoever is given many reviews on purpose, to find what in the framework is
/// unclear: for each question how often the two sides differ and in which
/// direction, where many cannot say, which examples one side alone marks, and how
/// many people are at each step. It is about the framework, and names nobody.
///
/// Only what both sides sealed counts, and sealed records of what was agreed; a
/// person counts once. Nothing is told about fewer than five people, nor any
/// number by which one about them could be worked out, nor what holds for all of
/// a group. Two reports can still be compared: give out one for a cycle, and not
/// another one after somebody has joined.
///
/// Envelopes come from `steps send --calibration`; those of `steps send --to` do
/// as well. For what one machine cannot hold, examples/calibrate has the same
/// question as a query for DuckDB and Spark.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, mut_arg("format", with_records))]
pub struct CalibrateArgs {
    /// Records, a folder of envelopes, or of reviews; `-` is records on standard
    /// input [default: the reviews of this workspace]
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The review cycle [default: that of today]
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// Open envelopes with the private key in this file [default: your own]
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    #[command(flatten)]
    pub report: ReportArgs,
}

pub fn run(context: &Context, arguments: &CalibrateArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let cycle = arguments.cycle.clone();
    let cycle = cycle.unwrap_or_else(|| workspace.settings.value.cycle.cycle(context.today));
    let mut tally = Tally::new(&framework, cycle.clone());
    if arguments.sources.is_empty() {
        add_reviews(context, &workspace, &framework, &mut tally)?;
    }
    for source in &arguments.sources {
        add(context, arguments, source, &framework, &mut tally)?;
    }
    tell(context, &tally.left_out);
    let Some(calibration) = tally.calibration() else { return Err(too_few(&tally, &cycle).into()) };
    let report = Report::Calibrate { framework: &framework, calibration: &calibration };
    context.deliver_records(&report, &arguments.report)?;
    Ok(Status::Done)
}

/// Counts what a source holds, told by what it is.
fn add(
    context: &Context,
    arguments: &CalibrateArgs,
    source: &Path,
    framework: &Framework,
    tally: &mut Tally<'_>,
) -> anyhow::Result<()> {
    if source == Path::new("-") {
        return store::for_each_record(None, "<stdin>", |record| tally.add(record));
    }
    let (full, shown) = (context.current.join(source), source.to_string_lossy());
    if !full.exists() {
        return Err(UserError::new(format!("there is no file or folder `{shown}`")).into());
    }
    if full.is_file() && !envelopes::is_envelope(&full) {
        return store::for_each_record(Some(&full), &shown, |record| tally.add(record));
    }
    let root = match full.file_name() {
        Some(name) if name == "reviews" => full.parent(),
        _ => Some(full.as_path()).filter(|root| root.join("reviews").is_dir()),
    };
    match root {
        Some(root) => {
            let workspace = Workspace::find(Some(root), &context.current)?;
            add_reviews(context, &workspace, framework, tally)
        }
        None => envelopes::add(context, arguments.key.as_deref(), (&full, &shown), framework, tally),
    }
}

fn add_reviews(
    context: &Context,
    workspace: &Workspace,
    framework: &Framework,
    tally: &mut Tally<'_>,
) -> anyhow::Result<()> {
    let cycle = tally.cycle().clone();
    let missing = each_review(context, workspace, framework, Some(&cycle), |_, record| tally.add(&record))?;
    missing.tell(context);
    Ok(())
}

/// Says what was not counted, and names nobody.
fn tell(context: &Context, left_out: &LeftOut) {
    let LeftOut { twice, foreign, uncounted, gone, is_of_other_versions, .. } = left_out;
    let say = |number: &usize, noun: &str, why: &str| {
        if *number > 0 {
            context.streams.say(&format!("Left out: {} {why}.", count(*number, noun)));
        }
    };
    say(uncounted, "review", "that both sides have not sealed");
    say(twice, "record", "of somebody who is counted already");
    say(foreign, "record", "of another framework");
    say(gone, "answer", "about what is no longer in the framework");
    if *is_of_other_versions {
        context.streams.say("Some rated another version of the framework; the texts are those of today.");
    }
}

/// That there is too little, and where there may be more.
fn too_few(tally: &Tally<'_>, cycle: &Id) -> UserError {
    // A name that tells no days may tell who.
    let has_days = |name: &&Id| !Cycle::new((*name).clone(), None).has_free_name();
    let cycles = tally.left_out.cycles.iter().filter(has_days);
    let others: Vec<String> = cycles.map(|name| format!("`--cycle {name}`")).collect();
    let message = format!("fewer than five people can be counted in {cycle}, so nothing is shown");
    let hint =
        (!others.is_empty()).then(|| format!("there are records of other cycles: {}", some_of(&others, 5)));
    UserError::new(message).maybe_hint(hint)
}
