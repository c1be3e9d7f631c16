//! `steps receive`: files what others sent, unopened.

mod agreed;
mod opening;
mod peers;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::subject::{Subject, still_to_come};
use super::{Context, envelopes, error_report, identity};
use crate::analysis::reveal::Asker;
use crate::diagnostic::Source;
use crate::error::{InvalidFiles, Status, UserError};
use crate::model::{Envelope, Framework, Id, People, Side};
use crate::render::list;
use crate::store::{self, Filed, Reviews, Workspace, read_people};

/// Take in what somebody sent you
///
/// Examples:
///   steps receive robin-ek-2026-h2-self.steps
///   steps receive ~/Downloads/*.steps      several at once
///
/// It is filed unopened, and opens by itself in `steps diff` and the other reports
/// once you have sealed your own assessment. A request to write about somebody, or
/// an answer to yours, is taken in as well.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct ReceiveArgs {
    /// Envelopes; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Read the passphrase from this file's first line
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Answer yes to every yes-or-no question
    #[arg(short, long)]
    pub yes: bool,
}

/// What an envelope is received with.
struct Receiver<'a> {
    context: &'a Context,
    arguments: &'a ReceiveArgs,
    workspace: &'a Workspace,
    framework: &'a Framework,
    people: People,
    me: Id,
}

