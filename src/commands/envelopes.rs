//! A person with what others sent about them: envelopes are opened where the gate allows it, and in memory alone.

use jiff::civil::Date;

use crate::analysis::reveal::{Asker, Withheld, reveal};
use crate::model::{Framework, Id, Person, SideKey};
use crate::store::{self, Identity, KeyFile, Reviews, Trouble, Workspace};

/// An envelope that may be seen, and does not open here.
#[derive(Clone, Debug)]
pub struct Unopened {
    pub cycle: Id,
    pub key: SideKey,
    /// Why, as the end of a sentence.
    pub why: String,
}

/// Opens the envelopes that `asker` may see, and says which of them do not open.
///
/// What a person's own envelope says of their start date and step stands in where nothing else does.
///
/// # Errors
/// The private key cannot be read.
pub fn open(
    workspace: &Workspace,
    framework: &Framework,
    person: &mut Person,
    asker: Asker<'_>,
    today: Date,
) -> anyhow::Result<Vec<Unopened>> {
    let closed = allowed(person, asker, today);
    if closed.is_empty() {
        return Ok(Vec::new());
    }
    let identities = KeyFile::of_user()?.identities()?;
    let reviews = Reviews::of(workspace);
    let mut unopened = Vec::new();
    for (cycle, key) in closed {
        let Some(review) = person.reviews.iter_mut().find(|review| review.cycle.name == cycle) else {
            continue;
        };
        let Some(envelope) = review.envelope(&key) else { continue };
        match store::opened(envelope, &identities, framework) {
            Ok(letter) => {
                let mut assessment = letter.assessment;
                assessment.came_before = reviews.came_before(envelope);
                review.open(&key, Ok(assessment));
                let profile = letter.profile.unwrap_or_default();
                person.profile.start = person.profile.start.or(profile.start);
                person.profile.step = person.profile.step.take().or(profile.step);
            }
            Err(error) => unopened.push(Unopened { cycle, key, why: why(&error, &identities) }),
        }
    }
    Ok(unopened)
}

/// The closed envelopes that may be seen.
fn allowed(person: &Person, asker: Asker<'_>, today: Date) -> Vec<(Id, SideKey)> {
    let of = |review| {
        let withheld = reveal(person, review, asker, today).withheld.into_iter();
        withheld
            .filter(|(_, why)| *why == Withheld::Enveloped)
            .map(|(key, _)| key.clone())
            .collect::<Vec<_>>()
    };
    let reviews = person.reviews.iter();
    reviews.flat_map(|review| of(review).into_iter().map(|key| (review.cycle.name.clone(), key))).collect()
}

/// Why an envelope does not open, and what to do about it.
fn why(error: &anyhow::Error, identities: &[Identity]) -> String {
    match error.downcast_ref::<Trouble>() {
        Some(Trouble::OtherKeys) if identities.is_empty() => {
            "you have no key here: `steps key` makes one, and `steps key --import FILE` takes the one you have"
                .to_owned()
        }
        Some(Trouble::OtherKeys) => {
            "it is written to another key than yours; ask for it again, written to your new one".to_owned()
        }
        _ => format!("{error:#}"),
    }
}
