//! What the gate opens of the peers' answers.
//!
//! - A manager reads a peer's answer to a question once they have rated it themself, for which "cannot say" is no
//!   rating; all of them once they have sealed all of theirs. The settings may open them at once.
//! - To a former manager nothing opens that was sealed after they left.
//! - Both sides read what the peers allowed, once theirs is open to each other; whoever sealed only part, only about what
//!   they answered.
//! - Nobody else reads anything, and a draft closes what is earlier.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{Asker, Extent, Gate, Opened, Withheld, is_own, later_draft, left};
use crate::model::{
    Assessment, Closed, Content, Id, PeerRule, Person, Rating, Review, SealState, Side, SideKey, outside,
};

/// Who wants to read what peers wrote.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'q> {
    pub asker: Asker<'q>,
    pub rule: PeerRule,
    /// What they have answered by now, where that is not what is in the review.
    pub so_far: Option<&'q Assessment>,
}

/// What `reader` may read of each peer's answers.
pub fn reveal_peers<'a>(
    person: &'a Person,
    review: &'a Review,
    reader: Reader<'_>,
    today: Date,
) -> Vec<(&'a SideKey, Result<Opened<'a>, Withheld<'a>>)> {
    let asker = reader.asker;
    let manager = Manager::of(person, review, reader, today);
    let peers = review.unrevealed().filter(|(key, _)| key.side == Side::Peer);
    let opened = |(key, content): (&'a SideKey, &'a Content)| {
        if let (true, Ok(assessment)) = (is_own(person, asker, key, content), content) {
            let assessment = Cow::Borrowed(assessment);
            return (key, Ok(Opened { key, assessment, extent: Extent::Own }));
        }
        let opened = manager.as_ref().map_or(Err(Withheld::Peer), |manager| manager.open(key, content));
        (key, opened)
    };
    peers.map(opened).collect()
}

/// What whoever asks has sealed themself, where both sides are open to them: then they may read what the peers allowed,
/// about what they answered.
///
/// # Errors
/// Why they may not.
pub fn open_to_both<'a>(
    person: &'a Person,
    review: &'a Review,
    asker: Asker<'_>,
    today: Date,
) -> Result<&'a Assessment, Withheld<'a>> {
    let gate = Gate::new(person, review, asker, today);
    if let Some(later) = gate.later_draft {
        return Err(Withheld::LaterDraft(later));
    }
    match (gate.own, gate.closed) {
        (_, Some(why)) => Err(why),
        (None, None) => Err(Withheld::Peer),
        (Some(_), None) if gate.has_sealed != [true, true] => Err(Withheld::OthersNotSealed),
        (Some(own), None) => Ok(own),
    }
}

/// The peers' sealed answers that may go further than to a manager, for both sides to read.
///
/// # Errors
/// Why whoever asks may not read them.
pub fn allowed_by_peers<'a>(
    person: &'a Person,
    review: &'a Review,
    asker: Asker<'_>,
    today: Date,
) -> Result<Vec<Assessment>, Withheld<'a>> {
    let own = open_to_both(person, review, asker, today)?;
    let since = left(person, asker);
    let peers = review.unrevealed().filter(|(key, _)| key.side == Side::Peer);
    let sealed = peers.filter_map(|(_, content)| content.as_ref().ok());
    let sealed = sealed.filter(|peer| !is_manager(person, review, &peer.rater)).filter(|peer| {
        peer.is_sealed()
            && since.is_none_or(|left| peer.sealed.as_ref().is_some_and(|seal| seal.date <= left))
    });
    let is_answered = |behavior: &Id, step: &Id| !own.partial || own.rating(behavior, step).is_some();
    let allowed = sealed.map(|peer| {
        peer.cut(|behavior, step| {
            let may_go = peer.answer(behavior, step).is_some_and(|answer| answer.forward.is_some());
            may_go && is_answered(behavior, step)
        })
    });
    Ok(allowed.collect())
}

/// Whether somebody is heard as a manager in this review: then they are none of the peers.
fn is_manager(person: &Person, review: &Review, rater: &Id) -> bool {
    let during = person.entry.managers_during(review.cycle.first_day(), review.cycle.last_day());
    let has_file = || {
        let mut managers = review.unrevealed().filter(|(key, _)| key.side == Side::Manager);
        managers.any(|(_, content)| outside(content).is_some_and(|outside| outside.rater == rater))
    };
    during.contains(&rater) || has_file()
}

/// A manager who asks, and what they have rated themself.
struct Manager<'a, 'q> {
    own: Option<&'q Assessment>,
    rule: PeerRule,
    left: Option<Date>,
    later_draft: Option<Withheld<'a>>,
}

impl<'a: 'q, 'q> Manager<'a, 'q> {
    fn of(person: &'a Person, review: &'a Review, reader: Reader<'q>, today: Date) -> Option<Self> {
        let Reader { asker, rule, so_far } = reader;
        let Asker::Known(id) = asker else { return None };
        let mut managers = review.unrevealed().filter(|(key, _)| key.side == Side::Manager);
        let own = managers.find(|(key, content)| is_own(person, asker, key, content));
        let own = own.and_then(|(_, content)| content.as_ref().ok());
        let is_one = person.entry.managers_on(review.cycle.last_day().min(today)).contains(&id);
        (own.is_some() || is_one).then(|| Self {
            own: so_far.or(own),
            rule,
            left: left(person, asker),
            later_draft: later_draft(person, review, asker).map(Withheld::LaterDraft),
        })
    }

    fn open(&self, key: &'a SideKey, content: &'a Content) -> Result<Opened<'a>, Withheld<'a>> {
        let outside = outside(content).ok_or(Withheld::Unreadable)?;
        match outside.state {
            SealState::Draft => return Err(Withheld::NotSealed),
            SealState::ChangedAfterwards => return Err(Withheld::ChangedAfterwards),
            SealState::Sealed => {}
        }
        if let Some(why) = self.later_draft {
            return Err(why);
        }
        if self.left.is_some_and(|left| outside.dated > left) {
            return Err(Withheld::SealedAfterLeaving);
        }
        let has_all =
            self.rule == PeerRule::AtOnce || self.own.is_some_and(|own| own.is_sealed() && !own.partial);
        if !has_all
            && self.own.is_none_or(|own| own.rated().all(|(behavior, step, _)| !opens(own, behavior, step)))
        {
            return Err(Withheld::OwnNotSealed);
        }
        let assessment = match content {
            Ok(assessment) => assessment,
            Err(Closed::Enveloped(_)) => return Err(Withheld::Enveloped),
            Err(Closed::Unreadable) => return Err(Withheld::Unreadable),
        };
        if has_all {
            return Ok(Opened { key, assessment: Cow::Borrowed(assessment), extent: Extent::Whole });
        }
        let is_rated = |behavior: &Id, step: &Id| self.own.is_some_and(|own| opens(own, behavior, step));
        Ok(Opened { key, assessment: Cow::Owned(assessment.cut(is_rated)), extent: Extent::Shared })
    }
}

/// Whether an answer of a manager opens what peers said to the same question. Nobody has to have an opinion to say that
/// they cannot tell.
fn opens(own: &Assessment, behavior: &Id, step: &Id) -> bool {
    own.rating(behavior, step).is_some_and(|rating| *rating != Rating::Unsure)
}
