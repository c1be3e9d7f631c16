//! What was agreed to work on, review by review, and what became of each.

use jiff::civil::Date;

use super::Glimpse;
use crate::analysis::reveal::Withheld;
use crate::model::{Assessment, Became, Cycle, Focus, FollowUp, Id, Side};

/// Something that was agreed to work on.
#[derive(Clone, Debug)]
pub struct FocusItem<'a> {
    /// The cycle in which it was agreed, where that is known.
    pub cycle: Option<&'a Cycle>,
    pub behavior: &'a Id,
    pub step: &'a Id,
    pub attempt: &'a str,
    pub support: Option<&'a str>,
    pub look_again: Option<Date>,
    pub outcome: Outcome<'a>,
    /// Whether it is worked on today.
    pub is_open: bool,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome<'a> {
    /// Nothing was agreed since.
    Awaited,
    Became {
        cycle: &'a Cycle,
        became: Became,
        note: Option<&'a str>,
    },
    /// Something was agreed since, and says nothing of it.
    Unsaid,
    /// Something was agreed since, which may not be seen.
    Withheld(&'a Cycle),
}

/// What was agreed to work on, the earliest first.
pub(super) fn focus<'a>(glimpses: &[Glimpse<'a>]) -> Vec<FocusItem<'a>> {
    let mut found = Vec::new();
    let mut before: &[Focus] = &[];
    // The review in which what stands was agreed.
    let mut current: Option<usize> = None;
    for (at, glimpse) in glimpses.iter().enumerate() {
        let revealed = glimpse.revealed;
        let stands = revealed.focus;
        let own: &[Focus] = match record(glimpse) {
            Some(record) => {
                found.extend(without_focus(glimpses, at, record));
                &record.focus
            }
            // It is open, though the record that it stands in is not.
            None if is_withheld(glimpse) && stands != before => stands,
            None => &[],
        };
        if !own.is_empty() {
            current = Some(at);
        } else if stands.is_empty() {
            current = None;
        }
        before = stands;
        found.extend(own.iter().map(|focus| (at, focus)).map(|(at, focus)| FocusItem {
            cycle: Some(&glimpse.review.cycle),
            behavior: &focus.behavior,
            step: &focus.step,
            attempt: &focus.attempt,
            support: focus.support.as_deref(),
            look_again: focus.look_again,
            outcome: outcome(&glimpses[at + 1..], focus),
            is_open: false,
        }));
    }
    let current = current.map(|at| &glimpses[at].review.cycle);
    for item in &mut found {
        let is_over = matches!(item.outcome, Outcome::Became { became: Became::Done | Became::Dropped, .. });
        item.is_open = current.is_some() && item.cycle == current && !is_over;
    }
    found
}

fn record<'a>(glimpse: &Glimpse<'a>) -> Option<&'a Assessment> {
    let mut opened = glimpse.revealed.opened.iter();
    opened.find(|opened| opened.key.side == Side::Agreed).map(|opened| opened.assessment.as_ref())
}

/// Whether there is a record that is over, and may not be seen.
fn is_withheld(glimpse: &Glimpse<'_>) -> bool {
    let mut withheld = glimpse.revealed.withheld.iter();
    let is_over = |why: &Withheld<'_>| !matches!(why, Withheld::NotSealed | Withheld::Unreadable);
    withheld.any(|(key, why)| key.side == Side::Agreed && is_over(why))
}

fn is_about(follow_up: &FollowUp, focus: &Focus) -> bool {
    (&follow_up.behavior, &follow_up.step) == (&focus.behavior, &focus.step)
        && follow_up.attempt.trim() == focus.attempt.trim()
}

/// What the reviews after it say of something.
fn outcome<'a>(later: &[Glimpse<'a>], focus: &Focus) -> Outcome<'a> {
    let mut outcome = Outcome::Awaited;
    for glimpse in later {
        let cycle = &glimpse.review.cycle;
        let Some(record) = record(glimpse) else {
            if is_withheld(glimpse) {
                return Outcome::Withheld(cycle);
            }
            continue;
        };
        if glimpse.revealed.is_for_the_two {
            return Outcome::Withheld(cycle);
        }
        outcome = Outcome::Unsaid;
        let follow_up = record.follow_up.iter().find(|it| is_about(it, focus));
        if let Some(FollowUp { became: Some(became), note, .. }) = follow_up {
            return Outcome::Became { cycle, became: *became, note: note.as_deref() };
        }
    }
    outcome
}

/// What a record tells the end of without anything before it that says when it was agreed.
fn without_focus<'a>(glimpses: &[Glimpse<'a>], at: usize, record: &'a Assessment) -> Vec<FocusItem<'a>> {
    let is_known = |follow_up: &FollowUp| {
        let focus = glimpses[..at].iter().flat_map(|glimpse| {
            let own = self::record(glimpse).map_or(glimpse.revealed.focus, |record| &record.focus);
            own.iter()
        });
        focus.into_iter().any(|focus| is_about(follow_up, focus))
    };
    let cycle = &glimpses[at].review.cycle;
    let item = |it: &'a FollowUp| FocusItem {
        cycle: None,
        behavior: &it.behavior,
        step: &it.step,
        attempt: &it.attempt,
        support: None,
        look_again: None,
        outcome: match it.became {
            Some(became) => Outcome::Became { cycle, became, note: it.note.as_deref() },
            None => Outcome::Unsaid,
        },
        is_open: false,
    };
    record.follow_up.iter().filter(|it| !is_known(it)).map(item).collect()
}
