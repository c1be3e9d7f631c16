//! One assessment opened to be answered: locked while it is, saved after each answer, sealed at the end.

use std::path::PathBuf;

use super::AssessArgs;
use super::assignment::Assignment;
use super::messages;
use crate::analysis::reveal::was_open;
use crate::analysis::{line, wholeness};
use crate::commands::Context;
use crate::commands::draft_file::{DraftFile, reopening, take_along};
use crate::error::UserError;
use crate::model::{Assessment, Behavior, Framework, Id, PersonEntry, SealState, Side, SideKey, Step};
use crate::render::list;
use crate::store::{self, Lock, Reviews, Workspace};

/// Whether a seal has to be whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Completeness {
    Whole,
    /// Answers may be missing: then less is seen of the other side.
    Partial,
}

/// An assessment that is being answered.
#[derive(Debug)]
pub struct OpenAssessment<'a> {
    pub workspace: &'a Workspace,
    pub framework: &'a Framework,
    pub assignment: Assignment,
    pub assessment: Assessment,
    /// Whether there were answers already.
    pub resumed: bool,
    /// The step that the person is at: the first one to ask about, where none is named.
    pub start: Option<Id>,
    /// The widest step of the line that is asked about, where the framework has several.
    pub line: Option<Id>,
    /// A step of the line that was asked for.
    asked_line: Option<Id>,
    /// Whether to ask, too, in which other disciplines the person works.
    pub asks_breadth: bool,
    /// The draft that adds to a partial seal, before anything was added.
    added_to: Option<Assessment>,
    pub file: DraftFile<'a>,
}

impl<'a> OpenAssessment<'a> {
    /// Opens the assessment; begins it where there is none.
    pub fn open(
        context: &Context,
        workspace: &'a Workspace,
        framework: &'a Framework,
        assignment: Assignment,
        disciplines: Vec<Id>,
        arguments: &AssessArgs,
    ) -> anyhow::Result<Self> {
        let reviews = Reviews::of(workspace);
        let Assignment { person, rater, cycle, key, .. } = &assignment;
        let path = reviews.path(person.id(), cycle, key);
        let shown = workspace.shown(&path);
        let lock = Lock::take(&path, &shown, rater.as_str())?;
        if let Some(former) = &assignment.displaced {
            reviews.rename(person.id(), cycle, &SideKey::MANAGER, &SideKey::manager(former))?;
        }
        let file = DraftFile::open(workspace, path, lock)?;
        let mut existing = reviews.has(person.id(), cycle, key);
        if let Some(sealed) = if existing { None } else { assignment.own_in_envelope()? } {
            file.save(&sealed, framework)?;
            context.streams.say(&format!("What you sealed on another machine is in `{shown}` now."));
            existing = true;
        }
        let resumed = existing && assignment.displaced.is_none();
        let mut assessment = match resumed {
            true => reviews.own(person.id(), cycle, key, framework)?,
            false => assignment.begun(framework, context.today),
        };
        if assessment.rater != *rater {
            return Err(UserError::new(format!(
                "`{shown}` is by `{}`, and you are `{rater}`",
                assessment.rater
            ))
            .hint("say who you are with `--person ID`")
            .into());
        }
        let was_sealed = assessment.sealed.is_some();
        if arguments.reopen && !was_sealed && assessment.reopened.is_empty() {
            return Err(UserError::new(format!(
                "`{shown}` is not sealed, so there is nothing to open again"
            ))
            .hint("somebody else's is opened again with `steps assess PERSON --as SIDE --reopen`")
            .into());
        }
        if was_sealed {
            unseal(context, arguments, &assignment, &shown, &mut assessment)?;
        }
        if !assessment.framework.matches(framework) {
            take_along(context, framework, &mut assessment);
        }
        let added_to = (was_sealed && assessment.continues.is_some()).then(|| assessment.clone());
        let start = assignment.standing(framework, context.today);
        let asks_breadth =
            arguments.breadth || assignment.person.entry.breadth || assessment.breadth.is_some();
        let mut open = Self {
            workspace,
            framework,
            start,
            line: None,
            asked_line: None,
            assignment,
            assessment,
            resumed,
            asks_breadth,
            added_to,
            file,
        };
        open.settle_disciplines(context, disciplines, arguments)?;
        Ok(open)
    }

