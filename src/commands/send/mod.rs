//! `steps send`: one's sealed assessment as an envelope for the other side.

mod addressees;
mod calibration;
mod handing_over;
pub mod parcel;

use std::path::{Path, PathBuf};

use clap::Args;

use self::addressees::{Addressee, Lock};
use super::asking::agreed;
use super::init::let_envelopes_through;
use super::key::warn_of_other_key;
use super::subject::Subject;
use super::{Context, identity, output};
use crate::error::{Status, UserError};
use crate::model::{Assessment, Envelope, Framework, Id, Letter, People, PublicKey, Share, Side};
use crate::render::{Printable, comment, list};
use crate::store::{self, KeyFile, Privacy, Reviews, Workspace};

/// Write your sealed assessment as an envelope for the other side
///
/// Examples:
///   steps send                             yours, for your manager
///   steps send robin-ek                    what you wrote about Robin, for Robin
///   steps send robin-ek --to kim-osei      the same for another manager
///   steps send robin-ek --agreed           what you agreed on in the meeting
///   steps send robin-ek --peers            what peers allowed Robin to read
///   steps send robin-ek --calibration kim-osei   for `steps calibrate`
///   steps send -o -                        to standard output
///
/// Only those it is written to, and you, can open it. Hand it over by mail, by
/// chat, in a shared folder or with git: `steps receive FILE` takes it in.
///
/// `--calibration` is for whoever looks at many reviews to find what is unclear in
/// the framework. It writes a review that both sides have sealed, without names,
/// notes and evidence, to that key alone. `steps calibrate` counts it and shows
/// nothing of fewer than five people; but whoever has the key can open it, with
/// `age -d`, and may know from whom it came. Ask the other side first.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment, after_long_help = THE_WHOLE_WAY)]
pub struct SendArgs {
    /// Whom it is about [default: you]
    #[arg(value_name = "PERSON")]
    pub about: Option<String>,
    /// Send what you agreed on, not what you rated alone
    #[arg(long)]
    pub agreed: bool,
    /// Send the person what their peers allowed them to read
    #[arg(long, conflicts_with = "agreed")]
    pub peers: bool,
    /// Send a review to be counted to this public key, or to somebody's
    #[arg(long, value_name = "KEY|ID", conflicts_with_all = ["to", "passphrase_file", "peers"])]
    pub calibration: Option<String>,
    /// To whom [default: the other side as of today]; can be repeated
    #[arg(long, value_name = "ID")]
    pub to: Vec<String>,
    /// The review cycle, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub cycle: Option<Id>,
    #[command(flatten)]
    pub envelope: EnvelopeArgs,
}

/// Where an envelope goes, and how it is locked.
#[derive(Args, Clone, Debug, Default)]
pub struct EnvelopeArgs {
    /// Write it to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it is not an earlier envelope
    #[arg(short, long)]
    pub force: bool,
    /// Write to somebody's new key although you wrote to another one before
    #[arg(long)]
    pub trust: bool,
    /// Encrypt with the passphrase in this file's first line, not with keys
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

impl SendArgs {
    /// What was agreed about somebody in a cycle, for the other side.
    pub fn agreed(person: &Id, cycle: &Id) -> Self {
        Self {
            about: Some(person.to_string()),
            agreed: true,
            peers: false,
            calibration: None,
            to: Vec::new(),
            cycle: Some(cycle.clone()),
            envelope: EnvelopeArgs::default(),
        }
    }
}

/// From two blind ratings to one record, on two machines.
const THE_WHOLE_WAY: &str = "\
The whole way of a review, on two machines:
  Robin                            Alex, Robin's manager
  steps key                        steps key                            once
  steps assess                     steps assess robin-ek --as manager   alone
  steps send                       steps send robin-ek
  steps receive FILE               steps receive FILE
  steps diff                       steps diff robin-ek                  together
                                   steps agree robin-ek                 together
  steps receive FILE               steps send robin-ek --agreed
  steps gap                        steps gap robin-ek";

pub fn run(context: &Context, arguments: &SendArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let me = identity::required(context)?.id;
    let about = arguments.about.clone().unwrap_or_else(|| me.to_string());
    let subject = Subject::read(context, &workspace, &framework, Some(&about))?;
    if arguments.peers {
        return parcel::send_opinions(context, arguments, (&workspace, &framework), &subject);
    }
    if let Some(key) = &arguments.calibration {
        calibration::write(context, arguments, key, &framework, &subject)?;
        return Ok(Status::Done);
    }
    let assessment = subject.own_sealed(arguments.cycle.as_ref(), arguments.agreed)?;
    write(context, arguments, &workspace, &framework, &subject, &assessment)?;
    Ok(Status::Done)
}

/// Writes the envelope, and says how to hand it over.
fn write(
    context: &Context,
    arguments: &SendArgs,
    workspace: &Workspace,
    framework: &Framework,
    subject: &Subject,
    assessment: &Assessment,
) -> anyhow::Result<()> {
    let to = addressees::of(context, arguments, subject, assessment)?;
    let profile = (assessment.relation == Side::Oneself).then(|| subject.person.profile.clone());
    let letter = Letter { assessment: assessment.clone(), profile };
    let text = store::letter_text(&letter, framework)?;
    let (encrypted, lock) =
        encrypted(context, &arguments.envelope, &subject.people, (&to, OwnCopy::Opens), &text)?;
    let ids = to.iter().map(|addressee| addressee.id.clone()).collect();
    let envelope = Envelope::new(assessment, ids, encrypted)
        .ok_or_else(|| UserError::new("only what is sealed is sent"))?;
    let text = store::envelope_text(&envelope, &head(subject, &envelope, &to))?;
    let path = put(context, arguments, workspace, &envelope, &text)?;
    lock.keep(&to)?;
    handing_over::say(context, workspace, &envelope, &to, path.as_deref(), &lock);
    Ok(())
}

/// Whether whoever writes an envelope can open it, too.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum OwnCopy {
    Opens,
    IsClosed,
}

