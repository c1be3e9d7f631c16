//! Who is in the room, and what the gate opens to them: settled before anything is shown.

use jiff::civil::Date;

use super::AgreeArgs;
use crate::analysis::diff::Rater;
use crate::analysis::meeting::{Agenda, for_everybody};
use crate::analysis::reveal::{sealed_since, seals};
use crate::commands::subject::Subject;
use crate::commands::{Context, identity};
use crate::error::UserError;
use crate::model::{AgreedOn, Assessment, Cycle, Focus, Framework, Id, Person, Review, Side};
use crate::store::Workspace;

/// Two sides that look at one screen.
#[derive(Debug)]
pub struct Room<'a> {
    pub framework: &'a Framework,
    pub subject: Subject,
    /// Who runs the program.
    pub me: Id,
    cycle: Cycle,
    today: Date,
    /// The sealed assessments, as far as everybody may see them; the person's first.
    pub sides: Vec<Assessment>,
    /// What they are agreed on.
    pub seals: Vec<AgreedOn>,
    is_elsewhere: bool,
}

impl<'a> Room<'a> {
    /// Lets in the person and whoever manages them, once both have sealed.
    pub fn enter(
        context: &Context,
        arguments: &AgreeArgs,
        workspace: &Workspace,
        framework: &'a Framework,
    ) -> anyhow::Result<Self> {
        let mut subject = Subject::read(context, workspace, framework, arguments.about.as_deref())?;
        let me = match &subject.me {
            Some(me) => me.clone(),
            None => identity::required(context)?.id,
        };
        subject.me = Some(me.clone());
        let review = subject.review(arguments.cycle.as_ref())?;
        let revealed = subject.reveal(review);
        subject.refuse_third_parties(&me, &revealed, "what is agreed")?;
        let sides: Vec<&Assessment> = revealed
            .opened
            .iter()
            .filter(|opened| matches!(opened.key.side, Side::Oneself | Side::Manager))
            .map(|opened| opened.assessment.as_ref())
            .filter(|assessment| assessment.is_sealed())
            .collect();
        let has = |side: Side| sides.iter().any(|assessment| assessment.relation == side);
        if !has(Side::Oneself) || !has(Side::Manager) {
            subject.read_own(workspace, framework, review)?;
            return Err(subject.refusal(review, &revealed).into());
        }
        // Whoever is waited for is to say yes as well.
        if subject.waiting_for(review).is_some() {
            return Err(subject.refusal(review, &revealed).into());
        }
        subject.tell_unreadable(context, workspace, review, &revealed);
        let is_here = |side: &Assessment| is_here(&subject.person, side, context.today);
        let (sides, seals, cycle) = (for_everybody(&sides, is_here), seals(review), review.cycle.clone());
        let is_elsewhere = subject.has_opened(&cycle.name);
        let room = Self { framework, me, cycle, today: context.today, sides, seals, is_elsewhere, subject };
        room.refuse_alone()?;
        Ok(room)
    }

    /// Refuses where everybody but one has ceased to be a party: a meeting takes two.
    fn refuse_alone(&self) -> Result<(), UserError> {
        if self.parties().len() > 1 {
            return Ok(());
        }
        let (name, cycle) = (&self.person().name, self.cycle());
        Err(UserError::new(format!("whoever rated {name} as their manager for {cycle} no longer is")).hint(
            format!(
                "today's manager seals theirs first: `steps assess {} --as manager --cycle {cycle}`",
                self.person().id()
            ),
        ))
    }

    pub fn person(&self) -> &Person {
        &self.subject.person
    }

    pub fn cycle(&self) -> &Id {
        &self.cycle.name
    }

    fn review(&self) -> Option<&Review> {
        self.person().review(self.cycle())
    }

    /// Whether the other side is on another machine: what they sealed came in an envelope.
    pub fn is_elsewhere(&self) -> bool {
        self.is_elsewhere
    }

    /// What there is to talk about.
    pub fn agenda<'s>(&'s self) -> Agenda<'s> {
        let rater = |assessment: &'s Assessment| Rater {
            name: self.subject.people.name_of(&assessment.rater),
            assessment,
        };
        let raters = self.sides.iter().map(rater);
        Agenda::new(self.framework, raters.collect())
    }

    /// Who says yes in the end, by name: a former manager's word counts, and they are not there.
    pub fn parties(&self) -> Vec<String> {
        self.here().map(|side| self.subject.people.name_of(&side.rater)).collect()
    }

    /// Of those who sit here, whoever sealed only part: the others' answers to the rest are not on the table.
    pub fn partial(&self) -> impl Iterator<Item = &Assessment> {
        self.here().filter(|side| side.partial)
    }

    fn here(&self) -> impl Iterator<Item = &Assessment> {
        self.sides.iter().filter(|side| is_here(self.person(), side, self.today))
    }

    /// The parties beside whoever runs the program, by name.
    pub fn others(&self) -> Vec<String> {
        let me = self.subject.people.name_of(&self.me);
        self.parties().into_iter().filter(|name| *name != me).collect()
    }

    /// What was agreed to work on the last time before.
    pub fn last_focus(&self) -> Vec<Focus> {
        let earlier = self.person().reviews.iter().rfind(|review| review.cycle < self.cycle);
        earlier.map_or(Vec::new(), |earlier| self.subject.reveal(earlier).focus.to_vec())
    }

    /// Who has sealed again since this was agreed, by name.
    pub fn sealed_since(&self, record: &Assessment) -> Vec<String> {
        let since = self.review().map(|review| sealed_since(review, record)).unwrap_or_default();
        since.into_iter().map(|rater| self.subject.people.name_of(rater)).collect()
    }
}

/// Whether whoever rated is one of the two who meet, and not a former manager.
fn is_here(person: &Person, side: &Assessment, today: Date) -> bool {
    !person.entry.is_former_manager(&side.rater, today)
}
