//! What is said around an assessment: what to know before it, and what comes after it.

use super::Sitting;
use super::desk::Desk;
use crate::commands::reveal::{Seals, manager_name};
use crate::commands::{Context, identity};
use crate::model::Relation;
use crate::store::Reviews;

/// The paragraphs that an interview opens with.
pub fn opening(desk: &Desk<'_>) -> Vec<String> {
    let framework = &desk.framework.manifest;
    let cycle = &desk.sitting.cycle;
    let who = match desk.sitting.relation {
        Relation::Oneself => format!("{}, this is your own assessment for {cycle}.", desk.person_name),
        Relation::Manager => format!("You rate {} as their manager, for {cycle}.", desk.person_name),
        Relation::Peer => format!("You rate {} as their peer, for {cycle}.", desk.person_name),
        Relation::Agreed => format!("What was agreed about {} for {cycle}.", desk.person_name),
    };
    let disciplines = match desk.discipline_names().as_slice() {
        [] => "Only the examples for everybody are shown.".to_owned(),
        names => {
            format!("Beside the examples for everybody you see those of {}.", crate::render::list(names))
        }
    };
    let readers = match desk.sitting.relation {
        Relation::Peer => {
            "Only this file on this machine holds your answers; share it with the manager alone."
        }
        _ => {
            "Only the two of you, the person and the manager, are to read it, and only once both have sealed."
        }
    };
    vec![
        format!("{who} {} {}.", framework.name, framework.version),
        disciplines,
        format!(
            "{readers} It is saved in `{}`, which nobody but you can open on this machine.",
            desk.shown()
        ),
        "The examples are there to start a conversation. They are no checklist.".to_owned(),
    ]
}

/// Which file was written, and what comes next.
pub fn closing(context: &Context, desk: &Desk<'_>) -> anyhow::Result<()> {
    let shown = desk.shown();
    let again = command(context, desk);
    let Some(seal) = &desk.assessment.sealed else {
        context.streams.say(&format!(
            "Saved a draft in `{shown}`.\nNext: `{again}` goes on with it, `{again} --seal` seals it as it is."
        ));
        return Ok(());
    };
    let next = match desk.sitting.relation {
        Relation::Peer => format!("Next: it helps {}'s manager to prepare.", desk.person_name),
        _ => {
            let reviews = Reviews::of(desk.workspace);
            let seals = Seals::of(&reviews, &desk.sitting.person, &desk.sitting.cycle)?;
            let profile = reviews.profile(&desk.sitting.person)?;
            match seals.waiting_for(&desk.person_name, &manager_name(&reviews, &profile)?) {
                None => format!("Both have sealed. Next: `steps diff {}`", desk.sitting.person),
                Some(missing) => format!("Next: waiting for {missing} to seal."),
            }
        }
    };
    context.streams.say(&format!("Sealed `{shown}` on {}.\n{next}", seal.on));
    Ok(())
}

/// How to come back.
pub fn left(context: &Context, desk: &Desk<'_>) {
    context.streams.say(&format!(
        "Your answers are saved in `{}`.\nGo on with: {}",
        desk.shown(),
        command(context, desk)
    ));
}

/// The command that opens this assessment again, with the flags that it needs.
fn command(context: &Context, desk: &Desk<'_>) -> String {
    let Sitting { person, rater, relation, cycle } = &desk.sitting;
    // What the user file could not tell either is no reason to stop: then everything is named.
    let me = identity::known(context).ok().flatten();
    let is_known = me.as_ref() == Some(rater);
    let mut words = vec!["steps assess".to_owned()];
    if !desk.is_oneself() || !is_known {
        words.push(format!("{person} --as {}", relation.word()));
    }
    if !desk.is_oneself() && !is_known {
        words.push(format!("--rater {rater}"));
    }
    if *cycle != desk.workspace.settings.value.cycle.cycle(context.today) {
        words.push(format!("--cycle {cycle}"));
    }
    if let Some(folder) = &context.workspace {
        words.push(format!("--workspace {}", shell_words::quote(&folder.to_string_lossy())));
    }
    words.join(" ")
}
