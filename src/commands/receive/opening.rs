//! Whether an envelope opens for whoever receives it; one with a passphrase is written anew to their own key, so that
//! it is asked for once.

use super::Receiver;
use crate::error::UserError;
use crate::model::{Envelope, Id, PublicKey};
use crate::render::list;
use crate::store::{self, KeyFile, Trouble};
use crate::terminal::dialog::Concealed;

/// The envelope as it is to be filed, with its text. Of what is inside nothing is looked at.
pub fn for_oneself(
    receiver: &Receiver<'_>,
    envelope: Envelope,
    text: &str,
    shown: &str,
) -> anyhow::Result<(Envelope, String)> {
    match letter_for_oneself(receiver, &envelope.letter, &envelope.to, shown)? {
        None => Ok((envelope, text.to_owned())),
        Some(letter) => {
            let envelope = envelope.with_letter(letter);
            let text = store::envelope_text(&envelope, "")?;
            Ok((envelope, text))
        }
    }
}

/// The letter written anew to one's own key, where it opens with a passphrase; `None` where it opens with that key.
///
/// # Errors
/// Why it does not open.
pub fn letter_for_oneself(
    receiver: &Receiver<'_>,
    letter: &str,
    to: &[Id],
    shown: &str,
) -> anyhow::Result<Option<String>> {
    let identities = KeyFile::of_user()?.identities()?;
    match store::is_for(letter, &identities) {
        Ok(()) => Ok(None),
        Err(Trouble::NeedsPassphrase) => with_passphrase(receiver, letter, shown).map(Some),
        Err(Trouble::OtherKeys) if identities.is_empty() => {
            Err(UserError::new(format!("`{shown}` is encrypted, and you have no key here"))
                .hint("`steps key --import FILE` takes a key that you have on another machine")
                .hint("`steps key` makes a new one: put it into people.yaml, then ask for the envelope again")
                .into())
        }
        Err(Trouble::OtherKeys) => {
            let names: Vec<String> = to.iter().map(|id| receiver.people.name_of(id)).collect();
            Err(UserError::new(format!(
                "`{shown}` is written to other keys than yours, for {}",
                list(&names)
            ))
            .hint("if your key is new, ask for it again: they run `steps send` once more")
            .into())
        }
        Err(trouble) => Err(UserError::new(format!("`{shown}` cannot be opened: {trouble}"))
            .hint("ask for it again, as a file rather than as text")
            .into()),
    }
}

fn with_passphrase(receiver: &Receiver<'_>, letter: &str, shown: &str) -> anyhow::Result<String> {
    let text = match &receiver.arguments.passphrase_file {
        Some(file) => {
            let passphrase =
                store::passphrase_in(&receiver.context.current.join(file), &file.to_string_lossy())?;
            store::read_with_passphrase(letter, &passphrase).map_err(|trouble| refused(shown, trouble))?
        }
        None if !receiver.context.streams.attended => {
            return Err(UserError::new(format!("`{shown}` opens with a passphrase"))
                .hint("`--passphrase-file FILE` reads it from a file")
                .into());
        }
        None => {
            let mut concealed = Concealed::open()?;
            loop {
                let question = format!("Passphrase for `{shown}` (not shown; Ctrl-C leaves):");
                match store::read_with_passphrase(letter, &concealed.ask(&question)?) {
                    Err(Trouble::WrongPassphrase) => {
                        receiver.context.streams.say("That passphrase does not open it.");
                    }
                    read => break read.map_err(|trouble| refused(shown, trouble))?,
                }
            }
        }
    };
    store::encrypt(&text, &[&own_key(receiver)?])
}

/// One's own public key, made where there is none.
fn own_key(receiver: &Receiver<'_>) -> anyhow::Result<PublicKey> {
    let file = KeyFile::of_user()?;
    match file.public()? {
        Some(key) => Ok(key),
        None => {
            let key = file.make()?;
            receiver.context.streams.say(&format!("Made your private key: `{}`.", file.shown()));
            Ok(key)
        }
    }
}

fn refused(shown: &str, trouble: Trouble) -> UserError {
    UserError::new(format!("`{shown}` cannot be opened: {trouble}"))
}
