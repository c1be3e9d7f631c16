//! What crosses about peers beside their assessments: a request, a no to it, and what they allowed the person to read.

use std::path::{Path, PathBuf};

use super::addressees::{Addressee, Lock};
use super::{KeyArgs, Reader, SendArgs, encrypted};
use crate::commands::subject::Subject;
use crate::commands::{Context, output};
use crate::error::{Status, UserError};
use crate::model::{Framework, Holds, Id, Parcel, People, Request};
use crate::render::{Printable, comment};
use crate::store::{self, Privacy, Reviews, Workspace};

/// A parcel to be written: what is in it, and for whom.
pub struct Contents<'a> {
    pub holds: Holds,
    pub person: &'a Id,
    pub cycle: &'a Id,
    pub from: &'a Id,
    pub to: &'a Id,
    /// What is inside.
    pub text: String,
    /// Said above it, for a reader who does not know the file.
    pub head: String,
    /// The name of the file, without its ending.
    pub name: String,
}

impl Contents<'_> {
    /// Writes it, encrypted, where it was asked for; gives it, and the file as people read it.
    pub fn write(
        &self,
        context: &Context,
        people: &People,
        (keys, file, force): (&KeyArgs, Option<&Path>, bool),
    ) -> anyhow::Result<(Parcel, Option<String>)> {
        let to = [Addressee::of(people, self.to)];
        // A request is kept as it is, and read by whoever gets it alone: to decline takes no key of one's own.
        let reader = if self.holds == Holds::Request { Reader::Nobody } else { Reader::Oneself };
        let (letter, lock) = encrypted(context, keys, people, (&to, reader), &self.text)?;
        let place = (self.person, self.cycle);
        let parcel =
            Parcel::new(self.holds, place, (self.from, vec![self.to.clone()]), context.today, letter);
        let text = store::parcel_text(&parcel, &self.head)?;
        let path = self.put(context, &text, (Privacy::Shared, "steps"), (file, force))?;
        lock.keep(&to)?;
        if matches!(lock, Lock::Passphrase(_)) {
            context.streams.say("Tell them the passphrase another way than the envelope.");
        }
        Ok((parcel, path))
    }

    /// Writes it as it is, for somebody who has no key.
    pub fn write_plain(
        &self,
        context: &Context,
        (file, force): (Option<&Path>, bool),
    ) -> anyhow::Result<Option<String>> {
        let text = format!("{}{}", self.head, self.text);
        self.put(context, &text, (Privacy::Private, "yaml"), (file, force))
    }

    fn put(
        &self,
        context: &Context,
        text: &str,
        (privacy, ending): (Privacy, &str),
        (file, force): (Option<&Path>, bool),
    ) -> anyhow::Result<Option<String>> {
        let printable = Printable::text(text);
        if file == Some(Path::new("-")) {
            context.streams.answer(&printable)?;
            return Ok(None);
        }
        let own = || PathBuf::from(format!("{}.{ending}", self.name));
        let path = file.map_or_else(own, Path::to_path_buf);
        let force = force || self.is_an_earlier(&context.current.join(&path));
        output::put(context, &path, &printable, (privacy, force))?;
        Ok(Some(path.display().to_string()))
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
    let contents = Contents {
        holds: Holds::Opinions,
        person,
        cycle,
        from: me,
        to: person,
        text: store::peers_text(&opinions)?,
        head: comment(
            0,
            &format!(
                "What peers allowed {name} to read for {cycle}, encrypted for {name}. `steps receive FILE` takes it in."
            ),
        ),
        name: format!("{person}-{cycle}-peers"),
    };
    let to = (&arguments.keys, arguments.output.as_deref(), arguments.force);
    let (parcel, path) = contents.write(context, &subject.people, to)?;
    // What the person got is what both of them look at from here on.
    Reviews::of(workspace).file_opinions(&parcel, &store::parcel_text(&parcel, "")?)?;
    if is_held_back {
        context.streams.say(
            "Some answers without a name came since it was sent before. They are held back until they are three more, for whoever compares the two would know what those few say.",
        );
    }
    if !missing.is_empty() {
        let missing = crate::render::list(&missing);
        context.streams.say(&format!("Still to come: {missing}."));
    }
    if let Some(path) = path {
        context
            .streams
            .say(&format!("Wrote `{path}`. Hand it over to {name}, who runs `steps receive FILE`."));
    }
    Ok(Status::Done)
}
