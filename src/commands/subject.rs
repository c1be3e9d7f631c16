//! Whom a report is about, which of their reviews, and who asks: settled once for every command, and the gate
//! asked in one place.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Context, identity};
use crate::analysis::reveal::{Asker, Awaited, Extent, Revealed, Withheld, awaited, owner, reveal};
use crate::diagnostic::kebab;
use crate::diagnostic::suggestion::nearest;
use crate::error::UserError;
use crate::model::{Cycle, Framework, Id, People, Person, Review, SealState, Side, SideKey};
use crate::render::list;
use crate::store::{Reviews, Workspace, read_people};

/// A person that something is asked about, and who asks.
#[derive(Debug)]
pub struct Subject {
    pub person: Person,
    pub people: People,
    pub me: Option<Id>,
    today: Date,
    todays_cycle: Id,
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
        let person = reviews.person(&id, &people, None, framework)?;
        let todays_cycle = workspace.settings.value.cycle.cycle(context.today);
        Ok(Self {
            person,
            people,
            me,
            today: context.today,
            todays_cycle,
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
            (None, _) => Err(UserError::new(format!("there is nothing about `{id}` yet"))
                .hint("`steps assess` begins an assessment")
                .into()),
        }
    }

    /// What whoever asks may see of a review.
    pub fn reveal<'a>(&'a self, review: &'a Review) -> Revealed<'a> {
        reveal(&self.person, review, self.asker(), self.today)
    }

    /// Who has not sealed a review, in words; `None` where nobody is waited for.
    pub fn waiting_for(&self, review: &Review) -> Option<String> {
        waiting_for(&self.person, review, &self.people, self.today)
    }

    /// Why a report cannot show what it needs: the reason that whoever asks can do something about.
    pub fn refusal(&self, review: &Review, revealed: &Revealed<'_>) -> UserError {
        let cycle = &review.cycle;
        let later = revealed.withheld.iter().find_map(|(_, why)| match why {
            Withheld::LaterDraft(later) => Some(*later),
            _ => None,
        });
        if let Some(later) = later {
            return self.later_draft(cycle, later);
        }
        let own = revealed.opened.iter().find(|opened| opened.extent == Extent::Own);
        if let Some(own) = own.filter(|own| own.assessment.seal_state() == SealState::ChangedAfterwards) {
            return UserError::new(format!(
                "your assessment for {cycle} was changed after it was sealed, which counts as not sealed"
            ))
            .hint(format!(
                "undo the change, or seal it again with `{} --reopen`",
                own.key.side.assess_command(self.person.id())
            ));
        }
        for (key, why) in &revealed.withheld {
            let name = self.name_of_side(review, key);
            match why {
                Withheld::ChangedAfterwards => {
                    return UserError::new(format!(
                        "{name}'s assessment for {cycle} was changed after it was sealed, which counts as not sealed"
                    ))
                    .hint(format!(
                        "whoever wrote it seals it again with `{} --reopen`",
                        key.side.assess_command(self.person.id())
                    ));
                }
                Withheld::Unreadable => {
                    return UserError::new(format!("{name}'s assessment for {cycle} cannot be read"))
                        .hint("`steps check` tells whoever wrote it what is wrong");
                }
                Withheld::SealedAfterLeaving => {
                    return UserError::new(format!(
                        "{name}'s assessment for {cycle} was sealed after you stopped being {}'s manager",
                        self.person.name
                    ));
                }
                _ => {}
            }
        }
        let Some(waiting) = self.waiting_for(review) else {
            if self.has_open_meeting(revealed) {
                return UserError::new(format!("what was agreed in {cycle} is not sealed yet"))
                    .hint(format!("`steps agree {}` continues it", self.person.id()));
            }
            let why = |wanted: Withheld<'_>| revealed.withheld.iter().any(|(_, why)| *why == wanted);
            return match (why(Withheld::OwnNotSealed), why(Withheld::OthersNotSealed)) {
                (true, _) => UserError::new(format!("you have not sealed yours for {cycle}"))
                    .hint("each side's ratings open once both have sealed"),
                (_, true) => UserError::new(format!("not everybody who rates has sealed {cycle}"))
                    .hint("if it is your own review, say who you are with `--person ID`"),
                _ => UserError::new(format!("there is nothing to compare in {cycle}"))
                    .hint("a report compares the person's assessment with the manager's"),
            };
        };
        UserError::new(format!("not sealed yet in {cycle}: {waiting}"))
            .hint("each side's ratings open once both have sealed")
    }

