//! `steps schema`: what a kind of file may hold, for editors.

use clap::Args;
use clap::builder::PossibleValue;

use super::{Context, one_of};
use crate::error::Status;
use crate::model::{
    Answers, Assessment, Behavior, Decisions, Discipline, FileKind, JournalEntry, Manifest, PersonEntry,
    Profile, Questions, Role, Settings, Step,
};
use crate::render::Printable;
use crate::yaml::schema_text;

/// Print the JSON Schema of a kind of file, for editors
///
/// Examples:
///   steps schema discipline                what a discipline file can contain
///   steps schema steps > framework/schema/steps.json
///
/// `steps init` writes the schemas to framework/schema, and the first line of
/// each file names its schema, so that an editor with the YAML language server
/// can complete and check the file.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct SchemaArgs {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = one_of(kinds()))]
    pub kind: FileKind,
}

pub fn run(context: &Context, arguments: &SchemaArgs) -> anyhow::Result<Status> {
    let title = arguments.kind.title();
    let schema = match arguments.kind {
        FileKind::Framework => schema_text::<Manifest>(title),
        FileKind::Steps => schema_text::<Vec<Step>>(title),
        FileKind::Roles => schema_text::<Vec<Role>>(title),
        FileKind::Questions => schema_text::<Questions>(title),
        FileKind::Behavior => schema_text::<Behavior>(title),
        FileKind::Discipline => schema_text::<Discipline>(title),
        FileKind::Assessment => schema_text::<Assessment>(title),
        FileKind::Answers => schema_text::<Answers>(title),
        // An agreed file is an assessment, with keys of its own.
        FileKind::Agreed => schema_text::<Assessment>(title),
        FileKind::Decisions => schema_text::<Decisions>(title),
        FileKind::People => schema_text::<Vec<PersonEntry>>(title),
        FileKind::Profile => schema_text::<Profile>(title),
        FileKind::Journal => schema_text::<Vec<JournalEntry>>(title),
        FileKind::Settings => schema_text::<Settings>(title),
    }?;
    context.streams.answer(&Printable::json(&schema))?;
    Ok(Status::Done)
}

fn kinds() -> impl Iterator<Item = (PossibleValue, FileKind)> {
    FileKind::ALL.into_iter().map(|kind| (PossibleValue::new(kind.word()).help(kind.title()), kind))
}
