//! What crosses about peers beside their assessments: a request, a no to it, and what they allowed the person to read.

use std::path::{Path, PathBuf};

use super::addressees::{Addressee, Lock};
use super::{EnvelopeArgs, OwnCopy, SendArgs, encrypted, own_key};
use crate::commands::subject::Subject;
use crate::commands::{Context, output};
use crate::error::{Status, UserError};
use crate::model::{Framework, Holds, Id, Parcel, People, Request};
use crate::render::{Printable, comment, list};
use crate::store::{self, Privacy, Reviews, Workspace};

/// What crosses, and between whom.
pub struct Contents<'a> {
    pub holds: Holds,
    pub person: &'a Id,
    pub cycle: &'a Id,
    pub from: &'a Id,
    pub to: &'a Id,
    /// What is inside.
    pub text: String,
    /// Said above it while it is closed.
    pub closed: String,
    /// Said above it where it is not encrypted, for somebody who reads it without the program.
    pub open: String,
    /// The name of the file, without its ending.
    pub name: String,
}

/// Whether something is encrypted on its way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Protection {
    Encrypted,
    /// Whoever it is for has no key.
    Plain,
}

impl Contents<'_> {
    /// Writes it for whoever it is for, encrypted as far as that can be, and says how to hand it over.
    pub fn hand_over(
        &self,
        context: &Context,
        people: &People,
        arguments: &EnvelopeArgs,
    ) -> anyhow::Result<Protection> {
        let has_key = people.get(self.to).is_some_and(|entry| entry.key.is_some());
        let protection = match has_key || arguments.passphrase_file.is_some() {
            true => Protection::Encrypted,
            false => Protection::Plain,
        };
        match protection {
            // It is kept as it is, so that to answer takes no key of one's own.
            Protection::Encrypted => drop(self.write(context, people, arguments, OwnCopy::IsClosed)?),
            Protection::Plain => {
                let text = format!("{}{}", comment(0, &self.open), self.text);
                self.put(context, (&text, "yaml"), Privacy::Private, (people, arguments))?;
            }
        }
        Ok(protection)
    }

    /// Writes it encrypted, and says how to hand it over.
    fn write(
        &self,
        context: &Context,
        people: &People,
        arguments: &EnvelopeArgs,
        own_copy: OwnCopy,
    ) -> anyhow::Result<Parcel> {
        let to = [Addressee::of(people, self.to)];
        let (letter, lock) = encrypted(context, arguments, people, (&to, own_copy), &self.text)?;
        let (place, between) = ((self.person, self.cycle), (self.from, vec![self.to.clone()]));
        let parcel = Parcel::new(self.holds, place, between, context.today, letter);
        let text = store::parcel_text(&parcel, &comment(0, &self.closed))?;
        self.put(context, (&text, "steps"), Privacy::Shared, (people, arguments))?;
        lock.keep(&to)?;
        if matches!(lock, Lock::Passphrase(_)) {
            context.streams.say("Tell them the passphrase another way than the envelope.");
        }
        Ok(parcel)
    }

    fn put(
        &self,
        context: &Context,
        (text, ending): (&str, &str),
        privacy: Privacy,
        (people, arguments): (&People, &EnvelopeArgs),
    ) -> anyhow::Result<()> {
        let printable = Printable::text(text);
        if arguments.output.as_deref() == Some(Path::new("-")) {
            return context.streams.answer(&printable);
        }
        let own = || PathBuf::from(format!("{}.{ending}", self.name));
        let path = arguments.output.clone().unwrap_or_else(own);
        let force = arguments.force || self.is_an_earlier(&context.current.join(&path));
        output::put(context, &path, &printable, (privacy, force))?;
        context.streams.say(&format!(
            "Wrote `{}`. Hand it over to {}, who runs `steps receive FILE`.",
            path.display(),
            people.name_of(self.to)
        ));
        Ok(())
    }

    /// Whether nothing is lost by overwriting a file: it is one of the same kind, which can be written at any time.
    fn is_an_earlier(&self, path: &Path) -> bool {
        let Some(source) = store::source(path, "envelope").ok().and_then(Result::ok) else { return false };
        let place = (self.person, self.cycle, self.from, self.to);
        let is_parcel = store::parcel_in(&source).is_some_and(|there| {
            (&there.person, &there.cycle, &there.from) == (place.0, place.1, place.2)
                && there.to.contains(place.3)
        });
        let is_plain = |there: Request| (&there.person, &there.cycle) == (place.0, place.1);
        is_parcel || store::request_in(&source).and_then(Result::ok).is_some_and(is_plain)
    }
}

/// Sends the person what their peers allowed them to read.
pub fn send_opinions(
    context: &Context,
    arguments: &SendArgs,
    (workspace, framework): (&Workspace, &Framework),
    subject: &Subject,
) -> anyhow::Result<Status> {
    let review = subject.review(arguments.cycle.as_ref())?;
    let (person, cycle, name) = (subject.person.id(), &review.cycle.name, &subject.person.name);
    let Some(me) = subject.me.as_ref().filter(|me| *me != person) else {
        return Err(UserError::new("what peers allowed you to read is for your manager to send").into());
    };
    subject.tell_unopened_peers(context, cycle);
    let allowed = subject.allowed_by_peers(review)?;
    let sent = subject.sent_opinions(workspace, review)?;
    let told = subject.told_by_peers(framework, review)?;
    let (opinions, is_held_back) = match &sent {
        Some(sent) => told.after(sent),
        None => (told, false),
    };
    if opinions.cells.is_empty() {
        return Err(UserError::new(format!(
            "no peer allowed {name} to read anything that can be shown for {cycle}"
        ))
        .hint("answers without a name are shown only where at least three peers gave one")
        .into());
    }
    let has_come = |peer: &Id| allowed.iter().any(|assessment| assessment.rater == *peer);
    let requests = subject.person.requests.iter().filter(|request| request.cycle == *cycle);
    let missing: Vec<String> = requests
        .filter(|request| request.declined.is_none() && !has_come(&request.peer))
        .map(|request| subject.people.name_of(&request.peer))
        .collect();
    let has_key = subject.people.get(person).is_some_and(|entry| entry.key.is_some());
    let contents = Contents {
        holds: Holds::Opinions,
        person,
        cycle,
        from: me,
        to: person,
        text: store::peers_text(&opinions)?,
        closed: format!(
            "What peers allowed {name} to read for {cycle}, encrypted for {name}. `steps receive FILE` takes it in."
        ),
        open: String::new(),
        name: format!("{person}-{cycle}-peers"),
    };
    // Looking at it together, and sending it again, take a copy that opens here, however the other one is locked.
    let own = own_key(context, &arguments.envelope)?;
    let parcel = contents.write(context, &subject.people, &arguments.envelope, OwnCopy::Opens)?;
    let parcel = match arguments.envelope.passphrase_file.is_some() || !has_key {
        true => parcel.with_letter(store::encrypt(&contents.text, &[&own])?),
        false => parcel,
    };
    Reviews::of(workspace).file_opinions(&parcel, &store::parcel_text(&parcel, "")?)?;
    if is_held_back {
        context.streams.say(
            "Some answers without a name came since it was sent before. They are held back until they are three more, for whoever compares the two would know what those few say.",
        );
    }
    if !missing.is_empty() {
        context.streams.say(&format!("Still to come: {}.", list(&missing)));
    }
    Ok(Status::Done)
}
