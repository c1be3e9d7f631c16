//! `steps key`: one's own key, to which others write.

use std::path::PathBuf;

use clap::Args;

use super::{Context, identity};
use crate::error::Status;
use crate::model::{People, PublicKey};
use crate::render::{self, Printable};
use crate::store::{KeyFile, read_people};

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
    let people = read_people(&context.workspace()?)?;
    if !warn_of_other_key(context, &people, &key)? {
        context.streams.say("Next: add this line to your entry in people.yaml:");
        context.streams.say(&format!("  key: {key}"));
    }
    Ok(Status::Done)
}

/// Warns where people.yaml has another key for whoever runs the program than the one on this machine: what others send
/// would not open here. Says whether anything is left to do.
pub fn warn_of_other_key(context: &Context, people: &People, own: &PublicKey) -> anyhow::Result<bool> {
    let me = identity::known(context)?;
    let listed = me.and_then(|me| people.get(&me)?.key.clone());
    if listed.as_ref().is_some_and(|listed| listed != own) {
        let message =
            "people.yaml has another key for you than the one on this machine, and others write to that one";
        let hints = [
            format!("if it is an old one of yours, put the new one there: `key: {own}`"),
            "if it never was yours, somebody else could read what is sent to you: ask who changed it"
                .to_owned(),
        ];
        context.streams.report(&render::warning(message, &hints, context.streams.err.page()));
    }
    Ok(listed.is_some())
}
