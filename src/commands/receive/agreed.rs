//! A record of the meeting that came: taken over once one's own side is sealed.

use super::Receiver;
use crate::analysis::reveal::{Asker, reveal};
use crate::commands::asking::agreed;
use crate::model::{Assessment, Envelope, Id, Side, SideKey};
use crate::render::words;
use crate::store::{self, OpenFile, Reviews};

/// Writes what was agreed as a file of one's own. A different record that is there stays, and the new one stands beside it.
pub fn take_over(receiver: &Receiver<'_>, envelope: &Envelope) -> anyhow::Result<()> {
    let say = |line: &str| receiver.context.streams.say(line);
    let person = receiver.person(envelope)?;
    let Some(review) = person.review(&envelope.cycle) else { return Ok(()) };
    let revealed = reveal(&person, review, Asker::Known(&receiver.me), receiver.context.today);
    let is_it = |assessment: &Assessment| {
        assessment.sealed.as_ref().is_some_and(|seal| seal.digest == envelope.sealed.digest)
    };
    let records = revealed.opened.iter().filter(|opened| opened.key.side == Side::Agreed);
    let Some(record) = records.map(|opened| opened.assessment.as_ref()).find(|record| is_it(record)) else {
        say("It opens once you have sealed yours; then take it in once more.");
        return Ok(());
    };
    let reviews = Reviews::of(receiver.workspace);
    let (id, cycle) = (&envelope.person, &envelope.cycle);
    let mut key = SideKey::AGREED;
    if reviews.has(id, cycle, &key) {
        let there = reviews.own(id, cycle, &key, receiver.framework).ok();
        if there.as_ref().is_some_and(is_it) {
            return set_step(receiver, record, person.profile.step.as_ref());
        }
        key = envelope.key();
        let kept = reviews.shown_path(id, cycle, &SideKey::AGREED);
        say(&format!("You have another record in `{kept}`, which stays; reports show both."));
    }
    let path = reviews.path(id, cycle, &key);
    let shown = receiver.workspace.shown(&path);
    OpenFile::open(path, shown.clone())?.save(record, receiver.framework)?;
    say(&format!("Saved what was agreed in `{shown}`."));
    set_step(receiver, record, person.profile.step.as_ref())
}

/// Keeps the step that was decided in the profile, after a yes.
fn set_step(receiver: &Receiver<'_>, record: &Assessment, today: Option<&Id>) -> anyhow::Result<()> {
    let Some(step) = record.step.as_ref().filter(|step| Some(*step) != today) else { return Ok(()) };
    let (context, name) = (receiver.context, words::step(receiver.framework, step));
    let question = format!("You decided on the step {name}. Set it in the profile?");
    let wanted =
        receiver.arguments.yes || context.streams.attended && agreed(context, "The step", &question)?;
    if !wanted {
        context.streams.say(&format!(
            "You decided on the step {name}; the profile stays as it is, and `--yes` sets it."
        ));
        return Ok(());
    }
    if let Some(shown) = store::keep_step(receiver.workspace, &record.person, step)? {
        context.streams.say(&format!("Set the step in `{shown}` to {name}."));
    }
    Ok(())
}
