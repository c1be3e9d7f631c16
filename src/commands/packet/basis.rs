//! What a request for a move is built on: who asks, whose words are written, and what was agreed that both of them have
//! seen. Without it there is no packet.

use super::PacketArgs;
use crate::analysis::Caveat;
use crate::analysis::packet::shared_record;
use crate::analysis::reveal::{Revealed, Withheld};
use crate::commands::gap::{reopened_since, sealed_since};
use crate::commands::subject::Subject;
use crate::commands::{Context, identity, known_step};
use crate::error::UserError;
use crate::model::{
    Assessment, Framework, Id, Opinions, Packet, Person, Reopening, Review, Side, Stayed, Step,
};
use crate::render::{list, words};
use crate::store::Workspace;

/// What a request is built on.
#[derive(Debug)]
pub struct Basis<'a> {
    pub workspace: &'a Workspace,
    pub framework: &'a Framework,
    pub subject: Subject,
    /// Who runs the program.
    pub me: Id,
    /// Whose words are written.
    pub side: Side,
    /// The cycle of what was agreed last.
    pub cycle: Id,
    /// What was agreed, as far as both have seen it, earliest first; the last is the one to go by.
    pub records: Vec<Assessment>,
    /// The step that was asked for.
    pub to: Option<&'a Step>,
}

/// What happened since it was agreed.
#[derive(Debug, Default)]
pub struct Told {
    reopened: Vec<(String, Reopening)>,
    sealed: Vec<String>,
    other: Option<(String, String)>,
    /// Whether one of the two does not see all of what was agreed.
    is_cut: bool,
}

impl Told {
    pub fn caveats(&self) -> impl Iterator<Item = Caveat<'_>> {
        let sealed = (!self.sealed.is_empty()).then_some(Caveat::SealedSince(&self.sealed));
        let other = self.other.iter().map(|(name, compare)| Caveat::OtherRecord(name, compare));
        let reopened = self.reopened.iter().map(|(name, it)| Caveat::ReopenedSince(name, it));
        let shared = self.is_cut.then_some(Caveat::Shared);
        shared.into_iter().chain(sealed).chain(other).chain(reopened)
    }
}

impl<'a> Basis<'a> {
    /// Settles all of it, for the person and whoever manages them.
    pub fn lay(
        context: &Context,
        arguments: &PacketArgs,
        workspace: &'a Workspace,
        framework: &'a Framework,
    ) -> anyhow::Result<Self> {
        let to = arguments.to.as_ref().map(|word| known_step(framework, word)).transpose()?;
        let mut subject = Subject::read(context, workspace, framework, arguments.about.as_deref())?;
        let me = match &subject.me {
            Some(me) => me.clone(),
            None => identity::required(context)?.id,
        };
        subject.me = Some(me.clone());
        let review = choose(&subject, arguments)?;
        let revealed = subject.reveal(review);
        subject.refuse_third_parties(&me, &revealed, "a packet")?;
        // Whoever writes down what was decided sees nothing by that.
        let is_shown = arguments.record.is_none();
        if is_shown && revealed.get(Side::Agreed).is_none() {
            return Err(subject.refusal(review, &revealed).into());
        }
        subject.tell_unreadable(context, workspace, review, &revealed);
        // What was agreed last may not be sealed yet; then it is built on what was before.
        for later in subject.person.reviews.iter().filter(|later| later.cycle > review.cycle) {
            subject.tell_open_meeting(context, later, &subject.reveal(later));
        }
        let until = subject.person.reviews.iter().filter(|one| one.cycle <= review.cycle);
        let shared = |one: &Review| shared_record(&subject.person, one, &me, context.today);
        let records: Vec<Assessment> = until.filter_map(shared).collect();
        let cycle = review.cycle.name.clone();
        if is_shown && records.last().is_none_or(|record| record.cycle != cycle) {
            let name = &subject.person.name;
            let message = format!("{name} has not been shown what was agreed in {cycle}");
            let hint = "a packet holds nothing that the person has not seen; it opens once both have sealed";
            return Err(UserError::new(message).hint(hint).into());
        }
        let own = if me == *subject.person.id() { Side::Oneself } else { Side::Manager };
        let side = arguments.side.unwrap_or(own);
        if arguments.seen && side != Side::Oneself {
            let message = format!("`--seen` is for {} to say", subject.person.name);
            return Err(UserError::new(message)
                .hint("where they sit beside you, they say it with `--as self --seen`")
                .into());
        }
        Ok(Self { workspace, framework, me, side, cycle, records, to, subject })
    }

