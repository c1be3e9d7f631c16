//! Whom a report is about, which of their reviews, and who asks: settled once for every command, and the gate
//! asked in one place.

mod peers;
mod refusal;
mod whom;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::envelopes::{self, Envelopes, Unopened};
use super::{Context, identity};
use crate::analysis::reveal::{Asker, Awaited, Extent, Opened, Revealed, Withheld, awaited, owner, reveal};
use crate::error::UserError;
use crate::model::{Assessment, Framework, Id, People, Person, Review, Side, SideKey};
use crate::render::list;
use crate::store::{Reviews, Workspace, read_people};

pub use whom::{find_person, known_people, known_person, near_person};

/// A person that something is asked about, and who asks.
#[derive(Debug)]
pub struct Subject {
    /// With answers under the ids that the framework has today.
    pub person: Person,
    /// As it was sealed.
    as_sealed: Person,
    pub people: People,
    pub me: Option<Id>,
    today: Date,
    todays_cycle: Id,
    /// The cycles of which an envelope was opened.
    opened: Vec<Id>,
    /// Which envelopes may be seen, and do not open here.
    unopened: Vec<Unopened>,
    /// The workspace that was asked for.
    workspace: Option<PathBuf>,
}

impl Subject {
    /// The person who was named by id or by name, else whoever runs the program.
    pub fn read(
        context: &Context,
        workspace: &Workspace,
        framework: &Framework,
        about: Option<&str>,
    ) -> anyhow::Result<Self> {
        let people = read_people(workspace)?;
        let reviews = Reviews::of(workspace);
        let (id, me) = match about {
            Some(text) => (known_person(text, &people, &reviews)?, identity::known(context)?),
            None => {
                let me = identity::required(context)?.id;
                (me.clone(), Some(me))
            }
        };
        let mut person = reviews.person(&id, &people, None, framework)?;
        let asker = me.as_ref().map_or(Asker::Unknown, Asker::Known);
        let Envelopes { opened, unopened } =
            envelopes::open(workspace, framework, &people, &mut person, asker, context.today)?;
        let todays_cycle = workspace.settings.value.cycle.cycle(context.today);
        Ok(Self {
            person: person.carried_to(framework),
            as_sealed: person,
            people,
            me,
            today: context.today,
            todays_cycle,
            opened,
            unopened,
            workspace: context.workspace.clone(),
        })
    }

