//! What comes about peers beside their assessments: a request, a no to one's own, and what they allowed to be read.

use std::sync::Arc;

use super::{Receiver, opening};
use crate::diagnostic::Source;
use crate::error::UserError;
use crate::model::{Holds, Id, Opinions, Parcel, Request};
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
        if declined.date < own.asked {
            return Err(UserError::new(format!(
                "{} declined on {}, and you have asked again on {} since",
                name(&request.peer),
                declined.date,
                own.asked
            ))
            .into());
        }
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
    receiver.refuse_request_of_others(request)?;
    match reviews.request(person, cycle, &request.peer)? {
        Some(there) if there.from != request.from || there.asked > request.asked => {
            return Err(UserError::new(format!(
                "{} asked you about {} on {} already, and that stays",
                name(&there.from),
                name(person),
                there.asked
            ))
            .hint(format!("`steps assess {person} --as peer` answers it"))
            .into());
        }
        Some(Request { declined: Some(declined), .. }) if declined.date >= request.asked => {
            say(format!(
                "You declined this on {}. `steps assess {person} --as peer` answers it all the same.",
                declined.date
            ));
            return Ok(());
        }
        _ => {}
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
    let Parcel { person, from, date, .. } = parcel;
    receiver.refuse_no_manager(person, from)?;
    if receiver.context.today.tomorrow().is_ok_and(|tomorrow| *date > tomorrow) {
        return Err(UserError::new(format!("`{shown}` is of {date}, which is yet to come"))
            .hint("ask for it again")
            .into());
    }
    let opinions: Opinions = store::open_parcel(parcel, &KeyFile::of_user()?.identities()?)?;
    if (&opinions.person, &opinions.cycle) != (person, &parcel.cycle) {
        return Err(UserError::new(format!("what is inside `{shown}` is not what its outside says"))
            .hint("ask for it again")
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

impl Receiver<'_> {
    /// Refuses what comes from somebody who does not manage the person, as far as people.yaml says who does.
    fn refuse_no_manager(&self, person: &Id, from: &Id) -> Result<(), UserError> {
        let managers = self.people.get(person).map(|entry| entry.managers.as_slice()).unwrap_or_default();
        if managers.is_empty() || managers.iter().any(|term| term.id == *from) {
            return Ok(());
        }
        let (person, from) = (self.people.name_of(person), self.people.name_of(from));
        Err(UserError::new(format!("this is from {from}, who does not manage {person} as people.yaml says"))
            .hint(format!("ask {person}'s manager whether it is meant")))
    }

    /// Refuses a request of somebody else than a manager, and one about what the framework does not have.
    fn refuse_request_of_others(&self, request: &Request) -> Result<(), UserError> {
        self.refuse_no_manager(&request.person, &request.from)?;
        let is_behavior = |id: &&Id| self.framework.behavior(id).is_none();
        let is_step = |id: &&Id| self.framework.steps.get(id).is_none();
        let unknown = request.behaviors.iter().find(is_behavior);
        let Some(unknown) = unknown.or_else(|| request.steps.iter().find(is_step)) else { return Ok(()) };
        Err(UserError::new(format!("it asks about `{unknown}`, which the framework here does not have"))
            .hint("the two of you need the same framework: bring yours up to date, or ask for the request again"))
    }
}
