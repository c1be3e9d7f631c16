//! `steps schema`.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::model::FileKind;

/// Write the JSON Schema of a kind of file, for editors
///
/// Examples:
///   steps schema discipline                  what a discipline's file may hold
///   steps schema steps > framework/schema/steps.json
///
/// `steps init` writes the schemas to framework/schema, and each file's first line names its own,
/// so that an editor with the YAML language server completes and checks it.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct SchemaArgs {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub kind: FileKind,
}

fn kinds() -> impl TypedValueParser<Value = FileKind> {
    let values = FileKind::ALL.map(|kind| PossibleValue::new(kind.word()).help(kind.title()));
    PossibleValuesParser::new(values).try_map(|word| {
        FileKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or("there is no such kind of file")
    })
}