    pub fn asker(&self) -> Asker<'_> {
        self.me.as_ref().map_or(Asker::Unknown, Asker::Known)
    }

    /// The review to look at: the one asked for, else today's, else the latest before it.
    pub fn review(&self, asked_for: Option<&Id>) -> anyhow::Result<&Review> {
        let id = self.person.id();
        if let Some(review) = self.person.review(asked_for.unwrap_or(&self.todays_cycle)) {
            return Ok(review);
        }
        let latest = self.person.latest_review(self.today);
        match (latest, asked_for) {
            (Some(latest), None) => Ok(latest),
            (Some(latest), Some(wanted)) => {
                Err(UserError::new(format!("there is nothing about `{id}` in {wanted}"))
                    .hint(format!("the latest is `--cycle {}`", latest.cycle))
                    .into())
            }
            (None, _) => Err(self.nothing_yet().into()),
        }
    }

    /// That there is no review at all.
    pub fn nothing_yet(&self) -> UserError {
        UserError::new(format!("there is nothing about `{}` yet", self.person.id()))
            .hint("`steps assess` begins an assessment")
    }

    /// The flags that a command needs to mean the same for a cycle of this person.
    pub fn flags_of(&self, cycle: &Id) -> String {
        let me = self.me.as_ref();
        me.map(|me| flags(me, cycle, &self.todays_cycle, self.workspace.as_deref())).unwrap_or_default()
    }

    /// Whether anything of a cycle came in an envelope that was opened.
    pub fn has_opened(&self, cycle: &Id) -> bool {
        self.opened.contains(cycle)
    }

    pub fn today(&self) -> Date {
        self.today
    }

    /// What whoever asks may see of a review.
    pub fn reveal<'a>(&'a self, review: &'a Review) -> Revealed<'a> {
        reveal(&self.person, review, self.asker(), self.today)
    }

    /// Who has not sealed a review, in words; `None` where nobody is waited for.
    pub fn waiting_for(&self, review: &Review) -> Option<String> {
        waiting_for(&self.person, review, &self.people, self.today)
    }

    /// What whoever asks has sealed themself, or what was agreed: the latest, or that of a cycle.
    ///
    /// # Errors
    /// There is nothing, or it is not sealed, with how to go on.
    pub fn own_sealed(&self, cycle: Option<&Id>, agreed: bool) -> anyhow::Result<Assessment> {
        let is_wanted = |review: &&Review| cycle.is_none_or(|cycle| review.cycle.name == *cycle);
        let reviews = self.as_sealed.reviews.iter().rev().filter(is_wanted);
        // Today's cycle first, whatever else was begun since.
        let (todays, others): (Vec<_>, Vec<_>) =
            reviews.partition(|review| review.cycle.name == self.todays_cycle);
        let reviews = todays.into_iter().chain(others);
        let own = reviews.flat_map(|review| {
            let opened = reveal(&self.as_sealed, review, self.asker(), self.today).opened.into_iter();
            let is_it = |opened: &Opened<'_>| match agreed {
                true => opened.key.side == Side::Agreed,
                false => opened.extent == Extent::Own,
            };
            opened.filter(is_it).collect::<Vec<_>>()
        });
        let own: Vec<Opened<'_>> = own.collect();
        // What is shown in part is not what was sealed.
        let is_whole = |one: &&Opened<'_>| one.extent != Extent::Shared;
        if let Some(sealed) = own.iter().filter(is_whole).find(|one| one.assessment.is_sealed()) {
            return Ok(sealed.assessment.clone().into_owned());
        }
        let (id, name) = (self.person.id(), &self.person.name);
        let is_oneself = self.me.as_ref() == Some(id);
        let what = match (agreed, is_oneself) {
            (true, _) => format!("what was agreed about {name}"),
            (false, true) => "your assessment".to_owned(),
            (false, false) => format!("your assessment of {name}"),
        };
        let command = match own.first() {
            _ if agreed => format!("steps agree {id}"),
            Some(draft) => draft.assessment.relation.assess_command(id),
            None if is_oneself => Side::Oneself.assess_command(id),
            None => Side::Manager.assess_command(id),
        };
        Err(match own.first() {
            Some(Opened { assessment, extent: Extent::Shared, .. }) => {
                UserError::new(format!("you see only a part of {what} for {}", assessment.cycle)).hint(
                    format!("{} has all of it, and can send it", self.people.name_of(&assessment.rater)),
                )
            }
            Some(Opened { assessment: draft, .. }) if draft.sealed.is_some() => {
                UserError::new(format!("{what} for {} was changed after it was sealed", draft.cycle))
                    .hint(format!("undo the change, or seal it again with `{command} --reopen`"))
            }
            Some(Opened { assessment: draft, .. }) => {
                UserError::new(format!("{what} for {} is not sealed yet", draft.cycle))
                    .hint(format!("`{command}` goes on with it, and asks at the end whether to seal it"))
            }
            None if agreed => UserError::new(format!("nothing was agreed about {name} yet"))
                .hint(format!("`{command}` is for the meeting, once both sides are here")),
            None => UserError::new(format!(
                "there is nothing to send: you have not rated {} yet",
                if is_oneself { "yourself" } else { name }
            ))
            .hint(format!("`{command}` begins")),
        }
        .into())
    }

    /// Says which assessments of a review cannot be read, so that nobody misses them in a report.
    pub fn tell_unreadable(
        &self,
        context: &Context,
        workspace: &Workspace,
        review: &Review,
        revealed: &Revealed<'_>,
    ) {
        for (key, _) in revealed.withheld.iter().filter(|(_, why)| *why == Withheld::Unreadable) {
            let shown = Reviews::of(workspace).shown_path(self.person.id(), &review.cycle.name, key);
            context.streams.say(&format!(
                "`{shown}` cannot be read, and is left out; `steps check` tells whoever wrote it why."
            ));
        }
    }

    fn has_open_meeting(&self, revealed: &Revealed<'_>) -> bool {
        let mut withheld = revealed.withheld.iter();
        withheld.any(|(key, why)| key.side == Side::Agreed && *why == Withheld::NotSealed)
    }

    /// Says that there is a record of what was agreed which nobody has sealed, so that nobody misses it in a report.
    pub fn tell_open_meeting(&self, context: &Context, review: &Review, revealed: &Revealed<'_>) {
        if self.has_open_meeting(revealed) {
            let id = self.person.id();
            context.streams.say(&format!(
                "What was agreed in {} is not sealed yet, and is left out; `steps agree {id}{}` continues it.",
                review.cycle,
                self.flags_of(&review.cycle.name)
            ));
        }
    }

    /// What is wrong with an assessment of whoever asks, if one of theirs cannot be read.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn read_own(
        &self,
        workspace: &Workspace,
        framework: &Framework,
        review: &Review,
    ) -> anyhow::Result<()> {
        let Some(me) = &self.me else { return Ok(()) };
        let unreadable = review.keys().filter(|key| review.is_unreadable(key));
        for key in unreadable.filter(|key| owner(&self.person, key, &review.cycle) == [me]) {
            Reviews::of(workspace).own(self.person.id(), &review.cycle.name, key, framework)?;
        }
        Ok(())
    }

    /// Whose other record of what was agreed there is, and the command that compares the two.
    pub fn other_record(
        &self,
        review: &Review,
        revealed: &Revealed<'_>,
        workspace: &Workspace,
    ) -> Option<(String, String)> {
        let mut records = revealed.opened.iter().filter(|opened| opened.key.side == Side::Agreed);
        let (first, other) = (records.next()?, records.next()?);
        let shown = |key: &SideKey| {
            let path = Reviews::of(workspace).shown_path(self.person.id(), &review.cycle.name, key);
            shell_words::quote(&path).into_owned()
        };
        let compare = format!("steps diff {} {}", shown(first.key), shown(other.key));
        Some((self.people.name_of(&other.assessment.rater), compare))
    }

    /// The name of whoever a side belongs to.
    pub fn name_of_side(&self, review: &Review, key: &SideKey) -> String {
        match (key.side, &key.rater) {
            (Side::Oneself | Side::Agreed, _) => self.person.name.clone(),
            (_, Some(rater)) => self.people.name_of(rater),
            (_, None) => {
                let managers = self.person.entry.managers_on(review.cycle.last_day().min(self.today));
                managers.first().map_or("the manager".to_owned(), |id| self.people.name_of(id))
            }
        }
    }
}