    fn later_draft(&self, cycle: &Cycle, later: &Cycle) -> UserError {
        let refusal = UserError::new(format!("{later} is still open; seeing {cycle} now could bias it"));
        let Some(me) = &self.me else {
            return refusal.hint(format!(
                "look at {cycle} once {later} is sealed; if the draft is not yours, say who you are with `--person ID`"
            ));
        };
        let (id, entry) = (self.person.id(), &self.person.entry);
        let is_manager = entry.managers.is_empty() || entry.managers.iter().any(|term| term.id == *me);
        let side = match is_manager {
            _ if me == id => Side::Oneself,
            true => Side::Manager,
            false => Side::Peer,
        };
        let assess = side.assess_command(id);
        let flags = flags(me, &later.name, &self.todays_cycle, self.workspace.as_deref());
        refusal.hint(format!(
            "look at {cycle} once {later} is sealed; `{assess} --discard{flags}` removes your draft"
        ))
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
                "What was agreed in {} is not sealed yet, and is left out; `steps agree {id}` continues it.",
                review.cycle
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

/// The person with this id or name.
///
/// # Errors
/// Where nobody is called that: with whom may have been meant.
pub fn known_person(text: &str, people: &People, reviews: &Reviews<'_>) -> anyhow::Result<Id> {
    let text = text.trim();
    let known = known_people(people, reviews)?;
    if let Some(id) = find_person(text, &known)? {
        return Ok(id.clone());
    }
    let hint = match near_person(text, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`steps assess` begins an assessment".to_owned(),
    };
    Err(UserError::new(format!("nobody is called `{text}`")).hint(hint).into())
}

/// Everybody who is in `people.yaml` or has a folder, each with the name to call them by.
pub fn known_people(people: &People, reviews: &Reviews<'_>) -> anyhow::Result<Vec<(Id, String)>> {
    let mut known: Vec<_> = people.0.iter().map(|entry| (entry.id.clone(), entry.called())).collect();
    let written: HashSet<&Id> = people.0.iter().map(|entry| &entry.id).collect();
    let with_folder = reviews.people()?.into_iter().filter(|id| !written.contains(id));
    known.extend(with_folder.map(|id| (id.clone(), id.to_name())));
    Ok(known)
}

/// Whom a text names, by id or by name, whatever its capitals.
///
/// # Errors
/// Where several people have this name.
pub fn find_person<'a>(text: &str, known: &'a [(Id, String)]) -> anyhow::Result<Option<&'a Id>> {
    if let Some((id, _)) = known.iter().find(|(id, _)| *id == text) {
        return Ok(Some(id));
    }
    let lower = text.to_lowercase();
    let named = known.iter().filter(|(_, name)| name.to_lowercase() == lower);
    let ids: Vec<&Id> = named.map(|(id, _)| id).collect();
    match ids.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => {
            let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
            Err(UserError::new(format!("`{text}` is the name of several people"))
                .hint(format!("write the id: {}", list(&several)))
                .into())
        }
    }
}

/// Whom a text that names nobody may have meant.
pub fn near_person<'a>(text: &str, known: &'a [(Id, String)]) -> Option<&'a Id> {
    let word = kebab::kebab_case(text)?;
    let mut ids = known.iter().map(|(id, _)| id);
    // A part of a name, however short, such as the first name.
    let part = ids.clone().find(|id| format!("-{id}-").contains(&format!("-{word}-")));
    part.or_else(|| {
        let near = nearest(&word, ids.clone().map(Id::as_str))?;
        ids.find(|id| **id == near)
    })
}