    pub fn person(&self) -> &Person {
        &self.subject.person
    }

    /// What peers allowed the person to read for this cycle, where there is any and it is open to both sides.
    pub fn opinions(&self) -> anyhow::Result<Option<Opinions>> {
        let Some(review) = self.person().review(&self.cycle) else { return Ok(None) };
        if self.subject.may_read_opinions(review).is_err() {
            return Ok(None);
        }
        // On the manager's machine there is more than the person was sent.
        let is_sent = || self.subject.sent_opinions(self.workspace, review).map(|sent| sent.is_some());
        if self.me != *self.person().id() && !is_sent()? {
            return Ok(None);
        }
        let opinions = self.subject.opinions(self.workspace, self.framework, review)?;
        Ok(Some(opinions).filter(|opinions| !opinions.cells.is_empty()))
    }

    /// The step that the person is at today, where it is known.
    pub fn standing(&self) -> Option<&'a Step> {
        let agreed = self.records.last().and_then(|record| record.step.as_ref());
        self.framework.steps.get(self.person().profile.step.as_ref().or(agreed)?)
    }

    /// The step to move to.
    pub fn target(&self, packet: &Packet) -> anyhow::Result<&'a Step> {
        let id = &packet.step;
        let step = self.framework.steps.get(id);
        Ok(step.ok_or_else(|| {
            UserError::new(format!("no step is called `{id}`"))
                .hint(format!("change `to` in the packet of {}", self.cycle))
        })?)
    }

    /// The packet that there is, else a new one for the step that was asked for.
    ///
    /// # Errors
    /// No step was asked for, or another one than the packet's.
    pub fn begun(&self, existing: Option<Packet>) -> anyhow::Result<Packet> {
        let (id, cycle) = (self.person().id(), &self.cycle);
        let flags = self.flags();
        match (existing, self.to) {
            (Some(packet), Some(to)) if packet.step != to.id => {
                let message = format!("the packet of {cycle} asks for `{}`, not `{}`", packet.step, to.id);
                let hint =
                    format!("`steps packet {id} --edit{flags}` changes the step, and the words with it");
                Err(UserError::new(message).hint(hint).into())
            }
            (Some(packet), _) => Ok(packet),
            (None, Some(to)) => Ok(Packet::new(id.clone(), cycle.clone(), to.id.clone())),
            (None, None) => {
                let steps = self.framework.steps.iter().map(|step| format!("`{}`", step.id));
                Err(UserError::new(format!(
                    "there is no packet on {cycle} yet, so it needs the step to move to"
                ))
                .hint(format!("name it with `--to`: {}", steps.collect::<Vec<_>>().join(", ")))
                .into())
            }
        }
    }

    /// The flags that a command needs to mean the same.
    pub fn flags(&self) -> String {
        self.subject.flags_of(&self.cycle)
    }

    /// The names of the person and of who manages them.
    pub fn names(&self) -> [String; 2] {
        let managers = self.person().entry.managers_on(self.subject.today());
        let managers: Vec<String> = managers.into_iter().map(|id| self.subject.people.name_of(id)).collect();
        let manager = match managers.as_slice() {
            [] if self.me != *self.person().id() => self.subject.people.name_of(&self.me),
            [] => "the manager".to_owned(),
            names => list(names),
        };
        [self.person().name.clone(), manager]
    }

    /// The name of who wrote down what was agreed.
    pub fn rater(&self) -> String {
        self.records.last().map(|record| self.subject.people.name_of(&record.rater)).unwrap_or_default()
    }

    /// What happened since it was agreed that a reader should know.
    pub fn told(&self) -> Told {
        let Some(review) = self.person().review(&self.cycle) else { return Told::default() };
        let revealed = self.subject.reveal(review);
        let Some(shown) = revealed.get(Side::Agreed) else { return Told::default() };
        let reopened = reopened_since(&self.subject, review, &revealed, shown);
        Told {
            sealed: sealed_since(&self.subject, review, shown, &reopened),
            is_cut: self.records.iter().any(|record| record.is_cut),
            other: self.subject.other_record(review, &revealed, self.workspace),
            reopened: reopened.into_iter().map(|(name, it)| (name, it.clone())).collect(),
        }
    }

    /// Says which words were not replaced by those of another copy, and how they are.
    pub fn tell_stayed(&self, context: &Context, stayed: &Stayed<'_>, shown: &str) {
        let behaviors = stayed.instead.iter().map(|id| words::behavior(self.framework, id));
        let about: Vec<&str> = stayed.request.then_some("the request").into_iter().chain(behaviors).collect();
        if about.is_empty() {
            return;
        }
        let [person, manager] = self.names();
        let whose = match (self.side, self.me == *self.person().id()) {
            (Side::Oneself, true) | (Side::Manager, false) => "Your words".to_owned(),
            (Side::Oneself, false) => format!("The words of {person}"),
            _ => format!("The words of {manager}"),
        };
        context.streams.say(&format!(
            "{whose} on {} stay, though the answers say something else; to replace them, use `--request` or \
             `--edit`, or first remove them from `{shown}`.",
            list(&about)
        ));
    }

    /// Says that the manager's words are left out, and how the person gets to see them.
    pub fn tell_unseen(&self, context: &Context) {
        let [person, manager] = self.names();
        let whose = if self.side == Side::Manager {
            "Your words are".to_owned()
        } else {
            format!("The words of {manager} are")
        };
        let (id, flags) = (self.person().id(), self.flags());
        context.streams.say(&format!(
            "{whose} left out until {person} has read them: here with `steps packet {id} --as self{flags}`, or on \
             their machine, where `--answers` takes in the packet.yaml of this one."
        ));
    }
}

