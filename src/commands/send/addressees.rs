//! To whom an envelope is written, and what locks it.

use super::{EnvelopeArgs, SendArgs};
use crate::commands::Context;
use crate::commands::asking::confirmed;
use crate::commands::subject::{Subject, find_person, near_person};
use crate::error::{Left, UserError};
use crate::model::{Assessment, Id, People, PublicKey, Request, Side};
use crate::render::list;
use crate::store::{self, KnownKeys};
use crate::terminal::dialog::Concealed;

/// Somebody to whom an envelope is written.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub id: Id,
    pub name: String,
    pub key: Option<PublicKey>,
}

/// What opens an envelope.
#[derive(Clone, Debug)]
pub enum Lock {
    /// The private keys to these: one of each addressee.
    Keys(Vec<PublicKey>),
    Passphrase(String),
}

/// Those who were named, else the other side as of today.
pub fn of(
    context: &Context,
    arguments: &SendArgs,
    subject: &Subject,
    assessment: &Assessment,
) -> anyhow::Result<Vec<Addressee>> {
    let ids = match arguments.to.as_slice() {
        [] => other_side(context, subject, assessment),
        named => named.iter().map(|text| whom(subject, text)).collect::<anyhow::Result<_>>()?,
    };
    if subject.me.as_ref().is_some_and(|me| ids.contains(me)) {
        return Err(UserError::new("you would be writing to yourself, who can open it anyway")
            .hint("name the other side with `--to ID`")
            .into());
    }
    if assessment.relation == Side::Peer {
        refuse_beyond_the_manager(&ids, subject, &other_side(context, subject, assessment))?;
    }
    if ids.is_empty() {
        return Err(UserError::new(format!("nothing says who {}'s manager is", subject.person.name))
            .hint("name them with `--to ID`, or add `managers` to the entry in people.yaml")
            .into());
    }
    Ok(ids.iter().map(|id| Addressee::of(&subject.people, id)).collect())
}

impl Addressee {
    pub fn of(people: &People, id: &Id) -> Self {
        let key = people.get(id).and_then(|entry| entry.key.clone());
        Self { id: id.clone(), name: people.name_of(id), key }
    }
}

impl Lock {
    /// Keeps in mind to which keys something was written.
    pub fn keep(&self, to: &[Addressee]) -> anyhow::Result<()> {
        let Lock::Keys(keys) = self else { return Ok(()) };
        to.iter().zip(keys).try_for_each(|(addressee, key)| KnownKeys::keep(&addressee.id, key))
    }
}

/// Somebody with a key, by id or name.
///
/// # Errors
/// Nobody is called so, or they have no key.
pub fn named(subject: &Subject, text: &str) -> anyhow::Result<Addressee> {
    let addressee = Addressee::of(&subject.people, &whom(subject, text)?);
    match addressee.key {
        Some(_) => Ok(addressee),
        None => Err(UserError::new(format!("people.yaml has no key of {}", addressee.name))
            .hint("name a public key as `steps key` prints it, `age1…`, or somebody who has one there")
            .into()),
    }
}

/// The managers of today, and the person where somebody else wrote or both did; never whoever sends.
fn other_side(context: &Context, subject: &Subject, assessment: &Assessment) -> Vec<Id> {
    let person = subject.person.id();
    let managers = subject.person.entry.managers_on(context.today).into_iter();
    let is_answered =
        |request: &&Request| (&request.peer, &request.cycle) == (&assessment.rater, &assessment.cycle);
    let ids: Vec<&Id> = match assessment.relation {
        Side::Oneself => managers.collect(),
        // Whoever asked may be the manager no more, and asked as such.
        Side::Peer => match subject.person.requests.iter().find(is_answered) {
            Some(request) => vec![&request.from],
            None => managers.collect(),
        },
        // Two managers at a time see each other's, as the person does.
        Side::Manager | Side::Agreed => std::iter::once(person).chain(managers).collect(),
    };
    ids.into_iter().filter(|id| subject.me.as_ref() != Some(*id)).cloned().collect()
}

/// Refuses to write what a peer said to anybody but a manager or whoever asked: what of it the person may read is for
/// these to hand on.
fn refuse_beyond_the_manager(to: &[Id], subject: &Subject, asked_by: &[Id]) -> Result<(), UserError> {
    let person = &subject.person;
    let is_manager =
        |id: &Id| person.entry.managers.iter().any(|term| term.id == *id) || asked_by.contains(id);
    let is_known = !person.entry.managers.is_empty() || !asked_by.is_empty();
    let beyond = to.iter().find(|id| *id == person.id() || is_known && !is_manager(id));
    let Some(beyond) = beyond else { return Ok(()) };
    let name = subject.people.name_of(beyond);
    Err(UserError::new(format!(
        "what a peer says goes to {}'s manager alone, and not to {name}",
        person.name
    ))
    .hint(format!("each answer says whether {} may read it, and the manager hands that on", person.name)))
}