/// Who has not sealed a review of a person, in words; `None` where nobody is waited for.
pub fn waiting_for(person: &Person, review: &Review, people: &People, today: Date) -> Option<String> {
    let names: Vec<String> = awaited(person, review, today)
        .into_iter()
        .map(|whom| match whom {
            Awaited::Person => person.name.clone(),
            Awaited::Manager(id) => people.name_of(id),
            Awaited::SomeManager => "the manager".to_owned(),
        })
        .collect();
    (!names.is_empty()).then(|| list(&names))
}

/// Who has not sealed a review of a person, each with the command by which they hand theirs over; `None` where nobody
/// is waited for.
pub fn still_to_come(person: &Person, review: &Review, people: &People, today: Date) -> Option<String> {
    let whom = |whom: Awaited<'_>| match whom {
        Awaited::Person => format!("{} (`steps send`)", person.name),
        Awaited::Manager(id) => format!("{} (`steps send {}`)", people.name_of(id), person.id()),
        Awaited::SomeManager => format!("the manager (`steps send {}`)", person.id()),
    };
    let names: Vec<String> = awaited(person, review, today).into_iter().map(whom).collect();
    (!names.is_empty()).then(|| list(&names))
}

/// The flags that a command needs to mean the same when it is typed: who asks, which cycle, which workspace.
pub fn flags(me: &Id, cycle: &Id, todays_cycle: &Id, workspace: Option<&Path>) -> String {
    let mut flags = String::new();
    if !identity::is_remembered(me) {
        flags += &format!(" --person {me}");
    }
    if cycle != todays_cycle {
        flags += &format!(" --cycle {cycle}");
    }
    if let Some(folder) = workspace {
        flags += &format!(" --workspace {}", shell_words::quote(&folder.to_string_lossy()));
    }
    flags
}
