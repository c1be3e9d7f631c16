//! `steps help privacy`: what is protected from whom, in plain words; a page of the help that is about all commands.

use clap::Args;

use super::{Context, help_page};
use crate::error::Status;

/// What steps protects, and what it does not
///
/// Examples:
///   steps key           your own fingerprint, to read out to the others
///   steps send          says whose key it writes to, by its fingerprint
///
/// What you write stays on your machine, in files that only you can read. Nothing
/// is sent by itself. `steps send` writes an envelope, and you hand it over.
///
/// What an envelope hides: your ratings, notes, examples and the journal entries
/// that you cite, and in your own also your start date and step. Only those it is
/// written to, and you, can open it; whoever carries or keeps it cannot.
///
/// What it shows to anybody who has it: whom it is about, who wrote it and to
/// whom, the cycle, the framework, and the day on which it was sealed.
///
/// What it does not do:
/// - It does not prove who wrote it. Anybody who has your public key can write to
///   you. If something sounds wrong, ask.
/// - It does not help if people.yaml holds a wrong key: whoever put it there can
///   read what is sent to it. `steps send` shows the fingerprint of each key, and
///   asks when one has changed. Compare it by phone: `steps key` shows yours.
/// - It does not keep those it is written to from opening it early, with `age -d`.
///   steps opens it once their own is sealed; to wait for that is a promise.
/// - It does not stop a manager from rating with you looking over their shoulder,
///   or two people from talking before they seal. Whoever seals keeps to it.
/// - It does not protect what is open: a report that you saved, a packet that you
///   hand to those who approve a move, a screen that you share, a laptop without a
///   lock.
///
/// When a key is lost, what was sent to it does not open any more. Your own files
/// stay as they are. Move the old key away, make a new one with `steps key`, put
/// its public part into people.yaml, and ask the others to `steps send` again.
/// When a key was stolen, whoever has it can open what was sent to it until then.
///
/// How long things are kept: until you delete them. Nothing expires by itself.
/// Everything about a person is in `reviews/<person>/`, a folder for each cycle;
/// delete a file or the folder, and it is gone from this machine. An envelope
/// that came again keeps the one before it, as `<side>.steps.old`. What git has
/// taken stays in its history for whoever has the key. What you sent stays with
/// those who received it: ask them to delete theirs.
///
/// What a peer writes is for the manager who asked. Of each answer the peer says
/// whether the person may read it: not at all, without a name, or with it. Without
/// a name it is shown only where at least three allowed that; a style of writing
/// can still give somebody away, and so can what only one of them can know. Who
/// was asked is on the manager's machine and on that of each peer, nowhere else,
/// and none of it goes through git.
///
/// `steps send --calibration` writes a whole review to the key of somebody who
/// counts many: both sides' ratings and marked examples, the disciplines and the
/// step; no names, notes or evidence. Whoever has that key can open each of them,
/// and may know who brought it. What they show others is `steps calibrate`: it
/// tells nothing about fewer than five people.
///
/// Journals are never sent. Of yours, only the entries that you cite cross.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, hide = true, help_template = "{about}\n")]
pub struct PrivacyArgs {}

pub fn run(context: &Context, _: &PrivacyArgs) -> anyhow::Result<Status> {
    help_page(context, "privacy")
}
