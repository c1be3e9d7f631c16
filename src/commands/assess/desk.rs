//! The desk: one assessment taken out to be answered, locked while it is, saved after each answer.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use super::AssessArgs;
use super::Sitting;
use crate::commands::Context;
use crate::error::UserError;
use crate::model::{Assessment, Framework, Id, Pin, Rating, Relation, SealState};
use crate::store::{self, Lock, Reviews, Seat, Workspace};

/// An assessment that is being answered.
#[derive(Debug)]
pub struct Desk<'a> {
    pub workspace: &'a Workspace,
    pub framework: &'a Framework,
    pub sitting: Sitting,
    pub assessment: Assessment,
    /// The person's name, as questions use it.
    pub person_name: String,
    /// Whether there were answers already.
    pub resumed: bool,
    path: PathBuf,
    /// Released when the desk is left.
    _lock: Lock,
}

impl<'a> Desk<'a> {
    /// Takes out the assessment, begun if it is not there yet.
    pub fn take(
        context: &Context,
        workspace: &'a Workspace,
        framework: &'a Framework,
        sitting: Sitting,
        arguments: &AssessArgs,
    ) -> anyhow::Result<Self> {
        let reviews = Reviews::of(workspace);
        let seat = Seat::new(sitting.relation, &sitting.rater);
        let path = reviews.path(&sitting.person, &sitting.cycle, &seat);
        let shown = workspace.shown(&path);
        let person_name = super::name_of(&reviews, &sitting.person)?;
        let lock = Lock::take(&path, &shown, sitting.rater.as_str())?;
        let existing = reviews.load(&sitting.person, &sitting.cycle, &seat, framework)?;
        let resumed = existing.is_some();
        let mut assessment = match existing {
            Some(existing) => reopened(existing, &shown, context, arguments)?,
            None => Assessment {
                format: Assessment::FORMAT,
                framework: Pin::of(framework),
                person: sitting.person.clone(),
                rater: sitting.rater.clone(),
                relation: sitting.relation,
                disciplines: Vec::new(),
                cycle: sitting.cycle.clone(),
                started: context.today,
                sealed: None,
                resume: None,
                step: None,
                focus: Vec::new(),
                cells: BTreeMap::new(),
            },
        };
        if !assessment.framework.matches(framework) {
            let (then, now) = (&assessment.framework.version, &framework.manifest.version);
            context.streams.say(&format!(
                "The framework changed since this was begun ({then}, now {now}): answers to what is still there are kept."
            ));
            assessment.framework = Pin::of(framework);
        }
        if assessment.rater != sitting.rater {
            return Err(UserError::new(format!("`{shown}` is for another rater")).into());
        }
        let mut desk =
            Self { workspace, framework, sitting, assessment, person_name, resumed, path, _lock: lock };
        desk.settle_disciplines(context, arguments)?;
        if !resumed && store::would_pick_up(&desk.path) {
            context.streams.report(&format!(
                "warning: git would pick up `{}`, and what people write about each other is private.\nhint: add the line `reviews/` to .gitignore\n",
                desk.shown()
            ));
        }
        Ok(desk)
    }

    /// Which disciplines are rated: those asked for, else as before, else those of the profile, else asked.
    fn settle_disciplines(&mut self, context: &Context, arguments: &AssessArgs) -> anyhow::Result<()> {
        if !arguments.disciplines.is_empty() {
            self.assessment.disciplines =
                crate::commands::known_disciplines(self.framework, &arguments.disciplines)?;
        } else if !self.resumed {
            let reviews = Reviews::of(self.workspace);
            let known = reviews.profile(&self.sitting.person)?.disciplines;
            let interactive = context.streams.attended && arguments.answers.is_none() && !arguments.edit;
            self.assessment.disciplines = if let Some(known) = known {
                known
            } else if interactive && !self.framework.disciplines.is_empty() {
                super::ask_disciplines(
                    self.framework,
                    &super::whose(self.sitting.relation, &self.person_name),
                    context.streams.palette(),
                )?
            } else {
                Vec::new()
            };
        }
        crate::commands::known_disciplines(self.framework, &self.assessment.disciplines).map(|_| ())
    }

    /// The file's path, as people read it.
    pub fn shown(&self) -> String {
        self.workspace.shown(&self.path)
    }

    /// The file's path beside it for a form that is being filled in.
    pub fn form_path(&self) -> PathBuf {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{stem}.form.yaml"))
    }

    pub fn save(&mut self) -> anyhow::Result<()> {
        self.save_as(&self.assessment)
    }

    pub fn save_as(&self, assessment: &Assessment) -> anyhow::Result<()> {
        store::save_assessment(&self.path, assessment, self.framework)
    }

    /// Seals what is there, and saves it.
    pub fn seal(&mut self, today: Date) -> anyhow::Result<()> {
        if self.assessment.rated().next().is_none() {
            return Err(UserError::new("there is nothing to seal: no cell is rated yet").into());
        }
        for (behavior, by_step) in &self.assessment.cells {
            for (step, answer) in by_step {
                if answer.rating == Some(Rating::NotApplicable) && answer.note.is_none() {
                    return Err(UserError::new(format!(
                        "{behavior} at {step} does not apply, and no reason is given"
                    ))
                    .hint("give the reason as the `note` of that cell")
                    .into());
                }
            }
        }
        self.assessment.seal(today);
        self.save()
    }

    /// Whether the rater is the person.
    pub fn is_oneself(&self) -> bool {
        self.sitting.relation == Relation::Oneself
    }

    /// The disciplines that are rated, by name.
    pub fn discipline_names(&self) -> Vec<&str> {
        let known = |id: &Id| self.framework.discipline(id).map(|discipline| discipline.name.as_str());
        self.assessment.disciplines.iter().filter_map(known).collect()
    }
}

/// A sealed assessment is opened only when that is asked for.
fn reopened(
    mut assessment: Assessment,
    shown: &str,
    context: &Context,
    arguments: &AssessArgs,
) -> anyhow::Result<Assessment> {
    let Some(seal) = &assessment.sealed else { return Ok(assessment) };
    if !arguments.reopen {
        let changed = assessment.seal_state() == SealState::ChangedAfterwards;
        let afterwards = if changed { ", and was changed afterwards" } else { "" };
        return Err(UserError::new(format!("`{shown}` was sealed on {}{afterwards}", seal.on))
            .hint("`--reopen` opens it again, which hides both sides' ratings until it is sealed anew")
            .into());
    }
    assessment.sealed = None;
    context.streams.say(&format!("Opened `{shown}` again: both sides are hidden until it is sealed anew."));
    Ok(assessment)
}
