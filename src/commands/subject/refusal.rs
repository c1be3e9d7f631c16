//! Why a report cannot show what it needs: the reason that whoever asks can do something about.

use jiff::civil::Date;

use super::{Subject, flags};
use crate::analysis::reveal::{Awaited, Extent, Revealed, Withheld, awaited};
use crate::error::UserError;
use crate::model::{Cycle, Id, Review, SealState, Side, SideKey};

impl Subject {
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
                        .hint("`steps check` tells whoever wrote it what is wrong")
                        .hint("if it came in an envelope, ask for it again: `steps send` writes the same once more");
                }
                Withheld::SealedAfterLeaving if self.own_after_leaving(revealed).is_some() => {
                    let (sealed, left) = self.own_after_leaving(revealed).unwrap_or_default();
                    return UserError::new(format!(
                        "you sealed yours for {cycle} on {sealed}, and stopped being {}'s manager on {left}",
                        self.person.name
                    ))
                    .hint("it is kept as yours; to a former manager, only what was sealed by then opens");
                }
                Withheld::SealedAfterLeaving => {
                    let what = match key.side {
                        Side::Agreed => format!("what was agreed for {cycle} came"),
                        _ => format!("{name}'s assessment for {cycle} was sealed"),
                    };
                    return UserError::new(format!(
                        "{what} after you stopped being {}'s manager",
                        self.person.name
                    ));
                }
                _ => {}
            }
        }
        if let Some(unopened) =
            self.unopened.iter().find(|one| one.cycle == cycle.name && one.key.side != Side::Peer)
        {
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

    /// Why whoever asks may not read what peers said.
    pub fn refusal_of_peers(&self, review: &Review, why: Withheld<'_>) -> UserError {
        match why {
            Withheld::Peer => UserError::new("what peers said is for the person and their manager")
                .hint("say who you are with `--person ID`"),
            _ => self.refusal(review, &self.reveal(review)),
        }
    }

    /// Why there is nothing from one side in a review, as far as that is known.
    pub fn not_there(&self, review: &Review, revealed: &Revealed<'_>, side: Side) -> Option<UserError> {
        if self.waiting_for(review).is_some() {
            let here = Revealed { withheld: Vec::new(), ..revealed.clone() };
            return Some(self.refusal(review, &here));
        }
        (side == Side::Agreed).then(|| {
            UserError::new(format!("nothing is agreed for {} yet", review.cycle))
                .hint(format!("`steps agree {}` is for the meeting", self.person.id()))
        })
    }

    /// What may not be seen of a review, and why, those together that have one reason. Of peers nothing is said.
    pub fn withheld<'a>(
        &self,
        review: &Review,
        revealed: &Revealed<'a>,
    ) -> Vec<(Vec<&'a SideKey>, UserError)> {
        let mut withheld: Vec<(Vec<&SideKey>, UserError)> = Vec::new();
        for (key, why) in revealed.withheld.iter().filter(|(key, _)| key.side != Side::Peer) {
            let alone = Revealed { withheld: vec![(*key, *why)], ..revealed.clone() };
            let refusal = self.refusal(review, &alone);
            match withheld.iter_mut().find(|(_, other)| *other == refusal) {
                Some((keys, _)) => keys.push(key),
                None => withheld.push((vec![*key], refusal)),
            }
        }
        withheld
    }

    /// Refuses to whoever is neither the person nor one who manages them today: `what` is between these.
    pub fn refuse_third_parties(
        &self,
        me: &Id,
        revealed: &Revealed<'_>,
        what: &str,
    ) -> Result<(), UserError> {
        let (entry, name) = (&self.person.entry, &self.person.name);
        let has_rated = revealed
            .opened
            .iter()
            .any(|opened| opened.extent == Extent::Own && opened.key.side == Side::Manager);
        if me == self.person.id() {
            return Ok(());
        }
        if entry.is_former_manager(me, self.today) {
            return Err(UserError::new(format!("you are no longer {name}'s manager"))
                .hint(format!("{name} and their manager of today decide on what they agree")));
        }
        if has_rated || entry.managers.iter().any(|term| term.id == *me) {
            return Ok(());
        }
        let message = format!("{what} is between {name} and their manager, and you are `{me}`");
        Err(UserError::new(message).hint("say who you are with `--person ID`"))
    }

    /// The day on which whoever asks sealed their own, and the earlier one on which they ceased to be the manager.
    fn own_after_leaving(&self, revealed: &Revealed<'_>) -> Option<(Date, Date)> {
        let left = self.person.entry.manager_left(self.me.as_ref()?)?;
        let own = revealed.opened.iter().find(|opened| opened.extent == Extent::Own)?;
        let sealed = own.assessment.sealed.as_ref()?.date;
        (sealed > left).then_some((sealed, left))
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
}
