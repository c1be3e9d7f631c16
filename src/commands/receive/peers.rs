//! What comes about peers beside their assessments: a request, a no to one's own, and what they allowed to be read.

use std::sync::Arc;

use super::{Receiver, opening};
use crate::diagnostic::Source;
use crate::error::UserError;
use crate::model::{Holds, Id, Parcel, Request};
use crate::store::{self, KeyFile, Reviews};

/// Takes in what is about peers; says whether it was such a thing.
pub fn is_taken_in(receiver: &Receiver<'_>, source: &Arc<Source>, shown: &str) -> anyhow::Result<bool> {
    if let Some(parcel) = store::parcel_in(source) {
        let letter = opening::letter_for_oneself(receiver, &parcel.letter, &parcel.to, shown)?;
        let (parcel, text) = match letter {
            None => (parcel, source.text.clone()),
            Some(letter) => {
                let parcel = parcel.with_letter(letter);
                let text = store::parcel_text(&parcel, "")?;
                (parcel, text)
            }
        };
        match parcel.holds {
            Holds::Request => {
                let request = store::open_parcel(&parcel, &KeyFile::of_user()?.identities()?)?;
                take_request(receiver, &request, Some(&parcel.from), shown)?;
            }
            Holds::Opinions => take_opinions(receiver, &parcel, &text, shown)?,
        }
        return Ok(true);
    }
    match store::request_in(source) {
        Some(request) => take_request(receiver, &request?, None, shown).map(|()| true),
        None => Ok(false),
    }
}

/// Keeps a request for oneself, or what became of one's own; `from` is who wrote the envelope that it came in.
fn take_request(
    receiver: &Receiver<'_>,
    request: &Request,
    from: Option<&Id>,
    shown: &str,
) -> anyhow::Result<()> {
    let say = |line: String| receiver.context.streams.say(&line);
    let name = |id: &Id| receiver.people.name_of(id);
    let (person, cycle) = (&request.person, &request.cycle);
    let reviews = Reviews::of(receiver.workspace);
    let is_by = |id: &Id| from.is_none_or(|from| from == id);
    if request.from == receiver.me && is_by(&request.peer) {
        let own = reviews.request(person, cycle, &request.peer)?;
        let (Some(own), Some(declined)) = (own, &request.declined) else {
            return Err(UserError::new(format!("`{shown}` is your own request to {}", name(&request.peer)))
                .hint("hand it over to them; they run `steps receive FILE`")
                .into());
        };
        reviews.keep_request(&Request { declined: Some(declined.clone()), ..own })?;
        let reason = declined.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        say(format!(
            "{} would rather not write about {} for {cycle}{reason}",
            name(&request.peer),
            name(person)
        ));
        say(format!("Next: `steps peers {person}` shows who has answered."));
        return Ok(());
    }
    if request.peer != receiver.me || !is_by(&request.from) || *person == receiver.me {
        return Err(UserError::new(format!(
            "`{shown}` is a request to {}, and you are `{}`",
            name(&request.peer),
            receiver.me
        ))
        .hint("say who you are with `--person ID`, or give it to whom it is for")
        .into());
    }
    let kept = reviews.keep_request(request)?;
    let by = request.by.map(|by| format!(" by {by}")).unwrap_or_default();
    say(format!(
        "{} asks you what you see of {} for {cycle}{by}. It is kept in `{kept}`.",
        name(&request.from),
        name(person)
    ));
    say(format!(
        "Next: `steps assess {person} --as peer` answers it, and `steps peers decline {person}` declines."
    ));
    Ok(())
}

/// Files what peers allowed whoever runs the program to read, closed.
fn take_opinions(receiver: &Receiver<'_>, parcel: &Parcel, text: &str, shown: &str) -> anyhow::Result<()> {
    let name = |id: &Id| receiver.people.name_of(id);
    if parcel.person != receiver.me {
        return Err(UserError::new(format!(
            "`{shown}` is what peers allowed {} to read, and you are `{}`",
            name(&parcel.person),
            receiver.me
        ))
        .hint("say who you are with `--person ID`, or give it to whom it is for")
        .into());
    }
    let kept = Reviews::of(receiver.workspace).file_opinions(parcel, text)?;
    let say = |line: String| receiver.context.streams.say(&line);
    say(format!(
        "Took in what peers allowed you to read for {}, from {}, as `{kept}`.",
        parcel.cycle,
        name(&parcel.from)
    ));
    say("Next: `steps diff --with peers` shows it once both sides have sealed.".to_owned());
    Ok(())
}
