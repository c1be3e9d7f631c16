//! A person with what others sent about them: envelopes are opened where the gate allows it, and in memory alone.

use jiff::civil::Date;

use crate::analysis::reveal::{Asker, Reader, Withheld, reveal, reveal_peers};
use crate::model::{Framework, Id, PeerRule, People, Person, PublicKey, Side, SideKey};
use crate::store::{self, Identity, KeyFile, Reviews, Trouble, Workspace};

/// An envelope that may be seen, and does not open here.
#[derive(Clone, Debug)]
pub struct Unopened {
    pub cycle: Id,
    pub key: SideKey,
    /// Why, as the end of a sentence.
    pub why: String,
}

impl Unopened {
    fn is(&self, cycle: &Id, key: &SideKey) -> bool {
        self.cycle == *cycle && self.key == *key
    }
}

/// What became of the envelopes that may be seen.
#[derive(Clone, Debug, Default)]
pub struct Envelopes {
    /// The cycle of each one that was opened.
    pub opened: Vec<Id>,
    pub unopened: Vec<Unopened>,
}

/// Opens the envelopes that `asker` may see, and says which of them do not open.
///
/// What a person's own envelope says of their start date and step, the latest first, stands in where nothing else does.
/// The key on this machine opens nothing for somebody else than whose it is in `people`.
///
/// # Errors
/// The private key cannot be read.
pub fn open(
    workspace: &Workspace,
    framework: &Framework,
    people: &People,
    person: &mut Person,
    asker: Asker<'_>,
    today: Date,
) -> anyhow::Result<Envelopes> {
    let mut all = Envelopes::default();
    if allowed(person, asker, today).is_empty() {
        return Ok(all);
    }
    let identities = KeyFile::of_user()?.identities()?;
    let reviews = Reviews::of(workspace);
    let owner = owner(people, &identities);
    let is_anothers = match asker {
        Asker::Known(me) => owner.is_some_and(|owner| owner != me),
        Asker::Unknown => true,
    };
    // One's own opens first, and may be what opens the others.
    loop {
        let closed = allowed(person, asker, today).into_iter();
        let mut closed = closed.filter(|(cycle, key)| !all.unopened.iter().any(|one| one.is(cycle, key)));
        let Some((cycle, key)) = closed.next() else { return Ok(all) };
        drop(closed);
        if is_anothers {
            let why = match owner {
                Some(owner) => {
                    format!("the key on this machine is {}'s in people.yaml", people.name_of(owner))
                }
                None => "say who you are with `--person ID`".to_owned(),
            };
            all.unopened.push(Unopened { cycle, key, why });
            continue;
        }
        let review = person.reviews.iter_mut().find(|review| review.cycle.name == cycle);
        let Some(review) = review else { return Ok(all) };
        let Some(envelope) = review.envelope(&key) else { return Ok(all) };
        match store::opened(envelope, &identities, framework) {
            Ok(letter) => {
                let mut assessment = letter.assessment;
                assessment.came_before = reviews.came_before(envelope);
                review.open(&key, Ok(assessment));
                all.opened.push(cycle);
                let profile = letter.profile.filter(|_| key.side == Side::Oneself).unwrap_or_default();
                person.profile.start = person.profile.start.or(profile.start);
                person.profile.step = person.profile.step.take().or(profile.step);
            }
            Err(error) => all.unopened.push(Unopened { cycle, key, why: why(&error, &identities) }),
        }
    }
}

/// Whose key is on this machine, as far as people.yaml says.
fn owner<'p>(people: &'p People, identities: &[Identity]) -> Option<&'p Id> {
    let own: Vec<PublicKey> = identities.iter().filter_map(Identity::public).collect();
    people
        .0
        .iter()
        .find(|entry| entry.key.as_ref().is_some_and(|key| own.contains(key)))
        .map(|entry| &entry.id)
}

/// The closed envelopes that may be seen, the latest review first.
fn allowed(person: &Person, asker: Asker<'_>, today: Date) -> Vec<(Id, SideKey)> {
    let of = |review| {
        let withheld = reveal(person, review, asker, today).withheld.into_iter();
        // What of it is shown is settled once it is known which questions it answers.
        let reader = Reader { asker, rule: PeerRule::AtOnce, so_far: None };
        let peers = reveal_peers(person, review, reader, today).into_iter();
        withheld
            .chain(peers.filter_map(|(key, opened)| Some((key, opened.err()?))))
            .filter(|(_, why)| *why == Withheld::Enveloped)
            .map(|(key, _)| key.clone())
            .collect::<Vec<_>>()
    };
    let reviews = person.reviews.iter().rev();
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
