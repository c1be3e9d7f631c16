//! `steps key`: one's own key, to which others write.

use std::path::PathBuf;

use clap::Args;

use super::Context;
use crate::error::Status;
use crate::render::Printable;
use crate::store::KeyFile;

/// Make your key, or print its public part
///
/// Examples:
///   steps key                              make it, or show it
///   steps key --import ~/.age/key.txt      use one that you have
///
/// What others send you is encrypted to your key. The private part stays in your
/// configuration folder and is never overwritten; the public part goes into
/// people.yaml, for everybody to read. `steps help privacy` says what it protects.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct KeyArgs {
    /// Use the key in this file, made by `age-keygen`
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &KeyArgs) -> anyhow::Result<Status> {
    let file = KeyFile::of_user()?;
    let existing = if arguments.import.is_some() { None } else { file.public()? };
    let (key, says) = match (existing, &arguments.import) {
        (Some(key), _) => (key, "Your private key is in"),
        (None, Some(from)) => {
            (file.import(&context.current.join(from), &from.to_string_lossy())?, "Took your private key into")
        }
        (None, None) => (file.make()?, "Made your private key:"),
    };
    context.streams.answer(&Printable::text(&format!("{key}\n")))?;
    context.streams.say(&format!("{says} `{}`. Keep a copy where you keep passwords.", file.shown()));
    context.streams.say(&format!("Its fingerprint is {}.", key.fingerprint()));
    context.streams.say("Next: add this line to your entry in people.yaml:");
    context.streams.say(&format!("  key: {key}"));
    Ok(Status::Done)
}