/// The review to build on: the one asked for, else the latest of which there is a record that is not still open.
fn choose<'s>(subject: &'s Subject, arguments: &PacketArgs) -> anyhow::Result<&'s Review> {
    let is_agreed = |review: &&Review| review.keys().any(|key| key.side == Side::Agreed);
    let is_open_meeting = |revealed: &Revealed<'_>| {
        let mut withheld = revealed.withheld.iter();
        withheld.any(|(key, why)| key.side == Side::Agreed && *why == Withheld::NotSealed)
    };
    let nothing = || {
        let (id, name) = (subject.person.id(), &subject.person.name);
        UserError::new(format!("nothing was agreed about {name} yet"))
            .hint(format!("a packet is built on what `steps agree {id}` records in the review meeting"))
    };
    if let Some(cycle) = &arguments.cycle {
        let review = subject.review(Some(cycle))?;
        return Ok(Some(review).filter(is_agreed).ok_or_else(|| {
            let refusal = nothing();
            UserError::new(format!("nothing was agreed about {} in {cycle}", subject.person.name))
                .maybe_hint(refusal.hints.into_iter().next())
        })?);
    }
    let begun = subject.person.reviews.iter().filter(|review| !review.cycle.begins_after(subject.today()));
    let agreed: Vec<&Review> = begun.filter(is_agreed).collect();
    // What was decided is about the latest request, whatever was agreed since.
    let with_packet = agreed.iter().rfind(|review| arguments.record.is_some() && review.packet.is_some());
    let closed = agreed.iter().rfind(|review| !is_open_meeting(&subject.reveal(review)));
    Ok(with_packet.or(closed).or(agreed.last()).copied().ok_or_else(nothing)?)
}
