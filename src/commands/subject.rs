//! Whom a report is about, which of their reviews, and who asks: settled once for every command, and the gate
//! asked in one place.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::envelopes::{self, Envelopes, Unopened};
use super::{Context, identity};
use crate::analysis::reveal::{Asker, Awaited, Extent, Opened, Revealed, Withheld, awaited, owner, reveal};
use crate::diagnostic::kebab;
use crate::diagnostic::suggestion::nearest;
use crate::error::UserError;
use crate::model::{Assessment, Cycle, Framework, Id, People, Person, Review, SealState, Side, SideKey};
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
            person,
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
            (None, _) => Err(UserError::new(format!("there is nothing about `{id}` yet"))
                .hint("`steps assess` begins an assessment")
                .into()),
        }
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
        let reviews = self.person.reviews.iter().rev().filter(is_wanted);
        // Today's cycle first, whatever else was begun since.
        let (todays, others): (Vec<_>, Vec<_>) =
            reviews.partition(|review| review.cycle.name == self.todays_cycle);
        let reviews = todays.into_iter().chain(others);
        let own = reviews.flat_map(|review| {
            let opened = self.reveal(review).opened.into_iter();
            let is_it = |opened: &Opened<'_>| match agreed {
                true => opened.key.side == Side::Agreed,
                false => opened.extent == Extent::Own,
            };
            opened.filter(is_it).map(|opened| opened.assessment.into_owned()).collect::<Vec<_>>()
        });
        let own: Vec<Assessment> = own.collect();
        if let Some(sealed) = own.iter().find(|one| one.is_sealed()) {
            return Ok(sealed.clone());
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
            Some(draft) => draft.relation.assess_command(id),
            None if is_oneself => Side::Oneself.assess_command(id),
            None => Side::Manager.assess_command(id),
        };
        Err(match own.first() {
            Some(draft) if draft.sealed.is_some() => {
                UserError::new(format!("{what} for {} was changed after it was sealed", draft.cycle))
                    .hint(format!("undo the change, or seal it again with `{command} --reopen`"))
            }
            Some(draft) => UserError::new(format!("{what} for {} is not sealed yet", draft.cycle))
                .hint(format!("`{command}` goes on with it, and asks at the end whether to seal it")),
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
                Withheld::Unreadable if key.side == Side::Agreed => {
                    return UserError::new(format!("what was agreed for {cycle} cannot be read"))
                        .hint("`steps check` tells the two of you what is wrong");
                }
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
        if let Some(unopened) = self.unopened.iter().find(|one| one.cycle == cycle.name) {
            let name = self.name_of_side(review, &unopened.key);
            return UserError::new(format!("{name}'s envelope for {cycle} does not open: {}", unopened.why));
        }
        if let Some(refusal) = self.not_here(review) {
            return refusal;
        }
        if let Some(refusal) = self.own_missing(review) {
            return refusal;
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

    /// That whoever asks has not sealed their own, as the person or as one of the managers.
    fn own_missing(&self, review: &Review) -> Option<UserError> {
        let me = self.me.as_ref()?;
        let id = self.person.id();
        let side = awaited(&self.person, review, self.today).into_iter().find_map(|whom| match whom {
            Awaited::Person if me == id => Some(Side::Oneself),
            Awaited::Manager(manager) if manager == me => Some(Side::Manager),
            _ => None,
        })?;
        let others = self.waiting_for(review).filter(|_| awaited(&self.person, review, self.today).len() > 1);
        let cycle = &review.cycle;
        let refusal = match others {
            Some(names) => UserError::new(format!("not sealed yet in {cycle}: {names}")),
            None => UserError::new(format!("you have not sealed yours for {cycle} yet")),
        };
        let assess = format!("{}{}", side.assess_command(id), self.flags_of(&cycle.name));
        Some(
            refusal.hint(format!(
                "each side's ratings open once both have sealed; `{assess}` goes on with yours"
            )),
        )
    }

    /// That somebody's side is elsewhere, where whoever asks has sealed and waits for nothing that is here.
    fn not_here(&self, review: &Review) -> Option<UserError> {
        let me = self.me.as_ref()?;
        let entry = &self.person.entry;
        if me != self.person.id() && !entry.managers.iter().any(|term| term.id == *me) {
            return None;
        }
        let awaited = awaited(&self.person, review, self.today);
        let is_me = |whom: &Awaited<'_>| match whom {
            Awaited::Person => me == self.person.id(),
            Awaited::Manager(id) => me == *id,
            Awaited::SomeManager => false,
        };
        if awaited.is_empty() || awaited.iter().any(|whom| is_me(whom) || whom.has_begun_here(review)) {
            return None;
        }
        let waiting = self.waiting_for(review)?;
        let whose = if awaited.len() == 1 {
            format!("{waiting}'s side has")
        } else {
            format!("the sides of {waiting} have")
        };
        let send = match awaited.first() {
            Some(Awaited::Person) => "steps send".to_owned(),
            _ => format!("steps send {}", self.person.id()),
        };
        let refusal = UserError::new(format!("{whose} not come yet for {}", review.cycle))
            .hint(format!("they hand it over with `{send}`, and `steps receive FILE` takes it in here"));
        Some(refusal)
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
