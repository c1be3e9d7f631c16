//! `steps import review`: one's ratings from a spreadsheet become a draft, after a look at them.

use std::path::PathBuf;

use clap::Args;

use super::ladder::tables;
use crate::analysis::ladder::{Mapping, ratings};
use crate::commands::asking::agreed;
use crate::commands::assess::AssessArgs;
use crate::commands::assess::table::{self, Existing, Sorted};
use crate::commands::{Context, one_of, sides};
use crate::error::{Status, UserError};
use crate::model::{Id, Side};
use crate::render::{count, ratings_preview, some_of};
use crate::store::ReviewPlace;

/// Take your ratings over from a spreadsheet into a draft
///
/// Examples:
///   steps import review mine.csv                        your own, as `self`
///   steps import review robin.csv robin-ek --as manager
///   steps import review mine.csv --dry-run              look at what is understood
///   steps import review table.csv --map rating="My view"
///
/// Steps may stand across or down with a rating in each cell, or each row may hold
/// one rating with its behavior and its step beside it. Ratings, steps and
/// behaviors are known by their names or ids; what is not understood is listed with
/// its cell. What follows a rating, as in `Sometimes: …`, becomes the note.
///
/// The draft is the one that `steps assess` continues, and nothing is sealed. An
/// answer of yours that differs stays, unless you say --force.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ReviewArgs {
    /// The file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Whom the ratings are about [default: you]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// Which side you rate from
    #[arg(long = "as", value_name = "SIDE", value_parser = one_of(sides([Side::Oneself, Side::Manager])))]
    pub side: Option<Side>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    /// What stands where, as for `steps import ladder`; can be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    pub map: Vec<String>,
    /// Replace answers of yours that differ
    #[arg(short, long)]
    pub force: bool,
    /// Show what would be taken over, and write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

pub fn run(context: &Context, arguments: &ReviewArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let mapping = Mapping::of(&arguments.map).map_err(UserError::from)?;
    if ReviewPlace::of(&context.current.join(&arguments.file), &workspace).is_some() {
        let shown = arguments.file.display();
        return Err(UserError::new(format!("`{shown}` is in the reviews, and is not a file of answers"))
            .hint("answers come from a file of your own")
            .into());
    }
    let (shown, grids, remarks) = tables(context, &arguments.file)?;
    let side =
        arguments.side.unwrap_or(if arguments.about.is_some() { Side::Manager } else { Side::Oneself });
    let found = ratings(&grids, &mapping, &framework, side).map_err(|why| {
        let why = UserError::from(why);
        UserError { message: format!("no ratings were found in {shown}: {}", why.message), hints: why.hints }
    })?;
    let assess = arguments.as_for_assess();
    let existing = if arguments.force { Existing::Replaced } else { Existing::Kept };
    let so_far = table::answered_so_far(context, &assess, &workspace)?;
    let sorted = table::sorted(&found.rated, so_far.as_ref(), existing);
    let streams = &context.streams;
    remarks.iter().for_each(|remark| streams.say(remark));
    streams.present(&ratings_preview(&found, &sorted.taken, &framework, &shown, streams.out.page()))?;
    tell_differing(context, &sorted, existing);
    if sorted.taken.is_empty() {
        streams.say(&match sorted.same {
            0 => "Nothing to take over.".to_owned(),
            same => format!("Nothing to take over: {} in your draft already.", count(same, "rating")),
        });
        return Ok(Status::Done);
    }
    let may_write = || {
        agreed(
            context,
            "Your ratings",
            &format!("Take {} into your draft?", count(sorted.taken.len(), "rating")),
        )
    };
    if arguments.dry_run || streams.attended && !arguments.yes && !may_write()? {
        streams.say("Nothing was written.");
        return Ok(Status::Done);
    }
    table::take(context, &assess, &found.rated, &arguments.file.display().to_string(), existing)
}

impl ReviewArgs {
    /// What `steps assess` would be told.
    fn as_for_assess(&self) -> AssessArgs {
        AssessArgs {
            about: self.about.clone(),
            side: self.side,
            cycle: self.cycle.clone(),
            yes: self.yes,
            answers: Some(self.file.clone()),
            ..AssessArgs::default()
        }
    }
}

/// Says which answers of one's own are other ones in the file.
fn tell_differing(context: &Context, sorted: &Sorted<'_>, existing: Existing) {
    let places: Vec<String> =
        sorted.differing.iter().map(|(rated, _)| format!("{}/{}", rated.behavior, rated.step)).collect();
    if places.is_empty() {
        return;
    }
    let differing = count(places.len(), "answer");
    let them = if places.len() == 1 { "it" } else { "them" };
    let places = some_of(&places, 5);
    context.streams.say(&match existing {
        Existing::Kept => format!(
            "{differing} of yours will stay, though the file says otherwise: {places}. `--force` replaces {them}."
        ),
        Existing::Replaced => format!("{differing} of yours will be replaced: {places}."),
    });
}
