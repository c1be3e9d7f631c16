//! What a pull brought: where envelopes cross with git, the next command says who has sealed.

use super::{Context, identity};
use crate::model::{Closed, Envelope, Id, People, Share, Side};
use crate::store::{Reviews, Workspace, read_people};

/// Says which envelopes came since the last time, about whoever runs the program and those they manage. Whatever is
/// in the way of it is for the command itself to say.
pub fn tell(context: &Context) {
    if context.streams.quiet {
        return;
    }
    let told = context.workspace().and_then(|workspace| match workspace.settings.value.share {
        Some(Share::Git) => arrived(context, &workspace),
        None => Ok(Vec::new()),
    });
    told.unwrap_or_default().iter().for_each(|line| context.streams.say(line));
}

/// A line for each, of the latest cycle of each person; all of them are kept in mind.
fn arrived(context: &Context, workspace: &Workspace) -> anyhow::Result<Vec<String>> {
    let Some(me) = identity::known(context)? else { return Ok(Vec::new()) };
    let people = read_people(workspace)?;
    let managed = people.0.iter().filter(|entry| entry.managers_on(context.today).contains(&&me));
    let mut ids: Vec<Id> = managed.map(|entry| entry.id.clone()).collect();
    ids.insert(0, me.clone());
    let (reviews, mut lines) = (Reviews::of(workspace), Vec::new());
    reviews.close_to_others();
    for id in ids {
        let mut latest = Vec::new();
        for cycle in reviews.cycles(&id)? {
            let mut new = Vec::new();
            for (_, content) in reviews.envelopes_in(&id, &cycle)? {
                let Err(Closed::Enveloped(envelope)) = content else { continue };
                if reviews.note_receipt(&envelope)? && envelope.rater != me {
                    new.push(line(&envelope, &people));
                }
            }
            if !new.is_empty() {
                latest = new;
            }
        }
        lines.extend(latest);
    }
    Ok(lines)
}

fn line(envelope: &Envelope, people: &People) -> String {
    let (rater, person) = (people.name_of(&envelope.rater), people.name_of(&envelope.person));
    let cycle = &envelope.cycle;
    match envelope.side {
        Side::Oneself => format!("{rater} has sealed {cycle}."),
        Side::Manager | Side::Peer => format!("{rater} has sealed {cycle} about {person}."),
        Side::Agreed => format!(
            "{rater} has recorded what was agreed about {person} for {cycle}: `steps receive reviews/{}/{cycle}/{}.steps` takes it over.",
            envelope.person,
            envelope.key()
        ),
    }
}
