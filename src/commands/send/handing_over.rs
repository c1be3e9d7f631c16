//! How an envelope gets to the other side, in a line or two.

use super::addressees::{Addressee, Lock};
use crate::commands::Context;
use crate::model::{Envelope, Share, Side};
use crate::render::list;
use crate::store::Workspace;

/// Says what was written, and how to hand it over.
pub fn say(
    context: &Context,
    workspace: &Workspace,
    envelope: &Envelope,
    to: &[Addressee],
    path: Option<&str>,
    lock: &Lock,
) {
    let names: Vec<&str> = to.iter().map(|addressee| addressee.name.as_str()).collect();
    let names = list(&names);
    let by_git = workspace.settings.value.share == Some(Share::Git) && envelope.side != Side::Peer;
    match path {
        Some(path) if by_git && path.ends_with(&format!("{}.steps", envelope.key())) => {
            let path = shell_words::quote(path);
            let message = format!("{} {} sealed", envelope.rater, envelope.cycle);
            context.streams.say(&format!("Wrote `{path}`. To hand it over to {names}:"));
            context.streams.say(&format!("  git add {path}"));
            context.streams.say(&format!("  git commit -m {}", shell_words::quote(&message)));
            context.streams.say("  git push");
        }
        Some(path) => {
            context.streams.say(&format!(
                "Wrote `{path}`. Hand it over to {names} by mail, by chat or in a shared folder; they run `steps receive FILE`."
            ));
        }
        None => {
            context.streams.say(&format!(
                "Hand it over to {names}; they run `steps receive -` and paste it, or `steps receive FILE`."
            ));
        }
    }
    if matches!(lock, Lock::Passphrase(_)) {
        context.streams.say("Tell them the passphrase another way than the envelope.");
    }
}
