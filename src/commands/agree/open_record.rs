//! What was agreed, opened to be decided: locked while it is, saved after each decision, sealed at the end.

use jiff::civil::Date;

use super::AgreeArgs;
use super::messages;
use super::room::Room;
use crate::commands::Context;
use crate::commands::draft_file::{DraftFile, reopening, take_along};
use crate::error::UserError;
use crate::model::{Assessment, FollowUp, JournalEntry, Resume, SealState, Side, SideKey};
use crate::store::{self, JournalFile, Lock, Reviews, Workspace};

/// A record that is being decided.
#[derive(Debug)]
pub struct OpenRecord<'a> {
    pub workspace: &'a Workspace,
    pub room: &'a Room<'a>,
    pub record: Assessment,
    /// Whether there were decisions already.
    pub resumed: bool,
    /// Who sealed again since it was begun, by name.
    pub sealed_since: Vec<String>,
    pub file: DraftFile<'a>,
    pub today: Date,
    /// Whether every yes-or-no question is answered already.
    pub says_yes: bool,
    /// What whoever runs the program noted about the person, which a decision may cite.
    journal: Vec<JournalEntry>,
}

impl<'a> OpenRecord<'a> {
    /// Opens the record, whoever of the two began it; begins it where there is none.
    pub fn open(
        context: &Context,
        arguments: &AgreeArgs,
        workspace: &'a Workspace,
        room: &'a Room<'a>,
    ) -> anyhow::Result<Self> {
        let reviews = Reviews::of(workspace);
        let (person, cycle, key) = (room.person().id(), room.cycle(), &SideKey::AGREED);
        let path = reviews.path(person, cycle, key);
        let lock = Lock::take(&path, &workspace.shown(&path), room.me.as_str())?;
        let file = DraftFile::open(workspace, path, lock)?;
        let resumed = reviews.has(person, cycle, key);
        let mut record = match resumed {
            true => reviews.own(person, cycle, key, room.framework)?,
            false => {
                let rater = (room.me.clone(), Side::Agreed);
                let id = person.clone();
                let record = Assessment::new(room.framework, id, rater, cycle.clone(), context.today);
                let disciplines = room.sides.first().map(|side| side.disciplines.clone());
                Assessment { disciplines: disciplines.unwrap_or_default(), ..record }
            }
        };
        let sealed_since = room.sealed_since(&record);
        let again = messages::command(context, workspace, room);
        unseal(context, arguments, &again, file.shown(), &sealed_since, &mut record)?;
        if !record.framework.matches(room.framework) {
            take_along(context, room.framework, &mut record);
        }
        record.agreed_on.clone_from(&room.seals);
        let journal = JournalFile::of(workspace, person, &room.me).read()?.0;
        Ok(Self {
            workspace,
            room,
            record,
            resumed,
            sealed_since,
            file,
            today: context.today,
            says_yes: arguments.yes,
            journal,
        })
    }

    /// Saves the decisions.
    ///
    /// # Errors
    /// Also where another program changed the file meanwhile: both versions are kept by then.
    pub fn save(&self) -> anyhow::Result<()> {
        self.file.insist(&|| self.save_as(&self.record))
    }

    /// Saves decisions, of which nothing is written where another program changed the file meanwhile.
    pub fn save_as(&self, record: &Assessment) -> anyhow::Result<()> {
        self.file.save(record, self.room.framework)
    }

    /// Notes that it is a draft, for which nothing in particular is open.
    pub fn mark_as_draft(&mut self) {
        let end = Resume { question: "end".to_owned(), open: false, typed: None };
        self.record.resume.get_or_insert(end);
    }

    /// What was agreed to work on the last time, with what is said of it so far.
    pub fn follow_up(&self) -> Vec<FollowUp> {
        match self.record.follow_up.is_empty() {
            true => self.room.last_focus().iter().map(FollowUp::from).collect(),
            false => self.record.follow_up.clone(),
        }
    }

    /// The journal entries that a decision may cite: those that the sides cite, and one's own.
    pub fn entries(&self) -> Vec<JournalEntry> {
        let mut entries = self.room.agenda().entries;
        for entry in self.record.cited.iter().chain(&self.journal) {
            if entries.iter().all(|known| known.id != entry.id) {
                entries.push(entry.clone());
            }
        }
        entries
    }

    /// The day by which the step of somebody without one is to be set.
    pub fn first_step_by(&self, context: &Context) -> Date {
        let start = self.room.person().profile.start.unwrap_or(context.today);
        let by = self.workspace.settings.value.first_step_by(start);
        // Of somebody who has been here for long, that day has passed.
        if by > context.today { by } else { self.workspace.settings.value.first_step_by(context.today) }
    }

    /// Seals what is decided, and saves it. What is not stays open, and the record says so.
    ///
    /// # Errors
    /// Nothing is decided, a decision was begun and not accepted, or there is a fault; then it stays the draft that it
    /// is.
    pub fn seal(&mut self, context: &Context) -> anyhow::Result<()> {
        if self.record.rated().next().is_none() {
            let refusal = UserError::new("there is nothing to seal: nothing is decided yet");
            return Err(refusal
                .hint(format!("`{}` decides it", messages::command(context, self.workspace, self.room)))
                .into());
        }
        if let Some(resume) = self.record.resume.as_ref().filter(|resume| resume.open) {
            let name = messages::name_of(self.room, &resume.question);
            let message = format!("you began {name} and did not finish it");
            let hint = format!("`{}` continues there", messages::command(context, self.workspace, self.room));
            return Err(UserError::new(message).hint(hint).into());
        }
        self.room.agenda().settle(&mut self.record);
        self.record.rater.clone_from(&self.room.me);
        self.mark_as_draft();
        self.save()?;
        let entries = self.entries();
        self.file.refuse_faults(&self.record, self.room.framework, &entries)?;
        self.record.seal(context.today, store::salt()?, &entries);
        self.save()
    }
}

/// Opens what is sealed, where that is asked for.
fn unseal(
    context: &Context,
    arguments: &AgreeArgs,
    again: &str,
    shown: &str,
    sealed_since: &[String],
    record: &mut Assessment,
) -> anyhow::Result<()> {
    match (&record.sealed, arguments.reopen) {
        (None, true) if record.reopened.is_empty() => {
            Err(UserError::new(format!("`{shown}` is not sealed, so there is nothing to open again")).into())
        }
        (None, _) => Ok(()),
        (Some(_), true) => {
            let what = "opening what was agreed again";
            let reopening = reopening(context, what, arguments.reason.as_deref(), true)?;
            record.reopen(reopening);
            // What it cites stays with it.
            record.resume = Some(Resume { question: "end".to_owned(), open: false, typed: None });
            context
                .streams
                .say(&format!("Opened `{shown}` again. Reports leave it out until it is sealed again."));
            Ok(())
        }
        (Some(seal), false) => {
            let changed = record.seal_state() == SealState::ChangedAfterwards;
            let afterwards = if changed { ", and was changed afterwards" } else { "" };
            let since = match sealed_since {
                [] => String::new(),
                names => format!("; since then, {} sealed again", crate::render::list(names)),
            };
            Err(UserError::new(format!("`{shown}` was sealed on {}{afterwards}{since}", seal.date))
                .hint(format!("`{again} --reopen` opens it again, with a reason"))
                .into())
        }
    }
}
