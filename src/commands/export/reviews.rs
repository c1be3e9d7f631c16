//! `steps export reviews`: sealed reviews as records, as far as they are open to whoever asks.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValue;

use crate::analysis::anonymous::{Anonymous, anonymous};
use crate::commands::everybody::each_review;
use crate::commands::{Context, one_of, output};
use crate::error::{Status, UserError};
use crate::model::{Cycle, Framework, Id, ReviewRecord};
use crate::render::count;
use crate::render::review_records::{RecordFormat, render};
use crate::store::{self, Privacy};

/// Write sealed reviews as records for other programs
///
/// Examples:
///   steps export reviews -o reviews.ndjson
///   steps export reviews --anonymous -o reviews.ndjson
///   steps export reviews -o reviews.csv
///   steps export reviews --anonymous | steps calibrate -
///
/// A review is in it where both sides have sealed, or where what was agreed is
/// sealed, and where it is open to you: as in every report, you see only what
/// `steps diff` would show you. Each line of ndjson is a review, with what both
/// said side by side; each row of csv is one answer of it. Every record names the
/// version of its format, and `steps schema review-record` tells what is in it.
///
/// `--anonymous` leaves out names, ids, notes, evidence and all dates but the
/// cycle. Each review gets a random key, new in every run, and the order says
/// nothing. Disciplines and steps stay where five people or more have the same;
/// of a cycle with fewer people nothing is written. It is no promise: whoever
/// knows some of somebody's answers may still know the rest from them. Give it
/// only to those who need single records; for all others, `steps calibrate`.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ReviewsArgs {
    /// Leave out what tells who it is
    #[arg(long)]
    pub anonymous: bool,
    /// The review cycle, such as 2026-h2 [default: all]
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// The format of the records [default: by the name of FILE, else ndjson]
    #[arg(long, value_name = "FORMAT", value_parser = one_of(formats()))]
    pub format: Option<RecordFormat>,
    /// Write them to a file that only you can read; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier export
    #[arg(short, long, requires = "output")]
    pub force: bool,
}

fn formats() -> [(PossibleValue, RecordFormat); 2] {
    RecordFormat::ALL.map(|format| (PossibleValue::new(format.word()), format))
}

impl ReviewsArgs {
    fn format(&self) -> RecordFormat {
        let is_csv = || {
            let ending = self.output.as_deref().and_then(Path::extension);
            ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
        };
        self.format.unwrap_or_else(|| if is_csv() { RecordFormat::Csv } else { RecordFormat::Ndjson })
    }
}

pub fn run(context: &Context, arguments: &ReviewsArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let mut records = Vec::new();
    let cycle = arguments.cycle.as_ref();
    let missing = each_review(context, &workspace, &framework, cycle, |cycle, record| {
        records.push((cycle.clone(), record));
    })?;
    let records = match arguments.anonymous {
        true => nameless(context, &framework, records)?,
        false => records.into_iter().map(|(_, record)| record).collect(),
    };
    missing.tell(context);
    let text = render(&records, arguments.format());
    match arguments.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => context.streams.answer(&text)?,
        Some(path) => {
            if output::put(context, path, &text, (Privacy::Private, arguments.force))? {
                let reviews = count(records.len(), "review");
                context
                    .streams
                    .say(&format!("Wrote {reviews} to `{}`, readable by you alone.", path.display()));
            }
        }
    }
    if records.is_empty() {
        context.streams.say("There is no review that both sides have sealed and that is open to you.");
    }
    Ok(Status::Done)
}

/// The records without what tells who it is.
fn nameless(
    context: &Context,
    framework: &Framework,
    records: Vec<(Cycle, ReviewRecord)>,
) -> anyhow::Result<Vec<ReviewRecord>> {
    let keys = records.iter().map(|_| Ok(store::salt()?.parse::<Id>()?));
    let keys = keys.collect::<anyhow::Result<Vec<Id>>>()?;
    let Anonymous { records, of_small_cycles, without_disciplines, without_step } =
        anonymous(framework, records, keys);
    if records.is_empty() {
        return Err(UserError::new(
            "no cycle has five people or more whose reviews are sealed and open to you",
        )
        .hint("records of fewer would tell who they are, names or not")
        .into());
    }
    let say = |line: String| context.streams.say(&line);
    if of_small_cycles > 0 {
        say(format!(
            "Left out: {}, for their cycle has fewer than five people.",
            count(of_small_cycles, "review")
        ));
    }
    if without_disciplines > 0 {
        let reviews = count(without_disciplines, "review");
        say(format!(
            "Without disciplines: {reviews}, for fewer than five people have the same, or to hide these."
        ));
    }
    if without_step > 0 {
        let reviews = count(without_step, "review");
        say(format!("Without a step: {reviews}, for fewer than five such people are at it, or all of them."));
    }
    Ok(records)
}