pub fn run(context: &Context, arguments: &ReceiveArgs) -> anyhow::Result<Status> {
    let workspace = context.workspace()?;
    let framework = workspace.load_framework()?;
    let people = read_people(&workspace)?;
    let me = identity::required(context)?.id;
    let receiver = Receiver { context, arguments, workspace: &workspace, framework: &framework, people, me };
    let mut status = Status::Done;
    for file in &arguments.files {
        let received = receiver.receive(file);
        match received {
            Ok(()) => {}
            // One that cannot be taken in keeps none of the others from it.
            Err(error) if arguments.files.len() > 1 && !error.is::<crate::error::Left>() => {
                status = error_report::report(&context.streams, &error);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(status)
}

/// The text without the marks that a mail puts before the lines it answers.
fn unquoted(source: Arc<Source>) -> Arc<Source> {
    let lines = source.text.lines().filter(|line| !line.trim().is_empty());
    let unquoted: Option<Vec<&str>> = lines.map(|line| line.strip_prefix("> ")).collect();
    match unquoted {
        Some(lines) if !lines.is_empty() => Source::new(&source.name, &(lines.join("\n") + "\n")),
        _ => source,
    }
}

impl Receiver<'_> {
    fn receive(&self, file: &Path) -> anyhow::Result<()> {
        let shown = file.to_string_lossy();
        let source = match file {
            file if file == Path::new("-") => store::standard_input()?,
            file => {
                let full = self.context.current.join(file);
                if !full.is_file() {
                    return Err(UserError::new(format!("there is no file `{shown}`")).into());
                }
                store::source(&full, &shown)?
            }
        };
        let source = unquoted(source.map_err(|finding| InvalidFiles(vec![finding]))?);
        if peers::is_taken_in(self, &source, &shown)? {
            return Ok(());
        }
        let envelope = store::envelope_in(&source)?;
        self.refuse_misdirected(&envelope, &shown)?;
        self.refuse_of_the_future(&envelope)?;
        let (envelope, text) = opening::for_oneself(self, envelope, &source.text, &shown)?;
        let reviews = Reviews::of(self.workspace);
        let filed = reviews.file(&envelope, &text)?;
        // A question on a screen paints over what was said before.
        let more = match (envelope.side, &filed) {
            (Side::Agreed, Filed::New | Filed::Again | Filed::InPlaceOf(..)) => {
                agreed::take_over(self, &envelope)?
            }
            _ => Vec::new(),
        };
        self.tell(&envelope, &filed)?;
        more.iter().for_each(|line| self.context.streams.say(line));
        Ok(())
    }

    /// Refuses what is of a day that is yet to come: everything that is sealed until then would count as older.
    fn refuse_of_the_future(&self, envelope: &Envelope) -> Result<(), UserError> {
        let date = envelope.sealed.date;
        // Where it is tomorrow already, it is no slip.
        if self.context.today.tomorrow().is_ok_and(|tomorrow| date > tomorrow) {
            return Err(UserError::new(format!(
                "{} was sealed on {date}, which is yet to come",
                self.what(envelope)
            ))
            .hint("they open it again, seal it with the right date, and send it once more"));
        }
        Ok(())
    }

    /// Refuses what is one's own, or about somebody with whom one has nothing to do.
    fn refuse_misdirected(&self, envelope: &Envelope, shown: &str) -> anyhow::Result<()> {
        let Envelope { person, cycle, rater, to, .. } = envelope;
        let name = |id: &Id| self.people.name_of(id);
        let to: Vec<String> = to.iter().map(name).collect();
        if *rater == self.me {
            return Err(UserError::new(format!("`{shown}` is your own envelope for {cycle}"))
                .hint(format!("hand it over to {}, who takes it in with `steps receive`", list(&to)))
                .into());
        }
        let managers = self.people.get(person).map(|entry| &entry.managers);
        let is_manager =
            managers.is_none_or(|terms| terms.is_empty() || terms.iter().any(|term| term.id == self.me));
        let is_named = envelope.to.contains(&self.me);
        if envelope.side == Side::Oneself && rater != person {
            return Err(UserError::new(format!(
                "`{shown}` says that {} wrote it for {}: nobody does that",
                name(rater),
                name(person)
            ))
            .hint("ask for it again")
            .into());
        }
        if *person == self.me || is_manager || is_named {
            return Ok(());
        }
        Err(UserError::new(format!(
            "`{shown}` is about {} and for {}, and you are `{}`",
            name(person),
            list(&to),
            self.me
        ))
        .hint("say who you are with `--person ID`, or give it to whom it is for")
        .into())
    }

    /// Whose it is and what it is, in words.
    fn what(&self, envelope: &Envelope) -> String {
        let (rater, person) = (self.people.name_of(&envelope.rater), self.people.name_of(&envelope.person));
        match envelope.side {
            Side::Oneself => format!("{rater}'s self-assessment"),
            Side::Manager | Side::Peer if envelope.person == self.me => {
                format!("{rater}'s assessment of you")
            }
            Side::Manager | Side::Peer => format!("{rater}'s assessment of {person}"),
            Side::Agreed => format!("{rater}'s record of what was agreed"),
        }
    }

    /// Where it is filed, as it is shown.
    fn shown(&self, envelope: &Envelope) -> String {
        let path =
            Reviews::of(self.workspace).envelope_path(&envelope.person, &envelope.cycle, &envelope.key());
        self.workspace.shown(&path)
    }

    /// Says what became of it, and what comes next.
    fn tell(&self, envelope: &Envelope, filed: &Filed) -> anyhow::Result<()> {
        let say = |line: &str| self.context.streams.say(line);
        let (what, date) = (self.what(envelope), envelope.sealed.date);
        let cycle = &envelope.cycle;
        match filed {
            Filed::New => {
                say(&format!("Took in {what} for {cycle}, sealed on {date}, as `{}`.", self.shown(envelope)))
            }
            Filed::Again => say(&format!("{what} for {cycle}, sealed on {date}, is here already.")),
            Filed::InPlaceOf(before, kept) => {
                say(&format!("Took in {what} for {cycle}, sealed again on {date}."));
                say(&format!(
                    "The one sealed on {} is kept as `{kept}`, and reports say that it was opened again.",
                    before.date
                ));
            }
            Filed::TooOld(there) => {
                return Err(UserError::new(format!(
                    "{what} for {cycle} was sealed on {date}, and one sealed on {} is here already, which stays",
                    there.date
                ))
                .hint("if the older one is meant, they seal it again and send that")
                .into());
            }
        }
        match envelope.side {
            Side::Agreed => {}
            Side::Peer => say(&format!(
                "Next: `steps peers {} --answers` shows it, question by question, once you have answered each yourself.",
                envelope.person
            )),
            Side::Oneself | Side::Manager => say(&self.next(envelope)?),
        }
        Ok(())
    }

    fn next(&self, envelope: &Envelope) -> anyhow::Result<String> {
        let person = &envelope.person;
        let subject = Subject::read(self.context, self.workspace, self.framework, Some(person.as_str()))?;
        let review = subject.review(Some(&envelope.cycle))?;
        let side = if *person == self.me { Side::Oneself } else { Side::Manager };
        let flags = subject.flags_of(&envelope.cycle);
        if subject.own_sealed(Some(&envelope.cycle), false).is_err() {
            return Ok(format!(
                "Next: `{}{flags}` is your own, which opens this one once it is sealed.",
                side.assess_command(person)
            ));
        }
        let diff = format!("Next: `steps diff {person}{flags}`");
        Ok(match still_to_come(&subject.person, review, &self.people, self.context.today) {
            None => format!("Both have sealed. {diff}"),
            Some(names) => format!("{diff}; still to come: {names}."),
        })
    }
}

impl Receiver<'_> {
    /// The person of an envelope with everything that may be seen of them.
    fn person(&self, envelope: &Envelope) -> anyhow::Result<crate::model::Person> {
        let reviews = Reviews::of(self.workspace);
        let mut person = reviews.person(&envelope.person, &self.people, None, self.framework)?;
        let asker = Asker::Known(&self.me);
        envelopes::open(
            self.workspace,
            self.framework,
            &self.people,
            &mut person,
            asker,
            self.context.today,
        )?;
        Ok(person)
    }
}
