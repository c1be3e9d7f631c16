//! `steps send --calibration KEY`: a review for `steps calibrate`, with nothing in it but what that counts.

use std::path::{Path, PathBuf};

use super::SendArgs;
use super::addressees::{self, Lock};
use crate::analysis::anonymous::strip;
use crate::analysis::review_record::{Counted, Whom, step_then};
use crate::commands::subject::Subject;
use crate::commands::{Context, output};
use crate::error::UserError;
use crate::model::{Framework, Id, PublicKey, ReviewRecord};
use crate::render::Printable;
use crate::render::review_records::line;
use crate::store::{self, Privacy};

/// Writes the review that both sides have sealed, encrypted to the key alone.
///
/// # Errors
/// There is none, or the key is no key.
pub fn write(
    context: &Context,
    arguments: &SendArgs,
    key: &str,
    framework: &Framework,
    subject: &Subject,
) -> anyhow::Result<()> {
    let record = record(arguments, framework, subject)?;
    let (keys, said) = keys(context, arguments, key, subject)?;
    let text = store::encrypt(&line(&record), &keys.iter().collect::<Vec<_>>())?;
    let own = PathBuf::from(format!("calibration-{}.age", &record.person.as_str()[..16]));
    let printable = Printable::text(&text);
    said.iter().for_each(|line| context.streams.say(line));
    if arguments.envelope.output.as_deref() == Some(Path::new("-")) {
        return context.streams.answer(&printable);
    }
    // Under its own name, it is the same review.
    let force = arguments.envelope.force || arguments.envelope.output.is_none();
    let path = arguments.envelope.output.clone().unwrap_or(own);
    output::put(context, &path, &printable, (Privacy::Shared, force))?;
    context.streams.say(&format!(
        "Wrote `{}`: ratings, marked examples, disciplines and step of {}; no names, notes or evidence.",
        path.display(),
        record.cycle
    ));
    context.streams.say(
        "Hand it over together with those of others, such as in a shared folder: alone, it tells whose it is by who brings it.",
    );
    Ok(())
}

/// The review asked for, else the latest that counts, under a key that the two sides alone could work out.
fn record(arguments: &SendArgs, framework: &Framework, subject: &Subject) -> anyhow::Result<ReviewRecord> {
    let is_wanted = |name: &Id| arguments.cycle.as_ref().is_none_or(|cycle| cycle == name);
    for review in subject.person.reviews.iter().rev().filter(|review| is_wanted(&review.cycle.name)) {
        let revealed = subject.reveal(review);
        let counted = Counted::of_revealed(&revealed);
        let Some(counted) = counted.filter(|it| it.has_agreed() || !arguments.agreed) else { continue };
        let step = step_then(&subject.person, review, subject.asker(), subject.today());
        let whom = Whom { id: counted.pseudonym(), name: None, step };
        let mut record = counted.record(framework, &review.cycle.name, whom);
        let version = record.framework_version.take();
        strip(framework, &mut record);
        return Ok(ReviewRecord { framework_version: version, ..record });
    }
    let name = &subject.person.name;
    let what = match arguments.agreed {
        true => format!("nothing is agreed and sealed about {name}"),
        false => format!("there is no review of {name} that both sides have sealed and that is open to you"),
    };
    Err(UserError::new(what).hint("for calibration, a review is sent once both sides have sealed it").into())
}

/// The key, and whose it is as far as it can be compared.
fn keys(
    context: &Context,
    arguments: &SendArgs,
    text: &str,
    subject: &Subject,
) -> anyhow::Result<(Vec<PublicKey>, Vec<String>)> {
    match PublicKey::try_from(text.trim().to_owned()) {
        Ok(key) => {
            let said = format!("Writing to the key with the fingerprint {}.", key.fingerprint());
            Ok((vec![key], vec![said]))
        }
        // What begins as a key does was meant as one, and a private one is not shown.
        Err(error) if text.to_lowercase().starts_with("age") && !text.contains(' ') => {
            Err(UserError::new(error.to_string()).into())
        }
        Err(_) => {
            let addressee = addressees::named(subject, text)?;
            let to = [addressee];
            match addressees::lock(context, &arguments.envelope, &to)? {
                (lock @ Lock::Keys(_), said) => {
                    lock.keep(&to)?;
                    Ok((to.into_iter().filter_map(|one| one.key).collect(), said))
                }
                (Lock::Passphrase(_), _) => {
                    Err(UserError::new("what is sent for calibration is written to a key").into())
                }
            }
        }
    }
}