    /// Which disciplines are rated: those asked for, else as before, else those of the person, else asked.
    fn settle_disciplines(
        &mut self,
        context: &Context,
        asked_for: Vec<Id>,
        arguments: &AssessArgs,
    ) -> anyhow::Result<()> {
        if !asked_for.is_empty() {
            self.assessment.disciplines = asked_for;
        } else if !self.resumed {
            let known = self.assignment.person.entry.disciplines.clone();
            let interactive = context.streams.attended && arguments.answers.is_none() && !arguments.edit;
            self.assessment.disciplines = if let Some(known) = known {
                known
            } else if interactive && !self.framework.disciplines.is_empty() {
                let asked =
                    super::interview::ask_disciplines(self.framework, &self.whose(), context.streams.look())?;
                self.assignment.person.entry.disciplines = Some(asked.clone());
                asked
            } else {
                Vec::new()
            };
        }
        crate::commands::known_disciplines(self.framework, &self.assessment.disciplines).map(|_| ())
    }

    /// The file's path, as people read it.
    pub fn shown(&self) -> &str {
        self.file.shown()
    }

    /// Where a form is while it is being filled in.
    pub fn form_path(&self) -> PathBuf {
        self.file.form_path()
    }

    /// Saves the answers.
    ///
    /// # Errors
    /// Also where another program changed the file meanwhile: both versions are kept by then.
    pub fn save(&self) -> anyhow::Result<()> {
        self.file.insist(&|| self.save_as(&self.assessment))
    }

    /// Saves answers, of which nothing is written where another program changed the file meanwhile.
    ///
    /// A partial seal stays on disk until something is added to it.
    pub fn save_as(&self, assessment: &Assessment) -> anyhow::Result<()> {
        let says = |one: &Assessment| (one.cells.clone(), one.disciplines.clone(), one.breadth.clone());
        let has_text = assessment.resume.as_ref().is_some_and(|resume| resume.typed.is_some());
        if !has_text && self.added_to.as_ref().is_some_and(|before| says(before) == says(assessment)) {
            return Ok(());
        }
        self.file.save(assessment, self.framework)
    }

    /// Writes the entry of somebody new into `people.yaml`, where there is more to keep than an id, and with it
    /// that of a manager whom nobody has named yet.
    pub fn introduce(&self) -> anyhow::Result<()> {
        let Assignment { person, side, is_new, .. } = &self.assignment;
        let mut entry = person.entry.clone();
        if *side == Side::Peer {
            entry.managers.clear();
        }
        let says_more = entry.name.is_some() || entry.disciplines.is_some() || !entry.managers.is_empty();
        if !*is_new || !says_more {
            return Ok(());
        }
        let managers = entry.managers.iter().map(|manager| PersonEntry::new(manager.id.clone()));
        let newcomers: Vec<PersonEntry> = std::iter::once(entry.clone()).chain(managers).collect();
        store::add_people(self.workspace, &newcomers)
    }

    /// Settles which line of steps is rated, and gives the step to begin at: `from`, or where the line of `on` begins
    /// for somebody who is elsewhere.
    ///
    /// # Errors
    /// Where a step to begin at is named that is not on the line that is named.
    pub fn follow(&mut self, on: Option<&Id>, from: Option<&Id>) -> anyhow::Result<Option<Id>> {
        let steps = &self.framework.steps;
        let standing = from.or(self.start.as_ref());
        if !steps.have_lines() {
            return Ok(standing.cloned());
        }
        if let (Some(on), Some(from)) = (on, from)
            && !steps.on_one_line(on, from)
        {
            return Err(UserError::new(format!("`{from}` is not on the line of `{on}`"))
                .hint("leave out `--from`, or name a step of that line")
                .into());
        }
        let line = line::along(steps, on.or(standing), &[&self.assessment]);
        self.line = line.last().map(|step| step.id.clone());
        self.asked_line = on.cloned();
        Ok(standing.and_then(|today| line::start(steps, &line, today)).map(|step| step.id.clone()))
    }

    /// What the seal would lack to be a whole one.
    pub fn missing(&self, assessment: &Assessment) -> Vec<(&'a Behavior, &'a Step)> {
        // What a peer is asked is for whoever asks to say.
        if self.assignment.side == Side::Peer {
            return Vec::new();
        }
        wholeness::missing(self.framework, assessment, self.start.as_ref(), self.asked_line.as_ref())
    }

