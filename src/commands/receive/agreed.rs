//! A record of the meeting that came: taken over once one's own side is sealed.

use super::Receiver;
use crate::analysis::reveal::{Asker, Extent, Opened, reveal};
use crate::commands::asking::agreed;
use crate::commands::privacy;
use crate::model::{Assessment, Envelope, Id, Side, SideKey};
use crate::render::words;
use crate::store::{self, OpenFile, Reviews};

/// Writes what was agreed as a file of one's own, and gives what there is to say about it. A different record that is
/// there stays, and the new one stands beside it.
pub fn take_over(receiver: &Receiver<'_>, envelope: &Envelope) -> anyhow::Result<Vec<String>> {
    let person = receiver.person(envelope)?;
    let Some(review) = person.review(&envelope.cycle) else { return Ok(Vec::new()) };
    let revealed = reveal(&person, review, Asker::Known(&receiver.me), receiver.context.today);
    let mut records = revealed.opened.iter().filter(|opened| opened.key.side == Side::Agreed);
    // Of one that is shown in part, the digest is another.
    let is_it = |opened: &Opened<'_>| {
        let digest = opened.assessment.sealed.as_ref().map(|seal| &seal.digest);
        let is_part = opened.extent == Extent::Shared && opened.assessment.rater == envelope.rater;
        is_part || digest == Some(&envelope.sealed.digest)
    };
    let Some(record) = records.find(|opened| is_it(opened)) else {
        return Ok(vec!["It opens once you have sealed yours; then take it in once more.".to_owned()]);
    };
    if record.extent == Extent::Shared {
        return Ok(vec![
            "Of what was agreed, reports show what you answered, too. The rest opens once you seal all of yours."
                .to_owned(),
        ]);
    }
    let mut said = save(receiver, envelope, &record.assessment)?;
    let record = record.assessment.carried_to(receiver.framework);
    said.extend(set_step(receiver, &record, person.profile.step.as_ref())?);
    said.push(format!("Next: `steps gap {}`", envelope.person));
    Ok(said)
}

/// Puts the record where there is none yet, or one that the same rater sealed before, which is kept; else beside the
/// one that is there.
fn save(receiver: &Receiver<'_>, envelope: &Envelope, record: &Assessment) -> anyhow::Result<Vec<String>> {
    let (reviews, id, cycle) = (Reviews::of(receiver.workspace), &envelope.person, &envelope.cycle);
    let mut said = Vec::new();
    let mut key = SideKey::AGREED;
    let there = |key: &SideKey| reviews.own(id, cycle, key, receiver.framework).ok();
    let is_anothers = |there: &Assessment| there.sealed.is_none() || there.rater != record.rater;
    if reviews.has(id, cycle, &key) && there(&key).as_ref().is_none_or(is_anothers) {
        let shown = reviews.shown_path(id, cycle, &key);
        said.push(format!("You have another record in `{shown}`, which stays; reports show both."));
        key = envelope.key();
    }
    let (path, shown) = (reviews.path(id, cycle, &key), reviews.shown_path(id, cycle, &key));
    let mut before = String::new();
    if reviews.has(id, cycle, &key) {
        if there(&key).is_some_and(|there| there.sealed == record.sealed) {
            return Ok(Vec::new());
        }
        let kept = store::keep_aside(&path, &shown, "old")?;
        before = format!("; the one before is kept as `{kept}`");
    }
    OpenFile::open(path.clone(), shown.clone())?.save(record, receiver.framework)?;
    said.push(format!("Saved what was agreed in `{shown}`{before}."));
    privacy::warn_if_taken(receiver.context, &path, &shown);
    Ok(said)
}

/// Keeps the step that was decided in the profile, after a yes.
fn set_step(
    receiver: &Receiver<'_>,
    record: &Assessment,
    today: Option<&Id>,
) -> anyhow::Result<Option<String>> {
    let Some(step) = record.step.as_ref().filter(|step| Some(*step) != today) else { return Ok(None) };
    let (context, name) = (receiver.context, words::step(receiver.framework, step));
    let question = format!("You decided on the step {name}. Set it in the profile?");
    let wanted =
        receiver.arguments.yes || context.streams.attended && agreed(context, "The step", &question)?;
    if !wanted {
        return Ok(Some(format!(
            "You decided on the step {name}; the profile stays as it is, and `--yes` sets it."
        )));
    }
    let kept = store::keep_step(receiver.workspace, &record.person, step)?;
    Ok(kept.map(|shown| format!("The step in `{shown}` is {name} now.")))
}