/// A text encrypted for those whom it is for, and what locks it.
fn encrypted(
    context: &Context,
    arguments: &EnvelopeArgs,
    people: &People,
    (to, own_copy): (&[Addressee], OwnCopy),
    text: &str,
) -> anyhow::Result<(String, Lock)> {
    let (lock, said) = addressees::lock(context, arguments, to)?;
    let encrypted = match &lock {
        Lock::Passphrase(passphrase) => store::encrypt_with_passphrase(text, passphrase)?,
        Lock::Keys(keys) => {
            let own = (own_copy == OwnCopy::Opens).then(|| own_key(context, arguments)).transpose()?;
            said.iter().for_each(|line| context.streams.say(line));
            if let Some(own) = &own {
                warn_of_other_key(context, people, own)?;
            }
            store::encrypt(text, &keys.iter().chain(&own).collect::<Vec<_>>())?
        }
    };
    Ok((encrypted, lock))
}

/// What a reader who does not know the file is told by it.
fn head(subject: &Subject, envelope: &Envelope, to: &[Addressee]) -> String {
    let names: Vec<&str> = to.iter().map(|addressee| addressee.name.as_str()).collect();
    let from = subject.people.name_of(&envelope.rater);
    let what = match envelope.side {
        Side::Oneself => format!("{from}'s self-assessment"),
        Side::Manager | Side::Peer => format!("{from}'s assessment of {}", subject.person.name),
        Side::Agreed => format!("What was agreed about {}", subject.person.name),
    };
    comment(
        0,
        &format!(
            "{what} for {}, sealed on {} and encrypted for {}. `steps receive FILE` takes it in.",
            envelope.cycle,
            envelope.sealed.date,
            list(&names)
        ),
    )
}

/// Puts the envelope where it was asked for: a file, the place in the workspace that git takes it from, or standard
/// output. Gives the file as people read it.
fn put(
    context: &Context,
    arguments: &SendArgs,
    workspace: &Workspace,
    envelope: &Envelope,
    text: &str,
) -> anyhow::Result<Option<String>> {
    let printable = Printable::text(text);
    // What a peer wrote is the manager's alone: a history keeps it for everybody who has a key one day.
    let by_git = workspace.settings.value.share == Some(Share::Git) && envelope.side != Side::Peer;
    match &arguments.envelope.output {
        Some(path) if path == Path::new("-") => {
            context.streams.answer(&printable)?;
            Ok(None)
        }
        None if by_git => {
            if let_envelopes_through(&workspace.root)? {
                let shown = workspace.shown(&workspace.root.join(".gitignore"));
                context.streams.say(&format!("Changed `{shown}`: of the reviews, git now takes envelopes and nothing else. Commit it, too."));
            }
            let reviews = Reviews::of(workspace);
            let path = reviews.envelope_path(&envelope.person, &envelope.cycle, &envelope.key());
            store::replace(&path, text, Privacy::Shared)?;
            reviews.note_receipt(envelope)?;
            Ok(Some(workspace.shown(&path)))
        }
        given => {
            let Envelope { person, cycle, .. } = envelope;
            let own = || PathBuf::from(format!("{person}-{cycle}-{}.steps", envelope.key()));
            let path = given.clone().unwrap_or_else(own);
            let force = arguments.envelope.force || is_an_earlier(&context.current.join(&path), envelope);
            // It is encrypted, and a shared folder is one of the ways to hand it over.
            output::put(context, &path, &printable, (Privacy::Shared, force))?;
            Ok(Some(path.display().to_string()))
        }
    }
}

/// Whether nothing is lost by overwriting a file: it is an envelope of the same side, which can be written at any time.
fn is_an_earlier(path: &Path, envelope: &Envelope) -> bool {
    let source = store::source(path, "envelope").ok().and_then(Result::ok);
    let there = source.and_then(|source| store::envelope_in(&source).ok());
    there.is_some_and(|there| {
        (&there.person, &there.cycle, there.key()) == (&envelope.person, &envelope.cycle, envelope.key())
    })
}

/// One's own public key; made where there is none and somebody says so.
fn own_key(context: &Context, arguments: &EnvelopeArgs) -> anyhow::Result<PublicKey> {
    let file = KeyFile::of_user()?;
    if let Some(key) = file.public()? {
        return Ok(key);
    }
    let question = "You have no key yet, so nobody could write back to you. Make one now?";
    let wanted =
        || Ok::<_, anyhow::Error>(context.streams.attended && agreed(context, "Your key", question)?);
    if !(arguments.yes || wanted()?) {
        return Err(UserError::new("you have no key yet").hint("`steps key` makes one").into());
    }
    let key = file.make()?;
    context
        .streams
        .say(&format!("Made your private key: `{}`. Keep a copy where you keep passwords.", file.shown()));
    context.streams.say("Add this line to your entry in people.yaml, so that others can write to you:");
    context.streams.say(&format!("  key: {key}"));
    Ok(key)
}