    /// Seals what is there, and saves it.
    ///
    /// # Errors
    /// Where something is missing and the seal is to be whole, or where an answer has a fault; then it stays the
    /// draft that it is.
    pub fn seal(
        &mut self,
        context: &Context,
        completeness: Completeness,
        reason: Option<&str>,
    ) -> anyhow::Result<()> {
        if self.assessment.rated().next().is_none() {
            return Err(UserError::new("there is nothing to seal: nothing is rated yet").into());
        }
        self.refuse_begun(context)?;
        self.assessment.drop_empty_answers();
        self.save()?;
        self.file.refuse_faults(&self.assessment, self.framework, &self.assignment.person.journal)?;
        let missing = self.missing(&self.assessment);
        if !missing.is_empty() && completeness == Completeness::Whole {
            return Err(incomplete(&missing, &messages::command(context, self)));
        }
        if !self.assessment.keeps_earlier_seal() || self.assessment.answers_again(self.framework) {
            let after_reveal = self.assessment.continues.as_ref().is_some_and(|earlier| earlier.after_reveal);
            let reopening = reopening(context, "changing answers that were sealed", reason, after_reveal)?;
            self.assessment.reopened.push(reopening);
        }
        self.added_to = None;
        self.assessment.partial = !missing.is_empty();
        self.assessment.seal(context.today, store::salt()?, &self.assignment.person.journal);
        self.save()
    }

    /// Refuses to seal an answer that was begun and never accepted.
    fn refuse_begun(&self, context: &Context) -> anyhow::Result<()> {
        let Some(resume) = self.assessment.resume.as_ref().filter(|resume| resume.open) else {
            return Ok(());
        };
        let (behavior, step) = resume.question.split_once('/').unwrap_or_default();
        let behavior = self.framework.behaviors.iter().find(|known| known.id == behavior);
        let step = self.framework.steps.iter().find(|known| known.id == step);
        let (Some(behavior), Some(step)) = (behavior, step) else { return Ok(()) };
        Err(UserError::new(format!("you began {} · {} and did not finish it", behavior.name, step.name))
            .hint(format!("`{}` continues there", messages::command(context, self)))
            .into())
    }

    /// Whose: `Your`, or a name's possessive.
    pub fn whose(&self) -> String {
        if self.assignment.is_oneself() {
            "Your".to_owned()
        } else {
            format!("{}'s", self.assignment.person.name)
        }
    }

    /// The disciplines that are rated, by name.
    pub fn discipline_names(&self) -> Vec<&str> {
        let known = |id: &Id| self.framework.discipline(id).map(|discipline| discipline.name.as_str());
        self.assessment.disciplines.iter().filter_map(known).collect()
    }
}

/// Opens what is sealed: a partial seal to add to it, any other only when that is asked for.
fn unseal(
    context: &Context,
    arguments: &AssessArgs,
    assignment: &Assignment,
    shown: &str,
    assessment: &mut Assessment,
) -> anyhow::Result<()> {
    let Assignment { person, rater, .. } = assignment;
    let after_reveal = assignment.review().is_some_and(|review| was_open(person, review, rater));
    if arguments.reopen {
        let what = "opening a sealed assessment again";
        let reopening = reopening(context, what, arguments.reason.as_deref(), after_reveal)?;
        assessment.reopen(reopening);
        context
            .streams
            .say(&format!("Opened `{shown}` again. Both sides are hidden until you seal it again."));
        return Ok(());
    }
    if assessment.partial && assessment.is_sealed() {
        assessment.add_to_seal(after_reveal);
        context.streams.say(&format!(
            "`{shown}` was sealed with questions left open. You can answer those, and both sides are hidden until you seal it again."
        ));
        return Ok(());
    }
    let changed = assessment.seal_state() == SealState::ChangedAfterwards;
    let afterwards = if changed { ", and was changed afterwards" } else { "" };
    let date = assessment.sealed.as_ref().map(|seal| seal.date.to_string()).unwrap_or_default();
    Err(UserError::new(format!("`{shown}` was sealed on {date}{afterwards}"))
        .hint("`--reopen` opens it again, which hides both sides' answers until you seal it again")
        .into())
}

/// That a whole seal lacks something, and what.
fn incomplete(missing: &[(&Behavior, &Step)], command: &str) -> anyhow::Error {
    const MOST: usize = 5;
    let mut names: Vec<String> = missing
        .iter()
        .take(MOST)
        .map(|(behavior, step)| format!("{} at {}", behavior.short(), step.name))
        .collect();
    if missing.len() > MOST {
        names.push(format!("{} more", missing.len() - MOST));
    }
    UserError::new(format!("not answered yet: {}", list(&names)))
        .hint(format!("`{command}` asks what is missing; \"not enough evidence to say\" is an answer"))
        .hint("`--seal --partial` seals what is there: you then see only the same answers of the other side")
        .into()
}
