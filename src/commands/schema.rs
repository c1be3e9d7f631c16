//! `steps schema`: what a kind of file may hold, for editors.

mod workspace;

use clap::Args;
use clap::builder::PossibleValue;

use super::{Context, one_of};
use crate::error::{Status, UserError};
use crate::model::{ExampleRecord, FileKind, JournalRecord, ReviewRecord};
use crate::render::Printable;
use crate::yaml::{schema_of, schema_text};

pub use workspace::{Outdated, outdated, texts, write};

/// Print the JSON Schema of a kind of file, for editors
///
/// Examples:
///   steps schema discipline                what a discipline file can contain
///   steps schema --for-workspace           tell editors about today's ids
///
/// `steps init` writes the schemas to framework/schema, and the first line of
/// each file names its schema, so that an editor with the YAML language server
/// can complete and check the file, ids included. A file of the reviews has no
/// such line unless you write one. When ids are added or removed, the schemas
/// have to be written again: `steps check` says so, and `--fix` does it, too.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct SchemaArgs {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = one_of(kinds()), required_unless_present = "for_workspace")]
    pub kind: Option<Kind>,
    /// Write all schemas to framework/schema, with the ids of your framework
    #[arg(long, conflicts_with = "kind")]
    pub for_workspace: bool,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    File(FileKind),
    /// What `steps export reviews` writes, which nobody writes by hand.
    ReviewRecord,
    /// What `steps export framework` writes.
    ExampleRecord,
    /// What `steps export journal` writes.
    JournalRecord,
}

pub fn run(context: &Context, arguments: &SchemaArgs) -> anyhow::Result<Status> {
    if let Some(kind) = arguments.kind {
        let text = match kind {
            Kind::File(kind) => workspace::general(kind)?,
            Kind::ReviewRecord => schema_text(schema_of::<ReviewRecord>(), REVIEW_RECORD)?,
            Kind::ExampleRecord => schema_text(schema_of::<ExampleRecord>(), EXAMPLE_RECORD)?,
            Kind::JournalRecord => schema_text(schema_of::<JournalRecord>(), JOURNAL_RECORD)?,
        };
        context.streams.answer(&Printable::json(&text))?;
        return Ok(Status::Done);
    }
    let workspace = context.workspace()?;
    let Some(folder) = &workspace.framework else {
        let shown = workspace.shown(&workspace.root);
        return Err(UserError::new(format!("`{shown}` has no framework of its own"))
            .hint("`steps init` writes a copy of the built-in one, with its schemas")
            .into());
    };
    let count = write(folder, &workspace.load_framework()?)?;
    let shown = workspace.shown(&folder.join("schema"));
    context.streams.say(&match count {
        0 => format!("The schemas in `{shown}` are up to date."),
        _ => format!("Wrote {} to `{shown}`.", crate::render::count(count, "schema")),
    });
    Ok(Status::Done)
}

const REVIEW_RECORD: &str = "A line of what `steps export reviews` writes";
const EXAMPLE_RECORD: &str = "A line of what `steps export framework` writes";
const JOURNAL_RECORD: &str = "A line of what `steps export journal` writes";

fn kinds() -> impl Iterator<Item = (PossibleValue, Kind)> {
    let file = |kind: FileKind| (PossibleValue::new(kind.word()).help(kind.title()), Kind::File(kind));
    let record = |word: &'static str, title, kind| (PossibleValue::new(word).help(title), kind);
    FileKind::ALL.into_iter().map(file).chain([
        record("review-record", REVIEW_RECORD, Kind::ReviewRecord),
        record("example-record", EXAMPLE_RECORD, Kind::ExampleRecord),
        record("journal-record", JOURNAL_RECORD, Kind::JournalRecord),
    ])
}