fn whom(subject: &Subject, text: &str) -> anyhow::Result<Id> {
    let known: Vec<(Id, String)> =
        subject.people.0.iter().map(|entry| (entry.id.clone(), entry.called())).collect();
    if let Some(id) = find_person(text.trim(), &known)? {
        return Ok(id.clone());
    }
    // Where nobody is known, an id is all that there is.
    if !known.is_empty() {
        let hint = match near_person(text, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "add an entry for them there, with their `key`".to_owned(),
        };
        let message = format!("nobody in people.yaml is called `{}`", text.trim());
        return Err(UserError::new(message).hint(hint).into());
    }
    text.trim().parse::<Id>().map_err(|error| UserError::new(error.to_string()).into())
}

/// The keys of those it is written to, each one trusted; a passphrase where one of them has none, or where it was
/// asked for.
///
/// Beside it comes what there is to say of the keys, once nothing is asked any more.
pub fn lock(
    context: &Context,
    arguments: &EnvelopeArgs,
    to: &[Addressee],
) -> anyhow::Result<(Lock, Vec<String>)> {
    if let Some(file) = &arguments.passphrase_file {
        let shown = file.to_string_lossy();
        let passphrase = store::passphrase_in(&context.current.join(file), &shown)?;
        return Ok((Lock::Passphrase(passphrase), Vec::new()));
    }
    let without: Vec<&str> =
        to.iter().filter(|one| one.key.is_none()).map(|addressee| addressee.name.as_str()).collect();
    if !without.is_empty() {
        return Ok((Lock::Passphrase(passphrase(context, &list(&without))?), Vec::new()));
    }
    let known = KnownKeys::load()?;
    let (mut keys, mut said) = (Vec::new(), Vec::new());
    for addressee in to {
        let Some(key) = &addressee.key else { continue };
        said.push(trust(context, arguments, addressee, (known.get(&addressee.id), key))?);
        keys.push(key.clone());
    }
    Ok((Lock::Keys(keys), said))
}

/// Says whom it is written to, by a fingerprint that can be compared; a key that changed needs a yes.
fn trust(
    context: &Context,
    arguments: &EnvelopeArgs,
    addressee: &Addressee,
    (before, key): (Option<&PublicKey>, &PublicKey),
) -> anyhow::Result<String> {
    let Addressee { name, .. } = addressee;
    let fingerprint = key.fingerprint();
    let writing = format!("Writing to {name}, whose key has the fingerprint {fingerprint}.");
    let Some(before) = before.filter(|before| *before != key) else { return Ok(writing) };
    let changed = format!(
        "{name}'s key in people.yaml is another one than you wrote to before: its fingerprint is {fingerprint}, and it was {}",
        before.fingerprint()
    );
    if arguments.trust {
        return Ok(format!("{changed}."));
    }
    if !context.streams.attended {
        return Err(UserError::new(changed)
            .hint("whoever changes people.yaml could read what you send: ask them whether the new key is theirs")
            .hint("`--trust` writes to it")
            .into());
    }
    let question = format!(
        "{changed}. Whoever changes people.yaml could read what you send. Did {name} tell you that this is their new key?"
    );
    if confirmed(context, "A new key", &question)? {
        return Ok(writing);
    }
    context.streams.say("Nothing was written.");
    Err(Left::by_key().into())
}

/// A passphrase, typed twice.
fn passphrase(context: &Context, without: &str) -> anyhow::Result<String> {
    let missing = format!("people.yaml has no key of {without}");
    if !context.streams.attended {
        return Err(UserError::new(missing)
            .hint("they make one with `steps key`, and add its line to their entry")
            .hint("`--passphrase-file FILE` encrypts with a passphrase that you tell them another way")
            .into());
    }
    context.streams.say(&format!("{missing}: they make one with `steps key`."));
    context.streams.say(
        "Without it, a passphrase protects the envelope. Tell it to them another way, such as by phone.",
    );
    let mut concealed = Concealed::open()?;
    loop {
        let first = concealed.ask("Passphrase (not shown; Ctrl-C leaves):")?;
        if first.chars().count() < SHORTEST {
            context
                .streams
                .say(&format!("That is short: {SHORTEST} characters or more, such as four words."));
            continue;
        }
        if concealed.ask("The same once more:")? == first {
            return Ok(first);
        }
        context.streams.say("The two were not the same.");
    }
}

/// How short a passphrase may be that somebody types: guessing it takes a second a try.
const SHORTEST: usize = 10;
